"""Whole pages in each language: no word of ours is English there, and a site can change each of them."""

from __future__ import annotations

import json
import os
import re
import time
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

import pytest
import sphinx.locale

from sphinxcontrib_pubs.locale import CATALOGUE, FOLDER
from tests.locale.catalogues import COMPLETE, read, template
from tests.sphinx_build import run_sphinx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Site

# Names and titles are of no language, so that every English word on the page is one of ours.
REFS = """
@article{a, author = {Quist, R. and Berg, L. and Sato, K. and Wu, X.}, title = {Lumi navi}, journal = {Acta Lumi},
  year = 2021, month = jun, day = 1, volume = 4, number = 2, pages = {1--9}, abstract = {Lumi navi sata.},
  keywords = {lumi, navi}, annote = {Sata.}, pubstate = {submitted},
  code = {https://a.example/c}, slides = {https://a.example/s}, video = {https://a.example/v},
  author+an = {1=corresponding; 2:equal; 3:equal}}
@incollection{b, author = {Wu, X.}, editor = {Ito, M. and Sato, K.}, title = {Sata lumi}, booktitle = {Navi},
  edition = {2}, volume = {3}, chapter = {5}, pages = {12--30}, year = 2020, publisher = {Kivi},
  translator = {Lind, P.}}
@book{c, editor = {Ito, M.}, title = {Kivi}, year = 2019, month = may, volumes = {3}, pagetotal = {200}, edition = {1},
  origdate = {1900}, illustrator = {Lind, P.}, number = {7}}
@inproceedings{d, author = {Sato, K. and others}, title = {Navi kivi}, booktitle = {Navi}, pubstate = {inpress}}
@unpublished{e, author = {Berg, L.}, title = {Kivi sata}, pubstate = {submitted}}
@misc{f, title = {Sata}}
@phdthesis{g, author = {Wu, X.}, title = {Navi sata}, school = {Kivi}, year = 2018}
@software{h, author = {張, 偉 and 李, 娜 and 王, 芳}, title = {Lumi}, version = {2.1}, year = 2018}
@report{i, author = {Wu, X.}, title = {Kivi navi}, number = {4}, type = {Kivi}, year = 2017}
"""
OPTIONS = """:search:
:facets: year, type, venue, author, topic, keyword, status
:copy: citation, bibtex
:show: abstract, bibtex, keywords, notes
"""
PAGE = f"""# Lumi

{{pub:t}}`a` {{pub:p}}`b` {{pub:t}}`c,e` {{pub:t}}`f`

```{{publications}} refs.bib
:group-by: type, status
:jump-list:
:counts:
:authors: 2
:links: all
:download: bib
{OPTIONS}```

```{{publications}} refs.bib
:group-by: year
:layout: table
:numbering: ascending
```
"""
#: Words that languages share with English: the test would not know theirs from ours.
SHARED = {
    'de': {
        'April',
        'August',
        'September',
        'November',
        'Code',
        'Software',
        'Status',
        'Link',
        'Links',
        'Version',
        'Name',
    },
    'es': {'Ed', 'Eds', 'Director', 'Vol', 'vol', 'vols', 'pp', 'p', 'Software', 'software'},
    'fr': {'Contributions', 'Publications', 'publications', 'publication', 'Notes', 'Code', 'Type'},
    'ja': {'pp', 'et al'},
    'zh_CN': {'et al'},  # behind names in Latin letters, as Chinese lists have it
}
_PIECE = re.compile(r'\{\w*\}')


@pytest.fixture(scope='module')
def page(make_shared_site: Callable[..., Site]) -> Callable[[str, str], str]:
    """What the page says in a language, as a file of a builder; each is made once."""
    site = make_shared_site(
        {'refs.bib': REFS, 'index.md': PAGE},
        pubs_people={'berg': {'name': 'Berg, L.', 'role': 'member'}},
        html_baseurl='https://a.example/',
        pubs_share=['email'],
    )

    @cache
    def build(language: str, builder: str) -> str:
        built = site.build(builder, language=language)
        assert built.warnings == ''
        # With the page of a paper behind it, in HTML.
        return built.text('index.html') + built.text('papers/a.html') if builder == 'html' else built.text('index.txt')

    return build


def said(html: str) -> Iterator[str]:
    """Each text and each attribute that is read out or shown."""
    body = ''.join(
        re.findall(
            r'(?s)<section id=.*</section>|<article class="pubs.*?</article>|<nav class="pubs-share.*?</nav>', html
        )
    )
    for data in re.findall(r'(?s)<script type="application/json">(.*?)</script>', body):
        for facet in json.loads(data):
            yield from (facet['label'], *(title for _name, title in facet['values']))
    # BibTeX is of no language, and the links of sections are Sphinx's.
    body = re.sub(r'(?s)<pre[^>]*>.*?</pre>|<script.*?</script>|<a class="headerlink".*?</a>', '', body)
    yield from (unescape(text) for text in re.findall(r'>([^<>]+)<', body))
    for value in re.findall(r' (?:aria-label|title|placeholder|data-(?!kind|type|year|name)[\w-]+)="([^"]*)"', body):
        yield unescape(value)


