"""The entry of a source is exported as it is written there, without what is its owner's alone."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.export.bibtex import to_bibtex
from sphinxcontrib_pubs.sources.bibtex.entry_text import read_entry_text
from sphinxcontrib_pubs.sources.load import read


def exported(text: str, *, key: str = '') -> str:
    publications = read(text, file='x.bib', format='bibtex', notes=False).publications
    last = publications[-1]
    return to_bibtex([last._replace(key=key or last.key)], read_entry_text)


WRITTEN = """@Article{quist:2021,
  author    = "Quist, Rosa and {\\O}by, {\\'E}mile",
  title     = {{Lamps} at Sea},
  journal   = {Journal of Lamps},
  year      = 2021,
  month     = may # "~12",
  keywords  = {lamps, sea},
  note      = {With a map},
}
"""


def test_every_letter_stays() -> None:
    assert exported(WRITTEN) == WRITTEN


@pytest.mark.parametrize(
    'private',
    [
        '  file      = {:home/quist/lamps.pdf:PDF},\n',
        '  owner = {quist}, timestamp = {2021.05.12},\n',
        '  Bdsk-Url-1 = {https://a.example/x},\n',
        '  groups    = "a {,} b",\n',
        '  __markedentry = {[quist:1]},\n',
        '  file = {one},\n  file = {two},\n',
    ],
)
@pytest.mark.parametrize('line', range(1, 9))
def test_private_fields_go_with_their_lines(private: str, line: int) -> None:
    lines = WRITTEN.splitlines(keepends=True)
    assert exported(''.join([*lines[:line], private, *lines[line:]])).replace('\n\n', '\n') == WRITTEN


def test_a_private_field_that_is_last_leaves_a_whole_entry() -> None:
    assert exported('@misc{k, title = {Lamps}, owner = {me}}') == '@misc{k, title = {Lamps}}\n'
    assert exported('@misc{k, owner = {me}, title = {Lamps}}') == '@misc{k, title = {Lamps}}\n'
    assert exported('@misc{k, title = {file = {x}, owner = {y}}}') == '@misc{k, title = {file = {x}, owner = {y}}}\n'


def test_an_entry_of_which_nothing_is_left_has_its_comma() -> None:
    """Without it biber reads nothing of the file."""
    assert exported('@misc{k}') == exported('@misc{k, owner = {me}}') == '@misc{k,\n}\n'


def test_the_entry_has_the_key_of_its_list() -> None:
    assert exported(WRITTEN, key='quist-2').startswith('@Article{quist-2,\n')
    assert exported(WRITTEN, key='a, b').startswith('@Article{a-b,\n')
    assert exported("@misc{D'Arc, title = {Lamps}}") == "@misc{D'Arc, title = {Lamps}}\n"


def test_parentheses_become_braces_and_a_field_stands_once() -> None:
    assert exported('@misc(k, title = {a)}, title = {b})') == '@misc{k, title = {a)}}\n'


def test_a_macro_is_replaced_by_what_it_means() -> None:
    text = '@string{jl = "Journal of Lamps"}\n@article{k, title = {Lamps}, journal = jl, year = 2021, month = may}'
    assert exported(text) == '@article{k, title = {Lamps}, journal = {Journal of Lamps}, year = 2021, month = may}\n'
    assert exported(text.replace('journal', 'journaltitle')) == (
        '@article{k, title = {Lamps}, journaltitle = {Journal of Lamps}, year = 2021, month = may}\n'
    )


def test_what_other_entries_hand_on_is_in_the_entry() -> None:
    text = """@proceedings{days, title = {Lamp Days}, year = 2021, publisher = {Quay Press}}
@inproceedings{k,
  crossref = {days},
  title = {Lamps},
  author = {Quist, Rosa}
}"""
    assert exported(text) == (
        '@inproceedings{k,\n'
        '  title = {Lamps},\n'
        '  author = {Quist, Rosa},\n'
        '  booktitle = {Lamp Days},\n'
        '  year = {2021},\n'
        '  publisher = {Quay Press}\n'
        '}\n'
    )


def test_an_entry_with_a_mistake_is_made_anew() -> None:
    assert exported('@misc{k, title = {Lamps} year = 2021, owner = {me}}') == (
        '@misc{k,\n  title = {Lamps},\n  year = {2021},\n}\n'
    )


def test_a_value_that_uses_a_command_of_its_file_is_made_anew() -> None:
    assert exported('@book{k, title = {Lamps}, year = "{\\noopsort{1973c}}1981"}') == (
        '@book{k, title = {Lamps}, year = {1981}}\n'
    )


def test_the_block_below_a_hand_written_entry_is_its_bibtex() -> None:
    page = (
        f'# Papers\n\n- Quist, R., & Øby, É. (2021). _Lamps at Sea._ **Journal of Lamps**.\n\n```bibtex\n{WRITTEN}```\n'
    )
    (publication,) = read(page, file='x.md', format='markdown').publications
    assert to_bibtex([publication], read_entry_text) == WRITTEN
