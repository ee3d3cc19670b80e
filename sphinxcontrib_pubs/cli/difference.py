"""Two contents of a file whose lines pair up → their difference, in the form that ``diff -u`` has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model.terminal import visible
from sphinxcontrib_pubs.sources.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTEXT = 3


def difference(before: bytes, after: bytes, file: str) -> Iterator[str]:
    """The lines of the difference, without line ends; none for equal contents.

    An edit stays within its line, so that equal numbers are equal lines and nothing has to be searched for.
    """
    old, new = _lines(before, file), _lines(after, file)
    changed = [number for number, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
    if not changed:
        return
    yield f'--- {visible(file)}'
    yield f'+++ {visible(file)}'
    for first, last in _hunks(changed):
        start, stop = max(0, first - _CONTEXT), min(len(old), last + _CONTEXT + 1)
        yield f'@@ -{start + 1},{stop - start} +{start + 1},{stop - start} @@'
        number = start
        while number < stop:
            if old[number] == new[number]:
                yield f' {old[number]}'
                number += 1
                continue
            end = number
            while end < stop and old[end] != new[end]:
                end += 1
            yield from (f'-{line}' for line in old[number:end])
            yield from (f'+{line}' for line in new[number:end])
            number = end


def _hunks(changed: list[int]) -> Iterator[tuple[int, int]]:
    """The first and last changed line of each stretch that shares its context."""
    first = last = changed[0]
    for number in changed[1:]:
        if number - last - 1 > 2 * _CONTEXT:
            yield first, last
            first = number
        last = number
    yield first, last


def _lines(content: bytes, file: str) -> list[str]:
    text = decode(content, file)[0].replace('\r\n', '\n').replace('\r', '\n')
    lines = text.split('\n')
    ends_in_line = lines[-1] == ''
    safe = [shown(line) for line in lines]
    if ends_in_line:
        safe.pop()
    else:
        safe[-1] += '\n\\ No newline at end of file'
    return safe


def shown(line: str) -> str:
    """A line as a terminal may have it: tabs stay, since they are what indents some files."""
    return '\t'.join(map(visible, line.split('\t')))
