"""Names of people in the order, the length and the letters that a style wants, each marked as the person it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.format.csl.boxes import Box, joined
from sphinxcontrib_pubs.format.csl.repeats import words_of
from sphinxcontrib_pubs.format.legend import signs_of
from sphinxcontrib_pubs.format.names import author_classes
from sphinxcontrib_pubs.model import Span, plain_text
from sphinxcontrib_pubs.model.scripts import is_east_asian

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sphinxcontrib_pubs.format.csl.boxes import Node
    from sphinxcontrib_pubs.format.csl.entry import Entry
    from sphinxcontrib_pubs.format.csl.looks import Look
    from sphinxcontrib_pubs.model import Contributor, Person

#: Options of names that a style sets for all of its names, for its bibliography, or for some of them.
INHERITED = {
    'name-form': 'form',
    'name-delimiter': 'delimiter',
    **{
        name: name
        for name in (
            'and', 'delimiter-precedes-et-al', 'delimiter-precedes-last', 'et-al-min', 'et-al-use-first',
            'et-al-use-last', 'initialize', 'initialize-with', 'name-as-sort-order', 'sort-separator',
        )
    },
}  # fmt: skip

_HYPHEN = re.compile('[-‐–]')


class NameOptions(NamedTuple):
    """How the names of one list are set; the fields are attributes of CSL's ``name`` and ``style``."""

    form: str = 'long'
    delimiter: str = ', '
    conjunction: str = ''
    delimiter_precedes_et_al: str = 'contextual'
    delimiter_precedes_last: str = 'contextual'
    et_al_min: int = 0
    et_al_use_first: int = 1
    et_al_use_last: bool = False
    initialize: bool = True
    initialize_with: str | None = None
    sort_order: str = ''
    sort_separator: str = ', '
    hyphen: bool = True
    demotes_particle: bool = False


