"""``python -m sphinxcontrib_pubs.cli`` is ``sphinx-pubs``."""

from sphinxcontrib_pubs.cli import main

if __name__ == '__main__':
    raise SystemExit(main())
