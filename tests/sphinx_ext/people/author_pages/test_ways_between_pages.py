"""Ways from the page of a list, as they are seen from another page."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.sphinx_ext.own_works import _moved_address


@pytest.mark.parametrize(
    ('address', 'home', 'here', 'expected'),
    [
        ('a.pdf', 'sub/ours.html', 'people/ito.html', '../sub/a.pdf'),
        ('../a.pdf', 'sub/ours.html', 'people/ito.html', '../a.pdf'),
        # Another site beside this one stays beside it.
        ('../../x/a.pdf', 'sub/ours.html', 'people/ito.html', '../../x/a.pdf'),
        ('../people/roe.html', 'sub/ours.html', 'people/ito.html', 'roe.html'),
        ('#pub-a', 'sub/ours.html', 'people/ito.html', '../sub/ours.html#pub-a'),
        ('?q=a/b#c', 'ours.html', 'people/ito.html', '../ours.html?q=a/b#c'),
        ('b.html?q=../x', 'sub/ours.html', 'people/ito.html', '../sub/b.html?q=../x'),
        ('../papers/a/', 'sub/ours/', 'people/ito/', '../../sub/papers/a/'),
        ('../../papers/a/', 'sub/ours/', 'people/ito/', '../../papers/a/'),
        ('#x', '', 'people/ito/', '../../#x'),
        ('/a.pdf', 'sub/ours.html', 'people/ito.html', '/a.pdf'),
        ('//a.example/b', 'sub/ours.html', 'people/ito.html', '//a.example/b'),
        ('https://a.example/b', 'sub/ours.html', 'people/ito.html', 'https://a.example/b'),
        ('mailto:a@b.example', 'sub/ours.html', 'people/ito.html', 'mailto:a@b.example'),
        ('[::1', 'ours.html', 'people/ito.html', '../[::1'),
    ],
)
def test_a_way_leads_to_the_same_place(address: str, home: str, here: str, expected: str) -> None:
    assert _moved_address(address, home, here) == expected
