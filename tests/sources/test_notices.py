"""What became of a work is told in many fields and words, and looks like much that is no notice."""

from __future__ import annotations

import time

import pytest

from sphinxcontrib_pubs.model import (
    NOTICES,
    Notice,
    PartialDate,
    Publication,
    notice_opening,
    notice_sentence,
    notices_together,
    plain_text,
)
from sphinxcontrib_pubs.sources.load import read
from sphinxcontrib_pubs.sources.notices.passages import read_notice


def only(text: str, format: str) -> Publication:
    (publication,) = read(text, file='x', format=format).publications
    return publication


def bib(fields: str, type_: str = 'article') -> Publication:
    return only(f'@{type_}{{a, author = {{Berg, Ada}}, year = 2010, {fields}}}', 'bibtex')


def written(tail: str, title: str = 'The oil of nuts') -> Publication:
    line = f'- Berg, A., & Lind, B. (2010). {title}. *Journal of Lamps*, 1(1), 1–9.{tail}\n'
    return only(f'# Publications\n\n{line}', 'markdown')


def told(publication: Publication) -> list[tuple[str, str, str, str]]:
    """Kind, date, address and what is said of each notice."""
    return [(each.kind, str(each.date or ''), each.address, each.reason) for each in publication.notices]


@pytest.mark.parametrize(
    ('title', 'kind'),
    [
        ('RETRACTED: Lamps at sea', 'retracted'),
        ('RETRACTED ARTICLE: Lamps at sea', 'retracted'),
        ('RETRACTED CHAPTER: Lamps at sea', 'retracted'),
        ('Retracted: Lamps at sea', 'retracted'),
        ('Retracted Article: Lamps at sea', 'retracted'),
        ('[Retracted] Lamps at sea', 'retracted'),
        ('[RETRACTED ARTICLE] Lamps at sea', 'retracted'),
        ('【撤稿】Lamps at sea', 'retracted'),
        ('Lamps at sea [Retracted]', 'retracted'),
        ('Lamps at sea (retracted)', 'retracted'),
        ('Lamps at sea (Retracted article. See vol. 6, pg. 1, 2011)', 'retracted'),
        ('Lamps at sea — RETRACTED', 'retracted'),
        ('WITHDRAWN: Lamps at sea', 'withdrawn'),
        ('Withdrawn: Lamps at sea', 'withdrawn'),
        ('Lamps at sea [Withdrawn]', 'withdrawn'),
    ],
)
def test_a_title_that_a_publisher_marked_is_the_title_and_a_notice(title: str, kind: str) -> None:
    publication = bib(f'title = {{{title}}}')
    assert publication.title_text == 'Lamps at sea'
    assert [each.kind for each in publication.notices] == [kind]


@pytest.mark.parametrize(
    'title',
    [
        'Retraction of the gaze in harbour paintings',
        'Retracted flaps and the stability of wings',
        'Why papers are retracted: a survey',
        'Retraction: a history of taking things back',
        'Retraction note to: The price of lamp oil',
        'Erratum to: The price of lamp oil',
        'Correction of lenses in the field',
        'Corrections: prisons and their keepers',
        'A map of retracted work [version 2]',
        'The withdrawn child (and its teachers)',
        'Withdrawn from the world',
        'Folding of a wick [corrigendum]',
        'Expression of concern: what editors mean by it',
        'RETRACTED',
    ],
)
def test_a_title_about_retractions_or_of_a_notice_itself_stays(title: str) -> None:
    publication = bib(f'title = {{{title}}}')
    assert (publication.title_text, publication.notices) == (title, ())


def test_a_book_may_be_called_withdrawn() -> None:
    publication = bib('title = {Withdrawn: A life}, publisher = {Ark}', 'book')
    assert (publication.title_text, publication.notices) == ('Withdrawn: A life', ())


