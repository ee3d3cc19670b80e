"""Patterns that are compiled late are the patterns that they stand for."""

from __future__ import annotations

import copy
import re
import sys
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import pytest

import sphinxcontrib_pubs.sources
from sphinxcontrib_pubs.sources import late_pattern as late
from sphinxcontrib_pubs.sources.late_pattern import LatePattern, late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator


def every_late_pattern() -> dict[str, LatePattern]:
    """The late patterns of the readers, by module and name."""
    for module in walk_packages(sphinxcontrib_pubs.sources.__path__, f'{sphinxcontrib_pubs.sources.__name__}.'):
        import_module(module.name)
    return {
        f'{module.__name__}.{name}{index}': pattern
        for module in list(sys.modules.values())
        if getattr(module, '__name__', '').startswith(sphinxcontrib_pubs.sources.__name__)
        for name, value in vars(module).items()
        for index, pattern in enumerate(patterns_of(value))
    }


def patterns_of(value: object) -> Iterator[LatePattern]:
    """A pattern, or those of a table."""
    if isinstance(value, LatePattern):
        yield value
    elif isinstance(value, dict):
        yield from patterns_of((*value, *value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from patterns_of(each)


def test_each_of_the_readers_compiles() -> None:
    found = every_late_pattern()
    assert len(found) > 300
    for name, pattern in found.items():
        assert pattern.flags & (re.UNICODE | re.ASCII), name


def test_one_does_what_the_compiled_one_does() -> None:
    compiled, pattern = re.compile('(l)amp', re.IGNORECASE), late_pattern('(l)amp', re.IGNORECASE)
    text = 'A lamp, two LAMPS.'
    assert pattern.findall(text) == compiled.findall(text)
    assert pattern.split(text) == compiled.split(text)
    assert pattern.sub(r'<\1>', text) == compiled.sub(r'<\1>', text)
    assert [each.span() for each in pattern.finditer(text)] == [(2, 6), (12, 16)]
    found = pattern.search(text, 3)
    assert found is not None and found.re == compiled
    assert pattern.match(text) is None and pattern.fullmatch('Lamp') is not None
    assert (pattern.pattern, pattern.flags, pattern.groups) == (compiled.pattern, compiled.flags, compiled.groups)


def test_one_is_compiled_once_and_not_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    compile_now, compiled = re.compile, list[str]()

    def compile_and_note(pattern: str, flags: int) -> re.Pattern[str]:
        compiled.append(pattern)
        return compile_now(pattern, flags)

    monkeypatch.setattr(late.re, 'compile', compile_and_note)
    pattern = late_pattern('lamp')
    assert pattern.pattern == 'lamp' and not compiled
    assert pattern.search('lamps') and pattern.match('lamp') and pattern.fullmatch('lamp')
    assert compiled == ['lamp']


def test_one_can_be_copied_before_it_is_compiled() -> None:
    assert copy.deepcopy(late_pattern('lamp')).search('a lamp')


def test_a_mistake_shows_when_it_is_asked() -> None:
    pattern = late_pattern('(')
    with pytest.raises(re.error):
        pattern.search('lamp')
