"""What can be wrong, or worth knowing, where registries are asked for what they know."""

from __future__ import annotations

from sphinxcontrib_pubs.model.codes.code import Code, Example
from sphinxcontrib_pubs.model.problem import Severity


def _listed(doi: str, shown: str) -> Example:
    content = f'- Holm, A., & Dahl, B. (2021). _On lamps._ **JHL**. doi:{doi}\n'
    return Example(content=content, place='fetched', shown=shown)


FETCH = (
    Code(
        name='fetch-unknown',
        severity=Severity.WARNING,
        meaning='No registry knows the DOI or the number of arXiv.',
        reason='It has a slip, or is not registered yet; a reader who follows it arrives nowhere.',
        remedy='Correct it in the list. The lock is not changed by it.',
        example=_listed(
            '10.5555/lapm.2021', '``sphinx-pubs fetch publications.md`` where a DOI of the list has a slip'
        ),
    ),
    Code(
        name='fetch-failed',
        severity=Severity.WARNING,
        meaning='A service could not be reached, did not answer in time, or answered with something that is no record.',
        reason='Nothing new is known of these works. What the lock has of them stays.',
        remedy='Fetch again later; if a service stays away, see what it says of itself.',
        example=_listed('10.5555/broken', '``sphinx-pubs fetch publications.md`` while Crossref is out of order'),
    ),
    Code(
        name='fetch-notice',
        severity=Severity.NOTE,
        meaning='A registry tells of a retraction, a correction or an expression of concern that is new to the lock.',
        reason='The entry shows it; a work of yours that was retracted is nothing to learn from a visitor.',
        remedy='Read the notice. Nothing else has to be done.',
        example=_listed(
            '10.5555/wick.2020', '``sphinx-pubs fetch publications.md`` where a paper of the list was retracted'
        ),
    ),
    Code(
        name='fetch-published',
        severity=Severity.NOTE,
        meaning='A preprint has been published, says its registry or its author at arXiv, and neither the lock nor a '
        'list that was named has the publication.',
        reason='Readers want to cite what was published.',
        remedy='``sphinx-pubs fetch`` with the DOI that is named; preprint and publication become one entry.',
        example=_listed('10.5555/oil.preprint', '``sphinx-pubs fetch publications.md`` where a preprint has appeared'),
    ),
    Code(
        name='fetch-edited',
        severity=Severity.NOTE,
        meaning='A field of the lock was edited by hand, and now the service tells it otherwise than before.',
        reason='The edit stays, whatever is told; it may have become needless.',
        remedy='Keep it, or delete the whole record from the lock and fetch again; a deleted field is an edit too.',
        example=Example(place='lock', shown='a title that was corrected in the lock, and then by its publisher'),
    ),
    Code(
        name='lock-unreadable',
        severity=Severity.ERROR,
        meaning='``publications.lock.yml`` is no lock that can be read: its YAML is broken, as a merge leaves it, '
        'a line of ``requests`` is none, or it is a file of yours that has its name.',
        reason='It would be written over. So nothing is fetched.',
        remedy='Mend the line, take the file back from version control, or name another one with ``--lock``.',
        example=Example(
            content='lock-version: 1\nrequests:\n- doi:oops\n', place='lock', shown='a request ``doi:oops``'
        ),
    ),
)