def test_a_work_keeps_its_key_when_its_title_is_marked() -> None:
    before, after = (written('', title) for title in ('The oil of nuts', 'RETRACTED: The oil of nuts'))
    assert before.key == after.key == 'berg2010the'


@pytest.mark.parametrize(
    ('note', 'expected', 'left'),
    [
        ('Retracted', ('retracted', '', '', ''), ''),
        ('Retracted 3 March 2014.', ('retracted', '2014-03-03', '', ''), ''),
        ('Best paper award. Retracted in 2014', ('retracted', '2014', '', ''), 'Best paper award.'),
        ('Best paper award; withdrawn', ('withdrawn', '', '', ''), 'Best paper award'),
        ('(retracted). Best paper award', ('retracted', '', '', ''), 'Best paper award'),
        ('(retracted) Best paper award', ('retracted', '', '', ''), 'Best paper award'),
        ('Erratum. J. Lamps 20 (1971) 141.', ('corrected', '1971', '', 'J. Lamps 20 (1971) 141'), ''),
        (
            'Corrigendum in: J. Lamps 3, 4 (2019)',
            ('corrected', '2019', '', 'J. Lamps 3, 4 (2019'),
            '',
        ),
        ('See also erratum: doi:10.5555/2.', ('corrected', '', 'https://doi.org/10.5555/2', ''), ''),
        (
            'Expression of concern published 2010, https://doi.org/10.5555/(x)2',
            ('concern', '2010', 'https://doi.org/10.5555/(x)2', ''),
            '',
        ),
        ('This article has been retracted: forged data', ('retracted', '', '', 'forged data'), ''),
        ('Superseded by version 2', ('superseded', '', '', 'version 2'), ''),
        ('Withdrawn 1998', ('withdrawn', '1998', '', ''), ''),
        ('Retractación publicada en 2014', None, 'Retractación publicada en 2014'),
        ('Corrected reprint', None, 'Corrected reprint'),
        ('Corrections by A. Lind', None, 'Corrections by A. Lind'),
        ('Correction of proofs by hand', None, 'Correction of proofs by hand'),
        ('Errata sheet inserted', None, 'Errata sheet inserted'),
        ('Talk on papers that were retracted', None, 'Talk on papers that were retracted'),
        ('Withdrawn from the library of Bergen', None, 'Withdrawn from the library of Bergen'),
    ],
)
def test_a_note_tells_a_notice_or_something_else(
    note: str, expected: tuple[str, str, str, str] | None, left: str
) -> None:
    publication = bib(f'title = {{Lamps}}, note = {{{note}}}')
    assert told(publication) == ([expected] if expected else [])
    assert plain_text(publication.note) == left


@pytest.mark.parametrize(
    ('tail', 'expected'),
    [
        (' [Retracted]', ('retracted', '', '', '')),
        (' (retracted)', ('retracted', '', '', '')),
        (' Withdrawn.', ('withdrawn', '', '', '')),
        (' Correction in Journal of Lamps 2(3), 40.', ('corrected', '', '', 'Journal of Lamps 2(3), 40')),
        (' [[erratum](https://example.org/e.pdf)]', ('corrected', '', 'https://example.org/e.pdf', '')),
        (' **[Retraction notice](https://example.org/r)**', ('retracted', '', 'https://example.org/r', '')),
        (
            ' https://doi.org/10.5555/1. Erratum: https://doi.org/10.5555/2',
            ('corrected', '', 'https://doi.org/10.5555/2', ''),
        ),
        (
            ' https://doi.org/10.5555/1 (Corrigendum: [10.5555/2](https://doi.org/10.5555/2))',
            ('corrected', '', 'https://doi.org/10.5555/2', ''),
        ),
    ],
)
def test_a_written_line_tells_a_notice(tail: str, expected: tuple[str, str, str, str]) -> None:
    publication = written(tail)
    assert told(publication) == [expected]
    assert not publication.rest and not publication.links
    assert [each.value for each in publication.identifiers] == (['10.5555/1'] if '10.5555/1' in tail else [])


