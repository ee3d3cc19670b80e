"""The words of a hand-written entry stay, and what other sources know stands behind them."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.format import format_apa, in_style
from sphinxcontrib_pubs.library.versions import merge
from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.sources.load import read


@pytest.mark.parametrize(
    ('words', 'entry', 'behind'),
    [
        (
            'arXiv, abs/2001.00001.',
            'journal = {Quay Letters}, volume = 4, year = 2021, doi = {10.5555/lamp}',
            ' Published in Quay Letters, 4 (2021). https://doi.org/10.5555/lamp',
        ),
        (
            'arXiv, abs/2001.00001.',
            'journal = {Quay Letters}, volume = 4, year = 2020',
            ' Published in Quay Letters, 4.',
        ),
        (
            'Quay Letters.',
            'journal = {Quay Letters}, number = 2, editor = {Roe, Jane}, pmid = 12345, code = {https://lamps.example/c}',
            ' PMID: 12345 [Code]',
        ),
        (
            'Quay Letters. https://doi.org/10.5555/lamp',
            'journal = {Quay Letters}, doi = {10.5555/LAMP}, eprint = {2001.00001}, eprinttype = arxiv',
            ' arXiv:2001.00001',
        ),
        (
            'Quay Letters. [Code](https://lamps.example/code)',
            'journal = {Quay Letters}, code = {https://lamps.example/code}, pdf = {https://lamps.example/x.pdf}',
            ' [PDF]',
        ),
    ],
)
def test_a_line_by_hand_keeps_its_words_and_gets_what_it_lacks(words: str, entry: str, behind: str) -> None:
    line = f'- Quist, R., & Sato, K. (2020). _Harbour lights._ {words}\n'
    about = 'author = {Quist, Rosa and Sato, Ken and Wu, Ann}, title = {Harbour Lights}'
    (written,) = read(line, file='list.md', format='markdown').publications
    (entered,) = read(f'@article{{k, {about}, {entry}}}', file='k.bib', format='bibtex').publications
    (work,) = merge([written, entered]).publications
    assert plain_text(in_style(format_apa, work)) == plain_text(format_apa(written)) + behind


def test_a_line_by_hand_without_a_venue_gets_that_of_another_source() -> None:
    line = '- Quist, R., & Sato, K. (2020). _Harbour lights._\n'
    entry = """@article{k, author = {Quist, Rosa and Sato, Ken}, title = {Harbour Lights},
        journal = {Quay Letters}, volume = 4, number = 2, year = 2020}"""
    accounts = [
        *read(line, file='list.md', format='markdown').publications,
        *read(entry, file='k.bib', format='bibtex').publications,
    ]
    (work,) = merge(accounts).publications
    assert plain_text(in_style(format_apa, work)) == (
        'Quist, R., & Sato, K. (2020). Harbour lights. Quay Letters, 4(2).'
    )
