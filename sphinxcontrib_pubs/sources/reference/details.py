"""Volume, issue and pages: which part each number of a reference has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.reference.number_clusters import Cluster
    from sphinxcontrib_pubs.sources.reference.number_tokens import Token

#: Kinds of token that are what they are wherever they stand.
_SURE = frozenset(['volume', 'issue', 'page'])


class Details(NamedTuple):
    """The numbers found, and the stretches of text that they and their labels took."""

    volume: str = ''
    issue: str = ''
    page: str = ''
    taken: tuple[tuple[int, int], ...] = ()


def assign(clusters: Sequence[Cluster], attached: int) -> Details:
    """Gives each number its part.

    In the cluster of the index ``attached``, which follows the venue, a bare number is the volume, a later one the
    issue or, last of all, the page; elsewhere only numbers count that show their kind by themselves.
    """
    found: dict[str, str] = {}
    taken: list[tuple[int, int]] = []
    order = sorted(range(len(clusters)), key=lambda index: (index != attached, index))
    for index in order:
        cluster = clusters[index]
        bare = index == attached
        if not bare and not cluster.sure:
            continue
        has_volume = any(token.kind == 'volume' for token in cluster.tokens)
        for number, token in enumerate(cluster.tokens):
            kind, value = token.kind, token.value
            if not bare and not token.sure and 'volume' not in found and kind != 'page':
                continue
            if kind == 'number':
                kind = _kind_of_number(value, found, cluster.tokens[number + 1 :], has_volume)
            elif kind == 'eid':
                paged = '-' in value.replace('–', '-') or (value[0] in 'eE' and value[1:].isdecimal())
                after_year = number and cluster.tokens[number - 1].kind == 'year' and paged
                kind = 'page' if 'volume' in found or 'issue' in found or after_year else ''
            if kind in _SURE and kind not in found:
                found[kind] = value
                taken.append((token.start, token.end))
    return Details(found.get('volume', ''), found.get('issue', ''), found.get('page', ''), tuple(sorted(taken)))


def _kind_of_number(value: str, found: dict[str, str], later: Sequence[Token], has_volume: bool) -> str:
    # Series of proceedings and of lecture notes count beyond ten thousand.
    if 'issue' in found and 'volume' not in found and not has_volume and all(token.kind == 'year' for token in later):
        return 'page' if 'page' not in found else ''  # ``(49), 903``
    longest = 5 if later and (later[0].kind in ('page', 'eid') or len(later[0].value) > len(value)) else 4
    if not has_volume and 'volume' not in found and len(value) <= longest:
        return 'volume'
    if 'issue' not in found and 'page' not in found and any(t.kind in ('page', 'number', 'eid') for t in later):
        return 'issue'
    return 'page' if 'page' not in found else ''
