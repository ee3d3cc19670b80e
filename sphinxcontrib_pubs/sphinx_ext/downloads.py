"""A list's publications as files beside its page, for those who want them in a program of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from sphinxcontrib_pubs.model.whole_file import write_whole
from sphinxcontrib_pubs.sphinx_ext.addresses import file_of
from sphinxcontrib_pubs.sphinx_ext.catalogue import catalogue_of
from sphinxcontrib_pubs.sphinx_ext.exported import FEED_SUFFIX, exported, exported_entry
from sphinxcontrib_pubs.sphinx_ext.report import report_unwritten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.render.html import FileLink
    from sphinxcontrib_pubs.sphinx_ext.nodes import Downloads, Group, publication_list


def _bibtex(publications: Sequence[Publication]) -> str:
    from sphinxcontrib_pubs.export.bibtex import to_bibtex
    from sphinxcontrib_pubs.sources.bibtex.entry_text import read_entry_text

    return to_bibtex(publications, read_entry_text)


def _ris(publications: Sequence[Publication]) -> str:
    from sphinxcontrib_pubs.export.ris import to_ris

    return to_ris(publications)


def _csl_json(publications: Sequence[Publication]) -> str:
    from sphinxcontrib_pubs.export.csl_json import to_public_csl_json

    return json.dumps(to_public_csl_json(publications), ensure_ascii=False, indent=1) + '\n'


def _yaml(publications: Sequence[Publication]) -> str:
    import yaml

    from sphinxcontrib_pubs.export.records import to_public_records

    # The one in C takes a tenth of the time, and is not everywhere.
    dumper = getattr(yaml, 'CSafeDumper', yaml.SafeDumper)
    return str(
        yaml.dump(to_public_records(publications), Dumper=dumper, allow_unicode=True, sort_keys=False, width=120)
    )


class DownloadFormat(NamedTuple):
    """What a file is called by people, by its suffix and by servers, and what writes it."""

    name: str
    suffix: str
    media_type: str
    write: Callable[[Sequence[Publication]], str]


#: What servers call a file of a feed.
_FEED_MEDIA_TYPE = 'application/atom+xml'
#: By the words of the option ``download``.
FORMATS = {
    'bib': DownloadFormat('BibTeX', '.bib', 'application/x-bibtex', _bibtex),
    'ris': DownloadFormat('RIS', '.ris', 'application/x-research-info-systems', _ris),
    'csl-json': DownloadFormat('CSL-JSON', '.json', 'application/vnd.citationstyles.csl+json', _csl_json),
    'yaml': DownloadFormat('YAML', '.yaml', 'application/yaml', _yaml),
}


def makes_site(builder: Builder) -> bool:
    """Whether a builder's pages can have files beside them: an e-book may hold none of these kinds."""
    return builder.format == 'html' and builder.name != 'epub'


def file_names(downloads: Downloads) -> Iterator[str]:
    """The paths of the files of a list, seen from the root of a site."""
    if downloads.has_feed:
        yield f'{downloads.stem}{FEED_SUFFIX}'
    for stem in (*([downloads.stem] if downloads.of_list else []), *downloads.groups, *downloads.entries.values()):
        for word in downloads.formats:
            yield f'{stem}{FORMATS[word].suffix}'


def download_files(env: BuildEnvironment, builder: Builder) -> Iterator[Path]:
    """The files of all lists of a site, where a builder puts them."""
    for document, names in env.domains['pub'].data['files'].items():
        for path in names:
            folder, name = _place(document, path, builder)
            yield folder / name


def write_downloads(node: publication_list, env: BuildEnvironment, builder: Builder) -> list[FileLink]:
    """Writes the files of a list beside its page, those that have changed, and gives the links from the page.

    Nothing for builders that make no site.
    """
    from sphinxcontrib_pubs.render.html import FileLink

    downloads: Downloads | None = node['downloads']
    if downloads is None or not makes_site(builder):
        return []
    folder, name = _place(downloads.document, downloads.stem, builder)
    links: list[FileLink] = []
    if downloads.has_feed:
        from sphinxcontrib_pubs.sphinx_ext.feeds import list_feed

        file = f'{name}{FEED_SUFFIX}'
        if write_file(folder / file, list_feed(node, env, builder, file), env):
            links.append(FileLink('Atom', quote(file), _FEED_MEDIA_TYPE, is_feed=True))
    if downloads.formats and downloads.of_list:
        links += _written(folder, name, downloads.formats, exported(node, env), env)
    return links


def write_group_downloads(
    node: publication_list, env: BuildEnvironment, builder: Builder, number: int
) -> list[FileLink]:
    """The same for a group of a list, by its number; nothing where groups have no files."""
    downloads: Downloads | None = node['downloads']
    if downloads is None or not downloads.groups or not makes_site(builder):
        return []
    group: Group = node['groups'][number]
    folder, name = _place(downloads.document, downloads.groups[number], builder)
    publications = exported(node, env, group.start, group.stop)
    return _written(folder, name, downloads.formats, publications, env, group.title)


def write_entry_downloads(node: publication_list, env: BuildEnvironment, builder: Builder, key: str) -> list[FileLink]:
    """The same for an entry of a list; nothing where entries have no files."""
    downloads: Downloads | None = node['downloads']
    if downloads is None or key not in downloads.entries or not makes_site(builder):
        return []
    folder, name = _place(downloads.document, downloads.entries[key], builder)
    publication = exported_entry(catalogue_of(node['sources'], env), key)
    return _written(folder, name, downloads.formats, [publication], env)


def entry_files(downloads: Downloads | None, key: str) -> list[tuple[str, str]]:
    """The names of the formats of an entry's files, with the files as they are called beside the page of their list."""
    if downloads is None or key not in downloads.entries:
        return []
    stem = downloads.entries[key].rpartition('/')[2]
    return [(FORMATS[word].name, f'{stem}{FORMATS[word].suffix}') for word in downloads.formats]


def _written(
    folder: Path,
    name: str,
    formats: Iterable[str],
    publications: Sequence[Publication],
    env: BuildEnvironment,
    of: str = '',
) -> list[FileLink]:
    """The links to the files of some publications, which are written; ``of`` is the heading that they stand under."""
    from sphinxcontrib_pubs.render.html import FileLink

    links = []
    for format in (FORMATS[word] for word in formats):
        file = f'{name}{format.suffix}'
        if write_file(folder / file, format.write(publications), env):
            links.append(FileLink(format.name, quote(file), format.media_type, of=of))
    return links


def _place(document: str, stem: str, builder: Builder) -> tuple[Path, str]:
    """The folder of a file of a document and its name there, which is also the way to it from the page."""
    if builder.name == 'singlehtml':
        return Path(builder.outdir), stem
    page = file_of(document, builder)
    return page.parent, stem.rpartition('/')[2]


def write_file(path: Path, text: str, env: BuildEnvironment) -> bool:
    """Writes a file unless it says the same already, so that whoever uploads a site sees what is new.

    Where that cannot be done, there is a warning, and whatever was there stays.
    """
    content = text.encode('utf-8', 'backslashreplace')
    try:
        if not path.is_file() or path.read_bytes() != content:
            write_whole(path, content)
    except OSError as error:
        report_unwritten(path, error, env)
        return False
    return True
