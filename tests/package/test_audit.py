"""What the audit of dependencies makes of the answers that there are."""

from __future__ import annotations

import json

import pytest

from tests.audit import verdict

SAFE = {'name': 'lamp', 'version': '1.0', 'vulns': []}
UNSAFE = {'name': 'oil', 'version': '2.0', 'vulns': [{'id': 'PYSEC-1', 'fix_versions': ['2.1']}]}
UNKNOWN = {'name': 'quay', 'skip_reason': 'Dependency not found on PyPI'}


@pytest.mark.parametrize(
    ('packages', 'said', 'is_good'),
    [
        ([SAFE, UNKNOWN], '1 of 2 packages looked at, 0 vulnerabilities known', True),
        ([SAFE, UNSAFE], 'oil 2.0: PYSEC-1, mended in 2.1\n2 of 2 packages looked at, 1 vulnerabilities known', False),
        ([UNKNOWN], 'skipped: the package index here tells no vulnerabilities of any of 1 packages', True),
        ([], 'skipped: the package index here tells no vulnerabilities of any of 0 packages', True),
    ],
)
def test_an_answer_is_judged(packages: list[dict[str, object]], said: str, is_good: bool) -> None:
    assert verdict(json.dumps({'dependencies': packages, 'fixes': []}), 'noise') == (said, is_good)


@pytest.mark.parametrize('output', ['', 'null', '[]', '{"fixes": []}', '<html>'])
def test_no_answer_is_a_reason_to_skip(output: str) -> None:
    said, is_good = verdict(output, 'WARNING: x\nERROR: Max retries exceeded\n')
    assert said.startswith('skipped: ') and said.endswith('(ERROR: Max retries exceeded)')
    assert is_good
