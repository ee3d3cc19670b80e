"""Runs one fuzzer in this process: ``python one.py TARGET FOLDER SECONDS``, in an environment that has atheris.

What it finds is kept in the folder, each kind once, and the run goes on; ``summary.json`` there has the totals.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
import traceback
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / 'tests')]
#: Seconds after which one input has hung, on a machine that has other things to do, and the most memory, in MB.
_LONGEST, _MOST_MEMORY = 60, 2048
_SAVED_EVERY = 2.0

with atheris.instrument_imports(include=['sphinxcontrib_pubs', 'markdown_it', 'mdit_py_plugins', 'tinycss2', 'yaml']):
    from sphinxcontrib_pubs.sources import (  # noqa: F401 (readers are imported when asked for, and must be now)
        markdown,
        restructuredtext,
    )
    from sphinxcontrib_pubs.sources.bibtex import reader as bibtex_reader  # noqa: F401
    from sphinxcontrib_pubs.sources.csl_json import reader as json_reader  # noqa: F401
    from sphinxcontrib_pubs.sources.notices import settle  # noqa: F401
    from sphinxcontrib_pubs.sources.ris import reader as ris_reader  # noqa: F401
    from sphinxcontrib_pubs.sources.yaml import reader as yaml_reader  # noqa: F401
    from tests.fuzz.targets import HERE, TARGETS, cases


class _Findings:
    """What was found, by its kind: the name of a property, or an exception and the place that raised it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.runs = 0
        self.started = self.saved = time.monotonic()
        self.kinds: dict[str, str] = {}

    def note(self, content: bytes, error: BaseException) -> None:
        kind = getattr(error, 'name', '') if isinstance(error, AssertionError) else ''
        if not kind or isinstance(error.__cause__, AssertionError):
            kind += f' {type(error).__name__} {_place(error.__cause__ or error)}'
        kind = kind.strip()
        name = hashlib.sha256(content).hexdigest()[:16]
        known = self.folder / self.kinds[kind] if kind in self.kinds else None
        # The shortest input tells the most.
        if known is not None and known.stat().st_size <= len(content):
            return
        if known is not None:
            known.unlink()
            known.with_suffix('.txt').unlink()
        (self.folder / name).write_bytes(content)
        report = ''.join(traceback.format_exception(error))
        (self.folder / f'{name}.txt').write_text(f'{kind}\n\n{report}', encoding='utf8', errors='replace')
        self.kinds[kind] = name

    def save_in_time(self) -> None:
        """Writes the totals every now and then: libFuzzer ends the process without a word to Python."""
        if time.monotonic() - self.saved < _SAVED_EVERY:
            return
        self.saved = time.monotonic()
        seconds = round(time.monotonic() - self.started)
        told = {'inputs': self.runs, 'seconds': seconds, 'findings': sorted(self.kinds)}
        (self.folder / 'summary.json').write_text(json.dumps(told, indent=1), encoding='utf8')


def _place(error: BaseException) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if 'atheris' not in frame.filename]
    own = [frame for frame in frames if 'sphinxcontrib_pubs' in frame.filename or 'properties.py' in frame.filename]
    frame = (own or frames)[-1]
    return f'{Path(frame.filename).name}:{frame.lineno}'


def main(name: str, folder: Path, seconds: int) -> None:
    """Fuzzes a target, beginning with its own texts and with what earlier runs found worth keeping."""
    target = TARGETS[name]
    corpus, found = folder / 'corpus', folder / 'findings'
    for each in (corpus, found):
        each.mkdir(parents=True, exist_ok=True)
    for seed in (*dict(target.seeds()).values(), *dict(cases(name)).values(), *target.real_seeds()):
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    words = folder / 'words'
    words.write_bytes(b''.join((HERE / 'words' / f'{each}.dict').read_bytes() for each in target.words))
    findings = _Findings(found)

    def once(content: bytes) -> None:
        findings.runs += 1
        try:
            target.check(content, False)
        except Exception as error:
            findings.note(content, error)
        findings.save_in_time()

    options = (
        f'-max_total_time={seconds}', f'-max_len={target.longest}', f'-timeout={_LONGEST}',
        f'-rss_limit_mb={_MOST_MEMORY}', f'-dict={words}', f'-artifact_prefix={found}/', '-print_final_stats=1',
    )  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], once)
    atheris.Fuzz()


if __name__ == '__main__':
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
