"""The options of the directive, declared once: how each is read, and what to say where it cannot be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from sphinxcontrib_pubs.library.group import GroupBy
    from sphinxcontrib_pubs.library.select import Filter
    from sphinxcontrib_pubs.library.sort import SortOrder


_T = TypeVar('_T')


class OptionError(ValueError):
    """A value that an option cannot have; ``column`` counts from 1 within the value."""

    def __init__(self, message: str, column: int = 1, hint: str = '') -> None:
        super().__init__(message)
        self.column = column
        self.hint = hint


class Option(NamedTuple):
    """One option: what it reads a value as, and the sentence that the documentation prints."""

    read: Callable[[str], object]
    values: str
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOptions:
    """What a list was asked for; a field for each option, with its default."""

    group_by: GroupBy | None = None
    group_order: str = ''
    counts: bool = False
    jump_list: bool = False
    numbering: str = 'none'
    sort: SortOrder | None = None
    filter: Filter | None = None
    limit: int | None = None
    selected: str = ''
    layout: str = 'list'
    links: tuple[str, ...] | None = None
    authors: int | None = None
    show: tuple[str, ...] | None = None
    download: tuple[str, ...] = ()
    feed: bool = False
    search: bool | None = None
    facets: tuple[str, ...] | None = None
    copy: tuple[str, ...] | None = None
    style: str = ''
    banner: str = ''
    format: str = ''
    name: str = ''
    classes: tuple[str, ...] = ()


class OptionProblem(NamedTuple):
    """An option that was left out, and why; ``column`` counts from 1 within the value, 0 for the option's name."""

    code: str
    option: str
    message: str
    column: int
    hint: str


def _flag(value: str) -> bool:
    if value:
        raise OptionError('stands for itself and takes no value', hint='leave out what follows it')
    return True


def _selected(value: str) -> str:
    if value.lower() not in ('', 'first'):
        raise OptionError(f'expected nothing, or "first", not {value!r}', hint='leave out what follows it')
    return value.lower() or 'only'


def _limit(value: str) -> int:
    if not (value.isascii() and value.isdigit()):
        raise OptionError(f'expected a whole number of entries, 0 or more, not {value!r}')
    return int(value[:18])


# The readers of expressions and the styles are imported when an option asks for them: a build in which
# nothing changed reads no directive.


def _expression(parse: Callable[[str], _T], value: str) -> _T:
    """Parses a value, and says what the library says of one that it cannot parse."""
    from sphinxcontrib_pubs.library.errors import ExpressionError

    try:
        return parse(value)
    except ExpressionError as error:
        raise OptionError(error.message, error.column, error.hint) from None


def _group_by(value: str) -> GroupBy:
    from sphinxcontrib_pubs.library.group import parse_group_by

    return _expression(parse_group_by, value)


def _sort(value: str) -> SortOrder:
    from sphinxcontrib_pubs.library.sort import parse_sort

    return _expression(parse_sort, value)


def _filter(value: str) -> Filter:
    from sphinxcontrib_pubs.library.select import parse_filter

    return _expression(parse_filter, value)


def read_style(value: str) -> str:
    """The name of a registered style. Raises OptionError, with the nearest name, for any other."""
    from sphinxcontrib_pubs.format import styles

    return _one_of(value, 'style', styles())


def _format(value: str) -> str:
    from sphinxcontrib_pubs.sources.registry import ALIASES, formats

    return _one_of(value, 'format', {*formats(), *ALIASES})


def _one_of(value: str, what: str, known: Iterable[str]) -> str:
    from sphinxcontrib_pubs.library.errors import nearest

    names = sorted(known)
    if value in names:
        return value
    raise OptionError(f'no {what} is called {value!r}', hint=nearest(value, names))


def _authors(value: str) -> int:
    if value.lower() in ('all', 'none'):
        return 0
    if not (value.isascii() and value.isdigit() and int(value[:18])):
        raise OptionError(f'expected a whole number of names, 1 or more, or "all", not {value!r}')
    return int(value[:18])


def _links(value: str) -> tuple[str, ...] | None:
    words = tuple(dict.fromkeys(word.strip().lower() for word in value.split(',')))
    if words == ('all',):
        return None
    if words == ('none',):
        return ()
    for word in ('', 'all', 'none'):
        if word in words:
            found = f'"{word}" among others' if word else 'nothing'
            raise OptionError(f'expected kinds of links, found {found}', hint='write "all", "none" or kinds of links')
    return words


