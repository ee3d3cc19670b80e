"""What Zotero puts into a note for want of a field is kept, and is no sentence of the reference."""

from __future__ import annotations

from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.sources.load import read

ENTRY = """@article{k, title = {Lamps}, note = {Read at the quay.
Place: 12 Quay Road, ELM
Publisher: ELM \\& SONS
tex.unique-id: ELM:000123
tex.orcid-numbers: Quist, Rosa/0000-0002-1825-0097}}
"""


def note_of(text: str) -> tuple[str, dict[str, str]]:
    (work,) = read(text, file='a.bib', format='bibtex').publications
    return plain_text(work.note), dict(work.extra)


def test_lines_of_the_field_extra_are_fields() -> None:
    assert note_of(ENTRY) == (
        'Read at the quay.',
        {
            'tex.place': '12 Quay Road, ELM',
            'tex.publisher': 'ELM & SONS',
            'tex.unique-id': 'ELM:000123',
            'tex.orcid-numbers': 'Quist, Rosa/0000-0002-1825-0097',
        },
    )


def test_a_note_of_a_person_is_words_whatever_stands_before_a_colon() -> None:
    written = 'Place: the quay. See tex.example: a file'
    assert note_of(f'@misc{{k, title = {{Lamps}}, note = {{{written}}}}}') == (written, {})
