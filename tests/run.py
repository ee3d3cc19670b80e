"""Runs the tests in a virtual environment of their own: ``python3 tests/run.py [pytest's arguments]``."""

from __future__ import annotations

import sys

from environment import prepare, run

if __name__ == '__main__':
    prepare('.venv-themes', 'themes')  # for those tests that look at pages in a dozen themes
    run([prepare('.venv-test', 'test'), '-m', 'pytest', *sys.argv[1:]])
