"""Pages of single papers: which there are, what they tell, and when they are written."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from tests.bitmaps import png

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

REFS = """@article{berg, author = {Berg, Ann and Lind, Bo}, title = {Zinc <b>lamps}, year = 2021, journal = {Lights},
  abstract = {We lit $n$ lamps & <script>more</script>.}, pdf = {berg.pdf}, keywords = {lamps, sea}, doi = {10.5555/x}}
@misc{lind, author = {Lind, Bo}, title = {Wicks}, year = 2022, eprint = {2101.00001}, archiveprefix = {arXiv},
  abstract = {They smoke.}}
@misc{bare, author = {Wu, L.}, title = {Oil}, year = 2020}
"""
FILES = {
    'refs.bib': REFS,
    'berg.pdf': b'%PDF-1.4',
    'index.md': '# Home\n\n```{toctree}\nsub/ours\nzz\n```\n',
    'sub/ours.md': '# Ours\n\n```{publications} /refs.bib\n```\n',
    'zz.md': '# Again\n\n```{publications} refs.bib\n```\n',
}
BASE = 'https://papers.example/site/'


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site(FILES, html_baseurl=BASE)


def pages(built: Built) -> set[str]:
    return {path.relative_to(built.outdir).as_posix() for path in (built.outdir / 'papers').rglob('*')}


def tags(html: str, kind: str = 'name') -> list[tuple[str, str]]:
    return [
        (name, unescape(content)) for name, content in re.findall(rf'<meta {kind}="([^"]*)" content="([^"]*)"', html)
    ]


def test_each_work_with_an_abstract_has_a_page(site: Site) -> None:
    built = site.build()
    assert built.warnings == ''
    assert pages(built) == {'papers/berg.html', 'papers/berg.pdf', 'papers/lind.html'}


def test_a_page_has_the_buttons_that_its_list_has(site: Site) -> None:
    page = site.build().text('papers/lind.html')
    assert 'data-copy-bibtex="Copy BibTeX"' in page and 'data-copy-citation="Copy citation"' in page
    assert '<div class="pubs-bibtex"><pre dir="ltr">@misc{lind,' in page and 'pubs.js' in page
    site.write('sub/ours.md', '# Ours\n\n```{publications} /refs.bib\n:copy: bibtex\n```\n')
    page = site.build().text('papers/lind.html')
    assert 'data-copy-bibtex=' in page and 'data-copy-citation=' not in page
    site.write('sub/ours.md', '# Ours\n\n```{publications} /refs.bib\n:copy: none\n:search:\n```\n')
    page = site.build().text('papers/lind.html')
    assert 'pubs-tools' not in page and 'pubs.js' not in page


def test_all_or_none_can_be_asked_for(site: Site) -> None:
    assert 'papers/bare.html' in pages(site.build(pubs_paper_pages='all'))
    built = site.build(pubs_paper_pages='none')
    assert 'pubs-paper-link' not in built.text('sub/ours.html')


def test_a_site_that_says_nothing_has_them_for_its_abstracts(make_site: Callable[..., Site]) -> None:
    built = make_site(FILES).build()
    # No page stands in a toctree, and none is missed there.
    assert built.warnings == ''
    assert pages(built) == {'papers/berg.html', 'papers/berg.pdf', 'papers/lind.html'}


@pytest.mark.parametrize('style', ['apa', 'as-written'])
def test_a_title_that_leads_somewhere_goes_on_leading_there(make_site: Callable[..., Site], style: str) -> None:
    line = '- Ito, M. (2020). [_Wells_](https://wells.example/). **KDD**.\n  Abstract: Deep.\n'
    built = make_site({'index.md': f'# P\n\n```{{publications}}\n{line}```\n'}, pubs_style=style).build()
    html = built.text('index.html')
    assert built.warnings == '' and html.count('href="https://wells.example/"') == 1
    assert re.search(r'pubs-paper-link pubs-paper-link--behind" href="papers/ito2020wells.html">Details</a>', html)


def test_a_page_has_the_tags_of_scholar_and_no_coins(site: Site) -> None:
    html = site.build(pubs_metadata=['coins']).text('papers/berg.html')
    found = [each for each in tags(html) if each[0].startswith('citation_')]
    assert found == [
        ('citation_title', 'Zinc <b>lamps'),
        ('citation_author', 'Berg, Ann'),
        ('citation_author', 'Lind, Bo'),
        ('citation_publication_date', '2021'),
        ('citation_journal_title', 'Lights'),
        ('citation_doi', '10.5555/x'),
        ('citation_keywords', 'lamps; sea'),
        ('citation_pdf_url', f'{BASE}papers/berg.pdf'),
    ]
    assert 'Z3988' not in html
    assert dict(tags(html, 'property'))['og:url'] == f'{BASE}papers/berg.html'
    assert html.count('rel="canonical"') == 1
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert json.loads(script)['@type'] == 'ScholarlyArticle'


def test_a_preprint_is_told_to_be_one(site: Site) -> None:
    assert ('z:itemType', 'preprint') in tags(site.build().text('papers/lind.html'))


def test_a_page_shows_its_abstract_unfolded_and_leads_to_what_is_known_besides(site: Site) -> None:
    built = site.build()
    html = built.text('papers/berg.html')
    body = html[html.index('<article') : html.index('</article>')]
    assert '<h1>Zinc &lt;b&gt;lamps</h1>' in body
    assert 'lamps &amp; &lt;script&gt;more&lt;/script&gt;.</p>' in body
    assert '<details' not in body  # Scholar wants the whole abstract to be seen
    assert '<a href="berg.pdf">PDF</a>' in body
    assert '<a href="lind.html">Wicks (2022)</a>' in body
    assert '<a href="../sub/ours.html#pub-berg">Ours</a>' in body
    assert '@article{berg,' in body
    assert '<title>Zinc &lt;b&gt;lamps' in html
    assert 'PDF' not in built.text('papers/lind.html')  # which has none


def test_what_previews_are_told_of_a_long_abstract_ends_between_two_words(site: Site) -> None:
    site.write('refs.bib', REFS.replace('We lit $n$ lamps', f'We lit{" eleven lamps" * 40}'))
    told = dict(tags(site.build().text('papers/berg.html'), 'property'))['og:description']
    assert len(told) <= 202 and told.startswith('We lit eleven lamps')
    assert re.search(r' (?:eleven|lamps) …$', told)


def test_a_page_tells_where_the_authors_worked(make_site: Callable[..., Site]) -> None:
    people = [
        {'family': 'Berg', 'given': 'Ann', 'affiliation': 'Quay <University>'},
        {'family': 'Lind', 'given': 'Bo'},
        {'family': 'Wu', 'given': 'Lee', 'affiliation': [{'name': 'Quay <University>'}]},
    ]
    item = {'id': 'oil', 'type': 'article-journal', 'title': 'Oil', 'author': people, 'abstract': 'It burns.'}
    files = {'refs.json': json.dumps([{**item, 'issued': {'date-parts': [[2020]]}}])}
    html = make_site({**files, 'index.md': '# P\n\n```{publications} refs.json\n```\n'}).build().text('papers/oil.html')
    assert '<li>Ann Berg, Lee Wu: Quay &lt;University&gt;</li>' in html
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    told = [author.get('affiliation', {}).get('name') for author in json.loads(script)['author']]
    assert told == ['Quay <University>', None, 'Quay <University>']
    assert [content for name, content in tags(html) if name == 'citation_author'] == [
        'Berg, Ann',
        'Lind, Bo',
        'Wu, Lee',
    ]


def test_a_page_says_who_did_what_and_leads_to_other_versions_which_are_not_told_again(
    make_site: Callable[..., Site],
) -> None:
    refs = """@article{zinc, author = {Berg, Ann and Lind, Bo}, author+an = {1=software},
  title = {Zinc lamps in harbours}, year = 2021, journal = {Lights}, abstract = {We lit.}}
