"""The directive ``pub:people``: who is shown, with what, in every builder, and what a change rewrites."""

from __future__ import annotations

import os
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

PICTURE = (
    b'\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89'
    b'\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa75\x81\x84\x00\x00\x00\x00IEND\xaeB`\x82'
)
PEOPLE = """ito:
  name: Ito, Mei
  role: PI
  title: Keeper of <lamps>
  about: Lights & puts out.
  image: team/ito.png
  email: ito@quay.example
  url: https://quay.example/ito
  orcid: 0000-0002-1825-0097
  links: {github: mei-ito}
roe: {name: "Roe, Jane", role: PhD student, from: 2019, to: 2023}
bell: {name: "Bell, Ann", role: postdoc}
wu: {name: "Wu, Lan", role: collaborator, url: "https://quay.example/wu"}
"""
FILES = {
    'people.yml': PEOPLE,
    'team/ito.png': PICTURE,
    'index.md': '# Team\n\n```{pub:people}\n```\n',
}


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site(FILES, pubs_people='people.yml')


def shown(html: str) -> list[str]:
    """The names of a page's people, in their order."""
    return re.findall(r'<p class="pubs-people__name">.*?<strong>(.*?)</strong>', html)


def directive(*lines: str) -> str:
    return '\n'.join(['# Team', '', *lines, '```', ''])


@pytest.mark.parametrize(
    ('lines', 'names'),
    [
        (['```{pub:people}'], ['Mei Ito', 'Ann Bell']),
        (['```{pub:people}', ':role: alumni'], ['Jane Roe']),
        (['```{pub:people}', ':role: Post-doc, collaborator'], ['Ann Bell', 'Lan Wu']),
        (['```{pub:people} wu, ito'], ['Lan Wu', 'Mei Ito']),
        (['```{pub:people} Roe, J.'], ['Jane Roe']),
        (['```{pub:people}', ':role: intern'], []),
        (['```{pub:people} ito', ':class: wide <b>'], ['Mei Ito']),
    ],
)
def test_people_are_chosen_by_role_or_by_name(lines: list[str], names: list[str], site: Site) -> None:
    site.write('index.md', directive(*lines))
    built = site.build()
    assert built.warnings == ''
    assert shown(built.text('index.html')) == names


@pytest.mark.parametrize(
    ('lines', 'warning', 'names'),
    [
        (
            ['```{pub:people}', ':role: alumini, postdoc'],
            "option 'role': unknown role 'alumini' (did you mean alumni?) [pubs.option-value]",
            ['Ann Bell'],
        ),
        (['```{pub:people}', ':rolle: x'], "unknown option 'rolle' (did you mean role?)", ['Mei Ito', 'Ann Bell']),
        (['```{pub:people} ito; Rho, J.'], 'nobody with the id or the name "Rho, J."', ['Mei Ito']),
    ],
)
def test_a_slip_is_told_and_the_others_are_shown(lines: list[str], warning: str, names: list[str], site: Site) -> None:
    site.write('index.md', directive(*lines))
    built = site.build()
    assert built.warnings.count('WARNING') == 1
    assert 'index.md:3:1: WARNING: ' in built.warnings and warning in built.warnings
    assert shown(built.text('index.html')) == names


def test_what_the_registry_says_stands_there_as_text(site: Site) -> None:
    html = site.build().text('index.html')
    (item,) = re.findall(r'<li class="pubs-people__person">(.*?)</li>', html, re.DOTALL)
    assert re.search(r'<img alt="" class="pubs-people__picture" src="_images/ito\.png" ?/>', item)
    assert '<p class="pubs-people__title">Keeper of &lt;lamps&gt;</p>' in item
    assert '<p class="pubs-people__about">Lights &amp; puts out.</p>' in item
    # docutils hides an address of e-mail from the simplest of programs.
    assert [unquote(unescape(each)) for each in re.findall(r'href="(.*?)"', item)] == [
        'https://quay.example/ito',
        'https://orcid.org/0000-0002-1825-0097',
        'https://github.com/mei-ito',
        'mailto:ito@quay.example',
    ]
    assert '<ul class="pubs-people pubs-people--pictured">' in html
    assert '<li class="pubs-people__person pubs-people__person--bare">' in html
    assert 'href="_static/pubs.css' in html


def test_names_lead_to_pages_of_the_site(site: Site) -> None:
    site.write('index.md', directive('```{pub:people}') + '\n- {pub:author}`bell`\n')
    built = site.build(pubs_author_pages=['ito'])
    assert built.warnings == ''
    item = built.text('index.html').partition('pubs-people__name')[2]
    assert 'href="people/ito.html"' in item.partition('pubs-people__title')[0]
    assert '>Website</a>' in item and 'href="https://quay.example/ito"' in item