#: What an entry may have beside its reference: an award in the line, a picture before it, the others folded below it.
SHOWN = ('abstract', 'keywords', 'notes', 'contributions', 'bibtex', 'awards', 'thumbnail')


def _show(value: str) -> tuple[str, ...]:
    return _several(value, 'part of an entry', SHOWN)


def _several(value: str, what: str, known: Iterable[str]) -> tuple[str, ...]:
    """Words with commas between them, each once; () for ``none``."""
    words = [word.strip().lower() for word in value.split(',')]
    return () if words == ['none'] else tuple(dict.fromkeys(_one_of(word, what, known) for word in words))


def _search(value: str) -> bool:
    if value.lower() not in ('', 'none'):
        raise OptionError(f'expected nothing, or "none", not {value!r}', hint='leave out what follows it')
    return not value


def read_facets(value: str) -> tuple[str, ...]:
    """The facets that a list of words names. Raises OptionError, with the nearest word, for one that does not exist."""
    from sphinxcontrib_pubs.library.facets import FACETS

    return _several(value, 'facet', FACETS)


#: What an entry may have a button for.
COPIED = ('citation', 'bibtex')


def read_copy(value: str) -> tuple[str, ...]:
    """What can be copied, as a list of words. Raises OptionError, with the nearest word, for any other."""
    return _several(value, 'text to copy', COPIED)


#: Formats in which a list can be had as a file.
DOWNLOADS = ('bib', 'ris', 'csl-json')


def read_downloads(value: str) -> tuple[str, ...]:
    """The formats of downloads. Raises OptionError, with the nearest word, for any other."""
    words = [word.strip().lower() for word in value.split(',')]
    if words == ['none']:
        return ()
    return tuple(dict.fromkeys(_one_of(word, 'format of a download', DOWNLOADS) for word in words))


#: What a site has feeds of.
FEEDS = ('all', 'people', 'topics')


def read_feeds(value: str) -> tuple[str, ...]:
    """The feeds of a site. Raises OptionError, with the nearest word, for any other."""
    words = [word.strip().lower() for word in value.split(',')]
    if words == ['none']:
        return ()
    return tuple(dict.fromkeys(_one_of(word, 'feed', FEEDS) for word in words))


#: Forms in which a page tells programs of its publications.
METADATA = ('coins', 'json-ld')


def read_metadata(value: str) -> tuple[str, ...]:
    """The forms of metadata. Raises OptionError, with the nearest word, for any other."""
    words = [word.strip().lower() for word in value.split(',')]
    if words == ['none']:
        return ()
    return tuple(dict.fromkeys(_one_of(word, 'form of metadata', METADATA) for word in words))


NUMBERINGS = ('none', 'ascending', 'descending')


def _numbering(value: str) -> str:
    return _one_of(value.lower(), 'numbering', NUMBERINGS)


LAYOUTS = ('list', 'cards', 'table', 'timeline')


def _layout(value: str) -> str:
    return _one_of(value.lower(), 'layout', LAYOUTS)


def _classes(value: str) -> tuple[str, ...]:
    return tuple(identifier for word in value.split() if (identifier := nodes.make_id(word)))


