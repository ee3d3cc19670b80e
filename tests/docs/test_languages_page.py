"""The page on languages shows what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.docs.conftest import DOCS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site

PAGE = (DOCS / 'languages.md').read_text(encoding='utf8')
LINES = """
Quist, R., & Sato, K. (2021, June 14). Harbour lights. In Bell, A. (Ed.), Quays (2nd ed., Vol. 3, pp. 12–21). Elm.
张伟, & 李娜. (in press). Wicks. Journal of Harbour Lights.
Quist, R. & Sato, K. (2021, 14. Juni). Harbour lights. In Bell, A. (Hrsg.), Quays (2. Aufl., Bd. 3, S. 12–21). Elm.
张伟 & 李娜. (im Druck). Wicks. Journal of Harbour Lights.
Quist, R. y Sato, K. (2021, 14 de junio). Harbour lights. En Bell, A. (Ed.), Quays (2.ª ed., Vol. 3, pp. 12–21). Elm.
张伟 y 李娜. (en prensa). Wicks. Journal of Harbour Lights.
Quist, R. et Sato, K. (2021, 14 juin). Harbour lights. Dans Bell, A. (dir.), Quays (2e éd., vol. 3, p. 12–21). Elm.
张伟 et 李娜. (sous presse). Wicks. Journal of Harbour Lights.
Quist, R., & Sato, K. (2021年6月14日). Harbour lights. Bell, A. (編), Quays (第2版, 第3巻, pp. 12–21). Elm.
张伟・李娜. (印刷中). Wicks. Journal of Harbour Lights.
Quist, R., & Sato, K. (2021年6月14日). Harbour lights. 载于 Bell, A. (编), Quays (第2版, 第3卷, 第12–21页). Elm.
张伟、李娜. (待刊). Wicks. Journal of Harbour Lights.
"""


def test_the_examples_of_languages_read_as_the_page_says(site: Path) -> None:
    html = (site / 'languages.html').read_text(encoding='utf8')
    (examples,) = re.findall(r'<dl class="languages[^"]*">(.*?)</dl>', html, re.DOTALL)
    lines = [re.sub(r'<[^>]*>', '', line) for line in re.findall(r'<p>(.*?)</p>', examples, re.DOTALL)]
    assert [line.replace('&amp;', '&') for line in lines] == LINES.strip().split('\n')
    # The page after it is English again.
    assert 'Abstract' in (site / 'sources' / 'labelled.html').read_text(encoding='utf8')


def test_a_site_changes_words_by_the_catalogue_of_the_page(make_site: Callable[..., Site]) -> None:
    (catalogue,) = re.findall(r'^```po\n(.*?)^```$', PAGE, re.DOTALL | re.MULTILINE)
    refs = '@inproceedings{a, author = {Quist, R.}, title = {Lumi}, year = 2021, abstract = {Navi.}, keywords = {kivi}}'
    index = '# Lumi\n\n```{publications} refs.bib\n:group-by: type\n```\n'
    site = make_site({'index.md': index, 'refs.bib': refs}, language='de')
    path = 'locales/de/LC_MESSAGES/sphinxcontrib_pubs.po'
    assert path in PAGE
    site.write(path, catalogue)
    built = site.build()
    assert built.warnings == ''
    html = built.text('index.html')
    assert '<summary>Kurzfassung</summary>' in html and 'Konferenzbeiträge' in html
    assert 'Schlagwörter: kivi' in html  # of which it says nothing


def test_the_identifiers_of_the_page_are_those_of_every_language(make_site: Callable[..., Site]) -> None:
    refs = '@phdthesis{a, author = {Quist, R.}, title = {Lumi}, year = 2021}\n@book{b, title = {Navi}, year = 2020}'
    for number, heading in enumerate(('Theses', 'Hochschulschriften', 'thesis')):
        index = f'# Lumi\n\n```{{publications}} refs.bib\n:group-by: type\n:group-order: {heading}, *\n```\n'
        built = make_site({'index.md': index, 'refs.bib': refs}, language='de').build()
        assert built.warnings == '', number
        assert re.findall(r'id="(pubs-type-\w+)"', built.text('index.html')) == ['pubs-type-thesis', 'pubs-type-book']
