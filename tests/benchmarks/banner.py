"""Measures what banners cost a build: ``python tests/benchmarks/banner.py [-n 1000] [--rounds 5]``.

Seconds are the processor's, of one process: what else the machine does moves them less than those of a clock.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from build import build, compile_modules, machine, ratio

#: What is built, in turn: pages with a banner, the same pages without one, and these without the extension.
PROJECTS = {
    'banner': ['myst_parser', 'sphinxcontrib_pubs.banner'],
    'plain': ['myst_parser', 'sphinxcontrib_pubs.banner'],
    'absent': ['myst_parser'],
}
#: Some sites give a section its own background, so that not all pages have the same.
_BACKGROUNDS = (
    'linear-gradient(120deg, #8fd3c1 0%, #b5e3d0 50%, #f3ecd2 100%)',
    'dusk',
    'radial-gradient(circle at 30% 20%, #fbf5e4, #ead9b5)',
    'linear-gradient(to top right in oklch, #083d4f, #2b3a7a)',
)
_WORDS = 'A page says in a paragraph what its reader came for, *with emphasis*, `code` and a [link](index.md). '


def page(number: int, *, banner: bool) -> str:
    """As long as a page of a guide: four parts with paragraphs, a list and a block of code."""
    header = f'header:\n  background: "{_BACKGROUNDS[number % len(_BACKGROUNDS)]}"\n' if banner else ''
    parts = ''.join(
        f'## Part {part} of {number}\n\n{_WORDS * 4}\n\n- one thing\n- another\n- a third\n\n{_WORDS * 3}\n\n'
        f'```python\nvalue = {part}\nprint(value)\n```\n\n'
        for part in range(4)
    )
    return f'---\norphan: true\ntitle: Page {number}\n{header}---\n\n# Heading {number}\n\n{parts}'


def make_project(folder: Path, project: str, pages: int, theme: str) -> Path:
    folder.mkdir(parents=True)
    configuration = f'extensions = {PROJECTS[project]!r}\nhtml_theme = {theme!r}\nexclude_patterns = ["_build"]\n'
    (folder / 'conf.py').write_text(configuration, encoding='utf8')
    (folder / 'index.md').write_text('# Index\n', encoding='utf8')
    for number in range(pages):
        (folder / f'page{number}.md').write_text(page(number, banner=project == 'banner'), encoding='utf8')
    return folder


def check(folder: Path, project: str, pages: int) -> None:
    """Ends the program unless as many pages as there should have a banner in its place."""
    written = (path.read_text(encoding='utf8') for path in (folder / '_build').glob('page*.html'))
    found = sum('<div class="pubs-banner pubs-banner--wide' in html for html in written)
    if found != (pages if project == 'banner' else 0):
        raise SystemExit(f'{folder}: found a banner on {found} of {pages} pages')


def measure(folder: Path, pages: int, rounds: int, theme: str) -> dict[str, list[float]]:
    """Seconds of each round; everything is built in turn, so that a slow minute of the machine slows all alike."""
    folders = {project: make_project(folder / project, project, pages, theme) for project in PROJECTS}
    seconds: dict[str, list[float]] = {project: [] for project in PROJECTS}
    build(make_project(folder / 'first', 'banner', 2, theme))  # fills the disk's cache, and is not counted
    for number in range(rounds):
        for project, project_folder in folders.items():
            print(f'round {number + 1} of {rounds}: {project}', file=sys.stderr)
            shutil.rmtree(project_folder / '_build', ignore_errors=True)
            seconds[project].append(build(project_folder).processor_seconds)
            check(project_folder, project, pages)
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('-n', '--pages', type=int, default=1000, help='how many pages')
    parser.add_argument('--rounds', type=int, default=5, help='how often everything is built')
    parser.add_argument('--theme', default='alabaster', help='the theme of the pages')
    parser.add_argument('--json', action='store_true', help='print the seconds of each round as JSON')
    arguments = parser.parse_args()
    compile_modules()
    with tempfile.TemporaryDirectory() as folder:
        seconds = measure(Path(folder), arguments.pages, arguments.rounds, arguments.theme)
    if arguments.json:
        print(json.dumps({'machine': machine(), 'pages': arguments.pages, 'seconds': seconds}))
        return
    print(f'{machine()}; {arguments.pages:,} pages, {arguments.theme}, {arguments.rounds} rounds\n')
    for project, found in seconds.items():
        print(f'{project:8}{statistics.median(found):8.2f} s')
    print(f'\na banner on every page: {ratio(seconds["banner"], seconds["plain"]):.3f} of the same pages without one')
    print(f'the extension, without a banner: {ratio(seconds["plain"], seconds["absent"]):.3f} of a build without it')


if __name__ == '__main__':
    main()
