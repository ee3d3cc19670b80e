"""What can be lost when publications are written in another format."""

from __future__ import annotations

from sphinxcontrib_pubs.model.codes.code import Code, Example
from sphinxcontrib_pubs.model.problem import Severity

EXPORTS = (
    Code(
        name='not-exported',
        severity=Severity.NOTE,
        meaning='The format that ``sphinx-pubs convert`` writes has no place for something that an entry tells. Each '
        'thing is told once for a file, at the first entry that has it, with the number of entries.',
        reason='Whoever reads the written file knows less than its source says.',
        remedy='Keep the source. ``--to yaml`` and ``--to csl-json`` have a place for everything.',
        example=Example(
            content='# Selected\n\n- Ito, M. (2020). _On lists of words._ **KDD**.\n',
            place='converted',
            shown='a page converted to RIS, which knows no headings, and no venue that stands out',
        ),
    ),
    Code(
        name='file-unwritten',
        severity=Severity.WARNING,
        meaning='A file that a list or a site gives away cannot be written. What was there before stays, and no '
        'list leads to it.',
        reason='Readers do not get the file, or an older one.',
        remedy='Look whether the disk is full, and who may write into the folder.',
        example=Example(
            content='# Publications\n\n```{publications} publications.txt\n:download: bib\n```\n',
            name='index.md',
            place='blocked',
            shown='a folder called ``index.bib`` in the output, where the file should be',
        ),
    ),
)
