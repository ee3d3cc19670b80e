"""What is read by its form alone is what weighing gives, whatever words the reader looks for elsewhere."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import sphinxcontrib_pubs.sources.reference
from sphinxcontrib_pubs.sources import doubts
from sphinxcontrib_pubs.sources import entries as page_entries
from sphinxcontrib_pubs.sources.load import read
from sphinxcontrib_pubs.sources.markdown_inline import read_inline
from sphinxcontrib_pubs.sources.reference import structure
from sphinxcontrib_pubs.sources.reference.name_list import NameReader
from sphinxcontrib_pubs.sources.reference.plain_form import CERTAIN, read_plain_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinxcontrib_pubs.model import Reading
    from sphinxcontrib_pubs.sources.passage import Passage
    from sphinxcontrib_pubs.sources.reference.plain_form import PlainForm

_ROOM = Path(sphinxcontrib_pubs.sources.reference.__path__[0])
_LATIN = re.compile(r'(?<!\\)[A-Za-zÀ-ÖØ-öø-ſ]+(?:-[A-Za-zÀ-ÖØ-öø-ſ]+)*')
#: Enough that a page's entries stand for each other.
_PAGE = 200


def known_words() -> list[str]:
    """The words in the reader's own patterns, alone and in pairs: a rule that is added brings its own."""
    found: set[str] = set()
    for path in sorted([*_ROOM.glob('*.py'), Path(doubts.__file__)]):
        for quoted in re.findall(r"r?f?'((?:[^'\\\n]|\\.)+)'", path.read_text(encoding='utf8')):
            words = _LATIN.findall(quoted.replace(r'\s', ' ').replace('?', ''))
            found.update(words)
            found.update(f'{first} {second}' for first, second in pairwise(words))
    return sorted(found)


WORDS = known_words()
PEOPLE = ('Roe, A., & Ito, B. C.', 'Lamplight Team.')
FORMS = {
    'within a title': ('*Lamps {} of the far coast*', '**SIGMOD**.'),
    'at the end of a title': ('_Lamps of the far coast {}._', '**SIGMOD**'),
    'at the beginning of a title': ('*{} lamps of the coast*.', 'arXiv, abs/2012.01234.'),
    'before digits': ('*Lamps: the {} H12 of Roe*,', 'arXiv:2012.01234v2'),
    'before glued digits': ('*The {}12 of the coast*', 'arXiv preprint arXiv:2012.01234'),
    'behind a name with a number': ('_R20: lamps {} of the far coast_', '**arXiv**.'),
    'as a venue': ('*Lamps of the far coast*', '**{}**.'),
    'within a venue': ('*Lamps of the far coast.*', '**Lamp {} Coast**'),
}


def entries(title: str, venue: str, words: Iterable[str]) -> list[str]:
    year = ('(2020).', '(2021a)', '(1987),')
    return [
        f'- {PEOPLE[index % 5 // 4]} {year[index % 3]} {title.format(each)} {venue.format(each[:1].upper() + each[1:])}'
        for index, each in enumerate(words)
    ]


def read_page(lines: list[str], *, notes: bool = False) -> Reading:
    return read('# Publications\n\n' + '\n'.join(lines), file='page', format='markdown', notes=notes)


def _read_forms_by(function: Callable[..., PlainForm | None], monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (page_entries, structure):
        monkeypatch.setattr(module, 'read_plain_form', function)


@pytest.mark.parametrize('form', FORMS)
def test_every_word_the_reader_knows_is_read_as_by_weighing(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = 0

    def counted(passage: Passage, reader: NameReader) -> PlainForm | None:
        nonlocal plain
        found = read_plain_form(passage, reader)
        plain += found is not None
        return found

    lines = entries(*FORMS[form], WORDS)
    for start in range(0, len(lines), _PAGE):
        page = lines[start : start + _PAGE]
        _read_forms_by(counted, monkeypatch)
        found = read_page(page, notes=start == 0)
        _read_forms_by(lambda *_: None, monkeypatch)
        weighed = read_page(page, notes=start == 0)
        assert list(found.publications) == list(weighed.publications)
        assert found.problems == weighed.problems
    assert plain > len(lines) / 4  # or nothing was compared


@pytest.mark.parametrize(
    'written',
    [
        'Roe, A., & Ito, B. (2020). *Lamps of the 2019 coast.* **SIGMOD**.',
        'Roe, A., & Ito, B. (2020). *Lamps of the far coast.* **SIGMOD**, 12(3).',
        'Roe, A., & Ito, B. (2020). *Lamps of the far coast.* **[SIGMOD](https://example.org)**.',
        'Roe, A., & Ito, B. (2020, May). *Lamps of the far coast.* **SIGMOD**.',
        'Roe, A., & Ito, B. (2020). *Lamps of the **far** coast.* **SIGMOD**.',
        'Roe, A., & Ito, B. (2020). *Lamps of the far coast.* **SIGMOD**. **Oral**.',
        'Ada Roe and Bo Ito (2020). *Lamps of the far coast.* **SIGMOD**.',
        'Roe, A., & Ito, B. (2020). *Lamps.* **SIGMOD**.',
    ],
)
def test_all_others_are_weighed(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[PlainForm | None] = []

    def noted(passage: Passage, reader: NameReader) -> PlainForm | None:
        found.append(read_plain_form(passage, reader))
        return found[-1]

    _read_forms_by(noted, monkeypatch)
    assert len(read_page([f'- {written}']).publications) == 1
    assert found and not any(found)


def test_what_is_certain_weighs_what_is_said_of_it() -> None:
    reader = NameReader()
    passage = read_inline('Roe, A., & Ito, B. (2020). *Lamps of the far coast.* **SIGMOD**.', ((0, 0),), {})
    form = read_plain_form(passage, reader)
    assert form is not None
    assert form.is_certain
    assert form.structure(reader).weight == CERTAIN


@pytest.mark.parametrize(
    'written',
    [
        'Roe, A. (2020). *Lamps of the far coast.* **SIGMOD**.',  # a name may be a title's
        'Lamplight Team. (2020). *Lamps of the far coast.* **SIGMOD**.',
        'Roe, A., & Ito, B. (2020). *Lamps of the far coast*, arXiv:2012.01234v2.',  # a version is told of
        'Roe, A., & Ito, B. (2020). *Lamps of the far coast.* **SIGMOD**.[](https://example.org)',
    ],
)
def test_a_form_of_which_more_is_to_be_asked_is_not_certain(written: str) -> None:
    form = read_plain_form(read_inline(written, ((0, 0),), {}), NameReader())
    assert form is not None
    assert not form.is_certain


@pytest.mark.parametrize(
    'lines',
    [
        ['- Roe, A., & Ito, B. (2020). *Lamps of the far coast.* **SIGMOD**.[^1]', '', '[^1]: Oral.'],
        ['[3] Roe, A., & Ito, B. (2020). *Lamps of the far coast.* **SIGMOD**.'],
        ['- Roe, A., & Ito, B. (2020b). *Lamps of the far coast.* **SIGMOD**{: .best}.'],
        [
            '- Roe, A., & Ito, B. (2020). *Lamps of the far coast*, arXiv:2012.01234.',
            '  - [Slides](https://example.org)',
        ],
        ['- 2020', '  - Roe, A., & Ito, B. (2020). *Lamps of the far coast.* **SIGMOD**.'],
    ],
)
def test_what_stands_beside_a_form_is_kept_as_by_weighing(lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    found = read_page(lines)
    _read_forms_by(lambda *_: None, monkeypatch)
    assert found.publications == read_page(lines).publications
    assert len(found.publications) == 1
