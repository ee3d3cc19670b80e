"""The seed page: every entry, every irregularity, and where the entries stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Region, Severity
from sphinxcontrib_pubs.sources.load import load

if TYPE_CHECKING:
    from pathlib import Path

# line, key, authors, year, venue, highlighted, arXiv id
ENTRIES = [
    (13, 'qwenteam2024qwen2', 1, 2024, 'arXiv', True, ''),
    (15, 'qwenteam2023qwen', 1, 2023, 'arXiv', True, ''),
    (17, 'bai2023qwen', 9, 2023, 'arXiv', True, ''),
    (19, 'wang2022unifying', 10, 2022, 'ICML', True, ''),
    (21, 'bai2022ofasys', 18, 2022, 'arXiv', False, '2212.04408'),
    (23, 'lin2021m6', 9, 2021, 'KDD', True, ''),
    (25, 'yang2022chinese', 7, 2022, 'arXiv', False, '2211.01335'),
    (27, 'ma2022pretrained', 3, 2022, 'arXiv', False, '2212.02837'),
    (29, 'yang2022prompt', 6, 2022, 'arXiv', False, '2208.02532'),
    (31, 'zhou2022mmspeech', 7, 2022, 'arXiv', False, '2212.00500'),
    (33, 'huang2022modality', 5, 2022, 'ICML', True, ''),
    (35, 'bai2022single', 5, 2022, 'ECCV', True, ''),
    (37, 'cui2022m6', 5, 2022, 'arXiv', False, '2205.08084'),
    (39, 'zhang2021ufc', 9, 2021, 'NeurIPS', True, ''),
    (41, 'lin2021m6-2', 12, 2021, 'arXiv', False, '2110.03888'),
    (43, 'yang2021m6', 15, 2021, 'arXiv', False, '2105.15082'),
    (45, 'ding2021cogview', 11, 2021, 'NeurIPS', True, ''),
    (47, 'ren2021learning', 8, 2021, 'ACL-IJCNLP', True, ''),
    (49, 'wang2021sketch', 7, 2021, 'Findings of ACL-IJCNLP', True, ''),
    (51, 'lin2020interbert', 6, 2020, 'arXiv', False, '2003.13198'),
    (53, 'zhang2021learning', 7, 2021, 'ICML', True, ''),
    (55, 'zhou2021contrastive', 5, 2021, 'KDD', True, ''),
    (57, 'ma2019learning', 5, 2019, 'NeurIPS', True, ''),
    (59, 'chen2019towards', 7, 2019, 'EMNLP-IJCNLP', True, ''),
    (61, 'chen2019towards-2', 6, 2019, 'KDD', True, ''),
]
NOTES = [
    (17, 15, 'name-comma'),
    (17, 76, 'name-comma'),
    (17, 83, 'name-full-stop'),
    (29, 54, 'author-twice'),
    (35, 119, 'title-full-stop'),
    (37, 40, 'name-ampersand'),
    (37, 139, 'title-full-stop'),
    (45, 182, 'title-full-stop'),
    (57, 117, 'doubled-space'),
]


def test_all_entries_are_read_with_their_fields(seed: Path) -> None:
    found = [
        (
            each.source.line,
            each.key,
            len(each.authors),
            each.year,
            each.venue.name if each.venue else '',
            bool(each.venue and each.venue.highlighted),
            each.identifier('arxiv'),
        )
        for each in load(seed).publications
    ]
    assert found == ENTRIES


def test_nothing_is_left_over_and_the_entries_are_one_region(seed: Path) -> None:
    reading = load(seed)
    assert [each.rest for each in reading.publications] == [()] * 25
    assert reading.regions == (Region(first_line=13, last_line=61),)


def test_a_title_ending_in_a_bracket_after_a_question_mark_stays_whole(seed: Path) -> None:
    title = load(seed).publications[10].title_text
    assert title.endswith('Fail in Deep Learning? (Provably)')


def test_given_names_stay_as_printed_and_a_team_is_literal(seed: Path) -> None:
    publications = load(seed).publications
    assert publications[0].contributors[0].person.literal == 'Qwen Team'
    assert publications[4].contributors[4].person.given == 'K.E.'


def test_the_irregularities_are_noted_where_they_stand_and_nothing_else_is(seed: Path) -> None:
    problems = load(seed).problems
    assert {each.severity for each in problems} == {Severity.NOTE}
    assert [(each.span.line, each.span.column, each.code) for each in problems] == NOTES


def test_the_edits_of_the_notes_mend_the_lines(seed: Path) -> None:
    lines = seed.read_text(encoding='utf8').split('\n')
    for problem in reversed(load(seed).problems):
        for edit in problem.edits:
            line = lines[edit.line - 1]
            lines[edit.line - 1] = line[: edit.column - 1] + edit.text + line[edit.column - 1 + edit.length :]
    assert lines[16].startswith('- Bai, J., Bai, S., Yang') and 'Zhou, C., & Zhou, J. (2023)' in lines[16]
    assert 'Zhou, J., & Yang, H. (2022)' in lines[36] and 'Recommender Systems._ arXiv' in lines[36]
    assert 'Attention Flows._ **ECCV**' in lines[34]
    assert 'Recommendation._ **NeurIPS**' in lines[56]


def test_the_front_matter_comes_as_plain_values(seed: Path) -> None:
    front = load(seed).front_matter
    assert front['search_hidden'] is True and front['show_bread_crumbs'] is False
    header = front['header']
    assert isinstance(header, dict) and str(header['background']).startswith('linear-gradient(-225deg')