@inproceedings{talk, author = {Berg, Ann and Lind, Bo}, title = {Zinc lamps in harbours}, year = 2020,
  booktitle = {Harbour Days}}
@misc{oil, author = {Berg, Ann}, title = {Oil}, year = 2019}
"""
    built = make_site({'refs.bib': refs, 'index.md': '# P\n\n```{publications} refs.bib\n```\n'}).build()
    html = built.text('papers/zinc.html')
    assert '<h2>Contributions</h2>\n<p><span class="pubs-contributor">Ann Berg</span>: software</p>' in html
    versions, related = html[html.index('<h2>Versions') :].partition('<h2>BibTeX')[0].split('<h2>Related')
    link = '<a href="../index.html#pub-{}">{}</a>'
    assert link.format('talk', 'later version of: Zinc lamps in harbours (2020)') in versions
    assert re.findall(r'#pub-(\w+)', related) == ['oil']


def test_a_pdf_of_another_site_is_a_link_and_no_more(make_site: Callable[..., Site]) -> None:
    refs = REFS.replace('{berg.pdf}', '{https://elsewhere.example/berg.pdf}')
    built = make_site({**FILES, 'refs.bib': refs}, pubs_base_url=BASE).build()
    assert pages(built) == {'papers/berg.html', 'papers/lind.html'}
    html = built.text('papers/berg.html')
    assert '<a href="https://elsewhere.example/berg.pdf">PDF</a>' in html and 'citation_pdf_url' not in html
    assert f'<link rel="canonical" href="{BASE}papers/berg.html" />' in html  # by our own setting too


def test_a_file_of_another_kind_is_not_the_paper(make_site: Callable[..., Site]) -> None:
    built = make_site({**FILES, 'refs.bib': REFS.replace('pdf =', 'slides =')}, html_baseurl=BASE).build()
    assert built.warnings == '' and pages(built) == {'papers/berg.html', 'papers/lind.html'}
    html = built.text('papers/berg.html')
    assert 'citation_pdf_url' not in html and '>PDF</a>' not in html


def test_files_and_pages_of_the_site_are_links_as_in_the_list(make_site: Callable[..., Site]) -> None:
    refs = REFS.replace(
        'doi =', 'slides = {talk-1.txt}, poster = {talks/berg.html}, video = {https://v.example/1}, doi ='
    )
    site = make_site({**FILES, 'refs.bib': refs, 'talk-1.txt': 'Lamps.'}, html_baseurl=BASE)
    for builder, page in (('html', 'papers/berg.html'), ('dirhtml', 'papers/berg/index.html')):
        built = site.build(builder)
        assert built.warnings == ''
        found = re.findall(r'<li><a href="([^"]*)">(PDF|Slides|Poster|Video)</a></li>', built.text(page))
        assert [label for _, label in found] == ['PDF', 'Slides', 'Poster', 'Video']
        pdf, slides, poster, video = (address for address, _ in found)
        folder = (built.outdir / page).parent
        assert (folder / unquote(slides)).resolve().read_text('utf8') == 'Lamps.'
        assert (folder / pdf).resolve().read_bytes() == FILES['berg.pdf']
        listed = built.outdir / ('sub' if builder == 'html' else 'sub/ours') / 'talks/berg.html'
        assert (folder / poster).resolve() == listed.resolve()
        assert video == 'https://v.example/1'


def test_links_of_one_kind_are_told_apart_as_in_the_list(make_site: Callable[..., Site]) -> None:
    refs = REFS.replace('doi =', 'url_pdf = {https://reef.example/b.pdf}, slides = {s.txt}, doi =')
    refs = refs.replace('slides =', 'slides = {https://kelp.example/a}, url_slides =')
    files = {**FILES, 'refs.bib': refs, 's.txt': 'Lamps.'}
    built = make_site(files, html_baseurl=BASE, pubs_link_kinds={'slides': 'Talk'}).build()
    assert built.warnings == ''
    listed = re.findall(r'<a class="pubs-link[^>]*>((?:PDF|Talk)[^<]*)</a>', built.text('sub/ours.html'))
    page = re.findall(r'<li><a href="[^"]*">((?:PDF|Talk)[^<]*)</a></li>', built.text('papers/berg.html'))
    assert sorted(listed) == sorted(page) == ['PDF', 'PDF (reef.example)', 'Talk', 'Talk (kelp.example)']


def test_links_that_kinds_of_the_site_make_are_on_the_page_as_in_the_list(make_site: Callable[..., Site]) -> None:
    refs = REFS.replace('doi =', 'chart = {deep sea 7}, slides = {kelp-3}, doi =')
    kinds = {
        'chart': {'label': 'Chart', 'url': 'https://charts.example/{value}'},
        'slides': {'label': 'Talk', 'url': 'https://talks.example/{value}'},
        'pool': {'label': 'Pool', 'url': 'https://pool.example/{key}'},
    }
    built = make_site({**FILES, 'refs.bib': refs}, html_baseurl=BASE, pubs_link_kinds=kinds).build()
    expected = {
        'Chart': 'https://charts.example/deep%20sea%207',
        'Talk': 'https://talks.example/kelp-3',
        'Pool': 'https://pool.example/berg',
    }
    page = re.findall(r'<li><a href="([^"]*)">(Chart|Talk|Pool)</a></li>', built.text('papers/berg.html'))
    assert {label: address for address, label in page} == expected
    for address in expected.values():
        assert f'href="{address}"' in built.text('sub/ours.html')


def test_programs_are_told_who_people_of_the_site_are(make_site: Callable[..., Site]) -> None:
    people = {'berg': {'name': 'Berg, Ann', 'orcid': '0000-0002-1825-0097'}}
    site = make_site(FILES, html_baseurl=BASE, pubs_people=people, pubs_author_pages=['berg'])
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', site.build().text('papers/berg.html'))
    (author,) = [each for each in json.loads(script)['author'] if each['familyName'] == 'Berg']
    assert author['sameAs'] == 'https://orcid.org/0000-0002-1825-0097'
    assert author['url'] == f'{BASE}people/berg.html'


def test_signs_behind_names_are_explained(make_site: Callable[..., Site]) -> None:
    refs = """@article{zinc, author = {Berg, Ann and Lind, Bo and Wu, Lee},
  author+an = {1=equal; 2=equal; 3=corresponding}, title = {Zinc lamps}, year = 2021,
  journal = {Lights}, abstract = {We lit.}}
