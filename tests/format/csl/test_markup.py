"""Each part of a line is marked as what it is, in whatever order a style sets it, and nothing else is."""

from __future__ import annotations

from sphinxcontrib_pubs.format import Buttons, fold_names, style_named
from sphinxcontrib_pubs.format.fields import fields_of
from sphinxcontrib_pubs.model import Identifier, Link, Span, Venue, plain_text, spans
from tests.format.csl.works import LAMPS, authors, style


def part(line: tuple[str | Span, ...], name: str) -> Span:
    [found] = [span for span in line if not isinstance(span, str) and name in span.classes]
    return found


def test_a_real_style_marks_the_parts_of_its_line() -> None:
    line = style_named('ieee')(LAMPS)
    assert plain_text(line) == (
        'M. Ito, J. Roe, and K.-O. M. Berg, “Lamps of the harbour,” J. Lamps, vol. 4, no. 2, pp. 101–109, Mar. 2021, '
        'doi: 10.5555/lamps.'
    )
    assert plain_text((part(line, 'pubs-title'),)) == 'Lamps of the harbour'
    assert plain_text((part(line, 'pubs-venue'),)) == 'J. Lamps'
    assert plain_text((part(line, 'pubs-year'),)) == '2021'
    assert (part(line, 'pubs-link').target, part(line, 'pubs-link').attributes) == (
        'https://doi.org/10.5555/lamps', (('data-kind', 'doi'),),
    )  # fmt: skip
    authors_found = [span for span in line if not isinstance(span, str) and 'pubs-author' in span.classes]
    assert [plain_text((each,)) for each in authors_found] == ['M. Ito', 'J. Roe', 'K.-O. M. Berg']


def test_the_resolver_before_a_doi_belongs_to_its_link() -> None:
    line = style_named('csl:apa')(LAMPS)
    assert plain_text((part(line, 'pubs-link'),)) == 'https://doi.org/10.5555/lamps'
    assert isinstance(line[-2], str)
    assert not line[-2].endswith('/')


def test_a_title_in_italics_is_one_element_and_one_in_quotes_is_upright() -> None:
    assert part(style('<text variable="title" font-style="italic"/>')(LAMPS), 'pubs-title').kind == 'emphasis'
    assert part(style('<text variable="title" quotes="true"/>')(LAMPS), 'pubs-title').kind == 'span'


def test_a_venue_keeps_its_highlight_its_page_and_its_badge() -> None:
    venue = Venue(
        'KDD', highlighted=True, full_name='Lamp Discovery', url='https://kdd.example', colours=('#fff', '#000')
    )
    line = style('<text variable="container-title" font-style="italic"/>')(LAMPS._replace(venue=venue))
    found = part(line, 'pubs-venue')
    assert (found.kind, plain_text((found,))) == ('strong', 'Lamp Discovery')
    assert {'pubs-venue--highlighted', 'pubs-venue--badge'} <= set(found.classes)
    assert [span.target for span in spans(found.content) if span.kind == 'link'] == ['https://kdd.example']


def test_what_a_source_calls_a_venue_is_its_short_name() -> None:
    entry = LAMPS._replace(venue=Venue('KDD', full_name='Lamp Discovery'))
    layout = '<text variable="container-title"/><text value=", "/><text variable="container-title" form="short"/>'
    assert plain_text(style(layout)(entry)) == 'Lamp Discovery, KDD'


def test_a_linked_title_keeps_its_link_and_a_script_never_becomes_one() -> None:
    linked = LAMPS._replace(links=(Link('url', 'Lamps of the harbour', 'https://a.example'),))
    line = style('<text variable="title"/>')(linked)
    assert [span.target for span in spans(line) if span.kind == 'link'] == ['https://a.example']
    unsafe = LAMPS._replace(links=(Link('url', '', 'javascript:alert(1)'),))
    assert not [span for span in spans(style('<text variable="URL"/>')(unsafe)) if span.kind == 'link']


def test_identifiers_and_links_that_a_style_leaves_out_stand_behind_the_line() -> None:
    links = (Link('pdf', 'PDF', 'https://a.example/a.pdf'), Link('code', 'Code', 'https://a.example/code'))
    entry = LAMPS._replace(links=links, identifiers=(*LAMPS.identifiers, Identifier('arxiv', '2101.00001')))
    line = Buttons({}).line(style_named('nature'), entry)  # which shows no DOI of a paper with pages
    assert plain_text(fields_of(line).links) == ' '.join(['[DOI]', '[arXiv]', '[PDF]', '[Code]'])
    shown = Buttons({}).line(style_named('ieee'), entry)
    assert plain_text(fields_of(shown).links) == '[arXiv] [PDF] [Code]'
    assert not fields_of(Buttons({}, chosen=()).line(style_named('nature'), entry)).links


def test_words_and_awards_that_no_field_has_stand_behind_the_line() -> None:
    entry = LAMPS._replace(rest=('Oral',), extra=(('award', 'Best Paper'), ('award', 'Hon. mention.')))
    assert plain_text(style('<text variable="volume" suffix="."/>')(entry)) == '4. Best Paper. Hon. mention. Oral'


def test_an_award_in_brackets_belongs_to_the_sentence_before_it() -> None:
    entry = LAMPS._replace(rest=('[Oral]',), extra=(('award', '(Best Paper)'),))
    assert plain_text(style('<text variable="volume" suffix="."/>')(entry)) == '4 (Best Paper) [Oral].'
    assert plain_text(style('<text variable="volume"/>')(entry)) == '4 (Best Paper) [Oral]'


def test_long_lists_of_names_fold_in_every_style() -> None:
    many = LAMPS._replace(contributors=authors(*(f'Ito{number}, Mei' for number in range(9))))
    for name in ('csl:apa', 'association-for-computing-machinery', 'acm', 'short', 'cv'):
        folded = [span for span in spans(fold_names(style_named(name)(many), 4)) if span.kind == 'folded']
        assert len(folded) == 1, name


def test_other_sources_of_a_hand_written_entry_go_into_the_line() -> None:
    from sphinxcontrib_pubs.format import format_apa, in_style
    from sphinxcontrib_pubs.model import Account

    written = LAMPS._replace(as_written=('Ito. Lamps.',), volume='', identifiers=())
    accounts = (Account(written, '', ()), Account(LAMPS, 'doi', ('volume', 'identifiers')))
    merged = LAMPS._replace(as_written=written.as_written, accounts=accounts)
    assert 'vol. 4' in plain_text(in_style(style_named('ieee'), merged))
    assert '4(2)' not in plain_text(in_style(format_apa, merged))
