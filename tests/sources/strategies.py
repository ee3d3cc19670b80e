"""What the property tests feed to the readers: inline Markdown, and pages of references mixed with junk."""

from __future__ import annotations

from hypothesis import strategies as st

#: Addresses of the reference links that ``inline_markdown`` uses, by normalised label.
REFERENCES = {'REF': 'https://a.example/ref', 'ITO B.': 'https://a.example/ito'}

_TEXT = [
    'a',
    'Ito',
    'B.',
    'é',
    '中',
    'Ω',
    '1',
    '-',
    '.',
    ',',
    ':',
    '!',
    '?',
    '"',
    "'",
    '“',
    '”',
    '—',
    '…',
    '€',
    '©',
    '+',
]
_SPACE = [' ', ' ', ' ', '\n', '  \n', '\\\n', '\u00a0', '\t', '\\\\\n']
_DELIMITERS = [
    '*',
    '*',
    '**',
    '***',
    '****',
    '_',
    '_',
    '__',
    '___',
    '`',
    '``',
    '```',
    '\\',
    '\\*',
    '\\`',
    '\\[',
    '\\\\',
]
_BRACKETS = [
    '[', ']', '(', ')', '](', '](b)', '](https://a.example)', '](<b c>)', '](b "t")', "](b 't*')", '](b (t))',
    '](b\\)c)', '](b(c)d)', '](b(c)', '](b "t)', '](b\nc)', '](\nb\n"t"\n)', '](b`c)', '](b*c)', ']()', '](<>)',
    '](&amp;)', '](b t)', '][]', '][ref]', '][Ref]', '][none]', '[ref]', '[Ito B.]', '[ref][none]', '[none][ref]',
    '[b](c)', '][r\\ef]',
]  # fmt: skip
_ANGLES = [
    '<', '>', '<https://a.example/b*c*>', '<b@c.example>', '<x c', '<span>', '</span>', '<x-y a="*b*" c>', '<sup>',
    '</sup>', '<span\nclass="a">', '<!-- *b* -->', '<!-->', '<2>', '<x=c>', '<ftp://a.example>', '<HTTP:x>',
    '<Ito 2020>', '<span/>', '<x-y a=`b`>', "<span a='`'>", '<x-y a="b"c>', '</x-y a>', '<x-y a=b/>',
]  # fmt: skip
_ENTITIES = [
    '&', '&amp;', '&#42;', '&#x2A;', '&nbsp;', '&copy', '&notit;', '&#0;', '&#xFFFE;', '&#1;', '&#9999999;', '&#;',
    '&;',
]  # fmt: skip

_atoms = st.one_of(
    *(st.sampled_from(each) for each in (_TEXT, _SPACE, _DELIMITERS, _DELIMITERS, _BRACKETS, _ANGLES, _ENTITIES))
)
_junk = st.lists(_atoms, max_size=25).map(''.join)


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    wraps = st.sampled_from([
        ('*', '*'), ('**', '**'), ('_', '_'), ('__', '__'), ('***', '***'), ('`', '`'), ('[', '](b)'), ('[', '][ref]'),
        ('<span>', '</span>'), ('(', ')'), ('"', '"'), ('*', '**'), ('**', '*'), ('_', '__'),
    ])  # fmt: skip
    wrapped = st.tuples(wraps, inner).map(lambda each: f'{each[0][0]}{each[1]}{each[0][1]}')
    return st.lists(st.one_of(wrapped, inner, st.sampled_from(_TEXT + _SPACE)), max_size=5).map(''.join)


#: Nested constructs as people write them, and mixtures of syntax that nobody writes.
inline_markdown = st.one_of(_junk, st.recursive(_atoms, _around, max_leaves=15)).map(str.strip)

