"""Lists that are written as Markdown and read again: the same publications, and the same page a second time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from export.round_trip import check_round_trip, read_markdown
from export.strategies import publications
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sources.strategies import damaged_lists, pages

from sphinxcontrib_pubs.cli import main
from sphinxcontrib_pubs.export.markdown import to_markdown
from sphinxcontrib_pubs.model import Contributor, Notice, PartialDate, Person, Publication, SourceSpan, Span, Venue
from sphinxcontrib_pubs.sources.load import load, read
from sphinxcontrib_pubs.sources.notices.settle import with_notices
from tests.export.exported import with_keys
from tests.growing import grows_evenly

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup

CASES = Path(__file__).parent.parent / 'reference' / 'cases'
EXAMPLES = settings(
    max_examples=100,
    phases=(Phase.explicit, Phase.generate),  # a page is read a dozen times for an example, so shrinking takes for ever
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
USUAL = Publication(
    key='quist2020bounds',
    source=SourceSpan(file='x', line=1),
    title=('Bounds for networks',),
    contributors=(Contributor(person=Person('Quist', 'R.')),),
    issued=PartialDate(2020),
    venue=Venue(name='KDD', highlighted=True),
    type='paper-conference',
)


def test_every_real_list_comes_back(corpus: Path) -> None:
    count = 0
    for path in sorted([*corpus.glob('markdown/*'), *corpus.glob('rst/*')]):
        found = load(path, notes=False).publications
        check_round_trip(found, path.name)
        count += len(found)
    assert count > 700


@pytest.mark.parametrize('page', sorted([*CASES.glob('*.md'), *CASES.glob('*.rst')]), ids=lambda path: path.name)
def test_every_style_of_reference_comes_back(page: Path) -> None:
    check_round_trip(load(page, notes=False).publications, page.name)


@pytest.mark.parametrize('page', ['page.md', 'page.rst'])
def test_the_bibtex_of_a_page_stands_in_blocks_of_code_again(page: str) -> None:
    found = load(CASES.parent.parent / 'sources' / 'fences' / page, notes=False).publications
    text = check_round_trip(found, page)
    assert text.count('```bibtex\n') == sum(1 for each in found if each.bibtex) > 0


def test_every_real_bibliography_comes_back(corpus: Path) -> None:
    count = 0
    for path in sorted(corpus.glob('bibtex/*.bib')):
        found = load(path, notes=False).publications[:200]
        check_round_trip(found, path.name)
        count += len(found)
    assert count > 800


@EXAMPLES
@given(made=publications)
def test_any_publication_comes_back(made: list[Publication]) -> None:
    check_round_trip(with_notices(with_keys(made)))  # a reader makes notices of whatever tells one


@pytest.mark.parametrize('format', ['markdown', 'restructuredtext'])
@EXAMPLES
@given(text=st.one_of(pages, damaged_lists))
def test_what_any_page_is_read_as_comes_back(format: str, text: str) -> None:
    check_round_trip(read(text, file='x', format=format, notes=False).publications)


def test_the_seed_page_is_written_as_it_was_but_for_what_the_notes_mend(
    seed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Below the front matter, whose quotation marks are YAML's affair."""
    mended = seed.read_text(encoding='utf8').split('\n')
    for problem in reversed(load(seed).problems):
        for edit in problem.edits:
            line = mended[edit.line - 1]
            mended[edit.line - 1] = line[: edit.column - 1] + edit.text + line[edit.column - 1 + edit.length :]
    assert main(['convert', str(seed), '--to', 'markdown']) == 0
    written = capsys.readouterr().out.split('\n')
    assert written[9:] == mended[9:]
    assert load(seed).front_matter == read('\n'.join(written), file='x', format='markdown').front_matter


