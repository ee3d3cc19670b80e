"""The people whom a site knows: who they are, and where their names stand."""

from sphinxcontrib_pubs.library.people.person import REGISTRY_ROLES, RegisteredPerson, Stay
from sphinxcontrib_pubs.library.people.registry import Match, PeopleRegistry

__all__ = ['REGISTRY_ROLES', 'Match', 'PeopleRegistry', 'RegisteredPerson', 'Stay']