_WORDS = st.sampled_from(
    [
        'adaptive',
        'sparse',
        'learning',
        'of',
        'graphs',
        'with',
        'kernels',
        'for',
        'deep',
        'networks',
        'and',
        'measured',
        'bounds',
        'under',
        'noise',
    ]
)
_FAMILIES = st.sampled_from(
    ['Quist', 'Sato', 'van der Berg', 'Ångström', 'O’Neil', 'Li', '王', 'Smith-Jones', 'Ii', 'Vo']
)
_INITIALS = st.sampled_from(['R.', 'K. L.', 'J.-P.', 'Robert', 'R', 'Ünal', ''])
_YEARS = st.integers(1950, 2029).map(str)
_VENUES = st.sampled_from(
    ['Journal of Tests', 'Proc. ICML', 'arXiv:2001.01234', 'Nature', 'PhD thesis, ETH', 'In KDD 2020']
)
_TITLES = st.lists(_WORDS, min_size=3, max_size=9).map(lambda words: ' '.join(words).capitalize())
_TAILS = st.sampled_from([
    '', ', 12(3), 1–9', ', pp. 100-110', '. doi:10.1234/abc.def', '. https://a.example/x.pdf', ' [[pdf]](a.pdf)',
    ' (in press)', '. Best paper award', ' `code <https://a.example>`__', ' [see also](javascript:alert)',
    ' <a href="data:x">slides</a>', ' [x](vbscript:y) and more', ' {.class}', ' $O(n^2)$', ' *', ' **', ' \\', ' <',
    ' &amp; others', ' et al.',
])  # fmt: skip


def _entry(names: list[tuple[str, str]], year: str, title: str, venue: str, tail: str, style: int) -> str:
    comma = [f'{family}, {given}' if given else family for family, given in names]
    plain = [f'{given} {family}'.strip() for family, given in names]
    match style:
        case 0:
            return f'{", ".join(comma)} ({year}). _{title}_. **{venue}**{tail}.'
        case 1:
            return f'{", ".join(plain)}. "{title}," {venue}{tail}, {year}.'
        case 2:
            return f'**{title}**\n  {", ".join(plain)}\n  *{venue}*, {year}{tail}'
        case 3:
            return f'[{title}](https://a.example/{year}). {" and ".join(plain)}. {venue}{tail} ({year})'
        case 4:
            return f'{" & ".join(comma)}: {title}. {venue} {year}{tail}'
        case _:
            return f'`{title} <https://a.example/p>`_, {", ".join(plain)}, *{venue}*, {year}{tail}'


entries = st.builds(
    _entry,
    st.lists(st.tuples(_FAMILIES, _INITIALS), min_size=1, max_size=5),
    _YEARS,
    _TITLES,
    _VENUES,
    _TAILS,
    st.integers(0, 5),
)
_markers = st.sampled_from(
    ['- ', '- ', '* ', '1. ', '2) ', '#. ', '', '  - ', '> ', '> - ', '[1] ', '.. [Q1] ', '| ', '\t', '<li>', '<p>']
)
_noise = st.one_of(
    st.sampled_from([
        '# Publications', '## 2020', 'Publications\n============', '2020\n----', '---', '***', 'Some prose about us.',
        '```\ncode\n```', '<ul>\n<li>x</li>\n</ul>', '<div class="a">', '</div>', '<!-- hidden -->', '<!--',
        '.. note::\n\n   Read it.', '.. include:: /etc/hosts', ':field: value', 'term\n  definition',
        '| a | b |\n|---|---|\n| c | d |', '=== ===\na   b\n=== ===', '[ref]: https://a.example',
        '.. _target: https://a.example', '.. |s| replace:: t', '::\n\n  literal', ':::{note}\nx\n:::',
        '```{note}\n- Quist, R. (2020). _A title_.\n```', '```{grid-item} x\n', '\0', '\x0c', '\x0b\x85\u2028',
        '\ufeff', '\t- tab', '> > - deep', '- - - -', '10. ', '- ', '+', '{% raw %}', '\u202e', '\x1f', 'a' * 3000,
        '[' * 200,
        '* ' * 300, 'K. ', '=', '====', ' ====', '__ anonymous', '.. ', '..', '  indented', '- x\n\n  - y\n\n    z',
    ]),
    st.text(max_size=30),
)  # fmt: skip
_blocks = st.one_of(st.builds(lambda marker, entry: marker + entry, _markers, entries), _noise, _junk)
_fronts = st.sampled_from([
    '', '', '', '---\ntitle: Publications\n---\n', '---\na: [\n---\n', '+++\na = 1\n+++\n', '---\na: &a [*a]\n---\n',
    ':title: x\n\n',
])  # fmt: skip

