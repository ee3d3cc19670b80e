"""Questions to the person at the terminal; what a program reads goes to the standard output, and these do not."""

from __future__ import annotations

import sys


def ask(question: str) -> str:
    """What somebody answers, '' for nothing."""
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def is_agreed(question: str) -> bool:
    """Whether the person at the terminal says yes; where nobody is there, nothing is written."""
    if not sys.stdin.isatty():
        sys.stderr.write('nothing was written, since nobody can be asked: say --yes\n')
        return False
    return ask(f'{question} [y/N] ').lower() in ('y', 'yes')
