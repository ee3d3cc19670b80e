"""What somebody asks for is recognised however it is written."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.fetch.wanted import identified, read_wanted


@pytest.mark.parametrize(
    ('text', 'name'),
    [
        ('10.5555/ABC', 'doi:10.5555/abc'),
        ('DOI: 10.5555/abc', 'doi:10.5555/abc'),
        ('https://doi.org/10.5555/a%28b%29', 'doi:10.5555/a(b)'),
        ('http://dx.doi.org/10.1000.10/x', 'doi:10.1000.10/x'),
        ('doi:https://doi.org/10.5555/abc', 'doi:10.5555/abc'),
        ('https://doi.org/https://doi.org/10.5555/abc', 'doi:10.5555/abc'),
        ('doi:10.5555/http://abc', 'doi:10.5555/http://abc'),
        ('doi:10.48550/arXiv.2101.00001', 'arxiv:2101.00001'),
        ('2101.00001', 'arxiv:2101.00001'),
        ('arXiv:2101.00001v3', 'arxiv:2101.00001'),
        ('https://arxiv.org/pdf/2101.00001v2.pdf', 'arxiv:2101.00001'),
        ('https://www.arxiv.org/abs/hep-th/9901001', 'arxiv:hep-th/9901001'),
        ('math.GT/0309136', 'arxiv:math.gt/0309136'),
        ('0000-0002-1825-0097', 'orcid:0000-0002-1825-0097'),
        ('orcid:0000000218250097', 'orcid:0000-0002-1825-0097'),
        ('https://orcid.org/0000-0002-1694-233x', 'orcid:0000-0002-1694-233X'),
        ('A5023888391', 'openalex:A5023888391'),
        ('https://openalex.org/institutions/I123', 'openalex:I123'),
        ('https://api.openalex.org/authors/a5023888391', 'openalex:A5023888391'),
        ('https://quay.example/lamps.bib?raw=1', 'https://quay.example/lamps.bib?raw=1'),
        ('lists/publication.md', 'lists/publication.md'),
    ],
)
def test_it_has_one_name_however_it_is_written(text: str, name: str) -> None:
    wanted = read_wanted(text)
    assert wanted.name == name
    assert read_wanted(wanted.name) == wanted


@pytest.mark.parametrize(
    ('text', 'reason'),
    [
        ('0000-0002-1825-0098', 'check digit'),
        ('doi:abc', 'expected a DOI'),
        ('doi:10.5555/\udcff', 'expected a DOI'),
        ('doi:https://arxiv.org/abs/2101.00001', 'expected a DOI'),
        (f'{"https://doi.org/" * 1000}10.5555/abc', 'expected a DOI'),
        ('arxiv:٢١٠١.٠٠٠٠١', 'expected a number of arXiv'),
        ('arxiv:lamps', 'expected a number of arXiv'),
        ('https://openalex.org/W12', 'expected an author'),
        ('ftp://quay.example/lamps.bib', 'http or https'),
        ('file:///etc/passwd', 'http or https'),
        ('http://[', 'no address'),
    ],
)
def test_what_begins_like_an_identifier_and_is_none_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_wanted(text)


def test_a_work_with_several_identifiers_is_asked_for_by_its_doi() -> None:
    named = [identified(*pair) for pair in (('10.5555/a', '2101.00001'), ('', '2101.00001'), ('none', ''))]
    assert [each and each.name for each in named] == ['doi:10.5555/a', 'arxiv:2101.00001', None]
