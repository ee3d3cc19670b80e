"""Numbers that follow each other are drawn together where the style says so, as by citeproc-js; both ends are links."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.format.csl.files import folder_of, style_path
from tests.sphinx_ext.citing.citing_site import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.conftest import Built, Site

SCRIPT = Path(__file__).parents[2] / 'npm' / 'cluster_by_citeproc_js.js'
#: Styles that draw numbers together: each in brackets, all within them, raised, with another sign behind; and two that
#: show each of them.
STYLES = (
    'ieee', 'chinese-medical-journal', 'nature', 'association-for-computing-machinery', 'springer-lncs',
    'american-medical-association', 'china-national-standard-gb-t-7714-2015-numeric',
    'european-journal-of-endocrinology',
)  # fmt: skip
#: The works of each citation, by their numbers in the list.
CITATIONS: Sequence[Sequence[int]] = (
    (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4, 5, 6, 7, 8), (1, 3, 4, 5), (1, 2, 4, 5), (2, 3, 4, 6, 7, 8), (1, 2, 3, 5),
    (3, 1, 2), (8, 6, 7, 1), (5, 4, 3), (7, 2),
)  # fmt: skip


def page_of(style: str) -> str:
    entries = [
        f'@article{{{style}-{number}, author = {{Wu, Bo}}, title = {{Lamp {number} of {style}}}, year = 2020}}'
        for number in range(1, 9)
    ]
    cited = [', '.join(f'{style}-{number}' for number in numbers) for numbers in CITATIONS]
    return '\n'.join(
        [
            *('---', 'orphan: true', '---', '', '# Page', ''),
            *(
                '```{publications}',
                ':format: bibtex',
                f':style: {style}',
                ':numbering: ascending',
                '',
                *entries,
                '```',
                '',
            ),
            *(f'Lamps {{pub:p}}`{keys}`.\n' for keys in cited),
        ]
    )


@pytest.fixture(scope='module')
def built(make_shared_site: Callable[..., Site]) -> Built:
    pages = {f'{style}.md': page_of(style) for style in (*STYLES, 'acm')}
    return make_shared_site({'index.md': '# Home\n', **pages}).build()


def cited(built: Built, style: str) -> list[str]:
    """What a page cites, paragraph by paragraph."""
    found = re.findall(r'<p>Lamps (.*?)\.</p>', built.text(f'{style}.html'), re.DOTALL)
    return [words(each) for each in found]


def test_numbers_are_drawn_together_as_citeproc_js_does(built: Built, node_modules: Path) -> None:
    if shutil.which('node') is None or not (node_modules / 'citeproc').is_dir():
        pytest.skip('citeproc-js is not installed')
    items = [
        {'id': str(number), 'type': 'article-journal', 'title': f'Lamp {number}', 'author': [{'family': 'Wu'}]}
        for number in range(1, 9)
    ]
    citations = [[str(number) for number in numbers] for numbers in CITATIONS]
    jobs = {style: {'style': str(style_path(style)), 'items': items, 'citations': citations} for style in STYLES}
    command = ['node', SCRIPT, node_modules, folder_of('citeproc', 'data/locales')]
    run = subprocess.run(command, input=json.dumps(jobs), capture_output=True, text=True, check=True, timeout=120)
    expected = json.loads(run.stdout)
    assert {style: cited(built, style) for style in STYLES} == expected


@pytest.mark.parametrize(
    ('style', 'citation', 'expected'),
    [
        ('ieee', (3, 1, 2), '[1], [2], [3]'),
        ('springer-lncs', (1, 2, 3, 5), '[1–3, 5]'),
        ('springer-lncs', (1, 2), '[1, 2]'),
        ('nature', (8, 6, 7, 1), '1,6–8'),
        ('acm', (1, 3, 4, 5), '[1, 3–5]'),
        ('european-journal-of-endocrinology', (1, 2, 3), '(1, 2, 3)'),
    ],
)
def test_what_a_page_shows(built: Built, style: str, citation: Sequence[int], expected: str) -> None:
    assert built.warnings == ''
    assert cited(built, style)[CITATIONS.index(citation)] == expected


def test_both_ends_are_links_and_every_work_knows_where_it_is_cited(built: Built) -> None:
    html = built.text('acm.html')
    (paragraph,) = re.findall(r'<p>(Lamps [^\n]*1</span></a>–[^\n]*8</span></a>\])', html)
    assert re.findall(r'href="#pub-acm-(\d)"', paragraph) == ['1', '8']
    assert html.count('class="pubs-cited-in"') == 8
    for identifier in re.findall(r'class="pubs-cited-in__place" href="#([^"]+)"', html):
        assert html.count(f'id="{identifier}"') == 1


def test_a_number_with_words_or_a_place_beside_it_stays_by_itself(make_site: Callable[..., Site]) -> None:
    page = page_of('acm').replace('{pub:p}`acm-1, acm-2, acm-3, acm-5`', '{pub:p}`acm-1, acm-2{p. 4}, acm-3`')
    page = page.replace('{pub:p}`acm-3, acm-1, acm-2`', '{pub:p}`acm-3, {see}acm-1, acm-2`')
    built = make_site({'index.md': page}).build()
    found = cited(built, 'index')
    assert found[CITATIONS.index((1, 2, 3, 5))] == '[1, 2, p. 4, 3]'
    assert found[CITATIONS.index((3, 1, 2))] == '[3, see 1, 2]'


@pytest.mark.parametrize(
    ('builder', 'expected'),
    [('text', '[1–3, 5]'), ('latex', r'\sphinxcrossref{1}}}\textendash{}'), ('singlehtml', '–')],
)
def test_other_builders_have_them_too(make_site: Callable[..., Site], builder: str, expected: str) -> None:
    built = make_site({'index.md': page_of('acm')}).build(builder)
    (path,) = (
        each for each in built.outdir.iterdir() if each.suffix in ('.txt', '.tex', '.html') and 'gen' not in each.name
    )
    assert expected in path.read_text(encoding='utf8')