def test_the_doi_of_a_work_is_not_that_of_its_notice() -> None:
    lines = [
        written(' https://doi.org/10.5555/1 (retracted)'),
        written(' [Retracted] https://doi.org/10.5555/1'),
        only('- Berg, A. (2010). _RETRACTED: Oil_, https://doi.org/10.5555/1\n', 'markdown'),
    ]
    for publication in lines:
        assert (publication.identifier('doi'), [each[:4] for each in publication.notices]) == (
            '10.5555/1',
            [('retracted', None, '', '')],
        )
    both = written(' [Retracted] https://doi.org/10.5555/1. Retraction notice: https://doi.org/10.5555/2')
    assert ([each.value for each in both.identifiers], both.notices[0].doi) == (['10.5555/1'], '10.5555/2')


@pytest.mark.parametrize(
    ('fields', 'expected'),
    [
        ('pubstate = {retracted}', ('retracted', '', '', '')),
        ('pubstate = {Withdrawn}', ('withdrawn', '', '', '')),
        ('retracted = {2021-03}', ('retracted', '2021-03', '', '')),
        ('retracted = {yes}', ('retracted', '', '', '')),
        ('erratum = {10.5555/2}', ('corrected', '', 'https://doi.org/10.5555/2', '')),
        ('erratum = {https://example.org/e.pdf}', ('corrected', '', 'https://example.org/e.pdf', '')),
        ('retraction = {J. Lamps 3, 4}', ('retracted', '', '', 'J. Lamps 3, 4')),
        ('type = {Article; Retracted Publication}', ('retracted', '', '', '')),
        ('keywords = {lamps, retracted publication}', ('retracted', '', '', '')),
    ],
)
def test_fields_of_bibtex_tell_a_notice(fields: str, expected: tuple[str, str, str, str]) -> None:
    publication = bib(f'title = {{Lamps}}, {fields}')
    assert told(publication) == [expected]
    assert not publication.status and not publication.extra


def test_a_field_that_says_no_is_no_notice() -> None:
    publication = bib('title = {Lamps}, retracted = {false}')
    assert not publication.notices and publication.extra == (('retracted', 'false'),)


def test_a_related_entry_of_biblatex_is_the_notice() -> None:
    text = (
        '@article{a, title = {Lamps}, related = {b}, relatedtype = {erratum}}\n'
        '@article{b, title = {Erratum: Lamps}, year = 2021, doi = {10.5555/b}}\n'
        '@article{c, title = {Wicks}, related = {gone}, relatedtype = {retraction}}\n'
        '@article{d, title = {Oils}, related = {a}, relatedtype = {reprintfrom}}\n'
    )
    first, _, lost, other = read(text, file='x.bib', format='bibtex').publications
    assert told(first) == [('corrected', '2021', 'https://doi.org/10.5555/b', '')]
    assert told(lost) == [('retracted', '', '', 'gone')]
    assert not other.notices and dict(other.extra) == {'related': 'a', 'relatedtype': 'reprintfrom'}


