"""Links of entries on a page: kinds that a site adds, files that are copied, lists of names that open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.page_entries import entries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser
    from tests.conftest import Site

BIB = """@article{lamps, author = {Quist, Rosa and Bell, Ada and Ito, Mei and Sato, Ken and Wu, Lee and Roe, Jane},
  title = {Lamps}, year = {2024}, doi = {10.5555/lamps}, slides = {talks/lamps.pdf}, hal = {hal-01},
  award = {Best Paper}, annote = {Read <this>.}, abstract = {We count.}, keywords = {light}}
"""
PAGE = '# P\n\n```{publications} refs/lamps.bib\n```\n'
KINDS = {
    'hal': {'label': 'HAL', 'url': 'https://hal.example/{value}'},
    'slides': {'label': 'Talk', 'icon': '☆'},
    'scholar': {'url': 'https://s.example/{doi}', 'icon': 'fa-solid fa-book'},
    'code': 'Programs',
}


def text(html: str) -> str:
    return ' '.join(''.join(entries(html)[0].itertext()).split())


def test_a_site_adds_kinds_of_links(make_site: Callable[..., Site]) -> None:
    site = make_site({'index.md': PAGE, 'refs/lamps.bib': BIB, 'refs/talks/lamps.pdf': '%PDF'}, pubs_link_kinds=KINDS)
    built = site.build()
    assert built.warnings == ''
    html = built.text('index.html')
    assert '<a class="pubs-link" href="https://hal.example/hal-01" data-kind="hal">HAL</a>' in html
    assert 'data-kind="slides"><span class="pubs-icon" aria-hidden="true" data-icon="☆"></span>Talk</a>' in html
    assert '<span class="pubs-icon fa-solid fa-book" aria-hidden="true"></span>Scholar</a>' in html
    assert '☆' not in site.build('text').text('index.txt')


@pytest.mark.parametrize(
    ('value', 'message'),
    [
        ({'hal': {'lable': 'HAL'}}, "hal: unknown field 'lable' (did you mean label?)"),
        (
            {'hal': {'url': 'https://hal.example/{vaule}'}},
            'no part of an address is called {vaule} (did you mean value?)',
        ),
        ({'hal': {'url': 'javascript:alert({value})'}}, 'may not become a link'),
        ({'hal': {'icon': 7}}, 'hal: expected text as icon, not int'),
        ({'hal': 7}, 'hal: expected a label, or label, icon and url, not int'),
        ('hal', 'expected a mapping of names to kinds, not str'),
    ],
)
def test_a_kind_that_cannot_be_used_is_told(make_site: Callable[..., Site], value: object, message: str) -> None:
    built = make_site({'index.md': PAGE, 'refs/lamps.bib': BIB.replace('slides', 'x-y')}, pubs_link_kinds=value).build()
    assert message in built.warnings
    assert 'conf.py:1' in built.warnings
    assert 'Lamps' in text(built.text('index.html'))


def test_a_mistyped_kind_is_told_with_the_nearest(make_site: Callable[..., Site]) -> None:
    page = PAGE.replace('\n```\n', '\n:links: pdf, slidse\n```\n')
    site = make_site({'index.md': page, 'refs/lamps.bib': BIB, 'refs/talks/lamps.pdf': '%PDF'})
    built = site.build()
    assert built.warnings.count('WARNING') == 1
    assert (
        "index.md:4:9: WARNING: option 'links': no kind of link is called 'slidse' (did you mean slides?)"
        in built.warnings
    )
    assert '[Slides]' in text(built.text('index.html'))


@pytest.mark.parametrize('value', ['pdf, all', 'pdf,,doi', ''])
def test_a_list_of_kinds_is_read_whole(make_site: Callable[..., Site], value: str) -> None:
    page = PAGE.replace('\n```\n', f'\n:links: {value}\n```\n')
    site = make_site({'index.md': page, 'refs/lamps.bib': BIB, 'refs/talks/lamps.pdf': '%PDF'})
    assert "option 'links'" in site.build().warnings


def test_a_file_beside_the_source_is_copied_and_linked(make_site: Callable[..., Site]) -> None:
    site = make_site(
        {
            'index.md': '# P\n\n```{toctree}\ndeep/page\n```\n',
            'deep/page.md': '# Q\n\n```{publications} /refs/lamps.txt\n```\n',
            'refs/lamps.txt': '- Ito, M. (2020). _On lists._ **KDD**. [slides](talks/lamps.pdf#page=2)\n',
            'refs/talks/lamps.pdf': '%PDF-7',
        }
    )
    for builder in ('html', 'dirhtml', 'singlehtml'):
        built = site.build(builder)
        assert built.warnings == ''
        name = {'html': 'deep/page.html', 'dirhtml': 'deep/page/index.html', 'singlehtml': 'index.html'}[builder]
        (href,) = re.findall(r'href="([^"]*)" data-kind="slides"', built.text(name))
        path, _, fragment = href.partition('#')
        assert ((built.outdir / name).parent / path).resolve().read_text(encoding='utf8') == '%PDF-7'
        assert fragment == 'page=2'
    # A link that leads nowhere is worse than none.
    xml = site.build('xml').text('deep/page.xml')
    assert 'slides' in xml
    assert 'lamps.pdf' not in xml


#: Where a file may lie beside a source in ``refs`` and a page in ``deep``; the first that has it counts.
PLACES = ('refs/a.pdf', 'deep/a.pdf', 'a.pdf')


@pytest.mark.parametrize('first', range(len(PLACES)))
def test_a_file_is_looked_for_beside_the_source_then_the_page_then_in_the_source_directory(
    make_site: Callable[..., Site], first: int
) -> None:
    source = '- Ito, M. (2020). _On lists._ **KDD**. [slides](a.pdf) [poster](/a.pdf)\n'
    files = {'index.md': '# P\n\n```{toctree}\ndeep/page\n```\n', 'refs/lamps.txt': source}
    files['deep/page.md'] = '# Q\n\n```{publications} /refs/lamps.txt\n```\n'
    built = make_site(files | {place: place for place in PLACES[first:]}).build()
    assert built.warnings == ''
    html = built.text('deep/page.html')
    for kind, place in (('slides', PLACES[first]), ('poster', 'a.pdf')):  # with a slash there is one place
        (href,) = re.findall(rf'href="([^"]*)" data-kind="{kind}"', html)
        assert (built.outdir / 'deep' / href).resolve().read_text(encoding='utf8') == place


def test_a_file_that_appears_is_found_by_the_next_build(make_site: Callable[..., Site]) -> None:
    site = make_site({'index.md': PAGE, 'refs/lamps.bib': BIB})
    built = site.build()
    assert "refs/lamps.bib:1:1: WARNING: there is no file 'talks/lamps.pdf'" in built.warnings
    assert 'pubs.link-file' in built.warnings
    assert 'href="talks/lamps.pdf"' in built.text('index.html')
    site.write('refs/talks/lamps.pdf', '%PDF')
    again = site.build()
    assert again.warnings == ''
    assert list(again.outdir.glob('_downloads/*/lamps.pdf'))


def test_files_lie_in_the_folders_that_another_tool_has_for_them(make_site: Callable[..., Site]) -> None:
    entry = '@misc{a, title = {Lamps}, year = 2020, pdf = {a.pdf}, html = {b.html}, slides = {/talks/c.pdf},'
    entry += ' poster = {d.html}, blog = {//blog.example/b.html}, preview = {e.png}, alt = {A lamp}}\n'
    page = '# P\n\n```{publications} refs/a.bib\n:show: thumbnail\n```\n'
    files = {name: name for name in ('assets/pdf/a.pdf', 'refs/a.pdf', 'assets/b.html', 'static/talks/c.pdf')}
    site = make_site({'index.md': page, 'refs/a.bib': entry, 'static/e.png': b'\x89PNG', **files})
    built = site.build(pubs_file_roots=['assets/pdf', 'assets', 'static'], exclude_patterns=['_build', 'assets'])
    assert built.warnings == ''
    html = built.text('index.html')
    copied = {path.name: path.read_text(encoding='utf8') for path in built.outdir.glob('_downloads/*/[abcd].*')}
    # What lies beside the source comes first.
    assert copied == {'a.pdf': 'refs/a.pdf', 'b.html': 'assets/b.html', 'c.pdf': 'static/talks/c.pdf'}
    assert re.findall(r'href="([^"]*)" data-kind="(?:poster|blog)"', html) == ['d.html', '//blog.example/b.html']
    assert re.search(r'<img [^>]*src="_downloads/\w+/e\.png"', html)
    assert '[pubs.link-file]' in site.build(pubs_file_roots='assets').warnings


def test_pages_and_files_that_the_site_copies_itself_are_left_alone(make_site: Callable[..., Site]) -> None:
    links = ' '.join(
        f'[{name}]({url})'
        for name, url in {
            'demo': 'demo.html', 'video': 'talks/', 'pdf': '_static/a.pdf', 'data': '/extra.csv', 'code': '#top',
            'poster': '//cdn.example/a.pdf', 'model': 'mailto:a@b.example',
        }.items()
    )  # fmt: skip
    page = f'# P\n\n```{{publications}}\n- Ito, M. (2020). _On lists._ **KDD**. {links}\n```\n'
    site = make_site(
        {'index.md': page, '_static/a.pdf': '%PDF', 'root/extra.csv': 'a'},
        html_static_path=['_static'],
        html_extra_path=['root'],
    )
    built = site.build()
    assert built.warnings == ''
    assert not (built.outdir / '_downloads').exists()


@pytest.mark.parametrize('path', ['../../secret.pdf', '/../secret.pdf', 'link.pdf', '/.git/secret.pdf', '/conf.py'])
def test_no_file_outside_is_ever_copied(make_site: Callable[..., Site], tmp_path: Path, path: str) -> None:
    (tmp_path / 'secret.pdf').write_text('secret', encoding='utf8')
    site = make_site({'index.md': PAGE, 'refs/lamps.bib': BIB.replace('talks/lamps.pdf', path), '.git/secret.pdf': 'x'})
    (site.srcdir / 'refs' / 'link.pdf').symlink_to(tmp_path / 'secret.pdf')
    built = site.build()
    assert built.warnings.count('pubs.link-file') == 1
    assert not (built.outdir / '_downloads').exists()


def test_what_is_shown_beside_the_reference_is_chosen(make_site: Callable[..., Site]) -> None:
    def parts(show: str) -> tuple[list[str], bool]:
        page = PAGE.replace('\n```\n', f'\n:show: {show}\n:links: none\n```\n') if show else PAGE
        site = make_site({'index.md': page, 'refs/lamps.bib': BIB, 'refs/talks/lamps.pdf': '%PDF'})
        html = site.build().text('index.html')
        return re.findall(r'<details class="pubs-(\w+)"', html), 'Best Paper' in html

    assert parts('') == (['abstract', 'notes'], True)
    assert parts('none') == ([], False)
    assert parts('notes, awards') == (['notes'], True)
    assert parts('keywords') == (['abstract'], False)


def test_names_fold_and_no_reader_of_the_text_sees_it(make_site: Callable[..., Site]) -> None:
    files = {'index.md': PAGE, 'refs/lamps.bib': BIB, 'refs/talks/lamps.pdf': '%PDF'}
    people = {'wu': {'name': 'Wu, Lee', 'role': 'member'}}
    site = make_site(files, pubs_people=people)
    plain = text(site.build().text('index.html'))
    built = site.build(pubs_authors_limit=2)
    html = built.text('index.html')
    assert text(html) == plain
    assert re.findall(r'<summary aria-label="([^"]*)" data-label="([^"]*)"></summary>', html) == [
        ('3 more authors', '… 3 more')
    ]
    assert html.index('Ken Sato') < html.index('</details>') < html.index('Lee Wu')
    assert 'Ken Sato, **Lee Wu**' in site.build('text', pubs_authors_limit=2).text('index.txt').replace('\n', ' ')
    site.write('index.md', PAGE.replace('\n```\n', '\n:authors: all\n```\n'))
    assert 'pubs-more-authors' not in site.build(pubs_authors_limit=2).text('index.html')


@pytest.mark.parametrize('value', ['0', '-1', 'many', '²'])
def test_a_limit_of_names_is_a_number(make_site: Callable[..., Site], value: str) -> None:
    page = PAGE.replace('\n```\n', f'\n:authors: {value}\n```\n')
    site = make_site({'index.md': page, 'refs/lamps.bib': BIB, 'refs/talks/lamps.pdf': '%PDF'}, pubs_authors_limit=-3)
    warnings = site.build().warnings
    assert "option 'authors': expected a whole number of names" in warnings
    assert 'pubs_authors_limit: expected a whole number of names, 0 or more, not -3' in warnings


@pytest.mark.browser
def test_names_open_in_their_line_by_keyboard_without_a_script(
    make_site: Callable[..., Site], browser: Browser, serve: Callable[[Path], str]
) -> None:
    files = {'index.md': PAGE, 'refs/lamps.bib': BIB, 'refs/talks/lamps.pdf': '%PDF'}
    built = make_site(files, html_theme='furo', pubs_authors_limit=2).build()
    browser.open(serve(built.outdir) + 'index.html', scripts=False)
    first = browser.box('.pubs-author--first')
    behind = 'document.querySelector(".pubs-author--last").getBoundingClientRect().toJSON()'
    hidden = 'document.querySelector(".pubs-more-authors .pubs-author").checkVisibility({contentVisibilityAuto: true})'
    assert browser.evaluate(behind)['top'] == first['top']
    before = browser.evaluate(behind)['left']
    assert not browser.evaluate(hidden)
    browser.evaluate('document.querySelector(".pubs-more-authors > summary").focus()')
    browser.press('Enter')
    assert browser.evaluate(hidden)
    name = browser.box('.pubs-more-authors .pubs-author')
    assert name['top'] == first['top']
    assert browser.evaluate(behind)['left'] > before
    browser.open(serve(built.outdir) + 'index.html', media='print')
    assert browser.evaluate(hidden)
    assert browser.style('.pubs-more-authors > summary', 'display') == 'none'
