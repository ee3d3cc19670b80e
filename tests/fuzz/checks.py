"""A check for each grammar: any bytes in, an exception out if something does not hold."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.banner.badge import badge_colours
from sphinxcontrib_pubs.banner.canvas import canvas
from sphinxcontrib_pubs.banner.css import CssError
from sphinxcontrib_pubs.banner.front_matter import read_front_matter as read_settings
from sphinxcontrib_pubs.banner.geometry import Box
from sphinxcontrib_pubs.banner.markup import as_html
from sphinxcontrib_pubs.banner.paint import Wish, paint
from sphinxcontrib_pubs.banner.tikz import as_drawing
from sphinxcontrib_pubs.library.fields import FIELDS
from sphinxcontrib_pubs.library.people import PeopleRegistry
from sphinxcontrib_pubs.library.select import FilterError, parse_filter
from sphinxcontrib_pubs.library.venues import VenueRegistry
from sphinxcontrib_pubs.library.venues.reading import read_venues
from sphinxcontrib_pubs.sources.data_file import read_data
from sphinxcontrib_pubs.sources.front_matter import read_front_matter
from sphinxcontrib_pubs.sources.load import read
from sphinxcontrib_pubs.sources.page import Page
from tests.fuzz import properties
from tests.fuzz.properties import BrokenError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    #: What is checked; where it is thorough, with what costs as much as the reading, which is else done in turn.
    Check: TypeAlias = Callable[[bytes, bool], None]

#: One in so many inputs has a check that costs as much as the reading, and that which costs far more.
_SELDOM, _HARDLY_EVER = 12, 400


def _turn(content: bytes, every: int, which: int = 0) -> bool:
    return zlib.crc32(content) % every == which


def of_source(format: str, before: str = '', behind: str = '', *, of_lines: bool = True) -> Check:
    """The check of a source format; what is given may be a part of the text, ``before`` and ``behind`` the rest.

    A text ``of_lines`` may be repeated, and is a longer one of its kind.
    """

    def check(content: bytes, thorough: bool) -> None:
        content = before.encode() + content + behind.encode()
        reading, text = properties.read_once(content, format)
        properties.check_shape(reading, text, format)
        properties.check_nothing_lost(reading.publications, format)
        if thorough or _turn(content, _SELDOM):
            properties.check_escaped(reading.publications)
        if thorough or _turn(content, _SELDOM, 1):
            properties.check_written_again(reading.publications)
        if thorough or _turn(content, _SELDOM, 2):
            properties.check_same_without_notes(content, format, reading)
        if of_lines and (thorough or _turn(content, _HARDLY_EVER)):
            properties.check_even(text, lambda longer: read(longer, file='x', format=format))

    return check


def check_front_matter(content: bytes, thorough: bool) -> None:
    """What a page says of itself: plain values, problems in their lines, a banner whose words are escaped."""
    text = '\n'.join(content.decode('utf8', 'replace').splitlines())
    found = read_front_matter(Page(f'---\n{text}\n---\n# H\n', file='x'))
    for problem in found.problems:
        if not 1 <= problem.span.line <= text.count('\n') + 4:
            raise BrokenError('a problem stands in the page', problem)
    # As MyST gives them to Sphinx, whose builders write the context of a page as JSON.
    metadata = {
        name: json.dumps(value) if isinstance(value, dict | list) else str(value)
        for name, value in found.values.items()
    }
    settings = read_settings(metadata)
    picture = 'x.png' if settings.image else ''
    properties.check_html(as_html(settings, settings.title, 'x', repeats_heading=False, picture=picture))
    if settings.has_banner and not picture:
        check_gradient(settings.background.encode('utf8', 'replace'), thorough)


def check_gradient(content: bytes, thorough: bool) -> None:
    """A value is refused at its place, or printed as what reads as itself, legible, and drawn on paper."""
    text = content.decode('utf8', 'replace')
    try:
        painted = paint(Wish(background=text), {})
    except CssError as error:
        if not (0 <= error.offset <= len(text) and error.reason):
            raise BrokenError('a refusal says where and why', (text, error.offset)) from error
        return
    printed = str(painted.background)
    if set(printed) & set('{};<>"\'\\@!*'):
        raise BrokenError('a gradient is printed of numbers and names', printed)
    if printed != str(paint(Wish(background=printed), {}).background):
        raise BrokenError('what is printed reads as itself', (text, printed))
    if not painted.is_legible:
        raise BrokenError('the words are legible', (text, painted.legible))
    if thorough or _turn(content, _SELDOM):
        drawing = as_drawing(canvas(painted.background, Box(160, 40), painted.legible.scrim))
        if 'nan' in drawing or 'inf' in drawing:
            raise BrokenError('a drawing is made of numbers', (text, drawing))


_WORKS = tuple(
    read(
        '- Quist, R., & Sato, K. (2020). _Bounds <for> nets._ **KDD**, 12(3), 1–9. https://doi.org/10.1234/abc\n'
        '- van der Berg, R. (n.d.). "Lamps". In Proc. of Harbours. In press. [code](https://a.example/c)\n'
        '- Words without an author.\n',
        file='x',
        format='markdown',
    ).publications
)


def check_filter(content: bytes, thorough: bool) -> None:
    """A filter answers yes or no of any work, or is refused at a column with a sentence."""
    del thorough
    text = content.decode('utf8', 'replace')
    try:
        condition = parse_filter(text)
    except FilterError as error:
        if not (1 <= error.column <= len(text) + 1 and error.message):
            raise BrokenError('a refusal says where and why', (text, error.column)) from error
        return
    if not condition.fields <= FIELDS.keys():
        raise BrokenError('a filter knows its fields', condition.fields)
    if any(condition.matches(work) not in (True, False) for work in _WORKS):
        raise BrokenError('a filter answers yes or no', text)


def check_registries(content: bytes, thorough: bool) -> None:
    """Files of people and of venues: mistakes have places, and no letter of a work changes."""
    del thorough
    text = content.decode('utf8', 'replace')
    data, problems = read_data(text, 'x')
    found = list(problems)
    if data is not None:
        people, of_people = PeopleRegistry.from_data(data)
        venues, of_venues = read_venues(data, badge_colours)
        registry = VenueRegistry(venues)
        found += [*of_people, *of_venues]
        known = [people.recognise(registry.recognise(work)) for work in _WORKS]
        for before, after in zip(_WORKS, known, strict=True):
            if before.title != after.title or [c.person for c in before.contributors] != [
                c.person for c in after.contributors
            ]:
                raise BrokenError('a registry changes neither names nor titles', (text, after))
        properties.check_escaped(known)
    for problem in found:
        if not (1 <= problem.span.line <= len(text.splitlines()) + 1 and problem.message):
            raise BrokenError('a problem stands in the file', problem)