@article{oil, author = {Berg, Ann}, title = {Oil}, year = 2020, journal = {Lights}, abstract = {It burns.}}
"""
    files = {'refs.bib': refs, 'index.md': '# P\n\n```{publications} refs.bib\n```\n'}
    # Whom the registry alone knows as a student has no sign, as in the list.
    built = make_site(files, pubs_people={'wu': {'name': 'Wu, Lee', 'role': 'student'}}).build()
    html = built.text('papers/zinc.html')
    assert re.findall(r'<sup class="pubs-mark" role="img"[^>]*>(.)</sup>', html) == ['*', '*', '†']
    (legend,) = re.findall(r'<p class="pubs-legend">(.*?)</p>', html)
    assert 'equal contribution' in legend and 'corresponding author' in legend
    assert 'pubs-legend' not in built.text('papers/oil.html')


def test_the_picture_of_the_list_is_on_the_page_and_in_previews(make_site: Callable[..., Site]) -> None:
    refs = REFS.replace('doi =', 'preview = {zinc 1.png}, preview_alt = {A "lamp"}, doi =')
    files = {**FILES, 'refs.bib': refs, 'zinc 1.png': png([[(64, 128, 192)] * 32] * 18)}
    files['sub/ours.md'] = '# Ours\n\n```{publications} /refs.bib\n:show: thumbnail\n```\n'
    built = make_site(files, html_baseurl=BASE).build()
    assert built.warnings == ''
    html = built.text('papers/berg.html')
    (address,) = re.findall(
        r'<img class="pubs-thumbnail" src="([^"]*)" alt="A &quot;lamp&quot;" width="32" height="18"', html
    )
    assert (built.outdir / 'papers' / unquote(address)).resolve().is_file()
    assert dict(tags(html, 'property'))['og:image'] == f'{BASE}{address.removeprefix("../")}'
    assert 'pubs-layouts.css' in html
    other = built.text('papers/lind.html')
    assert '<img class="pubs-thumbnail"' not in other and 'og:image' not in other and 'pubs-layouts.css' not in other


def test_related_works_have_people_or_topics_in_common(make_site: Callable[..., Site]) -> None:
    files = {**FILES, 'refs.bib': REFS.replace('title = {Oil}', 'title = {Oil}, keywords = {sea}')}
    # People of the site are the same in all their spellings of the source.
    html = make_site(files, pubs_people={'lind': {'name': 'Lind, Bo'}}).build().text('papers/berg.html')
    related = html[html.index('<h2>Related</h2>') : html.index('<h2>BibTeX</h2>')]
    assert re.findall(r'<a href="([^"]*)">([^<]*)</a>', related) == [
        ('lind.html', 'Wicks (2022)'),
        ('../sub/ours.html#pub-bare', 'Oil (2020)'),
    ]


def test_five_related_works_are_enough(make_site: Callable[..., Site]) -> None:
    works = ''.join(
        f'@misc{{w{number}, author = {{Lind, Bo}}, title = {{Wick {number}}}, year = {2000 + number},\n'
        '  abstract = {It burns.}}\n'
        for number in range(8)
    )
    html = (
        make_site({'refs.bib': works, 'index.md': '# P\n\n```{publications} refs.bib\n```\n'})
        .build()
        .text('papers/w0.html')
    )
    related = html[html.index('<h2>Related</h2>') : html.index('<h2>BibTeX</h2>')]
    found = re.findall(r'<a href="(w\d)\.html">', related)
    assert len(set(found)) == len(found) == 5 and 'w0' not in found


def test_every_list_leads_to_the_pages(site: Site) -> None:
    built = site.build()
    for page, up in (('sub/ours.html', '../'), ('zz.html', '')):
        assert re.findall(r'pubs-paper-link" href="([^"]*)"', built.text(page)) == [
            f'{up}papers/berg.html',
            f'{up}papers/lind.html',
        ]
    # The way back is that to the home.
    assert '../sub/ours.html#pub-lind' in built.text('papers/lind.html')


def test_a_work_has_a_page_by_whichever_list_has_its_abstract(site: Site) -> None:
    site.write('bare.bib', re.sub(r'  abstract = \{.*\}\}', '}', REFS))
    site.write('sub/ours.md', FILES['sub/ours.md'].replace('refs', 'bare'))  # type: ignore[union-attr]
    built = site.build()
    assert pages(built) == {'papers/berg.html', 'papers/berg.pdf', 'papers/lind.html'}
    assert '../zz.html#pub-lind' in built.text('papers/lind.html')
    assert built.text('sub/ours.html').count('pubs-paper-link') == 2


def test_pages_of_folders_lead_to_each_other(site: Site) -> None:
    built = site.build('dirhtml')
    assert pages(built) >= {'papers/berg/index.html', 'papers/berg/berg.pdf'}
    html = built.text('papers/berg/index.html')
    assert dict(tags(html))['citation_pdf_url'] == f'{BASE}papers/berg/berg.pdf'
    assert 'href="../lind/"' in html
    assert '../../papers/berg/' in built.text('sub/ours/index.html')


def test_a_page_is_written_again_with_its_list_alone(site: Site) -> None:
    built = site.build()
    path = built.outdir / 'papers' / 'berg.html'
    before = path.stat().st_mtime_ns
    site.build()
    site.write('zz.md', FILES['zz.md'] + '\nWords.\n')  # type: ignore[operator]
    site.build()
    assert path.stat().st_mtime_ns == before
    site.write('refs.bib', REFS.replace('We lit', 'We put out'))
    assert site.build().warnings == ''
    assert 'We put out' in path.read_text(encoding='utf8')
    path.unlink()
    site.build(parallel=2)
    assert path.is_file()


@pytest.mark.parametrize('builder', ['singlehtml', 'epub', 'latex', 'text'])
def test_other_builders_have_no_such_pages(site: Site, builder: str) -> None:
    built = site.build(builder, version='1', copyright='us')
    assert built.warnings == ''
    assert not (built.outdir / 'papers').exists()
    assert not any(b'pubs-paper-link"' in path.read_bytes() for path in built.outdir.rglob('*.*html'))


@pytest.mark.parametrize('theme', ['furo', 'pydata_sphinx_theme', 'sphinx_rtd_theme', 'classic', 'basic'])
def test_themes_take_the_pages(site: Site, theme: str) -> None:
    built = site.build(html_theme=theme)
    assert built.warnings == ''
    html = built.text('papers/berg.html')
    assert html.count('name="citation_title"') == 1
    assert 'We lit' in html and 'pubs.css' in html


def test_a_document_keeps_its_name(site: Site) -> None:
    site.write('papers/berg.md', '---\norphan: true\n---\n# My own page\n')
    built = site.build()
    assert built.warnings == ''
    assert 'My own page' in built.text('papers/berg.html')
    assert 'citation_title' not in built.text('papers/berg.html')


def test_a_mistyped_choice_is_told(site: Site) -> None:
    assert (
        "no choice of paper pages is called 'abstracts' (did you mean abstract?)"
        in site.build(pubs_paper_pages='abstracts').warnings
    )
