"""Retractions, corrections and publications of preprints, which services tell and a list should know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fetch.records import LAMP, OIL, WICK, entries_in
from tests.registry_server import Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.registry_server import Registries

    Fetch = Callable[..., int]


def test_notices_are_in_the_entry_and_told_once(
    fetch: Fetch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(LAMP, WICK, '--yes') == 0
    told = capsys.readouterr().err
    assert f'doi:{WICK}: Retracted 2024-01-15. https://doi.org/10.5555/wick.2024.retraction [fetch-notice]' in told
    assert (
        told.count('Corrected 2022-05-01. https://doi.org/10.5555/lamp.2022.erratum') == 1
    )  # though two registries tell of it
    notices = [each.notices for each in entries_in(tmp_path).values()]
    assert [[(each.kind, str(each.date), each.doi) for each in of_one] for of_one in notices] == [
        [('corrected', '2022-05-01', '10.5555/lamp.2022.erratum')],
        [('retracted', '2024-01-15', '10.5555/wick.2024.retraction')],
    ]
    assert fetch() == 0
    assert '[fetch-notice]' not in capsys.readouterr().err


def test_a_work_that_is_a_notice_itself_says_of_what(fetch: Fetch, registries: Registries, tmp_path: Path) -> None:
    erratum = {'DOI': '10.5555/lamp.2021', 'type': 'erratum', 'label': 'Erratum', 'source': 'publisher'}
    added = {'DOI': '10.5555/more', 'type': 'addendum', 'label': 'Addendum'}
    registries.crossref(WICK, **{'update-to': [erratum, erratum], 'updated-by': [added]})
    assert fetch(WICK, '--yes') == 0
    (told,) = entries_in(tmp_path).values()
    assert ('update-to', 'erratum of 10.5555/lamp.2021') in told.extra
    assert told.notices == ()  # what was added to a work is nothing to warn of


@pytest.mark.parametrize(
    ('comment', 'kinds'),
    [
        ('This paper has been withdrawn by the author due to an error', ['withdrawn']),
        ('Withdrawn: superseded by another work', ['withdrawn']),
        ('12 pages; the lamps were withdrawn from the quay', []),
    ],
)
def test_a_preprint_that_was_withdrawn_says_so(
    fetch: Fetch, registries: Registries, tmp_path: Path, comment: str, kinds: list[str]
) -> None:
    feed = registries.answers['/arxiv/api/query'][0]
    body = feed.body.replace(b'12 pages, 3 figures', comment.encode())
    registries.answers['/arxiv/api/query'] = [feed._replace(body=body)]
    assert fetch('2101.00001', '--yes') == 0
    (told,) = entries_in(tmp_path).values()
    assert [notice.kind for notice in told.notices] == kinds


def test_openalex_knows_of_retractions_too(fetch: Fetch, registries: Registries, tmp_path: Path) -> None:
    place = '/openalex/works?filter=authorships.author.id:A5000000001&'
    body = registries.answers[place][0].body.replace(b'"is_retracted": false', b'"is_retracted": true')
    registries.answers[place] = [Answer(body.replace(b'"IlsxNjA5=="', b'null'))]
    assert fetch('A5000000001', '--yes') == 0
    told = entries_in(tmp_path)['holm2019lamps']
    assert [notice.kind for notice in told.notices] == ['retracted']


def test_what_a_preprint_became_is_suggested_until_it_is_there(
    fetch: Fetch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(OIL, '2101.00001', '--yes') == 0
    told = capsys.readouterr().err
    assert (
        f'doi:{OIL} is a preprint of what appeared as 10.5555/oil.2023 ("sphinx-pubs fetch 10.5555/oil.2023" adds it)'
        in told
    )
    assert f'arxiv:2101.00001 is a preprint of what appeared as {WICK}' in told
    assert fetch(WICK, '--yes') == 0
    capsys.readouterr()
    assert fetch() == 0
    assert [line.split()[2] for line in capsys.readouterr().err.splitlines() if 'fetch-published' in line] == [
        f'doi:{OIL}'
    ]