#: Whole pages: front matter or none, then blocks with or without blank lines between them.
pages = st.builds(
    lambda front, blocks: front + ''.join(block + gap for block, gap in blocks),
    _fronts,
    st.lists(st.tuples(_blocks, st.sampled_from(['\n', '\n', '\n\n', '\n\n', '\r\n', '\r', '\n\n\n'])), max_size=10),
)


def _styled(names: list[tuple[str, str]], year: str, title: str, venue: str, style: int) -> str:
    """One reference in one of many styles, as its author wanted it."""
    comma = [f'{family}, {given}' if given else family for family, given in names]
    plain = [f'{given} {family}'.strip() for family, given in names]
    bare = [f'{family} {given.replace(".", "").replace(" ", "")}'.strip() for family, given in names]
    head, last = ', '.join(plain[:-1]), plain[-1]
    joined = f'{head} and {last}' if head else last
    return [
        f'{", ".join(comma)} ({year}). _{title}_. **{venue}**, 12(3), 1–9. https://doi.org/10.1234/abc',
        f'{", & ".join(comma)} ({year}, May 3). {title}. *{venue}*, *12*(3), 45-67.',
        f'{joined}, "{title}," in *{venue}*, vol. 12, no. 3, pp. 45–67, May {year}, doi: 10.1234/abc.',
        f'{joined}. {year}. {title}. In {venue}. Springer, Berlin, 45–67.',
        f'{joined}. “{title}.” *{venue}* 12, no. 3 ({year}): 45–67.',
        f'{", ".join(bare)}. {title}. {venue}. {year};12(3):45-67. PMID: 1234567',
        f'{joined}. {title}. *{venue}* **12**, 45–67 ({year}).',
        f'**{title}**. {joined}. *{venue}*, {year}. [[pdf]](a.pdf) [[code]](https://a.example/code)',
        f'[{title}](https://a.example/x), {joined}, {venue} {year}',
        f'{joined}, [{title}](a.html). {venue}, {year}, to appear (Best Paper Award).',
        f'{" ; ".join(comma)}: {title}. In: {venue} (eds. A. Vo, B. Ii), S. 12-34, Delft, {year}',
        f'{comma[0]}, et al. {title}. arXiv preprint arXiv:2001.01234 ({year}).',
        f"{', '.join(comma)}, {year}, '{title}', {venue}, vol. 12, iss. 3, p. 45, viewed 3 May {year}.",
        f'[{len(names)}] {joined}: {title}; PhD thesis, {venue}, {year}.',
        f'{title} - {joined} - {venue} - {year}',
        f'{joined} ({year}) {title}, {venue} 12:45–67 [Q1, IF=3.4]',
        f'<b>{title}</b><br>{joined}<br><i>{venue}</i>, {year}',
        f'{year} | {title} | {joined} | {venue}',
    ][style]


