"""Several sources on a page: hand-written lines as they are, and behind them what the other sources know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.sources.load import load
from tests.machine_files import search_index
from tests.page_entries import LINES, entries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from tests.conftest import Site

PAGE = '# P\n\n```{publications} list.txt refs.bib\n```\n'
LIST = """- Quist, R., & Sato, K. (2021). *Harbour lights.* **KDD**.
- Wu, B. (2020). *The wick of a lamp.* arXiv, abs/2001.00001.
"""
REFS = """@inproceedings{lights, author = {Quist, Rosa and Sato, Ken}, title = {Harbour Lights}, year = 2021,
  doi = {10.5555/lights}, pages = {1--9}, abstract = {We count $n$ lights.}, pdf = {https://example.org/lights.pdf}}
@article{wick, author = {Wu, Bo}, title = {The Wick of a Lamp}, journal = {Journal of Lamps}, volume = 4, year = 2021,
  doi = {10.5555/wick}}
"""


def told_of_some(seed: Path) -> str:
    """BibTeX on two thirds of the seed's entries, as a reference manager might have it; the DOIs lead nowhere."""
    found = []
    for number, each in enumerate(load(seed).publications):
        if number % 3 == 2:
            continue
        authors = ' and '.join(
            f'{{{person.literal}}}' if person.literal else f'{person.family}, {person.given}'
            for person in each.persons()
        )
        found.append(
            f'@misc{{manager:{number}, author = {{{authors}}}, title = {{{{{each.title_text.title()}}}}},\n'
            f'  year = {each.year}, doi = {{10.5555/seed.{number}}}, abstract = {{What entry {number} is about.}}}}\n'
        )
    return ''.join(found)


def without_details(entry: Element) -> str:
    """The line of an entry, without what is folded below it."""
    return ''.join(entry.text or '') + ''.join(
        ('' if child.tag == 'details' else ''.join(child.itertext())) + (child.tail or '') for child in entry
    )


def test_the_seed_gets_dois_and_abstracts_and_not_a_word_is_changed(make_site: Callable[..., Site], seed: Path) -> None:
    text = '# P\n\n```{publications} list.md refs.bib\n```\n'
    built = make_site({'index.md': text, 'list.md': seed, 'refs.bib': told_of_some(seed)}).build()
    assert built.warnings == ''
    shown = entries(built.text('index.html'))
    assert len(shown) == 25
    for number, (entry, line) in enumerate(zip(shown, LINES, strict=True)):
        known = number % 3 != 2
        assert without_details(entry) == line + (f' https://doi.org/10.5555/seed.{number}' if known else '')
        folded = [''.join(each.itertext()) for each in entry.iter('details')]
        assert folded == ([f'AbstractWhat entry {number} is about.'] if known else [])


def test_the_order_of_the_sources_decides_where_an_entry_stands_and_not_what_it_says(
    make_site: Callable[..., Site], seed: Path
) -> None:
    text = '# P\n\n```{publications} refs.bib list.md\n```\n'
    refs = told_of_some(seed)
    turned = ''.join(f'@misc{{{entry}' for entry in reversed(refs.split('@misc{')[1:]))
    built = make_site({'index.md': text, 'list.md': seed, 'refs.bib': turned}).build()
    assert built.warnings == ''
    shown = [without_details(entry) for entry in entries(built.text('index.html'))]
    order = [n for n in reversed(range(25)) if n % 3 != 2] + [n for n in range(25) if n % 3 == 2]
    assert [line.partition(' https://doi')[0] for line in shown] == [LINES[number] for number in order]


@pytest.mark.parametrize('style', ['apa', 'as-written'])
def test_what_is_added_stands_behind_the_words(make_site: Callable[..., Site], style: str) -> None:
    files = {'index.md': PAGE, 'list.txt': LIST, 'refs.bib': REFS}
    built = make_site(files, pubs_style=style, pubs_paper_pages='none').build()
    assert built.warnings == ''
    first, second = map(without_details, entries(built.text('index.html')))
    assert first == 'Quist, R., & Sato, K. (2021). Harbour lights. KDD. https://doi.org/10.5555/lights [PDF]'
    assert second == (
        'Wu, B. (2020). The wick of a lamp. arXiv, abs/2001.00001. Published in Journal of Lamps, 4 (2021). '
        'https://doi.org/10.5555/wick'
    )
    assert 'tex-mml' in built.text('index.html')


@pytest.mark.parametrize('builder', ['latex', 'text', 'man', 'texinfo', 'xml'])
def test_every_builder_shows_what_is_added(make_site: Callable[..., Site], builder: str) -> None:
    built = make_site({'index.md': PAGE, 'list.txt': LIST, 'refs.bib': REFS}).build(builder)
    assert 'pubs.' not in built.warnings
    suffixes = ('.tex', '.txt', '.1', '.texi', '.xml')
    text = '\n'.join(path.read_text(encoding='utf8') for path in built.outdir.glob('*') if path.suffix in suffixes)
    text = text.replace('\\:', '')  # where man may break an address
    assert 'Harbour lights' in text and 'Harbour Lights' not in text
    assert '10.5555/wick' in text and 'We count' in text and 'Journal of Lamps' in text


def test_every_key_of_a_work_leads_to_its_entry(make_site: Callable[..., Site]) -> None:
    page = f'{{pub:ref}}`lights`, {{pub:ref}}`this <quist2021harbour>`, {{pub:ref}}`wick`\n\n{PAGE}'
    built = make_site({'index.md': f'# Q\n\n{page}', 'list.txt': LIST, 'refs.bib': REFS}, nitpicky=True).build()
    assert built.warnings == ''
    html = built.text('index.html')
    assert re.findall(r'<a class="reference internal" href="(#pub-[^"]*)"', html) == [
        '#pub-lights',
        '#pub-lights',
        '#pub-wick',
    ]
    assert html.count('id="pub-lights"') == 1


def test_the_words_of_every_source_are_found_and_the_work_once(make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': PAGE, 'list.txt': LIST, 'refs.bib': REFS}).build()
    assert {'lamp', 'count', 'quist'} <= set(search_index(built.outdir)['terms'])
    found = [each for each in built.app.env.domains['pub'].get_objects() if each[5] == 1]
    assert [each[0] for each in found] == ['lights', 'wick']


def test_a_changed_source_changes_the_entry(make_site: Callable[..., Site]) -> None:
    site = make_site({'index.md': PAGE, 'list.txt': LIST, 'refs.bib': REFS})
    site.build()
    site.write('refs.bib', REFS.replace('10.5555/lights', '10.5555/mended'))
    html = site.build().text('index.html')
    assert '10.5555/mended' in html and '10.5555/lights' not in html


def test_what_cannot_be_decided_is_a_warning_with_both_places(make_site: Callable[..., Site]) -> None:
    refs = '@misc{other, author = {Bell, Ada}, title = {The wick of a lamp}, year = 2020}\n'
    built = make_site({'index.md': PAGE, 'list.txt': LIST, 'refs.bib': refs}).build()
    assert len(entries(built.text('index.html'))) == 3
    (warning,) = built.warnings.strip().split('\n')
    assert 'refs.bib:1' in warning and 'list.txt:2' in warning and '[pubs.versions-unclear]' in warning


def test_keys_that_meet_in_several_files_have_ids_of_their_own(make_site: Callable[..., Site]) -> None:
    one = '@misc{a/b, title = {One}, year = 2020}\n@misc{same, title = {Two}, year = 2020}\n'
    other = '@misc{a-b, title = {Three}, year = 2020}\n@misc{same, title = {Four}, year = 2020}\n'
    page = '(pub-same)=\n\n# P\n\n```{publications} one.bib other.bib\n```\n'
    built = make_site({'index.md': page, 'one.bib': one, 'other.bib': other}).build()
    (warning,) = built.warnings.strip().split('\n')
    assert 'other.bib:2:1: WARNING: the key same is taken by the entry one.bib:2; this one gets a number' in warning
    html = built.text('index.html')
    found = re.findall(r'<li class="pubs-entry" id="([^"]*)"', html)
    assert len(set(found)) == 4 and 'pub-a-b' in found
    assert re.search(r'id="pub-a-b"[^>]*>(?:(?!</li>).)*Three', html)


SHOWN = {
    '': ['Abstract', 'BibTeX'],
    ':show: abstract\n': ['Abstract'],
    ':show: bibtex, keywords\n': ['Keywords', 'BibTeX'],
    ':show: none\n': [],
}


@pytest.mark.parametrize('option', SHOWN)
def test_a_list_says_what_is_folded_below_its_entries(make_site: Callable[..., Site], option: str) -> None:
    written = LIST.replace(
        '**KDD**.', '**KDD**.\n\n  ```bibtex\n  @misc{own, title = {Harbour lights}, year = 2021}\n  ```\n', 1
    )
    refs = REFS.replace('abstract =', 'keywords = {light, harbour}, abstract =')
    page = f'# P\n\n```{{publications}} list.txt refs.bib\n{option}```\n'
    site = make_site({'index.md': page, 'list.txt': written, 'refs.bib': refs})
    built = site.build()
    assert built.warnings == ''
    first, _ = entries(built.text('index.html'))
    assert [''.join(each.itertext()) for each in first.iter('summary')] == SHOWN[option]
    assert 'https://doi.org/10.5555/lights' in without_details(first)
    text = site.build('text').text('index.txt')
    assert ('We count' in text) == ('Abstract' in SHOWN[option])
    assert ('@misc' in text) == ('BibTeX' in SHOWN[option])


def test_an_unknown_part_is_a_warning_with_the_nearest_one(make_site: Callable[..., Site]) -> None:
    page = '# P\n\n```{publications} list.txt\n:show: abstrakt\n```\n'
    built = make_site({'index.md': page, 'list.txt': LIST}).build()
    assert "option 'show'" in built.warnings and 'did you mean abstract?' in built.warnings


NOTICES = """@article{wick, author = {Wu, Bo}, title = {The wick of a lamp}, year = 2020}
@article{erratum, author = {Wu, Bo}, title = {Erratum: The wick of a lamp}, year = 2021}
@article{oil, author = {Bell, Ada}, title = {The price of lamp oil}, year = 2019}
@article{retraction, author = {Bell, Ada}, title = {Retraction note to: The price of lamp oil}, year = 2022}
"""


def test_a_work_leads_to_its_correction_and_its_retraction(make_site: Callable[..., Site]) -> None:
    page = '# P\n\n```{publications} refs.bib\n```\n'
    site = make_site({'index.md': page, 'refs.bib': NOTICES})
    built = site.build()
    assert built.warnings == ''
    notices = [
        [(each.get('href'), each.text) for each in entry.iter('a') if each.get('class') == 'pubs-notice__link']
        for entry in entries(built.text('index.html'))
    ]
    assert notices == [[('#pub-erratum', 'Corrected')], [], [('#pub-retraction', 'Retracted')], []]
    latex = site.build('latex')
    assert 'pubs.' not in latex.warnings
    (tex,) = (path.read_text(encoding='utf8') for path in latex.outdir.glob('*.tex'))
    assert re.search(r'\\hyperref\[\\detokenize\{index:pub-erratum\}\]\{[^{}]*\{?Corrected', tex)


def test_a_notice_that_the_list_leaves_out_is_not_linked(make_site: Callable[..., Site]) -> None:
    page = '# P\n\n```{publications} refs.bib\n:filter: year <= 2020\n```\n'
    html = make_site({'index.md': page, 'refs.bib': NOTICES}).build().text('index.html')
    assert [' '.join(''.join(each.itertext()).split()) for each in entries(html)] == [
        'Bo Wu. (2020). The wick of a lamp. Corrected (2021).',
        'Ada Bell. (2019). The price of lamp oil. Retracted (2022).',
    ]
    assert 'pubs-notice__link' not in html
