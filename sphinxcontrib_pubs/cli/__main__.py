"""``python -m sphinxcontrib_pubs.cli``, as scripts call it from before the package could be run itself."""

from sphinxcontrib_pubs.cli import main

if __name__ == '__main__':
    raise SystemExit(main())
