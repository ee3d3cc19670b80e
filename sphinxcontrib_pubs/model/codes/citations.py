"""What can be wrong with a citation in the text of a page."""

from __future__ import annotations

from sphinxcontrib_pubs.model.codes.code import Code, Example
from sphinxcontrib_pubs.model.problem import Severity


def _page(sentence: str) -> Example:
    lines = ('# Publications', '', sentence, '', '```{publications} publications.txt', '```', '')
    return Example(content='\n'.join(lines), name='index.md', place='page')


_TWO_LISTS = """# Publications

```{publications}
:format: bibtex

@misc{lamps, title = {On lamps}, year = 2020}
```

```{publications}
:format: bibtex

@misc{lamps, title = {Wicks and oil}, year = 2021}
```
"""

CITATIONS = (
    Code(
        name='citation-unknown',
        severity=Severity.WARNING,
        meaning='No list of the site has a publication with the key of a citation or a reference. The key is shown, '
        'and leads nowhere.',
        reason='Readers see a key, and cannot find the work.',
        remedy='The warning names the keys that are most like it; ``sphinx-pubs show`` prints those of a file.',
        example=_page('As {pub:t}`ito2020list` say.'),
    ),
    Code(
        name='key-shared',
        severity=Severity.WARNING,
        meaning='Two lists of the site have different works with one key. It means the one whose list comes first, by '
        'the order of the documents’ names; the other is cited by its document and the key, such as '
        '``staff/north:lamps``. Of keys that were made of a name and a year, only whoever cites them is told.',
        reason='Whoever cites the key may mean the other work, and readers are led to the wrong one.',
        remedy='Give one of them a key of its own, or cite both with their documents. '
        'See [](../citing.md#keys-of-several-works).',
        example=Example(content=_TWO_LISTS, name='index.md', place='page'),
    ),
    Code(
        name='citation-syntax',
        severity=Severity.WARNING,
        meaning='What stands in a citation is no list of keys. It is shown as written.',
        reason='Nobody can tell which works are meant.',
        remedy='Keys have commas between them; words before a key and a place behind it stand in braces. '
        'See [](../citing.md).',
        example=_page('As {pub:t}`{see ito2020lists` say.'),
    ),
    Code(
        name='person-unknown',
        severity=Severity.WARNING,
        meaning='A name in the text is the id or a name of nobody in ``pubs_people``, or could be that of several '
        'people. It is shown as written.',
        reason='The name leads nowhere, and does not say who the person is.',
        remedy='The warning names who may be meant; see [](../people.md).',
        example=_page('With {pub:author}`Ito, M.`.'),
    ),
    Code(
        name='venue-unknown',
        severity=Severity.WARNING,
        meaning='A venue in the text is none that the package or ``pubs_venues`` knows. It is shown as written.',
        reason='The name leads nowhere, and is not shown as in the lists.',
        remedy='The warning names the venues that are most like it; see [](../venues.md).',
        example=_page('At {pub:venue}`ICMLL`.'),
    ),
)
