"""Builds this documentation, the demonstration site: ``python3 docs/build.py [sphinx-build's options]``."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / 'tests'))

from environment import prepare, run  # noqa: E402  (the tests' environments are made in the same way)

if __name__ == '__main__':
    output = ROOT / 'docs' / '_build'
    run(
        [
            *(prepare('.venv-docs', 'docs'), '-m', 'sphinx', '-nW', '--keep-going', '-b', 'html'),
            *('-d', output / 'doctrees', *sys.argv[1:], ROOT / 'docs', output / 'html'),
        ]
    )
    for page in ('index', 'publication'):
        sys.stdout.write(f'Open {(output / "html" / f"{page}.html").as_uri()}\n')
