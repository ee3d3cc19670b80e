"""The people of a site in its pages: from a file, in every builder, and anew when the file changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

LIST = (
    '- Ito, M., & Roe, J. (2018). _On lists of words._ **KDD**.\n'
    '- Roe, J., & Ito, M. (2022). _On lists of stones._ **KDD**.\n'
)
FILES = {
    'index.md': '# Papers\n\n```{publications} list.md\n```\n',
    'other.md': '---\norphan: true\n---\n\n# Nothing of the kind\n',
    'list.md': '---\norphan: true\n---\n\n' + LIST,
}


def authors(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<span class="pubs-author([^"]*)">(?:<a [^>]*>)?([^<]*)', html)


@pytest.mark.parametrize(
    ('name', 'content'),
    [
        ('people.yml', 'ito: {name: "Ito, Mei", to: 2020}\n'),
        ('data/people.json', '{\n\t"ito": {"name": "Ito, Mei", "to": 2020}\n}\n'),
        ('people.yaml', '- id: ito\n  name: Ito, Mei\n  to: 2020\n'),
    ],
)
def test_people_stand_in_a_file(name: str, content: str, make_site: Callable[..., Site]) -> None:
    built = make_site({**FILES, name: content}, pubs_people=name).build()
    assert built.warnings == ''
    assert authors(built.text('index.html')) == [
        (' pubs-author--first pubs-author--member', 'Ito, M.'),
        (' pubs-author--last', 'Roe, J.'),
        (' pubs-author--first', 'Roe, J.'),
        (' pubs-author--last pubs-author--alumni', 'Ito, M.'),
    ]


def test_pages_with_lists_are_built_anew_when_the_file_changes(make_site: Callable[..., Site]) -> None:
    site = make_site({**FILES, 'people.yml': 'ito: Ito, Mei\n'}, pubs_people='people.yml')
    assert 'pubs-author--member">Ito' in site.build().text('index.html')
    assert site.build().written == []
    site.write('people.yml', 'roe: Roe, Jane\n')
    changed = site.build()
    assert changed.written == ['index']
    assert 'pubs-author--member">Roe' in changed.text('index.html')
    assert 'pubs-author--member">Ito' not in changed.text('index.html')


def test_people_stand_in_the_profiles_of_a_hugo_site(make_site: Callable[..., Site]) -> None:
    profiles = {
        'authors/ito/_index.md': '---\ntitle: Mei Ito\nuser_groups: [Principal Investigators]\n---\n\nBio.\n',
        'authors/roe/_index.md': '+++\ntitle = "Jane Roe"\nuser_groups = ["Grad Students", "Alumni"]\n+++\n',
        'authors/_index.md': '---\ntitle: Authors\n---\n',
        'authors/lind/_index.md': '---\ntitle: [Lind\n---\n',
    }
    exclude = ['_build', 'authors']
    site = make_site({**FILES, **profiles}, pubs_people='authors', exclude_patterns=exclude)
    built = site.build()
    assert built.warnings.count('WARNING') == 1
    assert re.search(r'authors/lind/_index\.md:3:1: WARNING: pubs_people: .*\[pubs\.front-matter\]', built.warnings)
    assert authors(built.text('index.html'))[:2] == [
        (' pubs-author--first pubs-author--member pubs-author--principal-investigator', 'Ito, M.'),
        (' pubs-author--last pubs-author--alumni', 'Roe, J.'),
    ]
    site.write('authors/lind/_index.md', '---\ntitle: Bo Lind\n---\n')
    site.write('authors/ito/_index.md', '---\ntitle: Mei Ito\nsuperuser: true\n---\n')
    changed = site.build()
    assert (changed.warnings, changed.written) == ('', ['index'])
    assert (' pubs-author--first pubs-author--self', 'Ito, M.') in authors(changed.text('index.html'))


def test_a_mistake_in_the_file_is_warned_of_at_its_line(make_site: Callable[..., Site]) -> None:
    people = 'ito:\n  name: Ito, Mei\n  role: studnet\n'
    built = make_site({**FILES, 'people.yml': people}, pubs_people='people.yml').build()
    assert re.search(
        r'people\.yml:3:3: WARNING: pubs_people: person "ito": unknown role "studnet" '
        r'\(did you mean student\?\) \[pubs\.people\]',
        built.warnings,
    )


@pytest.mark.parametrize(
    ('people', 'message'),
    [
        ('none.yml', 'the file none.yml does not exist (check the path) [pubs.source-missing]'),
        ('lists.md', 'the file lists.md does not exist (did you mean list.md?) [pubs.source-missing]'),
        (7, 'expected a mapping of ids to people, or a file of them, not int [pubs.config]'),
        (['Yang'], 'is a family name alone'),
    ],
)
def test_people_that_cannot_be_used_cost_no_list(people: object, message: str, make_site: Callable[..., Site]) -> None:
    built = make_site(FILES, pubs_people=people).build()
    assert message in built.warnings
    assert len(authors(built.text('index.html'))) == 4


@pytest.mark.parametrize('name', ['pubs_people', 'pubs_venues'])
def test_a_file_that_is_missing_is_told_where_the_configuration_names_it(
    name: str, make_site: Callable[..., Site]
) -> None:
    site = make_site({**FILES, 'conf.py': f"project = 'Lab'\n{name} = 'none.yml'\n"})
    assert f'{site.srcdir}/conf.py:2:1: WARNING: {name}: the file none.yml does not exist' in site.build().warnings


def test_a_name_links_to_the_page_of_the_person(make_site: Callable[..., Site]) -> None:
    people = {'ito': {'name': 'Ito, Mei', 'url': 'https://example.org/ito?a=1&b'}}
    built = make_site(FILES, pubs_people=people).build()
    link = '<a href="https://example.org/ito?a=1&amp;b">Ito, M.</a></span>'
    assert built.text('index.html').count(f'pubs-author--member">{link}') == 2
    xml = make_site(FILES, pubs_people=people).build('xml').text('index.xml')
    assert len(re.findall(r'<reference internal="\w+" refuri="https://example.org/ito\?a=1&amp;b">Ito, M.', xml)) == 2
