"""The styles ``short``, ``acm`` and ``cv``, work by work, as ``test_apa`` has them for ``apa``."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.format import style_named
from sphinxcontrib_pubs.model import Publication, Venue, plain_text, spans
from sphinxcontrib_pubs.sources.load import read
from tests.format.csl.works import LAMPS, authors


def entry(text: str) -> Publication:
    (publication,) = read(text, file='x', format='bibtex').publications
    return publication


#: An entry, and its line in ``short`` and in ``acm``.
LINES = {
    'a paper of a conference': (
        (
            '@inproceedings{k, author = {Ito, Mei and Roe, Jane}, title = {On Lists}, booktitle = {KDD}, year = 2021, '
            'pages = {1--9}, doi = {10.5555/x}}'
        ),
        'Mei Ito, Jane Roe. On Lists. KDD 2021.',
        'Mei Ito and Jane Roe. 2021. On Lists. In KDD, 1–9. https://doi.org/10.5555/x',
    ),
    'an article of three, with a question': (
        (
            '@article{k, author = {Ito, Mei and Roe, Jane and Wu, Bo}, title = {Why Lists?}, journal = {J. Lists}, '
            'volume = 3, number = 2, pages = {1--9}, year = 2021}'
        ),
        'Mei Ito, Jane Roe, Bo Wu. Why Lists? J. Lists 2021.',
        'Mei Ito, Jane Roe, and Bo Wu. 2021. Why Lists? J. Lists, 3(2), 1–9.',
    ),
    'a chapter with its editor': (
        (
            '@incollection{k, author = {Ito, Mei}, editor = {Roe, Jane}, title = {On Lists}, booktitle = {Handbook}, '
            'year = 2021}'
        ),
        'Mei Ito. On Lists. Handbook 2021.',
        'Mei Ito. 2021. On Lists. In Jane Roe (Ed.), Handbook.',
    ),
    'a chapter without an editor': (
        '@incollection{k, author = {Ito, Mei}, title = {On Lists}, booktitle = {Handbook}, year = 2021}',
        'Mei Ito. On Lists. Handbook 2021.',
        'Mei Ito. 2021. On Lists. In Handbook.',
    ),
    'a book of editors': (
        '@book{k, editor = {Roe, Jane and Ito, Mei}, title = {Handbook}, publisher = {Ark}, year = 2021}',
        'Jane Roe, Mei Ito. Handbook. 2021.',
        'Jane Roe and Mei Ito (Eds.). 2021. Handbook. Ark.',
    ),
    'a work in press': (
        '@article{k, author = {Ito, Mei}, title = {On Lists}, journal = {J. Lists}, pubstate = {inpress}}',
        'Mei Ito. On Lists. J. Lists in press.',
        'Mei Ito. In press. On Lists. J. Lists.',
    ),
    'a list of authors that goes on, without a date': (
        '@misc{k, author = {Ito, Mei and others}, title = {On Lists}}',
        'Mei Ito, et al. On Lists.',
        'Mei Ito, et al. On Lists.',
    ),
    'nobody': ('@misc{k, title = {On Lists}, year = 2021}', 'On Lists. 2021.', '2021. On Lists.'),
    'a venue with an abbreviation': (
        '@article{k, abbr = {JL}, author = {Ito, Mei}, title = {On Lists}, journal = {Journal of Lists}, year = 2021}',
        'Mei Ito. On Lists. JL 2021.',
        'Mei Ito. 2021. On Lists. Journal of Lists (JL).',
    ),
    'an award': (
        '@misc{k, author = {Ito, Mei}, title = {On Lists}, year = 2021, award = {Best Paper}}',
        'Mei Ito. On Lists. 2021.',
        'Mei Ito. 2021. On Lists. Best Paper.',
    ),
    'an award in brackets': (
        '@misc{k, author = {Ito, Mei}, title = {On Lists}, howpublished = {Lamp 3}, year = 2021, award = {(Oral)}}',
        'Mei Ito. On Lists. 2021.',
        'Mei Ito. 2021. On Lists. Lamp 3 (Oral).',
    ),
}


@pytest.mark.parametrize('case', LINES)
def test_a_work_is_set_as_one_line(case: str) -> None:
    text, short, acm = LINES[case]
    publication = entry(text)
    assert plain_text(style_named('short')(publication)) == short
    assert plain_text(style_named('acm')(publication)) == acm


def test_a_curriculum_vitae_is_set_as_apa_with_the_own_person_in_bold() -> None:
    people = (*authors('Roe, Jane'), *authors('Ito, Mei', roles=('self',)))
    publication = LAMPS._replace(contributors=people)
    line = style_named('cv')(publication)
    assert plain_text(line) == plain_text(style_named('apa')(publication))
    assert [plain_text(part.content) for part in spans(line) if part.kind == 'strong'] == ['Mei Ito']


@pytest.mark.parametrize('name', ['short', 'acm', 'cv'])
def test_each_part_says_what_it_is(name: str) -> None:
    venue = Venue('KDD', highlighted=True)
    publication = LAMPS._replace(contributors=authors('Ito, Mei'), venue=venue, rest=('Oral.',))
    found = {span.classes[0]: plain_text(span.content) for span in spans(style_named(name)(publication))}
    year = '2021, March 9' if name == 'cv' else '2021'
    wanted = {'pubs-author': 'Mei Ito', 'pubs-title': 'Lamps of the harbour', 'pubs-venue': 'KDD', 'pubs-year': year}
    if name != 'short':  # which has neither identifiers nor words that belong to no field
        wanted |= {'pubs-link': 'https://doi.org/10.5555/lamps', 'pubs-rest': 'Oral.'}
    assert found == wanted


@pytest.mark.parametrize('name', ['short', 'acm', 'cv'])
def test_an_entry_that_was_not_read_is_shown_as_written(name: str) -> None:
    written = LAMPS._replace(verbatim=True, as_written=('*Ito',), raw='- *Ito')
    assert style_named(name)(written) == ('*Ito',)
    assert style_named(name)(written._replace(as_written=())) == ('- *Ito',)
