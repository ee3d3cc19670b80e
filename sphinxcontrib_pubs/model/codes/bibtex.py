"""What can be wrong with a BibTeX file."""

from __future__ import annotations

from sphinxcontrib_pubs.model.codes.code import Code, Example
from sphinxcontrib_pubs.model.problem import Severity

_NAME = 'publications.bib'

BIBTEX = (
    Code(
        name='bibtex-syntax',
        severity=Severity.WARNING,
        meaning='A brace, a quote, a comma, an equals sign, a key or a value is missing, or one stands where none may. '
        'What can be read is read, and what belongs to no field is shown behind the entry.',
        reason='Where a value or an entry ends is a guess there; other programs lose the entry, or all that follow it.',
        remedy='Put the place right that the message names: it says what was expected.',
        example=Example(content='@article{lamps, title = {On lamps} year = 2020}\n', name=_NAME),
    ),
    Code(
        name='macro-undefined',
        severity=Severity.WARNING,
        meaning='A word without braces is a macro that no ``@string`` of the file, or of the files named with it, '
        'defines. Its name is shown.',
        reason='A reader of the page sees the short name of a journal that only its author knows.',
        remedy='Add ``@string{name = {text}}``, or put the text into braces.',
        example=Example(content='@article{lamps, title = {On lamps}, journal = jlamp, year = 2020}\n', name=_NAME),
    ),
    Code(
        name='key-repeated',
        severity=Severity.WARNING,
        meaning='Two entries of a file, or of the files of a list, have one key. The first keeps it, '
        'the other gets a number.',
        reason='A citation of the key means the first entry, whichever was meant.',
        remedy='Give one of them a key of its own, or delete the entry that was copied.',
        example=Example(
            content='@misc{lamps, title = {On lamps}, year = 2020}\n@misc{lamps, title = {More lamps}, year = 2021}\n',
            name=_NAME,
        ),
    ),
    Code(
        name='crossref-missing',
        severity=Severity.WARNING,
        meaning='An entry takes fields of another one, by ``crossref`` or ``xdata``, that neither the file '
        'nor another one named with it has.',
        reason='The book or the meeting that the work appeared in is not shown.',
        remedy='Add the other entry, or correct its key.',
        example=Example(content='@inproceedings{lamps, title = {On lamps}, crossref = {days}}\n', name=_NAME),
    ),
    Code(
        name='name-unclear',
        severity=Severity.WARNING,
        meaning='Names are divided by commas, semicolons or an ampersand, where BibTeX has ``and``.',
        reason='Which words are one person’s name is a guess; other programs take all of them for one name.',
        remedy='Write ``and`` between two names, and ``{…}`` around the name of an organisation.',
        example=Example(content='@misc{lamps, author = {Quist, R.; Sato, K.}, title = {On lamps}}\n', name=_NAME),
    ),
    Code(
        name='date-unread',
        severity=Severity.WARNING,
        meaning='There is no year in the date. Its text is shown in the place of the date.',
        reason='The entry can be sorted and grouped by no year.',
        remedy='Write ``year = {2020}``, or ``date = {2020-05-12}``.',
        example=Example(content='@misc{lamps, title = {On lamps}, year = {twenty}}\n', name=_NAME),
    ),
    Code(
        name='type-unknown',
        severity=Severity.NOTE,
        meaning='The type of an entry is none of BibTeX and BibLaTeX. It is shown like a type whose name is near, or '
        'else like ``@misc``.',
        reason='What the type says of the work is not known.',
        remedy='Correct the type; ``@misc`` takes everything.',
        example=Example(content='@artcle{lamps, title = {On lamps}, year = 2020}\n', name=_NAME),
    ),
    Code(
        name='title-missing',
        severity=Severity.NOTE,
        meaning='An entry has no title. What it has is shown.',
        reason='A reader cannot tell what the work is, and no search finds it.',
        remedy='Add ``title = {…}``.',
        example=Example(content='@misc{lamps, author = {Quist, R.}, year = 2020}\n', name=_NAME),
    ),
)
