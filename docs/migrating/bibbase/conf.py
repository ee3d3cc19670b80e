project = 'Harbour Lab'
html_title = project
extensions = ['myst_parser', 'sphinxcontrib_pubs']
root_doc = 'publications'
pubs_link_kinds = {'logbook': 'Logbook'}
