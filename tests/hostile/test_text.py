"""What is written for terminals, man pages and logs has no character that they would take for an order."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.cli import main
from tests.hostile.conftest import TEXTS, build
from tests.hostile.sources import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Built

#: Control characters but tabs and line ends; and, for what people read line by line, those that turn a line around.
CONTROL = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]')
TURNING = re.compile('[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]')
#: And the requests of man pages, at the start of a line or within one, each with a trace of its own.
REQUESTS = (
    '.so /etc/hostname',
    "'sy touch ran-by-man",
    '.pso touch ran-by-man',
    '\\n[.F] \\V[HOME]',
    '.\\" x',
    '\\fBx\\fR\n.ex',
)
ALL = (*TEXTS, *REQUESTS)


def site(folder: Path, builder: str) -> Built:
    files: dict[str, str | bytes] = {name: make(ALL).encode() for name, make in FORMATS.items()}
    names = [name.replace('.', '-') for name in files]
    for name, document in zip(list(files), names, strict=True):
        files[f'{document}.md'] = f'# {document}\n\n```{{publications}} {name}\n:show: abstract, notes\n```\n'
    listed = '\n'.join(names)
    files['index.md'] = f'# Site\n\n```{{toctree}}\n{listed}\n```\n'
    return build(folder, files, builder, exclude_patterns=['_build', 'written.*'], project='site', author='A')


@pytest.mark.parametrize('builder', ['text', 'man', 'texinfo', 'xml', 'epub'])
def test_no_builder_writes_a_control_character(tmp_path: Path, builder: str) -> None:
    built = site(tmp_path, builder)
    assert 'Traceback' not in built.warnings and CONTROL.search(built.warnings) is None
    written = [path for path in built.outdir.rglob('*') if path.suffix in ('.txt', '.1', '.texi', '.xml', '.xhtml')]
    assert len(written) >= (1 if builder in ('man', 'texinfo') else len(FORMATS))
    for path in written:
        assert CONTROL.search(path.read_text(encoding='utf8')) is None, path.name


def test_no_request_of_a_source_is_one_of_the_man_page(tmp_path: Path) -> None:
    if shutil.which('groff') is None:
        pytest.skip('no groff')
    built = site(tmp_path, 'man')
    (page,) = built.outdir.glob('*.1')
    requests = set(re.findall(r"^[.'][ \t]*(\S+)", page.read_text(encoding='utf8'), re.MULTILINE))
    # What docutils writes for any page.
    known = 'TH SH SS sp INDENT UNINDENT IP nf fi EX EE de de1 nr ds ft RS RE in ll . ie el if br UR UE P B'
    assert {each for each in requests if not each.startswith('\\')} <= {*known.split(), '..'}
    command = ['groff', '-U', '-k', '-man', '-Tutf8', page.name]
    assert subprocess.run(command, cwd=built.outdir, capture_output=True, check=False).stdout
    assert not (built.outdir / 'ran-by-man').exists()


@pytest.mark.parametrize('arguments', [['show'], ['show', '--explain'], ['check'], ['check', '--output', 'github'],
                                       ['check', '--output', 'json'], ['people']])  # fmt: skip
def test_nothing_that_the_program_says_is_an_order_to_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    for name, make in FORMATS.items():
        (tmp_path / name).write_bytes(make(ALL).encode('utf8', 'surrogatepass'))
    main([*arguments, *(str(tmp_path / name) for name in FORMATS)])
    said = capsys.readouterr()
    for text in (said.out, said.err):
        assert CONTROL.search(text) is None
        assert TURNING.search(text) is None
    assert said.out or said.err


def test_an_annotation_is_one_line_and_none_of_a_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    forged = '::error file=conf.py::forged'
    entry = (
        f'- Ito, M., Roe,  J., & Wu, B. (2020). _T {forged}._ **K**. [x](<javascript:{forged}%0A{forged}>)\r{forged}\n'
    )
    (tmp_path / 'a.md').write_text(entry, encoding='utf8', newline='')
    main(['check', '--output', 'github', str(tmp_path / 'a.md')])
    lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith('::')]
    assert lines
    assert all(
        re.match(r'::(?:error|warning|notice) file=\S*a\.md,line=\d+,col=\d+,title=sphinx-pubs::', line)
        for line in lines
    )


@pytest.mark.parametrize('target', ['csl-json', 'bibtex', 'ris', 'yaml', 'markdown'])
def test_a_converted_document_has_no_control_character(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    for name, make in FORMATS.items():
        # What is written as Markdown is read again, entry by entry.
        texts = ALL[::4] if target == 'markdown' else ALL
        (tmp_path / name).write_bytes(make(texts).encode('utf8', 'surrogatepass'))
    main(['convert', '--to', target, *(str(tmp_path / name) for name in FORMATS)])
    said = capsys.readouterr()
    assert len(said.out) > 10_000
    assert CONTROL.search(said.out) is None
