"""The longest lists go into the files of their pages piece by piece; the pages are what they would be otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.sphinx_ext import long_pages, writers
from sphinxcontrib_pubs.sphinx_ext.nodes import placeholder, publication_list, publication_list_end

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.conftest import Built, Site

pytestmark = pytest.mark.releases

BIB = '\n'.join(
    f'@article{{k{number}, author = {{Ito, Mei and Wałęsa, Ján}}, title = {{On oil {number}}}, year = {{{year}}}}}'
    for number, year in enumerate([2019, 2020, 2021, 2021])
)
IN_SECTIONS = """# Papers

```{publications} papers.bib
:group-by: year
:name: Papers
```

Between them.

```{publications} papers.bib
:numbering: ascending
```

```{publications} papers.bib
:limit: 1
```

Behind {ref}`papers-year-2020`.
"""
NESTED = """# Nested

> ```{publications} papers.bib
> :group-by: year
> ```
"""
FILES = {'index.md': f'{IN_SECTIONS}\n```{{toctree}}\nnested\n```\n', 'nested.md': NESTED, 'papers.bib': BIB}


@pytest.fixture
def make(make_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Site]:
    """A project whose lists are long."""
    monkeypatch.setattr(writers, 'MOST_TRANSLATED', 1)
    return make_site


@pytest.fixture
def in_pieces(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """From now on all long lists are of the longest; gives the names of the pages that were written in pieces."""
    monkeypatch.setattr(long_pages, 'MOST_HELD', 1)
    written: list[str] = []
    put = long_pages._put

    def noted(whole: Path, path: Path) -> None:
        put(whole, path)
        written.append(path.name)

    monkeypatch.setattr(long_pages, '_put', noted)
    return written


def pages(built: Built) -> Mapping[str, bytes]:
    """What lies beside the site's search and index, by names: pages, and whatever was left there."""
    paths = [path for path in built.outdir.rglob('*.html*') if path.stem not in ('search', 'genindex')]
    return {path.relative_to(built.outdir).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize(
    ('builder', 'settings'),
    [
        ('html', {}),
        ('html', {'html_output_encoding': 'iso-8859-2', 'html_theme': 'basic'}),
        ('html', {'html_output_encoding': 'ascii'}),
        ('dirhtml', {}),
        ('singlehtml', {}),
    ],
    ids=['html', 'other-encoding', 'ascii', 'dirhtml', 'singlehtml'],
)
def test_a_page_in_pieces_is_the_same(
    make: Callable[..., Site], request: pytest.FixtureRequest, builder: str, settings: dict[str, object]
) -> None:
    held = make(FILES, **settings).build(builder)
    in_pieces = request.getfixturevalue('in_pieces')
    built = make(FILES, **settings).build(builder)
    assert built.warnings == held.warnings == ''
    assert pages(built) == pages(held)
    assert len(in_pieces) == (1 if builder == 'singlehtml' else 2)


@pytest.mark.filterwarnings("ignore:'sphinxcontrib[.]serializinghtml")
@pytest.mark.parametrize('builder', ['json', 'epub', 'text'])
def test_other_builders_do_as_before(make: Callable[..., Site], in_pieces: list[str], builder: str) -> None:
    built = make(FILES, version='1', copyright='us').build(builder)
    assert built.warnings == ''
    assert in_pieces == []
    texts = [path.read_text('utf-8') for path in built.outdir.rglob('index.*') if path.suffix != '.md']
    assert any('On oil 3' in text for text in texts)


def test_processes_write_side_by_side(make: Callable[..., Site], in_pieces: list[str]) -> None:
    alone = make(FILES).build()
    site = make({**FILES, **{f'{name}.md': f'# {name}\n' for name in 'abcdefgh'}})
    assert pages(site.build(parallel=2)).keys() >= pages(alone).keys()
    assert 'On oil 3' in (site.srcdir / '_build' / 'html' / 'nested.html').read_text('utf-8')


def test_a_theme_that_shows_a_page_twice_or_without_comments(make: Callable[..., Site], in_pieces: list[str]) -> None:
    layouts = {'twice': '{{ body }}<hr>{{ body }}', 'striptags': '{{ body | striptags }}'}
    for name, block in layouts.items():
        layout = f'{{% extends "!page.html" %}}\n{{% block body %}}{block}{{% endblock %}}\n'
        built = make({**FILES, '_templates/page.html': layout}, templates_path=['_templates']).build()
        assert built.warnings == ''
        assert built.text('nested.html').count('On oil 3') == (2 if name == 'twice' else 1)
        assert [path for path in pages(built) if not path.endswith('.html')] == []
    assert in_pieces == []


def test_a_handler_of_another_extension_still_changes_the_page(make: Callable[..., Site], in_pieces: list[str]) -> None:
    handler = (
        'def setup(app):\n'
        '    app.connect("html-page-context", lambda app, name, template, context, tree:'
        ' context.update(body=context.get("body", "") + "<p>Below.</p>"))\n'
    )
    site = make({**FILES, 'conf.py': handler})
    built = site.build()
    text = built.text('nested.html')
    assert in_pieces
    assert text.index('On oil 0') < text.index('<p>Below.</p>')


def test_a_comment_of_the_author_is_no_place_of_a_list(make: Callable[..., Site]) -> None:
    page = '# P\n\n<!--publication_list -->\n\n<p>Above.</p>\n\n```{publications} papers.bib\n```\n'
    text = make({'index.md': page, 'papers.bib': BIB}).build().text('index.html')
    assert text.index('<!--publication_list -->') < text.index('Above.') < text.index('On oil 0')


def test_a_page_may_have_the_longest_name(make: Callable[..., Site], in_pieces: list[str]) -> None:
    name = 'n' * (255 - len('.doctree'))
    files = {**FILES, 'index.md': f'# Site\n\n```{{toctree}}\n{name}\n```\n', f'{name}.md': NESTED}
    del files['nested.md']
    built = make(files, html_copy_source=False).build()
    assert built.warnings == ''
    assert 'On oil 3' in built.text(f'{name}.html')
    assert in_pieces == [f'{name}.html']


def test_a_page_that_holds_no_more_than_others_is_written_as_they_are(
    make: Callable[..., Site], in_pieces: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_pages, 'MOST_HELD', 4)
    built = make(FILES).build()
    assert in_pieces == ['index.html']  # whose lists have eight together
    # Nothing stands in between twice when one process builds again.
    handle_page = built.app.builder.handle_page
    long_pages.write_in_pieces(built.app, built.app.env)
    assert built.app.builder.handle_page == handle_page


@pytest.mark.parametrize(
    ('text', 'has_all'), [('a{0}b{1}c', True), ('{1}{0}', False), ('{0}{0}{1}', False), ('{0}', False)]
)
def test_a_page_has_the_place_of_each_part_once_and_in_order(text: str, has_all: bool) -> None:
    parts = [publication_list(ids=['first']), publication_list_end()]
    assert long_pages._has_all_places(text.format(*map(placeholder, parts)), parts) == has_all


def test_what_breaks_in_the_middle_leaves_no_page(
    make: Callable[..., Site], in_pieces: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make(FILES)
    with monkeypatch.context() as patch:
        patch.setattr(writers.ListWriter, 'end', lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            site.build()
    folder = site.srcdir / '_build' / 'html'
    assert not list(folder.rglob('*.html*'))
    assert 'On oil 3' in site.build().text('nested.html')


def test_a_page_that_cannot_be_written_is_told(make: Callable[..., Site], in_pieces: list[str]) -> None:
    site = make(FILES)
    (site.srcdir / '_build' / 'html' / 'nested.html').mkdir(parents=True)
    built = site.build()
    assert 'error writing file' in built.warnings
    assert 'nested.html' in built.warnings
    assert 'On oil 3' in built.text('index.html')
    assert [path.name for path in built.outdir.iterdir() if path.suffix in ('.part', '.frame')] == []
