"""Asks whether anything in this environment is known to be unsafe: ``.venv-test/bin/python tests/audit.py``.

Where nobody can be asked, it says so and passes: that is no fault of the code.
"""

from __future__ import annotations

import json
import subprocess
import sys

COMMAND = ['pip_audit', '--local', '--skip-editable', '--progress-spinner', 'off', '--format', 'json']
_LONGEST = 300


def verdict(output: str, errors: str) -> tuple[str, bool]:
    """A sentence or more on what pip-audit said, and whether it is good.

    It reports a package that its index tells nothing of as passed over, and a service that it cannot reach as a failure
    like any other; neither is a vulnerability, and neither is a proof that there is none.
    """
    try:
        packages = json.loads(output)['dependencies']
    except (ValueError, KeyError, TypeError):
        reason = errors.strip().rpartition('\n')[2][:300]
        return f'skipped: what is known of vulnerabilities cannot be had here ({reason or "no answer"})', True
    asked = [package for package in packages if 'skip_reason' not in package]
    if not asked:
        return f'skipped: the package index here tells no vulnerabilities of any of {len(packages)} packages', True
    found = [
        f'{package["name"]} {package["version"]}: {each["id"]}, mended in {", ".join(each["fix_versions"]) or "none"}'
        for package in asked
        for each in package['vulns']
    ]
    told = f'{len(asked)} of {len(packages)} packages looked at, {len(found)} vulnerabilities known'
    return '\n'.join([*found, told]), not found


def main() -> int:
    try:
        run = subprocess.run(
            [sys.executable, '-m', *COMMAND], capture_output=True, text=True, check=False, timeout=_LONGEST
        )
        said, is_good = verdict(run.stdout, run.stderr)
    except subprocess.TimeoutExpired:
        said, is_good = verdict('', f'no answer within {_LONGEST} seconds')
    sys.stdout.write(f'{said}\n')
    return 0 if is_good else 1


if __name__ == '__main__':
    sys.exit(main())
