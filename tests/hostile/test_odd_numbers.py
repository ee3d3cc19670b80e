"""What looks like a number to one function and is none to another: raised, enclosed, foreign and endless digits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sphinxcontrib_pubs
from sphinxcontrib_pubs.cli import main
from tests.hostile.conftest import build
from tests.hostile.sources import FORMATS

#: ``'²'.isdigit()`` holds and ``int('²')`` raises; Python refuses to read more than 4,300 digits at all.
NUMBERS = (
    '²', '2²', '²–³', '①', '½', 'Ⅻ', '二〇二〇', '１２', '٢٠٢٠', '𝟐𝟎𝟐𝟎', '2020-²-³', '²⁰²⁰', '0', '-1', '1e9',
    '00', '0000-00-00', '2020-99-99', '9' * 5000, f'{"9" * 5000}–{"8" * 5000}', f'Vol. {"9" * 5000}({"1" * 5000})',
)  # fmt: skip
#: Where a year, a month or a day may stand as well.
DATED = {
    'dated.bib': ''.join(
        f'@article{{a{place}, author = {{Roe, A.}}, title = {{Lamps}}, {field} = {{{number}}}}}\n'
        for place, (number, field) in enumerate((n, f) for n in NUMBERS for f in ('year', 'date', 'month', 'pages'))
    ),
    'dated.ris': ''.join(f'TY  - JOUR\nTI  - Lamps\nPY  - {n}\nDA  - {n}/{n}/{n}\nER  - \n' for n in NUMBERS),
    'dated.json': '['
    + ', '.join(
        f'{{"type": "book", "title": "Lamps", "issued": {{"date-parts": [["{n}", "{n}", "{n}"]]}}, "volume": "{n}"}}'
        for n in NUMBERS
    )
    + ']',
    'dated.md': '\n'.join(
        f'- Roe, A., & Ito, B. ({n}). _Lamps of the coast._ **Journal of Lamps**, {n}({n}), {n}–{n}.\n'
        f'- A. Roe, B. Ito: Lamps of the coast. In: Proc. LAMPS {n}, {n}. ed., pp. {n}-{n}, {n} May 2020'
        for n in NUMBERS
    ),
}
SOURCES = {**{name: make(NUMBERS) for name, make in FORMATS.items()}, **DATED}


def test_nobody_asks_for_digits_where_a_number_is_wanted() -> None:
    package = Path(sphinxcontrib_pubs.__file__).parent
    found = [
        path.name for path in package.rglob('*.py') if re.search(r'\.is(?:digit|numeric)\(', path.read_text('utf8'))
    ]
    assert found == []  # isdecimal() is what int() can read


@pytest.mark.parametrize('style', ['apa', 'acm', 'cv', 'short', 'as-written', 'ieee', 'mla'])
def test_a_page_is_built_of_them(tmp_path: Path, style: str) -> None:
    files: dict[str, str | bytes] = {name: text.encode() for name, text in SOURCES.items()}
    lists = [
        f'```{{publications}} {name}\n:style: {style}\n:group-by: {group}\n:sort: {sort}\n:chart: year\n'
        ':numbering: ascending\n```\n'
        for name in SOURCES
        for group, sort in (('year', '-date'), ('decade, type', 'venue, author'))
    ]
    files['index.md'] = '# Site\n\n' + '\n'.join(lists)
    files['text.md'] = (
        '---\norphan: true\n---\n\n# Text\n\n{pub:t}`a0{²}` {pub:p}`a1{p. ²–³}, a2{' + '9' * 5000 + '}`\n'
    )
    built = build(
        tmp_path, files, 'html', exclude_patterns=['_build', *(name for name in SOURCES if name.endswith('.md'))]
    )
    assert 'Traceback' not in built.warnings
    assert built.text('index.html').count('class="pubs-entry') > 100
    assert built.text('text.html').count('pubs-citation') > 1


@pytest.mark.parametrize(
    'arguments',
    [
        *(['convert', '--to', name] for name in ('bibtex', 'csl-json', 'ris', 'yaml', 'markdown')),
        *(['convert', '--to', 'markdown', '--style', style] for style in ('apa', 'acm', 'cv', 'short', 'ieee')),
        ['show', '--explain'],
        ['check'],
        ['check', '--diff'],
    ],
    ids=' '.join,
)
def test_the_program_bears_them(tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    for name, text in SOURCES.items():
        (tmp_path / name).write_text(text, encoding='utf8')
        status = main([*arguments, str(tmp_path / name)])
        said = capsys.readouterr()
        assert status in (0, 1), f'{name}: {said.err[-300:]}'
        assert 'sphinx-pubs:' not in said.err, name
