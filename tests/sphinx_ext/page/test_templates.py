"""A site writes its entries by a template of its own, which can escape nothing wrongly and break no build."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.model import Publication, SourceSpan
from sphinxcontrib_pubs.render.entry_template import entry_variables
from sphinxcontrib_pubs.render.item import Item
from tests.docs.conftest import DOCS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

pytestmark = pytest.mark.releases

BIB = """@article{lamps, author = {Quist, Rosa and Ito, Mei}, title = {Lamps \\& <q>wicks</q>}, year = {2024},
  journal = {A & B}, doi = {10.5555/lamps}, code = {https://code.example/}, award = {Best <Paper>},
  abstract = {We count.}}
"""
PAGE = '# P\n\n```{publications} lamps.bib\n:links: code, doi\n:numbering: ascending\n```\n'
TEMPLATE = """{{ number }}|{{ title }}|{% for author in authors %}{{ author.html }} {% endfor %}|{{ venue.name }}
{%- for award in awards %}|{{ award }}{% endfor %}{% for link in links %}|{{ link.kind }} {{ link.url }}{% endfor %}
{{- below }}{{ permalink }}"""


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site({'index.md': PAGE, 'lamps.bib': BIB, '_t/pubs/entry.html': TEMPLATE}, templates_path=['_t'])


def entry(html: str) -> str:
    (inner,) = re.findall(r'<li class="pubs-entry[^>]*>(.*?)</li>', html, re.DOTALL)
    return str(inner)


def test_the_template_writes_what_stands_in_an_entry(site: Site) -> None:
    built = site.build()
    assert built.warnings == ''
    html = entry(built.text('index.html'))
    assert html == (
        '1|Lamps &amp; &lt;q&gt;wicks&lt;/q&gt;|<span class="pubs-author pubs-author--first">Rosa Quist</span> '
        '<span class="pubs-author pubs-author--last">Mei Ito</span> |A &amp; B|Best &lt;Paper&gt;'
        '|code https://code.example/|doi https://doi.org/10.5555/lamps'
        '<details class="pubs-abstract"><summary>Abstract</summary><p>We count.</p></details>'
        '<a class="pubs-permalink" href="#pub-lamps" aria-label="Link to this publication"></a>'
    )


def test_the_mark_at_the_start_of_a_template_is_in_no_entry(site: Site) -> None:
    site.write('_t/pubs/entry.html', '{{ key }}.'.encode('utf-8-sig'))
    assert entry(site.build().text('index.html')) == 'lamps.'


def test_words_of_a_template_are_in_the_language_of_the_site(site: Site) -> None:
    site.write('_t/pubs/entry.html', "{{ _('Abstract') }} {{ _('Search') }} {{ _('Lampions') }}")
    # Ours first, then Sphinx's own; what nobody translates stays.
    assert entry(site.build(language='de').text('index.html')) == 'Zusammenfassung Suche Lampions'


def test_a_changed_template_writes_the_page_again(site: Site) -> None:
    import os
    import time

    site.build()
    path = site.write('_t/pubs/entry.html', 'Another {{ key }}.')
    os.utime(path, (time.time() + 10,) * 2)
    assert entry(site.build().text('index.html')) == 'Another lamps.'


@pytest.mark.parametrize(
    ('template', 'line', 'message'),
    [
        ('{{ title }}\n\n{{ titel }}', 3, "'titel' is undefined"),
        ('\n{% for author in authors %}', 2, 'Unexpected end of template'),
        ('{{ year // 0 }}', 1, 'ZeroDivisionError'),
        ('{% include "lost.html" %}', 1, 'lost.html'),
        ('\n{{ authors[0].nmae }}', 2, "no attribute 'nmae'"),
        ('{{ title }} für'.encode('latin-1'), 1, 'UnicodeDecodeError'),
        (f'{{{{ {"(" * 500}1{")" * 500} }}}}', 1, 'RecursionError'),
        ('\n{% include "pubs/entry.html" %}', 2, 'RecursionError'),
        # One that works for some entries alone would make two kinds of entries.
        ('{% if key == "lamps" %}{{ authors[0].nmae }}{% endif %}', 1, "no attribute 'nmae'"),
    ],
)
def test_a_template_that_cannot_be_used_costs_nothing_but_itself(
    site: Site, template: str | bytes, line: int, message: str
) -> None:
    site.write('_t/pubs/entry.html', template)
    site.write('lamps.bib', BIB + BIB.replace('{lamps', '{wicks').replace('5555/', '5555/2'))
    built = site.build(pubs_paper_pages='none')  # whose links are no part of what a template costs
    assert built.warnings.count('WARNING') == 1
    assert f'_t/pubs/entry.html:{line}:1: WARNING: ' in built.warnings
    assert message in built.warnings
    assert 'pubs.template' in built.warnings
    assert built.text('index.html').count('<em class="pubs-title">Lamps') == 2


def test_a_timeline_and_a_list_with_pictures_have_it_too(site: Site) -> None:
    site.write('lamp.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"></svg>')
    site.write('lamps.bib', BIB.replace('doi =', 'preview = {lamp.svg}, alt = {A lamp}, doi ='))
    for option, start, modifier in (
        (':layout: timeline', '1|Lamps', 'new-year'),
        (':show: thumbnail', '<img class="pubs-thumbnail" ', 'thumbnail'),
    ):
        site.write('index.md', PAGE.replace('\n```\n', f'\n{option}\n```\n'))
        html = site.build().text('index.html')
        assert entry(html).startswith(start)
        assert f'<li class="pubs-entry pubs-entry--{modifier}"' in html


def test_other_builders_have_no_use_for_it(site: Site) -> None:
    assert 'Rosa Quist, & Mei Ito. (2024).' in site.build('text').text('index.txt')


def test_no_template_costs_no_import_of_jinja_environments(make_site: Callable[..., Site]) -> None:
    import sys

    sys.modules.pop('sphinxcontrib_pubs.render.entry_template', None)
    make_site({'index.md': PAGE, 'lamps.bib': BIB}).build()
    assert 'sphinxcontrib_pubs.render.entry_template' not in sys.modules


def test_the_documentation_names_every_variable() -> None:
    page = (DOCS / 'reference' / 'html.md').read_text(encoding='utf8')
    table = page[page.index('## An entry by a template') :]
    names = entry_variables(Item(Publication('k', SourceSpan('a.md', 1)), (), 'pub-k'))
    assert {name for name in names if f'`{name}`' not in table} == set()


def test_the_template_of_the_documentation_works(site: Site) -> None:
    page = (DOCS / 'reference' / 'html.md').read_text(encoding='utf8')
    (example,) = re.findall(r'^```html\+jinja\n(.*?)^```$', page, re.DOTALL | re.MULTILINE)
    site.write('_t/pubs/entry.html', example)
    built = site.build()
    assert built.warnings == ''
    assert '<strong class="pubs-title">Lamps &amp; &lt;q&gt;wicks&lt;/q&gt;</strong>' in built.text('index.html')


@pytest.mark.parametrize('block', ['css', 'extrahead'])
def test_a_theme_that_links_no_style_sheets_gets_them_by_the_template_of_the_documentation(
    make_site: Callable[..., Site], block: str
) -> None:
    own = '{% block css %}{{ "x" in css_files[0] }}{% endblock %}' if block == 'css' else ''
    layout = f'<html><head>{own}{{% block extrahead %}}{{% endblock %}}</head>{{{{ body }}}}</html>'
    files = {
        'index.md': PAGE,
        'lamps.bib': BIB,
        '_themes/old/theme.conf': '[theme]\ninherit = basic\nstylesheet = old.css\n',
        '_themes/old/layout.html': layout,
    }
    page = (DOCS / 'theming.md').read_text(encoding='utf8')
    (example,) = re.findall(r'^```html\+jinja\n(.*?css_tag.*?)^```$', page, re.DOTALL | re.MULTILINE)
    files['_t/layout.html'] = example.replace('block css', f'block {block}')
    built = make_site(files, html_theme='old', html_theme_path=['_themes'], templates_path=['_t']).build()
    assert re.search(r'<link rel="stylesheet" type="text/css" href="_static/pubs\.css', built.text('index.html'))
