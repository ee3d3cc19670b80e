"""An extension that makes one page of one file, and can do nothing else: the floor of ``scale.py``'s ``bibtex``.

Its entries are, to the byte, those that ours makes of the benchmark's own ``.bib`` file, and the index of the search
has their words. It knows the eight accents of that file, the two commands, the braces of four journals and the order of
the fields; of another file it makes nonsense. It reads no places of what it read, tells of no mistakes, compares no
entries with each other, knows no people, no styles and no options.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_ENTRY = re.compile(r'^@article\{(\w+),\n(.*?)^\}', re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r'^  (\w+) = [{"]?(.*?)[}"]?,$', re.MULTILINE)
_ACCENT = re.compile(r'\{\\(["\'`]\w|[lO]|AA)\}')
_ACCENTS = {'"o': 'ö', "'a": 'á', "'e": 'é', '`e': 'è', 'l': 'ł', 'O': 'Ø', 'AA': 'Å'}
_COMMAND = re.compile(r'\\emph\{(.*?)\}|\$(.*?)\$|[{}]')
_INITIALS = re.compile(r', (?:\w\. ?)+$')
_WORD = re.compile(r'\w+')
#: What stands in the page until its template has been filled: docutils copies a page several times.
_PLACE = '<!-- the list -->'


class least_page(nodes.General, nodes.Element):  # noqa: N801
    """The place of the list, with the path of its file."""


class LeastPage(SphinxDirective):
    """``.. least-page:: list.bib``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        name, path = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(name)
        return [least_page(path=path)]


def list_of(text: str) -> tuple[str, dict[str, None]]:
    """The HTML of a file's entries, by years, and the texts whose words the search has to know."""
    groups: dict[str, list[str]] = {}
    words: dict[str, None] = {'March': None, 'https doi org': None, 'Link': None}
    for key, body in _ENTRY.findall(text):
        fields = dict(_FIELD.findall(body))
        year, doi, url = fields['year'], escape(fields['doi']), escape(fields['url'])
        names = _letters(fields['author']).split(' and ')
        if not all(map(_INITIALS.search, names)):  # whose line has them as they are written
            names = [' '.join(reversed(name.split(', '))) for name in names]
        title, journal = _letters(fields['title']), _journal(fields['journal'])
        words.update(dict.fromkeys((*names, title.replace('\\emph', ''), journal, doi)))
        groups.setdefault(year, []).append(
            f'<li class="pubs-entry" id="pub-{key}" data-year="{year}" data-type="article-journal">{_people(names)} '
            f'(<span class="pubs-year">{year}, March</span>). {_title(title)} '
            f'<span class="pubs-venue">{escape(journal)}</span>, {fields["volume"]}({fields["number"]}), '
            f'{fields["pages"].replace("--", "–")}. '
            f'<a class="pubs-link" href="https://doi.org/{doi}" data-kind="doi">https://doi.org/{doi}</a> '
            f'<span class="pubs-links">[<a class="pubs-link" href="{url}" data-kind="url">Link</a>]</span>'
            f'<a class="pubs-permalink" href="#pub-{key}" aria-label="Link to this publication"></a></li>\n'
        )
    parts = ['<section class="pubs pubs--long tex2jax_ignore mathjax_ignore">\n']
    for year in sorted(groups, reverse=True):
        heading = f'<h2 class="pubs-group__heading">{year}</h2>'
        parts += (f'<div class="pubs-group" id="pubs-year-{year}">\n{heading}\n<ul class="pubs-list">\n', *groups[year])
        parts.append('</ul>\n</div>\n')
    return ''.join((*parts, '</section>')), words


def _letters(text: str) -> str:
    return _ACCENT.sub(lambda match: _ACCENTS[match[1]], text) if '\\' in text else text


def _journal(text: str) -> str:
    if text == 'jhl':
        return 'Journal of Harbour Lights'
    return text.replace('\\&', '&').replace('{IEEE}', 'IEEE')


def _people(names: list[str]) -> str:
    spans = [f'<span class="pubs-author">{escape(name)}</span>' for name in names]
    spans[0] = spans[0].replace('author', 'author pubs-author--first', 1)
    if len(spans) > 1:
        spans[-1] = f'&amp; {spans[-1].replace("author", "author pubs-author--last", 1)}'
    return ', '.join(spans) + ('' if names[-1].endswith('.') else '.')


def _title(text: str) -> str:
    stop = '' if text.endswith('.') else '.'
    text = escape(text, quote=False)
    if '{' in text or '$' in text:
        text = _COMMAND.sub(_command, text.replace('--', '–').replace('~', '\xa0'))
    return f'<em class="pubs-title">{text}</em>{stop}'


def _command(match: re.Match[str]) -> str:
    if match[1]:
        return f'<em>{match[1]}</em>'
    classes = 'math notranslate nohighlight tex2jax_process mathjax_process'
    return f'<span class="{classes}">\\({match[2]}\\)</span>' if match[2] else ''


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Makes the list of a page, and puts its words where the index looks for them."""
    for node in doctree.findall(least_page):
        html, texts = list_of(Path(node['path']).read_text(encoding='utf8'))
        app.env.temp_data['least page'] = html
        words = dict.fromkeys(_WORD.findall(' '.join(texts)))
        node += nodes.Text(' '.join(word for word in words if not word.isdecimal()))


def put_list(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document) -> None:
    if _PLACE in context.get('body', ''):
        context['body'] = context['body'].replace(_PLACE, app.env.temp_data['least page'])


def visit_least_page(self: HTML5Translator, node: least_page) -> None:
    self.body.append(_PLACE)
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_node(least_page, html=(visit_least_page, None))
    app.add_directive('least-page', LeastPage)
    app.connect('doctree-resolved', resolve)
    app.connect('html-page-context', put_list)
    return {}
