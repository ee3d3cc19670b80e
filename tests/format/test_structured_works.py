"""Works of every kind, told by BibTeX, as lines of the style ``apa``."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.format import format_apa
from sphinxcontrib_pubs.format.details import edition
from sphinxcontrib_pubs.model import plain_text, spans
from sphinxcontrib_pubs.sources.load import read

LINES = {
    '@book{k, author = {Ito, M.}, title = {On Lists}, edition = 2, volume = 3, publisher = {Ark}, address = {Oslo}}': (
        'Ito, M. On Lists (2nd ed., Vol. 3). Oslo: Ark.'
    ),
    '@book{k, author = {Plato}, editor = {Roe, J. and Bell, A.}, title = {On Lists}, publisher = {Ark}, year = 2001}': (
        'Plato. (2001). On Lists (J. Roe & A. Bell, Eds.). Ark.'
    ),
    '@book{k, editor = {Roe, Jane}, title = {On Lists}, series = {Lamps}, number = 7, year = 2001}': (
        'Jane Roe (Ed.). (2001). On Lists. Lamps, 7.'
    ),
    '@book{k, author = {Ito, M.}, translator = {Wu, L.}, title = {On Lists}, origdate = {1901}, year = 2001}': (
        'Ito, M. (2001). On Lists (L. Wu, Trans.). (Original work published 1901).'
    ),
    '@book{k, author = {Ito, M.}, title = {Early Lists}, maintitle = {Works}, volume = 1, year = 2001}': (
        'Ito, M. (2001). Early Lists. In Works (Vol. 1).'
    ),
    '@book{k, author = {Ito, M.}, editor = {Roe, J.}, title = {Early Lists}, maintitle = {Works}, volume = 1, '
    'pages = {xii+320}, year = 2001}': ('Ito, M. (2001). Early Lists. In Roe, J. (Ed.), Works (Vol. 1, xii+320 pp.).'),
    '@jurisdiction{k, title = {Roe v Ito}, journaltitle = {Court of Ark}, authority = {Court of Ark}, year = 2001}': (
        'Roe v Ito. (2001). Court of Ark.'
    ),
    '@book{k, author = {Ito, M.}, title = {On Lists}, afterword = {Roe, J.}, volumes = 4, year = 2001}': (
        'Ito, M. (2001). On Lists (J. Roe, Afterword; 4 vols.).'
    ),
    '@incollection{k, author = {Ito, M.}, title = {Lists}, editor = {Roe, J.}, booktitle = {Handbook}, pages = {1--9}, '
    'chapter = 4, publisher = {Ark}, address = {Oslo}, year = 2001}': (
        'Ito, M. (2001). Lists. In Roe, J. (Ed.), Handbook (Chap. 4, pp. 1–9). Oslo: Ark.'
    ),
    '@inbook{k, author = {Ito, M.}, title = {Lists}, bookauthor = {Wu, L.}, '
    'booktitle = {A Book}, pages = 7, year = 2001}': ('Ito, M. (2001). Lists (L. Wu, Book Author). A Book (p. 7).'),
    '@phdthesis{k, author = {Ito, M.}, title = {Lists}, school = {Ark University}, year = 2001}': (
        'Ito, M. (2001). Lists [PhD thesis]. Ark University.'
    ),
    '@mastersthesis{k, author = {Ito, M.}, title = {Lists}, type = {Diploma}, '
    'school = {Ark University}, year = 2001}': ('Ito, M. (2001). Lists [Diploma]. Ark University.'),
    '@techreport{k, author = {Ito, M.}, title = {Lists}, institution = {Ark Labs}, number = {TR-7}, year = 2001}': (
        'Ito, M. (2001). Lists (Technical report TR-7). Ark Labs.'
    ),
    '@report{k, author = {Ito, M.}, title = {Lists}, type = {Memo}, institution = {Ark Labs}, '
    'number = 7, year = 2001}': ('Ito, M. (2001). Lists (Memo No. 7). Ark Labs.'),
    '@patent{k, author = {Ito, M.}, title = {A lamp}, type = {patentus}, number = 12, '
    'holder = {Ark Inc.}, year = 2001}': ('Ito, M. (2001). A lamp (U.S. patent No. 12). Ark Inc.'),
    '@software{k, author = {Ito, M.}, title = {lamp}, version = {1.2}, year = 2001, url = {https://lamp.example}}': (
        'Ito, M. (2001). lamp (Version 1.2). [Link]'
    ),
    '@unpublished{k, author = {Ito, M.}, title = {A talk}, eventtitle = {Lamp Days}, venue = {Oslo}, year = 2001}': (
        'Ito, M. (2001). A talk. Lamp Days, Oslo.'
    ),
    '@inproceedings{k, author = {Ito, M.}, title = {Lists}, booktitle = {Proc. of Lamp Days}, editor = {Roe, Jane}, '
    'pages = {1--9}, series = {LNL}, number = 8, publisher = {Ark}, organization = {Lamp Society}, year = 2001}': (
        'Ito, M. (2001). Lists. In Jane Roe (Ed.), Proc. of Lamp Days, 1–9, Ark. LNL, 8. Lamp Society.'
    ),
    '@inproceedings{k, abbr = {LD}, author = {Ito, M.}, title = {Lists}, booktitle = {Lamp Days}, year = 2001, '
    'award = {Best Paper}}': ('Ito, M. (2001). Lists. Lamp Days (LD). Best Paper.'),
    '@article{k, author = {Ito, M.}, title = {Lists}, journal = {Lamps}, volume = 1, number = 2, eid = {e3}, '
    'month = apr # "--" # may, year = 2001}': 'Ito, M. (2001, April–May). Lists. Lamps, 1(2), e3.',
    '@article{k, author = {Ito, M.}, title = {Lists}, journal = {Lamps}, date = {2001-21}}': (
        'Ito, M. (2001, Spring). Lists. Lamps.'
    ),
    '@article{k, author = {Ito, M.}, title = {Lists}, journal = {Lamps}, series = 3, volume = 1, year = 2001}': (
        'Ito, M. (2001). Lists. Lamps, 3rd series, 1.'
    ),
    '@article{k, author = {Ito, M.}, title = {Lists}, journal = {Lamps}, series = {newseries}, year = 2001}': (
        'Ito, M. (2001). Lists. Lamps, new series.'
    ),
    '@misc{k, title = {Lists}, publisher = {arXiv}, eprint = {2401.00001}, eprinttype = {arxiv}, year = 2024}': (
        'Lists. (2024). arXiv, abs/2401.00001.'
    ),
    '@misc{k, title = {Lists}, date = {2001-05-12/2001-05-14}, note = {Seen}}': 'Lists. (2001, May 12–14). Seen.',
}


@pytest.mark.parametrize('entry', LINES)
def test_an_entry_of_bibtex_is_set_as_one_line(entry: str) -> None:
    (publication,) = read(entry, file='x.bib', format='bibtex').publications
    assert plain_text(format_apa(publication)) == LINES[entry]


def test_each_person_is_an_element() -> None:
    text = '@book{k, author = {Ito, M.}, editor = {Roe, J.}, translator = {Wu, L.}, title = {On Lists}}'
    (publication,) = read(text, file='x.bib', format='bibtex').publications
    found = {plain_text(span.content): span.classes for span in spans(format_apa(publication))}
    assert found['J. Roe'] == ('pubs-contributor', 'pubs-editor')
    assert found['L. Wu'] == ('pubs-contributor', 'pubs-translator')


@pytest.mark.parametrize(
    ('text', 'shown'),
    [
        ('1', '1st ed.'), ('2', '2nd ed.'), ('3', '3rd ed.'), ('11', '11th ed.'), ('22', '22nd ed.'),
        ('113', '113th ed.'),
        ('Second', 'Second ed.'), ('2nd edition', '2nd edition'), ('3. Aufl.', '3. Aufl.'), ('Revised', 'Revised ed.'),
    ],
)  # fmt: skip
def test_an_edition_says_that_it_is_one(text: str, shown: str) -> None:
    assert edition(text) == shown
