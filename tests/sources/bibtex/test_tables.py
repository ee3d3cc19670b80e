"""The tables of names hold, row by row: types, fields, people, annotations and words of BibTeX and BibLaTeX."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.model import Publication, SourceSpan
from sphinxcontrib_pubs.model.csl import DATES, TYPES
from sphinxcontrib_pubs.sources.bibtex import tables
from sphinxcontrib_pubs.sources.load import read
from sphinxcontrib_pubs.sources.records.tables import ARCHIVES, LANGUAGES, LINKS

#: Fields that are read as something in certain words, or beside others.
VALUES = {
    'arxiv': '2101.00001',
    'pmcid': 'PMC12345',
    'origdate': '1901',
    'eprinttype': 'arxiv}, eprint = {2101.00001',
    'eprintclass': 'cs.CL}, eprinttype = {arxiv}, eprint = {2101.00001',
    'shortjournal': 'J. Lights}, journal = {Journal of Lights',
}


def entry(fields: str = '', type_: str = 'misc') -> Publication:
    (publication,) = read(f'@{type_}{{k, title = {{T}}, {fields}}}', file='x', format='bibtex').publications
    return publication._replace(raw='', source=SourceSpan('', 0))


def test_an_entry_type_is_the_type_of_csl_beside_it() -> None:
    assert {name: entry(type_=name).type for name in tables.TYPES} == {
        name: kind.csl for name, kind in tables.TYPES.items()
    }
    assert {kind.csl for kind in tables.TYPES.values()} | set(tables.TYPES_BY_GENRE.values()) <= TYPES
    for name, kind in tables.TYPES.items():
        told = dict(entry(type_=name).extra).get('genre', '')
        assert told == tables.WORDS.get(kind.genre, kind.genre), name


def test_a_field_may_tell_the_type_more_precisely() -> None:
    for name, type_ in tables.SUBTYPES.items():
        assert entry(f'entrysubtype = {{{name}}}', 'article').type == type_, name
    for name, type_ in tables.TYPES_BY_GENRE.items():
        assert entry(f'type = {{{name}}}').type == type_, name


@pytest.mark.parametrize('type_', ['misc', 'article', 'phdthesis', 'inproceedings'])
def test_another_name_of_a_field_is_that_field(type_: str) -> None:
    for alias, name in tables.FIELD_ALIASES.items():
        value = VALUES.get(name, 'Roe, Jane')
        assert entry(f'{alias} = {{{value}}}', type_) == entry(f'{name} = {{{value}}}', type_), alias


def test_a_field_of_people_makes_them_what_stands_beside_it() -> None:
    for field, (kind, role) in tables.PEOPLE.items():
        (person,) = entry(f'{field} = {{Roe, Jane}}').contributors
        assert (person.kind, person.roles, person.person.family) == (kind, (role,) if role else (), 'Roe'), field
    for name, kind in tables.EDITOR_TYPES.items():
        for field in ('editor', 'editora', 'editorb', 'editorc'):
            (person,) = entry(f'{field} = {{Roe, Jane}}, {field}type = {{{name}}}').contributors
            assert person.kind == kind, (field, name)


def test_an_annotation_gives_the_role_beside_it() -> None:
    for name, role in tables.ROLES.items():
        (person,) = entry(f'author = {{Roe, Jane}}, author+an = {{1={name}}}').contributors
        group = ('equal', role) if role.startswith('equal-') else (role,)
        assert person.roles == group, name


def test_a_field_that_csl_has_a_variable_for_is_kept_by_its_name() -> None:
    for field, name in tables.CSL_NAMES.items():
        value = '2001' if name in DATES else 'Harbour Lights'
        assert (name, value) in entry(f'{field} = {{{value}}}').extra, field


def test_a_field_with_an_address_is_a_link_of_the_kind_beside_it() -> None:
    for field, kind in LINKS.items():
        (link,) = entry(f'{field} = {{https://lamps.example/x}}').links
        assert (link.kind, link.url) == (kind or 'url', 'https://lamps.example/x'), field
    for archive, address in ARCHIVES.items():
        (link,) = entry(f'eprinttype = {{{archive}}}, eprint = {{123}}').links
        assert link.url == f'{address}123'


def test_a_language_is_its_code() -> None:
    assert {name: entry(f'langid = {{{name}}}').language for name in LANGUAGES} == LANGUAGES


def test_a_word_of_biblatex_is_said_in_full_in_the_field_that_has_it() -> None:
    for key, word in tables.WORDS.items():
        if key.startswith('country'):
            assert entry(f'location = {{{key}}}', 'patent').publisher_place == word, key
        elif key in ('newseries', 'oldseries'):
            assert ('collection-title', word) in entry(f'series = {{{key}}}', 'article').extra, key
        elif key in ('inpreparation', 'submitted', 'forthcoming', 'inpress', 'prepublished'):
            assert entry(f'pubstate = {{{key}}}').status == word, key
        else:
            assert ('genre', word) in entry(f'type = {{{key}}}', 'report').extra, key
