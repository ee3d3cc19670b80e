"""RIS names the journal by several tags, which programs fill in their own ways, and one of them with the subtitle."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.sources.load import read


@pytest.mark.parametrize(
    ('tags', 'name', 'abbreviation', 'title'),
    [
        ({'T2': 'Quay Letters'}, 'Quay Letters', '', 'T'),
        ({'JO': 'Quay Lett.'}, 'Quay Lett.', '', 'T'),
        ({'JF': 'Quay Letters', 'JO': 'Quay Lett.'}, 'Quay Letters', 'Quay Lett.', 'T'),
        ({'JO': 'Quay Lett.', 'JF': 'Quay Letters'}, 'Quay Letters', 'Quay Lett.', 'T'),
        ({'T2': 'Journal of the Quay', 'JO': 'J. Quay'}, 'Journal of the Quay', 'J. Quay', 'T'),
        ({'T2': 'J. Quay', 'JF': 'Journal of the Quay'}, 'Journal of the Quay', 'J. Quay', 'T'),
        ({'T2': 'Letters of Old Harbours', 'JO': 'LOH'}, 'Letters of Old Harbours', 'LOH', 'T'),
        ({'T2': 'Quay Letters', 'JO': 'Quay Lett', 'JA': 'QL'}, 'Quay Letters', 'QL', 'T'),
        ({'T2': 'Quay Letters', 'JF': 'The Quay Letters', 'JO': 'Quay Lett'}, 'The Quay Letters', 'Quay Lett', 'T'),
        ({'T2': 'Quay Letters', 'JF': 'Quay Letters'}, 'Quay Letters', '', 'T'),
        ({'T2': 'A special issue', 'JO': 'Quay Letters'}, 'Quay Letters', '', 'T: A special issue'),
        ({'T2': 'Lamps at the quay', 'JF': 'Quay Letters', 'JO': 'QL'}, 'Quay Letters', 'QL', 'T: Lamps at the quay'),
        ({'T2': '…', 'JF': 'Quay Letters'}, 'Quay Letters', '', 'T: …'),
    ],
)
def test_a_journal_is_told_from_its_abbreviation_and_from_a_subtitle(
    tags: dict[str, str], name: str, abbreviation: str, title: str
) -> None:
    lines = ''.join(f'{tag}  - {value}\n' for tag, value in tags.items())
    (work,) = read(f'TY  - JOUR\nTI  - T\n{lines}ER  - \n', file='x.ris', format='ris').publications
    assert work.venue is not None
    assert (work.venue.name, work.venue.abbreviation, work.title_text) == (name, abbreviation, title)


@pytest.mark.parametrize(
    ('tags', 'name', 'event'),
    [
        ({'T2': 'Lamps 2021', 'C3': 'Proceedings of Lamps'}, 'Proceedings of Lamps', 'Lamps 2021'),
        ({'C3': 'Proceedings of Lamps', 'T2': 'Lamps 2021'}, 'Proceedings of Lamps', 'Lamps 2021'),
        ({'C3': 'Proceedings of Lamps'}, 'Proceedings of Lamps', ''),
        ({'T2': 'Proceedings of Lamps'}, 'Proceedings of Lamps', ''),
        ({'T2': 'Lamps 2021', 'C3': 'Lamps 2021'}, 'Lamps 2021', ''),
    ],
)
def test_the_proceedings_are_told_from_the_conference(tags: dict[str, str], name: str, event: str) -> None:
    lines = ''.join(f'{tag}  - {value}\n' for tag, value in tags.items())
    (work,) = read(f'TY  - CONF\nTI  - T\n{lines}ER  - \n', file='x.ris', format='ris').publications
    assert work.venue is not None
    assert (work.venue.name, dict(work.extra).get('event-title', '')) == (name, event)
