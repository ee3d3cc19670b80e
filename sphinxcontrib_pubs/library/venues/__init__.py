"""The venues that a site knows: what they are called, what kind they are, and how a page shows them."""

from sphinxcontrib_pubs.library.venues.known import KINDS, KnownVenue
from sphinxcontrib_pubs.library.venues.registry import VenueRegistry, described

__all__ = ['KINDS', 'KnownVenue', 'VenueRegistry', 'described']
