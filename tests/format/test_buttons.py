"""The links of an entry: which, in which order, under which names, and nothing of the source lost or told twice."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.format import Buttons, format_apa, format_as_written
from sphinxcontrib_pubs.format.link_kinds import LABELS, LinkKind
from sphinxcontrib_pubs.format.words import shown_words
from sphinxcontrib_pubs.model import (
    Account,
    Identifier,
    Link,
    PartialDate,
    Person,
    Publication,
    SourceSpan,
    Span,
    is_safe_url,
    plain_text,
    spans,
)
from sphinxcontrib_pubs.model.publication import Contributor

PLACE = SourceSpan(file='list.md', line=1)
EVERYTHING = Publication(
    key='lamps',
    source=PLACE,
    title=('Lamps',),
    contributors=(Contributor(Person(family='Ito', given='M.')),),
    identifiers=(Identifier('doi', '10.5555/a'), Identifier('arxiv', '2001.00001'), Identifier('pmid', '77')),
    links=(
        Link('pdf', '', 'https://a.example/x.pdf'),
        Link('slides', 'slides', 'talk.pdf'),
        Link('url', 'Appendix', 'https://a.example/appendix'),
        Link('code', '', 'https://code.example/'),
    ),
    rest=('A word more.',),
    extra=(('hal', 'hal 01'),),
)
LINE = 'Ito, M. Lamps. arXiv:2001.00001. https://doi.org/10.5555/a PMID: 77. A word more.'
KINDS = {
    'hal': LinkKind('HAL', url='https://hal.example/{value}'),
    'slides': LinkKind('Talk', icon='☆', url='https://talks.example/{value}'),
    'scholar': LinkKind('Scholar', icon='fa-solid fa-book', url='https://s.example/?q={doi}&t={title}'),
    'isbn-search': LinkKind('Books', url='https://b.example/{isbn}'),
}


def shown(buttons: Buttons, publication: Publication = EVERYTHING, *, as_written: bool = False) -> str:
    return plain_text(buttons.line(format_as_written if as_written else format_apa, publication))


@pytest.mark.parametrize(
    ('chosen', 'expected'),
    [
        (None, f'{LINE} [PDF] [slides] [Appendix] [Code]'),
        ((), LINE),
        (('code', 'pdf'), f'{LINE} [Code] [PDF]'),
        (('doi', 'url'), 'Ito, M. Lamps. arXiv:2001.00001. PMID: 77. A word more. [DOI] [Appendix]'),
        (('pmid', 'arxiv', 'doi'), 'Ito, M. Lamps. A word more. [PubMed] [arXiv] [DOI]'),
        (('poster',), LINE),
    ],
)
def test_the_row_has_what_the_list_asks_for(chosen: tuple[str, ...] | None, expected: str) -> None:
    assert shown(Buttons({}, chosen)) == expected


def test_kinds_of_a_site_have_labels_icons_and_addresses() -> None:
    markup = Buttons(KINDS).line(format_apa, EVERYTHING)
    links = {span.attributes[0][1]: span for span in spans(markup) if span.kind == 'link'}
    assert plain_text(markup) == f'{LINE} [PDF] [Talk] [Appendix] [Code] [HAL] [Scholar]'
    assert links['hal'].target == 'https://hal.example/hal%2001'
    assert links['slides'].target == 'https://talks.example/talk.pdf'
    assert links['scholar'].target == 'https://s.example/?q=10.5555/a&t=Lamps'
    icons = [span for span in spans(markup) if 'pubs-icon' in span.classes]
    hidden = ('aria-hidden', 'true')
    assert [(span.classes, span.content, span.attributes) for span in icons] == [
        (('pubs-icon',), (), (hidden, ('data-icon', '☆'))),
        (('pubs-icon', 'fa-solid', 'fa-book'), (), (hidden,)),
    ]


def test_a_template_is_no_way_to_another_scheme() -> None:
    kind = LinkKind('X', url='{value}')
    hostile = EVERYTHING._replace(extra=(('x', 'javascript:alert(1)'),))
    markup = Buttons({'x': kind}, ('x',)).line(format_apa, hostile)
    (link,) = (span for span in spans(markup) if ('data-kind', 'x') in span.attributes)
    assert link.target == 'javascript%3Aalert%281%29'
    assert is_safe_url(link.target)


def test_one_address_stands_once() -> None:
    both = EVERYTHING._replace(links=(Link('doi', 'Publisher', 'https://doi.org/10.5555/a'), *EVERYTHING.links))
    assert shown(Buttons({}, ('doi',)), both).endswith('A word more. [Publisher]')


def test_a_linked_title_stays_linked() -> None:
    titled = EVERYTHING._replace(links=(Link('url', 'Lamps.', 'https://a.example/lamps'),))
    for chosen in (None, (), ('url',)):
        markup = Buttons({}, chosen).line(format_apa, titled)
        assert plain_text(markup) == LINE
        assert 'https://a.example/lamps' in [span.target for span in spans(markup)]


def test_words_of_a_source_keep_their_links_and_no_row_repeats_them() -> None:
    written = EVERYTHING._replace(
        as_written=('Lamps. ', Span('link', ('PDF',), 'https://a.example/x.pdf')), links=EVERYTHING.links[:1]
    )
    assert shown(Buttons({}), written, as_written=True) == 'Lamps. PDF'
    assert shown(Buttons(KINDS), written, as_written=True) == 'Lamps. PDF [HAL] [Scholar]'
    assert shown(Buttons({}, ('pdf',)), written, as_written=True) == 'Lamps. PDF [PDF]'
    # Where the words are not shown, a link that the line has for another reason is no button in them.
    titled = written._replace(title=(Span('link', ('Lamps',), 'https://a.example/x.pdf'),))
    assert shown(Buttons({}), titled) == f'{LINE} [PDF]'
    assert shown(Buttons({}), titled._replace(as_written=()), as_written=True) == f'{LINE} [PDF]'


def test_an_entry_that_was_not_read_has_the_links_in_its_words_and_no_others_for_them() -> None:
    words = ('Lamps. ', Span('link', ('PDF',), 'https://a.example/x.pdf'))
    unread = Publication(key='', source=PLACE, as_written=words, verbatim=True, links=EVERYTHING.links[:2])
    assert shown(Buttons({}), unread) == shown(Buttons({}), unread, as_written=True) == 'Lamps. PDF [slides]'


@pytest.mark.parametrize(
    ('words', 'row'),
    [
        ('Lamps.', ' [DOI] [arXiv]'),  # the links were pictures
        ('Lamps. doi:10.5555/a', ' [arXiv]'),
        ('Lamps. https://doi.org/10.5555/a, arXiv:2001.00001', ''),
    ],
)
def test_what_the_words_of_a_source_do_not_say_of_its_links_the_row_says(words: str, row: str) -> None:
    links = (Link('doi', '', 'https://doi.org/10.5555/a'), Link('arxiv', '', 'https://arxiv.org/abs/2001.00001'))
    written = EVERYTHING._replace(as_written=(words,), links=(*links, links[0]))
    assert shown(Buttons({}), written, as_written=True) == words + row


def test_a_merged_entry_has_the_links_of_all_its_sources() -> None:
    written = EVERYTHING._replace(as_written=('Lamps.',), links=EVERYTHING.links[:1], identifiers=(), rest=())
    merged = EVERYTHING._replace(
        as_written=('Lamps.',), accounts=(Account(written), Account(EVERYTHING, 'doi', ('identifiers', 'links')))
    )
    assert shown(Buttons({}), merged).endswith('[PDF] [slides] [Appendix] [Code]')
    assert shown(Buttons({}), merged).count('[') == 4
    assert '[' not in shown(Buttons({}, ()), merged)


@pytest.mark.parametrize(
    ('links', 'row'),
    [
        (['url https://reef.example/a', 'url https://www.Kelp.example:80'], 'Link (reef.example)|Link (kelp.example)'),
        (
            ['url https://reef.example/a', 'url https://reef.example/b', 'url https://kelp.example'],
            'Link 1 (reef.example)|Link 2 (reef.example)|Link (kelp.example)',
        ),
        # A host that all have in common would tell none of them from another.
        (['pdf https://reef.example/a', 'pdf https://reef.example/b'], 'PDF 1|PDF 2'),
        (['pdf a.pdf', 'code https://code.example', 'pdf b.pdf'], 'PDF 1|Code|PDF 2'),
        (['pdf a.pdf', 'pdf https://reef.example/a'], 'PDF|PDF (reef.example)'),
        # What a source calls a link stays, also where it says the word twice.
        (['pdf a.pdf pdf', 'pdf b.pdf pdf'], 'pdf|pdf'),
        (['pdf a.pdf pdf', 'pdf https://reef.example'], 'pdf|PDF (reef.example)'),
        (['pdf a.pdf pdf', 'pdf b.pdf', 'code c PDF 3', 'pdf d'], 'pdf|PDF 2|PDF 3|PDF 4'),
        (['slides talk.pdf slides', 'slides https://reef.example'], 'Talk|Talk (reef.example)'),
        (['pdf https://[reef', 'pdf https://re\u202eef.example/'], 'PDF 1|PDF 2'),
        (['pdf a.pdf', 'code b'], 'PDF|Code'),
    ],
)
def test_links_that_only_their_kind_calls_alike_are_told_apart(links: list[str], row: str) -> None:
    found = tuple(Link(kind, ' '.join(label), url) for kind, url, *label in map(str.split, links))
    publication = EVERYTHING._replace(links=found, identifiers=(), rest=())
    expected = ''.join(f' [{name}]' for name in row.split('|'))
    kinds = {'slides': LinkKind('Talk')} if 'Talk' in row else {}
    assert shown(Buttons(kinds), publication) == f'Ito, M. Lamps.{expected}'
    if not kinds:  # a style by itself, and what is looked for
        assert plain_text(format_apa(publication)) == f'Ito, M. Lamps.{expected}'
        dated = publication._replace(issued=PartialDate(2021), extra=())  # whose words are those of its fields
        assert ' '.join(shown_words(dated)).endswith(f'2021 {row.replace("|", " ")}')


def test_a_button_is_told_from_what_the_words_of_a_source_call_so() -> None:
    words = ('Lamps. ', Span('link', ('PDF',), 'https://a.example/x.pdf'))
    links = (*EVERYTHING.links[:1], Link('pdf', '', 'https://reef.example/x.pdf'))
    written = EVERYTHING._replace(as_written=words, links=links, identifiers=())
    assert shown(Buttons({}), written, as_written=True) == 'Lamps. PDF [PDF (reef.example)]'


def test_every_kind_that_sources_know_has_a_label() -> None:
    from sphinxcontrib_pubs.sources.records.tables import LINKS

    assert {kind for kind in LINKS.values() if kind} <= LABELS.keys()
