"""What the programs of others would not take of a page of a built site."""

from __future__ import annotations

from sphinxcontrib_pubs.model.codes.code import Code, Example
from sphinxcontrib_pubs.model.problem import Severity

_TITLE = ('citation_title', 'On lists of words')
_AUTHOR = ('citation_author', 'Ito, Mei')
_DATE = ('citation_publication_date', '2020')
_ABSTRACT = '<p class="abstract">We count words.</p>'


def _paper(*tags: tuple[str, str], body: str = _ABSTRACT, name: str = 'paper.html') -> Example:
    head = ''.join(f'<meta name="{key}" content="{value}">\n' for key, value in tags)
    return Example(content=f'{head}{body}\n', name=name, place='built')


PREVIEW = (
    Code(
        name='scholar-incomplete',
        severity=Severity.WARNING,
        meaning='The page of a paper lacks ``citation_title``, ``citation_author`` or ``citation_publication_date``.',
        reason='Google Scholar takes a page without one of the three for one without any tags.',
        remedy='Add what is missing to the source of the entry.',
        example=_paper(_TITLE, _AUTHOR),
    ),
    Code(
        name='scholar-author',
        severity=Severity.WARNING,
        meaning='A tag ``citation_author`` holds several people, an affiliation, a degree or a mark such as ``*``.',
        reason='Scholar takes the whole content for the name of one person.',
        remedy='Give each author a tag, with nothing but the name.',
        example=_paper(_TITLE, ('citation_author', 'Ito, Mei; Roe, Jane'), _DATE),
    ),
    Code(
        name='scholar-date',
        severity=Severity.WARNING,
        meaning='The date of a paper is none that Scholar reads, or there is no such day.',
        reason='The page counts as one without a date, and so as one without any tags.',
        remedy='Write ``2021``, ``2021/5`` or ``2021/5/12``.',
        example=_paper(_TITLE, _AUTHOR, ('citation_publication_date', 'in press')),
    ),
    Code(
        name='scholar-pdf',
        severity=Severity.WARNING,
        meaning='``citation_pdf_url`` is not absolute, on another host or in another directory than the page, or '
        'the file is not there, is no PDF, has no name in ``.pdf``, or more than 5 MB.',
        reason='Scholar does not take the PDF.',
        remedy='Put the file into the site and link the entry to it: it is copied beside the page.',
        example=_paper(_TITLE, _AUTHOR, _DATE, ('citation_pdf_url', 'paper.pdf')),
    ),
    Code(
        name='scholar-field',
        severity=Severity.WARNING,
        meaning='A tag holds what belongs into another one, such as an ISSN as a number of issue, or both pages as '
        'the first one; or there are two titles.',
        reason='Scholar shows it wrongly, or takes two works for one.',
        remedy='Correct the field of the source.',
        example=_paper(_TITLE, _AUTHOR, _DATE, ('citation_issue', '1234-567X')),
    ),
    Code(
        name='scholar-vocabulary',
        severity=Severity.WARNING,
        meaning='The page of a paper tells of it in Dublin Core alone (``DC.title``, ``DC.creator``).',
        reason='Dublin Core has no fields for a journal, a volume, an issue and pages, so that Scholar takes it as a '
        'last resort.',
        remedy='Tell the paper in ``citation_*`` tags as well, as the pages of this extension do.',
        example=_paper(('DC.title', _TITLE[1]), ('DC.creator', _AUTHOR[1]), ('DC.issued', _DATE[1])),
    ),
    Code(
        name='scholar-abstract',
        severity=Severity.WARNING,
        meaning='The page of a paper shows no abstract, or hides it: in a ``details`` that is closed, by ``hidden``, '
        'or by a style of the element. An abstract is what stands below a heading of that name, or in an element '
        'with the word in its class or id.',
        reason='Scholar takes no page on which the abstract cannot be read without a click.',
        remedy="Show the abstract, or make no page for the entry: ``pubs_paper_pages = 'abstract'``.",
        example=_paper(_TITLE, _AUTHOR, _DATE, body=f'<details>{_ABSTRACT}</details>'),
    ),
    Code(
        name='scholar-unreachable',
        severity=Severity.WARNING,
        meaning='No plain links lead from the index page to the page of a paper within ten clicks.',
        reason='Scholar does not find it.',
        remedy='Link to the list of publications from a page that is linked itself, for instance by a ``toctree``.',
        example=_paper(_TITLE, _AUTHOR, _DATE, name='unlinked.html'),
    ),
    Code(
        name='zotero-incomplete',
        severity=Severity.WARNING,
        meaning='A COinS element has no title, no creator, or a format that Zotero does not know.',
        reason='Zotero looks the work up by whatever is left, and may find another one or none.',
        remedy='Add what is missing to the source of the entry.',
        example=_paper(
            body='<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal'
            '&amp;rft.atitle=On%20lists"></span>'
        ),
    ),
    Code(
        name='zotero-shadowed',
        severity=Severity.WARNING,
        meaning='The page of a paper has COinS or unAPI besides its ``citation_*`` tags.',
        reason='Zotero asks these first, and does not save the PDF, the abstract and the keywords.',
        remedy='Show no list with ``pubs_metadata`` on the page of a single paper.',
        example=_paper(
            *(_TITLE, _AUTHOR, _DATE),
            body='<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal'
            f'&amp;rft.atitle=On%20lists&amp;rft.au=Mei%20Ito"></span>\n{_ABSTRACT}',
        ),
    ),
    Code(
        name='json-ld',
        severity=Severity.WARNING,
        meaning='A block of JSON-LD cannot be read, or a work in it has no type, no name, or no authors.',
        reason='Search engines pass over it.',
        remedy='Add what is missing to the source of the entry.',
        example=_paper(
            body='<script type="application/ld+json">{"@type": "ScholarlyArticle", "name": "On lists"}</script>'
        ),
    ),
)
