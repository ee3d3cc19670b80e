"""``python -m sphinxcontrib_pubs`` is ``sphinx-pubs``."""

from sphinxcontrib_pubs.cli import main

if __name__ == '__main__':
    raise SystemExit(main())
