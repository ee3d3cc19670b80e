"""Virtual environments beside this checkout, made with nothing but Python and a package index."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)


def prepare(name: str, extra: str) -> Path:
    """The Python of the virtual environment ``name``, in which this project is installed with an extra.

    It is made anew where there is none, and where ``pyproject.toml``, the Python or the checkout's place has changed.
    The project is installed in place, so that an environment in use always runs the code as it stands.
    Ends the program with a sentence where the Python is too old or the installation fails.
    """
    if sys.version_info < OLDEST:
        found, oldest = '.'.join(map(str, sys.version_info[:3])), '.'.join(map(str, OLDEST))
        raise SystemExit(f'Python {oldest} or later is needed, and this is {found} ({sys.executable}).')
    folder = ROOT / name
    python = folder / ('Scripts/python.exe' if os.name == 'nt' else 'bin/python')
    stamp = folder / 'made-from'
    wanted = _fingerprint(extra)
    if python.exists() and stamp.is_file() and stamp.read_text(encoding='utf8') == wanted:
        return python
    sys.stdout.write(f'Making {folder} (once, and again whenever pyproject.toml changes) ...\n')
    sys.stdout.flush()
    try:
        venv.create(folder, with_pip=True, clear=True)
    except subprocess.CalledProcessError:
        raise SystemExit(
            f'{sys.executable} cannot make virtual environments: install its venv and ensurepip.'
        ) from None
    run([python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-e', f'{ROOT}[{extra}]'])
    stamp.write_text(wanted, encoding='utf8')
    return python


def prepare_modules() -> Path | None:
    """The ``node_modules`` of ``tests/npm/package.json``, made where npm is; None without them, and tests skip."""
    npm, source = shutil.which('npm'), ROOT / 'tests' / 'npm' / 'package.json'
    folder = ROOT / '.npm-test'
    wanted = source.read_text(encoding='utf8')
    stamp = folder / 'made-from'
    if stamp.is_file() and stamp.read_text(encoding='utf8') == wanted:
        return folder / 'node_modules'
    if npm is None:
        return None
    sys.stdout.write(f'Making {folder} (once, and again whenever {source.name} changes) ...\n')
    sys.stdout.flush()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / source.name).write_text(wanted, encoding='utf8')
    command = [npm, 'install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts']
    if subprocess.run(command, cwd=folder, check=False).returncode:
        shutil.rmtree(folder)
        sys.stdout.write('npm could not install them; the tests that need them are skipped.\n')
        return None
    stamp.write_text(wanted, encoding='utf8')
    return folder / 'node_modules'


def run(command: list[str | Path]) -> None:
    """Runs a command in the project's folder; where it fails, the program ends with its exit status."""
    status = subprocess.run(command, cwd=ROOT, check=False).returncode
    if status:
        # A process that a signal ended has a negative status, which no shell can pass on.
        raise SystemExit(status if status > 0 else 128 - status)


def _fingerprint(extra: str) -> str:
    parts = [(ROOT / 'pyproject.toml').read_bytes(), sys.version.encode(), str(ROOT).encode(), extra.encode()]
    return hashlib.sha256(b'\0'.join(parts)).hexdigest()
