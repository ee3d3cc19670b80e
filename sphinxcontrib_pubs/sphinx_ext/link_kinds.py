"""``pubs_link_kinds`` → the kinds of links that a site adds, or calls by other names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.config import Config

    from sphinxcontrib_pubs.format.link_kinds import LinkKind

_FIELDS = ('label', 'icon', 'url')


class LinkKindProblem(NamedTuple):
    """What of the setting cannot be used, and what to do about it."""

    message: str
    hint: str = ''


_kept: WeakKeyDictionary[Config, Mapping[str, LinkKind]] = WeakKeyDictionary()


def link_kinds_of(config: Config) -> Mapping[str, LinkKind]:
    """The kinds of a site by name, read once."""
    if not config.pubs_link_kinds:
        return {}
    if config not in _kept:
        _kept[config] = read_link_kinds(config.pubs_link_kinds)[0]
    return _kept[config]


def read_link_kinds(value: object) -> tuple[dict[str, LinkKind], list[LinkKindProblem]]:
    """The kinds of a setting, and what of it cannot be used; a kind is a label, or a mapping of label, icon and url."""
    from sphinxcontrib_pubs.format.link_kinds import LABELS, LinkKind, label_of_kind

    if not isinstance(value, dict):
        what = type(value).__name__
        return {}, [LinkKindProblem(f'expected a mapping of names to kinds, not {what}', "such as {'hal': 'HAL'}")]
    kinds: dict[str, LinkKind] = {}
    problems: list[LinkKindProblem] = []
    for key, said in value.items():
        name = str(key).strip().lower()
        fields, wrong = _fields(name, {'label': said} if isinstance(said, str) else said)
        problems += wrong
        if fields is not None:
            own = label_of_kind(name) if name in LABELS else name.replace('-', ' ').capitalize()
            label = fields.get('label') or own
            kinds[name] = LinkKind(label, fields.get('icon', ''), fields.get('url', ''))
    return kinds, problems


def _fields(name: str, said: object) -> tuple[dict[str, str] | None, list[LinkKindProblem]]:
    """What can be used of one kind; None where nothing can."""
    from sphinxcontrib_pubs.format.link_kinds import PLACEHOLDERS, unknown_placeholder
    from sphinxcontrib_pubs.library.errors import nearest
    from sphinxcontrib_pubs.model import is_safe_url
    from sphinxcontrib_pubs.model.characters import cleaned
    from sphinxcontrib_pubs.model.terminal import shown

    if not isinstance(said, dict):
        found = type(said).__name__
        return None, [LinkKindProblem(f'{name}: expected a label, or label, icon and url, not {found}')]
    fields: dict[str, str] = {}
    problems: list[LinkKindProblem] = []
    for field, text in said.items():
        if field not in _FIELDS:
            problems.append(LinkKindProblem(f'{name}: unknown field {shown(field)}', nearest(str(field), _FIELDS)))
        elif not isinstance(text, str):
            problems.append(LinkKindProblem(f'{name}: expected text as {field}, not {type(text).__name__}'))
        elif field == 'url' and (placeholder := unknown_placeholder(text)) is not None:
            hint = nearest(placeholder, PLACEHOLDERS)
            problems.append(LinkKindProblem(f'{name}: no part of an address is called {{{placeholder}}}', hint))
        elif field == 'url' and not is_safe_url(text):
            problems.append(LinkKindProblem(f'{name}: {shown(text)} may not become a link', 'begin with https://'))
        else:
            fields[field] = cleaned(text).strip()
    return fields, problems
