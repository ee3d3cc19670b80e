"""Citations in the way of the list's style: numbers, brackets, places, and where author and year are said after all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.sphinx_ext.citing.citing_site import FILES, REFS, paragraph, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

pytestmark = pytest.mark.releases


#: Four works, cited on two pages, with a list in a style.
NUMBERS = {
    **FILES,
    'a.md': '# Page A\n\nAs {pub:t}`berg{p. 4}, sato` say.\n',
    'b.md': '# Page B\n\nLamps {pub:p}`{see also}sato{pp. 4–6}, goot` and {pub:p}`bergb`.\n',
}


def in_style(style: str, *options: str) -> str:
    return '\n'.join(['# Papers\n', '```{publications} /refs.bib', f':style: {style}', *options, '```', ''])


@pytest.mark.parametrize(
    ('style', 'options', 'in_text', 'in_brackets'),
    [
        (
            'ieee',
            [':numbering: ascending'],
            'As Berg and Lind [1, p. 4] and Sato et al. [3] say.',
            'Lamps see also [3, pp. 4–6], [4] and [2].',
        ),
        (
            'ieee',
            [':numbering: descending'],
            'As Berg and Lind [4, p. 4] and Sato et al. [2] say.',
            'Lamps see also [2, pp. 4–6], [1] and [3].',
        ),
        (
            'ieee',  # a style by numbers, and a list that has none
            [],
            'As Berg and Lind (2021b, p. 4) and Sato et al. (2020) say.',
            'Lamps (see also Sato et al., 2020, pp. 4–6; van der Goot, n.d.) and (Berg & Lind, 2021a).',
        ),
        (
            'apa',
            [':numbering: ascending'],
            'As Berg and Lind (2021b, p. 4) and Sato et al. (2020) say.',
            'Lamps (see also Sato et al., 2020, pp. 4–6; van der Goot, n.d.) and (Berg & Lind, 2021a).',
        ),
        (
            'acm',
            [':numbering: ascending'],
            'As Berg and Lind [1, p. 4] and Sato et al. [3] say.',
            'Lamps [see also 3, pp. 4–6, 4] and [2].',
        ),
        (
            'acm',
            [],
            'As Berg and Lind [2021b, p. 4] and Sato et al. [2020] say.',
            'Lamps [see also Sato et al. 2020, pp. 4–6; van der Goot n.d.] and [Berg and Lind 2021a].',
        ),
        (
            'chicago-author-date',
            [],
            'As Berg and Lind (2021b, 4) and Sato et al. (2020) say.',
            'Lamps (see also Sato et al. 2020, 4–6; van der Goot, n.d.) and (Berg and Lind 2021a).',
        ),
        (
            'nature',
            [':numbering: ascending'],
            'As Berg and Lind1, p. 4 and Sato et al.3 say.',
            'Lamps see also 3, pp. 4–6,4 and 2.',
        ),
        (
            'mla',
            [],
            'As Berg and Lind (“Zinc Lamps” 4) and Sato et al. say.',
            'Lamps (see also Sato et al. 4–6; van der Goot) and (Berg and Lind, “Lamps & &lt;All&gt;”).',
        ),
        (
            'chicago-notes-bibliography',  # notes, which a page has none of
            [],
            'As Berg and Lind (2021b, p. 4) and Sato et al. (2020) say.',
            'Lamps (see also Sato et al., 2020, pp. 4–6; van der Goot, n.d.) and (Berg & Lind, 2021a).',
        ),
    ],
    ids=[
        'ieee-ascending', 'ieee-descending', 'ieee-without-numbers', 'apa-ascending', 'acm-ascending', 'acm', 'chicago',
        'nature', 'mla', 'notes',
    ],
)  # fmt: skip
def test_citations_are_in_the_style_of_the_list(
    make_site: Callable[..., Site], style: str, options: list[str], in_text: str, in_brackets: str
) -> None:
    built = make_site({**NUMBERS, 'papers.md': in_style(style, *options)}).build()
    assert built.warnings == ''
    assert (paragraph(built, 'a.html'), paragraph(built, 'b.html')) == (in_text, in_brackets)


NUMBERED = in_style('ieee', ':numbering: ascending')


def test_a_document_that_cites_from_two_lists_with_numbers_says_author_and_year(make_site: Callable[..., Site]) -> None:
    """Of two works with the number 1 nobody would know which; a document with one of the lists has its numbers."""
    other = '@article{roe, author = {Roe, Jane}, title = {Oil}, year = 2019, journal = {J. Lamps}}'
    files = {**NUMBERS, 'papers.md': NUMBERED, 'other.bib': other}
    files['plain.md'] = '# Plain\n\nAs {pub:t}`roe` says.\n\n' + NUMBERED.replace('refs', 'other').replace(
        '# Papers', ''
    )
    site = make_site({**files, 'b.md': '# Page B\n\nLamps {pub:p}`sato, roe`.\n'})
    built = site.build()
    assert built.warnings == ''
    assert paragraph(built, 'b.html') == 'Lamps (Sato et al., 2020; Roe, 2019).'
    assert paragraph(built, 'plain.html') == 'As Roe [1] says.'
    assert paragraph(built, 'a.html') == 'As Berg and Lind [1, p. 4] and Sato et al. [3] say.'
    # The numbers of one list are clear; beside citations by author and year, the page cites in one way.
    site.write('b.md', '# Page B\n\nLamps {pub:p}`sato, bergb`.\n')
    assert paragraph(site.build(), 'b.html') == 'Lamps [2], [3].'  # in the style's order
    site.write('plain.md', files['plain.md'].replace('ieee', 'apa'))
    site.write('b.md', '# Page B\n\nLamps {pub:p}`sato, roe`.\n')
    assert paragraph(site.build(), 'b.html') == 'Lamps (Sato et al., 2020; Roe, 2019).'


def test_years_have_letters_only_where_a_citation_shows_a_year(make_site: Callable[..., Site]) -> None:
    site = make_site({**NUMBERS, 'papers.md': NUMBERED})
    assert '2021a' not in site.build().text('papers.html')
    site.write('papers.md', NUMBERED.replace(':numbering: ascending', ':numbering: none'))
    assert '2021a' in site.build().text('papers.html')


def test_numbers_follow_the_list(make_site: Callable[..., Site]) -> None:
    site = make_site({**NUMBERS, 'papers.md': NUMBERED})
    site.build()
    site.write('refs.bib', '@misc{new, author = {Aas, I.}, title = {First}, year = 2024}\n' + REFS)
    built = site.build()
    assert written(built) == ['a', 'b', 'papers']
    assert paragraph(built, 'a.html') == 'As Berg and Lind [2, p. 4] and Sato et al. [4] say.'
    site.write('b.md', NUMBERS['b.md'].replace('pp. 4–6', 'sec. 9'))
    built = site.build()
    assert written(built) == ['b']
    assert paragraph(built, 'b.html') == 'Lamps see also [4, Sec. 9], [5] and [3].'


def test_a_raised_number_is_raised_in_every_builder(make_site: Callable[..., Site]) -> None:
    site = make_site(
        {**NUMBERS, 'papers.md': NUMBERED.replace('ieee', 'nature'), 'a.md': '# Page A\n\nAs {pub:t}`sato` say.\n'}
    )
    page = site.build().text('a.html')
    assert re.search(
        r'As <span class="pubs-citation">.*<a [^>]*><span>Sato et al\.<sup>3</sup></span></a></span> say', page
    )
    assert re.search(r'Sato et al\.\S*(\^|\\sp)\{\\text\{3\}\}', site.build('latex').text('projectnamenotset.tex'))


CSL = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>x</title><category citation-format="numeric"/></info>
<citation><layout prefix="[" suffix="]">%s</layout></citation>
<bibliography><layout><text variable="title"/></layout></bibliography></style>"""


