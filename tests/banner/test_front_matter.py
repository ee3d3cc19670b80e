"""Metadata as Sphinx keeps them, in both markups, with what people write into them."""

from __future__ import annotations

import json

import pytest

from sphinxcontrib_pubs.banner.front_matter import find_place, hides_from_search, read_front_matter

SEED = {
    'title': 'Publication',
    'search_hidden': 'True',
    'show_bread_crumbs': 'False',
    'hide_meta': 'True',
    'disable_share': 'True',
    'header': '{"background": "linear-gradient(-225deg, #7085B6 0%, #87A7D9 50%, #DEF3F8 100%);"}',
}


def test_all_seven_keys_of_the_seed_are_read() -> None:
    matter = read_front_matter(SEED)
    assert matter.title == 'Publication'
    assert matter.background == 'linear-gradient(-225deg, #7085B6 0%, #87A7D9 50%, #DEF3F8 100%);'
    assert matter.background_keys == ('header', 'background')
    assert (matter.hide_from_search, matter.hide_breadcrumbs, matter.hide_meta, matter.hide_share) == (True,) * 4
    assert matter.complaints == ()


def test_the_metadata_are_not_changed() -> None:
    metadata = dict(SEED)
    read_front_matter(metadata)
    assert metadata == SEED


def test_fields_of_restructuredtext_have_dots() -> None:
    matter = read_front_matter({'header.background': 'navy', 'header.text': 'light', 'hide_meta': ''})
    assert (matter.background, matter.header.text, matter.hide_meta) == ('navy', 'light', True)


@pytest.mark.parametrize(
    ('value', 'hidden'),
    [
        *[(word, True) for word in ('True', 'true', 'yes', 'ON', '1', ' true ', '')],
        *[(word, False) for word in ('False', 'false', 'no', 'Off', '0', 'None', 'null')],
    ],
)
def test_yes_and_no_are_read_as_people_write_them(value: str, hidden: bool) -> None:
    metadata = {'search_hidden': value, 'hide_meta': value, 'disable_share': value}
    matter = read_front_matter(metadata)
    assert (matter.hide_from_search, matter.hide_meta, matter.hide_share) == (hidden,) * 3
    assert hides_from_search(metadata) is hidden
    assert matter.complaints == ()


def test_the_spellings_of_other_themes_are_the_same_keys() -> None:
    metadata = {'searchHidden': 'True', 'ShowBreadCrumbs': 'False', 'hidemeta': 'True', 'disableShare': 'maybe'}
    matter = read_front_matter(metadata)
    assert (matter.hide_from_search, matter.hide_breadcrumbs, matter.hide_meta, matter.hide_share) == (
        *(True, True, True),
        False,
    )
    assert hides_from_search(metadata)
    (complaint,) = matter.complaints
    assert complaint.keys == ('disableShare',)


def test_breadcrumbs_are_hidden_only_by_a_clear_no() -> None:
    assert read_front_matter({'show_bread_crumbs': 'False'}).hide_breadcrumbs
    for metadata in ({'show_bread_crumbs': 'True'}, {'show_bread_crumbs': 'None'}, {'show_bread_crumbs': 'x'}, {}):
        assert not read_front_matter(metadata).hide_breadcrumbs


#: metadata → the key and a part of the sentence
COMPLAINTS = [
    ({'hide_meta': 'perhaps'}, ('hide_meta',), "hide_meta is 'perhaps', which is left out; expected true or false"),
    ({'header': 'blue'}, ('header',), 'header is no mapping'),
    ({'header': '["blue"]'}, ('header',), 'header is no mapping'),
    ({'header': '{"backgroud": "x"}'}, ('header', 'backgroud'), "did you mean 'background'?"),
    ({'header': '{"zzz": 1}'}, ('header', 'zzz'), "known are 'background', 'background_image',"),
    ({'header.txt': 'light'}, ('header', 'txt'), "did you mean 'text'?"),
    ({'header': '{"background": 3}'}, ('header', 'background'), 'expected a gradient or a colour'),
    ({'header': '{"background": "red", "text": "pink"}'}, ('header', 'text'), 'expected light, dark or auto'),
    ({'header': '{"gradient": 3}'}, ('header', 'gradient'), 'expected true or a gradient'),
    ({'header': '{"blur": "thick"}'}, ('header', 'blur'), "header.blur is 'thick', which is left out; expected true"),
    ({'header': '{"blur": -1}'}, ('header', 'blur'), 'expected true, or pixels up to'),
]


