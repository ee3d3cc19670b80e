"""The catalogues of our words: ``python tests/locale/catalogues.py`` brings them up to what the code says.

It writes the template of all messages, puts new ones into every catalogue, drops those that the code has no more, and
compiles. What is still to be translated is told; tests/locale/test_catalogues.py fails on it.
"""

from __future__ import annotations

import ast
import re
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent.parent / 'sphinxcontrib_pubs'
FOLDER = PACKAGE / 'locale'
NAME = 'sphinxcontrib_pubs'
#: The functions by which the code says what is translated: whether their first argument is a context, and how many
#: forms of the message follow.
KEYWORDS = {
    '_': (False, 1),
    'noted': (False, 1),
    'pgettext': (True, 1),
    'noted_in': (True, 1),
    'ngettext': (False, 2),
    'counted': (False, 2),
}
#: The languages that have all words; those of the others have the words of citations alone.
COMPLETE = ('de', 'es', 'fr', 'ja', 'zh_CN')
IN_PART = frozenset({'citation'})
# No date and no version of a program, or every run would change every file.
_DATE = datetime(2026, 1, 1, tzinfo=UTC)
_UNSETTLED = re.compile(
    rb'^"(?:Project-Id-Version|Report-Msgid-Bugs-To|PO[A-Za-z-]+-Date|Last-Translator|Language-Team|Generated-By):.*\n',
    re.MULTILINE,
)


def template() -> Catalog:
    """All messages of the code, each with the files that have it."""
    catalog = Catalog(charset='utf-8', fuzzy=False)
    catalog.header_comment = '# The words that sphinxcontrib-pubs puts on pages; written by tests/locale/catalogues.py.'
    for path in sorted(PACKAGE.rglob('*.py')):
        for context, message in _messages_of(path):
            catalog.add(message, locations=[(path.relative_to(PACKAGE).as_posix(), 0)], context=context)
    return catalog


def _messages_of(path: Path) -> Iterator[tuple[str | None, str | tuple[str, ...]]]:
    """The contexts and messages of a file; Babel's own extraction sees nothing within f-strings before Python 3.12."""
    tree = list(ast.walk(ast.parse(path.read_bytes())))
    calls = [node for node in tree if isinstance(node, ast.Call)]
    imports = [node for node in tree if isinstance(node, ast.ImportFrom) and node.module == 'sphinx.locale']
    of_sphinx = {name.asname or name.name for node in imports for name in node.names}  # which has its own catalogues
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        if isinstance(node.func, ast.Name) and node.func.id in KEYWORDS and node.func.id not in of_sphinx:
            has_context, count = KEYWORDS[node.func.id]
            texts = [each.value if isinstance(each, ast.Constant) else None for each in node.args]
            context = texts.pop(0) if has_context and texts else None
            forms = tuple(text for text in texts[:count] if isinstance(text, str))
            # Whatever is no literal is a message of a table, where a call that notes it has it.
            if len(forms) == count:
                yield context, forms if count > 1 else forms[0]


def languages() -> list[str]:
    return sorted(path.parent.parent.name for path in FOLDER.glob(f'*/LC_MESSAGES/{NAME}.po'))


def path_of(language: str, suffix: str = '.po') -> Path:
    return FOLDER / language / 'LC_MESSAGES' / f'{NAME}{suffix}'


def read(language: str) -> Catalog:
    with path_of(language).open('rb') as file:
        return read_po(file, locale=language, charset='utf-8')


def as_po(catalog: Catalog) -> bytes:
    buffer = BytesIO()
    write_po(buffer, catalog, width=100, include_lineno=False, ignore_obsolete=True)
    return _UNSETTLED.sub(b'', buffer.getvalue())


def compiled(catalog: Catalog) -> bytes:
    catalog.creation_date = catalog.revision_date = _DATE
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def update() -> None:
    """Brings all files up to what the code says."""
    messages = template()
    (FOLDER / f'{NAME}.pot').write_bytes(as_po(messages))
    for language in languages():
        catalog = read(language)
        catalog.update(messages, no_fuzzy_matching=True, update_header_comment=False)
        if language not in COMPLETE:
            for each in [each for each in catalog if each.id and each.context not in IN_PART]:
                catalog.delete(each.id, each.context)
        path_of(language).write_bytes(as_po(catalog))
        path_of(language, '.mo').write_bytes(compiled(catalog))
        waiting = [each.id for each in catalog if each.id and not each.string]
        sys.stdout.write(f'{language}: {len(waiting)} of {len(catalog)} to be translated\n')


if __name__ == '__main__':
    update()
