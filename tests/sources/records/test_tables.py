"""The tables of names hold, row by row: what a format calls so is read as CSL's variable beside it, told in CSL-JSON.

The pages on the formats are made of the same tables.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import babel
import citeproc
import pytest
import rispy.config

from sphinxcontrib_pubs.model import Person, Publication, SourceSpan
from sphinxcontrib_pubs.model.csl import DATES, NAMES, TYPES
from sphinxcontrib_pubs.sources.csl_json.items import OTHER_NAMES
from sphinxcontrib_pubs.sources.load import read
from sphinxcontrib_pubs.sources.records.tables import LANGUAGES, NAME_PARTS, TYPE_NAMES
from sphinxcontrib_pubs.sources.ris import tables as ris
from sphinxcontrib_pubs.sources.yaml import citation_cff, hayagriva, names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: What a variable holds where not any words would do.
VALUES = {
    'DOI': '10.5555/lamp', 'arXiv': '2101.00001', 'PMID': '12345', 'PMCID': 'PMC12345', 'ISBN': '978-3-16-148410-0',
    'ISSN': '1234-567X', 'URL': 'https://lamps.example/', 'page': '5-9', 'id': 'quay', 'type': 'book', 'language': 'de',
    'status': 'in press', 'selected': 'yes', 'truncated': 'yes', 'year-suffix': 'a', 'notices': 'retracted',
    **dict.fromkeys(
        ('pdf', 'code', 'slides', 'poster', 'video', 'preprint', 'website', 'dataset', 'project', 'repository',
         'artifact'),
        'https://lamps.example/x',
    ),
}  # fmt: skip
PERSON = 'Roe, Jane'
_DATES = {*DATES, 'issued'}


def value(variable: str, date: str = '2019-03-04', person: object = PERSON) -> object:
    """What stands in a field that is this variable, with dates and people as the format has them."""
    return person if variable in NAMES else date if variable in _DATES else VALUES.get(variable, 'Harbour Lights')


def csl(**fields: object) -> Publication:
    (publication,) = read(json.dumps([fields]), file='x', format='csl-json').publications
    return publication


def in_csl(variable: str, **fields: object) -> Publication:
    """A work with this variable, and with a title at least, by CSL's own names."""
    person = [{'family': 'Roe', 'given': 'Jane'}]
    own = {'title': 'T', **fields, variable: value(variable, {'date-parts': [[2019, 3, 4]]}, person)}  # type: ignore[arg-type]
    return csl(**own)


def told(publication: Publication) -> Publication:
    return publication._replace(raw='', source=SourceSpan('', 0), topics=())


def unlike(
    rows: Iterable[tuple[str, str]], ours: Callable[[str, str], Publication], **fields: object
) -> dict[str, dict[str, object]]:
    """The rows whose name is read as something else than the variable, with the fields in question."""
    found = {}
    for name, variable in rows:
        here, there = told(ours(name, variable)), told(in_csl(variable, **fields))
        if variable != 'id':  # else one says it by itself, the other by the title
            here, there = here._replace(key=''), there._replace(key='')
        if here != there:
            found[name] = {
                each: (getattr(here, each), getattr(there, each))
                for each in Publication._fields
                if getattr(here, each) != getattr(there, each)
            }
    return found


def read_ris(type_: str, tag: str, variable: str, more: str = '') -> Publication:
    title = '' if variable == 'title' else 'TI  - T\n'
    own = value(variable, '2019/03/04/') if variable != 'title' else 'Harbour Lights'
    text = f'TY  - {type_}\n{title}{more}{tag}  - {own}\nER  - \n'
    (publication,) = read(text, file='x', format='ris').publications
    return publication


def test_a_tag_of_ris_is_the_variable_beside_it() -> None:
    rows = [(tag, variable) for tag, variable in ris.TAGS.items() if tag not in ris.BY_TYPE['article-journal']]
    assert unlike(rows, lambda tag, name: read_ris('JOUR', tag, name), type='article-journal') == {}


