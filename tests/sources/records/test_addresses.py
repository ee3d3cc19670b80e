"""A field for an identifier gives its identifiers, and keeps the words that say more."""

from __future__ import annotations

import json

import pytest

from sphinxcontrib_pubs.sources.load import read


@pytest.mark.parametrize(
    ('written', 'dois', 'kept'),
    [
        ('10.5555/x', ['10.5555/x'], False),
        ('DOI: 10.5555/x.', ['10.5555/x'], False),
        ('doi.org/10.5555/x', ['10.5555/x'], False),
        ('http://dx.doi.org/10.5555%2Fx', ['10.5555/x'], False),
        (r'\url{https://doi.org/10.5555/x}', ['10.5555/x'], False),
        ('https://proxy.example/login?url=https://doi.org/10.5555/x', ['10.5555/x'], False),
        ('10.5555/x, 10.5555/y', ['10.5555/x', '10.5555/y'], False),
        ('10.5555/x (the preprint of it)', ['10.5555/x'], True),
        ('Online at doi.org/10.5555/x in full', ['10.5555/x'], True),
        ('n/a', [], True),
        (' '.join(f'10.5555/x{number}' for number in range(12)), [f'10.5555/x{number}' for number in range(10)], True),
    ],
)
def test_a_field_for_a_doi_gives_its_dois_and_keeps_further_words(written: str, dois: list[str], kept: bool) -> None:
    (work,) = read(f'@misc{{k, title = {{Lamps}}, doi = {{{written}}}}}', file='a.bib', format='bibtex').publications
    assert [each.value for each in work.identifiers] == dois
    assert (dict(work.extra).get('doi') == written) is kept


@pytest.mark.parametrize(
    ('field', 'written', 'values', 'kept'),
    [
        ('isbn', '978-0-00-000000-2', ['978-0-00-000000-2'], False),
        ('isbn', 'ISBN-13: 978-0-00-000000-2 and 0-00-000000-0', ['978-0-00-000000-2', '0-00-000000-0'], False),
        ('isbn', '978-0-00-000000-2 (cloth)', ['978-0-00-000000-2'], True),
        ('issn', 'ISSN 1234-5678, eISSN: 1234-567X', ['1234-5678', '1234-567X'], False),
        ('issn', '1234-5678 (online)', ['1234-5678'], True),
        ('pmid', '12345', ['12345'], False),
        ('pmid', 'PMID: 12345', ['12345'], False),
        ('pmid', 'https://pubmed.ncbi.nlm.nih.gov/12345/', ['12345'], False),
        ('pmid', '12345, with a comment in 12346', [], True),
        ('pmcid', 'PMC12345', ['PMC12345'], False),
        ('pmcid', 'not yet', [], True),
    ],
)
def test_a_field_for_a_number_gives_its_numbers_and_keeps_further_words(
    field: str, written: str, values: list[str], kept: bool
) -> None:
    bibtex = f'@misc{{k, title = {{Lamps}}, {field} = {{{written}}}}}'
    item = json.dumps([{'id': 'k', 'type': 'book', 'title': 'Lamps', field.upper(): written}])
    for text, format, name in ((bibtex, 'bibtex', field), (item, 'csl-json', field.upper())):
        (work,) = read(text, file='a', format=format).publications
        assert [(each.scheme, each.value) for each in work.identifiers] == [(field, value) for value in values]
        assert (dict(work.extra).get(name) == written) is kept


@pytest.mark.parametrize(
    ('written', 'links'),
    [
        ('talk.pdf', ['talk.pdf']),
        ('My talk.pdf', ['My talk.pdf']),
        ('talks/My last   talk (final).PPTX', ['talks/My last talk (final).PPTX']),
        ('one.pdf two.pdf', ['one.pdf', 'two.pdf']),
        ('on request', []),
        ('see www.quay.example', []),
        ('https://quay.example/a.pdf', ['https://quay.example/a.pdf']),
    ],
)
def test_a_field_for_a_file_may_name_one_with_spaces(written: str, links: list[str]) -> None:
    text = f'@misc{{k, title = {{Lamps}}, slides = {{{written}}}}}'
    item = f'- id: k\n  title: Lamps\n  slides: "{written}"\n'
    for source, format in ((text, 'bibtex'), (item, 'yaml')):
        (work,) = read(source, file='a', format=format).publications
        assert [(link.kind, link.url) for link in work.links] == [('slides', url) for url in links]