@pytest.mark.parametrize(('metadata', 'keys', 'message'), COMPLAINTS)
def test_a_value_that_cannot_be_meant_is_named(metadata: dict[str, str], keys: tuple[str, ...], message: str) -> None:
    (complaint,) = read_front_matter(metadata).complaints
    assert complaint.keys == keys
    assert message in complaint.message


@pytest.mark.parametrize(
    ('value', 'pixels'),
    [(True, 48), ('yes', 48), (1, 1), ('1', 1), ('12px', 12), (7.5, 7.5), (0, 0), (False, 0), ('off', 0), (None, 0)],
)
def test_a_blur_is_yes_or_no_or_so_many_pixels(value: object, pixels: float) -> None:
    matter = read_front_matter({'header': json.dumps({'background_image': 'a.png', 'blur': value})})
    assert (matter.header.blur, matter.complaints) == (pixels, ())


@pytest.mark.parametrize(
    ('value', 'overlay'),
    [
        *[(word, '') for word in (False, 'no', None)],
        *[(word, 'linear-gradient(') for word in (True, 'yes', '')],  # a field without a value is a yes
        ('dusk', 'dusk'),
    ],
)
def test_an_overlay_is_yes_or_no_or_a_background(value: object, overlay: str) -> None:
    matter = read_front_matter({'header.background_image': 'a.png', 'header.gradient': value})
    assert matter.complaints == () and bool(matter.header.overlay) is bool(overlay)
    assert matter.header.overlay.startswith(overlay)


@pytest.mark.parametrize('value', ['False', 'None', '', '{}', 'null'])
def test_a_header_that_is_empty_asks_for_nothing(value: str) -> None:
    matter = read_front_matter({'header': value})
    assert (matter.has_banner, matter.complaints) == (False, ())


def test_keys_of_others_are_silent() -> None:
    matter = read_front_matter({'html_theme.sidebar_secondary.remove': 'True', 'hide-toc': '', 'tocdepth': 2})
    assert (matter.has_banner, matter.complaints) == (False, ())


@pytest.mark.parametrize(
    ('directive', 'header', 'default', 'background'),
    [
        ('', '', '', ''),
        ('', '', 'navy', 'navy'),
        ('', 'red', 'navy', 'red'),
        ('gold', 'red', 'navy', 'gold'),
        ('none', 'red', 'navy', 'none'),
        ('', 'none', 'navy', 'none'),
    ],
)
def test_the_directive_goes_before_the_header_and_that_before_the_default(
    directive: str, header: str, default: str, background: str
) -> None:
    metadata = {'pubs_banner': directive, 'header': json.dumps({'background': header} if header else {})}
    matter = read_front_matter(metadata, default)
    assert matter.background == background
    assert matter.has_banner is (background not in ('', 'none'))


@pytest.mark.parametrize(
    ('author', 'shown'),
    [
        ('Ada Lovelace', 'Ada Lovelace'),
        ('["Ada", "Grace"]', 'Ada, Grace'),
        ('[{"name": "Ada", "affiliation": "x"}, {"name": "Grace"}]', 'Ada, Grace'),
        ('[broken', '[broken'),
        ('None', ''),
    ],
)
def test_authors_are_one_line(author: str, shown: str) -> None:
    assert read_front_matter({'author': author}).author == shown


@pytest.mark.parametrize(
    ('text', 'keys', 'line'),
    [
        ('---\ntitle: x\nheader:\n    background: "y"\n---\n', ('header', 'background'), 4),
        ('---\nheader: {background: red}\n---\n', ('header', 'background'), 2),
        ('---\n"hide_meta": maybe\n---\n', ('hide_meta',), 2),
        (':header.background: red\n:x: y\n', ('header', 'background'), 1),
        ('---\ntitle: x\n---\nheader:\n  background: x\n', ('header', 'background'), None),
        ('# No front matter\n', ('header', 'background'), None),
    ],
)
def test_the_line_of_a_key_is_found(text: str, keys: tuple[str, ...], line: int | None) -> None:
    place = find_place(text.splitlines(), keys)
    assert (place[0] if place else None) == line
    if place:
        assert text.splitlines()[place[0] - 1][place[1] - 1 :].startswith((keys[-1], keys[0], '.'.join(keys)))
