"""A title leads to the page of its paper, unless its source links it elsewhere."""

from __future__ import annotations

from sphinxcontrib_pubs.format import format_apa, link_title
from sphinxcontrib_pubs.model import Link, Span, plain_text, spans
from tests.export.exported import work


def test_a_title_becomes_a_link_and_the_words_stay() -> None:
    line = format_apa(work(title=('On ', Span('emphasis', ('old',)), ' lamps')))
    linked = link_title(line, 'papers/x.html', 'Details')
    assert plain_text(linked) == plain_text(line)
    assert [span.target for span in spans(linked) if span.kind == 'link'] == ['papers/x.html']


def test_a_link_of_the_source_stays_and_another_stands_behind() -> None:
    line = format_apa(work(title=('On lamps',), links=(Link('url', 'On lamps', 'https://a.example'),)))
    linked = link_title(line, 'papers/x.html', 'Details')
    assert [span.target for span in spans(linked) if span.kind == 'link'] == ['https://a.example', 'papers/x.html']
    assert plain_text(linked).endswith(' Details')


def test_a_line_without_a_title_has_the_link_behind_it() -> None:
    assert plain_text(link_title(('On lamps.',), 'papers/x.html', 'Details')) == 'On lamps. Details'
