"""Files of the development corpus against libraries that read the same formats: nothing that they find is missing."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import rispy
import yaml

from sphinxcontrib_pubs.export.csl_json import to_csl_json
from sphinxcontrib_pubs.model import Publication, SourceSpan
from sphinxcontrib_pubs.sources.load import load, read
from tests.sources.records.words import told_by

if TYPE_CHECKING:
    from pathlib import Path


def words(text: object) -> list[str]:
    return re.findall(r'[^\W_]+', str(text).casefold())


def test_ris_has_every_entry_and_every_word_that_rispy_finds(corpus: Path) -> None:
    files = sorted(corpus.glob('ris/*.ris'))
    assert files
    for path in files:
        # rispy gives up at a byte-order mark and at an entry without an end, which ours reads.
        text = path.read_text(encoding='utf-8-sig')
        text = text if re.search(r'^ER\s+-', text, re.MULTILINE) else f'{text}\nER  - \n'
        found = rispy.loads(text, skip_unknown_tags=False)
        ours = load(path).publications
        assert len(ours) == len(found)
        for entry, publication in zip(found, ours, strict=True):
            told = told_by(publication)
            for name in (
                'title',
                'primary_title',
                'authors',
                'first_authors',
                'doi',
                'secondary_title',
                'keywords',
                'urls',
            ):
                assert [word for word in words(entry.get(name, '')) if word not in told] == [], name
            year = re.match(r'\d{4}', str(entry.get('year') or entry.get('publication_year') or ''))
            if year is not None:
                assert publication.year == int(year[0])


def test_csl_json_has_every_item_and_is_written_as_it_was_read(corpus: Path) -> None:
    files = sorted(corpus.glob('csljson/*.json'))
    assert files
    for path in files:
        loaded = json.loads(path.read_text(encoding='utf8'))
        items = loaded if isinstance(loaded, list) else [loaded] if 'title' in loaded else list(loaded.values())
        once = load(path).publications
        assert len(once) == len(items)
        for item, publication in zip(items, once, strict=True):
            assert publication.key == str(item.get('id', publication.key))
            assert words(publication.title_text) == words(re.sub('<[^>]*>', '', item['title']))
        again = read(json.dumps(to_csl_json(once)), file='again', format='csl-json').publications
        assert [settled(each) for each in again] == [settled(each) for each in once]


def settled(publication: Publication) -> Publication:
    return publication._replace(raw='', source=SourceSpan('', 0), extra=tuple(sorted(publication.extra)))


def test_yaml_has_every_entry_that_pyyaml_finds(corpus: Path) -> None:
    files = sorted(corpus.glob('yaml/*.y*ml'))
    assert files
    for path in files:
        loaded = yaml.load(path.read_text(encoding='utf8'), Loader=yaml.BaseLoader)
        entries = loaded if isinstance(loaded, list) else list(loaded.values())
        reading = load(path)
        assert len(reading.publications) == len(entries)
        assert [each for each in reading.publications if each.verbatim] == []
        for entry, publication in zip(entries, reading.publications, strict=True):
            told = told_by(publication)
            assert [word for word in words(entry.get('doi', '')) if word not in told] == []
            title = entry.get('title', '')
            assert [
                word for word in words(title['value'] if isinstance(title, dict) else title) if word not in told
            ] == []
