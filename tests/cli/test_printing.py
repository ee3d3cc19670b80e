"""``convert --style``: a list for a curriculum vitae, as Markdown and as a PDF that real engines make."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinxcontrib_pubs.cli import main
from sphinxcontrib_pubs.export.printed import Section, to_printed_markdown
from sphinxcontrib_pubs.export.printed_latex import to_printed_latex
from sphinxcontrib_pubs.format import style_named
from sphinxcontrib_pubs.model import Identifier, Link, Span
from tests.format.csl.works import LAMPS

if TYPE_CHECKING:
    from pathlib import Path

ENGINES = ('pdflatex', 'lualatex', 'xelatex')
HOSTILE = r'\input{/etc/passwd} $x$ {a} # & ~ _ ^^41 100% \write18{ls} \\ }}\end{document}<b>'


def converted(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(['convert', *arguments]) == 0
    captured = capsys.readouterr()
    assert captured.err == ''
    return captured.out


def compiled(text: str, folder: Path, engine: str) -> str:
    """The words of the PDF that an engine makes; an error of it fails the test."""
    if shutil.which(engine) is None:
        pytest.skip(f'{engine} is not installed')
    folder.mkdir(exist_ok=True)
    (folder / 'list.tex').write_text(text, encoding='utf8')
    command = [engine, '-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', 'list.tex']
    run = subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout.decode(errors='replace')[-3000:]
    if shutil.which('pdftotext') is None:
        pytest.skip('pdftotext is not installed')
    words = subprocess.run(
        ['pdftotext', '-raw', 'list.pdf', '-'], cwd=folder, capture_output=True, text=True, check=True
    )
    return ' '.join(words.stdout.split())


def test_a_page_of_markdown_for_one_member_is_set_in_a_style(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ('--to', 'markdown', '--style', 'cv', '--author', 'Lin, J.', '--filter', 'year == 2019')
    assert converted(capsys, str(seed), *arguments) == (
        '# Publication\n\n'
        '1. Chen, Q., **Lin, J.**, Zhang, Y., Ding, M., Cen, Y., Yang, H., & Tang, J. (2019). '
        '_Towards Knowledge-Based Recommender Dialog System_. **EMNLP-IJCNLP**.\n'
        '2. Chen, Q., **Lin, J.**, Zhang, Y., Yang, H., Zhou, J., & Tang, J. (2019). '
        '_Towards Knowledge-Based Personalized Product Description Generation in E-commerce_. **KDD**.\n'
    )


def test_groups_are_headings_of_the_document(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = ('--filter', 'year >= 2023', '--group-by', 'year, venue')
    markdown = converted(capsys, str(seed), '--to', 'markdown', '--style', 'cv', *chosen)
    assert re.findall(r'^(?:#.*|\d+\. \S+)', markdown, re.MULTILINE) == [
        '# Publication', '## 2024', '### arXiv', '1. Qwen', '## 2023', '### arXiv', '2. Qwen', '3. Bai,',
    ]  # fmt: skip
    latex = converted(capsys, str(seed), '--to', 'latex', *chosen)
    assert re.findall(r'\\\w*section\*?\{.*\}', latex) == [
        r'\section*{Publication}',
        *(r'\subsection*{2024}', r'\subsubsection*{arXiv}', r'\subsection*{2023}', r'\subsubsection*{arXiv}'),
    ]


def test_a_list_by_names_says_them_once_in_a_style_that_does_so(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ('--to', 'markdown', '--style', 'mla', '--filter', 'year == 2019')
    dashes = [converted(capsys, str(seed), *arguments, *more).count('———') for more in ((), ('--sort', 'author'))]
    assert dashes == [0, 1]


@pytest.mark.latex
@pytest.mark.parametrize('engine', ENGINES)
def test_real_engines_make_a_pdf_of_the_seed_for_one_member(
    seed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], engine: str
) -> None:
    people = tmp_path / 'people.yml'
    people.write_text('lin: "Lin, J."\nyang: "Yang, H."\n', encoding='utf8')
    arguments = ('--to', 'latex', '--people', str(people), '--author', 'lin', '--group-by', 'year')
    text = converted(capsys, str(seed), *arguments)
    assert r'\textbf{Lin, J.}' in text
    assert r'\textbf{Yang, H.}' not in text
    words = compiled(text, tmp_path, engine)
    numbers = [int(number) for number in re.findall(r'(?:(?<=\s))(\d{1,2})\. [A-Z]', words)]
    assert numbers == list(range(1, 16))
    assert words.startswith('Publication 2023 1. Bai, J., Bai, S.')
    assert '(2019). Towards Knowledge-Based Recommender Dialog System. EMNLP-IJCNLP.' in words.replace('- ', '')


@pytest.mark.latex
@pytest.mark.parametrize('engine', ENGINES)
def test_nothing_in_an_entry_is_more_than_print(tmp_path: Path, engine: str) -> None:
    entry = LAMPS._replace(
        title=('Łódź ₂ α Ṣ 张伟 ', Span('math', (r'\frac{a}{b}',)), Span('math', (r'\input{/etc/passwd}',)), HOSTILE),
        identifiers=(Identifier('doi', r'10.5555/a%b#c_d~e{f}\g^^h'),),
        links=(Link('pdf', HOSTILE, 'https://lamps.example/ä?a=1&b={}#x%20'), Link('pdf', 'PDF', 'files/a.pdf')),
    )  # fmt: skip
    lines = tuple(style_named(name)(entry) for name in ('cv', 'csl:apa', 'acm'))
    text = to_printed_latex([Section(HOSTILE, 0, lines)], f'张 {HOSTILE}')
    words = compiled(text, tmp_path, engine)
    assert r'100% \write18{ls}' in words
    assert 'root:' not in words
    assert words.count(r'\input{/etc/passwd}') >= len(lines)


@pytest.mark.parametrize('to', ['markdown', 'latex'])
def test_a_line_says_what_became_of_the_work(to: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / 'list.md'
    source.write_text('- Quist, R. (2020). _RETRACTED: Fog._ **KDD**. Erratum: https://doi.org/10.5555/e\n', 'utf8')
    text = converted(capsys, str(source), '--to', to, '--style', 'cv')
    assert 'RETRACTED' not in text
    assert re.search(r'Fog.*KDD.*Retracted.*Corrected.*10\.5555/e', text)


def test_a_fragment_is_the_list_alone(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = converted(capsys, str(seed), '--to', 'latex', '--fragment', '--style', 'ieee', '--filter', 'year == 2024')
    assert text == (
        '% To be input by a document that loads amsmath, amssymb, enumitem, hyperref and ulem.\n'
        '\\providecommand{\\pubsother}[1]{#1}\n'
        '\\begin{enumerate}[label=\\arabic*.,leftmargin=*]\n'
        '  \\item Qwen Team, “Qwen2 Techinical Report,” 2024.\n'
        '\\end{enumerate}\n'
    )


def test_letters_that_pdflatex_has_not_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / 'list.bib'
    path.write_text('@article{a, author = {张伟}, title = {Lamps}, year = 2020}\n', encoding='utf8')
    assert main(['convert', str(path), '--to', 'latex']) == 0
    captured = capsys.readouterr()
    assert captured.err.startswith('sphinx-pubs: some letters are none of pdflatex; lualatex and xelatex print them')
    assert r'\pubsother{张伟}. (2020).' in captured.out


@pytest.mark.parametrize(
    ('arguments', 'message'),
    [
        (('--to', 'ris', '--style', 'cv'), '--style sets lines, which ris has none of; use --to markdown or latex'),
        (('--to', 'latex', '--style', 'iee'), "no style is called 'iee' (did you mean ieee or "),
        (('--to', 'latex', '--style', 'x.csl'), "there is no file 'x.csl' (name a file of CSL, or a style)"),
        (('--to', 'latex', '--group-by', 'yaer'), 'column 1: '),
        (('--to', 'bibtex', '--filter', 'yaer > 1'), 'column 1: '),
        (('--to', 'latex', '--author', 'Lin, J.; Yang'), "--author 'Yang' recognises nobody; write family and given"),
        (('--to', 'yaml', '--author', 'Lin, J.'), '--author is for lines in a style: add --style, or write --to latex'),
        (('--to', 'markdown', '--group-by', 'year'), '--group-by is for lines in a style: add --style'),
        (('--to', 'markdown', '--style', 'cv', '--fragment'), '--fragment is for a document of LaTeX, and not for'),
    ],
)
def test_what_cannot_be_done_is_wrong_use(
    seed: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    assert main(['convert', str(seed), *arguments]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err.startswith(f'sphinx-pubs: {message}')) == ('', True), captured.err


def test_several_people_are_named_on_the_command_line(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ('--to', 'markdown', '--style', 'cv', '--filter', 'year == 2023')
    both = converted(capsys, str(seed), *arguments, '--author', 'Zhou, C.; Bai, J.')
    assert '**Zhou, C.**' in both and '**Bai, J.**' in both
    assert '**Bai, J.**' not in converted(capsys, str(seed), *arguments, '--author', 'Zhou, C.')


def test_an_author_whom_the_file_of_people_does_not_know_is_wrong_use(
    seed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / 'people.yml').write_text('yang: "Yang, H."\n', encoding='utf8')
    options = ['--to', 'latex', '--people', str(tmp_path / 'people.yml'), '--author', 'lin']
    assert main(['convert', str(seed), *options]) == 2
    assert "nobody has the id or the name 'lin'" in capsys.readouterr().err


def test_data_are_chosen_as_well(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def entries(*options: str) -> list[str]:
        assert main(['convert', str(seed), '--to', 'bibtex', *options]) == 0
        return re.findall(r'^@\w+\{(\w+),', capsys.readouterr().out, re.MULTILINE)

    everything = entries()
    late = ['qwenteam2023qwen', 'bai2023qwen', 'qwenteam2024qwen2']
    assert entries('--filter', 'year >= 2023', '--sort', 'year') == late
    assert entries('--filter', 'year >= 2023') == [key for key in everything if key in late] != late
    assert entries('--sort', 'year')[-3:] == late != everything[-3:]


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=40))
def test_any_title_stays_one_entry_of_markdown(title: str) -> None:
    line = style_named('short')(LAMPS._replace(title=(title,), contributors=()))
    tokens = MarkdownIt('commonmark').parse(to_printed_markdown([Section('', 0, (line, line))], title))
    kinds = [token.type for token in tokens if token.type != 'inline']
    item = ['list_item_open', 'paragraph_open', 'paragraph_close', 'list_item_close']
    assert kinds == ['heading_open', 'heading_close', 'ordered_list_open', *item, *item, 'ordered_list_close']
