"""One file for each service: how it is asked, what of its reply matters, and what that says of a work."""
