"""No value of a source leaves its place in a file that the site gives away: readers of others read them back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl
from xml.etree import ElementTree as ET

import bibtexparser
import feedparser
import pytest
import rispy
from sphinx.util.inventory import InventoryFile

from sphinxcontrib_pubs.sources.load import load
from tests.hostile import sites
from tests.hostile.conftest import TEXTS
from tests.hostile.elements import is_harmless
from tests.hostile.sources import FORMATS

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from tests.conftest import Built

SOURCES = [name for name in FORMATS if name != 'refs.bib']
#: What XML 1.0, RIS and a terminal have no place for.
_CONTROL = re.compile('[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]')


def keys_of(built: Built, source: str) -> list[str]:
    """The keys of the entries of a list in its CSL-JSON, which escapes everything by a rule of JSON alone."""
    return [item['id'] for item in json.loads(built.text(f'{sites.page_of(source)}.json'))]


@pytest.mark.parametrize('source', FORMATS)
def test_the_bibtex_has_an_entry_for_each_publication_and_no_other(hostile: Built, source: str) -> None:
    text = hostile.text(f'{sites.page_of(source)}.bib')
    found = bibtexparser.parse_string(text)
    expected = keys_of(hostile, source)
    assert len(found.entries) == len({entry.key for entry in found.entries}) == len(expected)
    assert found.failed_blocks == [] and found.comments == [] and found.strings == []
    reading = load(hostile.outdir / f'{sites.page_of(source)}.bib')
    assert len(reading.publications) == len(expected)
    assert _CONTROL.search(text) is None


@pytest.mark.parametrize('source', SOURCES)
def test_no_value_of_the_bibtex_has_a_command_that_its_text_asked_for(hostile: Built, source: str) -> None:
    commands = set(re.findall(r'\\[A-Za-z]+', hostile.text(f'{sites.page_of(source)}.bib')))
    assert commands <= {
        *(f'\\{name}' for name in ('textbackslash', 'textbraceleft', 'textbraceright', 'textasciitilde', 'emph')),
        *(f'\\{name}' for name in ('textasciicircum', 'textbf', 'textit', 'texttt', 'href', 'textsuperscript', 'text')),
    }  # fmt: skip


@pytest.mark.parametrize('source', FORMATS)
def test_the_ris_has_a_reference_for_each_publication_and_no_other(hostile: Built, source: str) -> None:
    text = hostile.text(f'{sites.page_of(source)}.ris')
    assert [reference['id'] for reference in rispy.loads(text)] == [
        ' '.join(key.split()) for key in keys_of(hostile, source)
    ]
    assert all(re.match(r'[A-Z][A-Z0-9]  - |$', line) for line in re.split(r'\r\n|[\n\r\x85\u2028\u2029]', text))
    assert _CONTROL.search(text) is None


def test_feeds_are_xml_with_the_elements_of_atom_alone(hostile: Built) -> None:
    feeds = [*hostile.outdir.glob('*.atom'), *hostile.outdir.rglob('feeds/**/*.atom')]
    assert len(feeds) > len(FORMATS)
    known = {'feed', 'id', 'title', 'updated', 'author', 'name', 'link', 'entry', 'published', 'category', 'summary'}
    for feed in feeds:
        root = ET.fromstring(feed.read_bytes())
        assert {each.tag.removeprefix('{http://www.w3.org/2005/Atom}') for each in root.iter()} <= known
        assert {name for each in root.iter() for name in each.attrib} <= {'rel', 'type', 'href', 'term'}
        assert all(is_harmless(each.get('href', '')) for each in root.iter('{http://www.w3.org/2005/Atom}link'))
    assert not feedparser.parse(str(feeds[0])).bozo


def test_json_ld_and_facets_are_data_that_no_text_ends(pages: dict[str, Element]) -> None:
    found = 0
    for source in FORMATS:
        page = pages[sites.page_of(source)]
        for script in page.iter('script'):
            if script.get('type') in ('application/ld+json', 'application/json'):
                json.loads(script.text or '')
                found += 1
    assert found >= 2 * len(FORMATS)


def test_json_ld_has_no_address_that_is_no_link(pages: dict[str, Element]) -> None:
    def addresses(value: object) -> list[str]:
        if isinstance(value, dict):
            own = [each for name in ('url', 'sameAs', '@id') for each in _as_list(value.get(name, ''))]
            return [*own, *(each for inner in value.values() for each in addresses(inner))]
        return [each for inner in value for each in addresses(inner)] if isinstance(value, list) else []

    for source in FORMATS:
        page = pages[sites.page_of(source)]
        scripts = [each for each in page.iter('script') if each.get('type') == 'application/ld+json']
        assert all(is_harmless(each) for script in scripts for each in addresses(json.loads(script.text or '')))


def _as_list(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


def test_coins_have_the_keys_of_openurl_alone(pages: dict[str, Element]) -> None:
    known = re.compile(r'ctx_ver|rft_val_fmt|rft_id|rft\.[a-z]+')
    found = 0
    for source in FORMATS:
        for span in pages[sites.page_of(source)].iter('span'):
            if span.get('class') == 'Z3988':
                pairs = parse_qsl(span.get('title', ''), strict_parsing=True)
                assert all(known.fullmatch(name) for name, _ in pairs)
                found += 1
    assert found > len(TEXTS)


def test_the_inventory_has_a_line_for_each_publication_and_no_other(hostile: Built) -> None:
    inventory = InventoryFile.loads((hostile.outdir / 'objects.inv').read_bytes(), uri='')
    data = inventory.data if hasattr(inventory, 'data') else inventory
    documents = {'index', 'list-hugo', 'list-names', 'publications', 'search', 'genindex', 'modindex', 'py-modindex'}
    for kind, objects in data.items():
        assert kind in ('pub:publication', 'pub:reference', 'std:doc', 'std:label'), kind
        for name, item in objects.items():
            assert '\n' not in name
            if kind in ('std:doc', 'std:label'):
                where = name.partition('/')[0]
                assert where in documents or where.startswith(('list-', 'banners')), name
            assert is_harmless(item.uri if hasattr(item, 'uri') else item[2])


def test_nothing_of_a_source_is_a_file_or_a_folder_by_its_own_will(hostile: Built) -> None:
    known = re.compile(r'[\w.-]+')
    for path in hostile.outdir.rglob('*'):
        parts = path.relative_to(hostile.outdir).parts
        if parts[0] not in ('_sources', '_downloads'):
            assert all(known.fullmatch(part) and part not in ('.', '..') for part in parts), path
    assert {path.name for path in Path(hostile.app.srcdir).iterdir()} == {
        *{name.partition('/')[0] for name in sites.files(TEXTS)}, '_build', 'conf.py',
    }  # fmt: skip
