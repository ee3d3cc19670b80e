"""Every format's source with a text in each of its fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def _words(text: str) -> list[str]:
    return text.split()


_LINKS = _words('url pdf code data slides poster video website blog press model demo supplement html')


def bibtex(texts: Iterable[str]) -> str:
    """An article, a paper of proceedings and a thesis for each text; every value is in braces of its own."""
    fields = (
        'author editor translator title subtitle journal booktitle shortjournal series volume number pages edition '
        'publisher address institution note abstract keywords annote howpublished doi eprint isbn issn pmid language '
        f'pubstate award custom urldate langid author+an type eventtitle {" ".join(_LINKS)}'
    ).split()
    entries = []
    for number, text in enumerate(texts):
        body = ''.join(f'  {name} = {{{text}}},\n' for name in fields)
        kind = ('article', 'inproceedings', 'phdthesis', f'x{text}')[number % 4]
        entries.append(f'@{kind}{{key{number},\n  year = {{2020}},\n  month = {{{text}}},\n{body}}}\n')
        entries.append(f'@misc{{{text},\n  title = {{Key {number}}},\n  author = {{Roe, Jane}},\n  year = 2019\n}}\n')
    return '\n'.join(entries)


def ris(texts: Iterable[str]) -> str:
    """A reference for each text, which stands in one line, since a line more would be a tag of the text's own."""
    tags = _words(
        'ID TI AU A2 A3 A4 T2 JA T3 ST OP VL IS SP ET NV SE PB CY AB N1 KW DO SN UR L1 L2 LA M1 M3 C1 C3 '
        'C7 DB AN Y2 U1 ZZ'
    )
    entries = []
    for text in texts:
        line = ' '.join(text.splitlines())
        body = ''.join(f'{tag}  - {line}\n' for tag in tags)
        entries.append(f'TY  - JOUR\nPY  - 2020\nDA  - {line}\n{body}ER  - \n')
    return '\n'.join(entries)


def _names(text: str) -> list[dict[str, str]]:
    return [
        {'family': text, 'given': text, 'non-dropping-particle': text, 'suffix': text},
        {'literal': text},
        {'family': 'Roe', 'given': 'Jane', 'ORCID': text},
    ]


def csl_json(texts: Iterable[str]) -> str:
    """An item for each text with the variables of CSL and some that it does not have."""
    plain = _words(
        'id title-short container-title container-title-short collection-title volume issue page number '
        'edition publisher publisher-place event-title event-place genre medium abstract note annote '
        'keyword DOI URL ISSN ISBN PMID PMCID language status archive archive_location source '
        'call-number section version categories award'
    )
    items = []
    for text in texts:
        item: dict[str, Any] = dict.fromkeys(plain, text)
        item |= {'type': 'article-journal', 'title': f'<i>{text}</i> {text}', 'author': _names(text)}
        item |= {'editor': _names(text), 'issued': {'date-parts': [[2020, 2]], 'season': text}}
        item |= {'accessed': {'raw': text}, text: text, 'custom': {text: text}}
        items.append(item)
    return json.dumps(items, ensure_ascii=False, indent=1)


