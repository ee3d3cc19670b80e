"""What only a build with Sphinx can find: directives, configuration, the banner."""

from __future__ import annotations

from sphinxcontrib_pubs.model.codes.code import Code, Example
from sphinxcontrib_pubs.model.problem import Severity


def _page(*lines: str) -> Example:
    return Example(content='\n'.join(['# Publications', '', *lines, '']), name='index.md', place='page')


def _configuration(line: str) -> Example:
    return Example(content=f'{line}\n', name='conf.py', place='configuration')


BUILD = (
    Code(
        name='no-source',
        severity=Severity.WARNING,
        meaning='The directive has neither a path nor content.',
        reason='There is nothing to show.',
        remedy='Name a file, or write entries into the directive.',
        example=_page('```{publications}', '```'),
    ),
    Code(
        name='other-syntax',
        severity=Severity.WARNING,
        meaning='A directive is written as reStructuredText has it on a page of Markdown, or the other way round. '
        'The page shows its lines as text.',
        reason='There is no list where one was meant.',
        remedy='Write it in the syntax of the page; the warning says how it begins.',
        example=_page('.. publications:: publications.txt'),
    ),
    Code(
        name='list-in-code',
        severity=Severity.WARNING,
        meaning='A page of ``pubs_pages`` has several references in a block of code without a language: behind a '
        'double colon, in a fence, or indented as code is. It is shown as written.',
        reason='The page shows lines of code where a list was meant, and nothing of them is sorted or exported.',
        remedy='Take away what makes it code: the second colon, the fence, the spaces. If it is to be code, name its '
        'language.',
        example=Example(
            content='# Publications\n\n```text\nIto, M., & Roe, J. (2020). _On lists._ KDD.\n\n'
            'Roe, J., & Ito, M. (2019). _On sets._ ICML.\n```\n',
            name='publications.md',
            place='page',
        ),
    ),
    Code(
        name='latex-letters',
        severity=Severity.WARNING,
        meaning='An entry has letters that pdfLaTeX has neither fonts nor commands for, as those of Chinese, and of '
        'Russian where the site loads no fonts for it. A question mark in a box stands for them in the manual.',
        reason='pdfLaTeX, which Sphinx asks for a PDF in most languages, stops at each such letter.',
        remedy='Set ``latex_engine = "lualatex"`` or ``"xelatex"`` in ``conf.py``, with a font that has the letters. '
        'For Russian alone, Sphinx has fonts for pdfLaTeX as well (``fontenc`` in ``latex_elements``).',
        example=Example(
            content='# Publications\n\n```{publications}\n- 张伟. (2020). _On lists of words._ **KDD**.\n```\n',
            name='index.md',
            place='manual',
            shown='a name in Chinese letters, built by ``make latexpdf``',
        ),
    ),
    Code(
        name='source-outside',
        severity=Severity.WARNING,
        meaning='A source or a style of a directive lies outside of the source directory, or a link leads out of it.',
        reason='Whoever may change a page could otherwise have any file of the machine shown that builds the site.',
        remedy='Put the file into the source directory, or name its folder in ``pubs_source_roots``.',
        example=_page('```{publications} ../elsewhere/publications.md', '```'),
    ),
    Code(
        name='source-repeated',
        severity=Severity.WARNING,
        meaning='One source is named twice in a directive. It is read once.',
        reason='Another file may have been meant.',
        remedy='Name it once. A pattern such as ``*.md`` may give a file that is named beside it.',
        example=_page('```{publications} publications.txt publications.txt', '```'),
    ),
    Code(
        name='identifier-shared',
        severity=Severity.WARNING,
        meaning='Entries of two sources have the same DOI, arXiv identifier or the like, but different titles, or '
        'another identifier in which they differ. They are not put together.',
        reason='One of them leads to another work, or one work stands in the list twice.',
        remedy='Look which of the two the identifier belongs to; the warning names both places.',
        example=Example(
            content=_page(
                '```{publications} publications.txt',
                '',
                '- Ito, M., & Sato, K. (2021). _Harbours by night._ **ICML**. doi:10.5555/12345',
                '```',
            ).content,
            name='index.md',
            place='page',
            shown='a directive with two sources, of which one has ``On lists of words`` with the DOI 10.5555/12345, '
            'the other ``Harbours by night`` with the same',
        ),
    ),
    Code(
        name='versions-unclear',
        severity=Severity.WARNING,
        meaning='Entries of two sources may tell of one work or of two: they have one title and different authors or '
        'venues, they differ in nothing but an identifier, or one of them fits two works that contradict each other. '
        'They are not put together; see [](../merging.md).',
        reason='One work may stand in the list twice.',
        remedy='Mend what differs in one of them, or give each its own DOI; the warning names both places.',
        example=Example(
            content=_page(
                '```{publications} publications.txt',
                '',
                '- Sato, K. (2021). _On lists of words._ **ICML**.',
                '```',
            ).content,
            name='index.md',
            place='page',
            shown='a directive with two sources, of which one has ``On lists of words`` by Ito and Roe, the other the '
            'same title by Sato a year later',
        ),
    ),
    Code(
        name='no-address',
        severity=Severity.WARNING,
        meaning='A list is asked for a feed, and the site does not know its own address. There is no feed.',
        reason='What is in a feed has addresses that are read elsewhere.',
        remedy='Set ``html_baseurl``, or ``pubs_base_url``, to the address of the site; see [](../feeds.md).',
        example=_page('```{publications} publications.txt', ':feed:', '```'),
    ),
    Code(
        name='source-changed',
        severity=Severity.WARNING,
        meaning='The source changed while the site was built, so that entries of a page are no longer in it. '
        'They are left out.',
        reason='The page shows less than the source had when the build began.',
        remedy='Build again.',
        example=Example(place='overwritten', shown='a source that another program replaces during the build'),
    ),
    Code(
        name='unknown-option',
        severity=Severity.WARNING,
        meaning='The directive has no option of that name. It is left out, and the list is shown.',
        reason='The list is not as it was meant to be.',
        remedy='The warning names the nearest option; see [](directive.md).',
        example=_page('```{publications} publications.txt', ':gruop-by: year', '```'),
    ),
    Code(
        name='option-value',
        severity=Severity.WARNING,
        meaning='An option cannot have that value. It is left out, and the list is shown.',
        reason='The list is not as it was meant to be.',
        remedy='The warning names line and column, and what was expected; see [](directive.md).',
        example=_page('```{publications} publications.txt', ':limit: three', '```'),
    ),
    Code(
        name='selected-none',
        severity=Severity.WARNING,
        meaning='A list is to show the works that are marked as selected, and no source marks any.',
        reason='The list is empty.',
        remedy='Mark some: ``selected = {true}`` in BibTeX, ``selected: true`` in YAML, or a heading such as '
        '``Selected publications`` over them; see [](../layouts.md). Or leave the option out.',
        example=_page('```{publications} publications.txt', ':selected:', '```'),
    ),
    Code(
        name='link-file',
        severity=Severity.WARNING,
        meaning='An entry links to a file of the site, and there is none, or it lies outside the source directory. '
        'The link stays as it is.',
        reason='Readers of the page would not find it.',
        remedy='Write the path as seen from the source, from the page, or with ``/`` from the source directory; or '
        'name the folder of the files in ``pubs_file_roots``.',
        example=_page('```{publications}', '- Ito, M. (2020). _On lists._ **KDD**. [PDF](papers/lists.pdf)', '```'),
    ),
    Code(
        name='thumbnail',
        severity=Severity.WARNING,
        meaning='The picture of an entry is no file of the site that browsers show, and is left out; or it has no '
        'words, and is shown all the same.',
        reason='Whoever cannot see the picture must be told what it shows, and no page asks another site for anything.',
        remedy='Name a file below the source directory, and say in ``alt`` what it shows.',
        example=_page(
            '```{publications}',
            ':format: bibtex',
            ':show: thumbnail',
            '',
            '@article{a, title = {Lamps}, author = {Ito, M.}, year = 2020, preview = {https://a.example/lamp.png}}',
            '```',
        ),
    ),
    Code(
        name='template',
        severity=Severity.WARNING,
        meaning='The template ``pubs/entry.html`` of the site cannot be used. Entries stand as they do without it.',
        reason='The page does not look as it was meant to.',
        remedy='The warning names the line of the template; see [](html.md) for what it may use.',
        example=Example(content='{{ titel }}\n', name='templates/pubs/entry.html', place='template'),
    ),
    Code(
        name='config',
        severity=Severity.WARNING,
        meaning='A setting in ``conf.py`` cannot be used, and the default stands in its place; or there is none '
        'of that name.',
        reason='Lists are not as they were meant to be.',
        remedy='The warning names the nearest word that is known; see [](configuration.md).',
        example=_configuration("pubs_style = 'aap'"),
    ),
    Code(
        name='person-page',
        severity=Severity.WARNING,
        meaning='The ``page`` of a person is no document of the site. Names lead where they would without it.',
        reason='Readers do not find the page that was meant.',
        remedy='The warning names the nearest document; see [](../author-pages.md).',
        example=_configuration("pubs_people = {'ito': {'name': 'Ito, M.', 'page': 'indxe'}}"),
    ),
    Code(
        name='venues',
        severity=Severity.WARNING,
        meaning='A venue of ``pubs_venues`` has an unknown field or kind, or a colour or address that cannot be used. '
        'What can be used of the venue is used.',
        reason='Badges and exports are not as they were meant to be.',
        remedy='The warning names the venue, and the nearest word that is known; see [](../venues.md).',
        example=_configuration("pubs_venues = {'KDD': {'colour': 'blu'}}"),
    ),
    Code(
        name='banner',
        severity=Severity.WARNING,
        meaning='The background of a banner is no gradient, image or colour that is allowed, or its text cannot '
        'be read on it. The banner is shown plain. Or a setting of it cannot be used.',
        reason='Nothing of a page’s front matter reaches the style sheet unchecked.',
        remedy='See [](../banner.md) for what a background may be.',
        example=Example(
            content='---\ntitle: Publications\nheader:\n  background: "url(javascript:a)"\n---\n\n# Publications\n',
            name='index.md',
            place='page',
        ),
    ),
)
