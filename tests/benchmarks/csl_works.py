"""Works for a comparison of processors of CSL: real ones of the corpus where there is one, else invented ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.csl_json import to_public_csl_json
from sphinxcontrib_pubs.sources.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.model import Publication

TESTS = Path(__file__).parent.parent
SEED = TESTS / 'seed' / 'publication.md'
INVENTED = TESTS / 'reference' / 'csl' / 'works.json'
#: Of how many works of a structured file: a long one is not to outweigh the others.
OF_EACH_FILE = 10


def works(corpus: Path | None) -> list[Publication]:
    """The works of hand-labelled lines, of the seed, and some of every structured file; none that was not read."""
    if corpus is None:
        return [*_read(INVENTED), *_read(SEED)]
    lines: dict[str, set[int]] = {}
    for label in map(json.loads, (corpus / 'gold.jsonl').read_text('utf8').splitlines()):
        lines.setdefault(label['file'], set()).add(label['line'])
    found = [each for file, wanted in lines.items() for each in _read(corpus / file) if each.source.line in wanted]
    found += _read(SEED)
    for path in sorted([*corpus.glob('bibtex/*.bib'), *corpus.glob('csljson/*.json')]):
        of_file = [each for each in _read(path) if each.title]
        found += of_file[:: max(1, len(of_file) // OF_EACH_FILE)][:OF_EACH_FILE]
    return found


def _read(path: Path) -> Iterator[Publication]:
    return (_plain(each) for each in load(path).publications if not each.verbatim)


def _plain(publication: Publication) -> Publication:
    """The work as its item tells it: without what CSL has no name for, and shows in no line of another processor."""
    issued = publication.issued._replace(suffix='') if publication.issued is not None else None
    extra = tuple(each for each in publication.extra if each[0] != 'award')
    return publication._replace(truncated=False, marks=(), rest=(), issued=issued, extra=extra)


def items_of(publications: list[Publication]) -> list[dict[str, object]]:
    """The items, each with an id of its own: a processor takes two with one id for one."""
    items = to_public_csl_json(publications)
    return [{**item, 'id': f'work-{number}'} for number, item in enumerate(items)]
