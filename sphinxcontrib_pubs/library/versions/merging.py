"""The publications of several sources → one list in which every work stands once, with what could not be decided."""

from __future__ import annotations

from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.keys import unique_keys
from sphinxcontrib_pubs.library.versions.clusters import cluster
from sphinxcontrib_pubs.library.versions.filling import filled, is_made
from sphinxcontrib_pubs.library.versions.relations import related
from sphinxcontrib_pubs.library.versions.work import Work
from sphinxcontrib_pubs.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinxcontrib_pubs.library.versions.clusters import Clusters, Pair
    from sphinxcontrib_pubs.library.versions.work import VenueOf
    from sphinxcontrib_pubs.model import Publication

#: From how many accounts each further entry of a page is filled that tells a work once more.
_MOST_SHARED = 20
_HINTS = {
    'identifier-shared': 'look which of the two it belongs to',
    'versions-unclear': 'if they are one work, mend what differs; if they are two, give each its own DOI',
}


def merge_accounts(
    publications: Sequence[Publication], venue_of: VenueOf
) -> tuple[list[Publication], Iterator[Problem]]:
    """The list as ``merge`` describes it, and the pairs that nobody but a person can judge."""
    told = [each for each in publications if not each.verbatim]
    works = [Work(index, publication, venue_of) for index, publication in enumerate(told)]
    found = cluster(works)
    shown: list[tuple[int, Publication, list[int]]] = []
    for members in found.members:
        if len(members) == 1:
            shown.append((members[0], told[members[0]], members))
        else:
            shown += _entries([works[index] for index in members], found)
    places = [index for index, each in enumerate(publications) if not each.verbatim]
    shown = [(places[at], publication, accounts) for at, publication, accounts in shown]
    shown += [(index, each, []) for index, each in enumerate(publications) if each.verbatim]
    shown.sort(key=itemgetter(0))
    keys = unique_keys(publication for _, publication, _ in shown)
    listed = [
        each if each.key == key else each._replace(key=key) for (_, each, _), key in zip(shown, keys, strict=True)
    ]
    entries: list[list[int]] = [[] for _ in works]  # account → the entries that it is part of
    for position, (_, _, accounts) in enumerate(shown):
        for index in accounts:
            entries[index].append(position)
    repeated = _repeated([each for _, each, _ in shown], keys)
    return related(works, listed, entries, found), chain(_problems(works, found.unclear), repeated)


def _entries(accounts: Sequence[Work], found: Clusters) -> Iterator[tuple[int, Publication, list[int]]]:
    """What the list shows of a work of several accounts: its place, the publication, and of which accounts it is."""
    by_index = {each.index: each for each in accounts}

    def merged(head: Work, others: Iterable[Work]) -> Publication:
        return filled(head, [(each, _evidence(head, each, by_index, found)) for each in others])

    page = next((each.page for each in accounts if each.page), '')
    trusted = sorted(accounts, key=_distrust)
    heads = [each for each in trusted if each.page == page] if page else trusted[:1]
    others = [each for each in trusted if each.page != page] if page else trusted[1:]
    if len(heads) == 1:
        yield min(by_index), merged(heads[0], others), list(by_index)
        return
    stages = {head.stage for head in heads}
    for head in heads:
        # Where a page lists the preprint and the publication, each of them is filled from its own kind.
        own = [each for each in others if each.stage is head.stage or each.stage not in stages]
        if head is not heads[0]:
            own = own[:_MOST_SHARED]
        yield head.index, merged(head, own) if own else head.publication, [head.index, *(each.index for each in own)]


def _distrust(account: Work) -> tuple[bool, bool, int, int]:
    """Hand-written words first, then what people keep before what was fetched, published versions before preprints."""
    return not account.page, bool(account.publication.fetched), 0 if account.page else account.stage, account.index


def _evidence(head: Work, account: Work, accounts: Mapping[int, Work], found: Clusters) -> str:
    """By what an account was recognised: compared with the head, else with another account that stands between them."""
    reasons = found.reasons.get(account.index, {})
    if head.index in reasons:
        return reasons[head.index]
    return next(
        (f'{reason}, with {accounts[index].place}' for index, reason in reasons.items() if index in accounts), ''
    )


def _problems(works: Sequence[Work], unclear: Iterable[Pair]) -> Iterator[Problem]:
    """A warning at each entry for the first of another file that it may be; a file's own are a matter for its notes."""
    warned: set[tuple[int, str]] = set()
    for pair in unclear:
        one, other = works[pair.one], works[pair.other]
        key = (pair.other, pair.verdict.code)
        if one.publication.source.file == other.publication.source.file or key in warned:
            continue
        warned.add(key)
        yield Problem(
            code=pair.verdict.code,
            message=f'this entry and {one.place} {pair.verdict.reason}; both are shown',
            severity=Severity.WARNING,
            span=other.publication.source._replace(end_line=0),
            hint=_HINTS[pair.verdict.code],
        )


def _repeated(publications: Sequence[Publication], keys: Sequence[str]) -> Iterator[Problem]:
    """A warning at each entry whose own key an entry of another file has; a file's own were told when it was read."""
    first: dict[str, Publication] = {}
    for publication, key in zip(publications, keys, strict=True):
        if key != publication.key and not is_made(publication):
            taken = first[publication.key].source
            yield Problem(
                code='key-repeated',
                message=f'the key {publication.key} is taken by the entry {taken.file}:{taken.line}; '
                'this one gets a number',
                severity=Severity.WARNING,
                span=publication.source._replace(end_line=0),
                hint='give it a key of its own',
            )
        first.setdefault(publication.key, publication)
