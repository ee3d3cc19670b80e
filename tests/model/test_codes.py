"""Every code that can be given is registered, and what the registry says of it is true."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.cli import main
from sphinxcontrib_pubs.cli.fixing import fix
from sphinxcontrib_pubs.model.codes import CODES, GROUPS, Code
from sphinxcontrib_pubs.sources.load import load
from sphinxcontrib_pubs.sources.opening import LARGEST
from sphinxcontrib_pubs.sources.registry import find_format
from tests.registry_server import Answer, Registries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Site

PACKAGE = Path(__file__).parent.parent.parent / 'sphinxcontrib_pubs'
#: Parameters that take a code: ours, and the one of Sphinx's logger.
PARAMETERS = ('code', 'subtype')


def functions_with_codes(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Functions and classes with a parameter for a code: the name, and its place among the arguments of a call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [each.arg for each in node.args.args if each.arg not in ('self', 'cls')]
        elif isinstance(node, ast.ClassDef):
            names = [
                each.target.id
                for each in node.body
                if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
            ]
        else:
            continue
        if 'code' in names:
            yield node.name, names.index('code')


def codes_given(tree: ast.AST, places: dict[str, set[int]]) -> Iterator[ast.expr]:
    """The expressions that stand for a code in the calls of a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            defaults = zip(reversed(node.args.args), reversed(node.args.defaults), strict=False)
            yield from (default for argument, default in defaults if argument.arg in PARAMETERS)
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, 'id', '')
        yield from (keyword.value for keyword in node.keywords if keyword.arg in PARAMETERS)
        for place in places.get(name, ()):
            if place < len(node.args):
                yield node.args[place]
        # What the reader of names stumbles on is a tuple that begins with its code.
        if (
            name == 'append'
            and ast.unparse(node.func).endswith('faults.append')
            and isinstance(node.args[0], ast.Tuple)
        ):
            yield node.args[0].elts[0]


def constants(expression: ast.expr) -> list[str] | None:
    """The codes that an expression can be; None where it is no code at all, such as another function's argument."""
    if isinstance(expression, ast.Constant):
        return [expression.value] if isinstance(expression.value, str) else None
    if isinstance(expression, ast.IfExp):
        return [*(constants(expression.body) or ()), *(constants(expression.orelse) or ())]
    return None


def given_codes(sources: dict[str, str]) -> dict[str, str]:
    """Every code that modules give, with the module."""
    trees = {name: ast.parse(source) for name, source in sources.items()}
    shared: dict[str, set[int]] = {}
    for tree in trees.values():
        for name, place in functions_with_codes(tree):
            if not name.startswith('_'):
                shared.setdefault(name, set()).add(place)
    found: dict[str, str] = {}
    for module, tree in trees.items():
        places = {name: set(own) for name, own in shared.items()}
        for name, place in functions_with_codes(tree):
            places.setdefault(name, set()).add(place)
        for expression in codes_given(tree, places):
            for code in constants(expression) or ():
                if re.fullmatch(r'[a-z]+(?:-[a-z]+)*', code):
                    found[code] = module
    return found


def test_every_code_that_can_be_given_is_registered_and_no_other() -> None:
    modules = [path for path in PACKAGE.rglob('*.py') if 'codes' not in path.parts]
    given = given_codes({str(path.relative_to(PACKAGE)): path.read_text('utf8') for path in modules})
    assert {code: module for code, module in given.items() if code not in CODES} == {}
    assert [code for code in CODES if code not in given] == []


PROBLEM = 'class Problem:\n    code: str\n    message: str\n'
METHOD = 'class Page:\n    def problem(self, severity, code, message): ...\n'


@pytest.mark.parametrize(
    'source',
    [
        f"{PROBLEM}Problem(code='new-code', message='')",
        f"{PROBLEM}Problem('new-code', '')",
        f"{METHOD}page.problem(1, 'new-code', '')",
        f"{METHOD}page.problem(1, 'new-code' if x else code, '')",
        "def _failed(file, code): ...\n_failed(file, 'new-code')",
        "def _warn(text, code='new-code'): ...",
        "logger.warning('', type='pubs', subtype='new-code')",
        "self.result.faults.append(('new-code', 1, 0, ','))",
    ],
)
def test_a_code_is_found_wherever_it_is_given(source: str) -> None:
    assert given_codes({'x': source}) == {'new-code': 'x'}


def test_a_code_stands_in_one_group() -> None:
    assert sum(map(len, GROUPS.values())) == len(CODES)


def test_real_lists_give_no_code_that_is_not_registered(corpus: Path) -> None:
    for path in sorted(corpus.glob('*/*')):
        for problem in load(path).problems:
            registered = CODES[problem.code]
            assert problem.severity is registered.severity, (path.name, problem)


def of_places(*places: str) -> list[Code]:
    return [code for code in CODES.values() if code.example.place in places]


def name_of(code: Code) -> str:
    return code.name


def write(code: Code, folder: Path) -> Path:
    example = code.example
    path = folder / example.name
    if example.place == 'folder':
        path.mkdir()
    elif example.place == 'loop':
        path.symlink_to(path)
    elif example.place == 'vast':
        with path.open('wb') as file:
            file.truncate(LARGEST + 1)
    elif example.place != 'absent':
        path.write_bytes(example.content.encode(example.encoding))
    if example.place == 'read-only':
        path.chmod(0o444)
    if example.people:
        (folder / 'people.yml').write_text(example.people, encoding='utf8')
    return path


@pytest.mark.parametrize('code', of_places('file', 'absent', 'folder', 'loop', 'vast'), ids=name_of)
def test_an_example_gives_its_code_and_nothing_else(code: Code, tmp_path: Path) -> None:
    problems = load(write(code, tmp_path)).problems
    assert [(each.code, each.severity) for each in problems] == [(code.name, code.severity)]


