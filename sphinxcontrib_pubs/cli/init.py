"""``sphinx-pubs init``: a page of publications from the lists that are there, shown before it is written."""

from __future__ import annotations

import os
import re
import sys
from difflib import unified_diff
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.cli.asking import ask, is_agreed
from sphinxcontrib_pubs.cli.counting import counted
from sphinxcontrib_pubs.cli.difference import shown
from sphinxcontrib_pubs.cli.reports import WRONG_USE, UseError
from sphinxcontrib_pubs.cli.starting.files import PEOPLE, Choice, is_fit, is_the_page, make_files, shows_lists
from sphinxcontrib_pubs.cli.starting.lists import find_lists, other_lists, read_list
from sphinxcontrib_pubs.cli.starting.other_tools import what_is_kept
from sphinxcontrib_pubs.cli.starting.site import ConfigurationError, find_site, text_of
from sphinxcontrib_pubs.cli.writing import put_content
from sphinxcontrib_pubs.library.people import PeopleRegistry
from sphinxcontrib_pubs.library.people.survey import survey
from sphinxcontrib_pubs.model.terminal import visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinxcontrib_pubs.cli.starting.files import Change, Files
    from sphinxcontrib_pubs.cli.starting.lists import FoundList
    from sphinxcontrib_pubs.cli.starting.site import Site

_SUFFIXES = {'markdown': '.md', 'restructuredtext': '.rst'}
#: What a file may be called, and a `toctree` takes for the name of one document.
_NAME_OF_PAGE = re.compile(r'(?![.\s])[^*?\[\]<>:"|\\\x00-\x1f]+(?<!\s)')
_PAGE, _OTHER_PAGE = 'publications', 'publication-list'
#: So many lists, and so many people, are offered at the terminal.
_MOST_OFFERED = 9


