"""BibTeX in code blocks of hand-written pages: what repeats an entry belongs to it, what does not is an entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinxcontrib_pubs.model import Publication, Reading, plain_text
from sphinxcontrib_pubs.sources.load import load, read
from tests.growing import grows_evenly

PAGES = Path(__file__).parent / 'fences'
ENTRY = '- Quist, R., & Sato, K. (2021). *Harbour lights.* **KDD**, 12.\n'
SAME = '@misc{key, title = {Harbour lights}, year = 2021, pages = {7--9}}'


def markdown(text: str) -> Reading:
    return read(text, file='page.md', format='markdown')


def test_what_repeats_an_entry_fills_it_and_the_rest_are_entries_in_the_order_of_the_page() -> None:
    found = load(PAGES / 'page.md').publications
    assert [(each.key, each.source.line) for each in found] == [
        ('quist2021harbour', 5), ('wu', 20), ('ito', 27), ('pi2019', 30), ('broken', 31),
    ]  # fmt: skip
    lights, oil, masts, signals, _ = found
    assert lights.title_text == 'Harbour lights of the north'
    assert [(each.person.family, each.person.given) for each in lights.authors] == [('Quist', 'R.'), ('Sato', 'K.')]
    assert lights.venue is not None and lights.venue.name == 'KDD'
    assert (lights.volume, lights.page, lights.identifier('doi')) == ('12', '100–109', '10.1234/lights')
    assert plain_text(lights.abstract) == 'We light all harbours.'
    assert lights.bibtex.startswith('@inproceedings{quist2021harbour,\n  author = {Quist')
    # Another volume is another version of the work: its number, pages and publisher are not this one's.
    assert (oil.volume, oil.issue, oil.page, oil.publisher) == ('3', '2', '5–9', '')
    assert [link.url for link in masts.links] == ['https://code.example/masts']
    assert masts.bibtex.startswith('@inproceedings{ito')
    assert (signals.bibtex, signals.title_text) == ('', 'Signals at night')


LINE = '- Quist, R., & Sato, K. (2021). *Harbour lights.* '
UNDATED = '- Quist, R., & Sato, K. *Harbour lights.* **KDD**.'


def filled_line(line: str, fields: str) -> Publication:
    """The one entry of a page on which a line is followed by a block of BibTeX with the same title."""
    block = f'```bibtex\n@article{{key, title = {{Harbour lights}}, {fields}}}\n```'
    (entry,) = markdown(f'{line}\n\n{block}\n').publications
    assert entry.key == 'key' and entry.bibtex.startswith('@article{key')
    return entry


@pytest.mark.parametrize(
    ('line', 'fields', 'status'),
    [
        (UNDATED, 'pubstate = {inpress}', 'in press'),
        (UNDATED, 'pubstate = {inpress}, year = 2021', ''),
        (f'{LINE}**KDD**.', 'pubstate = {inpress}', ''),
        (UNDATED.replace('K. *', 'K. (under review). *'), 'pubstate = {inpress}', 'under review'),
        (UNDATED.replace('K. *', 'K. (under review). *'), 'pages = {1--2}', 'under review'),
    ],
)
def test_how_far_a_work_is_says_only_what_has_no_date(line: str, fields: str, status: str) -> None:
    assert filled_line(line, fields).status == status


@pytest.mark.parametrize(
    ('line', 'fields', 'page'),
    [
        ('**KDD**.', 'booktitle = {KDD}', '5–9'),
        ('', 'journal = {Lights}', '5–9'),
        ('', 'journal = {bioRxiv}', '5–9'),
        ('**KDD**.', 'note = {Read it}', '5–9'),
        ('**KDD**.', 'journal = {bioRxiv}', ''),
        ('**KDD**.', 'journal = {SSRN}', ''),
        ('arXiv:2101.00001.', 'journal = {Lights}', ''),
        ('**SSRN**.', 'journal = {Lights}', ''),
        ('**SSRN**.', 'journal = {bioRxiv}', '5–9'),
        ('**LampRxiv**.', 'journal = {Lights}', ''),
        ('**KDD**, 12.', 'volume = 12', '5–9'),
        ('**KDD**, 12.', 'volume = 12, year = 2021', '5–9'),
        ('**KDD**, 12.', 'volume = 13', ''),
        ('**KDD**, 12(3).', 'volume = 12, number = 4', ''),
        ('**KDD**. https://doi.org/10.5555/a', 'doi = {10.5555/a}, year = 2022', ''),
        ('**KDD**. https://doi.org/10.5555/a', 'doi = {10.5555/a}, year = 2021', '5–9'),
        ('**KDD**. https://doi.org/10.5555/a', 'doi = {10.5555/a}', '5–9'),
    ],
)
def test_the_place_in_a_container_is_that_of_the_same_version(line: str, fields: str, page: str) -> None:
    entry = filled_line(f'{LINE}{line}', f'{fields}, pages = {{5--9}}, publisher = {{Ark Press}}')
    assert (entry.page, entry.publisher) == (page, 'Ark Press' if page else '')
    assert entry.year == 2021
    if line and 'year' not in fields:
        undated = filled_line(f'{LINE.replace(" (2021)", "")}{line}', f'{fields}, year = 2021, pages = {{5--9}}')
        assert (undated.page, undated.year) == (page, 2021)


def test_the_same_pages_may_have_any_dash() -> None:
    for line, pages in [('7 — 9', '7--9'), ('7-9', '7–9'), ('7–9', '7 - 9')]:
        entry = filled_line(f'{LINE}**KDD**, {line}.', f'pages = {{{pages}}}, publisher = {{Ark Press}}')
        assert (entry.page, entry.publisher) == (line, 'Ark Press')
    assert filled_line(f'{LINE}**KDD**, 7–9.', 'pages = {7--10}, publisher = {Ark Press}').publisher == ''


def test_what_a_line_says_is_neither_changed_nor_told_twice() -> None:
    line = f'{LINE}**KDD**. Best talk. [code](https://code.example) https://doi.org/10.5555/a\n  - Field (award): Gold'
    fields = (
        'url = {https://doi.org/10.5555/a}, code = {https://code.example}, pmid = {77}, award = {Silver}, '
        'hal = {hal-1}, bibtex = {no}, selected = {true}'
    )
    entry = filled_line(line, fields)
    assert [link.url for link in entry.links] == ['https://code.example']
    assert entry.identifiers == (('doi', '10.5555/a'), ('pmid', '77'))
    assert plain_text(entry.rest) == 'Best talk'
    assert [told for told in entry.extra if told[0] != 'bibtex'] == [('award', 'Gold'), ('hal', 'hal-1')]
    assert entry.selected
    assert filled_line(f'{LINE}**KDD**.\n  - Selected: yes', 'year = 2021').selected
    assert not filled_line(f'{LINE}**KDD**.', 'year = 2021').selected
    assert not filled_line(f'{LINE}**KDD**.', 'year = 2021').notices


def test_a_notice_in_a_block_is_one_on_the_work() -> None:
    entry = filled_line(f'{LINE}**KDD**.', 'note = {Retracted}, langid = {english}')
    assert ([notice.kind for notice in entry.notices], entry.note, entry.language) == (['retracted'], (), 'en')


def test_problems_in_a_code_block_have_their_place_in_the_page() -> None:
    problems = load(PAGES / 'page.md').problems
    assert [(each.code, each.span.line, each.span.column) for each in problems] == [('bibtex-syntax', 31, 32)]


def test_code_directives_of_restructuredtext_are_read_in_the_same_way() -> None:
    reading = load(PAGES / 'page.rst')
    lights, oil, signals = reading.publications
    assert (lights.key, lights.identifier('doi')) == ('quist2021harbour', '10.1234/lights')
    assert lights.bibtex == (
        '@inproceedings{quist2021harbour, title = {Harbour Lights of the North}, year = 2021, doi = {10.1234/lights}}'
    )
    assert (oil.bibtex, signals.title_text, signals.source.line) == ('', 'Signals at night', 15)


@pytest.mark.parametrize('page', ['page.md', 'page.rst'])
def test_a_code_block_that_is_read_is_in_the_region_of_its_entries(page: str) -> None:
    lines = (PAGES / page).read_text(encoding='utf8').split('\n')
    (region,) = load(PAGES / page).regions
    inside = '\n'.join(lines[region.first_line - 1 : region.last_line])
    outside = '\n'.join([*lines[: region.first_line - 1], *lines[region.last_line :]])
    assert 'Harbour' in inside and 'pi2019' in inside
    assert 'decorator' in outside and 'To cite' not in outside


@pytest.mark.parametrize(
    ('opening', 'is_read'),
    [
        ('```bibtex', True),
        ('```bib', True),
        ('``` BibTeX', True),
        ('```{.bibtex}', True),
        ('```bibtex title="refs.bib"', True),
        ('```{code-block} bibtex', True),
        ('~~~~bibtex', True),
        ('```', True),
        ('```text', True),
        ('```none', True),
        ('```latex', True),
        ('```console', False),
        ('```python', False),
        ('```{code-block} python', False),
    ],
)
def test_the_language_of_a_code_block_decides(opening: str, is_read: bool) -> None:
    fence = opening[: len(opening) - len(opening.lstrip('`~'))]
    reading = markdown(f'# Papers\n\n{opening}\n{SAME}\n{fence}\n')
    assert [each.key for each in reading.publications] == (['key'] if is_read else [])


@pytest.mark.parametrize(
    ('opening', 'is_replaced'),
    [
        ('.. code-block:: bibtex', True),
        ('.. code-block::', True),
        ('.. code-block:: none', False),
        ('Please cite::', False),
    ],
)
def test_a_page_may_be_without_a_code_block_that_is_there_for_its_entries(opening: str, is_replaced: bool) -> None:
    text = f'Papers\n======\n\n{opening}\n\n    {SAME}\n\nText.\n'
    reading = read(text, file='page.rst', format='restructuredtext')
    assert [(each.key, each.source.line) for each in reading.publications] == [('key', 6)]
    assert [(each.first_line, each.last_line) for each in reading.regions] == ([(4, 6)] if is_replaced else [])


@pytest.mark.parametrize('opening', ['.. code-block:: text', 'Please cite::'])
def test_a_reference_in_a_code_block_that_says_no_language_is_an_entry_and_stays_on_its_page(opening: str) -> None:
    reference = 'Quist, R., & Sato, K. (2021). Harbour lights of the north. Lamps, 12(3), 4-9.'
    text = f'Papers\n======\n\n{opening}\n\n    {reference}\n\nText.\n'
    reading = read(text, file='page.rst', format='restructuredtext')
    (entry,) = reading.publications
    assert (entry.title_text, entry.volume, entry.page) == ('Harbour lights of the north', '12', '4-9')
    assert (entry.source.line, entry.raw.strip()) == (6, reference)
    assert reading.regions == ()


def test_a_code_block_without_a_language_must_begin_with_an_entry() -> None:
    assert markdown(f'# Papers\n\n```\nsome words\n{SAME}\n```\n').publications == ()


@pytest.mark.parametrize(
    ('fields', 'belongs'),
    [
        ('title = {Harbour {Lights}}, year = 2021', True),
        ('title = {Harbour lights}', True),
        ('title = {Harbour lights}, year = 2020', False),
        ('title = {Harbour lights of old}, year = 2021', False),
        ('title = {Harbour lights}, year = 2021, doi = {10.1234/other}', True),
    ],
)
def test_title_and_year_say_that_it_is_the_same_work(fields: str, belongs: bool) -> None:
    found = markdown(f'{ENTRY}\n```bibtex\n@misc{{key, {fields}}}\n```\n').publications
    assert len(found) == (1 if belongs else 2)


def test_two_dois_are_two_works() -> None:
    entry = ENTRY.rstrip() + ' https://doi.org/10.1234/a\n'
    fence = '```bib\n@misc{key, title = {Harbour lights}, year = 2021, doi = {10.1234/b}}\n```\n'
    assert len(markdown(f'{entry}\n{fence}').publications) == 2


def test_an_entry_takes_what_it_lacks_and_keeps_what_it_says() -> None:
    fence = (
        '```bib\n@article{key, title = {Harbour lights}, author = {Someone, Else}, journal = {Other}, year = 2021,\n'
        'volume = 12, number = 3, note = {With lamps}, keywords = {light, dark}, url = {https://a.example}}\n```\n'
    )
    (entry,) = markdown(f'{ENTRY}\n{fence}').publications
    assert [each.person.family for each in entry.authors] == ['Quist', 'Sato']
    assert entry.venue is not None and (entry.venue.name, entry.venue.highlighted) == ('KDD', True)
    assert (entry.volume, entry.issue, plain_text(entry.note)) == ('12', '3', 'With lamps')
    assert (entry.keywords, [link.url for link in entry.links]) == (('light', 'dark'), ['https://a.example'])


def test_the_nearest_entry_above_is_the_one_that_is_repeated() -> None:
    other = '- Wu, L., & Bell, A. (2020). *Lamps.* **ICML**.\n'
    found = markdown(f'{ENTRY}\n{other}\n{ENTRY}\n```bib\n{SAME}\n```\n').publications
    assert [bool(each.bibtex) for each in found] == [False, False, True]


def test_a_second_account_of_an_entry_follows_the_first() -> None:
    (entry,) = markdown(f'{ENTRY}\n```bib\n{SAME}\n```\n\n```bib\n{SAME.replace("key", "again")}\n```\n').publications
    assert entry.bibtex == f'{SAME}\n\n{SAME.replace("key", "again")}'
    assert entry.page == '7–9'


def test_a_code_block_in_a_quotation_is_read() -> None:
    (entry,) = markdown(f'{ENTRY}\n> ```bib\n> {SAME}\n> ```\n').publications
    assert entry.bibtex == SAME


def test_an_indented_code_block_is_one_without_a_language() -> None:
    entries = SAME.replace('key', 'one') + '\n    ' + SAME.replace('key', 'two').replace('2021', '1999')
    reading = markdown(f'{ENTRY}\nIts source:\n\n    {entries}\n\nMore words.\n')
    assert [(each.key, each.source.line, each.source.column) for each in reading.publications] == [
        ('one', 1, 3),
        ('two', 6, 5),
    ]
    assert reading.publications[0].bibtex == SAME.replace('key', 'one')


def test_the_name_of_a_block_is_no_rest_of_the_entry() -> None:
    details = '  <details><summary>BibTeX</summary>\n\n  ```bibtex\n  {}\n  ```\n\n  </details>\n'
    (entry,) = markdown(ENTRY + details.format(SAME)).publications
    assert (entry.bibtex, plain_text(entry.rest)) == (SAME, '')
    (entry, _) = markdown(ENTRY + details.format(SAME.replace('2021', '1999'))).publications
    assert plain_text(entry.rest) == 'BibTeX'


@pytest.mark.parametrize(
    'html',
    [
        '<pre>\n{}\n</pre>\n',
        '<pre><code class="language-bibtex">{}</code></pre>\n',
        '<details><summary>BibTeX</summary>\n<pre>{}</pre>\n</details>\n',
    ],
)
def test_a_pre_element_of_html_is_a_code_block(html: str) -> None:
    (entry,) = markdown(ENTRY + '\n' + html.format(SAME)).publications
    assert (entry.key, entry.bibtex) == ('key', SAME)
    alone = markdown('# Cite us\n\n' + html.format(SAME) + '\nThank you.\n')
    assert [each.key for each in alone.publications] == ['key']
    last = 2 + html.format(SAME).count('\n')
    assert [(region.first_line, region.last_line) for region in alone.regions] == [(3, last)]
    assert markdown(f'# Cite us\n\n<pre>\n{SAME[1:]}\n</pre>\n').publications == ()


def test_a_page_of_code_blocks_alone_is_a_list() -> None:
    reading = markdown(f'# Cite us\n\n```bibtex\n{SAME}\n```\n\nThank you.\n')
    assert [each.key for each in reading.publications] == ['key']
    assert [(region.first_line, region.last_line) for region in reading.regions] == [(3, 5)]


def test_a_code_block_that_is_never_closed_is_read() -> None:
    assert [each.key for each in markdown(f'# Cite us\n\n```bibtex\n{SAME}\n').publications] == ['key']


@pytest.mark.timed
@pytest.mark.parametrize(
    ('entry', 'fence'),
    [
        (ENTRY, f'```bib\n{SAME}\n```\n'),
        ('', f'```bib\n{SAME}\n```\n'),
        (ENTRY, '```bib\n@misc{key, title = {Harbour lights}, year = 1999}\n```\n'),
        (ENTRY, '```bib\n@misc{key, title = {\n```\n'),
        ('', '```\n@misc{key, \n```\n'),
    ],
    ids=['repeated', 'alone', 'of another year', 'never closed', 'unlabelled'],
)
def test_the_time_grows_with_the_number_of_code_blocks_and_no_faster(entry: str, fence: str) -> None:
    assert grows_evenly(markdown, lambda count: f'# Papers\n\n{entry * count}\n{fence * count}', 50, times=8)
