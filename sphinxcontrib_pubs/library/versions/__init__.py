"""The same work told by several sources: recognised, put together, and explained."""

from sphinxcontrib_pubs.library.versions.merging import Merged, merge

__all__ = ['Merged', 'merge']
