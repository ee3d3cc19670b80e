"""Sources that several documents name are read before the readers of a parallel build part, so that each has them."""

from __future__ import annotations

import re
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sphinx_ext.catalogue import Source
from sphinxcontrib_pubs.sphinx_ext.sources import may_be_read, name_of, written_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: The directive with paths behind it, in both syntaxes; one that is commented out costs a reading, and no more.
_DIRECTIVE = re.compile(
    r'^[ \t>]*(?:\.\.[ \t]+publications::|(?:`{3,}|~{3,}|:{3,})[ \t]*\{publications\})[ \t]+(\S[^\n]*)$', re.MULTILINE
)
#: As many documents as Sphinx reads in one process, whatever it is asked for.
_FEW = 5


def read_shared_sources(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str]) -> None:
    """Reads what more than one document will ask for; every forked reader and writer then finds it read.

    So does it with one source of each kind, the shortest: a reader takes a fifth of a second to be imported, which
    each of some dozen forks would do by itself.
    """
    documents = list(docnames)
    if len(documents) <= _FEW:
        return
    srcdir = Path(env.srcdir)
    asked = Counter(source for docname in documents for source in set(_sources_of(docname, env)))
    by_length = sorted(asked, key=lambda source: _length(srcdir / source.name))
    first_of_kinds = {Path(source.name).suffix: source for source in reversed(by_length)}.values()
    for source, count in asked.items():
        if count > 1 or source in first_of_kinds:
            source.read(srcdir)
    if asked:
        # What the forked writers of pages would import.
        import_module('sphinxcontrib_pubs.format')
        import_module('sphinxcontrib_pubs.render.html')


def _length(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return sys.maxsize  # it cannot be read, and its document will say so


def _sources_of(docname: str, env: BuildEnvironment) -> Iterator[Source]:
    try:
        text = Path(env.doc2path(docname)).read_text(encoding='utf-8', errors='replace')
    except OSError:
        return  # its reader will say so
    for match in _DIRECTIVE.finditer(text):
        for _written, paths in written_sources(match[1], env, docname):
            yield from (Source(name_of(path, env)) for path in paths if may_be_read(path, env))
