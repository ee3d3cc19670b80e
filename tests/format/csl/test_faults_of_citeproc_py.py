"""Each known fault of citeproc-py is there, and nothing of it in what we set, which is what citeproc-js sets."""

from __future__ import annotations

import json
import shutil
import subprocess
import tomllib
import warnings
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from csl import SCRIPT
from markupsafe import escape

from sphinxcontrib_pubs.format.csl.files import folder_of
from sphinxcontrib_pubs.format.csl.style import read_style
from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DATA = tomllib.loads(Path(__file__).with_name('faults_of_citeproc_py.toml').read_text(encoding='utf8'))
FAULTS: dict[str, Mapping[str, Any]] = {fault['name']: fault for fault in DATA['fault']}
LANGUAGE = 'en-US'

_WORK = {
    'type': 'article-journal',
    'title': 'Lamps of the harbour',
    'author': ['Berg, Anna', 'Lind, Olof'],
    'issued': {'date-parts': [[2021]]},
    'container-title': 'Journal of Lamps',
    'volume': '4',
    'page': '101-109',
}
_STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" {style}>'
    '<info><title>Lamps</title><id>lamps</id><updated>2026-01-01T00:00:00+00:00</updated></info>'
    '<citation {citation}><layout><names variable="author"><name form="short"/></names>'
    '<date variable="issued"><date-part name="year"/></date></layout></citation>'
    '<bibliography {bibliography}><layout>{layout}</layout></bibliography></style>'
)


def works_of(fault: Mapping[str, Any]) -> list[dict[str, Any]]:
    works = [{**_WORK, **changes, 'id': f'work-{number}'} for number, changes in enumerate(fault.get('works', [{}]))]
    for work in works:
        for kind in ('author', 'editor'):
            names = [name.partition(', ') for name in work.pop(kind, [])]
            if names:
                work[kind] = [{'family': family, 'given': given} for family, _, given in names]
    return works


@pytest.fixture(scope='module')
def styles(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The style of each fault as a file."""
    folder, found = tmp_path_factory.mktemp('styles'), {}
    for name, fault in FAULTS.items():
        attributes = {each: fault.get(each, '') for each in ('style', 'citation', 'bibliography')}
        found[name] = folder / f'{name}.csl'
        found[name].write_text(_STYLE.format(layout=fault['layout'], **attributes), encoding='utf8')
    return found


def set_by_citeproc_py(style: Path, works: Sequence[Mapping[str, Any]], *, html: bool) -> list[str]:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        try:
            read = CitationStylesStyle(str(style), validate=False)
            made = CitationStylesBibliography(read, CiteProcJSON(works), formatter.html if html else formatter.plain)
            for work in works:
                made.register(Citation([CitationItem(work['id'])]))
            return [str(line) for line in made.bibliography()]
        except Exception as error:  # what it raises is one of its faults
            return [f'{type(error).__name__}: {error}']


@pytest.mark.parametrize('name', FAULTS)
def test_the_fault_is_there(name: str, styles: Mapping[str, Path]) -> None:
    fault, release = FAULTS[name], version('citeproc-py')
    lines = set_by_citeproc_py(styles[name], works_of(fault), html=fault.get('html', False))
    if release != DATA['release'] and lines != fault['theirs']:
        pytest.skip(f'{name} is another fault in citeproc-py {release}, or none: mend faults_of_citeproc_py.toml')
    assert lines == fault['theirs']


@pytest.mark.parametrize('name', FAULTS)
def test_the_fault_is_none_of_ours(name: str, styles: Mapping[str, Path]) -> None:
    fault = FAULTS[name]
    publications = read(json.dumps(works_of(fault)), file='works.json', format='csl-json').publications
    style = read_style(styles[name], LANGUAGE)
    if letters := fault.get('letters'):  # as citations of the site give them
        publications = tuple(
            each._replace(issued=each.issued and each.issued._replace(suffix=letter))
            for each, letter in zip(publications, letters, strict=True)
        )
    lines = [plain_text(style(publications[0]))]
    lines += [plain_text(style.following(*pair)) for pair in pairwise(publications)]
    assert [str(escape(line)) if fault.get('html') else line for line in lines] == fault['right']


def test_what_is_right_is_what_citeproc_js_sets(node_modules: Path, styles: Mapping[str, Path]) -> None:
    if shutil.which('node') is None or not (node_modules / 'citeproc').is_dir():
        pytest.skip('citeproc-js is not installed')
    jobs = {name: {'style': str(styles[name]), 'items': works_of(fault)} for name, fault in FAULTS.items()}
    command = ['node', SCRIPT.with_name('cite_by_citeproc_js.js'), node_modules, folder_of('citeproc', 'data/locales')]
    run = subprocess.run(command, input=json.dumps(jobs), capture_output=True, text=True, check=True, timeout=120)
    for name, lines in json.loads(run.stdout).items():
        fault = FAULTS[name]
        assert [str(escape(line)) if fault.get('html') else line for line in lines] == fault['right'], name


def test_every_fault_says_where_it_is_known() -> None:
    assert [name for name, fault in FAULTS.items() if not {'issue', 'fixture', 'missing', 'code'} & fault.keys()] == []
    assert len(FAULTS) == len(DATA['fault'])
