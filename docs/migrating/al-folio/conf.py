project = 'Harbour Lab'
html_title = project
extensions = ['myst_parser', 'sphinxcontrib_pubs']
root_doc = 'publications'
pubs_people = '_data/coauthors.yml'
pubs_venues = '_data/venues.yml'
pubs_authors_limit = 3
pubs_file_roots = ['assets/pdf', 'assets/html', 'assets/img/publication_preview']
