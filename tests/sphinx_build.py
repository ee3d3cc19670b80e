"""sphinx-build as a user calls it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def run_sphinx(srcdir: Path, outdir: Path, builder: str, *options: str) -> subprocess.CompletedProcess[str]:
    """sphinx-build as a user calls it, with every warning an error."""
    # The builder of EPUB packs whatever lies in its folder, so the doctrees go elsewhere.
    doctrees = outdir.with_suffix('.doctrees')
    command = [sys.executable, '-m', 'sphinx', '-nW', '--keep-going', '-d', str(doctrees), '-b', builder]
    command += [*options, str(srcdir), str(outdir)]
    environment = {**os.environ, 'PYTHONWARNINGS': 'default', 'SOURCE_DATE_EPOCH': '1700000000'}
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300)
