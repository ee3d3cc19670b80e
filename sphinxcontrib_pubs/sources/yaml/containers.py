"""What people write into the field of a venue besides its name: numbers, pages, a year, or how far the work is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.records.fields import is_empty, text_of
from sphinxcontrib_pubs.sources.records.values import is_status, page_range
from sphinxcontrib_pubs.sources.yaml.printed import read_cited, read_numbers

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.records.item import Item

#: A venue with its year, which is no part of its name: ``Journal of Lamps, 2025.``, ``CVPR | 2025``, ``Lamps (2025)``.
_YEAR_BEHIND = re.compile(r'(.*[^\s,|(–—-])(?:,\s*|\s*\(|\s*\|\s*|\s+[–—-]\s+)((?:19|20)\d\d)\)?\.?')
#: ``KDD 2025``: the year is a part of the name as people say it, and the only date that there is.
_YEAR_IN_NAME = re.compile(r'[^\d]*\s((?:19|20)\d\d)\.?')
#: Fields that have several numbers at once: ``volumeissue: 8 (46), eabq7056``.
_OF_NUMBERS = re.compile(r'(?:vol|issue|detail)', re.IGNORECASE)
_DIGIT = re.compile(r'\d')
_NUMBERS = ('volume', 'issue', 'page')
_BRACKETED = re.compile(r'\((\w[\w/–-]{0,11})\)')
_COLON = re.compile(r':\s*(\w[\w–-]{0,15})')


def settle_container(item: Item) -> None:
    """Takes what is no name out of the container of an item, where no field of its own says something else."""
    container = item.get('container-title')
    if not isinstance(container, str):
        return
    text = ' '.join(container.split())
    origin = item.origins.get('container-title', ('container-title',))
    if is_status(text):
        if 'status' not in item:
            item.put('status', item.pop('container-title'), *origin)
        return
    if _DIGIT.search(text) is None:
        return
    told = read_cited(text)
    if told.get('container-title') and _fits(item, told):
        for name, value in told.items():
            item[name] = value if name == 'container-title' else item.get(name, value)
            item.origins.setdefault(name, origin)
    elif (behind := _YEAR_BEHIND.fullmatch(text)) is not None and _fits(item, {'issued': behind[2]}):
        item['container-title'] = behind[1]
        if 'issued' not in item:
            item.put('issued', behind[2], *origin)
    elif 'issued' not in item and (named := _YEAR_IN_NAME.fullmatch(text)) is not None:
        item.put('issued', named[1], *origin)


def settle_numbers(item: Item) -> None:
    """Divides numbers that stand in one field: ``17(5):e1008999`` as a volume, ``(2)`` as an issue."""
    for name in [name for name in item if name == 'volume' or _has_numbers(item, name)]:
        text = text_of(item[name])
        if name == 'volume' and text.isdecimal():
            continue
        if (told := _divided(item, name, text)) and name not in told:
            del item[name]
        elif told:
            item[name] = told[name]
    item.further = [each for each in item.further if not (_OF_NUMBERS.search(each[0]) and _divided(item, *each))]
    issue = text_of(item.get('issue', ''))
    if (bracketed := _BRACKETED.fullmatch(issue)) is not None:
        item['issue'] = bracketed[1]
    elif (page := _COLON.fullmatch(issue)) is not None and 'page' not in item:
        item.put('page', page[1], *item.origins.get('issue', ('issue',)))
        del item['issue']


def _has_numbers(item: Item, name: str) -> bool:
    """Whether a field without a place of its own may have several numbers, by the name that it has in the file."""
    return _names_numbers(str(item.origins.get(name, ('',))[0]) if name == 'note' else name)


@lru_cache(maxsize=1024)
def _names_numbers(name: str) -> bool:
    return name not in _NUMBERS and _OF_NUMBERS.search(name) is not None


def _divided(item: Item, name: str, value: object) -> dict[str, str]:
    """Gives the numbers of a value their fields; nothing where they are no several numbers, or others are told."""
    text = text_of(value)
    told = {'volume': text} if name.lower().startswith('vol') and text.isdecimal() else read_numbers(text)
    others = {each: number for each, number in told.items() if each != name}
    if not others or not _fits(item, others):
        return {}
    for each, number in others.items():
        if each not in item:
            item.put(each, number, *item.origins.get(name, (name,)))
    return told


def _fits(item: Item, told: dict[str, str]) -> bool:
    """Whether no field of an item says something else than these."""
    for name, value in told.items():
        if name == 'container-title' or is_empty(known := item.get(name, '')):
            continue
        text = text_of(known)
        if name == 'issued':
            if re.search(rf'\b{value}(?!\d)', text) is None:
                return False
        elif page_range(text) != page_range(value):
            return False
    return True
