"""A list is asked for by its identifiers, and is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.cli import main
from tests.fetch.records import LAMP, OIL, lock_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.registry_server import Registries

    Fetch = Callable[..., int]


LIST = """# Publications

- Holm, A., & Dahl, B. (2021). *Lamps, seen from the quay.* **JHL**. doi:10.5555/LAMP.2021
- Dahl, B. (2021). How bright a wick can be. arXiv, abs/2101.00001.
- Dahl, B. (1999). Lamps that nobody registered. **KDD**.
"""


def test_a_list_is_asked_for_by_its_identifiers_and_stays_as_it_is(
    fetch: Fetch, registries: Registries, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / 'lists').mkdir()
    (tmp_path / 'lists' / 'publication.md').write_text(LIST, encoding='utf8')
    assert fetch('lists/publication.md', '--yes') == 0
    lock = lock_in(tmp_path / 'lists')
    assert [request.text for request in lock.requests] == ['publication.md']
    assert list(lock.records) == ['arxiv:2101.00001', f'doi:{LAMP}']
    capsys.readouterr()
    assert main(['show', '--explain', 'lists/publication.md', 'lists/publications.lock.yml']) == 0
    said = capsys.readouterr().out.splitlines()
    reference = 'holm2021lamps: Holm, A.; Dahl, B. (2021). Lamps, seen from the quay. JHL.'
    assert said[0] == f'{reference} [Corrected 2022-05-01. https://doi.org/10.5555/lamp.2022.erratum]'
    assert said[2].startswith('    lists/publications.lock.yml:') and 'Crossref, ' in said[2]
    assert (tmp_path / 'lists' / 'publication.md').read_text(encoding='utf8') == LIST
    (tmp_path / 'lists' / 'publication.md').write_text(f'{LIST}- Holm, A. (2022). *Oil.* doi:{OIL}\n', encoding='utf8')
    assert main(['fetch', '--lock', 'lists/publications.lock.yml', '--yes', *registries.arguments]) == 0
    assert f'doi:{OIL}' in lock_in(tmp_path / 'lists').records


def test_a_slip_in_a_list_is_told_where_it_stands(
    fetch: Fetch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / 'publication.md').write_text(LIST.replace('LAMP.2021', 'LAPM.2021'), encoding='utf8')
    assert fetch('publication.md', '--yes') == 1
    message = 'doi:10.5555/lapm.2021: no registry knows it (look for a slip in it) [fetch-unknown]'
    assert f'publication.md:3:3: warning: {message}' in capsys.readouterr().err.splitlines()
    assert list(lock_in(tmp_path).records) == ['arxiv:2101.00001']
