"""Words in the place of an address are kept, and told at their field."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.sources import load

BIB = '@article{lamp2020, title={On lamps}, author={Ito, Mia}, journal={Light}, year=2020,\n  %s}\n'
YAML = '- title: On lamps\n  date: 2020\n  %s\n'
CSL = '[{"id": "lamp", "type": "book", "title": "On lamps",\n "%s": "%s"}]\n'


def problems(text: str, format: str) -> list[tuple[str, int]]:
    reading = load.read(text, file='publications', format=format)
    assert len(reading.publications) == 1
    return [(each.code, each.span.line) for each in reading.problems if each.severity.name != 'NOTE']


@pytest.mark.parametrize(
    ('format', 'text', 'line'),
    [
        ('bibtex', BIB % 'pdf = {on request}', 2),
        ('bibtex', BIB % 'url = {available from the authors}', 2),
        ('bibtex', BIB % 'url_slides = {Coming {S}oon}', 2),
        ('yaml', YAML % 'pdf: on request', 3),
        ('yaml', YAML % 'url: from the library', 3),
        ('yaml', YAML % 'code_url: coming soon', 3),
        ('csl-json', CSL % ('URL', 'from the library'), 2),
    ],
)
def test_words_are_told_and_kept(format: str, text: str, line: int) -> None:
    assert problems(text, format) == [('link-words', line)]
    publication = load.read(text, file='publications', format=format).publications[0]
    assert publication.links == ()
    assert [value for _name, value in publication.extra if value in text.replace('{S}', 'S')]


@pytest.mark.parametrize(
    ('format', 'text'),
    [
        ('bibtex', BIB % 'pdf = {lamps.pdf}'),
        ('bibtex', BIB % 'url = {https://lamps.example/a}'),
        ('bibtex', BIB % 'pdf = {true}, code = {n/a}, url = {--}'),
        ('bibtex', BIB % 'software = {Lamplighter 3}, media = {print}, poster = {best of the session}'),
        ('yaml', YAML % 'pdf: lamps.pdf'),
        ('yaml', YAML % 'pdf: false'),
    ],
)
def test_addresses_and_other_values_are_not(format: str, text: str) -> None:
    assert problems(text, format) == []
