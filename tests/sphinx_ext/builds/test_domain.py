"""The domain as Sphinx asks it: what documents have goes with them, comes back, and has names in the search."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

FILES = {
    'index.md': '# Site\n\n```{toctree}\nlamps\noil\n```\n',
    'lamps.md': '# Lamps\n\n```{publications} lamps.bib\n:download: bib\n```\n',
    'oil.md': '# Oil\n\n```{publications} oil.bib\n```\n\nAs {pub:t}`lamps` says.\n',
    'lamps.bib': '@misc{lamps, author = {Quist, Rosa}, title = {Lamps}, year = 2021, abstract = {Zinc.}}\n',
    'oil.bib': '@misc{oil, author = {Wu, Bo}, title = {Oil}, year = 2020}\n',
}


@pytest.fixture(scope='module')
def built(make_shared_site: Callable[..., Site]) -> Built:
    people = {'quist': {'name': 'Quist, Rosa'}}
    return make_shared_site(FILES, pubs_people=people, pubs_author_pages=['all'], language='de').build()


@pytest.fixture
def domain(built: Built) -> PublicationDomain:
    """The domain of the site, whose data a test may change."""
    own = built.app.env.domains['pub']
    copy = PublicationDomain(built.app.env)
    copy.data = pickle.loads(pickle.dumps(own.data))
    copy.makes_pages = True
    return copy


def objects(domain: PublicationDomain) -> dict[str, str]:
    """The documents of the publications, by their keys."""
    return {name: document for name, _, kind, document, _, _ in domain.get_objects() if kind == 'publication'}


def test_a_document_takes_what_it_has_with_it(domain: PublicationDomain) -> None:
    assert objects(domain) == {'lamps': 'lamps', 'oil': 'oil'}
    domain.clear_doc('lamps')
    assert objects(domain) == {'oil': 'oil'}
    assert domain.target_of('lamps') is None
    assert all('lamps' not in domain.data[name] for name in ('places', 'files', 'papers', 'people'))
    domain.clear_doc('lamps')  # as Sphinx does where a document was never read


def test_what_another_process_has_read_is_taken_over_and_nothing_else_of_it(domain: PublicationDomain) -> None:
    read = pickle.loads(pickle.dumps(domain.data))
    domain.clear_doc('lamps')
    domain.clear_doc('oil')
    assert objects(domain) == {}
    domain.merge_domaindata({'lamps', 'index'}, read)
    assert objects(domain) == {'lamps': 'lamps'}
    assert domain.data['files'] == {'lamps': ['lamps.bib']}
    assert domain.data['citations'] == {}  # of the other document, which that process had from before


def test_what_is_found_has_a_name_in_the_language_of_the_site(built: Built, domain: PublicationDomain) -> None:
    index = built.text('searchindex.js')
    told = json.loads(index[index.index('(') + 1 : index.rindex(')')])
    assert ['pub', 'reference', 'Veröffentlichung'] in told['objnames'].values()
    names = {name: domain.get_type_name(kind) for name, kind in domain.object_types.items()}
    assert names['person'] == 'person' and names['publication'] == names['reference'] == 'publication'


def test_people_are_objects_as_long_as_they_have_a_page(domain: PublicationDomain) -> None:
    def people() -> list[tuple[str, str]]:
        return [(name, document) for name, _, kind, document, _, _ in domain.get_objects() if kind == 'person']

    assert people() == [('quist', 'people/quist')]
    domain.data['pages'] = {}
    domain.forget_objects()
    assert people() == []
    assert objects(domain) == {'lamps': 'lamps', 'oil': 'oil'}