def test_a_tag_of_ris_is_something_else_in_some_types() -> None:
    written = {type_: name for name, type_ in ris.TYPES.items()}
    #: Without a series nobody edits it, and a date is that of an event where another one is that of the paper.
    beside = {'collection-editor': ('T3  - S\n', {'collection-title': 'S'}),
              'event-date': ('PY  - 2001\n', {'issued': {'date-parts': [[2001]]}})}  # fmt: skip
    for type_, tags in ris.BY_TYPE.items():
        for row in tags.items():
            more, fields = beside.get(row[1], ('', {}))
            assert unlike([row], lambda *row: read_ris(written[type_], *row, more), type=type_, **fields) == {}, type_  # noqa: B023


def test_a_type_of_ris_is_the_type_beside_it_and_none_that_others_know_is_missing() -> None:
    assert {name: read_ris(name, 'TI', 'title').type for name in ris.TYPES} == ris.TYPES
    assert rispy.config.TYPE_OF_REFERENCE_MAPPING.keys() - ris.TYPES.keys() == set()


def read_yaml(**entry: object) -> Publication:
    (publication,) = read(json.dumps([entry]), file='x', format='yaml').publications
    return publication


def test_a_field_of_yaml_is_the_variable_beside_it_in_any_spelling() -> None:
    for spelled in (str, str.title, lambda name: name.replace('-', '_'), lambda name: name.replace('-', ' ').upper()):
        found = unlike(names.FIELDS.items(), lambda name, of: read_yaml(**{'title': 'T', spelled(name): value(of)}))  # noqa: B023
        assert {name: each for name, each in found.items() if names.FIELDS[name] != 'title'} == {}
        assert read_yaml(**{spelled('title'): 'Harbour Lights'}).title_text == 'Harbour Lights'


def test_a_field_of_hugo_is_the_variable_beside_it() -> None:
    page = {'title': 'T', 'publication': 'Quay Letters', 'authors': [PERSON]}
    for name, variable in names.HUGO.items():
        text = f'---\n{json.dumps({**page, name.replace("-", "_"): value(variable)})}\n---\n'
        (publication,) = read(text, file='x', format='hugo').publications
        assert told(publication) == told(read_yaml(**page, **{variable: value(variable)})), name
    for number, type_ in names.HUGO_TYPES.items():
        text = f'---\n{json.dumps({**page, "publication_types": [number]})}\n---\n'
        (publication,) = read(text, file='x', format='hugo').publications
        assert publication.type == type_, number


def read_cff(**reference: object) -> Publication:
    text = json.dumps({'cff-version': '1.2.0', 'title': 'P', 'references': [{'title': 'T', **reference}]})
    _, publication = read(text, file='x', format='yaml').publications
    return publication


def test_a_field_of_citation_cff_is_the_variable_beside_it() -> None:
    person = [{'family-names': 'Roe', 'given-names': 'Jane'}]
    repositories = {'repository-code', 'repository', 'repository-artifact'}
    rows = [row for row in citation_cff.FIELDS.items() if row[0] not in repositories]
    found = unlike(
        rows, lambda name, of: read_cff(type='article', **{name: value(of, person=person)}), type='article-journal'
    )
    assert found == {}
    kinds = {name: [each.kind for each in read_cff(**{name: VALUES['code']}).links] for name in repositories}
    assert kinds == {'repository-code': ['code'], 'repository': ['code'], 'repository-artifact': ['url']}
    assert {name: read_cff(type=name).type for name in citation_cff.TYPES} == citation_cff.TYPES


def read_hayagriva(**entry: object) -> Publication:
    text = json.dumps({'k': {'title': 'T', 'serial-number': '1', **entry}})
    (publication,) = read(text, file='x', format='yaml').publications
    return publication


def test_a_field_of_hayagriva_is_the_variable_beside_it() -> None:
    found = unlike(
        hayagriva.FIELDS.items(),
        lambda name, of: read_hayagriva(type='misc', **{name: value(of)}),
        type='document',
        number='1',
    )
    assert found == {}


