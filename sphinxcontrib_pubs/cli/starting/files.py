"""What was chosen → the texts of the files that a site needs for a page of publications."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.cli.reading import read_registry
from sphinxcontrib_pubs.cli.starting.configuration import Configuration
from sphinxcontrib_pubs.cli.starting.site import encoding_of, text_of
from sphinxcontrib_pubs.cli.starting.toctree import with_document
from sphinxcontrib_pubs.library.fold import fold, slug
from sphinxcontrib_pubs.library.keys import Names
from sphinxcontrib_pubs.library.names import parse_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinxcontrib_pubs.cli.starting.lists import FoundList
    from sphinxcontrib_pubs.cli.starting.site import Site

PEOPLE = 'people.yml'
_OURS = 'sphinxcontrib_pubs'
#: Documents whose hand-written lists are read without being asked: what ``pubs_pages`` is by itself.
_PAGES = ('publication', 'publications')
_TITLE = 'Publications'
#: A list of so many entries is worth a search box.
_MANY = 10
_DIRECTIVE = re.compile(
    rb'^[ \t]*(?:`{3,}\{publications\}|:{3,}\{publications\}|\.\.[ \t]+publications::)', re.MULTILINE
)
_UNFIT = re.compile(r'\s|[*?\[\]]')
_UNFIT_IN_PATTERN = re.compile(r'\s|[?\[\]]')


class Choice(NamedTuple):
    """What somebody wants: lists, the name of a new page, its markup, people of the group, the site's name.

    ``settings`` are further values of the configuration, where nobody chose others.
    """

    lists: Sequence[FoundList]
    page: str
    suffix: str
    members: Sequence[str]
    project: str
    settings: Mapping[str, object]


class Change(NamedTuple):
    """A file with what is in it and what would be; ``before`` is None for a new one."""

    path: Path
    before: bytes | None
    after: bytes


class Files(NamedTuple):
    """The changes that a choice needs, the document that shows the list, and what is left for a person to do."""

    changes: Sequence[Change]
    document: str
    left: Sequence[str]


def is_the_page(found: FoundList, site: Site) -> bool:
    """Whether a hand-written list is a document of the site, which can stay as it is."""
    return found.is_page and found.path.is_relative_to(site.srcdir)


def is_fit(found: FoundList, site: Site) -> bool:
    """Whether a directive can name the file, or a pattern that no other file has."""
    if is_the_page(found, site) or _UNFIT.search(_relative(found.path, site.srcdir)) is None or found.is_pattern:
        return True
    pattern = Path(_source(found, found.folder)).name
    return _UNFIT.search(_relative(found.folder, site.srcdir)) is None and [*found.folder.glob(pattern)] == [found.path]


def _source(found: FoundList, folder: Path) -> str:
    """How a directive names the list: white space would divide files there, and some signs stand for others."""
    return (_UNFIT_IN_PATTERN if found.is_pattern else _UNFIT).sub('?', _relative(found.path, folder))


def shows_lists(page: Path) -> bool:
    """Whether a page has a directive of ours: it was made before. Raises OSError."""
    return _DIRECTIVE.search(page.read_bytes()) is not None


def make_files(choice: Choice, site: Site) -> Files:
    """The files of a site with the page. Nothing is written."""
    alone = choice.lists[0] if len(choice.lists) == 1 and is_the_page(choice.lists[0], site) else None
    document = alone.path.relative_to(site.srcdir).with_suffix('').as_posix() if alone is not None else choice.page
    suffix = alone.path.suffix if alone is not None else choice.suffix
    changes: list[Change] = []
    left: list[str] = []
    configuration = site.configuration or Configuration(_new_configuration(choice.project, f'{document}{suffix}', site))
    needed = ['myst_parser'] if suffix in ('.md', '.markdown') and not site.has_markdown else []
    configuration = configuration.with_extensions([*needed, _OURS])
    if alone is not None and document.rpartition('/')[2] not in _PAGES:
        if configuration.has('pubs_pages'):
            left.append(f'add {document!r} to pubs_pages in conf.py')
        else:
            configuration = configuration.with_value('pubs_pages', [document])
    roots = _roots(choice.lists, site) if alone is None else []
    if roots and configuration.has('pubs_source_roots'):
        left.append(f'see that pubs_source_roots in conf.py has {", ".join(map(repr, roots))}')
    elif roots:
        configuration = configuration.with_value('pubs_source_roots', roots)
    people = site.srcdir / PEOPLE
    if choice.members:
        configuration = configuration.with_value('pubs_people', PEOPLE)
        changes.append(Change(people, None, _people(choice.members).encode()))
    for name, value in choice.settings.items():
        if not configuration.has(name):
            configuration = configuration.with_value(name, value)
    if not configuration.has('pubs_people') and people.is_file() and read_registry(people)[0].people:
        configuration = configuration.with_value('pubs_people', PEOPLE)
    changes.insert(0, _change(site.srcdir / 'conf.py', configuration.text))
    page = site.srcdir / f'{document}{suffix}'
    if alone is None and not page.exists():
        changes.append(Change(page, None, _page(choice, page.parent, suffix).encode()))
    if f'root_doc = {document!r}\n' not in configuration.text:
        left += _into_index(document, suffix, site, choice.project, changes)
    return Files([change for change in changes if change.before != change.after], document, left)


def _change(path: Path, text: str) -> Change:
    """A file with another text, its encoding and its line ends as they are."""
    if not path.is_file():
        return Change(path, None, text.encode())
    before = path.read_bytes()
    if text == text_of(before, path):
        return Change(path, before, before)
    # In Python, and there alone, there may be another encoding, which has an escape for what it lacks.
    after = text.encode(encoding_of(before, path), 'backslashreplace')
    return Change(path, before, after.replace(b'\n', b'\r\n') if b'\r\n' in before else after)


def _into_index(document: str, suffix: str, site: Site, project: str, changes: list[Change]) -> list[str]:
    """Puts the document where readers find it; what cannot be done is told."""
    index = site.index
    if document == 'index':
        return []
    if index is None:
        if site.configuration is not None:
            return [f'add {document} to a toctree of the site']
        changes.append(Change(site.srcdir / f'index{suffix}', None, _new_index(project, document, suffix).encode()))
        return []
    text = with_document(text_of(index.read_bytes(), index), document, index.suffix)
    if text is None:
        return [f'add {document} to a toctree of the site: {index.name} has none']
    changes.append(_change(index, text))
    return []


def _roots(lists: Iterable[FoundList], site: Site) -> list[str]:
    """The folders outside of the source directory from which the page reads."""
    folders = (each.folder for each in lists if not each.path.is_relative_to(site.srcdir))
    return list(dict.fromkeys(_relative(folder, site.srcdir) for folder in folders))


def _relative(path: Path, start: Path) -> str:
    return Path(os.path.relpath(path, start)).as_posix()


def _new_configuration(project: str, page: str, site: Site) -> str:
    # Themes call a site "… documentation" otherwise.
    text = f'project = {project!r}\nhtml_title = project\nextensions = []\n'
    if site.is_another_tools:
        # Only this page is read, and folders of many files are not walked through.
        excluded = ['_build', '.venv', 'node_modules']
        root = page.rpartition('.')[0]
        return f'{text}root_doc = {root!r}\ninclude_patterns = [{page!r}]\nexclude_patterns = {excluded!r}\n'
    # What a project says of itself is no page of the site.
    excluded = ['_build', '.venv', *(name for name in ('README.md', 'README.rst') if (site.srcdir / name).exists())]
    return f'{text}exclude_patterns = {excluded!r}\n'


def _new_index(project: str, document: str, suffix: str) -> str:
    if suffix == '.rst':
        return f'{project}\n{"=" * _width(project)}\n\n.. toctree::\n\n   {document}\n'
    return f'# {project}\n\n```{{toctree}}\n{document}\n```\n'


def _width(text: str) -> int:
    """How long an underline has to be: some characters take two columns, and none takes more."""
    return 2 * len(text) if not text.isascii() else len(text)


def _page(choice: Choice, folder: Path, suffix: str) -> str:
    sources = ' '.join(_source(each, folder) for each in choice.lists)
    options = [':group-by: year']
    if sum(len(each.publications) for each in choice.lists) >= _MANY:
        options.append(':search:')
    if suffix == '.rst':
        lines = ''.join(f'   {option}\n' for option in options)
        return f'{_TITLE}\n{"=" * len(_TITLE)}\n\n.. publications:: {sources}\n{lines}'
    lines = ''.join(f'{option}\n' for option in options)
    return f'# {_TITLE}\n\n```{{publications}} {sources}\n{lines}```\n'


def _people(members: Iterable[str]) -> str:
    """The registry of people: each by an id, which pages and filters name, with the name in full."""
    lines = [
        '# The people of the group, by ids that filters and links name. More forms of a name go into "variants".\n'
    ]
    ids = Names()
    for name in members:
        person = parse_name(name)
        person_id = ids.give(slug(fold(person.literal or person.family)) or 'person')
        field = 'literal' if person.literal.isascii() and person.literal else 'name'  # a team of one word
        lines.append(f'{person_id}: {{{field}: {json.dumps(name, ensure_ascii=False)}, role: member}}\n')
    return ''.join(lines)
