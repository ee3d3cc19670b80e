"""``sphinx-pubs preview``: what Google Scholar and Zotero would make of the pages of a built site."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.cli.counting import counted
from sphinxcontrib_pubs.cli.reports import WRONG_USE, as_object, exit_status, write_text
from sphinxcontrib_pubs.model.terminal import visible
from sphinxcontrib_pubs.preview.scholar import REJECTING, check_papers
from sphinxcontrib_pubs.preview.site import read_site
from sphinxcontrib_pubs.preview.structured import check_works, number_of_works
from sphinxcontrib_pubs.preview.zotero import check_items, saved_from

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinxcontrib_pubs.model import Problem
    from sphinxcontrib_pubs.preview.page import Page
    from sphinxcontrib_pubs.preview.zotero import Item, Saved

OUTPUTS = ('text', 'json')
_MOST_CREATORS = 3


def add_to(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    with_output: Callable[[argparse.ArgumentParser, Iterable[str]], None],
) -> None:
    """Adds the subcommand ``preview``."""
    parser = commands.add_parser('preview', help='show what Scholar and Zotero would make of a built site')
    parser.add_argument('folder', type=Path, metavar='OUTDIR', help='the folder of the built HTML')
    with_output(parser, OUTPUTS)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes page by page what is taken to the standard output, and problems to standard error."""
    folder: Path = options.folder
    if not folder.is_dir():
        sys.stderr.write(f'sphinx-pubs: {visible(str(folder))} is no directory (name that of the built pages)\n')
        return WRONG_USE
    site = read_site(folder)
    if not site.pages and not site.problems:
        sys.stderr.write(f'sphinx-pubs: {visible(str(folder))} has no HTML file\n')
        return WRONG_USE
    telling = [page for page in site.pages.values() if page.tells_something]
    problems = [*site.problems, *check_papers(site)]
    for page in telling:
        problems += [*check_items(page), *check_works(page)]
    problems.sort(key=lambda each: each.span)
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.span.file, []).append(problem)
    write_text(problems, sys.stderr)
    pages = [(page, by_file.get(str(page.file), [])) for page in telling]
    without = len(site.pages) - len(telling)
    if options.output == 'json':
        for page, own in pages:
            sys.stdout.write(f'{json.dumps(_as_data(page, own))}\n')
    else:
        for page, own in pages:
            sys.stdout.writelines(f'{visible(line)}\n' for line in _as_text(page, own))
            sys.stdout.write('\n')
        sys.stdout.write(f'{counted(len(pages), "page")} with metadata, {without} without\n')
    return exit_status(problems)


def _as_text(page: Page, problems: Sequence[Problem]) -> Iterator[str]:
    yield page.name
    if page.citations:
        yield f'  Scholar: {_verdict(problems)}'
    saved = saved_from(page)
    yield f'  Zotero: {_summary(saved)}'
    if saved.translator != 'DOI':
        yield from (f'    {line}' for item in saved.items for line in _lines(item))
    if page.json_ld:
        wrong = [problem.message for problem in problems if problem.code == 'json-ld']
        yield f'  JSON-LD: {"; ".join(wrong) or counted(number_of_works(page), "work")}'


def _verdict(problems: Iterable[Problem]) -> str:
    of_scholar = [problem for problem in problems if problem.code.startswith('scholar-')]
    if rejecting := [problem.message for problem in of_scholar if problem.code in REJECTING]:
        return f'rejected: {"; ".join(rejecting)}'
    reasons = '; '.join(problem.message for problem in of_scholar)
    return f'accepted, but {reasons}' if reasons else 'accepted'


def _summary(saved: Saved) -> str:
    if saved.translator == 'unAPI':
        return 'whatever the unAPI server of the page says'
    if not saved.translator:
        return 'a web page, with its title alone'
    looked_up = ', looked up elsewhere' if saved.translator == 'DOI' else ''
    return f'{counted(len(saved.items), "item")} by {saved.translator}{looked_up}'


def _lines(item: Item) -> Iterator[str]:
    names = [*item.creators[:_MOST_CREATORS], *(['et al.'] if len(item.creators) > _MOST_CREATORS else [])]
    year = f' ({item.date})' if item.date else ''
    told = [f'{"; ".join(names) or "nobody"}{year}', item.title or 'no title', item.container]
    yield f'{item.type}: {". ".join(filter(None, told))}{f". doi:{item.doi}" if item.doi else ""}'
    if item.attachments:
        yield f'  attached: {", ".join(item.attachments)}'
    if item.tags:
        yield f'  tags: {", ".join(item.tags)}'


def _as_data(page: Page, problems: Sequence[Problem]) -> dict[str, object]:
    saved = saved_from(page)
    verdict = _verdict(problems).partition(':')[0].partition(',')[0] if page.citations else None
    return {
        'page': page.name,
        'scholar': verdict,
        'translator': saved.translator,
        'items': [item._asdict() for item in saved.items],
        'works': number_of_works(page),
        'problems': [as_object(problem) for problem in problems],
    }
