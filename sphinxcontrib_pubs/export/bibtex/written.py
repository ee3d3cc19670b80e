"""The entry of a source as it is written there, without what is of its owner's library alone."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.bibtex.tables import is_private

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.model.entry_text import EntryText, FieldText

_CALL = re.compile(r'\\([A-Za-z]+)')
#: Fields by which an entry takes what others have, which an entry alone cannot.
_REFERENCES = frozenset({'crossref', 'xdata', 'xref'})
#: Fields that say the same by several names.
_SAME = tuple(
    frozenset(names.split())
    for names in (
        'journal journaltitle booktitle',
        'year date',
        'month date',
        'day date',
        'address location',
        'publisher institution organization school howpublished',
        'archiveprefix eprinttype',
        'eid pages number',
        'number issue',
        'note howpublished addendum pubstate',
        'keywords keyword',
        'language langid lang',
        'annotation annote',
        'url howpublished link',
        'author collaboration',
    )
)


def written_entry(publication: Publication, read_entry: Callable[[str], EntryText | None]) -> EntryText | None:
    """The BibTeX entry that a source has for a publication; None where none has one, or one with mistakes."""
    accounts = [account.publication for account in publication.accounts] or [publication]
    for account in accounts:
        for text in (account.bibtex, account.raw):
            if text.lstrip().startswith('@') and (entry := read_entry(text)) is not None:
                return _with_commands(entry, account)
    return None


def _with_commands(entry: EntryText, publication: Publication) -> EntryText:
    """The entry with the commands of its file's preamble as what gives a meaning to the fields that call them."""
    commands = {name for field, value in publication.extra if field == 'commands' for name in value.split()}
    if not commands:
        return entry
    return entry._replace(
        fields=tuple(
            field._replace(
                macros=(*field.macros, *commands.intersection(_CALL.findall(entry.text, field.start, field.end)))
            )
            for field in entry.fields
        )
    )


def needs_more(entry: EntryText) -> bool:
    """Whether the entry alone is not all that it says: it has macros, takes fields of others, or has one twice."""
    names = [field.name for field in entry.fields if not is_private(field.name)]
    if len(set(names)) < len(names):
        return True
    return any(field.macros or field.name in _REFERENCES or _is_granular(entry, field) for field in entry.fields)


def rewritten(entry: EntryText, key: str, made: Mapping[str, str]) -> str:
    """The entry under a key; ``made`` are values for what depends on other entries and commands of its file.

    Private fields are left out with their lines; everything else keeps its letters.
    """
    text = entry.text
    # Not every program knows parentheses around an entry.
    pieces = [text[: entry.opening], '{', text[entry.opening + 1 : entry.key_start], key]
    position = entry.key_start + len(entry.key)
    told: set[str] = set()  # what the entry says itself
    times = Counter(field.name for field in entry.fields)
    for field in entry.fields:
        value = _made_for(field.name, made) if field.macros or times[field.name] > 1 else ''
        is_repeated = field.name in told  # which some programs refuse, and none reads
        if is_repeated or is_private(field.name) or field.name in _REFERENCES or _is_granular(entry, field):
            is_left_out = True
        else:
            is_left_out = bool(field.macros) and not value
            told.update(() if is_left_out else (field.name,))
        if is_left_out:
            # From the end of what stands before it: its line goes with it.
            pieces.append(text[position : _end_before(text, position, field.start)])
            position = field.end
        elif value:
            pieces += [text[position : _value_start(text, field)], value]
            position = field.end
    last = entry.end - 1
    added = {name: value for name, value in made.items() if not _is_told(name, told)}
    if added:
        before = ''.join([*pieces, text[position:last]]).rstrip()
        comma = '' if before.endswith(',') else ','
        lines = ',\n'.join(f'  {name} = {value}' for name, value in added.items())
        return f'{before}{comma}\n{lines}\n}}'
    if not told:
        return f'{"".join(pieces[:4])},\n}}'  # biber wants a comma behind a key
    return ''.join([*pieces, text[position:last], '}'])


def _made_for(name: str, made: Mapping[str, str]) -> str:
    """The made value of a field, by whichever name it has there."""
    if name in made:
        return made[name]
    others = (other for names in _SAME if name in names for other in names if other in made)
    return next((made[other] for other in sorted(others)), '')


def _is_told(name: str, told: Collection[str]) -> bool:
    """Whether fields say what a made one would."""
    return name in told or any(name in names and not names.isdisjoint(told) for names in _SAME)


def _is_granular(entry: EntryText, field: FieldText) -> bool:
    value = entry.text[_value_start(entry.text, field) : field.end]
    return len(value) < 200 and value.strip('{}" ').lower().startswith('xdata')


def _value_start(text: str, field: FieldText) -> int:
    start = text.index('=', field.start) + 1
    return start + len(text[start : field.end]) - len(text[start : field.end].lstrip())


def _end_before(text: str, position: int, start: int) -> int:
    """Where what stands before a field ends: behind the last comma or value, before the line of the field."""
    end = position + len(text[position:start].rstrip())
    return end - 1 if end > position and text[end - 1] == ',' else end
