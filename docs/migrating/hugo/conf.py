project = 'Harbour Lab'
html_title = project
extensions = ['myst_parser', 'sphinxcontrib_pubs']
root_doc = 'publications'
myst_title_to_header = True
