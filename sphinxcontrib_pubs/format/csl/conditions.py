"""The conditions of a style: what an entry is, and what it has."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from sphinxcontrib_pubs.format.csl.numbers import is_numeric
from sphinxcontrib_pubs.format.csl.tree import TreeError

if TYPE_CHECKING:
    from sphinxcontrib_pubs.format.csl.entry import Entry
    from sphinxcontrib_pubs.format.csl.tree import Element

Condition: TypeAlias = Callable[['Entry'], bool]


def condition_of(branch: Element) -> Condition:
    """Whether a branch of a ``choose`` is taken. Raises TreeError."""
    if branch.tag == 'else':
        return lambda _entry: True
    if branch.tag not in ('if', 'else-if'):
        raise TreeError(f'an element {branch.tag!r} cannot stand in a choice', branch.line)
    match = branch.get('match', 'all')
    if match not in ('all', 'any', 'none'):
        raise TreeError(f'expected "all", "any" or "none", not {match!r}', branch.line)
    every = match == 'all'
    tests = [
        _test(name, frozenset(words.split()), every=every)
        for name, words in branch.attributes.items()
        if name != 'match'
    ]
    if len(tests) == 1 and match != 'none':
        return tests[0]
    if every:
        return lambda entry: all(test(entry) for test in tests)
    if match == 'any':
        return lambda entry: any(test(entry) for test in tests)
    return lambda entry: not any(test(entry) for test in tests)


def _test(name: str, words: frozenset[str], *, every: bool) -> Condition:
    """Whether every one of the words holds, or any."""
    if name == 'type':  # no work is of two types, so that a style that names several means any of them
        return lambda entry: entry.item['type'] in words
    if name == 'variable':
        if every:
            return lambda entry: words <= entry.known
        return lambda entry: not words.isdisjoint(entry.known)
    if name == 'is-numeric':
        return lambda entry: (all if every else any)(is_numeric(entry.text(word)) for word in words)
    if name == 'locator':
        return lambda entry: entry.locator_term in words
    if name == 'disambiguate':
        return lambda entry: entry.is_told_apart and 'true' in words
    # Positions, which notes have, and uncertain dates, which no source of ours tells.
    return lambda _entry: False
