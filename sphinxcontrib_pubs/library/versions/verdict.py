"""Two accounts → whether they tell of one work, of two that are related, or of what only a person can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from sphinxcontrib_pubs.library.names import letters
from sphinxcontrib_pubs.library.venues.words import words_of
from sphinxcontrib_pubs.library.versions.authors import People, compare_people
from sphinxcontrib_pubs.library.versions.stage import FORMS, Stage
from sphinxcontrib_pubs.library.versions.title import alike, may_be_notice, notice_of, same_title
from sphinxcontrib_pubs.library.versions.work import WEAK, conflict

if TYPE_CHECKING:
    from sphinxcontrib_pubs.library.versions.work import Work

#: How many years a preprint may wait for its publication; other accounts of one work differ by one at most.
_MOST_YEARS_WAITING = 3
_MOST_YEARS_TO_A_JOURNAL = 5
_NAMES = {'doi': 'DOI', 'arxiv': 'arXiv identifier', 'pmid': 'PMID', 'pmcid': 'PMCID'}


class Verdict(NamedTuple):
    """What a comparison gave.

    ``rank`` says how sure two accounts are ``same``, the smallest most; ``reason`` is the evidence for that, or what
    makes it ``unclear``, with the ``code`` of that problem; ``relation`` is what the second is to the first where they
    are ``related``.
    """

    kind: Literal['same', 'related', 'unclear', 'other']
    rank: int = 0
    reason: str = ''
    relation: str = ''
    code: str = ''


OTHER = Verdict('other')
#: Ranks from here on rest on titles and people, those below on identifiers.
BY_TITLE = 10


def compare(one: Work, other: Work) -> Verdict:
    """Compares two accounts by what registries call them, else by title, people, year and where they appeared."""
    shared = [scheme for scheme, value in one.identity.items() if other.identity.get(scheme) == value]
    how = '' if shared else same_title(one.title, other.title)
    if not (shared or how):  # what else is known of them is found out where it counts
        return OTHER
    contradiction = conflict(one.facets, other.facets, with_weak=False)
    if shared:
        return _of_one_identifier(one, other, shared, contradiction)
    if one.kind and other.kind and one.kind != other.kind:
        return OTHER
    people = compare_people(one.publication, other.publication)
    if people is People.OTHER:
        return _of_one_title(one, other, how, contradiction)
    if contradiction:
        return _of_other_identifiers(one, other, how, people, contradiction)
    years = _years_apart(one, other)
    if years is not None and years > 1 and not _waited(one, other, how, people):
        return OTHER
    if conflict(one.facets, other.facets):
        return _later_version(one, other, how, people)
    if not _is_enough(one, other, how, people):
        return OTHER
    if people is People.ALIKE and _unlike_venues(one, other):
        return Verdict('unclear', reason='have one title, but other authors and venues', code='versions-unclear')
    rank = BY_TITLE + (how != 'title') + 2 * people + (one.stage is not other.stage) + (years != 0)
    evidence = [how] if people is People.UNKNOWN else [how, 'authors']
    if years is not None:
        evidence.append('year' if years == 0 else 'a year close by')
    return Verdict('same', rank, ', '.join(evidence))


def _is_enough(one: Work, other: Work, how: str, people: People) -> bool:
    """Whether title and people make two accounts one work: a title that many have takes more."""
    if one.title.is_telling and other.title.is_telling:
        if people is not People.UNKNOWN or how == 'title':
            return True
        # Of a team and its people nothing agrees but the title, the year and what it is.
        is_team = one.is_team or other.is_team
        return is_team and one.stage is other.stage and _years_apart(one, other) == 0
    if people is People.EQUAL and how == 'title' and not one.title.is_anybodys:
        return True
    mine, theirs = one.publication, other.publication
    at_one_place = mine.venue and theirs.venue and letters(mine.venue.name) == letters(theirs.venue.name)
    versions = Stage.PREPRINT in (one.stage, other.stage) and one.stage is not other.stage
    return people <= People.ALIKE and bool(at_one_place or versions or (mine.page and mine.page == theirs.page))


def _unlike_venues(one: Work, other: Work) -> bool:
    """Whether two publications name containers that have no word in common; an acronym may be any of them."""
    if not (one.stage is other.stage is Stage.PUBLISHED):
        return False
    names = [each.publication.venue.name if each.publication.venue else '' for each in (one, other)]
    if any(len(name.split()) < 2 for name in names) or one.facets.get('venue') or other.facets.get('venue'):
        return False
    mine, theirs = ([word for word in words_of(name) if word not in _EVERY_VENUES] for name in names)
    return not any(a.startswith(b[:4]) or b.startswith(a[:4]) for a in mine for b in theirs)


#: Words that say what a venue is and not which.
_EVERY_VENUES = frozenset(
    {'conference', 'international', 'journal', 'meeting', 'proceedings', 'symposium', 'transactions', 'workshop'}
)


def _of_one_identifier(one: Work, other: Work, shared: list[str], contradiction: str) -> Verdict:
    names = ' and '.join(f'{_NAMES.get(scheme, "DOI")} {one.identity[scheme]}' for scheme in shared)
    if contradiction:
        mine, theirs = one.identity[contradiction], other.identity[contradiction]
        name = _NAMES.get(contradiction, 'DOI')
        reason = f'have {names} in common, but one has the {name} {mine}, the other {theirs}'
        return Verdict('unclear', reason=reason, code='identifier-shared')
    if one.title.letters and other.title.letters and not alike(one.title, other.title):
        reason = f'have {names} in common, but different titles'
        return Verdict('unclear', reason=reason, code='identifier-shared')
    if _is_notice(one) != _is_notice(other):
        return OTHER  # a publisher's notice has the DOI of what it is about now and then
    return Verdict('same', int(one.stage is not other.stage), names)


def _of_other_identifiers(one: Work, other: Work, how: str, people: People, contradiction: str) -> Verdict:
    """Works that registries tell apart; where nothing else does, one of the two identifiers may be mistaken."""
    verdict = _later_version(one, other, how, people)
    is_alike = people is People.EQUAL and how == 'title' and one.title.is_telling and one.stage is other.stage
    if verdict is not OTHER or not is_alike or _years_apart(one, other) != 0 or _conflict_of_places(one, other):
        return verdict
    mine, theirs = one.identity[contradiction], other.identity[contradiction]
    name = _NAMES.get(contradiction, 'DOI')
    reason = f'differ in nothing but the {name}, {theirs} here and {mine} there'
    return Verdict('unclear', reason=reason, code='versions-unclear')


def _conflict_of_places(one: Work, other: Work) -> bool:
    """Whether type, venue or pages show that two works are two, whatever their identifiers."""
    mine, theirs = ({name: each.facets[name] for name in WEAK if name in each.facets} for each in (one, other))
    return bool(conflict(mine, theirs))


def _is_notice(work: Work) -> bool:
    return may_be_notice(work.title) and notice_of(work.publication.title_text) is not None


def _of_one_title(one: Work, other: Work, how: str, contradiction: str) -> Verdict:
    """Two works of other people under one title; they are told apart by what registries call them."""
    years = _years_apart(one, other)
    told_apart = contradiction or how != 'title' or not one.title.is_telling
    if told_apart or years is None or years > 1:
        return OTHER
    return Verdict('unclear', reason='have one title, but different authors', code='versions-unclear')


def _later_version(one: Work, other: Work, how: str, people: People) -> Verdict:
    """A conference paper and what a journal printed of it; two conferences of one year are a matter for a person."""
    years = _years_apart(one, other)
    if how != 'title' or people > People.ALIKE or years is None or years > _MOST_YEARS_TO_A_JOURNAL:
        return OTHER
    if {one.form, other.form} == FORMS:
        return Verdict('related', relation='later version of' if other.form == 'journal' else 'earlier version of')
    apart = conflict(one.facets, other.facets)
    if apart != 'venue' or years > 1 or not one.title.is_telling:
        return OTHER
    return Verdict('unclear', reason='have one title and one author, but different venues', code='versions-unclear')


def _years_apart(one: Work, other: Work) -> int | None:
    mine, theirs = one.publication.year, other.publication.year
    return abs(mine - theirs) if mine and theirs else None


def _waited(one: Work, other: Work, how: str, people: People) -> bool:
    """Whether a publication may be what became of a preprint some years before."""
    if one.stage > other.stage:
        one, other = other, one
    if (one.stage, other.stage) != (Stage.PUBLISHED, Stage.PREPRINT) or how != 'title' or people is not People.EQUAL:
        return False
    return 0 <= (one.publication.year or 0) - (other.publication.year or 0) <= _MOST_YEARS_WAITING