#: Words that no list of names, venues or labels has, so that none is taken for something that may be left out.
_UNKNOWN = st.sampled_from([
    'Zyxkov', 'qwrtz', 'Vlmpf', 'ХЦЧ', 'ÐØÞ', 'K7xq', '8841', '77.5', 'brkgl-wtf', 'Ωmλ', '漢甲', 'ZQX', 'l’zzt',
    'x9y8z7',
])  # fmt: skip
_DAMAGE = st.sampled_from([
    '.', ',', ';', ':', '..', ',,', ', ,', '. .', '(', ')', '[', ']', '{', '}', '()', '[]', '"', '“', '”', "'", '*',
    '**', '_', '`', '$', '<', '>', '<sup>', '</i>', '<b>', '/', '|', '–', '—', '-', ' - ', '&', ' & ', ' and ', ' in ',
    '*†', '#', '…', '...', '?', '!', '=', '+', '~', '^', '\n', '  \n', '\\\n', '\u00a0', '\t', '（', '）', '，', '。',
    '：', ' et al. ', ' (Ed.) ', ' pp. ', ' vol. ', ' No. ', ' doi: ', ' arXiv: ', ' 2019 ', '(2019)', ' ISBN ',
    ' with ', ' Jr. ', ' 3–5 May ', ' May 2019 ',
])  # fmt: skip
_damages = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.one_of(
            _DAMAGE, _UNKNOWN.map(lambda word: f' {word} '), _UNKNOWN.map(lambda word: f' {word}, '), st.just('')
        ),
    ),
    max_size=4,
)


def _damaged(reference: str, damages: list[tuple[float, str]]) -> str:
    """The reference with something put in at some places, or with one mark of punctuation taken out there."""
    for where, what in damages:
        place = int(where * len(reference))
        if what:
            reference = reference[:place] + what + reference[place:]
        else:
            while place < len(reference) and (reference[place].isalnum() or reference[place].isspace()):
                place += 1
            reference = reference[:place] + reference[place + 1 :]
    return ' '.join(reference.split(' ')).strip()


damaged_references = st.builds(
    _damaged,
    st.builds(
        _styled,
        st.lists(st.tuples(_FAMILIES, _INITIALS), min_size=1, max_size=5),
        _YEARS,
        _TITLES,
        st.sampled_from(
            ['Journal of Tests', 'Proc. ICML', 'Nature', 'Proceedings of the 3rd Conference on Tests', 'KDD']
        ),
        st.integers(0, 17),
    ),
    _damages,
)
#: Lists of references that are not as their authors wanted them, one an item.
damaged_lists = st.lists(damaged_references, min_size=1, max_size=6).map(
    lambda found: ''.join('- ' + each.replace('\n', '\n  ') + '\n' for each in found)
)

#: What pages are made of, down to their syntax.
_PIECES = (
    'a', 'Abara, T. (2020). Roofs of it all. *Venue*, 3, 1-2.', 'Tunde Abara, Rita Mbeki', ' ', '   ', '\n', '\n\n',
    '- ', '  - ', '1. ', '[1] ', '(2) ', '> ', '# ', '### ', '***', '___', '---\n', '====', '\u2028', '\u00ad', '\xa0',
    '**2021**', '2021', '**Roofs and their moss**', 'Title: x', 'Authors: A. B.', 'Year: 2020', '$x$', '&amp;', '\\',
    '`',
    '| a | b |\n', '|---|---|\n', '| x | Abara, T. (2020). *T* |\n', ': def', '\n: ', '<br>', '<!--', '-->', '<script>',
    '<ul>', '<li>', '</li>', '</ul>', '<div>', '</div>', '<table>', '<tr>', '<th>', '<td>', '</tr>', '</table>', '<p>',
    '<details>', '<summary>', '</summary>', '</details>', '<h3>', '</h3>', '<dl><dt>', '<dd>', '</dl>', '</script>',
    ':::', '{note}', '{dropdown} 2021', ':::\n', '```', '{% if %}', '{{< x >}}', '{: .a}', '{% comment %}',
    '{% endcomment %}', '[^1]', '[^1]: ', ':role:`x <y>`', '|s|', '.. |s| replace:: *q*\n', '.. [k] ', '.. note::\n',
    '.. list-table::\n', '   * - a\n     - b\n', '.. csv-table::\n', '   "a,b\n', '.. raw:: html\n\n', '   <li>x\n',
    ':F: v\n', '| l\n', '+--+--+\n', '__ http://x\n', 'x__', '.. _t: u_\n', 't_',
)  # fmt: skip
#: Pages of these in any order, whose syntax nobody would write so.
mixtures = st.lists(st.sampled_from(_PIECES), max_size=40).map(''.join)
