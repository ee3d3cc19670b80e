"""The words of ours that head a group, in English, in one place so that they can be translated."""

from __future__ import annotations

from sphinxcontrib_pubs.library.fold import fold

#: CSL item types in the order in which a list shows them, with their headings.
TYPE_TITLES = {
    'article-journal': 'Journal articles',
    'paper-conference': 'Conference papers',
    'article': 'Preprints',
    'book': 'Books',
    'collection': 'Collections',
    'chapter': 'Book chapters',
    'entry': 'Reference entries',
    'entry-dictionary': 'Dictionary entries',
    'entry-encyclopedia': 'Encyclopedia entries',
    'article-magazine': 'Magazine articles',
    'article-newspaper': 'Newspaper articles',
    'periodical': 'Journal issues',
    'thesis': 'Theses',
    'report': 'Reports',
    'manuscript': 'Manuscripts',
    'speech': 'Talks',
    'event': 'Events',
    'review': 'Reviews',
    'review-book': 'Book reviews',
    'dataset': 'Data sets',
    'software': 'Software',
    'standard': 'Standards',
    'patent': 'Patents',
    'post-weblog': 'Blog posts',
    'post': 'Posts',
    'webpage': 'Web pages',
    'interview': 'Interviews',
    'broadcast': 'Broadcasts',
    'motion_picture': 'Films and videos',
    'song': 'Recordings',
    'figure': 'Figures',
    'graphic': 'Graphics',
    'map': 'Maps',
    'legislation': 'Legislation',
    'bill': 'Bills',
    'legal_case': 'Legal cases',
    'hearing': 'Hearings',
    'regulation': 'Regulations',
    'treaty': 'Treaties',
    'personal_communication': 'Personal communications',
    'pamphlet': 'Pamphlets',
    'performance': 'Performances',
    'musical_score': 'Scores',
    'classic': 'Classic works',
    'document': 'Documents',
}

#: What a work without a date is waiting for: its printing (accepted) or its acceptance (submitted).
ACCEPTED = frozenset({'in press', 'forthcoming', 'to appear', 'accepted', 'accepted for publication'})
SUBMITTED = frozenset(
    {
        'submitted',
        'under review',
        'in review',
        'under revision',
        'in revision',
        'in preparation',
        'in prep',
        'working paper',
    }
)

#: Headings of the groups for publications that are not out, or lack what the others are grouped by.
IN_PRESS = 'In press'
UNDER_REVIEW = 'Under review'
UNDATED = 'Undated'
OTHER_TYPES = 'Other publications'
NO_VENUE = 'No venue'
OTHER_TOPICS = 'Other topics'
NO_AUTHOR = 'No author'
OTHER_STATUS = 'Other publications'

#: Headings for the values of ``status`` that a heading should not merely capitalise.
STATUS_TITLES = {'in prep': 'In preparation', 'in review': 'Under review', 'under revision': 'In revision'}


def waits_for(status: str) -> str:
    """``IN_PRESS`` for an accepted work, ``UNDER_REVIEW`` for a submitted one, '' for every other status."""
    folded = fold(status).replace('-', ' ').strip(' .()[]')
    if folded in ACCEPTED:
        return IN_PRESS
    return UNDER_REVIEW if folded in SUBMITTED else ''