def options_of(attributes: Mapping[str, str], style: Mapping[str, str]) -> NameOptions:
    """The options of a list of names, by the attributes that it has or inherits, and those of the style as a whole."""
    return NameOptions(
        form=attributes.get('form', 'long'),
        delimiter=attributes.get('delimiter', ', '),
        conjunction=attributes.get('and', ''),
        delimiter_precedes_et_al=attributes.get('delimiter-precedes-et-al', 'contextual'),
        delimiter_precedes_last=attributes.get('delimiter-precedes-last', 'contextual'),
        et_al_min=_number(attributes.get('et-al-min', '')),
        et_al_use_first=_number(attributes.get('et-al-use-first', '')) or 1,
        et_al_use_last=attributes.get('et-al-use-last') == 'true',
        initialize=attributes.get('initialize') != 'false',
        initialize_with=attributes.get('initialize-with'),
        sort_order=attributes.get('name-as-sort-order', ''),
        sort_separator=attributes.get('sort-separator', ', '),
        hyphen=style.get('initialize-with-hyphen') != 'false',
        demotes_particle=style.get('demote-non-dropping-particle', 'display-and-sort') == 'display-and-sort',
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


def name_list(
    people: Sequence[Contributor],
    options: NameOptions,
    parts: Mapping[str, Look],
    entry: Entry,
    others: Node,
    *,
    begins: bool = False,
) -> list[Node]:
    """The names with what stands between them.

    ``parts`` are the looks of the family and the given name, and by '' that of a whole name; ``others`` stands for
    those who are left out. ``begins`` says that the entry begins with them.
    """
    count, shortened = len(people), False
    if options.et_al_min and count >= options.et_al_min and count > options.et_al_use_first:
        count, shortened = options.et_al_use_first, True

    def named(place: int) -> Node:
        return _named(people[place], options, parts, place, entry)

    names = [named(place) for place in range(count)]
    last = named(len(people) - 1) if shortened and options.et_al_use_last and len(people) > count + 1 else None
    truncated = entry.publication.leaves_out(people[0].kind)
    if begins and entry.repeats is not None:
        # Whoever stands behind an "et al." may be anybody: what is shown counts.
        entry.names = [
            *(words_of(name, entry.locale.quotes) for name in names),
            *(['et al.'] if shortened or truncated else []),
        ]
        shown = entry.repeats.replaced(names, entry.names, entry.before)
        if shown is None:
            whole = Box(_row(names, options, entry, others, last=last, cut=shortened or truncated))
            return [entry.repeats.box(words_of(whole, entry.locale.quotes))]
        names = shown
    return _row(names, options, entry, others, last=last, cut=shortened or truncated)


def _row(
    names: Sequence[Node], options: NameOptions, entry: Entry, others: Node, *, last: Node | None, cut: bool
) -> list[Node]:
    """Names with what stands between them; ``last`` is the last one of a list that is cut before it."""
    delimiter = options.delimiter
    if last is not None:
        return [*joined(names, delimiter), delimiter, '… ', last]
    if cut:
        between = delimiter if _has_comma(options.delimiter_precedes_et_al, options, len(names)) else ' '
        return [*joined(names, delimiter), between, others]
    if not options.conjunction or len(names) < 2:
        return joined(names, delimiter)
    word = '&' if options.conjunction == 'symbol' and not entry.is_textual else entry.locale.term('and')
    between = delimiter if _has_comma(options.delimiter_precedes_last, options, len(names) - 1) else ' '
    return [*joined(names[:-1], delimiter), f'{between}{word} ', names[-1]]


def _has_comma(rule: str, options: NameOptions, count: int) -> bool:
    """Whether the delimiter stands behind the first ``count`` names, before a word that ends the list."""
    if rule == 'contextual':
        return count > 1
    inverted = options.sort_order == 'all' or (options.sort_order == 'first' and count == 1)
    return rule == 'always' or (rule == 'after-inverted-name' and inverted)


def _named(contributor: Contributor, options: NameOptions, parts: Mapping[str, Look], place: int, entry: Entry) -> Node:
    """One name as the element that says who it is, with the signs of the person's roles behind it."""
    inverted = options.sort_order == 'all' or (options.sort_order == 'first' and place == 0)

    def part(name: str, text: str) -> Node:
        return parts[name].around([text], entry) if name in parts else text

    content = _name(contributor.person, options, part, inverted=inverted)
    look = parts[''] if not contributor.person.literal else None
    if contributor.url:
        content = [Box(content, Span('link', (), contributor.url))]
    meaning = Span('span', (), '', author_classes(contributor.roles))
    box = look.around(content, entry, meaning) if look is not None else Box(content, meaning)
    marks = entry.publication.marks
    if not contributor.roles:
        return box
    signs = (Box([plain_text(sign.content)], sign._replace(content=())) for sign in signs_of(contributor.roles, marks))
    return Box([box, *signs])


def _name(person: Person, options: NameOptions, part: Callable[[str, str], Node], *, inverted: bool) -> list[Node]:
    family, given, particle, dropping, suffix, literal, _ = person
    if literal:
        return [part('family', literal)]
    if not family:
        family, given = given, ''
    if is_east_asian(family[:1]) and (not given or is_east_asian(given[:1])):
        return [family if options.form == 'short' else family + given]
    if options.form == 'short':
        return [part('family', _words(particle, family))]
    if options.initialize_with is not None:
        given = initials(given, options.initialize_with, abbreviate=options.initialize, hyphen=options.hyphen)
    if not inverted:
        row = [part('given', given), ' '] if given else []
        row.append(part('family', _words(dropping, particle, family)))
        return [*row, f' {suffix}'] if suffix else row
    if options.demotes_particle:
        head, tail = family, _words(given, dropping, particle)
    else:
        head, tail = _words(particle, family), _words(given, dropping)
    row = [part('family', head)]
    if tail:
        row += [options.sort_separator, part('given', tail)]
    return [*row, options.sort_separator, suffix] if suffix else row


def _words(*words: str) -> str:
    return ' '.join(word for word in words if word)


def _parts_of_given(given: str) -> Iterator[tuple[str, str, bool]]:
    """What full stops divide, each with what hyphens divide around it, and whether it stands right behind a hyphen."""
    for word in given.split():
        for place, piece in enumerate(_HYPHEN.split(word)):
            for number, part in enumerate(filter(None, piece.split('.'))):
                yield piece, part, place > 0 and number == 0


def initials(given: str, sign: str, *, abbreviate: bool, hyphen: bool) -> str:
    """Given names with ``sign`` behind each initial: ``Jean-Luc M.`` as ``J.-L. M.`` or ``JLM``.

    Without ``abbreviate`` the names that are spelled out stay, and only initials get their sign.
    """
    said, was_word = '', False
    for piece, part, is_second_half in _parts_of_given(given):
        continued = is_second_half and bool(said)
        if piece == f'{part}.' and 1 < len(part) < 4:  # an abbreviation of its own: ``Zh.``, ``Chr.``
            said += f'{" " if was_word else ""}{part}{sign}'
            was_word = False
        elif len(part) == 1 or (abbreviate and (part[0].isupper() or continued)):
            if continued:
                said = f'{said.rstrip()}-' if hyphen else said
            elif was_word:
                said += ' '
            said += part[0] + sign
            was_word = False
        else:
            between = '-' if continued else ' '
            said = f'{said.rstrip()}{between}{part}' if said else part
            was_word = True
    return said.rstrip()
