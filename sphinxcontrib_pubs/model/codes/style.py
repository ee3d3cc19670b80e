"""Matters of style: what departs from the other entries of a page, or from what everybody does."""

from __future__ import annotations

from sphinxcontrib_pubs.model.codes.code import Code, Example
from sphinxcontrib_pubs.model.problem import Severity

#: Entries that show a habit; the one that departs from it follows.
_HABIT = (
    '- Ito, M., Roe, J., & Quist, R. (2020). _Lists and their readers._ **KDD**.\n'
    '- Roe, J., Sato, K., & Ito, M. (2019). _What a reference is._ **ICML**.\n'
    '- Quist, R., Sato, K., & Ito, M. (2018). _What people write._ **KDD**.\n'
)


def _example(entry: str) -> Example:
    return Example(content=f'{_HABIT}{entry}\n')


STYLE = (
    Code(
        name='name-comma',
        severity=Severity.NOTE,
        meaning='A comma is missing between two names, between a family name and its initials, or before the '
        'conjunction where the page has one.',
        reason='Other programs take ``Ito M., Roe`` for other people.',
        fix='Puts the comma in; behind a family name it takes the place of a full stop.',
        example=_example('- Wu, B., Ito M., & Roe, J. (2017). _A list of names._ **KDD**.'),
    ),
    Code(
        name='name-full-stop',
        severity=Severity.NOTE,
        meaning='There is a full stop after a family name.',
        reason='A full stop says that a name is shortened.',
        fix='Deletes it.',
        example=_example('- Wu, B., & Ogawa., J. (2017). _A list of names._ **KDD**.'),
    ),
    Code(
        name='name-ampersand',
        severity=Severity.NOTE,
        meaning='The last author lacks the conjunction that the other entries of the page have. '
        'Only entries are compared that put and divide names in the same way.',
        reason='It looks as if an author had been left out, or the list cut off.',
        fix='Puts the conjunction in, with or without a comma before it as the page has it.',
        example=_example('- Wu, B., Ito, M., Roe, J. (2017). _A list of names._ **KDD**.'),
    ),
    Code(
        name='name-space',
        severity=Severity.NOTE,
        meaning='The space after a comma between names is missing.',
        reason='Browsers do not break a line there.',
        fix='Puts the space in.',
        example=_example('- Wu, B.,Ito, M., & Roe, J. (2017). _A list of names._ **KDD**.'),
    ),
    Code(
        name='author-twice',
        severity=Severity.NOTE,
        meaning='One name stands twice among the authors of an entry.',
        reason='It is a slip, or two people whose initials are equal; then only the authors know.',
        fix='Deletes the second where the given name is written in full. Initials may be those of two people, and are '
        'left as they are: delete one, or print the given names in full.',
        example=_example('- Wu, Bo, Ito, Mei, Wu, Bo, & Roe, Jane (2017). _A list of names._ **KDD**.'),
    ),
    Code(
        name='title-full-stop',
        severity=Severity.NOTE,
        meaning='The full stop of the title stands outside its emphasis where the page mostly has it inside, or the '
        'other way round.',
        reason='Readers see it: an upright full stop after a slanted title.',
        fix='Moves it, unless it belongs to an abbreviation.',
        example=_example('- Wu, B., Ito, M., & Roe, J. (2017). _A list of names_. **KDD**.'),
    ),
    Code(
        name='doubled-space',
        severity=Severity.NOTE,
        meaning='There are two or more spaces in a row. Where the page doubles many of them, that is the hand of the '
        'page and not noted.',
        reason='A browser shows one, so that nobody sees it; plain text shows all.',
        fix='Leaves one.',
        example=_example('- Wu, B., Ito, M., & Roe, J. (2017).  _A list of names._ **KDD**.'),
    ),
    Code(
        name='doubled-comma',
        severity=Severity.NOTE,
        meaning='There are two commas in a row.',
        reason='Something between them may have been lost.',
        fix='Deletes one.',
        example=_example('- Wu, B., Ito, M., & Roe, J. (2017). _A list of names._ **KDD**, , 12.'),
    ),
    Code(
        name='doubled-full-stop',
        severity=Severity.NOTE,
        meaning='There are two full stops in a row; three are an ellipsis and not noted.',
        reason='One is a slip.',
        fix='Deletes one.',
        example=_example('- Wu, B., Ito, M., & Roe, J. (2017). _A list of names._ Proceedings of KDD..'),
    ),
    Code(
        name='space-before-comma',
        severity=Severity.NOTE,
        meaning='There is a space before a comma.',
        reason='A line may break there and begin with the comma.',
        fix='Deletes it.',
        example=_example('- Wu, B. , Ito, M., & Roe, J. (2017). _A list of names._ **KDD**.'),
    ),
)
