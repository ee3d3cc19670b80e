"""Prints the milliseconds of the processor that loading the extension adds to a start of Sphinx: ``loading.py FOLDER``.

The folder holds a project with MyST, whose start has imported what both need.
"""

from __future__ import annotations

import sys
import time

from sphinx.application import Sphinx


def milliseconds(folder: str) -> float:
    app = Sphinx(folder, folder, f'{folder}/_build', f'{folder}/_build/.doctrees', 'html', status=None)
    start = time.process_time()
    app.setup_extension('sphinxcontrib_pubs')
    return 1000 * (time.process_time() - start)


if __name__ == '__main__':
    print(milliseconds(sys.argv[1]))
