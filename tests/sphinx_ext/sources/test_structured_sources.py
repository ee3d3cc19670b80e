"""CSL-JSON, RIS, YAML and CITATION.cff in a site: shown, rebuilt when they change, and told where they are wrong."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

FILES = {
    'refs.json': '[{"id": "quist", "type": "book", "title": "Lamps <i>at</i> sea", "author": [{"family": "Quist"}]}]',
    'refs.ris': 'TY  - BOOK\nID  - quist\nTI  - Lamps <i>at</i> sea\nAU  - Quist\nER  - \n',
    'refs.yml': '- {key: quist, type: book, title: Lamps *at* sea, author: Quist}\n',
    'refs.cff': 'cff-version: 1.2.0\ntitle: Lamps at sea\nid: quist\nauthors: [{family-names: Quist}]\n',
    'one/index.md': '---\nid: quist\ntitle: Lamps *at* sea\nauthors: [Quist]\npublication_types: [book]\n---\n',
}
BROKEN = {
    'refs.json': ('[\n  {"title": "One" "type": "book"},\n  {"title": "Two"}\n]', 2, 'json-syntax'),
    'refs.ris': ('TY  - BOOK\nTI  - One\n\nTY  - BOOK\nTI  - Two\nER  - \n', 4, 'ris-syntax'),
    'refs.yml': ('- title: One\n- title: One: or two\n  title-short: Two\n', 2, 'yaml-syntax'),
}


@pytest.mark.parametrize('name', FILES)
def test_a_file_is_named_by_the_directive(make_site: Callable[..., Site], name: str) -> None:
    page = f'Papers\n======\n\n.. publications:: {name}\n'
    built = make_site({'index.rst': page, name: FILES[name]}).build(exclude_patterns=['one'])
    assert built.warnings == ''
    html = built.text('index.html')
    assert 'sea' in html and 'Quist' in html
    assert 'id="pub-quist"' in html


@pytest.mark.parametrize('builder', ['latex', 'text', 'man', 'texinfo', 'xml', 'epub', 'singlehtml', 'dirhtml'])
def test_all_files_together_are_shown_by_every_builder(make_site: Callable[..., Site], builder: str) -> None:
    files = {name: text.replace('quist', f'k{number}') for number, (name, text) in enumerate(FILES.items())}
    files = {name: text.replace('sea', f'sea {name[-1]}') for name, text in files.items()}
    page = '# Papers\n\n```{publications} ' + ' '.join(files) + '\n```\n'
    site = make_site({'index.md': page, **files}, exclude_patterns=['one'], version='1', epub_copyright='2024')
    built = site.build(builder)
    assert built.warnings == ''
    texts = [path.read_text(encoding='utf8', errors='replace') for path in built.outdir.rglob('*') if path.is_file()]
    assert any(text.count('Quist') >= 5 for text in texts)


@pytest.mark.parametrize('name', BROKEN)
def test_a_mistake_is_told_with_file_and_line_and_costs_no_entry(make_site: Callable[..., Site], name: str) -> None:
    content, line, code = BROKEN[name]
    built = make_site({'index.md': f'# Papers\n\n```{{publications}} {name}\n```\n', name: content}).build()
    assert f'{name}:{line}' in built.warnings
    assert f'[pubs.{code}]' in built.warnings
    html = built.text('index.html')
    assert 'One' in html
    assert 'Two' in html or 'or two' in html


@pytest.mark.parametrize('name', ['refs.json', 'refs.ris', 'refs.yml', 'refs.cff'])
def test_a_file_that_changes_rebuilds_its_page_and_no_other(make_site: Callable[..., Site], name: str) -> None:
    site = make_site(
        {
            'index.md': f'# Papers\n\n```{{publications}} {name}\n```\n\n```{{toctree}}\nother\n```\n',
            'other.md': '# Other\n',
            name: FILES[name],
        }
    )
    site.build()
    path = site.srcdir / name
    path.write_text(FILES[name].replace('sea', 'the shore'), encoding='utf8')
    os.utime(path, ns=(2_000_000_000_000_000_000, 2_000_000_000_000_000_000))
    built = site.build()
    assert 'the shore' in built.text('index.html')
    assert built.written == ['index']


@pytest.mark.parametrize(
    ('format', 'content'),
    [
        ('csl-json', FILES['refs.json']),
        ('json', FILES['refs.json']),
        ('ris', FILES['refs.ris']),
        ('yaml', FILES['refs.yml']),
    ],
)
def test_the_directive_holds_entries_itself(make_site: Callable[..., Site], format: str, content: str) -> None:
    page = f'# Papers\n\n````{{publications}}\n:format: {format}\n\n{content}\n````\n'
    built = make_site({'index.md': page}).build()
    assert built.warnings == ''
    assert 'id="pub-quist"' in built.text('index.html')
