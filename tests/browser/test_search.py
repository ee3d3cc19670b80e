"""Sphinx's own search finds an entry by its authors, its title and its venue, and leads to it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser
    from tests.conftest import Site

pytestmark = pytest.mark.browser

REFS = """@article{berg, author = {Berg, Ann and Lindqvist, Bo}, title = {Zinc <q>lamps</q> & wicks}, year = 2021,
  journal = {Journal of Harbours}}
@inproceedings{sato, author = {Sato, K.}, title = {Oil. And smoke}, year = 2020, booktitle = {Lamp Days}}
"""
#: The results that lead somewhere within a page: the end of the address, and the words of the link.
RESULTS = """
  [...document.querySelectorAll('#search-results ul.search a[href*="#pub-"]')].map(
    link => link.getAttribute('href').split('/').pop() + ' ' + link.textContent)
"""
FINISHED = "/finished|did not match/.test(document.querySelector('#search-results')?.textContent ?? '')"


@pytest.fixture(scope='module')
def words() -> dict[str, str]:
    berg = '#pub-berg Berg, Lindqvist (2021). Zinc ‹q›lamps‹/q› and wicks. Journal of Harbours'
    sato = '#pub-sato Sato (2020). Oil. And smoke. Lamp Days'
    return {'lindqvist': berg, 'zinc': berg, 'harbours': berg, 'berg 2021': berg, 'smoke': sato, 'lamp days': sato}


def test_a_word_leads_to_the_entry(
    make_site: Callable[..., Site], browser: Browser, serve: Callable[[Path], str], words: dict[str, str]
) -> None:
    files = {'index.md': '# Site\n\n```{toctree}\npapers\n```\n', 'refs.bib': REFS}
    built = make_site({**files, 'papers.md': '# Papers\n\n```{publications} refs.bib\n```\n'}).build()
    address = serve(built.outdir)
    for query, found in words.items():
        browser.open(f'{address}search.html?q={query.replace(" ", "+")}', 1280)
        for _ in range(100):
            if browser.evaluate(FINISHED):
                break
            time.sleep(0.05)
        results = browser.evaluate(RESULTS)
        assert f'papers.html{found}' in results, (query, results)
