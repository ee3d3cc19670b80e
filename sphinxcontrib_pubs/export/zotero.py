"""What Zotero calls the types of works that neither a matrix of COinS nor a tag of Scholar's tells it of."""

from __future__ import annotations

from typing import Final

#: By CSL's names of the types.
ZOTERO_TYPES: Final = {
    'article': 'preprint',
    'dataset': 'dataset',
    'software': 'computerProgram',
    'speech': 'presentation',
    'webpage': 'webpage',
    'post-weblog': 'blogPost',
    'manuscript': 'manuscript',
    'standard': 'standard',
    'motion_picture': 'film',
    'map': 'map',
}
