"""The site of a research group: people, publications, theses."""

project = 'Harbour Lab'
author = 'The Harbour Lab'
copyright = author
extensions = ['myst_parser', 'sphinx_design', 'sphinxcontrib_pubs']
html_theme = 'furo'
html_title = 'Harbour Lab'
html_baseurl = 'https://harbour-lab.example/'

pubs_people = 'people.yml'
pubs_author_pages = ['members']
pubs_pages = ['theses']
pubs_venues = {
    'Harbour Days': {'name': 'International Conference on Harbours', 'kind': 'conference', 'colour': '#0b5d7a'},
    'JHL': {'name': 'Journal of Harbour Lights', 'kind': 'journal', 'colour': '#7a4b0b'},
}
pubs_link_kinds = {'logbook': {'label': 'Logbook', 'icon': '⚓'}}
pubs_authors_limit = 6
pubs_search = True
pubs_facets = ['year', 'type', 'author', 'keyword']
pubs_copy = ['bibtex']
pubs_feeds = ['all', 'people']
pubs_downloads = ['bib', 'csl-json']
pubs_metadata = ['coins', 'json-ld']

pubs_banners = {'quay': 'linear-gradient(120deg, #0b3c5d 0%, #16697a 55%, #2a9d8f 100%)'}
pubs_banner = {'index': 'quay', 'theses': 'parchment'}
pubs_latex_banner = True
pubs_share = ['mastodon', 'email', 'Harbour board']
pubs_share_services = {'Harbour board': 'https://board.example/new?title={title}&link={url}'}
