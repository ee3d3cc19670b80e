"""Makes the publication of a structure: roles become fields, and what has no role becomes ``rest``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import (
    Identifier,
    PartialDate,
    Publication,
    SourceSpan,
    Venue,
    plain_text,
)
from sphinxcontrib_pubs.sources.keys import key_of
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import CITE, EMPHASIS, STRONG, UNDERLINE
from sphinxcontrib_pubs.sources.reference.authors import read_people
from sphinxcontrib_pubs.sources.reference.fields import with_fields
from sphinxcontrib_pubs.sources.reference.links import identifiers_and_links
from sphinxcontrib_pubs.sources.reference.rest import label_words, rest_of
from sphinxcontrib_pubs.sources.reference.venues import PATENT_ALONE, publication_type
from sphinxcontrib_pubs.sources.reference.wording import as_written, clean, on_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinxcontrib_pubs.model import Markup
    from sphinxcontrib_pubs.sources.passage import Passage
    from sphinxcontrib_pubs.sources.reference.anchors import Anchor
    from sphinxcontrib_pubs.sources.reference.plain_form import PlainForm
    from sphinxcontrib_pubs.sources.reference.roles import Structure

#: How lists set the titles of their works, which is no part of them.
_SET_IN = CITE | EMPHASIS | STRONG | UNDERLINE


def build(
    structure: Structure,
    *,
    source: SourceSpan,
    raw: str,
    topics: tuple[str, ...],
    year: str,
    legend: Callable[[], Mapping[str, str]],
) -> Publication:
    """The publication of one entry, its key not yet unique.

    ``year`` is that of the heading above, if any; ``legend``, if it is asked, what the page's marks of names stand for.
    """
    text = structure.passage.text
    title = _title(structure)
    title_text = plain_text(title)
    identifiers, links = identifiers_and_links(structure, title_text)
    venue = _venue(structure)
    details = structure.details
    numbered = bool(details.volume or details.issue or details.page)
    type_ = publication_type(
        venue.name if venue else '',
        structure.said_kind,
        numbered=numbered,
        editors=structure.editors is not None,
        has_preprint=any(each.scheme == 'arxiv' for each in identifiers),
    )
    if structure.year is not None and structure.year.month and not structure.year.detail:
        structure.said.append((structure.year.start, structure.year.end))  # ``2021-05``, which the date says otherwise
    rest = rest_of(structure)
    labels = ' '.join(filter(None, (structure.passage.counter, label_words(structure))))
    issued = _issued(structure.year, year)
    contributors, marks = read_people(structure, legend)
    notes = [
        (f'{contributors[whose].kind}-{whose + 1}-note', ' '.join(text[start:end].split()))
        for whose, start, end in structure.name_notes
        if whose < len(contributors) and not any(text[start:end] in part for part in contributors[whose].person)
    ]
    if (
        structure.editors is not None
        and structure.editors.names.truncated
        and any(each.kind == 'author' for each in contributors)
    ):
        notes.append(('editor-others', 'et al.'))
    labelled = structure.labelled
    publication = Publication(
        key=key_of(contributors, issued, title_text) if labelled is None else '',
        source=source,
        type=type_,
        title=title,
        contributors=contributors,
        truncated=bool(structure.names and structure.names.truncated),
        issued=issued,
        venue=venue,
        volume=details.volume,
        issue=details.issue,
        page=details.page,
        number=structure.number
        or (venue.name if type_ == 'patent' and venue and PATENT_ALONE.fullmatch(venue.name) else ''),
        edition=structure.edition,
        publisher=text[slice(*structure.publisher)].rstrip(' .,') if structure.publisher else '',
        publisher_place=text[slice(*structure.place)].strip(' .,:') if structure.place else '',
        identifiers=identifiers,
        links=links,
        status=structure.status,
        topics=topics,
        rest=rest,
        raw=raw,
        as_written=as_written(structure.whole or structure.passage),
        marks=marks,
        extra=((*notes, ('labels', labels)) if labels else tuple(notes)),
    )
    if labelled is not None and structure.whole is not None and structure.reader is not None:
        publication = with_fields(publication, structure.whole, labelled.fields, structure.reader)
    if publication.key:
        return publication
    told = '' if publication.verbatim else key_of(publication.contributors, publication.issued, publication.title_text)
    return publication._replace(key=told or 'entry')


def build_plain(form: PlainForm, *, source: SourceSpan, raw: str, topics: tuple[str, ...]) -> Publication:
    """What ``build`` makes of the structure of a form that is certain, without asking for what such a form has not."""
    passage, appeared = form.passage, form.appeared
    title = passage.runs[1].text.removesuffix('.')
    number, letter = form.year.groups()
    issued = _one_date(number, 0, 0, letter or '', '', '')
    venue = _one_venue(' '.join(passage.text[slice(*appeared.venue)].split()), appeared.kind == 'strong')
    identifiers = tuple([Identifier(each.kind, each.value) for each in appeared.identifiers])
    type_ = publication_type(venue.name, '', numbered=False, editors=False, has_preprint=bool(identifiers))
    contributors = tuple(form.people)
    return Publication(
        key=key_of(contributors, issued, title),
        source=source,
        type=type_,
        title=(title,),
        contributors=contributors,
        issued=issued,
        venue=venue,
        identifiers=identifiers,
        topics=topics,
        raw=raw,
        as_written=passage.whole(),
        extra=(('labels', passage.counter),) if passage.counter else (),
    )


#: What bold type or a link is around: ``**"A title"**``.
_QUOTED_AS_A_WHOLE = late_pattern(r'["“„«「][^"“”„«»「」]+["”“»」]')


def _title(structure: Structure) -> Markup:
    if structure.title is None:
        return ()
    start, end = structure.title
    text = structure.passage.text
    kind = structure.title_kind
    if kind == 'quoted':
        while start < end and text[start] in '“”„«»「『"\'‘‚`':
            start += 1
        while end > start and text[end - 1] in '”“»«」』"\'’‘,;':
            end -= 1
    elif _QUOTED_AS_A_WHOLE.fullmatch(text, start, end) is not None:
        start, end = start + 1, end - 1
    while end > start and text[end - 1] in ' ,;:\n\u2028':
        end -= 1
    while start < end and text[start] in ' _*\n\u2028':
        start += 1
    if end - start > 1 and text[end - 1] in '.．。' and text[end - 2] != '.':
        end -= 1
    without = {'emphasis': EMPHASIS, 'strong': STRONG | EMPHASIS, 'underline': UNDERLINE}.get(kind, 0)
    run = structure.passage.run_at(start)
    is_of_one_run = start < end <= run.start + len(run.text)
    common = run.marks if is_of_one_run else _common_marks(structure.passage, start, end)
    without |= common if kind in ('link', 'quoted') and structure.title_target else common & _SET_IN
    if is_of_one_run and not run.marks & ~without:
        return (on_one_line(text[start:end]),)
    return clean(structure.passage.markup(start, end, without=without, links=False))


def _common_marks(passage: Passage, start: int, end: int) -> int:
    run = passage.run_at(start)
    if end <= run.start + len(run.text):
        return run.marks
    common = -1
    for piece, marks, _ in passage.pieces(start, end):
        if piece.strip():
            common &= marks
    return max(0, common)


def _issued(anchor: Anchor | None, heading_year: str) -> PartialDate | None:
    if anchor is None:
        return PartialDate(year=int(heading_year)) if heading_year else None
    return _one_date(anchor.value, anchor.month, anchor.day, anchor.suffix, anchor.end_year, anchor.detail)


@lru_cache(maxsize=1024)
def _one_date(year: str, month: int, day: int, suffix: str, end_year: str, printed: str) -> PartialDate:
    # One value for all the works of a year: a long page has few dates.
    return PartialDate(
        year=int(year),
        month=month,
        day=day,
        suffix=suffix,
        end_year=int(end_year) if end_year else 0,
        printed=printed,
    )


def _venue(structure: Structure) -> Venue | None:
    if structure.venue is None:
        return None
    start, end = structure.venue
    name = ' '.join(structure.passage.text[start:end].split()).strip('『』《》')
    if structure.venue_kind == 'quoted':
        name = name.strip('«»„“”" ,')
    if name[:1] == '（' and '）' not in name:
        name = name[1:]
    if not name:
        return None
    return _one_venue(name, structure.venue_kind == 'strong')


@lru_cache(maxsize=1024)
def _one_venue(name: str, highlighted: bool) -> Venue:
    return Venue(name=name, highlighted=highlighted)  # one value for all the works that appeared there
