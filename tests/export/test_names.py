"""Each format has a name in the form in which its programs take it apart again."""

from __future__ import annotations

from urllib.parse import parse_qsl
from xml.etree import ElementTree as ET

import pytest

from sphinxcontrib_pubs.export.atom import Feed, FeedEntry, to_atom
from sphinxcontrib_pubs.export.coins import to_coins
from sphinxcontrib_pubs.export.highwire import citation_tags
from sphinxcontrib_pubs.export.json_ld import to_json_ld
from sphinxcontrib_pubs.export.ris import to_ris
from sphinxcontrib_pubs.model import Contributor, PartialDate, Person, Publication
from tests.export.exported import work

FIRST = Contributor(Person('Ito', 'Mei'))
NAMES = [
    (Person('Goot', 'Rob', 'van der'), 'Rob van der Goot', 'van der Goot, Rob', 'van der Goot'),
    (Person('Berg', 'Ada', dropping_particle='von'), 'Ada von Berg', 'von Berg, Ada', 'von Berg'),
    (Person('King', 'Martin', suffix='Jr.'), 'Martin King Jr.', 'King, Martin, Jr.', 'King'),
    (Person('张', '伟'), '张伟', '张, 伟', '张'),
    (Person('Quist'), 'Quist', 'Quist', 'Quist'),
]


def of(person: Person) -> Publication:
    return work(
        type='article-journal', title=('Lamps',), contributors=(FIRST, Contributor(person)), issued=PartialDate(2021)
    )


@pytest.mark.parametrize(('person', 'spoken', 'filed', 'family'), NAMES)
def test_readers_get_a_name_as_it_is_spoken_and_programs_by_its_family(
    person: Person, spoken: str, filed: str, family: str
) -> None:
    told = of(person)
    feed = Feed('Lamps', 'https://a.example/f', 'https://a.example/p', 'https://a.example/', 'Lab')
    entry = ET.fromstring(to_atom(feed, [FeedEntry(told, 'https://a.example/p#a')]))[-1]
    assert [each[0].text for each in entry if each.tag.endswith('author')] == ['Mei Ito', spoken]
    assert [each['name'] for each in to_json_ld(told)['author']] == ['Mei Ito', spoken]  # type: ignore[attr-defined]
    assert to_json_ld(told)['author'][1]['familyName'] == family  # type: ignore[index]
    assert [content for name, content in citation_tags(told) if name == 'citation_author'] == ['Ito, Mei', filed]
    assert [value for name, value in parse_qsl(to_coins(told)) if name == 'rft.au'] == [filed]
    assert f'AU  - {filed}\n' in to_ris([told]).replace('\r', '')


def test_a_team_is_called_what_it_calls_itself() -> None:
    told = of(Person(literal='The Lamp Team, Quay'))
    assert to_json_ld(told)['author'][1] == {'@type': 'Organization', 'name': 'The Lamp Team, Quay'}  # type: ignore[index]
    assert ('citation_author', 'The Lamp Team, Quay') in citation_tags(told)
    assert ('rft.aucorp', 'The Lamp Team, Quay') in parse_qsl(to_coins(told))