def test_a_type_of_hayagriva_is_the_type_beside_it_alone_and_in_a_parent() -> None:
    assert {name: read_hayagriva(type=name).type for name in hayagriva.TYPES} == hayagriva.TYPES
    inside = {
        (name, parent): read_hayagriva(type=name, parent={'type': parent, 'title': 'P'}).type
        for name, parent in hayagriva.TYPES_IN
    }
    assert inside == hayagriva.TYPES_IN


def test_affiliated_people_of_hayagriva_have_the_kind_beside_their_role() -> None:
    for role, kind in hayagriva.ROLES.items():
        work = read_hayagriva(type='misc', affiliated=[{'role': role, 'names': [PERSON]}])
        if kind == 'authority':
            assert (work.contributors, work.extra) == ((), ((kind, PERSON),))
        else:
            (person,) = work.contributors
            assert (person.kind, person.roles) == (kind, (role,) if kind == 'contributor' else ()), role


def test_what_other_programs_call_a_variable_of_csl_is_that_variable() -> None:
    person = [{'family': 'Roe', 'given': 'Jane'}]
    for name, variable in OTHER_NAMES.items():
        own = value(variable, {'date-parts': [[2019, 3, 4]]}, person)  # type: ignore[arg-type]
        assert told(csl(title='T', **{name: own})) == told(csl(title='T', **{variable: own})), name
    assert {name: csl(title='T', type=name).type for name in TYPE_NAMES} == TYPE_NAMES


def test_a_part_of_a_name_is_the_part_beside_it() -> None:
    whole = {
        'family': Person('Roe'), 'given': Person('Ito', 'Roe'), 'particle': Person('Ito', 'Mei', 'Roe'),
        'dropping_particle': Person('Ito', 'Mei', dropping_particle='Roe'),
        'suffix': Person('Ito', 'Mei', suffix='Roe'),
        'name': Person('Roe'), 'literal': Person(literal='Roe'), 'alias': Person(literal='Roe'),
    }  # fmt: skip
    for name, part in NAME_PARTS.items():
        others = {'given': {'family': 'Ito'}}.get(part, {'family': 'Ito', 'given': 'Mei'})
        author = {name: 'Roe'} if part in ('family', 'name', 'literal', 'alias') else {**others, name: 'Roe'}
        if part == 'orcid':
            author[name] = '0000-0002-1825-0097'
        (found,) = read_yaml(title='T', author=[author]).authors
        if part == 'role':
            assert found.roles == ('roe',), name
        else:
            assert found.person == whole.get(part, Person('Ito', 'Mei', orcid='0000-0002-1825-0097')), name


@pytest.mark.parametrize(
    ('name', 'code'),
    [('fre', 'fr'), ('Français', 'fr'), ('anglais', 'en'), ('Deutsch', 'de'), ('español', 'es'), ('日本語', 'ja')],
)
def test_a_language_is_known_in_other_languages(name: str, code: str) -> None:
    assert csl(title='T', language=name).language == code


def test_the_name_of_a_language_is_its_code() -> None:
    known = {name: babel.Locale.parse(code.replace('-', '_')) for name, code in LANGUAGES.items()}
    for name, locale in known.items():
        assert csl(title='T', language=name).language == LANGUAGES[name]
        # English names of territories begin like those of their languages: Austrian, British, Brazilian.
        told_in_english = f'{locale.get_language_name("en")} {locale.get_territory_name("en") or ""}'.lower()
        own = {
            'american': 'states',
            'usenglish': 'states',
            'british': 'kingdom',
            'ukenglish': 'kingdom',
            'ngerman': 'german',
        }
        assert own.get(name, name[:5]) in told_in_english, name


def test_every_type_of_the_tables_is_one_of_csl() -> None:
    tables = (ris.TYPES, names.HUGO_TYPES, citation_cff.TYPES, hayagriva.TYPES, hayagriva.TYPES_IN, TYPE_NAMES)
    assert {type_ for table in tables for type_ in table.values()} - {''} <= TYPES
    schema = Path(citeproc.__file__).parent / 'data' / 'schema' / 'schemas' / 'styles' / 'csl-types.rnc'
    assert {type_ for type_ in TYPES if f'"{type_}"' not in schema.read_text(encoding='utf8')} == set()
