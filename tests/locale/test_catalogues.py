"""Every catalogue has every word, in as many forms as its language needs, and what is compiled is what is written."""

from __future__ import annotations

import re
from gettext import GNUTranslations
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from sphinxcontrib_pubs.locale import FOLDER
from tests.locale.catalogues import COMPLETE, IN_PART, NAME, compiled, languages, path_of, read, template

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

UPDATE = 'run: python tests/locale/catalogues.py'
TEMPLATE = template()
_PLACEHOLDER = re.compile(r'\{\w+\}')


def messages(catalog: Catalog) -> dict[tuple[str | None, object], Message]:
    return {(each.context, each.id): each for each in catalog if each.id}


def strings(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def test_the_template_has_the_messages_of_the_code() -> None:
    with (FOLDER / f'{NAME}.pot').open('rb') as file:
        assert messages(read_po(file)).keys() == messages(TEMPLATE).keys(), UPDATE


def test_the_languages_that_are_promised_are_there() -> None:
    assert {'de', 'es', 'fr', 'ja', 'zh_CN'} == set(COMPLETE) < set(languages())


@pytest.mark.parametrize('language', languages())
def test_a_catalogue_has_every_message_and_no_other(language: str) -> None:
    wanted = {
        key for key in messages(TEMPLATE) if language in COMPLETE or key[0] in IN_PART
    }  # the others are English, all of them
    catalog = read(language)
    assert messages(catalog).keys() == wanted, UPDATE
    assert catalog.obsolete == {}


@pytest.mark.parametrize('language', languages())
def test_every_message_is_translated_in_as_many_forms_as_the_language_has(language: str) -> None:
    catalog = read(language)
    for message in messages(catalog).values():
        assert not message.fuzzy, message.id
        assert all(strings(message)), message.id
        assert len(strings(message)) == (catalog.num_plurals if message.pluralizable else 1), message.id


@pytest.mark.parametrize('language', languages())
def test_placeholders_spaces_and_colons_are_where_the_code_expects_them(language: str) -> None:
    for message in messages(read(language)).values():
        one, many = message.id if message.pluralizable else (message.id, message.id)
        expected = sorted(_PLACEHOLDER.findall(many))
        for string in strings(message):
            found = sorted(_PLACEHOLDER.findall(string))
            # A form for the number one alone may say it in a word.
            spelled = message.pluralizable and string is strings(message)[0] and len(strings(message)) > 1
            assert found == expected or (spelled and not found), (message.id, string)
            assert string == string.strip(), (message.id, string)
            assert string[-1] in ':：' or one[-1] != ':', (message.id, string)


@pytest.mark.parametrize(
    ('language', 'numbers', 'expected'),
    [
        ('de', (0, 1, 2), (1, 0, 1)),
        ('es', (0, 1, 2), (1, 0, 1)),
        ('fr', (0, 1, 2), (0, 0, 1)),
        ('ja', (0, 1, 2), (0, 0, 0)),
        ('zh_CN', (0, 1, 2), (0, 0, 0)),
    ],
)
def test_plural_forms_are_those_of_the_language(
    language: str, numbers: tuple[int, ...], expected: tuple[int, ...]
) -> None:
    forms = strings(messages(read(language))[None, ('{total} publication', '{total} publications')])
    with path_of(language, '.mo').open('rb') as file:
        translations = GNUTranslations(file)
    said = [translations.ngettext('{total} publication', '{total} publications', number) for number in numbers]
    assert said == [forms[each] for each in expected]


@pytest.mark.parametrize('language', languages())
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    with path_of(language, '.mo').open('rb') as file:
        shipped = vars(GNUTranslations(file))['_catalog']
    fresh = vars(GNUTranslations(BytesIO(compiled(read(language)))))['_catalog']
    # The header is the entry of the empty message.
    assert {**shipped, '': ''} == {**fresh, '': ''}, UPDATE
