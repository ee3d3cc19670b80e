"""What the registry says of a person for readers: what is taken, and what is told of the rest."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.library.people import PeopleRegistry
from sphinxcontrib_pubs.library.people.introduction import link_to
from sphinxcontrib_pubs.library.people.membership import is_now


def read(**fields: object) -> tuple[PeopleRegistry, list[str]]:
    registry, problems = PeopleRegistry.from_mapping({'roe': {'name': 'Roe, Jane', **fields}})
    return registry, [f'{problem.message} ({problem.hint})' for problem in problems]


def test_a_person_is_introduced() -> None:
    registry, problems = read(
        title='Keeper  of lamps',
        bio='Lights them.\nPuts them out.\n',
        photo='/team/roe.jpg',
        mail='mailto:roe@quay.example',
        links={'Blog': 'https://quay.example/roe', 'scholar': 'AbC-1', 'GitHub': '@roe'},
    )
    assert problems == []
    said = registry.people['roe'].introduction
    assert (said.title, said.about, said.image, said.email) == (
        'Keeper of lamps',
        'Lights them. Puts them out.',
        '/team/roe.jpg',
        'roe@quay.example',
    )
    assert said.links == (
        ('Blog', 'https://quay.example/roe'),
        ('Google Scholar', 'https://scholar.google.com/citations?user=AbC-1'),
        ('GitHub', 'https://github.com/roe'),
    )


@pytest.mark.parametrize(
    ('key', 'value', 'address'),
    [
        ('mastodon', '@roe@quay.example', 'https://quay.example/@roe'),
        ('Mastodon', 'https://quay.example/@roe', 'https://quay.example/@roe'),
        ('twitter', '@roe', 'https://x.com/roe'),
        ('dblp', '12/3456', 'https://dblp.org/pid/12/3456'),
        ('github', 'a"b?c', 'https://github.com/a%22b%3Fc'),
        ('Blog', 'javascript://quay.example/%0aalert(1)', ''),
        ('github', 'javascript://quay.example/%0aalert(1)', ''),
        ('mastodon', 'roe', ''),
        ('Blog', 'roe', ''),
        ('github', '', ''),
    ],
)
def test_a_link_is_an_address_or_a_name_at_a_service(key: str, value: str, address: str) -> None:
    assert link_to(key, value)[1] == address


@pytest.mark.parametrize(
    ('fields', 'message'),
    [
        ({'image': 'https://quay.example/roe.jpg'}, 'is no picture of the site'),
        ({'image': 'javascript:alert(1)'}, 'is no picture of the site'),
        ({'email': 'roe at quay'}, 'is no address of e-mail'),
        ({'links': 'https://quay.example'}, 'expected words and addresses as "links"'),
        ({'links': {'Blog': 'my page'}}, '"my page" is no address for the link "Blog"'),
        ({'github': 'roe'}, 'unknown field "github" (write it below "links": links: {github: …})'),
        ({'title': {'a': 'b'}}, 'expected text, or a list of texts, as "title"'),
    ],
)
def test_what_cannot_be_used_is_told(fields: dict[str, object], message: str) -> None:
    registry, problems = read(**fields)
    assert len(problems) == 1
    assert message in problems[0]
    assert not any(registry.people['roe'].introduction)


def test_a_profile_of_hugo_blox_introduces_its_person() -> None:
    profile = {
        'title': 'Jane Roe',
        'role': 'Professor of Lamps',
        'bio': 'Lights them.',
        'avatar': 'authors/roe/avatar.jpg',
        'social': [
            {'icon': 'envelope', 'link': 'mailto:roe@quay.example'},
            {'icon': 'brands/github', 'url': 'https://github.com/roe'},
            {'icon': 'house', 'link': '/#contact'},
            {'icon': 'rss', 'link': 'https://quay.example/feed', 'label': 'Notes'},
        ],
    }
    registry, problems = PeopleRegistry.from_mapping({'roe': profile})
    assert problems == ()
    assert registry.people['roe'].introduction == (
        'Professor of Lamps',
        'Lights them.',
        'authors/roe/avatar.jpg',
        'roe@quay.example',
        (('GitHub', 'https://github.com/roe'), ('Notes', 'https://quay.example/feed')),
    )


@pytest.mark.parametrize(
    ('fields', 'now', 'not_now'),
    [
        ({'role': 'PhD student'}, ('member', 'student', 'phd-student'), ('postdoc', 'alumni', 'collaborator', 'self')),
        ({'role': 'PhD student', 'to': 2020}, ('alumni',), ('member', 'phd-student', 'collaborator')),
        ({'role': 'collaborator'}, ('collaborator',), ('member', 'alumni')),
        ({'role': 'self'}, ('self',), ('member', 'collaborator')),
    ],
)
def test_the_registry_tells_what_somebody_is_now(
    fields: dict[str, object], now: tuple[str, ...], not_now: tuple[str, ...]
) -> None:
    registry, _ = read(**fields)
    person = registry.people['roe']
    assert all(is_now(person, position) for position in now)
    assert not any(is_now(person, position) for position in not_now)
