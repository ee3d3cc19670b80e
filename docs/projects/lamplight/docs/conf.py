"""The documentation of a program, with the page of those who use it."""

project = 'Lamplight'
author = 'The Lamplight developers'
copyright = author
extensions = ['sphinxcontrib_pubs']
html_theme = 'furo'
html_title = 'Lamplight'
templates_path = ['templates']
html_static_path = ['static']
html_css_files = ['lamplight.css']

# CITATION.cff lies beside the documentation, not in it.
pubs_source_roots = ['..']
pubs_base_url = 'https://lamplight.example/docs/'
pubs_style = 'short'
pubs_paper_pages = 'none'
