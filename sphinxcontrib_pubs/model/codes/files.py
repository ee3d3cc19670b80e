"""What can be wrong with a file as a whole."""

from __future__ import annotations

from sphinxcontrib_pubs.model.codes.code import Code, Example
from sphinxcontrib_pubs.model.problem import Severity

FILES = (
    Code(
        name='source-missing',
        severity=Severity.ERROR,
        meaning='There is no file of that name.',
        reason='The list would be empty, or lack what the file holds.',
        remedy='Check the path. In a directive it is relative to the document, or to the source directory with ``/``.',
        example=Example(place='absent', shown='``sphinx-pubs check publications.md`` where there is no such file'),
    ),
    Code(
        name='source-directory',
        severity=Severity.ERROR,
        meaning='The path is a directory.',
        reason='Which of its files are meant, and in which order, cannot be known.',
        remedy='Name the files; the directive takes patterns such as ``papers/*.md``.',
        example=Example(place='folder', shown='``sphinx-pubs check publications.md`` where that is a directory'),
    ),
    Code(
        name='source-unreadable',
        severity=Severity.ERROR,
        meaning='The system refuses to open or to read the file.',
        reason='Nothing of it can be shown.',
        remedy='Check its permissions, and where its links lead.',
        example=Example(place='loop', shown='``sphinx-pubs check publications.md`` where that is a link to itself'),
    ),
    Code(
        name='source-too-large',
        severity=Severity.ERROR,
        meaning='The file has more than 64 MB, over a hundred thousand entries of BibTeX. Nothing of it is read.',
        reason='It would take minutes and gigabytes, in every build that waits for it.',
        remedy='Divide the file; a list may have several sources.',
        example=Example(place='vast', shown='``sphinx-pubs check publications.md`` where that has 65 MB'),
    ),
    Code(
        name='source-unwritable',
        severity=Severity.ERROR,
        meaning='``check --fix`` cannot write the file: it is read-only, or changed while it was read.',
        reason='What is safe to mend was not mended. The file is whole: it is replaced in one step, or not at all.',
        remedy='Check its permissions and those of its directory, or mend it by hand.',
        example=Example(
            content='- Ito, M., Roe,  J., & Sato, K. (2020). _On lists of words._ **KDD**.\n',
            place='read-only',
            shown='``sphinx-pubs check --fix publications.md`` where that is read-only and has something to mend',
        ),
    ),
    Code(
        name='source-format',
        severity=Severity.ERROR,
        meaning='No reader is known for the suffix of the file or for the format that was asked for, or nothing of '
        'the format stands in the file.',
        reason='Only what cannot be mistaken is recognised by its content: BibTeX, JSON and RIS.',
        remedy='Name the format with ``--from``, or with the option ``:format:`` of the directive.',
        example=Example(content='- Ito, M. (2020). _On lists of words._\n', name='publications.docx'),
    ),
    Code(
        name='source-reader',
        severity=Severity.ERROR,
        meaning='The reader of another package, which the file is for, cannot be imported, fails, or gives no reading. '
        'Nothing of the file is read; where only the look at its content failed, it is read by its suffix.',
        reason='The list lacks what the file holds, or holds it as another format has it.',
        remedy='Mend the package, whose module the message names, or remove it.',
        example=Example(place='package', shown='``:format: refer`` where the package of that format is broken'),
    ),
    Code(
        name='source-empty',
        severity=Severity.WARNING,
        meaning='The file, or the content of a directive, is nothing but white space.',
        reason='It may have been emptied by mistake.',
        remedy='Put it back, or take it off the list of sources.',
        example=Example(content=' \n\n', shown='a file of blank lines'),
    ),
    Code(
        name='source-encoding',
        severity=Severity.WARNING,
        meaning='The file is not UTF-8, or not what its byte-order mark says; it is read as cp1252 (Western European). '
        'The place is the first byte that is wrong.',
        reason='If it was another encoding, names are misspelt: Müller becomes MÃ¼ller.',
        remedy='Save the file as UTF-8.',
        example=Example(
            content='- Müller, K., & Roe, J. (2020). _On lists of words._ **KDD**.\n',
            encoding='cp1252',
            shown='a file with ``Müller`` that is saved as Latin-1 or cp1252',
        ),
    ),
    Code(
        name='source-nul',
        severity=Severity.WARNING,
        meaning='There are NUL characters in the text; each is shown as ``�``.',
        reason='They come from broken copies, and other programs stop at them.',
        remedy='Delete them; most editors can search for ``\\x00``.',
        example=Example(
            content='- Ito, M., & Roe, J. (2020). _On\0lists of words._ **KDD**.\n', shown='a byte 0 within a title'
        ),
    ),
    Code(
        name='source-control',
        severity=Severity.WARNING,
        meaning='There are control characters in the text, or halves of characters. Each is shown as ``�``; those that '
        'cp1252 has a sign for, which was taken for Latin-1, as that sign.',
        reason='Terminals take them for commands, and XML, of which feeds and e-books are made, has no place for them.',
        remedy='Delete them; most editors can search for ``\\x1b`` and its like.',
        example=Example(
            content='- Ito, M., & Roe, J. (2020). _On\x1b[1m lists of words._ **KDD**.\n',
            shown='the command of a terminal within a title',
        ),
    ),
    Code(
        name='source-nesting',
        severity=Severity.WARNING,
        meaning='Blocks of a page of reStructuredText are nested more deeply than can be parsed. The innermost are '
        'read as if they stood beside each other.',
        reason='Only broken or hostile files are nested like that.',
        remedy='Look for runs such as ``A. A. A.``, which reStructuredText takes for lists within lists.',
        example=Example(
            content='\n'.join('  ' * depth + '- a' for depth in range(500)) + '\n',
            name='publications.rst',
            shown='five hundred lists, each within the one before',
        ),
    ),
    Code(
        name='front-matter',
        severity=Severity.WARNING,
        meaning='The metadata at the head of the page are broken. The rest is read without them, and a page that is '
        'read as it is shows them as they are written.',
        reason='The page has no title, banner or other setting from them.',
        remedy='Put the line right that is named: often a quotation mark or a closing ``---`` is missing.',
        example=Example(
            content='---\ntitle: "Publications\n---\n\n- Ito, M., & Roe, J. (2020). _On lists of words._ **KDD**.\n'
        ),
    ),
)
