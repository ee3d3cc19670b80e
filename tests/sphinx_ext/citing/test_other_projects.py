"""A second project that cites the publications of the first, by what the first one's inventory tells."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

pytestmark = pytest.mark.releases

REFS = """@article{berg, author = {Berg, Ann and Lind, Bo}, title = {Zinc Lamps}, year = 2021, journal = {J. Lamps}}
@article{sato, author = {Sato, K. and Wu, L. and Quist, R.}, title = {Wicks & <Oil>}, year = 2020}
@misc{goot, author = {van der Goot, Rob}, title = {Undated}}
@misc{team, author = {{Oil, Wicks and Lamps}}, title = {Harbours}, year = 2019}
@misc{alone, title = {Lamps (and Wicks). A Guide}, year = 2018}
"""
FIRST = {'refs.bib': REFS, 'papers.md': '---\norphan: true\n---\n# Papers\n\n```{publications} refs.bib\n```\n'}
SITE = 'https://papers.example/'


@pytest.fixture
def inventory(make_site: Callable[..., Site]) -> str:
    built = make_site({**FIRST, 'index.md': '# Home\n'}, project='Papers', release='2', version='2').build()
    assert built.warnings == ''
    return str(built.outdir / 'objects.inv')


@pytest.fixture
def cite(make_site: Callable[..., Site], inventory: str) -> Callable[..., Built]:
    """Builds a page that cites, with the first project called ``papers``."""

    def build(text: str, builder: str = 'html', *, files: dict[str, str] | None = None, **settings: object) -> Built:
        own = {'index.md': f'# Other\n\n{text}\n', **(files or {})}
        settings.setdefault('intersphinx_mapping', {'papers': (SITE, inventory)})
        extensions = ['myst_parser', 'sphinx.ext.intersphinx', 'sphinxcontrib_pubs']
        return make_site(own, extensions=extensions, **settings).build(builder)

    return build


def words(html: str) -> str:
    return ' '.join(unescape(re.sub(r'<[^>]*>', '', html)).split())


def links(built: Built) -> list[tuple[str, str]]:
    found = re.findall(rf'href="{SITE}([^"]*)"[^>]*>(.*?)</a>', built.text('index.html'))
    return [(address, words(text)) for address, text in found]


CITATIONS = [
    ('{pub:t}`berg`', 'Berg and Lind (2021)'),
    ('{pub:p}`{see}sato{p. 4}, goot`', '(see Sato et al., 2020, p. 4; van der Goot, n.d.)'),
    ('{pub:t}`team`', 'Oil, Wicks and Lamps (2019)'),
    ('{pub:t}`alone`', '“Lamps (and Wicks). A Guide” (2018)'),
    ('{pub:ref}`sato`', 'Wicks & <Oil>'),
    ('{pub:ref}`this <sato>`', 'this'),
    ('{pub:t}`papers:berg`', 'Berg and Lind (2021)'),
    ('{external+papers:pub:t}`berg{p. 4}`', 'Berg and Lind (2021, p. 4)'),
    ('{external:pub:p}`berg`', '(Berg & Lind, 2021)'),
    ('{external+papers:pub:ref}`goot`', 'Undated'),
]


def test_citations_of_another_project_are_by_author_and_year(cite: Callable[..., Built]) -> None:
    built = cite('\n\n'.join(f'{number}: {role}' for number, (role, _) in enumerate(CITATIONS)))
    assert built.warnings == ''
    said = re.findall(r'<p>\d+: (.*?)</p>', built.text('index.html'), re.DOTALL)
    assert [words(each) for each in said] == [expected for _, expected in CITATIONS]
    assert ('papers.html#pub-berg', 'Berg and Lind (2021)') in links(built)


def test_the_reference_shows_when_the_pointer_rests_on_a_citation(cite: Callable[..., Built]) -> None:
    page = cite('{pub:t}`berg`').text('index.html')
    assert 'title="Berg, Lind (2021). Zinc Lamps. J. Lamps (in Papers v2)"' in page


def test_the_words_are_those_of_the_citing_page(cite: Callable[..., Built]) -> None:
    assert links(cite('{pub:t}`berg`', language='de')) == [('papers.html#pub-berg', 'Berg und Lind (2021)')]


def test_a_list_of_the_site_comes_first_unless_another_project_is_meant(cite: Callable[..., Built]) -> None:
    own = '@misc{berg, author = {Berg, Tor}, title = {Copper}, year = 1999}'
    text = 'A {pub:t}`berg`.\n\nB {external+papers:pub:t}`berg`.\n\n```{publications} own.bib\n```'
    built = cite(text, files={'own.bib': own})
    assert built.warnings == ''
    assert re.findall(r'<p>(?:A|B) .*?</p>', built.text('index.html'))
    page = words(built.text('index.html'))
    assert 'A Berg (1999). B Berg and Lind (2021).' in page


def test_what_no_inventory_has_is_told(cite: Callable[..., Built]) -> None:
    warnings = cite('{pub:t}`breg`, {external+papers:pub:t}`stao`.').warnings
    assert 'no list of this site has a publication with the key "breg" (did you mean berg?)' in warnings
    assert 'no inventory of another project has a publication with the key "stao" (did you mean sato?)' in warnings
    assert warnings.count('[pubs.citation-unknown]') == 2


def test_other_projects_can_be_left_out(cite: Callable[..., Built]) -> None:
    text = '{pub:t}`berg`, {external:pub:t}`berg`'
    for disabled in ('*', 'pub:*', 'pub:publication'):
        built = cite(text, intersphinx_disabled_reftypes=[disabled])
        assert built.warnings.count('[pubs.citation-unknown]') == 1, disabled
        assert len(links(built)) == 1


def test_a_project_beside_this_one_is_linked_from_folders(cite: Callable[..., Built], inventory: str) -> None:
    page = '---\norphan: true\n---\n# Sub\n\n{pub:t}`berg` and {pub:ref}`berg`.\n'
    built = cite('None.', files={'a/b.md': page}, intersphinx_mapping={'papers': ('../papers', inventory)})
    assert built.warnings == ''
    found = re.findall(r'href="([^"]*#pub-berg)"', built.text('a/b.html'))
    assert len(found) == 2 and found[0] == found[1]  # by us, and by intersphinx


def test_a_large_site_tells_its_keys(
    make_site: Callable[..., Site], cite: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr('sphinxcontrib_pubs.sphinx_ext.domain.MOST_DESCRIBED', 3)
    first = make_site({**FIRST, 'index.md': '# Home\n'}).build()
    mapping = {'papers': (SITE, str(first.outdir / 'objects.inv'))}
    built = cite('{pub:p}`{see}berg{p. 4}`', intersphinx_mapping=mapping)
    assert built.warnings == ''
    assert '(see berg, p. 4)' in words(built.text('index.html'))


def test_latex_links_to_the_other_project(cite: Callable[..., Built]) -> None:
    built = cite('{pub:t}`berg`', 'latex')
    text = next(built.outdir.glob('*.tex')).read_text(encoding='utf8')
    assert r'\sphinxhref{https://papers.example/papers.html\#pub-berg}{Berg and Lind (2021)}' in text


OWN = """@misc{tor, author = {Berg, Tor}, title = {Copper}, year = 1999}
@misc{both, author = {Berg, Ann and Lind, Bo}, title = {Brass}, year = 2021}
"""


def test_a_document_that_cites_another_project_too_has_no_numbers(cite: Callable[..., Built]) -> None:
    numbered = '```{publications} own.bib\n:style: ieee\n:numbering: ascending\n```\n'
    own = {'own.bib': OWN, 'other.md': '---\norphan: true\n---\n# Other\n\nC {pub:t}`tor`.\n'}
    built = cite(f'A {{pub:t}}`tor`. B {{pub:t}}`berg`.\n\n{numbered}', files=own)
    assert built.warnings == ''
    assert 'A Berg (1999). B Berg and Lind (2021).' in words(built.text('index.html'))
    assert 'C Berg [1].' in words(built.text('other.html'))


def test_no_letters_tell_works_of_two_projects_apart(cite: Callable[..., Built]) -> None:
    text = 'A {pub:t}`both`. B {pub:t}`berg`.\n\n```{publications} own.bib\n```\n'
    built = cite(text, files={'own.bib': OWN})
    assert built.warnings == ''
    assert 'A Berg and Lind (2021). B Berg and Lind (2021).' in words(built.text('index.html'))
