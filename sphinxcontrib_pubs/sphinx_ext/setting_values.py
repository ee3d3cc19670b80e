"""The values of ``conf.py``, which may be of any type: how each is read, and what to say where it cannot be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.util.matching import compile_matchers

from sphinxcontrib_pubs.model.terminal import shown
from sphinxcontrib_pubs.sphinx_ext.option_values import OptionError
from sphinxcontrib_pubs.sphinx_ext.person_pages import EVERYBODY

if TYPE_CHECKING:
    from collections.abc import Callable


def read_text(value: object, expected: str) -> str:
    """A text. Raises OptionError, with what is expected, for anything else."""
    if not isinstance(value, str):
        raise OptionError(f'expected {expected}, not {shown(value)}')
    return value


def read_texts(value: object, expected: str) -> list[str]:
    """Several texts, or one by itself. Raises OptionError, with what is expected, for anything else."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return list(value)
    raise OptionError(f'expected a list of {expected}, not {shown(value)}', hint='write [] for none')


def read_folders(value: object) -> list[str]:
    """Folders, or one by itself. Raises OptionError for anything else."""
    return read_texts(value, 'folders')


def read_globs(value: object) -> list[str]:
    """Names of documents, as globs. Raises OptionError for one that fits nothing."""
    globs = read_texts(value, 'names of documents')
    for glob in globs:
        try:
            compile_matchers([glob])
        except re.error as error:
            raise OptionError(
                f'{shown(glob)} is no glob: {error}', hint='a set in brackets goes from low to high'
            ) from None
    return globs


def read_people(value: object) -> list[str]:
    """Ids of people, or words for several of them: True is everybody, and False nobody."""
    if isinstance(value, bool):
        return [EVERYBODY] if value else []
    # Older versions of Sphinx divide a text themselves where the default is a list; an id may be a number.
    words = value.split(',') if isinstance(value, str) else value
    if not isinstance(words, list | tuple) or not all(isinstance(each, str | int) for each in words):
        raise OptionError(f'expected a list of ids, not {shown(value)}', hint='write [] for none')
    return list(dict.fromkeys(word for each in words if (word := str(each).strip()) not in ('', 'none')))


def read_number_of_names(value: object) -> int:
    """A whole number from 0. Raises OptionError for anything else."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise OptionError(f'expected a whole number of names, 0 or more, not {shown(value)}')
    return value


def read_truth(value: object) -> bool:
    """Whether something is wanted. Raises OptionError for a number but 0 and 1, which Sphinx lets through."""
    if value not in (True, False):
        raise OptionError(f'expected True or False, not {shown(value)}')
    return bool(value)


def several(read: Callable[[str], tuple[str, ...]]) -> Callable[[object], list[str]]:
    """What reads words that stand in a list, by what reads them in a text."""

    def read_words(value: object) -> list[str]:
        return list(read(', '.join(read_texts(value, 'words')) or 'none'))

    return read_words


def one(read: Callable[[str], str], expected: str) -> Callable[[object], str]:
    """What reads a text that may be something else, by what reads a text."""
    return lambda value: read(read_text(value, expected))
