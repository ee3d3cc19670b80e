"""What shows a text's format by itself: strong signs near its top, and no guesses."""

from __future__ import annotations

import re

_HEAD = 4_000
_BIBTEX = re.compile(r'(?:\s|%[^\n]*\n)*@[A-Za-z]+\s*[{(]')
_JSON = re.compile(r'\s*(?:\[\s*\{\s*"|\{\s*")')
_PUBMED = re.compile(r'\s*PMID- ?\d{1,9}\s*\n[A-Z]{2,4} {0,2}- ')
_RIS = re.compile(r'^[ \t\ufeff]{0,3}TY[ \t]{0,4}[-–][ \t]*[A-Z]{3,8}[ \t]*$', re.MULTILINE)


def is_bibtex(text: str) -> bool:
    """Whether an entry or a command of BibTeX stands first, perhaps behind comments."""
    return _BIBTEX.match(text[:_HEAD]) is not None


def is_json(text: str) -> bool:
    """Whether a list of objects or an object stands first."""
    return _JSON.match(text[:_HEAD]) is not None


def is_ris(text: str) -> bool:
    """Whether a line near the top opens an entry of RIS."""
    return _RIS.search(text[:_HEAD]) is not None


def is_pubmed(text: str) -> bool:
    """Whether the first line with anything on it opens a record of PubMed."""
    return _PUBMED.match(text[:_HEAD]) is not None


_FRONT_MATTER = re.compile(
    r'\ufeff?(?:---[ \t]*\n(.*?)^(?:---|\.\.\.)|\+\+\+[ \t]*\n(.*?)^\+\+\+)[ \t]*$', re.DOTALL | re.MULTILINE
)
#: Fields of Hugo's academic themes, the collection of academicpages, and how Quarto's pages are cited.
_OF_A_WORK = re.compile(
    r"""^(?:publication(?:_types)?[ \t]*[:=]|collection[ \t]*:[ \t]*["']?publications\b|citation[ \t]*:[ \t]*[{\n])""",
    re.MULTILINE,
)


def is_page_of_a_work(text: str) -> bool:
    """Whether a page's front matter speaks of a publication, as sites have it that keep a page for each."""
    front = _FRONT_MATTER.match(text[:20_000])
    values = '' if front is None else front[1] or front[2]
    return 'title' in values and _OF_A_WORK.search(values) is not None
