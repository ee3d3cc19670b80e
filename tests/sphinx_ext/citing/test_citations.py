"""Citations of publications: what they say, where they lead, what leads back, and which pages a change rewrites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.machine_files import inventory
from tests.sphinx_ext.citing.citing_site import FILES, LIST, REFS, cited_in, paragraph, words, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

pytestmark = pytest.mark.releases


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site(FILES)


def test_citations_say_author_and_year_with_words_before_and_places_behind(site: Site) -> None:
    built = site.build()
    assert built.warnings == ''
    assert paragraph(built, 'a.html') == 'As Berg and Lind (2021) say.'
    assert paragraph(built, 'b.html') == (
        'Lamps (see also Sato et al., 2020, p. 4; van der Goot, n.d.) and Sato et al. (2020) '
        'and cf. van der Goot (n.d., chap. 2).'
    )


@pytest.mark.parametrize(
    ('role', 'said'),
    [
        ('{pub:t}`berg, sato, goot`', 'As Berg and Lind (2021), Sato et al. (2020) and van der Goot (n.d.) say.'),
        ('{pub:p}`berg, sato, goot`', 'As (Berg & Lind, 2021; Sato et al., 2020; van der Goot, n.d.) say.'),
    ],
)
def test_three_works_stand_in_one_citation(site: Site, role: str, said: str) -> None:
    site.write('a.md', f'# Page A\n\nAs {role} say.\n')
    assert paragraph(site.build(), 'a.html') == said


def test_a_citation_leads_to_its_entry_and_shows_the_reference(site: Site) -> None:
    page = site.build().text('a.html')
    assert 'href="papers.html#pub-berg" title="Ann Berg, &amp; Bo Lind. (2021). Zinc Lamps. J. Lamps."' in page


def test_an_entry_leads_back_to_where_it_is_cited_first_on_each_page(site: Site) -> None:
    built = site.build()
    assert cited_in(built, 'berg') == [('a.html#pubs-cite-a-1', 'Page A')]
    assert cited_in(built, 'sato') == [('b.html#pubs-cite-b-1', 'Page B')]
    assert cited_in(built, 'bergb') == []
    assert 'id="pubs-cite-b-1"' in built.text('b.html')


def test_citations_are_in_the_language_of_the_site(site: Site) -> None:
    built = site.build(language='de')
    assert paragraph(built, 'a.html') == 'As Berg und Lind (2021) say.'
    assert 'Sato et al. (2020) und cf. van der Goot (o. J., chap. 2)' in paragraph(built, 'b.html')


def test_an_unknown_key_is_told_with_the_nearest(site: Site) -> None:
    site.write('plain.md', '# Plain\n\nAs {pub:t}`breg` and {pub:ref}`zzzzz` {pub:p}`sato;goot`.\n')
    warnings = site.build().warnings
    assert (
        'plain.md:3:1: WARNING: no list of this site has a publication with the key "breg" (did you mean berg'
        in warnings
    )
    assert '"zzzzz" (sphinx-pubs show prints the keys of a source) [pubs.citation-unknown]' in warnings
    assert '"sato;goot" (put commas between keys) [pubs.citation-unknown]' in warnings
    assert warnings.count('WARNING') == 3


@pytest.mark.parametrize('text', ['{see', 'a b', 'a,,b', '{a}', 'a{x}{y}', ','])
def test_what_is_no_citation_is_shown_as_written(site: Site, text: str) -> None:
    site.write('plain.md', f'# Plain\n\nAs {{pub:t}}`{text}` say.\n')
    built = site.build()
    assert built.warnings.count('[pubs.citation-syntax]') == 1
    assert words(text) in words(built.text('plain.html'))


def test_text_of_a_source_cannot_become_markup(site: Site) -> None:
    site.write('a.md', '# Page <A>\n\nAs {pub:t}`bergb{<b>p. 4</b>}` say.\n')
    built = site.build()
    assert 'Lamps &amp; &lt;All&gt;' in built.text('a.html')
    assert '(2021, &lt;b&gt;p. 4&lt;/b&gt;)' in built.text('a.html')
    assert cited_in(built, 'bergb') == [('a.html#pubs-cite-a-1', 'Page &lt;A&gt;')]


def test_letters_tell_works_apart_that_are_cited_alike(site: Site) -> None:
    site.write('plain.md', '# Plain\n\nLamps {pub:p}`bergb`.\n')
    built = site.build()
    assert paragraph(built, 'a.html') == 'As Berg and Lind (2021b) say.'
    assert paragraph(built, 'plain.html') == 'Lamps (Berg & Lind, 2021a).'
    years = re.findall(r'<span class="pubs-year">([^<]*)', built.text('papers.html'))
    assert years == ['2021b', '2021a', '2020']


def test_an_exclamation_mark_leads_nowhere_as_in_all_roles(make_site: Callable[..., Site]) -> None:
    built = make_site(
        {'refs.bib': REFS, 'index.md': f'{LIST}\nAs {{pub:t}}`!berg` and {{pub:p}}`!lost` say.\n'}
    ).build()
    assert built.warnings == ''
    assert '<p>As berg and lost say.</p>' in built.text('index.html')


class TestWhatAChangeRewrites:
    """Only the pages that look different, and all of them."""

    def changed(self, site: Site, name: str, content: str) -> list[str]:
        site.build()
        site.write(name, content)
        built = site.build()
        assert built.warnings == ''
        return written(built)

    def test_nothing_changed(self, site: Site) -> None:
        site.build()
        assert site.build().written == []  # nor the contents

    def test_other_words_around_a_citation(self, site: Site) -> None:
        assert self.changed(site, 'a.md', '# Page A\n\nAs {pub:t}`berg` write.\n') == ['a']

    def test_a_new_citation(self, site: Site) -> None:
        assert self.changed(site, 'plain.md', '# Plain\n\nAs {pub:t}`sato` say.\n') == ['papers', 'plain']

    def test_a_citation_that_gives_others_a_letter(self, site: Site) -> None:
        assert self.changed(site, 'plain.md', '# Plain\n\nAs {pub:t}`bergb` say.\n') == ['a', 'papers', 'plain']

    def test_a_citation_less(self, site: Site) -> None:
        assert self.changed(site, 'a.md', '# Page A\n\nAs nobody says.\n') == ['a', 'papers']

    def test_the_first_and_the_last_citation_of_what_a_title_leads_to(self, site: Site) -> None:
        site.write('plain.md', '# Plain\n\nMore in {pub:ref}`berg`.\n')
        assert self.changed(site, 'a.md', '# Page A\n\nAs nobody says.\n') == ['a', 'papers', 'plain']
        assert self.changed(site, 'a.md', '# Page A\n\nAs {pub:t}`berg` say.\n') == ['a', 'papers', 'plain']

    def test_another_title_of_a_citing_page(self, site: Site) -> None:
        assert self.changed(site, 'a.md', '# Page One\n\nAs {pub:t}`berg` say.\n') == ['a', 'papers']

    def test_a_source_in_which_a_cited_work_is_told_otherwise(self, site: Site) -> None:
        assert self.changed(site, 'refs.bib', REFS.replace('2020', '2019')) == ['b', 'papers']

    def test_a_source_in_which_another_work_changes(self, site: Site) -> None:
        assert self.changed(site, 'refs.bib', REFS.replace('Lamps & <All>', 'Oil')) == ['papers']

    def test_a_list_that_becomes_the_home_of_its_entries(self, site: Site) -> None:
        site.build()
        site.write('0.md', f'---\norphan: true\n---\n{LIST}')
        assert written(site.build()) == ['0', 'a', 'b', 'papers']
        assert 'href="0.html#pub-berg"' in (site.srcdir / '_build/html/a.html').read_text(encoding='utf8')

    def test_a_page_that_is_removed(self, site: Site) -> None:
        site.build()
        (site.srcdir / 'a.md').unlink()
        site.write('index.md', FILES['index.md'].replace('a\n', '', 1))
        built = site.build()
        assert 'papers' in built.written
        assert cited_in(built, 'berg') == []

    def test_builders_do_not_take_each_others_pages_for_written(self, site: Site) -> None:
        site.build()
        site.write('plain.md', '# Plain\n\nAs {pub:t}`sato` say.\n')
        assert 'papers' in site.build('text').written
        built = site.build()
        assert cited_in(built, 'sato') == [
            ('b.html#pubs-cite-b-1', 'Page B'),
            ('plain.html#pubs-cite-plain-1', 'Plain'),
        ]


BUILDERS = {
    'dirhtml': 'b/index.html',
    'singlehtml': 'index.html',
    'epub': 'b.xhtml',
    'text': 'b.txt',
    'man': 'python.1',
    'texinfo': 'projectnamenotset.texi',
    'latex': 'projectnamenotset.tex',
    'xml': 'b.xml',
    'pseudoxml': 'b.pseudoxml',
}


@pytest.mark.parametrize('builder', BUILDERS)
def test_a_citation_works_in_every_builder(site: Site, builder: str) -> None:
    built = site.build(builder, version='1', copyright='us', man_pages=[('index', 'python', 'x', [], 1)])
    assert built.warnings == ''
    text = words(built.text(BUILDERS[builder])).replace('@comma{}', ',').replace('\\', '')
    text = ' '.join(text.split())
    assert 'Sato et al., 2020, p. 4' in text


def test_a_letter_that_a_work_gets_is_written_on_each_page_that_lists_it(make_site: Callable[..., Site]) -> None:
    entry = '@article{%s, author = {Berg, Ann}, title = {%s}, year = 2021, journal = {Lamps}}\n'
    lists = {'papers': 'zinc', 'again': 'zinc', 'other': 'tin'}
    files = {f'{name}.md': f'# {name}\n\n```{{publications}} {bib}.bib\n```\n' for name, bib in lists.items()}
    files |= {'zinc.bib': entry % ('zinc', 'Zinc lamps'), 'tin.bib': entry % ('tin', 'Tin lamps')}
    files |= {'index.md': '# P\n\nAs {pub:t}`zinc` says.\n', 'text.md': '# Text\n'}
    site = make_site(files, suppress_warnings=['toc.not_included'])
    site.build()
    site.write('text.md', '# Text\n\nAs {pub:t}`tin` says.\n')
    built = site.build()
    years = {name: re.findall('<span class="pubs-year">([^<]*)', built.text(f'{name}.html')) for name in lists}
    assert years == {'papers': ['2021b'], 'again': ['2021b'], 'other': ['2021a']}


def test_what_a_pointer_shows_over_a_citation_has_no_buttons(make_site: Callable[..., Site]) -> None:
    entry = '@misc{a, author = {Berg, Ann}, title = {Lamps}, year = 2021, pdf = {https://a.example/a.pdf}}\n'
    page = '# P\n\nAs {pub:t}`a` says.\n\n```{publications} a.bib\n```\n'
    html = make_site({'index.md': page, 'a.bib': entry}).build().text('index.html')
    assert 'href="#pub-a" title="Ann Berg. (2021). Lamps."' in html
    assert 'data-kind="pdf"' in html


def test_on_one_page_of_all_documents_links_lead_within_it(site: Site) -> None:
    page = site.build('singlehtml').text('index.html')
    assert 'href="#pub-berg"' in page
    assert '<a class="pubs-cited-in__place" href="#pubs-cite-a-1">Page A</a>' in page


def test_in_latex_citations_and_entries_lead_to_each_other(site: Site) -> None:
    # The manual is written as its first document, whose own places have that name in links from others as well.
    site.write('index.md', FILES['index.md'] + '\nAs {pub:t}`sato` say.\n')
    text = site.build('latex').text('projectnamenotset.tex')
    for label in ('papers:pub-berg', 'a:pubs-cite-a-1', 'index:pubs-cite-index-1'):
        assert f'label{{\\detokenize{{{label}}}}}' in text
        assert f'\\hyperref[\\detokenize{{{label}}}]' in text


def test_translations_cite_as_well(site: Site) -> None:
    """A translated paragraph takes the place of the one that was read first."""
    catalogue = site.srcdir / 'locale' / 'de' / 'LC_MESSAGES'
    catalogue.mkdir(parents=True)
    message = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    message += 'msgid "As {pub:t}`berg` say."\nmsgstr "Wie {pub:t}`berg` sagen."\n'
    (catalogue / 'a.po').write_text(message, encoding='utf8')
    built = site.build(language='de', locale_dirs=['locale'])
    assert built.warnings == ''
    assert 'Wie' in built.text('a.html')
    assert 'Berg und Lind (2021)' in words(built.text('a.html'))
    ((address, _),) = cited_in(built, 'berg')
    assert f'id="{address.partition("#")[2]}"' in built.text('a.html')


def test_a_work_is_cited_by_the_key_of_any_of_its_sources(make_site: Callable[..., Site]) -> None:
    page = '# P\n\nAs {pub:t}`other` and {pub:t}`lamps`.\n\n```{publications} one.bib two.bib\n```\n'
    entry = '@article{%s, author = {Berg, Ann}, title = {Zinc Lamps in Harbours}, year = 2021, doi = {10.5555/x}}'
    built = make_site({'one.bib': entry % 'lamps', 'two.bib': entry % 'other', 'index.md': page}).build()
    assert built.warnings == ''
    assert paragraph(built, 'index.html') == 'As Berg (2021) and Berg (2021).'
    assert cited_in(built, 'lamps', 'index.html') == [('#pubs-cite-index-1', 'P')]


def test_the_inventory_has_each_publication_once_by_its_title(site: Site) -> None:
    site.write('0.md', f'---\norphan: true\n---\n{LIST}')
    assert inventory(site.build().outdir, 'pub:publication') == [
        'berg pub:publication -1 0.html#pub-$ Zinc Lamps',
        'bergb pub:publication -1 0.html#pub-$ Lamps & <All>',
        'goot pub:publication -1 0.html#pub-$ Undated',
        'sato pub:publication -1 0.html#pub-$ Wicks',
    ]


@pytest.mark.filterwarnings('ignore::DeprecationWarning', 'ignore::PendingDeprecationWarning')
def test_sphinxcontrib_bibtex_goes_on_in_the_same_project(make_site: Callable[..., Site]) -> None:
    pages = {
        **FILES,
        'refs.bib': REFS.replace('& <All>', 'of All'),
        'plain.md': '# Plain\n\nAs {cite:t}`sato` and {pub:t}`sato` say.\n\n```{bibliography}\n```\n',
    }
    extensions = ['myst_parser', 'sphinxcontrib.bibtex', 'sphinxcontrib_pubs']
    built = make_site(pages, extensions=extensions, bibtex_bibfiles=['refs.bib']).build()
    assert built.warnings == ''
    page = built.text('plain.html')
    assert 'href="papers.html#pub-sato"' in page
    assert 'Sato <em>et al.</em>' in page or 'Sato et al.' in page
    assert re.search(r'<a class="reference internal" href="#id\d+"', page)


def test_any_says_the_title_that_a_publication_has_now(make_site: Callable[..., Site]) -> None:
    article = '@article{{roe2021, author = {{Roe, Ann}}, title = {{{} lamps}}, year = 2021}}\n'
    orphan = '---\norphan: true\n---\n\n# Other\n\n'
    site = make_site(
        {
            'refs.bib': article.format('Zinc'),
            'index.md': '# Ours\n\n(lamps)=\n## Lamps\n\n```{publications} refs.bib\n```\n',
            'any.md': f'{orphan}{{any}}`roe2021` and {{any}}`lamps`\n',
            'anyone.md': f'{orphan}Of the lamps.\n',
            'included.rst': ':orphan:\n\nOther\n=====\n\n.. include:: part.txt\n',
            'part.txt': ':any:`roe2021`\n',
            'plain.rst': ':orphan:\n\nOther\n=====\n\n:any:`roe2021`\n',
        },
        exclude_patterns=['_build'],
    )
    first = site.build()
    assert first.warnings == ''
    assert '<a class="reference internal" href="index.html#pub-roe2021" title="Zinc lamps">' in first.text('any.html')
    assert site.build().written == []
    site.write('refs.bib', article.format('Tin'))
    second = site.build()
    assert second.written == ['any', 'included', 'index', 'plain']
    assert all('Tin lamps' in second.text(f'{name}.html') for name in second.written)