def test_a_page_of_a_person_has_picture_title_words_and_links(site: Site) -> None:
    site.write('list.md', '# List\n\n```{publications}\n- Ito, M. (2020). _Lamps._ **KDD**.\n```\n')
    site.write('index.md', directive('```{pub:people}') + '\n```{toctree}\nlist\n```\n')
    built = site.build(pubs_author_pages=['ito'], html_baseurl='https://lab.example/')
    html = built.text('people/ito.html')
    assert '<img class="pubs-person__picture" src="ito.png" alt="" width="1" height="1" />' in html
    assert (built.outdir / 'people' / 'ito.png').read_bytes() == PICTURE
    assert '<p class="pubs-person__title">Keeper of &lt;lamps&gt;</p>' in html
    assert '<p class="pubs-person__about">Lights &amp; puts out.</p>' in html
    assert '<a href="https://github.com/mei-ito">GitHub</a> · <a href="mailto:ito@quay.example">E-mail</a>' in html
    assert '"sameAs":["https://orcid.org/0000-0002-1825-0097","https://github.com/mei-ito"]' in html
    assert '"jobTitle":"Keeper of' in html
    # A picture that is another one is copied again, and goes with the registry's word for it.
    site.write('team/ito.png', PICTURE + b'\0')
    later = (built.outdir / 'people' / 'ito.html').stat().st_mtime + 5
    os.utime(site.srcdir / 'team' / 'ito.png', (later, later))
    settings = {'pubs_author_pages': ['ito'], 'html_baseurl': 'https://lab.example/'}
    built = site.build(**settings)
    assert (built.outdir / 'people' / 'ito.png').read_bytes() == PICTURE + b'\0'
    site.write('people.yml', PEOPLE.replace('  image: team/ito.png\n', ''))
    built = site.build(**settings)
    assert 'pubs-person__picture' not in built.text('people/ito.html')
    assert not (built.outdir / 'people' / 'ito.png').exists()


@pytest.mark.parametrize(
    'image',
    [
        'team/gone.png',
        'team/linked.png',
        '../ito.png',
        '/etc/hostname',
        'conf.py',
        'people.yml',
        'team/\\0.png',
        '//a/b.png',
    ],
)
def test_a_picture_that_is_no_file_of_the_site_is_told_once_and_left_out(image: str, site: Site) -> None:
    site.write('people.yml', PEOPLE.replace('team/ito.png', f'"{image}"'))
    outside = site.srcdir.with_name('outside.png')
    outside.write_bytes(PICTURE)
    (site.srcdir / 'team' / 'linked.png').symlink_to(outside)
    built = site.build(pubs_author_pages=['ito'])
    assert built.warnings.count('WARNING') == 1
    assert re.search(r'people\.yml:1:1: WARNING: .*is no file of the site \(name it by its path', built.warnings)
    assert '<img' not in built.text('index.html').partition('pubs-people')[2]
    assert 'pubs-person__picture' not in built.text('people/ito.html')


def test_other_builders_have_the_words(site: Site) -> None:
    site.write('boat.png', PICTURE)
    site.write('index.md', directive('![A boat](boat.png)', '', '```{pub:people}'))
    text = site.build('text').text('index.txt')
    assert re.findall(r'\[image.*', text) == ['[image: A boat][image]']  # the page's own
    assert '* **Mei Ito**\n\n  Keeper of <lamps>\n\n  Lights & puts out.\n\n  ORCID · GitHub · E-mail' in text
    latex = site.build('latex')
    (tex,) = latex.outdir.glob('*.tex')
    assert r'\sphinxincludegraphics[width=2.5cm]{{ito}.png}' in tex.read_text('utf8')
    (manual,) = site.build('man').outdir.glob('*.1')
    assert 'Keeper of' in manual.read_text('utf8')


def test_a_change_of_the_registry_is_seen(site: Site) -> None:
    site.build()
    site.write('people.yml', PEOPLE.replace('Bell, Ann', 'Bell, Anna'))
    assert shown(site.build().text('index.html')) == ['Mei Ito', 'Anna Bell']


def test_a_picture_that_comes_later_is_seen(site: Site) -> None:
    site.write('people.yml', PEOPLE.replace('team/ito.png', 'team/later.png'))
    assert '_images' not in site.build().text('index.html')
    site.write('team/later.png', PICTURE)
    built = site.build()
    assert built.warnings == ''
    assert 'src="_images/later.png"' in built.text('index.html')


def test_restructuredtext_has_it_too(make_site: Callable[..., Site]) -> None:
    page = 'Team\n====\n\n.. pub:people:: bell\n   :name: those\n   :class: Our_own\n\nSee :ref:`them <those>`.\n'
    built = make_site({**{k: v for k, v in FILES.items() if k != 'index.md'}, 'index.rst': page}).build(
        pubs_people='people.yml'
    )
    assert built.warnings == ''
    html = built.text('index.html')
    assert shown(html) == ['Ann Bell']
    assert 'href="#those"' in html
    assert '<ul class="pubs-people our-own" id="those">' in html


def test_whoever_has_no_picture_has_initials_beside_the_pictures_of_others(site: Site) -> None:
    site.write('people.yml', PEOPLE + 'zhang: {name: "张, 伟"}\nquay: {literal: Quay}\nmark: {name: \'"><b>, <i>\'}\n')
    html = site.build().text('index.html')
    assert re.findall(
        r'<span class="pubs-people__initials" data-initials="(.*?)" aria-hidden="true"></span>', html
    ) == [
        *('AB', '张', 'Q', '&lt;&quot;'),
    ]
    assert '<b>' not in html
    assert 'AB' not in site.build('text').text('index.txt')
    site.write('index.md', directive('```{pub:people} bell, zhang'))
    assert 'pubs-people__initials' not in site.build().text('index.html')
