"""The rules of schema.org for works in JSON-LD (schema.org/ScholarlyArticle, schema.org/ItemList)."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.preview.page import problem_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.model import Problem
    from sphinxcontrib_pubs.preview.page import Page

#: Works that somebody wrote. A site may tell of much else, such as itself, which has no authors.
_WORKS = frozenset(
    (
        'ScholarlyArticle',
        'Book',
        'Chapter',
        'Thesis',
        'Report',
        'Dataset',
        'SoftwareSourceCode',
        'MedicalScholarlyArticle',
    )
)
_MAKERS = ('author', 'creator', 'editor', 'contributor')


def check_works(page: Page) -> Iterator[Problem]:
    """Blocks that cannot be read, and works without a type, a name or authors."""
    for told in page.json_ld:
        try:
            value = json.loads(told.text)
        except (ValueError, RecursionError) as error:
            yield problem_at(
                page, told, 'json-ld', f'the JSON-LD cannot be read: {error}', 'no program takes any of it'
            )
            continue
        for number, work in enumerate(works_in(value, is_paper=bool(page.citations)), 1):
            lacks = [key for key in ('@type', 'name') if not work.get(key)]
            lacks += [] if any(work.get(key) for key in _MAKERS) else ['author']
            if lacks:
                name = work.get('name')
                which = f'"{name}"' if isinstance(name, str) and name else f'number {number}'
                yield problem_at(
                    page, told, 'json-ld', f'the work {which} of the JSON-LD has no {" and no ".join(lacks)}',
                    'schema.org needs it to know what the work is and whose',
                )  # fmt: skip


def number_of_works(page: Page) -> int:
    """How many works the readable blocks of a page tell of."""
    number = 0
    for told in page.json_ld:
        with suppress(ValueError, RecursionError):
            number += len(list(works_in(json.loads(told.text), is_paper=bool(page.citations))))
    return number


def works_in(value: object, *, is_paper: bool) -> Iterator[dict[str, object]]:
    """The works of a block: what an ``ItemList`` lists, works alone, and on a paper's page what has no type."""
    for block in _blocks(value):
        types = _types(block)
        if 'ItemList' in types:
            listed = block.get('itemListElement')
            for element in listed if isinstance(listed, list) else [listed]:
                item = element.get('item', element) if isinstance(element, dict) else None
                # An element may be nothing but the address of another page.
                if isinstance(item, dict) and _types(item) != {'ListItem'}:
                    yield item
        elif types & _WORKS or (is_paper and not types):
            yield block


def _blocks(value: object) -> Iterator[dict[str, object]]:
    for block in value if isinstance(value, list) else [value]:
        if isinstance(block, dict):
            graph = block.get('@graph')
            yield from (each for each in graph if isinstance(each, dict)) if isinstance(graph, list) else [block]


def _types(block: dict[str, object]) -> set[str]:
    types = block.get('@type')
    return {each for each in (types if isinstance(types, list) else [types]) if isinstance(each, str)}
