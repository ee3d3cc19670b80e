project = 'Harbour Lab'
html_title = project
extensions = ['sphinxcontrib_pubs', 'myst_parser']
root_doc = 'publications'
exclude_patterns = ['content']
pubs_file_roots = ['static']
pubs_people = 'content/authors'
