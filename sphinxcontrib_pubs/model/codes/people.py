"""What a file of people has wrong, and what the names of a list give to think about."""

from __future__ import annotations

from sphinxcontrib_pubs.model.codes.code import Code, Example
from sphinxcontrib_pubs.model.problem import Severity


def _example(people: str, *entries: str) -> Example:
    entries = entries or ('Ito, M., & Roe, J. (2020). _On lists of words._ **KDD**.',)
    return Example(content=''.join(f'- {entry}\n' for entry in entries), place='people', people=people)


PEOPLE = (
    Code(
        name='data-file',
        severity=Severity.WARNING,
        meaning='A file of people is no YAML or JSON, or a key stands in it twice.',
        reason='Nothing of a broken file is used; of two equal keys the first counts.',
        remedy='Mend the line that is named. A name with a comma needs quotation marks within brackets and braces.',
        example=_example('ito: {name: [Ito, M.\n'),
    ),
    Code(
        name='people',
        severity=Severity.WARNING,
        meaning='A person of ``pubs_people`` has an unknown field or role, or no name that can be recognised. '
        'What can be used of the person is used.',
        reason='Their publications are not marked as theirs.',
        remedy='The warning names the person, and the nearest word that is known; see [](../people.md).',
        example=_example('ito:\n  name: Ito, Mei\n  role: phd studnet\n'),
    ),
    Code(
        name='person-near-miss',
        severity=Severity.NOTE,
        meaning='A name is nearly that of a registered person: a letter differs, or a part of the name.',
        reason='It is not recognised, since it can be somebody else.',
        remedy='Correct the name, or add the form to the ``variants`` of the person.',
        example=_example(
            'lindqvist: Lindqvist, Olga\n', 'Lindqvist, Olag, & Roe, Jane. (2020). _On lists of words._ **KDD**.'
        ),
    ),
    Code(
        name='person-ambiguous',
        severity=Severity.NOTE,
        meaning='A name may be that of several registered people.',
        reason='None of them is recognised: to guess would be wrong half of the time.',
        remedy='Write the given names in full, or add the form to the ``variants`` of the one who is meant.',
        example=_example('mei: Ito, Mei\nmasao: Ito, Masao\n'),
    ),
    Code(
        name='person-unregistered',
        severity=Severity.NOTE,
        meaning='A name stands in five entries or more, in at least one of twenty, and is not registered.',
        reason='It may be a member of the group whom the registry lacks.',
        remedy='Register the person, with the role ``collaborator`` if it is none of the group.',
        example=_example(
            'roe: Roe, Jane\n',
            *(
                f'Ito, M., & Roe, J. (20{number}). _On lists of {word}._ **KDD**.'
                for number, word in enumerate(('words', 'stones', 'lamps', 'rivers', 'harbours'), 15)
            ),
        ),
    ),
)