def add_to(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    one_of: Callable[[Iterable[str], str], Callable[[str], str]],
) -> None:
    """Adds the subcommand ``init``."""
    parser = commands.add_parser('init', help='make a page of publications in a site, or a site with one')
    parser.add_argument(
        'folder', nargs='?', type=Path, default=Path(), metavar='FOLDER', help='of the project (default: this one)'
    )
    parser.add_argument(
        '--list',
        dest='lists',
        action='append',
        type=Path,
        default=[],
        metavar='FILE',
        help='a list that the page shows, or a folder with a page for each work, as often as there are '
        '(default: asks which of those that are found)',
    )
    parser.add_argument(
        '--member',
        dest='members',
        action='append',
        metavar='NAME',
        help='one of the group, whose name the page highlights, as often as there are (default: asks)',
    )
    parser.add_argument(
        '--page',
        metavar='NAME',
        help=f'the name of the new page (default: {_PAGE}, or {_OTHER_PAGE} if it shows such a page with other lists)',
    )
    parser.add_argument(
        '--markup',
        type=one_of(_SUFFIXES, 'markup'),
        metavar='MARKUP',
        help=f'the markup of the new page: {", ".join(_SUFFIXES)} (default: as the other pages)',
    )
    parser.add_argument('--project', default='', metavar='NAME', help='the name of a new site (default: asks)')
    parser.add_argument('--diff', action='store_true', help='show what would be written, and ask nothing')
    parser.add_argument('--yes', action='store_true', help='ask nothing, and write')
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Shows the changes on the standard output and asks on standard error; the status is 1 if nothing was written."""
    try:
        folder = Path(os.path.abspath(options.folder))  # noqa: PTH100 (links stay as they are written)
        if not folder.is_dir():
            raise UseError(f'"{options.folder}" is no folder')
        site = find_site(folder)
        files = make_files(_choose(options, folder, site), site)
    except UseError as error:
        sys.stderr.write(f'sphinx-pubs init: {visible(str(error))}\n')
        return WRONG_USE
    except ConfigurationError as error:
        sys.stderr.write(f'{visible(f"{_shown(error.path)}:{error.line}: error: it {error}")} (correct it first)\n')
        return WRONG_USE
    sys.stdout.writelines(f'{line}\n' for change in files.changes for line in _difference(change))
    sys.stdout.flush()
    if not files.changes:
        sys.stderr.write(f'{visible(_shown(site.srcdir))} has all that it needs already\n')
        _say_what_is_left(files, site)
        return 0
    if options.diff:
        return 0
    if not options.yes and not is_agreed(f'Write {counted(len(files.changes), "file")}?'):
        return 1
    status = _write(files.changes)
    if status == 0:
        _say_what_is_left(files, site)
    return status


def _choose(options: argparse.Namespace, folder: Path, site: Site) -> Choice:
    """What the options say, and where they do not, the person at the terminal; the defaults where nobody is there."""
    asks = sys.stdin.isatty() and not (options.yes or options.diff)
    lists = _named_lists(options.lists) if options.lists else _found_lists(folder, site, asks=asks)
    for each in lists:
        if not is_fit(each, site):
            raise UseError(f'"{_shown(each.path)}" has a space or a sign that stands for others: rename it')
    kept = what_is_kept(folder) if site.is_another_tools else {}
    members = _members(options.members, lists, site, asks=asks and 'pubs_people' not in kept)
    name, suffix = _new_page(options, site, lists)
    page = site.srcdir / f'{name}{suffix}'
    if not (len(lists) == 1 and is_the_page(lists[0], site)) and not _may_be_made(page):
        raise UseError(f'"{_shown(page)}" is there already: --page gives the new page another name')
    project = options.project
    if site.configuration is None and not project:
        default = folder.name.replace('-', ' ').replace('_', ' ').title() or 'Publications'
        project = (ask(f'What is the site called? [{default}] ') if asks else '') or default
    return Choice(lists, name, suffix, members, project, kept)


def _new_page(options: argparse.Namespace, site: Site, lists: Sequence[FoundList]) -> tuple[str, str]:
    """The name of the new page as a document, and the suffix of its markup, which may stand behind the name.

    Where nobody gave one it is the usual name, which may be that of a page whose list the new one shows with others.
    """
    usual = _SUFFIXES[options.markup] if options.markup else _usual_suffix(site)
    if options.page is None:
        is_taken = any(is_the_page(each, site) and each.path.with_suffix('') == site.srcdir / _PAGE for each in lists)
        return _OTHER_PAGE if is_taken else _PAGE, usual
    path = PurePosixPath(options.page)
    suffix = path.suffix if path.suffix in _SUFFIXES.values() else ''
    name = str(path).removesuffix(suffix)
    if path.is_absolute() or '..' in path.parts or not _NAME_OF_PAGE.fullmatch(name):
        raise UseError(f'"{options.page}" is no name of a page, such as "{_PAGE}" or "lab/papers"')
    return name, usual if options.markup else suffix or usual


def _may_be_made(page: Path) -> bool:
    """Whether there is no such file, or one that was made before."""
    try:
        return not page.exists() or shows_lists(page)
    except OSError:
        return False


def _named_lists(paths: Iterable[Path]) -> list[FoundList]:
    found: list[FoundList] = []
    for path in paths:
        each = read_list(Path(os.path.abspath(path)))  # noqa: PTH100
        if each is None:
            raise UseError(f'"{path}" holds no list of publications: sphinx-pubs show tells what is read in it')
        found.append(each)
    return found


def _found_lists(folder: Path, site: Site, *, asks: bool) -> list[FoundList]:
    found = find_lists(folder)
    if not found:
        other = next(other_lists(folder), None)
        raise UseError(
            f'no list of publications was found below "{_shown(folder)}"; '
            + (
                f'{_shown(other)} is of no format that is read: export BibTeX, CSL-JSON or RIS from where it came'
                if other is not None
                else 'put one there, name one with --list, or let "sphinx-pubs fetch" with an ORCID make one'
            )
        )
    # A page that a person keeps is what the site shows, however much a file beside it holds.
    pages = [each for each in found if is_the_page(each, site) and each.path.stem in ('publication', 'publications')]
    default = pages[0] if pages else found[0]
    if not asks:
        return [default]
    offered = [default, *(each for each in found if each is not default)][:_MOST_OFFERED]
    for number, each in enumerate(offered, 1):
        entries = counted(len(each.publications), 'entry', 'entries')
        sys.stderr.write(f'{number:3}  {visible(_shown(each.path))}  ({entries}, {each.format})\n')
    numbers = _ask_numbers('Which of these does the page show? [1] ', len(offered))
    return [offered[number - 1] for number in numbers] or [default]


def _members(named: list[str] | None, lists: Sequence[FoundList], site: Site, *, asks: bool) -> list[str]:
    """The people of the group, where the site has no registry of them yet."""
    people = site.srcdir / PEOPLE
    if people.exists() or (site.configuration is not None and site.configuration.has('pubs_people')):
        if named:
            raise UseError('the site has a registry of people already: add them there')
        return []
    if not all(name.strip() for name in named or ()):
        raise UseError('--member names nobody: write a name, such as "Roe, Ada"')
    if named is not None:
        return named
    return _asked_members(lists) if asks else []


def _asked_members(lists: Sequence[FoundList]) -> list[str]:
    """The names that somebody chooses of those that most entries have."""
    publications = [publication for each in lists for publication in each.publications]
    known = survey(PeopleRegistry(), publications).unregistered
    names = {_longest(each.name for each in sightings): len(sightings) for sightings in known}
    offered = sorted(names, key=lambda name: -names[name])[:_MOST_OFFERED]
    if not offered:
        return []
    for number, name in enumerate(offered, 1):
        sys.stderr.write(f'{number:3}  {visible(name)}  ({counted(names[name], "entry", "entries")})\n')
    numbers = _ask_numbers('Who of these is of the group, and highlighted? [nobody] ', len(offered))
    return [offered[number - 1] for number in numbers]


def _longest(names: Iterable[str]) -> str:
    """The form that tells most of a name."""
    return max(dict.fromkeys(names), key=len)


def _ask_numbers(question: str, most: int) -> list[int]:
    """The numbers that somebody types, asked again until they are some of those that were offered."""
    while answer := ask(question):
        words = answer.replace(',', ' ').split()
        if all(word.isascii() and word.isdecimal() and 1 <= int(word[:4]) <= most for word in words):
            return list(dict.fromkeys(map(int, words)))
        sys.stderr.write(f'expected numbers from 1 to {most}, such as "1, 2"\n')
    return []


def _usual_suffix(site: Site) -> str:
    """The markup of the site's other pages; a new site has Markdown."""
    if site.configuration is None or (site.has_markdown and site.index is None):
        return '.md'
    return site.index.suffix if site.index is not None else '.rst'


