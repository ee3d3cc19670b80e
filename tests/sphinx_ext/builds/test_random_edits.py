"""After any changes a build leaves what a new site would have, whatever was changed before.

``PUBS_EDITS=50 pytest tests/sphinx_ext/builds/test_random_edits.py`` tries so many further sites.
"""

from __future__ import annotations

import os
import re
from random import Random
from typing import TYPE_CHECKING

import pytest
from sphinx.builders.html import _assets

from tests.conftest import new_site
from tests.sphinx_ext.builds.edits import Edits
from tests.sphinx_ext.builds.test_incremental import differing, files_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Built, Site

FURTHER = int(os.environ.get('PUBS_EDITS', '0'))
#: Seeds whose changes are ones that pages depend on which nobody touched: seed, builder, processes, builds.
SITES = [(10, 'html', 0, 2), (11, 'html', 2, 2), (13, 'dirhtml', 0, 2), (24, 'latex', 0, 2)]
SITES += [
    (100 + n, ('html', 'dirhtml', 'singlehtml', 'latex', 'text')[n % 5], 3 if n % 4 == 3 else 0, 8)
    for n in range(FURTHER)
]
#: How many changes are made between two builds.
MOST = 3


@pytest.mark.parametrize(('seed', 'builder', 'processes', 'builds'), SITES)
def test_a_site_is_what_a_new_one_would_be(
    seed: int, builder: str, processes: int, builds: int, tmp_path: Path
) -> None:
    edits = Edits(Random(seed))
    site = new_site(tmp_path / 'site', edits.files)
    build(site, builder, processes, edits)
    done: list[list[str]] = []
    for number in range(builds):
        before = dict(edits.files)
        done.append([edits.change() for _ in range(edits.random.randint(1, MOST))])
        for name in before.keys() - edits.files.keys():
            (site.srcdir / name).unlink()
        for name, content in edits.files.items():
            if before.get(name) is not content:
                site.write(name, content)
        again = build(site, builder, processes, edits)
        (tmp_path / f'{number}').mkdir()
        new = build(new_site(tmp_path / f'{number}' / 'site', edits.files), builder, 0, edits)
        assert differing(files_of(new), files_of(again)) == [], done
        assert told(again) <= told(new), done


def build(site: Site, builder: str, processes: int, edits: Edits) -> Built:
    # Sphinx keeps the sums of static files for as long as a process lives.
    if forget := getattr(getattr(_assets, '_file_checksum_inner', None), 'cache_clear', None):
        forget()
    return site.build(builder, parallel=processes, **edits.settings)


def told(built: Built) -> set[str]:
    """What a build says of lists and citations, without where the site lies."""
    return {re.sub(r'^.*?/site/', '', line) for line in built.warnings.splitlines() if '[pubs.' in line}
