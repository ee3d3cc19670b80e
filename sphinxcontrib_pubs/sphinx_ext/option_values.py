"""The values of options, of the directive and of ``conf.py``: how each is read, and what to say where it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docutils import nodes

from sphinxcontrib_pubs.model.terminal import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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


def or_else(default: str, read: Callable[[str], _T]) -> Callable[[str], _T]:
    """What reads a value, and ``default`` where an option stands for itself."""
    return lambda value: read(value or default)


#: What a flag is in a block of YAML, in which MyST lets options be written.
_TRUTH = {'': True, 'true': True, 'yes': True, 'false': False, 'no': False}


def read_flag(value: str) -> bool:
    """True for nothing, or a word of YAML. Raises OptionError for anything else."""
    found = _TRUTH.get(value.lower())
    if found is None:
        raise OptionError('stands for itself and takes no value', hint='leave out what follows it')
    return found


def read_selected(value: str) -> str:
    """``only`` for nothing, or ``first``. Raises OptionError for anything else."""
    if value.lower() not in ('', 'first'):
        raise OptionError(f'expected nothing, or "first", not {shown(value)}', hint='leave out what follows it')
    return value.lower() or 'only'


def read_limit(value: str) -> int:
    """A number of entries, which may be 0. Raises OptionError for anything else."""
    if not (value.isascii() and value.isdecimal()):
        raise OptionError(f'expected a whole number of entries, 0 or more, not {shown(value)}')
    return int(value[:18])


# The readers of expressions and the styles are imported when an option asks for them: a build in which
# nothing changed reads no directive.


def parsed(parse: Callable[[str], _T], value: str) -> _T:
    """Parses a value, and says what the library says of one that it cannot parse."""
    from sphinxcontrib_pubs.library.errors import ExpressionError

    try:
        return parse(value)
    except ExpressionError as error:
        raise OptionError(error.message, error.column, error.hint) from None


def read_group_by(value: str) -> GroupBy:
    """The levels of groups. Raises OptionError, with the column, for what is none."""
    from sphinxcontrib_pubs.library.group import parse_group_by

    return parsed(parse_group_by, value)


def read_sort(value: str) -> SortOrder:
    """The keys to sort by. Raises OptionError, with the column, for what is none."""
    from sphinxcontrib_pubs.library.sort import parse_sort

    return parsed(parse_sort, value)


def read_filter(value: str) -> Filter:
    """An expression over the fields. Raises OptionError, with the column, for what is none."""
    from sphinxcontrib_pubs.library.select import parse_filter

    return parsed(parse_filter, value)


def read_names(value: str) -> str:
    """Names of people as they are written; who they are is asked when the site's people are known."""
    if not value:
        raise OptionError('expected the id or the name of a person, found nothing')
    return value


def read_format(value: str) -> str:
    """The name of a format, which may be a short one. Raises OptionError, with the nearest, for any other."""
    from sphinxcontrib_pubs.sources.registry import ALIASES, formats

    return _one_of(value.lower(), 'format', {*formats(), *ALIASES})


def _one_of(value: str, what: str, known: Iterable[str]) -> str:
    from sphinxcontrib_pubs.library.errors import nearest

    names = sorted(known)
    if value in names:
        return value
    message = f'no {what} is called {shown(value)}' if value else f'expected a {what}, found nothing'
    divided = dict.fromkeys(value.replace(';', ' ').split())
    if len(divided) > 1 and all(word in names for word in divided):
        raise OptionError(message, hint=f'put commas between the words: {", ".join(divided)}')
    raise OptionError(message, hint=nearest(value, names))


def read_authors(value: str) -> int:
    """From how many on names fold; 0, never, for ``all``. Raises OptionError for anything else."""
    if value.lower() in ('all', 'none'):
        return 0
    if not (value.isascii() and value.isdecimal() and int(value[:18])):
        raise OptionError(f'expected a whole number of names, 1 or more, or "all", not {shown(value)}')
    return int(value[:18])


def read_links(value: str) -> tuple[str, ...] | None:
    """Kinds of links; None for ``all``, () for ``none``. Which there are is asked when those of the site are known."""
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


def read_show(value: str) -> tuple[str, ...]:
    """Parts of an entry, each of them for ``all``. Raises OptionError, with the nearest word, for any other."""
    return SHOWN if value.strip().lower() == 'all' else _several(value, 'part of an entry', SHOWN)


def _several(value: str, what: str, known: Iterable[str]) -> tuple[str, ...]:
    """Words with commas between them, each once; () for ``none``."""
    words = [word.strip().lower() for word in value.split(',')]
    if words == ['none']:
        return ()
    if 'none' in words:
        raise OptionError('found "none" among others', hint='write "none" alone, or leave it out')
    return tuple(dict.fromkeys(_one_of(word, what, known) for word in words))


def read_search(value: str) -> bool:
    """Whether a list has a search box: True for nothing, False for ``none``. Raises OptionError for anything else."""
    found = (_TRUTH | {'none': False}).get(value.lower())
    if found is None:
        raise OptionError(f'expected nothing, or "none", not {shown(value)}', hint='leave out what follows it')
    return found


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
DOWNLOADS = ('bib', 'ris', 'csl-json', 'yaml')


def read_downloads(value: str) -> tuple[str, ...]:
    """The formats of downloads. Raises OptionError, with the nearest word, for any other."""
    return _several(value, 'format of a download', DOWNLOADS)


#: What each file of a download holds.
DOWNLOADED = ('list', 'groups', 'entries')


def read_downloaded(value: str) -> tuple[str, ...]:
    """What files are for: the whole list, each group, each entry. Raises OptionError, with the nearest word."""
    found = _several(value, 'part of a list', DOWNLOADED)
    if not found:
        raise OptionError('expected list, groups, entries or several', hint='without files, leave out :download:')
    return found


#: What a site has feeds of.
FEEDS = ('all', 'people', 'topics')


def read_feeds(value: str) -> tuple[str, ...]:
    """The feeds of a site. Raises OptionError, with the nearest word, for any other."""
    return _several(value, 'feed', FEEDS)


#: Forms in which a page tells programs of its publications.
METADATA = ('coins', 'json-ld')


def read_metadata(value: str) -> tuple[str, ...]:
    """The forms of metadata. Raises OptionError, with the nearest word, for any other."""
    return _several(value, 'form of metadata', METADATA)


#: Which publications have a page of their own.
PAPER_PAGES = ('abstract', 'all', 'none')


def read_paper_pages(value: str) -> str:
    """Which publications have pages. Raises OptionError, with the nearest word, for any other."""
    return _one_of(value.strip().lower(), 'choice of paper pages', PAPER_PAGES)


NUMBERINGS = ('none', 'ascending', 'descending')


def read_numbering(value: str) -> str:
    """How entries are numbered. Raises OptionError, with the nearest word, for any other."""
    return _one_of(value.lower(), 'numbering', NUMBERINGS)


#: What a chart can count by.
CHARTS = ('year',)


def read_chart(value: str) -> str:
    """What a chart counts by, years where nothing is said; '' for none."""
    chart = _one_of(value.lower() or CHARTS[0], 'chart', (*CHARTS, 'none'))
    return '' if chart == 'none' else chart


LAYOUTS = ('list', 'cards', 'table', 'timeline')


def read_layout(value: str) -> str:
    """The name of a layout. Raises OptionError, with the nearest, for any other."""
    return _one_of(value.lower(), 'layout', LAYOUTS)


def read_classes(value: str) -> tuple[str, ...]:
    """Words as names of classes; what no class can be called is left out."""
    return tuple(identifier for word in value.split() if (identifier := nodes.make_id(word)))
