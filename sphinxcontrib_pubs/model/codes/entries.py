"""What can be wrong with one entry, or with its markup."""

from __future__ import annotations

from sphinxcontrib_pubs.model.codes.code import Code, Example
from sphinxcontrib_pubs.model.problem import Severity

ENTRIES = (
    Code(
        name='entry-unread',
        severity=Severity.ERROR,
        meaning='This looks like a reference, but no title was found in it. It is shown as written.',
        reason='It has no authors, year or venue of its own: it cannot be sorted, filtered or exported.',
        remedy='Mark the title: by emphasis, by quotation marks, or by a full stop before and after it.',
        example=Example(content='- Quist, R., Sato, K., & Wu, B. (2020).\n'),
    ),
    Code(
        name='entry-too-long',
        severity=Severity.WARNING,
        meaning='One entry has more than 50,000 characters, or 200 links. It is shown as written.',
        reason='No reference is that long; a blank line or the markers of a list may be missing.',
        remedy='Divide the entries.',
        example=Example(
            content='- ' + 'Quist, R., ' * 6000 + '\n', shown='an entry in which a name is repeated 6,000 times'
        ),
    ),
    Code(
        name='left-out',
        severity=Severity.NOTE,
        meaning='This stands in a list of references, or where a heading announces publications, and is read as none: '
        'a link to a profile, a placeholder, a remark. It is left out of the list, and so is a page of Hugo that is a '
        'draft.',
        reason='Should it be a reference after all, it would be missed in the list.',
        remedy='Name its authors, its title and its year if it is one; else nothing needs to be done.',
        example=Example(
            content='- Ito, M., & Roe, J. (2020). _On lists of words._ **KDD**.\n- More will be added soon.\n'
        ),
    ),
    Code(
        name='unclosed-emphasis',
        severity=Severity.WARNING,
        meaning='Emphasis is opened and never closed, so that the marker itself is shown. '
        'A star that explains a mark of the authors, as in ``(*equal contribution)``, is none.',
        reason='Where the title or the venue ends is uncertain.',
        remedy='Add the closing marker, or a backslash before a character that is meant.',
        example=Example(content='- Ito, M., & Roe, J. (2020). _On lists of words. **KDD**.\n'),
    ),
    Code(
        name='url-scheme',
        severity=Severity.WARNING,
        meaning='A link leads to an address that is no http, https, ftp, mailto or relative one. '
        'Its text is shown without the link.',
        reason='Such an address may run a program in the browser of whoever follows it.',
        remedy='Put the address right.',
        example=Example(
            content='- Ito, M., & Roe, J. (2020). _On lists of words._ **KDD**. [pdf](javascript:open%28%29)\n'
        ),
    ),
    Code(
        name='formula',
        severity=Severity.WARNING,
        meaning='A formula holds something that is no mathematics, or a part where LaTeX cannot take it: a bracket '
        'without its partner, a second script above one sign, half a fraction. It is shown as written.',
        reason='What typesets formulas, LaTeX and MathJax, can open files, make links and define itself anew; a source '
        'may come from anybody. The commands of LaTeX’s and AMS’s mathematics are known.',
        remedy='Use other commands, put braces around what belongs together, or write the formula in words.',
        example=Example(
            content='- Ito, M., & Roe, J. (2020). _On lists of $\\href{https://a.example}{words}$._ **KDD**.\n'
        ),
    ),
    Code(
        name='entry-twice',
        severity=Severity.NOTE,
        meaning='The same work stands twice under one heading: title, year, venue, pages, first author and number of '
        'authors are equal. A preprint and what became of it are two works.',
        reason='Readers count it twice, and so do filters and exports.',
        remedy='Delete one of the two; often the second has a link that the first lacks.',
        example=Example(
            content='- Ito, M., & Roe, J. (2020). _On lists of words._ **KDD**.\n'
            '- Ito, M., and Roe, J. (2020). _On Lists of Words._ **KDD**. [pdf](lists.pdf)\n'
        ),
    ),
    Code(
        name='doi-twice',
        severity=Severity.NOTE,
        meaning='Two entries with different titles have the same DOI.',
        reason='One of them leads to another work; it was probably copied with the entry above. '
        'Chapters may share the DOI of their book.',
        remedy='Look which of the two it belongs to.',
        example=Example(
            content='- Ito, M., & Roe, J. (2020). _On lists of words._ **KDD**. doi:10.5555/12345\n'
            '- Ito, M., & Sato, K. (2021). _On words in lists._ **ICML**. doi:10.5555/12345\n'
        ),
    ),
    Code(
        name='url-template',
        severity=Severity.NOTE,
        meaning='A link leads to an address that another program, such as Jekyll or Hugo, fills in. '
        'Its text is shown without the link.',
        reason='Here nobody fills it in, and a link to the words of a template leads nowhere.',
        remedy='Write the address in full if the link shall be shown here as well.',
        example=Example(
            content='- Ito, M., & Roe, J. (2020). _On lists of words._ **KDD**. [pdf]({{ site.url }}/lists.pdf)\n'
        ),
    ),
)
