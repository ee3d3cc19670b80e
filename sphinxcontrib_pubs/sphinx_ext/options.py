"""The options of the directive, declared once: how each is read, and the sentence that the documentation prints."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model.terminal import shown
from sphinxcontrib_pubs.sphinx_ext import option_values as values

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from sphinxcontrib_pubs.library.group import GroupBy
    from sphinxcontrib_pubs.library.people import PeopleRegistry
    from sphinxcontrib_pubs.library.people.lookup import Named
    from sphinxcontrib_pubs.library.select import Filter
    from sphinxcontrib_pubs.library.sort import SortOrder


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
    chart: str = ''
    numbering: str = 'none'
    sort: SortOrder | None = None
    filter: Filter | None = None
    author: str = ''
    people: frozenset[str] = frozenset()  # the ids of those whom ``author`` names
    limit: int | None = None
    selected: str = ''
    layout: str = 'list'
    links: tuple[str, ...] | None = None
    authors: int | None = None
    show: tuple[str, ...] | None = None
    download: tuple[str, ...] = ()
    download_of: tuple[str, ...] = ()  # () for the whole list
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


OPTIONS: Mapping[str, Option] = {
    'group-by': Option(
        values.read_group_by, 'year, type, venue, topic, author, status; none', 'One or more levels of headings.'
    ),
    'group-order': Option(
        str,
        'names of groups, * for all others; ascending, descending, count, source',
        'The order of the groups, a semicolon between two levels; the default is newest first for years, the order '
        'of the sources for topics, and that of the names for all others.',
    ),
    'counts': Option(values.read_flag, '', 'How many entries each group has, behind its heading.'),
    'jump-list': Option(values.read_flag, '', 'Links to the outermost groups, above the list.'),
    'chart': Option(
        values.read_chart,
        'year; none',
        'How many of the publications each year has, as a chart above the list; see [](../author-pages.md#by-year).',
    ),
    'sort': Option(
        values.read_sort,
        'keys with a sign; source',
        'The order of the entries; ``source`` keeps that of the sources.',
    ),
    'filter': Option(values.read_filter, 'an expression', 'Only the publications for which the expression holds.'),
    'author': Option(
        values.read_names,
        'ids or names of people',
        'Only what one of these people has a part in: ids with commas between them, names with semicolons; see '
        '[](../author-pages.md).',
    ),
    'limit': Option(values.read_limit, 'a whole number', 'At most so many entries, after sorting.'),
    'selected': Option(
        values.read_selected,
        'first',
        'Only the publications that are marked as selected; with ``first`` the others follow them.',
    ),
    'layout': Option(values.read_layout, ', '.join(values.LAYOUTS), 'How the entries are laid out in HTML.'),
    'numbering': Option(
        values.or_else('ascending', values.read_numbering),
        'none, ascending, descending',
        'Numbers before the entries, which run on over all groups; without a word, ascending ones.',
    ),
    'authors': Option(
        values.read_authors,
        'a whole number, all',
        'Folds the names of an entry that has more, but for the first, the last and those that stand out; the default '
        'is ``pubs_authors_limit``.',
    ),
    'links': Option(
        values.read_links,
        'all, none, kinds such as pdf, doi, code',
        'Which links stand behind an entry, and in which order.',
    ),
    'show': Option(
        values.read_show,
        f'{", ".join(values.SHOWN)}; all, none',
        'What an entry has beside its reference, as far as its sources tell it; the default is all but pictures. With '
        '``bibtex`` every entry has its BibTeX.',
    ),
    'feed': Option(values.read_flag, '', 'An Atom feed of the list beside its page; see [](../feeds.md).'),
    'download': Option(
        values.or_else('bib, ris, csl-json', values.read_downloads),
        ', '.join(values.DOWNLOADS),
        'Files of the list beside its page, and links to them; without a word, ``bib, ris, csl-json``. See '
        '[](../exports.md).',
    ),
    'download-of': Option(
        values.read_downloaded,
        ', '.join(values.DOWNLOADED),
        'What each file of ``:download:`` holds: the list, as without this option, what stands under a heading, or one '
        'entry.',
    ),
    'search': Option(values.read_search, 'none', 'A search box over the list; ``none`` where ``pubs_search`` is set.'),
    'facets': Option(
        values.or_else('year, type, venue, author', values.read_facets),
        'year, type, venue, author, topic, keyword, status; none',
        'Filters over the list, in this order; without a word, the first four. The default is ``pubs_facets``.',
    ),
    'copy': Option(
        values.or_else('citation, bibtex', values.read_copy),
        'citation, bibtex; none',
        'What every entry has a button for that copies it; the default is ``pubs_copy``.',
    ),
    'style': Option(
        str,
        'apa, as-written, short, acm, cv, a style of CSL, a .csl file',
        'How an entry is put; the default is ``pubs_style``. See [](../styles.md).',
    ),
    'banner': Option(str, 'a CSS background, a name, none', 'The banner of the page; default: the first source’s.'),
    'format': Option(
        values.read_format,
        'markdown, restructuredtext, bibtex, csl-json, ris, yaml, hugo',
        'The syntax of the content, or of sources of another suffix.',
    ),
    'name': Option(str, 'a label', 'A target for references to the list.'),
    'class': Option(values.read_classes, 'names', 'Further classes of the list.'),
}

_FIELDS = {'class': 'classes'}
#: Of so many names that are nobody's it is said who may be meant, for which all people are looked through.
MOST_TOLD = 20


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


def read_options(
    written: Mapping[str, str],
    kinds: Collection[str],
    people: Callable[[], PeopleRegistry],
    find_style: Callable[[str], str],
) -> tuple[ListOptions, list[OptionProblem]]:
    """The options that could be read, and a problem for each that could not; the rest keep their defaults.

    ``kinds`` are the kinds of links that the site adds, ``people`` whom it knows, asked for where an option names some;
    ``find_style`` gives the name that a style is kept by.
    """
    found: dict[str, object] = {}
    problems: list[OptionProblem] = []
    for name, value in written.items():
        option = OPTIONS.get(name)
        if option is None:
            from sphinxcontrib_pubs.library.errors import nearest

            message = f'unknown option {shown(name)}'
            problems.append(OptionProblem('unknown-option', name, message, 0, nearest(name, OPTIONS)))
            continue
        try:
            found[_FIELDS.get(name, name.replace('-', '_'))] = option.read(value)
        except values.OptionError as error:
            problems.append(_problem(name, error))
    options, unfit = _looked_up(ListOptions(**found), kinds, people, find_style)  # type: ignore[arg-type]
    return options, [*problems, *unfit]


def _looked_up(
    options: ListOptions,
    kinds: Collection[str],
    people: Callable[[], PeopleRegistry],
    find_style: Callable[[str], str],
) -> tuple[ListOptions, list[OptionProblem]]:
    """The options with what they name, and without what is not there, or does not go with the others."""
    problems: list[OptionProblem] = []
    if options.style:
        try:
            options = replace(options, style=find_style(options.style))
        except values.OptionError as error:
            problems.append(_problem('style', error))
            options = replace(options, style='')
    if options.links:
        try:
            _check_kinds(options.links, kinds)
        except values.OptionError as error:
            problems.append(_problem('links', error))
            options = replace(options, links=None)
    if options.author:
        ids, unknown = people_named(options.author, people())
        problems += (_problem('author', error) for error in unknown)
        options = replace(options, people=frozenset(ids))
    if options.group_order:
        try:
            options = replace(options, group_by=_ordered(options))
        except values.OptionError as error:
            problems.append(_problem('group-order', error))
    if options.download_of:
        try:
            _check_download_of(options)
        except values.OptionError as error:
            problems.append(_problem('download-of', error))
            options = replace(options, download_of=())
    return options, problems


def _check_download_of(options: ListOptions) -> None:
    if not options.download:
        raise values.OptionError('no files are asked for', hint='add :download:, or leave the option out')
    if 'groups' in options.download_of and not (options.group_by and options.group_by.levels):
        raise values.OptionError('there are no groups to make files of', hint='add :group-by:, or leave "groups" out')


def _check_kinds(words: Iterable[str], kinds: Collection[str]) -> None:
    """What looks like a kind of link is a slip; any other word may be the name of a field of the sources."""
    from sphinxcontrib_pubs.format.link_kinds import LABELS
    from sphinxcontrib_pubs.library.errors import is_near, nearest

    known = {*LABELS, *kinds}
    for word in words:
        if is_near(word, known):
            raise values.OptionError(f'no kind of link is called {shown(word)}', hint=nearest(word, known))


def people_named(text: str, registry: PeopleRegistry) -> tuple[list[str], list[values.OptionError]]:
    """The ids of those whom an option names, in its order, and what is said of every name that is nobody's."""
    from sphinxcontrib_pubs.library.people.lookup import find_all, unknown

    named = find_all(text, registry)
    nobody: dict[str, Named] = {}  # each name where it stands first
    for each in named:
        if not each.id:
            nobody.setdefault(each.text, each)
    errors = []
    for each in islice(nobody.values(), MOST_TOLD):
        message, hint = unknown(each.text, registry)
        errors.append(values.OptionError(message, each.column, hint))
    if len(nobody) > MOST_TOLD:
        errors.append(values.OptionError(f'{len(nobody) - MOST_TOLD} more names are nobody’s'))
    return list(dict.fromkeys(each.id for each in named if each.id)), errors


def _ordered(options: ListOptions) -> GroupBy:
    """The groups in their order, which can be read when their levels are known."""
    group_by = options.group_by
    if group_by is None or not group_by.levels:
        raise values.OptionError('there are no groups to order', hint='add :group-by:, or leave the option out')
    return values.parsed(group_by.ordered, options.group_order)


def _problem(option: str, error: values.OptionError) -> OptionProblem:
    return OptionProblem('option-value', option, f'option {option!r}: {error}', error.column, error.hint)