@pytest.mark.parametrize(
    ('format', 'text'),
    [
        (
            'csl-json',
            '[{"title": "Lamps", "updated-by": [{"DOI": "10.5555/r", "updated": "2021-03-04", "type": "retraction"}]}]',
        ),
        ('csl-json', '[{"id": "a", "title": "Lamps", "note": "Retracted 2021-03-04. https://doi.org/10.5555/r"}]'),
        ('yaml', '- title: Lamps\n  notices: {kind: retracted, date: 2021-03-04, doi: 10.5555/r}\n'),
        ('yaml', '- title: Lamps\n  notices: ["Retracted on 4 March 2021, doi:10.5555/r"]\n'),
        ('yaml', '- title: Lamps\n  status: retracted\n  notices: Retraction 2021-03-04 https://doi.org/10.5555/r\n'),
        ('ris', 'TY  - JOUR\nTI  - Lamps\nN1  - A lamp.\nN1  - Retracted 2021-03-04, doi:10.5555/r\nER  - \n'),
        ('bibtex', '@article{a, title = {Lamps}, note = {Retracted March 4, 2021. \\url{https://doi.org/10.5555/r}}}'),
        (
            'markdown',
            '- Berg, A. (2010). Lamps. *Journal of Light*, 1.\n  - Notice: Retracted 2021-03-04. https://doi.org/10.5555/r\n',
        ),
        (
            'markdown',
            '- Berg, A. (2010). Lamps. *Journal of Light*, 1.\n  - Notice (retracted): "2021-03-04"; "10.5555/r"\n',
        ),
    ],
)
def test_every_format_can_tell_the_same_notice(format: str, text: str) -> None:
    (notice,) = only(text, format).notices
    assert (notice.kind, str(notice.date), notice.doi, notice.reason) == ('retracted', '2021-03-04', '10.5555/r', '')


@pytest.mark.parametrize('written', ['2021-13-01', '2021-99-99', '2021-01-32'])
def test_of_a_day_that_no_year_has_a_labelled_value_keeps_the_year(written: str) -> None:
    told = only(
        f'- Berg, A. (2010). Lamps. *Light*, 1.\n  - Date: {written}\n  - Notice (retracted): "{written}"\n', 'markdown'
    )
    assert (str(told.issued), str(told.notices[0].date)) == ('2021', '2021')


@pytest.mark.parametrize(
    ('notices', 'message'),
    [
        ('[retractd]', '"retractd" is no notice on a publication (did you mean retracted?)'),
        ('[{kind: retracted, date: lately}]', '"date: lately" is no notice on a publication'),
        (
            '[{kind: lost}]',
            'is no notice on a publication (expected one of: retracted, withdrawn, concern, superseded, corrected)',
        ),
    ],
)
def test_a_mistyped_notice_is_told_and_kept(notices: str, message: str) -> None:
    reading = read(f'- title: Lamps\n  notices: {notices}\n', file='x.yml', format='yaml')
    (problem,) = reading.problems
    assert message in str(problem) and str(problem).startswith('x.yml:2:3: warning: ')
    assert [name for name, _ in reading.publications[0].extra] == ['notice']


@pytest.mark.parametrize('kind', NOTICES)
@pytest.mark.parametrize('date', [None, PartialDate(2021), PartialDate(2021, 3), PartialDate(2021, 3, 4)])
@pytest.mark.parametrize('text', ['', 'The data could not be found.', 'J. Lamps 3, 4'])
@pytest.mark.parametrize(('doi', 'url'), [('', ''), ('10.5555/r(2)', ''), ('', 'https://example.org/r')])
def test_the_sentence_of_a_notice_is_read_as_it(
    kind: str, date: PartialDate | None, text: str, doi: str, url: str
) -> None:
    notice = Notice(kind, date, doi, url, text)
    sentence = notice_sentence(notice)
    again = read_notice(sentence)
    assert (again[:4], again.reason.rstrip('.')) == (notice[:4], text.rstrip('.'))
    assert notice_opening(sentence) is not None


def test_a_work_is_retracted_once_and_corrected_as_often_as_its_notices_say() -> None:
    retracted = (Notice('retracted'), Notice('retracted', PartialDate(2021), '10.5555/r'))
    corrected = (Notice('corrected', doi='10.5555/1'), Notice('corrected', doi='10.5555/2'), Notice('corrected'))
    assert notices_together((*corrected, *retracted)) == (retracted[1], *corrected[:2])


@pytest.mark.timed
def test_words_of_any_length_take_linear_time() -> None:
    start = time.perf_counter()
    for piece in ('retracted ', '(retracted ', 'see see see ', 'erratum. ', '[erratum', 'this article has been '):
        bib(f'title = {{{piece * 20_000}}}, note = {{{piece * 20_000}}}')
    assert time.perf_counter() - start < 20
