"""A field for a DOI gives its DOIs, and keeps the words that say more."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.sources.load import read


@pytest.mark.parametrize(
    ('written', 'dois', 'kept'),
    [
        ('10.5555/x', ['10.5555/x'], False),
        ('DOI: 10.5555/x.', ['10.5555/x'], False),
        ('doi.org/10.5555/x', ['10.5555/x'], False),
        (r'\url{https://doi.org/10.5555/x}', ['10.5555/x'], False),
        ('https://proxy.example/login?url=https://doi.org/10.5555/x', ['10.5555/x'], False),
        ('10.5555/x, 10.5555/y', ['10.5555/x', '10.5555/y'], False),
        ('10.5555/x (the preprint of it)', ['10.5555/x'], True),
        ('Online at doi.org/10.5555/x in full', ['10.5555/x'], True),
        ('n/a', [], True),
        (' '.join(f'10.5555/x{number}' for number in range(12)), [f'10.5555/x{number}' for number in range(10)], True),
    ],
)
def test_a_field_for_a_doi(written: str, dois: list[str], kept: bool) -> None:
    (work,) = read(f'@misc{{k, title = {{Lamps}}, doi = {{{written}}}}}', file='a.bib', format='bibtex').publications
    assert [each.value for each in work.identifiers] == dois
    assert (dict(work.extra).get('doi') == written) is kept