@cache
def english(language: str) -> dict[str, re.Pattern[str]]:
    """The English words of ours that the language says otherwise."""
    catalog = read(language)
    found: dict[str, re.Pattern[str]] = {}
    for message in template():
        if not message.id:
            continue
        own = catalog.get(message.id, message.context)
        theirs = own.string if isinstance(own.string, tuple) else (own.string,)
        for text in message.id if isinstance(message.id, tuple) else (message.id,):
            for piece in _PIECE.split(text):
                word = piece.strip(' .,:;()')
                if re.search(r'[A-Za-z]{2}', word) and not any(word in each for each in theirs):
                    found[word] = re.compile(rf'(?<!\w){re.escape(word)}(?!\w)')
    return {word: pattern for word, pattern in found.items() if word not in SHARED[language]}


@pytest.mark.parametrize('language', COMPLETE)
def test_a_page_has_no_english_word_of_ours(language: str, page: Callable[[str, str], str]) -> None:
    words = english(language)
    assert len(words) > 150
    left = {
        (word, text) for text in said(page(language, 'html')) for word, pattern in words.items() if pattern.search(text)
    }
    assert left == set()


@pytest.mark.parametrize('language', COMPLETE)
def test_standard_nodes_have_no_english_word_of_ours(language: str, page: Callable[[str, str], str]) -> None:
    text = page(language, 'text')
    text = re.sub(r'(?m)^ *@\w+\{.*(?:\n.+)*', '', text)  # BibTeX is of no language
    assert {word for word, pattern in english(language).items() if pattern.search(text)} == set()


@pytest.mark.parametrize(
    ('language', 'expected'),
    [
        (
            'de',
            [
                '(2021, 1. Juni)',
                'Ito (2019) und Berg',
                'In Ito, M. & Sato, K. (Hrsg.)',
                '2. Aufl.',
                'Kap. 5',
                'S. 12–30',
                'im Druck',
            ],
        ),
        ('es', ['(2021, 1 de junio)', 'En Ito, M. y Sato, K. (Eds.)', '2.ª ed.', 'Cap. 5', 'pp. 12–30', 'en prensa']),
        ('fr', ['(2021, 1er juin)', 'Dans Ito, M. et Sato, K. (dir.)', '2e éd.', 'chap. 5', 'p. 12–30', 'sous presse']),
        ('ja', ['(2021年6月1日)', '張偉・李娜・王芳', '第2版', '第5章', '印刷中']),
        ('zh_CN', ['(2021年6月1日)', '張偉、李娜、王芳', '第2版', '第5章', '待刊']),
    ],
)
def test_a_reference_is_set_as_its_language_does(
    language: str, expected: list[str], page: Callable[[str, str], str]
) -> None:
    text = ''.join(page(language, 'text').split())
    assert [each for each in expected if each.replace(' ', '') not in text] == []


def test_the_language_of_an_earlier_project_is_forgotten(make_site: Callable[..., Site]) -> None:
    sphinx.locale.init([FOLDER], 'fr', CATALOGUE)  # as a process has it that has built another site
    html = make_site({'index.md': PAGE, 'refs.bib': REFS}, language='de').build().text('index.html')
    assert 'Zusammenfassung' in html and 'Résumé' not in html


def test_a_changed_word_is_compiled_again(make_site: Callable[..., Site], tmp_path: Path) -> None:
    site = make_site({'index.md': PAGE, 'refs.bib': REFS})
    site.write('conf.py', "extensions = ['myst_parser', 'sphinxcontrib_pubs']\nlocale_dirs = ['words']\n")
    for number, word in enumerate(('Summary', 'In short')):
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
        message = f'{head}\nmsgid "Abstract"\nmsgstr "{word}"\n'
        path = site.write('words/en/LC_MESSAGES/sphinxcontrib_pubs.po', message)
        later = time.time() + 60 * number  # than what was compiled, whatever the clock's grain
        os.utime(path, (later, later))
        # In processes of their own, since Python keeps what it has read of a catalogue.
        run = run_sphinx(site.srcdir, tmp_path / 'html', 'html', '-E', '-a')
        assert run.returncode == 0, run.stderr
        assert f'<summary>{word}</summary>' in (tmp_path / 'html' / 'index.html').read_text(encoding='utf8')
