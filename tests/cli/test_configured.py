"""What ``init`` adds to files that are there: an extension in a configuration, a document in a table of contents."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.cli.starting.configuration import Configuration
from sphinxcontrib_pubs.cli.starting.toctree import with_document


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('', "extensions = ['pubs']\n"),
        ("extensions = ['a', 'b']", "extensions = ['a', 'b', 'pubs']"),
        ('extensions = ["a"]\n', 'extensions = ["a", "pubs"]\n'),
        ('extensions: list[str] = []\n', "extensions: list[str] = ['pubs']\n"),
        ("extensions = ('a',)\n", "extensions = ('a', 'pubs',)\n"),
        ('extensions = ()\n', "extensions = ('pubs',)\n"),
        ("extensions = [\n\t'a',\n]\n", "extensions = [\n\t'a',\n\t'pubs',\n]\n"),
        ("extensions = [\n    'a'  # A\n]\n", "extensions = [\n    'a',  # A\n    'pubs'\n]\n"),
        ("extensions = [\n    'a']\n", "extensions = [\n    'a',\n    'pubs']\n"),
        ("if x:\n    extensions = ['a']\n", "if x:\n    extensions = ['a']\nextensions += ['pubs']\n"),
        ("def f():\n    extensions = ['a']\n", "def f():\n    extensions = ['a']\nextensions = ['pubs']\n"),
        ('extensions: list[str]\n', "extensions: list[str]\nextensions = ['pubs']\n"),
        (
            'from base import *\n',
            "from base import *\nextensions = [*globals().get('extensions', []), 'pubs']\n",
        ),
        ("from base import *\nextensions = ['a']\n", "from base import *\nextensions = ['a', 'pubs']\n"),
        ("extensions = [\n    'a', 'b'\n]\n", "extensions = [\n    'a', 'b', 'pubs'\n]\n"),
        ("x = 'é'; extensions = ['ü']\n", "x = 'é'; extensions = ['ü', 'pubs']\n"),
        ("extensions = ['a'] + more\n", "extensions = ['a'] + more\nextensions += ['pubs']\n"),
        ("extensions = ['a']\nextensions.append('pubs')\n", "extensions = ['a']\nextensions.append('pubs')\n"),
        (
            "extensions = []\nif x:\n    extensions += ['pubs']\n",
            "extensions = []\nif x:\n    extensions += ['pubs']\n",
        ),
    ],
)
def test_an_extension_is_put_where_the_others_stand(before: str, after: str) -> None:
    assert Configuration(before).with_extensions(['pubs']).text == after


@pytest.mark.parametrize(
    ('suffix', 'before', 'after'),
    [
        ('.md', '```{toctree}\n```\n', '```{toctree}\n\npubs\n```\n'),
        ('.md', '```{toctree}\n:hidden:\n```\n', '```{toctree}\n:hidden:\n\npubs\n```\n'),
        ('.md', '```{toctree}\n---\nhidden:\n---\n```\n', '```{toctree}\n---\nhidden:\n---\n\npubs\n```\n'),
        ('.md', '  :::{toctree}\n  a\n  :::\n', '  :::{toctree}\n  a\n  pubs\n  :::\n'),
        ('.md', '```{toctree}\n:glob:\n\n*\n```\n', '```{toctree}\n:glob:\n\n*\n```\n'),
        ('.md', '```{toctree}\nOur works <pubs.md>\n```\n', '```{toctree}\nOur works <pubs.md>\n```\n'),
        ('.md', '# A\n', None),
        ('.rst', '.. toctree::\n\n   a\n\nB\n', '.. toctree::\n\n   a\n   pubs\n\nB\n'),
        ('.rst', '.. toctree::\n  :caption: C\n\nB\n', '.. toctree::\n  :caption: C\n\n  pubs\n\nB\n'),
        ('.rst', '.. toctree::\n\n   /pubs\n', '.. toctree::\n\n   /pubs\n'),
        ('.rst', 'A\n=\n', None),
    ],
)
def test_a_document_is_put_behind_the_others(suffix: str, before: str, after: str | None) -> None:
    found = with_document(before, 'pubs', suffix)
    assert found == after
    if found is not None:
        assert with_document(found, 'pubs', suffix) == found
