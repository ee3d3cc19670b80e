"""The benchmark of builds measures what it says: every case in every step, and the targets from the right runs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from build import Run, ratio
from scale import Result
from scale_cases import CASES, STEPS
from scale_report import as_tables
from scale_targets import Results, misses, targets
from seed_style import make_name

SCRIPT = Path(__file__).parent / 'scale.py'


def results_of(*arguments: str) -> dict[str, Result]:
    run = subprocess.run(
        [sys.executable, SCRIPT, '--rounds', '1', '--json', *arguments], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    found = {}
    for result in json.loads(run.stdout)['results']:
        result['runs'] = {step: [Run(**run) for run in runs] for step, runs in result['runs'].items()}
        found[result['case']] = Result(**result)
    return found


def test_every_step_is_measured_and_its_pages_are_counted() -> None:
    found = results_of('--entries', '5', '--only', 'empty', 'plain', 'markdown')
    assert list(found) == ['empty', 'plain', 'markdown']
    for result in found.values():
        assert list(result.runs) == list(CASES[result.case].steps)
        for run in (run for runs in result.runs.values() for run in runs):
            assert 0 < run.processor_seconds < 60 and 10 < run.megabytes < 1000
        assert result.environment_bytes > 1000
        assert len(result.loading) == (1 if result.case == 'empty' else 0)
    assert 1 < found['empty'].loading[0] < 5000
    assert found['markdown'].written == {'build': 2, 'again': 0, 'other': 1, 'source': 1}
    assert found['plain'].written == found['markdown'].written
    plain, ours = found['plain'].page_bytes, found['markdown'].page_bytes
    assert all(size > 1000 for size in (*plain, *ours)) and plain[1] < plain[0] and ours[1] < ours[0]


def test_every_other_case_builds_and_has_its_entries() -> None:
    wanted = [name for name, case in CASES.items() if case.is_installed and name not in ('empty', 'plain', 'markdown')]
    found = results_of('--entries', '3', '--steps', 'build', '--only', *wanted)
    assert list(found) == wanted
    assert all(list(result.runs) == ['build'] for result in found.values())


def test_the_least_page_is_ours(tmp_path: Path) -> None:
    """What is measured as the floor makes the same entries, years and words of the search."""
    pages, words = {}, {}
    for name in ('bibtex', 'least'):
        CASES[name].make(tmp_path / name, 300)
        CASES[name].run(tmp_path / name)
        built = tmp_path / name / '_build'
        page = (built / 'index.html').read_text(encoding='utf8')
        pages[name] = re.findall(r'<li class="pubs-entry".*|<div class="pubs-group" .*', page)
        index = (built / 'searchindex.js').read_text(encoding='utf8')
        words[name] = set(json.loads(index[index.index('{') : index.rindex('}') + 1])['terms'])
    assert pages['least'] == pages['bibtex'] and len(pages['least']) > 300
    assert words['least'] == words['bibtex'] and len(words['least']) > 300


def test_no_two_entries_have_one_name() -> None:
    assert len({make_name(number) for number in range(100_000)}) == 100_000


def test_what_is_not_built_is_noticed(tmp_path: Path) -> None:
    (tmp_path / '_build').mkdir()
    items = f'<li>{make_name(0)}: Deep Maps</li><li>{make_name(1)}: Lazy Maps</li>'
    (tmp_path / '_build' / 'index.html').write_text(items, 'utf8')
    command = [sys.executable, SCRIPT.with_name('scale_cases.py'), 'check', 'plain']
    assert subprocess.run([*command, '2', tmp_path], check=False).returncode == 0
    failed = subprocess.run([*command, '3', tmp_path], capture_output=True, text=True, check=False)
    assert failed.returncode == 1 and 'expected 3 entries in what was built, found 2' in failed.stderr


def measured(case: str, seconds: float, megabytes: float = 100.0, entries: int = 10_000) -> Result:
    """A result of which every step took as long."""
    runs = {step: [Run(seconds * 9, megabytes, seconds)] for step in STEPS}
    return Result(case, entries, runs, dict.fromkeys(STEPS, 1), (1200, 105), 2000, 10)


@pytest.mark.parametrize(('seconds', 'expected'), [(2.4, []), (2.6, ['markdown to plain'])])
def test_a_target_is_held_against_its_own_runs(seconds: float, expected: list[str]) -> None:
    results = [measured('plain', 10.0, 300.0), measured('raw', 2.0), measured('markdown', seconds)]
    assert [target.told for target in misses(results)] == expected
    assert f'| markdown to plain | 0.25 | {seconds / 10} | {"missed" if expected else "met"} |' in as_tables(results)


def test_growth_is_that_of_each_source() -> None:
    results = [measured('bibtex', 1.0), measured('bibtex', 12.0, 900.0, entries=100_000)]
    assert [target.told for target in misses(results)] == ['bibtex: time of 100,000 to 10,000 entries']
    assert '| bibtex | 100,000 | 10 | 12.0 | 9.0 |' in as_tables(results)


def test_a_target_of_which_nothing_was_measured_is_not_shown() -> None:
    results = [measured('csl-json', 1.0)]
    assert not misses(results) and '| target |' not in as_tables(results)
    assert len(targets(Results(results))) > 15


def test_the_ratio_is_the_median_of_those_within_the_rounds() -> None:
    assert ratio([2.0, 9.0, 3.0], [1.0, 3.0, 1.0]) == 3.0
    assert ratio([2.0, 9.0, 3.0], [1.0]) == 2.0
