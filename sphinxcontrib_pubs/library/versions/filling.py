"""Several accounts of a work → one publication: what the first says stays, what it lacks comes from the next."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from sphinxcontrib_pubs.library.fold import fold
from sphinxcontrib_pubs.library.versions.authors import People, compare_people
from sphinxcontrib_pubs.library.versions.stage import ARXIV_DOI, Stage, is_preprint_doi
from sphinxcontrib_pubs.model import Account, notices_together, plain_text
from sphinxcontrib_pubs.model.roles import equal_group, is_unexplained, role_rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_pubs.library.versions.work import Work
    from sphinxcontrib_pubs.model import Contributor, Identifier, Link, Markup, Notice, Publication

#: Fields that say where a version appeared; they are taken together, or a volume meets another journal.
PLACE = ('venue', 'volume', 'issue', 'page', 'number', 'edition', 'publisher', 'publisher_place')
_FREE = ('title', 'issued', 'abstract', 'note', 'language', 'keywords', 'topics')


def filled(first: Work, others: Sequence[tuple[Work, str]]) -> Publication:
    """The publication that begins with the first account; the others come in the order of trust, with their evidence.

    A published version gives its place, type and status to a preprint. Hand-written words stay in ``accounts``, from
    which the entry is shown.
    """
    merged = first.publication
    stage = first.stage
    accounts = [Account(first.publication)]
    for work, evidence in others:
        changes = _changes(merged, stage, work)
        merged = merged._replace(**changes)
        if 'venue' in changes and work.stage is Stage.PUBLISHED:
            stage = Stage.PUBLISHED
        accounts.append(Account(work.publication, evidence, tuple(changes)))
    return merged._replace(key=_key(accounts), accounts=tuple(accounts))


def _changes(merged: Publication, stage: Stage, work: Work) -> dict[str, Any]:
    """The fields that an account fills or adds to, with their new values."""
    found = work.publication
    changes: dict[str, Any] = {
        name: getattr(found, name) for name in _FREE if not getattr(merged, name) and getattr(found, name)
    }
    is_upgrade = stage is Stage.PREPRINT and work.stage is Stage.PUBLISHED and found.venue is not None
    if is_upgrade:
        changes.update({name: getattr(found, name) for name in (*PLACE, 'type', 'status')})
        if found.fetched and not merged.is_hand_written:
            changes['issued'] = found.issued  # of fields, the year is printed beside the place
    elif _of_one_place(merged, stage, work):
        changes.update(
            {name: getattr(found, name) for name in PLACE if not getattr(merged, name) and getattr(found, name)}
        )
    if found.type and (not merged.type or merged.type == 'document') and 'type' not in changes:
        changes['type'] = found.type
    if found.status and not merged.status and not merged.issued and not found.issued:
        changes['status'] = found.status
    if found.is_hand_written and found.rest and not merged.rest:
        changes['rest'] = found.rest
    if found.selected and not merged.selected:
        changes['selected'] = True
    if contributors := _contributors(merged, found):
        changes['contributors'] = contributors
        changes['truncated'] = found.truncated
    identifiers = _identifiers(merged, found, first=is_upgrade)
    if identifiers != merged.identifiers:
        changes['identifiers'] = identifiers
    if links := _links(merged, found, identifiers):
        changes['links'] = (*merged.links, *links)
    if notices := _notices(found, is_preprint=stage is Stage.PUBLISHED and work.stage is Stage.PREPRINT):
        changes['notices'] = notices_together((*merged.notices, *notices))
    known = {name for name, _ in merged.extra} | {'labels'}  # the words that named fields of one account are its own
    if extra := tuple(
        (name, value)
        for name, value in found.extra
        if name not in known or (name == 'award' and (name, value) not in merged.extra)
    ):
        changes['extra'] = (*merged.extra, *extra)
    is_of_version = work.stage is stage or Stage.PREPRINT not in (work.stage, stage)
    if merged.note and found.note and is_of_version and not found.fetched and not merged.is_hand_written:
        changes['note'] = _notes(merged.note, found.note)
    return {name: value for name, value in changes.items() if value != getattr(merged, name)}


def _notes(first: Markup, second: Markup) -> Markup:
    """What two people noted on one work: both, unless the words of one are among those of the other."""
    one, other = (fold(plain_text(note)).strip(' .;,') for note in (first, second))
    if other in one:
        return first
    if one in other:
        return second
    return (*first, ' ' if plain_text(first).endswith(('.', '?', '!')) else '. ', *second)


def _notices(found: Publication, *, is_preprint: bool) -> tuple[Notice, ...]:
    """The notices that an account brings: that a preprint was replaced or withdrawn says nothing of its publication."""
    if is_preprint:
        return tuple(each for each in found.notices if each.kind not in ('superseded', 'withdrawn'))
    return found.notices


def _of_one_place(merged: Publication, stage: Stage, work: Work) -> bool:
    """Whether an account tells of the version that is told already, so that its numbers belong to it."""
    found = work.publication
    if merged.venue is None:
        return not (stage is Stage.PUBLISHED and work.stage is Stage.PREPRINT)
    if work.stage is Stage.PREPRINT or stage is Stage.PREPRINT:
        return stage is work.stage
    return all(
        _first_number(getattr(merged, name)) == _first_number(getattr(found, name))
        for name in ('volume', 'issue', 'page')
        if getattr(merged, name) and getattr(found, name)
    )


def _first_number(text: str) -> str:
    return fold(text).replace('–', '-').partition('-')[0].strip()


def _contributors(merged: Publication, found: Publication) -> tuple[Contributor, ...]:
    """The people with those whom the account adds: kinds that were missing, or all behind an "et al."; else ()."""
    kinds = {each.kind for each in merged.contributors}
    if merged.truncated and not found.truncated and not merged.is_hand_written and 'author' in kinds:
        authors = tuple(each for each in found.contributors if each.kind == 'author')
        if len(authors) >= len(merged.authors) and compare_people(merged, found) is People.EQUAL:
            return (*authors, *(each for each in merged.contributors if each.kind != 'author'))
    added = tuple(each for each in found.contributors if each.kind not in kinds)
    known = _with_what_is_known(merged, found)
    return (*known, *added) if added or known is not merged.contributors else ()


def _with_what_is_known(merged: Publication, found: Publication) -> tuple[Contributor, ...]:
    """The people with the ORCID iDs and the roles that the other account knows of the same authors.

    A role that the first account tells of anybody is told by it for all. Gives the same object if nothing is added.
    """
    theirs = found.authors
    told = {role for each in merged.authors for role in each.roles}
    roles = {role for each in theirs for role in each.roles if not _is_told(role, told)}
    if not roles and not any(each.person.orcid for each in theirs):
        return merged.contributors
    if compare_people(merged, found) is not People.EQUAL:
        return merged.contributors
    others = iter(theirs)
    people = tuple(
        _known(each, other, roles) if each.kind == 'author' and (other := next(others, None)) else each
        for each in merged.contributors
    )
    return people if people != merged.contributors else merged.contributors


def _is_told(role: str, told: set[str]) -> bool:
    """Whether an account says who has a role; a sign that nobody explains is a matter of its own page."""
    return is_unexplained(role) or any(role == other or (equal_group(role) and equal_group(other)) for other in told)


def _known(author: Contributor, other: Contributor, roles: set[str]) -> Contributor:
    person = author.person if author.person.orcid else author.person._replace(orcid=other.person.orcid)
    added = [role for role in other.roles if role in roles]
    if person == author.person and not added:
        return author
    return author._replace(person=person, roles=tuple(sorted((*author.roles, *added), key=role_rank)))


def _identifiers(merged: Publication, found: Publication, *, first: bool) -> tuple[Identifier, ...]:
    """Both sources' identifiers, those of a published version ``first``, beside whose DOI arXiv's says nothing more."""
    known = {(each.scheme, each.value.lower()) for each in merged.identifiers}
    added = [each for each in found.identifiers if (each.scheme, each.value.lower()) not in known]
    together = [*added, *merged.identifiers] if first else [*merged.identifiers, *added]
    if any(each.scheme == 'arxiv' for each in together) and sum(each.scheme == 'doi' for each in together) > 1:
        together = [
            each
            for each in together
            if each in merged.identifiers or each.scheme != 'doi' or not each.value.lower().startswith(ARXIV_DOI)
        ]
    if sum(each.scheme == 'doi' for each in together) > 1:
        together.sort(key=lambda each: each.scheme == 'doi' and is_preprint_doi(each.value))
    return tuple(together)


def _links(merged: Publication, found: Publication, identifiers: Iterable[Identifier]) -> tuple[Link, ...]:
    known = {_address(link.url) for link in merged.links} | {_address(each.url) for each in identifiers}
    return tuple(link for link in found.links if _address(link.url) not in known)


def _address(url: str) -> str:
    return url.lower().removeprefix('https://').removeprefix('http://').removeprefix('www.').rstrip('/')


def _key(accounts: Sequence[Account]) -> str:
    """The first key that an author chose; that of a hand-written entry is mostly made of its name and year."""
    chosen = (each.publication.key for each in accounts if not is_made(each.publication))
    return next(chosen, accounts[0].publication.key)


def is_made(publication: Publication) -> bool:
    """Whether the key was made, or given a number, since the source has none; then nobody chose it."""
    if publication.fetched:
        return True
    if publication.bibtex:
        return False
    if not publication.is_hand_written:
        return not _has_word(publication.raw, publication.key) or (
            publication.verbatim and publication.key.startswith('entry')
        )
    people = publication.authors or publication.contributors
    family = people[0].person.literal or people[0].person.family if people else ''
    plain = unicodedata.normalize('NFKD', family).encode('ascii', 'ignore').decode('ascii')
    start = ''.join(letter for letter in plain.lower() if letter.isalnum())
    return publication.key.startswith((f'{start}{publication.year or ""}', 'entry'))


def _has_word(text: str, word: str) -> bool:
    """Whether a text has a word that no letter, figure or underscore makes longer."""
    start = text.find(word)
    while start >= 0:
        around = text[max(start - 1, 0) : start] + text[start + len(word) : start + len(word) + 1]
        if not any(letter.isalnum() or letter == '_' for letter in around):
            return True
        start = text.find(word, start + max(len(word), 1))  # so that no text takes more than one pass
    return False