def test_a_page_that_was_written_is_written_again_as_it_is(
    seed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    once, twice = tmp_path / 'once.md', tmp_path / 'twice.md'
    assert main(['convert', str(seed), '--to', 'markdown', '-o', str(once)]) == 0
    assert main(['convert', str(once), '--to', 'markdown', '-o', str(twice)]) == 0
    assert once.read_bytes() == twice.read_bytes()


def test_an_entry_is_a_line_and_below_it_what_no_line_tells() -> None:
    publication = USUAL._replace(keywords=('graphs', 'noise'), abstract=('We measure $x$ * y.',), selected=True)
    assert to_markdown([publication], read_markdown) == (
        '- Quist, R. (2020). _Bounds for networks._ **KDD**.\n'
        '  - Keywords: graphs, noise\n'
        '  - Abstract: We measure \\$x\\$ \\* y.\n'
        '  - Selected: yes\n'
    )


def test_an_entry_whose_line_would_be_read_as_something_else_is_written_in_fields() -> None:
    publication = USUAL._replace(contributors=(Contributor(person=Person(given='Quist, R. (2020)')),))
    assert check_round_trip([publication]).startswith('- Title: ')


@pytest.mark.parametrize(
    'before',
    ['re\u0301sume\u0301', '\u0939\u093f\u0928\u094d\u0926\u0940', '\u0e17\u0e35\u0e48', 'x\u200d', '\U000e0a71'],
)
@pytest.mark.parametrize('behind', ['!', '\u0301!'])
def test_emphasis_beside_an_accent_or_a_vowel_sign_is_written_as_within_a_word(before: str, behind: str) -> None:
    check_round_trip([USUAL._replace(note=(before, Span('emphasis', ('bounds',)), behind))])


@pytest.mark.parametrize(
    'note',
    [
        ('a ==b== c',),
        ('x===', Span('strong', ('y===',))),
        ('[[Lamps|Ann Vo]]',),
        (Span('link', ('a',), '#x'), Span('math', ('\u00ad',)), Span('link', ('b',), '#y')),
    ],
)
def test_what_a_notebook_would_take_for_its_marks_is_text_again(note: Markup) -> None:
    check_round_trip([USUAL._replace(note=note)])
    check_round_trip([Publication(key='k', source=USUAL.source, verbatim=True, as_written=note)])


def test_notices_that_only_white_space_kept_apart_are_one() -> None:
    dated = Notice('corrected', PartialDate(2021, 3), '', '/e.html', 'The lamps were counted twice')
    check_round_trip([USUAL._replace(notices=(dated, Notice('corrected', url='\t')))])


def test_headings_follow_the_topics_and_an_entry_below_none_says_so() -> None:
    first = USUAL._replace(topics=('Papers', 'Journals'), key='quist2020bounds')
    second = USUAL._replace(topics=('Papers',), key='quist2020bounds-2')
    third = USUAL._replace(topics=(), key='quist2020bounds-3')
    lines = check_round_trip([first, second, third]).splitlines()
    assert [line for line in lines if line.startswith(('#', '  -'))] == [
        '# Papers',
        '## Journals',
        '# Papers',
        '  - Topics: ""',
    ]


@pytest.mark.timed
@pytest.mark.parametrize('pattern', ['*', '_', '\\', '`', '$', '[', '<', '&#', '"', '\u200b', '1. ', '$x$', ', '])
def test_time_grows_with_the_length_of_a_text(pattern: str) -> None:
    def make(length: int) -> Publication:
        text = (pattern * length)[:length]
        return USUAL._replace(abstract=(text, Span('emphasis', (text,))), note=(text,), publisher=text)

    assert grows_evenly(lambda publication: to_markdown([publication], read_markdown), make, 1_500)


def test_several_files_become_one_page_below_the_first_front_matter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / 'first.md', tmp_path / 'second.bib'
    first.write_text(
        '+++\ntitle = "Papers: all"\nweight = 3\n+++\n\n## 2020\n\n- Vo, B. (2020). _Nets._ **KDD**, 1–9.\n'
    )
    second.write_text('@book{sato, title = {On Nets}, author = {Sato, Kenji}, year = 2019, publisher = {Ink}}\n')
    assert main(['convert', str(first), str(second), '--to', 'markdown']) == 0
    captured = capsys.readouterr()
    assert captured.out == (
        "---\ntitle: 'Papers: all'\nweight: 3\n---\n\n# 2020\n\n"
        '- Vo, B. (2020). _Nets._ **KDD**, 1–9.\n\n'
        '- Kenji Sato. (2019). _On Nets._\n  - Publisher: Ink\n  - Type: book\n  - Topics: ""\n  - Key: sato\n'
    )
    reading = read_markdown(captured.out)
    assert reading.front_matter == {'title': 'Papers: all', 'weight': 3}
    assert [each.topics for each in reading.publications] == [('2020',), ()]
