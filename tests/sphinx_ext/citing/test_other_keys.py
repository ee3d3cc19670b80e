"""Works that lists of several documents have under different keys: one home, whatever each list calls them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.sphinx_ext.citing.citing_site import PAGE, cited

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

GROUP = """@article{roe2021, author = {Roe, Ann and Lind, Bo}, title = {Zinc lamps in northern harbours}, year = 2021}
@article{wu2020, author = {Wu, Li}, title = {Whale oil and its price}, journal = {Oils}, year = 2020}
@misc{note, author = {Aas, Ida}, title = {Editorial}, year = 2019}
"""
#: The first work as somebody else wrote it down, with an abstract, and another one with the title of the third.
OWN = """@article{Lind21-zinc, author = {A. Roe and B. Lind}, title = {{Zinc Lamps} in Northern Harbours},
  year = {2021}, doi = {10.5555/zinc}, abstract = {We lit lamps.}}
@misc{Editorial22, author = {Lind, Bo}, title = {Editorial}, year = 2022}
"""
FILES = {
    'group.bib': GROUP,
    'own.bib': OWN,
    'index.md': '# Home\n\n```{toctree}\n:glob:\n\n*\n```\n',
    'group.md': PAGE % ('Group', 'group.bib'),
    'lind.md': PAGE % ('Lind', 'own.bib'),
    'text.md': '# Text\n\nAs {pub:t}`Lind21-zinc` and {pub:t}`roe2021` and {pub:t}`Editorial22` say.\n',
}
BASE = 'https://papers.example/'


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site(FILES, html_baseurl=BASE, nitpicky=True)


def test_both_keys_mean_the_entry_of_the_first_list(site: Site) -> None:
    built = site.build()
    assert built.warnings == ''
    assert cited(built) == [
        ('group.html#pub-roe2021', 'Roe and Lind (2021)'),
        ('group.html#pub-roe2021', 'Roe and Lind (2021)'),
        ('lind.html#pub-Editorial22', 'Lind (2022)'),
    ]
    assert built.text('group.html').count('class="pubs-cited-in"') == 1
    assert built.text('lind.html').count('class="pubs-cited-in"') == 1


def test_the_work_stands_once_in_the_files_and_feeds_of_the_site(site: Site) -> None:
    built = site.build(pubs_downloads=['csl-json'], pubs_feeds=['all'])
    items = json.loads(built.text('all-publications.json'))
    assert [item['id'] for item in items] == ['roe2021', 'wu2020', 'note', 'Editorial22']
    assert built.text('feeds/all.atom').count('<entry>') == 4
    # The list's own file has what its source has.
    assert '@article{Lind21-zinc,' in built.text('lind.bib')


def test_the_work_has_one_page_to_which_both_lists_lead(site: Site) -> None:
    built = site.build()
    assert sorted(path.name for path in (built.outdir / 'papers').iterdir()) == ['Lind21-zinc.html']
    for page in ('group.html', 'lind.html'):
        assert built.text(page).count('href="papers/Lind21-zinc.html"') == 1


def test_the_search_finds_it_once_and_other_projects_by_both_keys(site: Site) -> None:
    built = site.build()
    names = [(name, kind) for name, _, kind, *_ in built.app.env.domains['pub'].get_objects()]
    assert [name for name, kind in names if kind == 'publication'] == [
        'Editorial22', 'Lind21-zinc', 'note', 'roe2021', 'wu2020',
    ]  # fmt: skip
    assert [name for name, kind in names if kind == 'reference'] == ['Editorial22', 'note', 'roe2021', 'wu2020']


def test_a_letter_behind_the_year_stands_at_every_entry_of_the_work(site: Site) -> None:
    more = '@article{other, author = {Roe, Ann and Lind, Bo}, title = {Copper lamps}, journal = {Lights}, year = 2021}'
    site.write('group.bib', GROUP + more)
    site.write('text.md', '# Text\n\nAs {pub:t}`Lind21-zinc, other` say.\n')
    built = site.build()
    assert [words for _, words in cited(built)] == ['Roe and Lind (2021b)', 'Roe and Lind (2021a)']
    for page in ('group.html', 'lind.html'):
        assert '<span class="pubs-year">2021b</span>' in built.text(page)


def test_a_list_that_comes_goes_or_changes(site: Site) -> None:
    site.build()
    site.write('group.bib', GROUP.replace('Zinc lamps', 'Tin lamps'))
    assert cited(site.build())[:2] == [
        ('lind.html#pub-Lind21-zinc', 'Roe and Lind (2021b)'),
        ('group.html#pub-roe2021', 'Roe and Lind (2021a)'),
    ]
    site.write('group.bib', GROUP)
    assert cited(site.build())[0] == ('group.html#pub-roe2021', 'Roe and Lind (2021)')
    (site.srcdir / 'group.md').unlink()
    site.write('text.md', '# Text\n\nAs {pub:t}`Lind21-zinc` says.\n')
    assert cited(site.build()) == [('lind.html#pub-Lind21-zinc', 'Roe and Lind (2021)')]
    site.write('group.md', FILES['group.md'])
    assert cited(site.build()) == [('group.html#pub-roe2021', 'Roe and Lind (2021)')]


def test_two_entries_of_one_list_stay_two(make_site: Callable[..., Site]) -> None:
    """Their list says that they are two, so that an entry of another document is one of them at most."""
    twice = GROUP.replace('year = 2021}', 'year = 2021, doi = {10.5555/zinc}}')
    twice += (
        '@article{roe-too, author = {Roe, Ann and Lind, Bo}, title = {Zinc lamps in northern harbours}, year = 2021}'
    )
    page = f'{FILES["group.md"]}\n```{{publications}} more.bib\n```\n'
    more, first = twice.splitlines()[-1], '\n'.join(twice.splitlines()[:-1])
    site = make_site({**FILES, 'group.md': page, 'group.bib': first, 'more.bib': more})
    items = json.loads(site.build(pubs_downloads=['csl-json']).text('all-publications.json'))
    assert [item['id'] for item in items] == ['roe2021', 'wu2020', 'note', 'roe-too', 'Editorial22']


def test_nothing_is_compared_again_that_did_not_change(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build()
    from sphinxcontrib_pubs.library.versions import verdict

    def never(*_: object) -> None:
        raise AssertionError('compared again')

    monkeypatch.setattr(verdict, 'compare', never)
    site.write('lind.md', FILES['lind.md'] + '\nWords.\n')
    site.write('text.md', FILES['text.md'] + '\nWords.\n')
    built = site.build()
    assert built.warnings == ''
    assert [place for place, _ in cited(built)][:2] == ['group.html#pub-roe2021'] * 2  # as was found out before


def test_where_both_lists_are_read_anew_the_site_may_know_better(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are, for instance, when the venues that it knows are others."""
    site.build()
    from sphinxcontrib_pubs.library.versions import verdict

    monkeypatch.setattr(verdict, 'compare', lambda *_: verdict.OTHER)
    for name in ('group.md', 'lind.md'):
        site.write(name, FILES[name] + '\nWords.\n')
    assert cited(site.build())[0] == ('lind.html#pub-Lind21-zinc', 'Roe and Lind (2021b)')