@pytest.mark.parametrize('code', of_places('people'), ids=name_of)
def test_an_example_with_people_gives_its_code_and_nothing_else(
    code: Code, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(code, tmp_path)
    assert load(path).problems == ()
    main(['check', '--output', 'json', str(path), '--people', str(tmp_path / 'people.yml')])
    found = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(each['code'], each['severity']) for each in found] == [(code.name, code.severity)]
    assert code.remedy and not code.fix


@pytest.mark.parametrize('code', of_places('converted'), ids=name_of)
def test_an_example_that_is_converted_gives_its_code_and_nothing_else(
    code: Code, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(code, tmp_path)
    assert main(['convert', '--to', 'yaml', str(path)]) == 0
    assert capsys.readouterr().err == ''
    assert main(['convert', '--to', 'ris', str(path)]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert all(f': {code.severity}: ' in line and line.endswith(f'[{code.name}]') for line in lines)


@pytest.mark.parametrize('code', of_places('built'), ids=name_of)
def test_an_example_of_a_built_page_gives_its_code_and_nothing_else(
    code: Code, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / 'index.html').write_text('<a href="paper.html">A paper</a>', encoding='utf8')
    write(code, tmp_path)
    assert main(['preview', str(tmp_path)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f': {code.severity}: ' in line and line.endswith(f'[{code.name}]')
    assert code.remedy and not code.fix


@pytest.mark.parametrize('code', of_places('fetched', 'lock'), ids=name_of)
def test_an_example_of_fetching_gives_its_code_and_nothing_else(
    code: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv('NO_PROXY', '127.0.0.1')
    is_lock = code.example.place == 'lock'
    Path('publications.lock.yml' if is_lock else code.example.name).write_text(code.example.content, encoding='utf8')
    with Registries() as registries:
        registries.answers['/crossref/works/10.5555/broken'] = [Answer(status=500)]
        arguments = ['--yes', '--attempts', '1', *registries.arguments]
        if is_lock and not code.example.content:
            _edit_what_is_corrected_later(registries, arguments)
        capsys.readouterr()
        main(['fetch', *([] if is_lock else [code.example.name]), *arguments])
    lines = [line for line in capsys.readouterr().err.splitlines() if line.endswith(']')]
    assert len(lines) == 1
    assert f': {code.severity}: ' in lines[0] and lines[0].endswith(f'[{code.name}]')
    assert code.remedy and not code.fix


def _edit_what_is_corrected_later(registries: Registries, arguments: list[str]) -> None:
    path = Path('publications.lock.yml')
    path.unlink()
    assert main(['fetch', '10.5555/wick.2020', *arguments]) == 0
    edited = path.read_text(encoding='utf8').replace('title: How bright a wick', 'title: How bright any wick')
    path.write_text(edited, encoding='utf8')
    registries.crossref('10.5555/wick.2020', title=['How bright the wick can be'])


@pytest.mark.parametrize('code', of_places('read-only'), ids=name_of)
def test_an_example_that_cannot_be_written_gives_its_code(
    code: Code, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['check', '--fix', str(write(code, tmp_path))]) == 2
    assert f': {code.severity}: ' in capsys.readouterr().err.splitlines()[-2]


@pytest.mark.parametrize('code', of_places('file'), ids=name_of)
def test_what_the_registry_says_of_fix_is_true(code: Code, tmp_path: Path) -> None:
    path = write(code, tmp_path)
    format = find_format('', path.suffix)
    if format is None:
        return
    content = path.read_bytes()
    result = fix(content, format, path.name)
    if code.fix:
        assert [each.code for each in result.fixed] == [code.name]
        assert result.content != content and result.reading.problems == ()
        assert not code.remedy
    else:
        assert result.fixed == () and result.content == content
        assert code.remedy
    assert fix(result.content, format, path.name).content == result.content


SOURCE = '- Ito, M., & Roe, J. (2020). _On lists of words._ **KDD**. doi:10.5555/12345\n'
PAGE = '# Publications\n\n```{publications} publications.txt\n```\n'
#: Another program writes the source anew after all pages were read.
OVERWRITE = """
from pathlib import Path

def setup(app):
    def overwrite(app, env):
        Path(app.srcdir, 'publications.txt').write_text('- Wu, B. (1999). _Something else altogether._ **KDD**.')
    app.connect('env-updated', overwrite)
"""


@pytest.mark.parametrize('code', of_places('manual'), ids=name_of)
def test_an_example_of_a_manual_gives_its_code_and_nothing_else(code: Code, make_site: Callable[..., Site]) -> None:
    warnings = make_site({code.example.name: code.example.content}).build('latex').warnings
    assert set(re.findall(r'\[pubs\.([a-z-]+)\]', warnings)) == {code.name}, warnings


@pytest.mark.parametrize('code', of_places('page', 'configuration', 'overwritten', 'blocked', 'template'), ids=name_of)
def test_an_example_of_a_site_gives_its_code_and_nothing_else(code: Code, make_site: Callable[..., Site]) -> None:
    files = {'publications.txt': SOURCE, 'index.md': PAGE}
    if code.example.place == 'overwritten':
        files['conf.py'] = OVERWRITE
    else:
        files[code.example.name] = code.example.content
    settings = {'templates_path': ['templates']} if code.example.place == 'template' else {}
    site = make_site(files, **settings)
    if code.example.place == 'blocked':  # by a folder, where a file should be
        (site.srcdir / '_build' / 'html' / 'index.bib').mkdir(parents=True)
    warnings = site.build().warnings
    assert set(re.findall(r'\[pubs\.([a-z-]+)\]', warnings)) == {code.name}, warnings
    assert 'WARNING' in warnings