def test_a_style_whose_citation_cannot_be_read_is_told_and_cites_by_author_and_year(
    make_site: Callable[..., Site],
) -> None:
    """Lists in it are set all the same: they use another part of the file."""
    for element, problem in (
        ('<frob/>', "line 3: an element 'frob' cannot stand here"),
        ('<text macro="no"/>', 'no macro'),
    ):
        files = {**NUMBERS, 'papers.md': in_style('own.csl', ':numbering: ascending'), 'own.csl': CSL % element}
        built = make_site(files).build()
        assert built.warnings.count('WARNING') == 1
        assert 'papers.md:3:1: WARNING: the style "' in built.warnings and problem in built.warnings
        assert paragraph(built, 'b.html').startswith('Lamps (see also Sato et al., 2020, pp. 4–6;')


def test_what_could_not_be_read_is_cited_by_its_words_or_its_number(make_site: Callable[..., Site]) -> None:
    for style, said in (('ieee', 'As [1, p. 4] say.'), ('chicago', 'As (“odd”, n.d., p. 4) say.')):
        files = {**FILES, 'refs.bib': '@article{odd, author}', 'papers.md': in_style(style, ':numbering: ascending')}
        site = make_site({**files, 'a.md': '# A\n\nAs {pub:p}`odd{p. 4}` say.\n', 'b.md': '# B\n'})
        assert paragraph(site.build(), 'a.html') == said
