"""The words of ours that head a group: in English, by which orders name them, and in the language of the page."""

from __future__ import annotations

from sphinxcontrib_pubs.library.fold import fold
from sphinxcontrib_pubs.locale import noted_in, pgettext

#: CSL item types in the order in which a list shows them, with their headings.
TYPE_TITLES = {
    'article-journal': noted_in('group', 'Journal articles'),
    'paper-conference': noted_in('group', 'Conference papers'),
    'article': noted_in('group', 'Preprints'),
    'book': noted_in('group', 'Books'),
    'collection': noted_in('group', 'Collections'),
    'chapter': noted_in('group', 'Book chapters'),
    'entry': noted_in('group', 'Reference entries'),
    'entry-dictionary': noted_in('group', 'Dictionary entries'),
    'entry-encyclopedia': noted_in('group', 'Encyclopedia entries'),
    'article-magazine': noted_in('group', 'Magazine articles'),
    'article-newspaper': noted_in('group', 'Newspaper articles'),
    'periodical': noted_in('group', 'Journal issues'),
    'thesis': noted_in('group', 'Theses'),
    'report': noted_in('group', 'Reports'),
    'manuscript': noted_in('group', 'Manuscripts'),
    'speech': noted_in('group', 'Talks'),
    'event': noted_in('group', 'Events'),
    'review': noted_in('group', 'Reviews'),
    'review-book': noted_in('group', 'Book reviews'),
    'dataset': noted_in('group', 'Data sets'),
    'software': noted_in('group', 'Software'),
    'standard': noted_in('group', 'Standards'),
    'patent': noted_in('group', 'Patents'),
    'post-weblog': noted_in('group', 'Blog posts'),
    'post': noted_in('group', 'Posts'),
    'webpage': noted_in('group', 'Web pages'),
    'interview': noted_in('group', 'Interviews'),
    'broadcast': noted_in('group', 'Broadcasts'),
    'motion_picture': noted_in('group', 'Films and videos'),
    'song': noted_in('group', 'Recordings'),
    'figure': noted_in('group', 'Figures'),
    'graphic': noted_in('group', 'Graphics'),
    'map': noted_in('group', 'Maps'),
    'legislation': noted_in('group', 'Legislation'),
    'bill': noted_in('group', 'Bills'),
    'legal_case': noted_in('group', 'Legal cases'),
    'hearing': noted_in('group', 'Hearings'),
    'regulation': noted_in('group', 'Regulations'),
    'treaty': noted_in('group', 'Treaties'),
    'personal_communication': noted_in('group', 'Personal communications'),
    'pamphlet': noted_in('group', 'Pamphlets'),
    'performance': noted_in('group', 'Performances'),
    'musical_score': noted_in('group', 'Scores'),
    'classic': noted_in('group', 'Classic works'),
    'document': noted_in('group', 'Documents'),
}

#: What a work without a date is waiting for: its printing (accepted) or its acceptance (submitted).
ACCEPTED = frozenset(
    {
        noted_in('status', 'in press'),
        noted_in('status', 'forthcoming'),
        noted_in('status', 'to appear'),
        noted_in('status', 'accepted'),
        noted_in('status', 'accepted for publication'),
    }
)
SUBMITTED = frozenset(
    {
        noted_in('status', 'submitted'),
        noted_in('status', 'under review'),
        noted_in('status', 'in review'),
        noted_in('status', 'under revision'),
        noted_in('status', 'in revision'),
    }
)
UNFINISHED = frozenset(
    {
        noted_in('status', 'in preparation'),
        noted_in('status', 'in prep'),
        noted_in('status', 'working paper'),
    }
)

#: Headings of the groups for publications that are not out, or lack what the others are grouped by.
IN_PRESS = noted_in('group', 'In press')
UNDER_REVIEW = noted_in('group', 'Under review')
IN_PREPARATION = noted_in('group', 'In preparation')
UNDATED = noted_in('group', 'Undated')
OTHER_TYPES = noted_in('group', 'Other publications')
NO_VENUE = noted_in('group', 'No venue')
OTHER_TOPICS = noted_in('group', 'Other topics')
NO_AUTHOR = noted_in('group', 'No author')
OTHER_STATUS = noted_in('group', 'Other publications')

#: Headings for the values of ``status`` that a heading should not merely capitalise.
STATUS_TITLES = {'in prep': 'In preparation', 'in review': 'Under review', 'under revision': 'In revision'}


def waits_for(status: str) -> str:
    """The heading of an accepted work, a submitted one, or one that nobody has yet; '' for every other status."""
    folded = fold(status).replace('-', ' ').strip(' .()[]')
    if folded in ACCEPTED:
        return IN_PRESS
    if folded in SUBMITTED:
        return UNDER_REVIEW
    return IN_PREPARATION if folded in UNFINISHED else ''


def is_topic(heading: str) -> bool:
    """Whether a heading above an entry says what it is about, and not its year."""
    return bool(heading.strip(' 0123456789-–'))


def said(level: str, title: str) -> str:
    """A heading of a level in the language of the page; what a source wrote stays as it is."""
    if level == 'status':
        status = pgettext('status', title.lower())
        return status[:1].upper() + status[1:] if status != title.lower() else title
    return pgettext('group', title) if level in ('year', 'type') else title
