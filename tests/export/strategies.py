"""Publications that nobody has: every field with text that looks like markup, labels, names, numbers or nothing."""

from __future__ import annotations

from hypothesis import strategies as st

from sphinxcontrib_pubs.model import (
    NOTICES,
    Contributor,
    Identifier,
    Link,
    Markup,
    Notice,
    PartialDate,
    Person,
    Publication,
    SourceSpan,
    Span,
    Venue,
    notices_together,
    plain_text,
)
from sphinxcontrib_pubs.model.characters import cleaned

_HOSTILE = [
    '', 'a', 'Tests', '*', '**', '_', '__', 'a_b', '`', '``', '\\', '\\\\', '\\*', '$', '$x$', '$x^2$1', '$$', '[', ']',
    '[x]', '[x](y)', '[x]: y', '](', ')', '(', '<b>', '</b>', '<', '<br>', '<!--', '-->', '&amp;', '&', '&#42;', '#',
    '# x', 'x #', '- x', '+ x', '* x', '1. x', '1) x', '> x', '---', '===', '```', '~~~', '| a | b |', '|', '{', '}',
    '{.x}', '{{ x }}', '{% x %}', ':::', '::', '"', '""', '"x"', '“x”', "'", ';', '; ', ',', ',,', ', ', ': ', '=',
    'family=', 'given=x', 'Title: x', 'Note: x', 'Abstract: x', 'As written: x', 'et al.', '; et al.', '(self)', '2020',
    '(2020)', '12(3)', 'pp. 1–9', 'vol. 2', 'In KDD 2020', 'doi:10.1234/abc', 'arXiv:2001.01234', 'https://a.example/',
    'Quist, R.', 'R. Quist', 'and', '&', '王伟', 'Ångström', 'e\u0301', '\u00a0', 'a\u00a0b', '\u200b', '\u00ad',
    '\u202e', '\ufeff', '\t', '\n', '\n\n', '\u2028', '\x0b', '\x1b[0m', '\x7f', '\U0001f600', '!', '!x', '%', '@', '~',
    '~~', '^', '.', '..', '…', '?', '-', '–', '0', 'yes', 'Submitted', 'in press',
]  # fmt: skip
#: Text of one line or more, of hostile pieces and of any characters that readers give.
text = st.one_of(
    st.sampled_from(_HOSTILE),
    st.lists(st.sampled_from(_HOSTILE), max_size=6).map(''.join),
    st.lists(st.sampled_from(_HOSTILE), max_size=5).map(' '.join),
    st.text(max_size=12),
).map(cleaned)
_word = st.sampled_from(['pdf', 'code', 'slides', 'url', 'doi', 'my-kind', 'x y', 'Größe'])
_KINDS = st.sampled_from(
    ['emphasis', 'strong', 'underline', 'deleted', 'superscript', 'subscript', 'code', 'math', 'quoted', 'small_caps']
)
_targets = st.one_of(
    st.sampled_from([
        'https://a.example/x_y_z', 'https://doi.org/10.1234/abc', 'https://arxiv.org/abs/2001.01234', 'p.pdf', 'a/(b)',
        'a b', '#x', 'https://a.example/?a=1&b=2', 'https://a.example/&amp;', 'mailto:b@c.example', 'x*y*', 'x`y`',
        'https://a.example/{{x', 'a\\b', 'a<b>c', 'http://a.example/ü', '[x](y)', '"q"', 'www.a.example',
    ]),
    text.filter(lambda each: ':' not in each and bool(each.strip())),
)  # fmt: skip


def _spans(inner: st.SearchStrategy[Markup]) -> st.SearchStrategy[Markup]:
    span = st.builds(lambda kind, content: Span(kind, content), _KINDS, inner)
    link = st.builds(lambda content, target: Span('link', content, target), inner, _targets)
    return st.lists(st.one_of(span, link, text, st.just(Span('line_break', ()))), max_size=4).map(tuple)


