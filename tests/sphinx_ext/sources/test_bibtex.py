"""BibTeX on a site: a file, the directive's own content, and the code blocks of a hand-written page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.machine_files import search_index

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

REFS = """
@article{quist, author = {Quist, Rosa and Sato, Ken}, title = {Lights in {\\O}resund at $O(n)$}, year = 2021,
  journal = {Journal of Lamps}, volume = 3, pages = {5--9}, doi = {10.1234/lights}}
@book{wu, author = {Wu, L.}, title = {The Book of <Lamps>}, publisher = {Ark \\& Sons}, year = 2020}
"""
PAGE = """# Publications

- Quist, R., & Sato, K. (2021). *Harbour lights.* **KDD**, 12.

  ```bibtex
  @misc{quist, title = {Harbour lights}, year = 2021, note = {<b>}}
  ```

Other words.

```bibtex
@misc{wu, author = {Wu, L.}, title = {Lamps}, year = 2020}
```
"""


@pytest.mark.parametrize(
    ('name', 'page'),
    [
        ('index.rst', 'Papers\n======\n\n.. publications:: refs.bib\n'),
        ('index.md', '# Papers\n\n```{publications} refs.bib\n```\n'),
    ],
)
def test_a_file_is_named_by_the_directive(make_site: Callable[..., Site], name: str, page: str) -> None:
    built = make_site({name: page, 'refs.bib': REFS}).build()
    assert built.warnings == ''
    html = built.text('index.html')
    assert 'id="pub-quist"' in html and 'data-type="article-journal"' in html
    mathematics = 'math notranslate nohighlight tex2jax_process mathjax_process'
    assert f'Lights in Øresund at <span class="{mathematics}">\\(O(n)\\)</span>' in html
    assert 'The Book of &lt;Lamps&gt;' in html and 'Ark &amp; Sons' in html
    assert 'tex-mml' in html
    terms = search_index(built.outdir)['terms']
    assert 'øresund' in terms and 'author' not in terms


@pytest.mark.parametrize(
    ('name', 'before', 'after', 'indent'),
    [
        ('index.rst', 'Papers\n======\n\n.. publications::\n   :format: bibtex\n\n', '', '   '),
        ('index.md', '# Papers\n\n````{publications}\n:format: bib\n\n', '````\n', ''),
    ],
)
def test_the_directive_holds_entries_itself(
    make_site: Callable[..., Site], name: str, before: str, after: str, indent: str
) -> None:
    content = '\n'.join(indent + line if line else line for line in REFS.strip().split('\n'))
    built = make_site({name: f'{before}{content}\n{after}'}).build()
    assert built.warnings == ''
    assert 'id="pub-wu"' in built.text('index.html')


def test_a_page_whose_dollars_are_no_formulas_loads_no_mathematics(make_site: Callable[..., Site]) -> None:
    refs = '@misc{wu, author = {Wu, L.}, title = {Lamps for 5\\$ or 6\\$}, year = 2020}\n'
    html = (
        make_site({'index.md': '# P\n\n```{publications} refs.bib\n```\n', 'refs.bib': refs}).build().text('index.html')
    )
    assert 'Lamps for 5$ or 6$' in html and 'tex-mml' not in html


def test_a_broken_entry_warns_with_its_place_and_costs_no_other(make_site: Callable[..., Site]) -> None:
    refs = '@misc{a, title = {One} year = 2020}\n@misc{b}\n@misc{c, title = {Three}, year = 2022}\n'
    built = make_site({'index.md': '# Papers\n\n```{publications} refs.bib\n```\n', 'refs.bib': refs}).build()
    assert 'refs.bib:1: WARNING:' in built.warnings or 'refs.bib:1:23: WARNING:' in built.warnings
    assert '[pubs.bibtex-syntax]' in built.warnings and '[pubs.entry-unread]' in built.warnings
    html = built.text('index.html')
    assert 'One' in html and '@misc{b}' in html and 'Three' in html


@pytest.mark.parametrize('builder', ['html', 'latex', 'text', 'man', 'texinfo', 'xml', 'epub'])
def test_code_blocks_of_a_page_are_shown_with_their_entries(make_site: Callable[..., Site], builder: str) -> None:
    site = make_site({'index.md': '# Home\n\n```{toctree}\npublications\n```\n', 'publications.md': PAGE})
    built = site.build(builder, suppress_warnings=['epub'])
    assert 'pubs.' not in built.warnings
    suffixes = ('.html', '.xhtml', '.tex', '.txt', '.1', '.texi', '.xml')
    pages = [path for path in built.outdir.glob('*') if path.suffix in suffixes]
    text = '\n'.join(path.read_text(encoding='utf8') for path in pages)
    assert 'Harbour lights' in text and 'Lamps' in text and 'Other words' in text
    assert 'misc{wu' not in text  # an entry of its own, which the list shows
    if builder == 'html':
        page = built.text('publications.html')
        assert '<details class="pubs-bibtex"><summary>BibTeX</summary><pre dir="ltr">@misc{quist' in page
        assert '&lt;b&gt;' in page and '<b>' not in page
        assert page.index('pub-quist') < page.index('Other words') < page.index('pub-wu')


def test_a_file_of_many_entries_with_one_slip_is_told_of_a_few_times(make_site: Callable[..., Site]) -> None:
    slips = '\n'.join(f'@misc{{k{number}, title = {{Lamp {number}}}, year = {{20xx}}}}' for number in range(1, 31))
    site = make_site(
        {
            'index.rst': 'T\n=\n\n.. publications:: refs.bib\n',
            'refs.bib': f'{slips}\n@misc{{other, title = {{T}}, note {{x}}}}\n',
        }
    )
    told = site.build().warnings.splitlines()
    unread = [line for line in told if 'pubs.date-unread' in line]
    assert len(unread) == 21
    assert (
        'refs.bib:21:' in unread[-1]
        and '10 more of this kind begin here (sphinx-pubs check refs.bib lists them)' in unread[-1]
    )
    assert any('pubs.bibtex-syntax' in line for line in told)
