"""What became of a work, as it stands behind its line: that it was retracted, corrected and so on, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.apa import date_words
from sphinxcontrib_pubs.format.links import link_to
from sphinxcontrib_pubs.locale import after_label, noted_in, pgettext
from sphinxcontrib_pubs.model import GRAVE, Span, is_safe_url, notice_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Markup, Notice, Publication

#: The words of ``notice_status``, in lower case as all states are.
_WORDS = (
    noted_in('status', 'retracted'),
    noted_in('status', 'withdrawn'),
    noted_in('status', 'expression of concern'),
    noted_in('status', 'superseded'),
    noted_in('status', 'corrected'),
)


def notices(publication: Publication, locate: Callable[[str], str]) -> Markup:
    """The notices on a work, each in a ``pubs-notice``: ``Retracted (2021, March 3): why. https://doi.org/…``

    ``locate`` gives the address of an entry by its key, '' for one that is not shown: a notice that stands in the list
    is linked there.
    """
    parts: list[str | Span] = []
    for notice in publication.notices:
        grave = ('pubs-notice--grave',) if notice.kind in GRAVE else ()
        classes = ('pubs-notice', f'pubs-notice--{notice.kind}', *grave)
        parts += [' ', Span('span', _said(notice, locate(notice.key) if notice.key else ''), classes=classes)]
    return tuple(parts)


def notice_words(notice: Notice) -> str:
    """The kind of a notice in the language of the page, as a label has it: ``Retracted``."""
    word = pgettext('status', notice_status(notice))
    return word[:1].upper() + word[1:]


def _said(notice: Notice, entry: str) -> Markup:
    target = entry or (notice.url if not notice.doi and is_safe_url(notice.url) else '')
    words: Markup = (notice_words(notice),)
    label: Markup = (Span('link', words, target, ('pubs-notice__link',)),) if target else words
    parts: list[str | Span] = [Span('strong', label, classes=('pubs-notice__kind',))]
    reason = notice.reason
    if notice.date is not None and str(notice.date.year) not in reason:
        parts.append(f' ({date_words(notice.date)})')
    if reason:
        parts.append(f'{after_label()}{reason}')
    if len(parts) > 1:  # a word alone is a label, and no sentence
        parts.append('' if reason.endswith(('.', '!', '?')) else '.')
    if notice.doi and not entry:
        parts += [' ', link_to(notice.address, notice.address, 'doi')]
    return tuple(part for part in parts if part)
