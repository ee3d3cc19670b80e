"""The directive ``pub:people``: people of the registry with pictures, titles and links, as a page of a team has them.

    bullet_list.pubs-people
        list_item.pubs-people__person
            image.pubs-people__picture          where the registry has one; else, beside pictures of others,
        raw                                 the initials, in HTML
            paragraph.pubs-people__name         the name, which leads to the person's page
            paragraph.pubs-people__title        the title, or what the person is and was in the group
            paragraph.pubs-people__about
            paragraph.pubs-people__links

They are nodes that every builder knows: a team has tens of people, and not ten thousand.
"""

from __future__ import annotations

from html import escape
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinxcontrib_pubs.format.names import initials, spoken_name
from sphinxcontrib_pubs.library.errors import nearest
from sphinxcontrib_pubs.library.names import parse_name
from sphinxcontrib_pubs.library.people.links import links_of
from sphinxcontrib_pubs.library.people.membership import is_now
from sphinxcontrib_pubs.library.people.person import POSITIONS
from sphinxcontrib_pubs.library.people.positions import positions
from sphinxcontrib_pubs.library.people.reading import position_called
from sphinxcontrib_pubs.model import Problem, Severity
from sphinxcontrib_pubs.model.terminal import shown
from sphinxcontrib_pubs.sphinx_ext.files import await_file
from sphinxcontrib_pubs.sphinx_ext.found_files import note_registries
from sphinxcontrib_pubs.sphinx_ext.name_roles import reference_to
from sphinxcontrib_pubs.sphinx_ext.nodes import PICTURE, publication_name
from sphinxcontrib_pubs.sphinx_ext.option_values import read_classes
from sphinxcontrib_pubs.sphinx_ext.options import MOST_TOLD, people_named
from sphinxcontrib_pubs.sphinx_ext.person_pages import may_have_pages, note_named
from sphinxcontrib_pubs.sphinx_ext.portraits import picture_file
from sphinxcontrib_pubs.sphinx_ext.registries import registries_of
from sphinxcontrib_pubs.sphinx_ext.report import report
from sphinxcontrib_pubs.sphinx_ext.sources import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.library.people import PeopleRegistry, RegisteredPerson
    from sphinxcontrib_pubs.model import Person

_OPTIONS = ('role', 'class', 'name')
_BARE = 'pubs-people__person--bare'


class PeopleDirective(SphinxDirective):
    """Everybody who is in the group, those of some roles, or those whom the argument names."""

    def run(self) -> list[nodes.Node]:
        note_registries(self.env)
        people = registries_of(self.config, Path(self.env.srcdir)).people
        for name in self.options:
            if name not in _OPTIONS:
                self._warn('unknown-option', f'unknown option {shown(name)}', nearest(name, _OPTIONS))
        chosen = list(self._chosen(people))
        whole = nodes.bullet_list('', classes=['pubs-people', *read_classes(self.options.get('class', ''))])
        items = [self._item(person, people) for person in chosen]
        whole += items
        if any(whole.findall(nodes.image)):
            whole['classes'].append('pubs-people--pictured')
            for item, person in zip(items, chosen, strict=True):
                if _BARE in item['classes']:
                    item.insert(0, _stand_in(parse_name(person.names[0])))
        self.set_source_info(whole)
        if self.options.get('name'):
            self.add_name(whole)
        return [whole] if chosen else []

    def _chosen(self, people: PeopleRegistry) -> Iterator[RegisteredPerson]:
        if self.arguments:
            ids, errors = people_named(' '.join(self.arguments[0].split()), people)
            for error in errors:
                self._warn('person-unknown', str(error), error.hint)
            yield from (people.people[each] for each in ids)
            return
        words = dict.fromkeys(map(str.strip, self.options.get('role', 'self, member').split(',')))
        asked = [self._position(word) for word in islice(words, MOST_TOLD)]
        for person in people.people.values():
            if any(position and is_now(person, position) for position in asked):
                yield person

    def _position(self, word: str) -> str:
        """A position by any of its words; '' for none, of which something is said."""
        position = position_called(word)
        if position in POSITIONS:
            return position
        self._warn('option-value', f"option 'role': unknown role {shown(word)}", nearest(position, POSITIONS))
        return ''

    def _item(self, person: RegisteredPerson, people: PeopleRegistry) -> nodes.list_item:
        item = nodes.list_item('', classes=['pubs-people__person'])
        said = person.introduction
        if (picture := picture_file(person, Path(self.env.srcdir), self.config.pubs_file_roots)) is not None:
            address = f'/{picture.relative_to(self.env.srcdir).as_posix()}'
            # The name beside it says what it shows.
            item += nodes.image('', uri=address, alt='', classes=[PICTURE])
        else:
            item['classes'].append(_BARE)
            if said.image:
                await_file(said.image, self.env)
        item += _paragraph('name', self._name(person, people))
        if title := said.title or '; '.join(positions(person)):
            item += _paragraph('title', nodes.Text(title[:1].upper() + title[1:]))
        if said.about:
            item += _paragraph('about', nodes.Text(said.about))
        if links := list(_links(person, has_page=may_have_pages(self.config, people))):
            item += _paragraph('links', *links)
        return item

    def _name(self, person: RegisteredPerson, people: PeopleRegistry) -> nodes.Node:
        words: nodes.Node = nodes.strong('', spoken_name(people.today(person.id).person))
        if may_have_pages(self.config, people):
            note_named(self.env, person.id)
            inner = nodes.inline('', '', words)
            words = reference_to(person.id, inner, self.env.docname, refexplicit=False, url=person.url)
        elif person.url:
            words = nodes.reference('', '', words, refuri=person.url, internal=False)
        return publication_name('', '', words, classes=['pubs-name'], html={}, support_smartquotes=False)

    def _warn(self, code: str, message: str, hint: str) -> None:
        span = place_of(self)
        report([Problem(code=code, message=message, severity=Severity.WARNING, span=span, hint=hint)], self.env)


def _stand_in(person: Person) -> nodes.raw:
    """The initials in the place of a picture. Pages alone have it, and no word of theirs: the name stands beside it."""
    html = f'<span class="pubs-people__initials" data-initials="{escape(initials(person))}" aria-hidden="true"></span>'
    return nodes.raw('', html, format='html')


def _paragraph(part: str, *content: nodes.Node) -> nodes.paragraph:
    return nodes.paragraph('', '', *content, classes=[f'pubs-people__{part}'], translatable=False)


def _links(person: RegisteredPerson, *, has_page: bool) -> Iterator[nodes.Node]:
    """The links of a person with signs between them; where the name leads to a page of the site, the website too."""
    for place, (words, address) in enumerate(links_of(person, website=has_page)):
        if place:
            yield nodes.Text(' · ')
        yield nodes.reference('', words, refuri=address, internal=False)
