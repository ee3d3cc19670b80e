"""The documentation is built with the extension itself, and its examples show what they say."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.cli.command import make_parser
from sphinxcontrib_pubs.cli.command import run as main
from sphinxcontrib_pubs.model.codes import CODES
from sphinxcontrib_pubs.model.roles import SIGNS
from sphinxcontrib_pubs.sphinx_ext.options import OPTIONS
from tests.conftest import SEED
from tests.docs.conftest import DOCS
from tests.page_entries import LINES, lines

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_seed_page_is_part_of_it_unchanged(site: Path) -> None:
    assert (DOCS / 'publication.md').read_bytes() == SEED.read_bytes()
    assert lines((site / 'publication.html').read_text(encoding='utf8')) == LINES


def test_the_example_of_groups_has_a_heading_for_each_year(site: Path) -> None:
    html = (site / 'examples' / 'grouped.html').read_text(encoding='utf8')
    assert re.findall(r'class="pubs-group__heading">(\d+)', html) == ['2024', '2023', '2022']
    expected = {line for line in LINES if re.search(r'\(202[234]\)', line)}
    assert set(lines(html)) == expected


def test_the_example_of_groups_has_them_in_an_order_of_their_own(site: Path) -> None:
    html = (site / 'examples' / 'groups.html').read_text(encoding='utf8')
    assert re.findall(r'<h2 class="pubs-group__heading">([^<]*) <span class="pubs-group__count">\((\d)\)', html) == [
        ('Books', '1'),
        ('Book chapters', '1'),
        ('Journal articles', '1'),
        ('Conference papers', '1'),
        ('Theses', '1'),
    ]
    assert re.findall(r'<ol class="pubs-list" start="(\d)" reversed="reversed">', html) == list('54321')
    assert 'href="#pubs-type-book"><span class="std std-ref">Books (1)' in html
    source = (DOCS / 'examples' / 'groups.md').read_text(encoding='utf8')
    shown, live = re.findall(r'^```\{publications\}.*?^```$', source, re.MULTILINE | re.DOTALL)
    assert shown == live


def test_the_example_of_inline_content_shows_its_entries(site: Path) -> None:
    assert lines((site / 'examples' / 'inline.html').read_text(encoding='utf8')) == [
        (
            'Ito, M., & van der Roe, J. (2020). Reading lists as people do. Journal of Lists, 12(3), 1–9. '
            'https://doi.org/10.5555/12345'
        ),
        'Roe, J., & Ito, M. (2019). What is a reference? arXiv, abs/1901.00001.',
    ]


def test_the_example_of_entries_as_written_keeps_their_words(site: Path) -> None:
    shown = lines((site / 'examples' / 'as-written.html').read_text(encoding='utf8'))
    assert shown == [line for line in LINES if line.endswith('KDD.')]


def test_tables_of_the_reference_lead_to_other_pages(site: Path) -> None:
    for name in ('directive', 'configuration'):
        html = (site / 'reference' / f'{name}.html').read_text(encoding='utf8')
        assert '[](' not in html
    assert 'href="../feeds.html"' in (site / 'reference' / 'directive.html').read_text(encoding='utf8')


def test_the_example_of_people_shows_whom_it_chose(site: Path) -> None:
    html = (site / 'examples' / 'people.html').read_text(encoding='utf8')
    assert lines(html) == [line for line in LINES if 'Lin, J.' in line and 'Yang, H.' in line][:5]
    assert html.count('pubs-author--self') == 5


def test_the_example_of_a_group_shows_its_people_with_their_roles(site: Path) -> None:
    html = (site / 'people.html').read_text(encoding='utf8')
    roles = re.findall(r'<span class="pubs-author([^"]*)">(?:<a [^>]*>)?([^<]*)', html)
    assert [(name, re.sub(r' pubs-author--(?:first|last)', '', classes)) for classes, name in roles] == [
        ('Abara, T.', ''),
        ('Lindqvist, O.', ''),
        ('Olga Lindqvist', ' pubs-author--member pubs-author--student pubs-author--phd-student'),
        ('Rita Mbeki', ''),
        ('Tunde Abara', ' pubs-author--member pubs-author--principal-investigator'),
        ('Abara-Okoye, T.', ' pubs-author--member pubs-author--principal-investigator'),
        ('Lindqvist, O.', ' pubs-author--alumni'),
        ('Lindqvist, O.', ' pubs-author--member pubs-author--student pubs-author--equal pubs-author--phd-student'),
        ('Sato, K.', ' pubs-author--equal'),
        ('Abara, T.', ' pubs-author--member pubs-author--corresponding pubs-author--principal-investigator'),
        ('Sato, K.', ' pubs-author--student'),
        ('Mbeki, R.', ''),
    ]
    signs = re.findall(r'<sup class="pubs-mark" role="img" aria-label="([^"]*)"', html)
    assert signs == ['equal contribution', 'student', 'equal contribution', 'corresponding author', 'student']
    legends = re.findall(r'<p class="pubs-legend">(.*?)</p>', html)
    assert [re.sub(r'<[^>]*>', '', legend).replace('\xa0', ' ') for legend in legends] == [
        'Authors: member of the group',
        'Authors: * equal contribution; † corresponding author; ‡ student; member of the group',
    ]


def test_every_role_with_a_sign_is_told() -> None:
    source = (DOCS / 'people.md').read_text(encoding='utf8')
    for role, sign in SIGNS.items():
        assert re.search(rf'^\| `{role}`.*\| `{re.escape(sign)}`', source, re.MULTILINE), role


def test_the_example_of_labelled_values_shows_them(site: Path) -> None:
    html = (site / 'sources' / 'labelled.html').read_text(encoding='utf8')
    assert lines(html) == [
        (
            'Quist, R., & Sato, K. (2020). Harbour lights of the north. KDD, 12–21.'
            'AbstractWe count the lights of forty harbours, \\(n = 40\\).Keywords: harbours, light'
        ),
        'Kenji Sato, & The Harbour Team. (2021, May). Harbours, volume 2. Quay Studies, 3–9. [At the meeting]',
        (
            'Lind, O. (2021). Quays and cranes. Quay Studies, 4(2), 11–19.'
            'AbstractWhere a quay is short, a crane has to be long.'
        ),
    ]
    assert 'id="pub-lights"' in html and 'pubs-author--self' in html
    source = (DOCS / 'sources' / 'labelled.md').read_text(encoding='utf8')
    blocks = re.findall(
        r'^```(?:\{publications\}\n(?::[^\n]*\n)*\n|markdown\n)(.*?)^```$', source, re.DOTALL | re.MULTILINE
    )
    assert blocks[::2] == blocks[1::2]


def test_every_label_is_on_its_page() -> None:
    told = (DOCS / 'sources' / 'labelled.md').read_text(encoding='utf8')
    written = (DOCS.parent / 'sphinxcontrib_pubs' / 'export' / 'markdown_fields.py').read_text(encoding='utf8')
    labels = set(re.findall(r"'([A-Z][\w ]*?)(?:: | \(|'|:)", written)) | set(re.findall(r"_markup\('(\w+)'", written))
    assert len(labels) > 20
    assert {label for label in labels if f'`{label}' not in told} == set()


def test_pages_can_be_shared_but_for_the_one_that_says_no(site: Path) -> None:
    pages = {path.stem: path.read_text(encoding='utf8') for path in site.glob('*.html')}
    links = re.findall(r'class="pubs-share__link" href="([^"]*)"', pages['banner'])
    assert [link.split('/')[2] if '//' in link else link[:7] for link in links] == [
        'share.joinmastodon.org',
        'bsky.app',
        'www.linkedin.com',
        'mailto:',
    ]
    assert all('%2Fbanner.html' in link for link in links)
    assert 'class="pubs-share' not in pages['publication']


def test_the_first_page_has_the_banner_of_the_configuration(site: Path) -> None:
    html = (site / 'index.html').read_text(encoding='utf8')
    (sheet,) = re.findall(r'_static/(pubs/banner-\w{12}\.css)', html)
    assert '#d7f0f5' in (site / '_static' / sheet).read_text(encoding='utf8')
    assert '<div class="pubs-banner ' not in (site / 'quickstart.html').read_text(encoding='utf8')


def test_the_first_page_shows_what_is_kept_and_what_readers_see(site: Path) -> None:
    source = (DOCS / 'index.md').read_text(encoding='utf8')
    kept = source.partition('```markdown\n')[2].partition('```')[0]
    assert kept in source.partition('Readers see this:')[2]
    assert lines((site / 'index.html').read_text(encoding='utf8'))[:3] == [
        'Quist, R., & Lindqvist, O. (2024). Where the shore ends. arXiv, abs/2401.00001.',
        'Abara, T., & Ito, M. (2023). Bells that nobody rings. CHI. [Code]',
        'Roe, J. (2021). Oil, and what it lit. Journal of Harbour Lights, 12(3), 1-19. https://doi.org/10.5555/lit',
    ]


def test_every_option_is_in_the_table_of_the_directive(site: Path) -> None:
    html = (site / 'reference' / 'directive.html').read_text(encoding='utf8')
    assert len(OPTIONS) > 10
    assert all(f':{option}:' in html for option in OPTIONS)


def test_every_option_of_the_commands_is_on_their_page(site: Path) -> None:
    html = (site / 'reference' / 'command-line.html').read_text(encoding='utf8')
    (commands,) = (action for action in make_parser()._actions if isinstance(action, argparse._SubParsersAction))
    sections = [re.sub('<[^>]*>', '', section) for section in re.split(r'<h2>', html)]
    told = 0
    for command, parser in commands.choices.items():
        (section,) = (each for each in sections if each.startswith(f'sphinx-pubs {command}'))
        for action in parser._actions:
            if action.option_strings and '--help' not in action.option_strings:
                assert f'{action.option_strings[-1]} {action.metavar or ""}'.strip() in section, (command, action)
                told += 1
    assert told > 30


def test_every_problem_has_a_section_and_a_line_of_the_table(site: Path) -> None:
    html = (site / 'reference' / 'problems.html').read_text(encoding='utf8')
    for code in CODES.values():
        assert f'id="{code.name}"' in html
        assert f'href="#{code.name}"' in html
    assert html.count('<strong><code class="docutils literal notranslate"><span class="pre">--fix</span>') == sum(
        bool(code.fix) for code in CODES.values()
    )


def test_the_examples_of_hand_written_pages_show_what_is_read_of_them(site: Path) -> None:
    """Each kind of page is shown twice, as text and as the list that is made of the same text."""
    source = (DOCS / 'sources' / 'handwritten.md').read_text(encoding='utf8')
    blocks = re.findall(r'^````(\S+)\n(?::format: \w+\n\n)?(.*?)^````$', source, re.MULTILINE | re.DOTALL)
    assert [text for name, text in blocks if name != '{publications}'] == [
        text for name, text in blocks if name == '{publications}'
    ]
    moss = 'Abara, T., & Lindqvist, O. (2021). Moss on northern roofs. Journal of Roof Ecology, 4(2), 11–19.'
    short = 'Tunde Abara, & Olga Lindqvist. (2021). Moss on northern roofs. Journal of Roof Ecology.'
    slate = 'Tunde Abara, & Rita Mbeki. (2018). Slate and its lichens. Slate Conference.'
    gutters = 'Why gutters overflow in spring. Gutter Letters'
    assert lines((site / 'sources' / 'handwritten.html').read_text(encoding='utf8')) == [
        moss,
        f'Lindqvist, O. (2021). {gutters}, 3, 1–9.',
        'Abara, T. (2018). Slate and its lichens. Proceedings of the Slate Conference, 44–51.',
        *(short, slate),
        *(short, slate, f'Olga Lindqvist, & Rita Mbeki. (2020). {gutters}.'),
        short,
        *(short, slate),
        *(moss, 'Mbeki, R., & Abara, T. (2018). Slate and its lichens. Slate Conference.'),
        *(moss, slate),
    ]


def test_scholar_and_zotero_would_take_all_that_it_tells(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(['preview', str(site)]) == 0
    said = capsys.readouterr()
    assert said.err == ''
    assert said.out.count('  Scholar: accepted\n') == said.out.count('  Scholar: ') > 3
