"""This documentation, which is also the demonstration site: the page ``publication`` is a real group's, unchanged."""

import os
import sys
from pathlib import Path

from sphinxcontrib_pubs import __version__

sys.path.insert(0, str(Path(__file__).parent / '_ext'))

project = 'sphinxcontrib-pubs'
author = 'The sphinxcontrib-pubs developers'
copyright = author
version = release = __version__

extensions = [
    'myst_parser',
    'sphinx_design',
    'sphinxcontrib_pubs',
    'reference_tables',
    'problem_reference',
    'field_tables',
    'language_examples',
    'citeproc_faults',
    'example_projects',
]
myst_enable_extensions = ['colon_fence', 'deflist']
exclude_patterns = ['_build', 'sources/*-site', 'projects', 'migrating/*/**']

html_theme = 'furo'
html_title = 'sphinxcontrib-pubs'
html_static_path = ['_static']
html_css_files = ['theming.css']

# Read the Docs says where a version stands; the last part of the address is its name.
html_baseurl = os.environ.get('READTHEDOCS_CANONICAL_URL', 'https://sphinxcontrib-pubs.readthedocs.io/en/latest/')

pubs_pages = ['publication']
pubs_banner = {'index': 'glacier'}
pubs_latex_banner = True
pubs_share = ['mastodon', 'bluesky', 'linkedin', 'email']
pubs_people = 'people.yml'
# The files of other sites, which the guides show as they are.
pubs_file_roots = [
    'migrating/al-folio/assets/pdf',
    'migrating/al-folio/assets/img/publication_preview',
    'migrating/hugo-blox/static',
    'migrating/hugo',
]
pubs_author_pages = ['all']
pubs_venues = {
    'Harbour Days': 'International Conference on Harbours',
    'CHI': {'colour': '#8a3ffc', 'url': 'https://chi.acm.org/'},
    'JHL': {
        'name': 'Journal of Harbour Lights',
        'kind': 'journal',
        'colour': '#0f766e',
        'aliases': ['Harbour Lights'],
    },
}
pubs_link_kinds = {
    'slides': {'label': 'Talk', 'icon': '▷'},
    'lighthouse': {'label': 'Lighthouse', 'url': 'https://lighthouses.example/{value}'},
}