OPTIONS: Mapping[str, Option] = {
    'group-by': Option(_group_by, 'year, type, venue, topic, author, status; none', 'One or more levels of headings.'),
    'group-order': Option(
        str,
        'names of groups, * for all others; ascending, descending, count, source',
        'The order of the groups, a semicolon between two levels; the default is newest first for years, the order '
        'of the sources for topics, and that of the names for all others.',
    ),
    'counts': Option(_flag, '', 'How many entries each group has, behind its heading.'),
    'jump-list': Option(_flag, '', 'Links to the outermost groups, above the list.'),
    'sort': Option(
        _sort,
        'keys with a sign; source',
        'The order of the entries; ``source`` keeps that of the sources.',
    ),
    'filter': Option(_filter, 'an expression', 'Only the publications for which the expression holds.'),
    'limit': Option(_limit, 'a whole number', 'At most so many entries, after sorting.'),
    'selected': Option(
        _selected, 'first', 'Only the publications that are marked as selected; with ``first`` the others follow them.'
    ),
    'layout': Option(_layout, ', '.join(LAYOUTS), 'How the entries are laid out in HTML.'),
    'numbering': Option(
        _numbering, 'none, ascending, descending', 'Numbers before the entries, which run on over all groups.'
    ),
    'authors': Option(
        _authors,
        'a whole number, all',
        'Folds the names of an entry that has more, but for the first, the last and those that stand out; the default '
        'is ``pubs_authors_limit``.',
    ),
    'links': Option(
        _links,
        'all, none, kinds such as pdf, doi, code',
        'Which links stand behind an entry, and in which order.',
    ),
    'show': Option(
        _show,
        f'{", ".join(SHOWN)}; none',
        'What an entry has beside its reference, as far as its sources tell it; the default is all but pictures. With '
        '``bibtex`` every entry has its BibTeX.',
    ),
    'feed': Option(_flag, '', 'An Atom feed of the list beside its page; see [](../feeds.md).'),
    'download': Option(
        read_downloads,
        ', '.join(DOWNLOADS),
        'Files of the list beside its page, and links to them; see [](../exports.md).',
    ),
    'search': Option(_search, 'none', 'A search box over the list; ``none`` where ``pubs_search`` is set.'),
    'facets': Option(
        read_facets,
        'year, type, venue, author, topic, keyword, status; none',
        'Filters over the list, in this order; the default is ``pubs_facets``.',
    ),
    'copy': Option(
        read_copy,
        'citation, bibtex; none',
        'What every entry has a button for that copies it; the default is ``pubs_copy``.',
    ),
    'style': Option(read_style, 'apa, as-written', 'How an entry is put; the default is ``pubs_style``.'),
    'banner': Option(str, 'a CSS background, a name, none', 'The banner of the page; default: the first source’s.'),
    'format': Option(
        _format, 'markdown, restructuredtext, bibtex', 'The syntax of the content, or of sources of another suffix.'
    ),
    'name': Option(str, 'a label', 'A target for references to the list.'),
    'class': Option(_classes, 'names', 'Further classes of the list.'),
}

_FIELDS = {'class': 'classes'}


class OptionSpec(dict[str, 'Callable[[str | None], str]']):
    """Takes every option as it is written, known or not.

    Otherwise docutils would refuse the whole directive for one mistyped option, and the list would be lost.
    """

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(OPTIONS, _as_written))

    def __missing__(self, name: str) -> Callable[[str | None], str]:
        return _as_written


def _as_written(value: str | None) -> str:
    return (value or '').strip()


def read_options(written: Mapping[str, str], kinds: Collection[str] = ()) -> tuple[ListOptions, list[OptionProblem]]:
    """The options that could be read, and a problem for each that could not; the rest keep their defaults.

    ``kinds`` are the kinds of links that the site adds.
    """
    values: dict[str, object] = {}
    problems: list[OptionProblem] = []
    for name, value in written.items():
        option = OPTIONS.get(name)
        if option is None:
            from sphinxcontrib_pubs.library.errors import nearest

            message = f'unknown option {name!r}'
            problems.append(OptionProblem('unknown-option', name, message, 0, nearest(name, OPTIONS)))
            continue
        try:
            values[_FIELDS.get(name, name.replace('-', '_'))] = option.read(value)
        except OptionError as error:
            problems.append(_problem(name, error))
    options = ListOptions(**values)  # type: ignore[arg-type]
    if options.links:
        try:
            _check_kinds(options.links, kinds)
        except OptionError as error:
            problems.append(_problem('links', error))
            options = replace(options, links=None)
    if options.group_order:
        try:
            options = replace(options, group_by=_ordered(options))
        except OptionError as error:
            problems.append(_problem('group-order', error))
    return options, problems


def _check_kinds(words: Iterable[str], kinds: Collection[str]) -> None:
    """What looks like a kind of link is a slip; any other word may be the name of a field of the sources."""
    from sphinxcontrib_pubs.format.link_kinds import LABELS
    from sphinxcontrib_pubs.library.errors import is_near, nearest

    known = {*LABELS, *kinds}
    for word in words:
        if is_near(word, known):
            raise OptionError(f'no kind of link is called {word!r}', hint=nearest(word, known))


def _ordered(options: ListOptions) -> GroupBy:
    """The groups in their order, which can be read when their levels are known."""
    group_by = options.group_by
    if group_by is None or not group_by.levels:
        raise OptionError('there are no groups to order', hint='add :group-by:, or leave the option out')
    return _expression(group_by.ordered, options.group_order)


def _problem(option: str, error: OptionError) -> OptionProblem:
    return OptionProblem('option-value', option, f'option {option!r}: {error}', error.column, error.hint)
