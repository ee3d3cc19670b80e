"""How the works of a list stand to each other: preprints, later versions, corrections, retractions, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.versions.authors import People, compare_people
from sphinxcontrib_pubs.library.versions.stage import Stage
from sphinxcontrib_pubs.library.versions.title import may_be_notice, notice_of
from sphinxcontrib_pubs.locale import noted_in
from sphinxcontrib_pubs.model import Notice, Relation, notices_together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinxcontrib_pubs.library.versions.clusters import Clusters
    from sphinxcontrib_pubs.library.versions.work import Work
    from sphinxcontrib_pubs.model import Publication

_INVERSE = {
    noted_in('relation', 'preprint of'): noted_in('relation', 'published as'),
    noted_in('relation', 'earlier version of'): noted_in('relation', 'later version of'),
    noted_in('relation', 'corrects'): noted_in('relation', 'corrected by'),
    noted_in('relation', 'retracts'): noted_in('relation', 'retracted by'),
    noted_in('relation', 'expresses concern about'): noted_in('relation', 'concern expressed by'),
    noted_in('relation', 'comments on'): noted_in('relation', 'commented by'),
    noted_in('relation', 'replies to'): noted_in('relation', 'replied by'),
}
_INVERSE |= {inverse: kind for kind, inverse in _INVERSE.items()}
#: Relations by which a work has a notice, and its kind.
_NOTICES = {'corrected by': 'corrected', 'retracted by': 'retracted', 'concern expressed by': 'concern'}
_BY_THE_AUTHORS = frozenset({'corrects', 'retracts', 'earlier version of', 'later version of'})
#: To how many works of one title a notice is put.
_MOST = 3


def related(
    works: Sequence[Work], publications: list[Publication], entries: Sequence[Sequence[int]], found: Clusters
) -> list[Publication]:
    """The publications with their relations; ``entries`` are, for each account, the publications that it is part of."""
    relations: dict[int, dict[Relation, None]] = {}

    def relate(one: int, kind: str, other: int) -> None:
        for mine, how, theirs in ((one, kind, other), (other, _INVERSE[kind], one)):
            relations.setdefault(mine, {})[Relation(how, publications[theirs].key)] = None

    for one, other, verdict in found.related:
        for mine in entries[one]:
            for theirs in entries[other]:
                relate(theirs, verdict.relation, mine)
    for one, other in _versions_of_a_page(works, entries, found):
        relate(one, 'preprint of', other)
    for account, kind, of in _announced(works):
        for mine in entries[account]:
            for theirs in entries[of]:
                relate(mine, kind, theirs)
    by_key = {each.key: each for each in publications} if relations else {}
    return [
        _with_relations(each, tuple(relations[index]), by_key) if index in relations else each
        for index, each in enumerate(publications)
    ]


def _with_relations(
    publication: Publication, relations: tuple[Relation, ...], by_key: Mapping[str, Publication]
) -> Publication:
    """The publication with its relations, and with the notices that other entries of the list are."""
    found = []
    for kind, key in relations:
        if kind in _NOTICES:
            notice = by_key[key]
            # Some publishers give a notice the DOI of what it is about.
            doi = notice.identifier('doi') if notice.identifier('doi') != publication.identifier('doi') else ''
            found.append(Notice(_NOTICES[kind], notice.issued, doi, key=key))
    notices = notices_together((*publication.notices, *found)) if found else publication.notices
    return publication._replace(relations=relations, notices=notices)


def _versions_of_a_page(
    works: Sequence[Work], entries: Sequence[Sequence[int]], found: Clusters
) -> Iterator[tuple[int, int]]:
    """Entries that a page lists beside each other as preprint and publication."""
    for members in found.members:
        if len(members) < 2:
            continue
        shown = {entry: works[index].stage for index in members for entry in entries[index][:1] if works[index].page}
        preprints = [entry for entry, stage in shown.items() if stage is Stage.PREPRINT]
        published = [entry for entry, stage in shown.items() if stage is Stage.PUBLISHED]
        if len(shown) > 1 and published:
            yield from ((preprint, published[0]) for preprint in preprints)


def _announced(works: Sequence[Work]) -> Iterator[tuple[int, str, int]]:
    """Accounts of corrections and the like, with what they do and the account of the work that they name."""
    notices = [
        (work, *notice)
        for work in works
        if may_be_notice(work.title) and (notice := notice_of(work.publication.title_text))
    ]
    if not notices:
        return
    titles: dict[str, list[Work]] = {title: [] for _, _, title in notices}
    for work in works:
        for title in {work.title.letters, work.title.main}:
            if title in titles and len(titles[title]) < _MOST:
                titles[title].append(work)
    for announced, kind, title in notices:
        for work in titles[title]:
            if work is announced:
                continue
            people = compare_people(announced.publication, work.publication)
            if people is not People.OTHER or kind not in _BY_THE_AUTHORS:
                yield announced.index, kind, work.index