def _difference(change: Change) -> Iterator[str]:
    before = [] if change.before is None else text_of(change.before, change.path).splitlines()
    name = _shown(change.path)
    lines = unified_diff(
        before,
        text_of(change.after, change.path).splitlines(),
        '/dev/null' if change.before is None else name,
        name,
        lineterm='',
    )
    return map(shown, lines)


def _write(changes: Iterable[Change]) -> int:
    """Writes each file in one step; what cannot be written stops it, and is told with what has been."""
    for change in changes:
        try:
            change.path.parent.mkdir(parents=True, exist_ok=True)
            put_content(change.path, change.before, change.after)
        except OSError as error:
            sys.stderr.write(f'{visible(_shown(change.path))} cannot be written: {error.strerror}\n')
            return WRONG_USE
        sys.stderr.write(f'{visible(_shown(change.path))} written\n')
    return 0


def _shown(path: Path) -> str:
    """A path as a person at the terminal would write it."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def _say_what_is_left(files: Files, site: Site) -> None:
    for each in files.left:
        sys.stderr.write(f'left to do: {visible(each)}\n')
    output = site.srcdir / '_build'
    sys.stderr.write(
        f'The site is built by: python3 -m sphinx {visible(_shown(site.srcdir))} {visible(_shown(output))}\n'
        f'The page is then {visible(_shown(output / files.document))}.html\n'
    )