markup: st.SearchStrategy[Markup] = st.recursive(text.map(lambda each: (each,) if each else ()), _spans, max_leaves=6)
_maybe = st.one_of(st.just(''), st.just(''), text)
persons = st.one_of(
    st.builds(lambda family, given: Person(family, given), text, text),
    st.builds(Person, _maybe, _maybe, _maybe, _maybe, _maybe, _maybe, _maybe),
    st.builds(lambda literal: Person(literal=literal), text),
    st.sampled_from(
        [Person('Quist', 'R.'), Person('Berg', 'Rob', 'van der'), Person('Sato', 'Kenji'), Person('王', '伟')]
    ),
)
_roles = st.lists(st.one_of(st.sampled_from(['self', 'marked', 'equal', 'corresponding']), text), max_size=2).map(tuple)
_contributors = st.builds(
    Contributor,
    persons,
    st.sampled_from(['author', 'author', 'author', 'editor', 'translator', 'collection-editor']),
    _roles,
    _maybe,
    _maybe,
)
_dates = st.builds(
    PartialDate._make,
    st.tuples(
        st.integers(-50, 3000),
        st.integers(0, 12),
        st.integers(0, 31),
        st.sampled_from(['', '', 'a', 'bc']),
        st.sampled_from([0, 0, 2021]),
        st.one_of(st.sampled_from(['', '3–5 May', 'May 3–5', 'Spring', 'June–July']), text),
    ),
)
_years = st.integers(1950, 2029).map(PartialDate)
_identifiers = st.builds(
    Identifier,
    st.sampled_from(['doi', 'arxiv', 'pmid', 'pmcid', 'isbn', 'issn', 'hdl']),
    st.one_of(st.sampled_from(['10.1234/abc', '2001.01234', '123456', 'PMC12345', '978-3-16-148410-0']), text),
)
_notices = st.builds(
    Notice,
    st.sampled_from(list(NOTICES)),
    st.one_of(st.none(), _years, st.just(PartialDate(2021, 3)), st.just(PartialDate(2021, 3, 4))),
    st.one_of(st.just(''), st.just('10.1234/notice')),
    _maybe,
    _maybe,
)
_titles = st.one_of(
    markup, st.sampled_from([('Adaptive bounds for sparse networks',), ('Kernels measured under noise',)])
)
_source = SourceSpan(file='x', line=1)


def _few(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.one_of(st.just(()), st.lists(strategy, max_size=3).map(tuple))


_full = st.builds(
    Publication,
    key=st.just(''),
    source=st.just(_source),
    type=st.one_of(st.sampled_from(['', 'book', 'article-journal', 'thesis']), text),
    title=_titles,
    contributors=_few(_contributors),
    truncated=st.booleans(),
    issued=st.one_of(st.none(), _dates, _years),
    venue=st.one_of(st.none(), st.builds(Venue, text, st.booleans(), _maybe, _maybe, _maybe)),
    volume=_maybe,
    issue=_maybe,
    page=_maybe,
    number=_maybe,
    edition=_maybe,
    publisher=_maybe,
    publisher_place=_maybe,
    identifiers=_few(_identifiers),
    links=_few(st.builds(Link, _word, _maybe, _targets)),
    status=_maybe,
    abstract=st.one_of(st.just(()), markup),
    note=st.one_of(st.just(()), markup),
    language=_maybe,
    keywords=_few(text),
    topics=_few(text),
    selected=st.booleans(),
    rest=st.one_of(st.just(()), markup),
    notices=_few(_notices).map(notices_together),
    extra=_few(st.tuples(st.sampled_from(['isan', 'how published', 'x(y)']), text)),
    raw=st.just(''),
    as_written=st.just(()),
    verbatim=st.just(False),
)
#: What many lists have: nothing hostile but here and there one field.
_usual = st.builds(
    lambda title, people, issued, venue, topics, hostile, name: Publication(
        key='',
        source=_source,
        title=title,
        contributors=tuple(map(Contributor, people)),
        issued=issued,
        venue=venue,
        topics=topics,
    )._replace(**{name: getattr(hostile, name)}),
    st.sampled_from([('Adaptive bounds for sparse networks',), ('Kernels measured under noise',)]),
    st.lists(
        st.sampled_from([Person('Quist', 'R.'), Person('Sato', 'K. L.'), Person('Berg', 'B.', 'van')]),
        min_size=1,
        max_size=4,
    ),
    _years,
    st.sampled_from([Venue(name='KDD', highlighted=True), Venue(name='Journal of Tests'), None]),
    st.sampled_from([(), ('2020',), ('Papers', 'Journals')]),
    _full,
    st.sampled_from(
        [name for name in Publication._fields if name not in ('key', 'source', 'raw', 'as_written', 'verbatim')]
    ),
)
_verbatim = st.builds(
    lambda written, topics: Publication(key='', source=_source, verbatim=True, as_written=written, topics=topics),
    markup.filter(lambda each: bool(plain_text(each).strip())),
    _few(text),
)
publications = st.lists(st.one_of(_full, _usual, _usual, _verbatim), min_size=1, max_size=5)
