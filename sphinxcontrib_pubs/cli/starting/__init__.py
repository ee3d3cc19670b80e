"""What ``sphinx-pubs init`` is made of: the lists of a tree, what a site has, and the files that it would have."""
