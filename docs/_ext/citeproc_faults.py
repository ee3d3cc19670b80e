"""The table of what citeproc-py sets otherwise, made from the cases that the tests run."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

FAULTS = Path(__file__).parents[2] / 'tests' / 'format' / 'csl' / 'faults_of_citeproc_py.toml'
PROJECT = 'https://github.com/citeproc-py/citeproc-py'
#: Where the files lie of which a fault names a place: as they were when the faults were looked up.
FAILING = f'{PROJECT}/blob/061f74b386a90fac7cbad8a38caa001cb5b56657/tests/failing_tests.txt'
MODEL = f'{PROJECT}/blob/02673ca48abad10fa4cbc942640af0e20dcb89d2/citeproc/model.py'


def _known(fault: Mapping[str, Any]) -> Iterator[str]:
    if 'issue' in fault:
        yield f'[#{fault["issue"]}]({PROJECT}/issues/{fault["issue"]})'
    if 'missing' in fault:
        yield f'[readme]({PROJECT}#readme): {fault["missing"]}'
    if 'fixture' in fault:
        yield f'[failing test]({FAILING} "{fault["fixture"]}")'
    if 'code' in fault:
        yield f'[`{fault["code"]}`]({MODEL}), not told of'


def _lines(lines: list[str]) -> str:
    """The last line, which is the one that differs, as it stands."""
    return f'`{lines[-1]}`'


def _table(release: str, faults: list[Mapping[str, Any]]) -> Iterator[str]:
    yield f'| fault | citeproc-py {release} | here, and citeproc-js |'
    yield '| --- | --- | --- |'
    for fault in faults:
        known = ', '.join(_known(fault))
        yield f'| {fault["fault"]} ({known}) | {_lines(fault["theirs"])} | {_lines(fault["right"])} |'


class CiteprocFaults(SphinxDirective):
    """``citeproc-faults::``"""

    option_spec: ClassVar[dict[str, Callable[[str], object]]] = {}

    def run(self) -> list[nodes.Node]:
        self.env.note_dependency(str(FAULTS))
        data = tomllib.loads(FAULTS.read_text(encoding='utf8'))
        return self.parse_text_to_nodes('\n'.join(_table(data['release'], data['fault'])))


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive('citeproc-faults', CiteprocFaults)
    return {'parallel_read_safe': True, 'parallel_write_safe': True}
