"""What became of a work is in every export, and is read again as what it was."""

from __future__ import annotations

import json

import pytest

from sphinxcontrib_pubs.export.atom import Feed, FeedEntry, to_atom
from sphinxcontrib_pubs.export.bibtex import to_bibtex
from sphinxcontrib_pubs.export.csl_json import to_csl_json, to_public_csl_json
from sphinxcontrib_pubs.export.json_ld import to_json_ld
from sphinxcontrib_pubs.export.losses import losses
from sphinxcontrib_pubs.export.markdown import to_markdown
from sphinxcontrib_pubs.export.records import to_records
from sphinxcontrib_pubs.export.ris import to_ris
from sphinxcontrib_pubs.model import (
    Contributor,
    Notice,
    PartialDate,
    Person,
    Publication,
    SourceSpan,
    Venue,
    plain_text,
)
from sphinxcontrib_pubs.sources.bibtex.entry_text import read_entry_text
from sphinxcontrib_pubs.sources.load import read
from tests.export.round_trip import read_markdown

RETRACTED = Notice('retracted', PartialDate(2022, 3, 4), '10.5555/fog.r', '', 'The lanterns were counted twice')
ERRATUM = Notice('corrected', PartialDate(2021), '', 'https://example.org/e', 'Erratum. Quay Letters 5, 12 (2021)')
FOG = Publication(
    key='fog',
    source=SourceSpan('list.yml', 1),
    type='article-journal',
    title=('Fog over the harbour',),
    contributors=(Contributor(Person('Quist', 'Rosa')),),
    issued=PartialDate(2020),
    venue=Venue('Quay Letters', kind='journal'),
    note=('Best paper',),
    notices=(RETRACTED, ERRATUM),
)
WRITERS = {
    'bibtex': lambda publication: to_bibtex([publication], read_entry_text),
    'ris': lambda publication: to_ris([publication]),
    'csl-json': lambda publication: json.dumps(to_csl_json([publication])),
    'yaml': lambda publication: json.dumps(to_records([publication])),  # which is YAML as well
    'markdown': lambda publication: to_markdown([publication], read_markdown),
}


@pytest.mark.parametrize('format', WRITERS)
@pytest.mark.parametrize('notices', [(RETRACTED,), (RETRACTED, ERRATUM), (Notice('concern'),), (Notice('superseded'),)])
def test_every_format_is_read_again_with_the_notices(format: str, notices: tuple[Notice, ...]) -> None:
    written = FOG._replace(notices=notices)
    (again,) = read(WRITERS[format](written), file='x', format=format).publications
    assert [each[:4] for each in again.notices] == [each[:4] for each in notices]
    assert [each.reason.rstrip('.') for each in again.notices] == [each.reason for each in notices]
    assert (again.title_text, plain_text(again.note), again.status) == ('Fog over the harbour', 'Best paper', '')
    assert 'a notice on the work' not in losses(written, again)


def test_a_lost_notice_is_told() -> None:
    assert 'a notice on the work' in losses(FOG, FOG._replace(notices=(ERRATUM,)))
    assert 'a notice on the work' not in losses(FOG._replace(notices=()), FOG)


def test_public_files_say_it_in_fields_of_their_own() -> None:
    (item,) = to_public_csl_json([FOG])
    assert item['status'] == 'retracted'
    assert item['note'] == (
        'Best paper\nRetracted 2022-03-04: The lanterns were counted twice. https://doi.org/10.5555/fog.r\n'
        'Erratum. Quay Letters 5, 12 (2021). https://example.org/e'
    )
    (again,) = read(json.dumps([item]), file='x', format='csl-json').publications
    assert [each.kind for each in again.notices] == ['retracted', 'corrected']
    assert to_public_csl_json([FOG._replace(status='in press')])[0]['status'] == 'in press'


def test_search_engines_are_told() -> None:
    work = to_json_ld(FOG._replace(status='in press'))
    assert work['creativeWorkStatus'] == ['in press', 'retracted', 'corrected']
    assert work['correction'] == [
        {
            '@type': 'CorrectionComment',
            'name': 'Retracted',
            'text': 'The lanterns were counted twice',
            'datePublished': '2022-03-04',
            'url': 'https://doi.org/10.5555/fog.r',
        },
        {
            '@type': 'CorrectionComment',
            'name': 'Corrected',
            'text': 'Erratum. Quay Letters 5, 12 (2021)',
            'datePublished': '2021',
            'url': 'https://example.org/e',
        },
    ]
    plain = to_json_ld(FOG._replace(notices=(Notice('retracted', url='javascript:alert(1)'),)))
    assert plain['creativeWorkStatus'] == 'retracted' and 'javascript' not in json.dumps(plain)
    assert not {'creativeWorkStatus', 'correction'} & to_json_ld(FOG._replace(notices=())).keys()


def test_a_feed_says_it_before_the_abstract() -> None:
    feed = Feed('Papers', 'https://example.org/a.atom', 'https://example.org/a', 'https://example.org/', 'Quay')
    told = FOG._replace(abstract=('We count.',), notices=(Notice('retracted', PartialDate(2022, 3, 4), '10.5555/r'),))
    text = to_atom(feed, [FeedEntry(told, 'https://example.org/a')])
    assert '<summary>Retracted 2022-03-04. https://doi.org/10.5555/r We count.</summary>' in text
