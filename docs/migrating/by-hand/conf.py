project = 'Harbour Lab'
html_title = project
extensions = ['sphinxcontrib_pubs']
root_doc = 'publications'
