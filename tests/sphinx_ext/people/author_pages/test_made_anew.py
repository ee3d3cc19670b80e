"""When the pages of people are made anew, and when they are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sphinx_ext.people.author_pages.people_site import FILES, MORE, PEOPLE, body, headings, pages, plain, times

if TYPE_CHECKING:
    from tests.conftest import Site


def test_a_page_is_made_anew_with_the_lists_that_name_the_person_alone(site: Site) -> None:
    before = times(site.build())
    assert times(site.build()) == before
    site.write('index.md', str(FILES['index.md']) + '\nWords.\n')
    assert times(site.build()) == before
    site.write('more.txt', MORE.replace('bells', 'chimes'))
    after = times(site.build())
    # The source stands on one page, whose list names all three.
    assert after.keys() == before.keys()
    site.write('more.md', '# More\n\n```{publications} more.txt\n```\n')
    built = site.build()
    assert built.warnings == ''
    assert times(built)['wu.html'] > after['wu.html'] and 'chimes' in body(built, 'roe')
    settled = times(built)
    site.write('more.txt', MORE)
    now = times(site.build())
    assert now['wu.html'] == settled['wu.html'] and now['roe.html'] > settled['roe.html']


def test_a_publication_comes_and_goes(site: Site) -> None:
    site.write('more.md', '# More\n\n```{publications} more.txt\n```\n')
    site.build()
    site.write('more.txt', MORE + '- Bell, A., & Ito, M. (2024). _On lists of ropes._ **KDD**.\n')
    built = site.build()
    assert 'ropes' in body(built, 'ito') and 'bell.html' in pages(built)
    # The text of another document leads to the page that is new.
    assert 'href="people/bell.html"' in built.text('index.html') and 'index' in built.written
    site.write('more.txt', MORE)
    built = site.build(parallel=2)
    assert built.warnings == ''
    assert 'ropes' not in body(built, 'ito') and 'bell.html' not in pages(built)
    assert 'people/bell.html' not in built.text('index.html')
    assert 'Ann Bell' not in built.text('people/ito.html')


def test_a_document_with_a_list_is_removed(site: Site) -> None:
    site.write('more.md', '# More\n\n```{publications} more.txt\n```\n')
    site.build()
    (site.srcdir / 'more.md').unlink()
    site.write('index.md', str(FILES['index.md']).replace('more\n```', '```'))
    built = site.build()
    assert 'lamps' not in body(built, 'ito')
    assert headings(body(built, 'roe')) == ['Jane Roe', 'Publications', '2018', 'Co-authors']


def test_a_person_is_renamed(site: Site) -> None:
    site.build()
    site.write('people.yml', PEOPLE.replace('name: Ito, Mei', 'name: Ito, Mei Kim'))
    built = site.build()
    assert headings(body(built, 'ito'))[0] == 'Mei Kim Ito'
    assert 'Mei Kim Ito (2)' in plain(body(built, 'roe'))
    site.write(
        'people.yml', PEOPLE.replace('ito:\n', 'ito-mei:\n').replace('{pub:author}`ito`', '{pub:author}`ito-mei`')
    )
    site.write('index.md', str(FILES['index.md']).replace('`ito`', '`ito-mei`'))
    built = site.build()
    assert built.warnings == ''
    assert pages(built) == {'ito-mei.html', 'roe.html', 'wu.html'}
    assert '<a href="ito-mei.html">' in body(built, 'roe')


def test_a_page_that_was_a_document_comes_back_as_a_made_one(site: Site) -> None:
    site.write('people/ito.md', '---\norphan: true\n---\n# Mei herself\n')
    site.build()
    (site.srcdir / 'people' / 'ito.md').unlink()
    built = site.build()
    assert headings(body(built, 'ito'))[0] == 'Mei Ito'
    site.write('people/ito.md', '---\norphan: true\n---\n# Mei herself\n')
    assert 'Mei herself' in site.build().text('people/ito.html')


def test_each_builder_remembers_what_it_showed(site: Site) -> None:
    site.build()
    site.build('dirhtml')
    site.write('more.txt', MORE + '- Bell, A. (2024). _On lists of ropes._ **KDD**.\n')
    site.write('more.md', '# More\n\n```{publications} more.txt\n```\n')
    site.build()
    built = site.build('dirhtml')
    assert 'bell/index.html' in pages(built) and 'href="people/bell/"' in built.text('index.html')


def test_a_page_that_is_missing_is_made_again(site: Site) -> None:
    built = site.build()
    (built.outdir / 'people' / 'ito.html').unlink()
    # Before Sphinx 8 a build that has nothing to write asks nobody for pages.
    site.write('index.md', str(FILES['index.md']) + '\nWords.\n')
    assert 'ito.html' in pages(site.build())


def test_a_page_without_works_is_made_anew_with_the_site(site: Site) -> None:
    site.build(pubs_author_pages=['bell'])
    built = site.build(pubs_author_pages=['bell'], html_title='Another title of the site')
    assert 'Another title of the site' in built.text('people/bell.html')
