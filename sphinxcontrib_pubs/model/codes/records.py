"""What can be wrong with a file of CSL-JSON, RIS or YAML."""

from __future__ import annotations

from sphinxcontrib_pubs.model.codes.code import Code, Example
from sphinxcontrib_pubs.model.problem import Severity

RECORDS = (
    Code(
        name='json-syntax',
        severity=Severity.WARNING,
        meaning='A comma, a quotation mark or a bracket is missing or too much. What can be read of the entry is read, '
        'and what belongs to no field is shown behind it.',
        reason='Where a value ends is a guess there; other programs refuse the whole file.',
        remedy='Put the place right that the message names, or export the file anew.',
        example=Example(
            content='[{"id": "lamps", "title": "On lamps" "issued": {"date-parts": [[2020]]}}]\n',
            name='publications.json',
        ),
    ),
    Code(
        name='ris-syntax',
        severity=Severity.WARNING,
        meaning='An entry does not begin with ``TY  -``, or does not end with ``ER  -``.',
        reason='Where one entry ends and the next begins is a guess there; other programs lose one of the two.',
        remedy='Add the line that the message names.',
        example=Example(
            content='TY  - JOUR\nTI  - On lamps\nPY  - 2020\n\nTY  - JOUR\nTI  - More lamps\nPY  - 2021\nER  -\n',
            name='publications.ris',
        ),
    ),
    Code(
        name='link-words',
        severity=Severity.WARNING,
        meaning='A field for the address of a link, such as ``pdf``, has words and no address. They are kept, and '
        'stand in exports, but the list shows no link and no words.',
        reason='Nobody learns what they say.',
        remedy='Write the address, or move the words to ``note``.',
        example=Example(
            content='- title: On lamps\n  date: 2020\n  pdf: on request\n',
            name='publications.yml',
        ),
    ),
    Code(
        name='notice-unknown',
        severity=Severity.WARNING,
        meaning='The field ``notices`` says something that is no notice on a publication. It is kept among the fields '
        'that nothing is known of.',
        reason='Whether a work was retracted or corrected is not shown, and readers rely on it.',
        remedy='Write one of ``retracted``, ``withdrawn``, ``concern``, ``superseded`` and ``corrected``, or a mapping '
        'with one of them as ``kind``.',
        example=Example(
            content='- title: On lamps\n  date: 2020\n  notices:\n  - kind: retractd\n    date: 2021-03-04\n',
            name='publications.yml',
        ),
    ),
    Code(
        name='yaml-syntax',
        severity=Severity.WARNING,
        meaning='A line is no YAML, a name stands twice in an entry, or an alias means nothing. What can be read is '
        'read: of a broken entry the fields that are whole, and the text of the others as it stands.',
        reason='Other programs refuse the whole file, or read something else than was meant.',
        remedy='Put quotation marks around a text with ``: `` or `` #`` in it, or with a sign such as ``@``, ``*`` or '
        '``[`` before it; indent what belongs to an entry equally.',
        example=Example(
            content='- title: On lamps: a history\n  authors: [Rosa Quist]\n  year: 2020\n', name='publications.yml'
        ),
    ),
)
