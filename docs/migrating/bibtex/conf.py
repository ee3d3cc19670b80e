project = 'Harbour Lab'
extensions = ['sphinxcontrib_pubs']
root_doc = 'publications'
