project = 'Harbour Lab'
extensions = ['myst_parser', 'sphinxcontrib_pubs']
root_doc = 'publications'
pubs_people = {
    'vale': {'name': 'Vale, Mara', 'role': 'self'},
    'ostrow': {'name': 'Ostrow, Jon', 'url': 'https://ostrow.example/'},
}
pubs_venues = {'Harbour Days': {'name': 'International Conference on Harbours', 'colour': '#0b5d7a'}}
pubs_authors_limit = 6