def _as_yaml(value: object) -> str:
    """The value as JSON, which YAML reads but for its pairs of escapes; a separator of lines would end a name there."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return text.replace('\u2028', '\\u2028').replace('\u2029', '\\u2029')


def yaml(texts: Iterable[str]) -> str:
    """Our own schema; JSON is YAML, so that nothing of a text has to be quoted otherwise."""
    plain = (
        'title volume issue pages number edition publisher publisher-place abstract note keywords doi isbn issn arxiv '
        f'language status award topics custom thumbnail {" ".join(_LINKS)}'
    ).split()
    entries = []
    for number, text in enumerate(texts):
        entry: dict[str, Any] = dict.fromkeys(plain, text)
        author = {'name': text, 'orcid': text, 'roles': [text], 'affiliation': text}
        entry |= {'key': text, 'type': ('article-journal', text)[number % 2], 'year': 2020}
        entry |= {'authors': [author, text, {'family': text, 'given': text}], text: {text: text}}
        entry |= {'venue': {'name': text, 'abbreviation': text, 'highlighted': True, 'url': text}}
        entry |= {'links': {text: text, 'talk': text, 'code': {'url': text, 'label': text}}, 'topics': [text]}
        entries.append(entry)
    return _as_yaml(entries)


def hayagriva(texts: Iterable[str]) -> str:
    entries = {}
    for number, text in enumerate(texts):
        parent = {'type': 'Periodical', 'title': text, 'volume': 3, 'issue': text, 'publisher': text}
        entries[f'k{number}{text}'] = {
            'type': 'Article', 'title': {'value': text, 'short': text}, 'author': [text, 'Roe, Jane'], 'date': 2020,
            'editor': text, 'page-range': text, 'serial-number': {'doi': text, 'isbn': text, text: text}, 'url': text,
            'note': text, 'abstract': text, 'genre': text, 'location': text, 'language': text, 'parent': parent,
        }  # fmt: skip
    return _as_yaml(entries)


def cff(texts: Iterable[str]) -> str:
    """A project whose references are the texts; a CITATION.cff has one project alone."""
    people = [{'family-names': 'Roe', 'given-names': 'Jane'}]
    references = [
        {
            'type': 'article', 'title': text, 'year': 2020, 'journal': text, 'volume': text, 'issue': text,
            'authors': [{'family-names': text, 'given-names': text, 'orcid': text, 'website': text}, {'name': text}],
            'doi': text, 'url': text, 'repository-code': text, 'abstract': text, 'notes': text, 'keywords': [text],
            'publisher': {'name': text, 'city': text}, 'conference': {'name': text, 'website': text}, text: text,
            'identifiers': [{'type': 'other', 'value': text, 'description': text}], 'license': text, 'status': text,
        }
        for text in texts
    ]  # fmt: skip
    document = {'cff-version': '1.2.0', 'message': 'm', 'title': 'T', 'authors': people, 'references': references}
    return _as_yaml(document)


def hugo(text: str) -> str:
    """A page of Hugo about one publication."""
    matter = dict.fromkeys(
        _words(
            'publication publication_short abstract summary doi url_pdf url_code url_slides url_video '
            'featured tags categories projects image'
        ),
        text,
    )
    told: dict[str, Any] = {**matter, 'title': text, 'authors': [text, 'admin'], 'author_notes': [text, text]}
    told |= {'date': '2020-02-03', 'publication_types': [text], 'links': [{'name': text, 'url': text, 'icon': text}]}
    return f'---\n{_as_yaml(told)}\n---\n\n{text}\n'


def markdown(texts: Iterable[str]) -> str:
    """A hand-written page: each text in the parts of a reference, under a heading that holds it as well."""
    entries = []
    for text in texts:
        line = ' '.join(text.splitlines())
        entries.append(
            f'## {line}\n\n'
            f'- {line}, A., Roe, J.<sup>{line}</sup>, & {line} (2020). _{line}._ **{line}**, 3({line}), 1–9. '
            f'[{line}]({line}) [pdf](<{line}> "{line}") ![{line}]({line}) <{line}> `{line}` {line}\n'
            f'  <details><summary>Abstract</summary>{line}</details>\n'
        )
    return '# Papers\n\n' + '\n'.join(entries)


def restructuredtext(texts: Iterable[str]) -> str:
    """The same in the other syntax; the backquotes of a text end what they stand in."""
    entries = []
    for text in texts:
        line = ' '.join(text.splitlines())
        entries.append(
            f'- {line}, A., & Roe, J. (2020). *{line}.* **{line}**, 3({line}), 1–9. '
            f'`{line} <{line}>`_ `pdf <{line}>`__ ``{line}`` :sup:`{line}` :raw-html:`{line}` {line}\n'
        )
    return 'Papers\n======\n\n' + '\n'.join(entries)


#: By the name of the file: what makes its content of texts.
FORMATS: dict[str, Callable[[Iterable[str]], str]] = {
    'refs.bib': bibtex,
    'refs.ris': ris,
    'items.json': csl_json,
    'own.yml': yaml,
    'typst.yml': hayagriva,
    'CITATION.cff': cff,
    'written.md': markdown,
    'written.rst': restructuredtext,
}
