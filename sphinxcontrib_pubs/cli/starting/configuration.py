"""The text of a ``conf.py`` → what it says of extensions, and the text with more of them."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What may stand behind the last element of a list on its line, where the list goes on below.
_END_OF_LINE = re.compile(r'[ \t]*+(?P<comma>,?)[ \t]*+(?:#[^\n]*)?(?=\n)')


class Extensions(NamedTuple):
    """The extensions that a configuration names, and the list that further ones go into, if it is written out.

    ``is_imported`` says that they may be set by another file, whose names the configuration takes over.
    """

    names: frozenset[str]
    written: ast.List | ast.Tuple | None
    is_set: bool
    is_imported: bool


class Configuration:
    """A configuration as text. Nothing of it is run.

    Raises SyntaxError where it is no Python.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._tree = ast.parse(text)

    @property
    def extensions(self) -> Extensions:
        names: set[str] = set()
        written: ast.List | ast.Tuple | None = None
        is_set = is_imported = False
        for node in ast.walk(self._tree):
            if _is_about(node, 'extensions'):
                names.update(_texts(node))
        for statement in self._tree.body:
            for each in _run(statement):
                if isinstance(each, ast.Assign | ast.AnnAssign) and _is_about(each, 'extensions') and each.value:
                    is_set = True
                    # What is added to a list in one line ends with the list: ``[…] + more`` is left alone, and so is
                    # a list that holds on a condition.
                    value = each.value
                    written = value if each is statement and isinstance(value, ast.List | ast.Tuple) else None
                elif isinstance(each, ast.ImportFrom) and each.names[0].name == '*':
                    is_imported = True
        return Extensions(frozenset(names), written, is_set, is_imported)

    def has(self, name: str) -> bool:
        """Whether a value is set, on whatever condition."""
        return any(_is_about(node, name) for node in ast.walk(self._tree))

    def with_extensions(self, names: list[str]) -> Configuration:
        """The configuration with extensions that it lacks, behind those that it has."""
        extensions = self.extensions
        missing = [name for name in names if name not in extensions.names]
        if not missing:
            return self
        if extensions.written is None:
            more = ', '.join(map(repr, missing))
            if extensions.is_imported and not extensions.is_set:
                return self._with_lines(f"extensions = [*globals().get('extensions', []), {more}]")
            return self._with_lines(f'extensions {"+=" if extensions.is_set else "="} [{more}]')
        return Configuration(self._with_elements(extensions.written, missing))

    def with_value(self, name: str, value: object) -> Configuration:
        """The configuration with a value at its end."""
        return self._with_lines(f'{name} = {value!r}')

    def _with_lines(self, line: str) -> Configuration:
        text = self.text if self.text.endswith('\n') or not self.text else f'{self.text}\n'
        return Configuration(f'{text}{line}\n')

    def _with_elements(self, written: ast.List | ast.Tuple, names: list[str]) -> str:
        """The text with more elements, as those that stand there are written: in a line, or each in its own."""
        if not written.elts:
            place = self._place(written.lineno, written.col_offset) + 1
            between = ', '.join(map(repr, names))
            if isinstance(written, ast.Tuple):
                between += ','
            return f'{self.text[:place]}{between}{self.text[place:]}'
        last = written.elts[-1]
        place = self._place(last.end_lineno or last.lineno, last.end_col_offset or 0)
        start = self._place(last.lineno, last.col_offset)
        quote = '"' if self.text[start] == '"' else "'"
        before = self.text[self.text.rfind('\n', 0, start) + 1 : start]
        end = None if before.strip() else _END_OF_LINE.match(self.text, place)
        if end is not None:
            # A comment stays with its element.
            lines = f',\n{before}'.join(f'{quote}{name}{quote}' for name in names) + end['comma']
            comment = f'{self.text[place : end.start("comma")]}{self.text[end.end("comma") : end.end()]}'
            return f'{self.text[:place]},{comment}\n{before}{lines}{self.text[end.end() :]}'
        separator = ', ' if before.strip() else f',\n{before}'
        more = ''.join(f'{separator}{quote}{name}{quote}' for name in names)
        return f'{self.text[:place]}{more}{self.text[place:]}'

    def _place(self, line: int, column: int) -> int:
        """The place in the text of a line and a column of the tree, which counts bytes."""
        lines = self.text.split('\n')
        before = sum(len(each) + 1 for each in lines[: line - 1])
        return before + len(lines[line - 1].encode()[:column].decode())


def _is_about(node: ast.AST, name: str) -> bool:
    """Whether a statement sets a name, adds to it, or calls a method of it such as ``append``."""
    if isinstance(node, ast.Assign):
        return any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
    if isinstance(node, ast.AnnAssign | ast.AugAssign):
        return isinstance(node.target, ast.Name) and node.target.id == name
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return isinstance(node.func.value, ast.Name) and node.func.value.id == name
    return False


def _texts(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def _run(statement: ast.AST) -> Iterator[ast.AST]:
    """A statement and those in it that are run with it: what is in a function or a class has names of its own."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return
    yield statement
    for each in ast.iter_child_nodes(statement):
        yield from _run(each)
