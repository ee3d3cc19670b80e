"""Runs the tests in a virtual environment of their own: ``python3 tests/run.py [pytest's arguments]``."""

from __future__ import annotations

import sys

from environment import prepare, prepare_modules, run

if __name__ == '__main__':
    prepare('.venv-themes', 'themes')  # for those tests that look at pages in a dozen themes
    prepare_modules()  # for the types of the script and the rules of accessibility
    python = prepare('.venv-test', 'test')
    # As an installer does: where Python may write no bytecode, each of the many builds would compile all modules.
    run([python, '-m', 'compileall', '-q', 'sphinxcontrib_pubs'])
    run([python, '-m', 'pytest', *sys.argv[1:]])
