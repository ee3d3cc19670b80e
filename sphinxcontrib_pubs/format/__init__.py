"""Publication → markup: what is said and in which order, with no output syntax."""

from __future__ import annotations

from sphinxcontrib_pubs.format.accounts import in_style
from sphinxcontrib_pubs.format.apa import format_apa
from sphinxcontrib_pubs.format.as_written import format_as_written
from sphinxcontrib_pubs.format.buttons import Buttons
from sphinxcontrib_pubs.format.fold_names import fold_names
from sphinxcontrib_pubs.format.links import with_targets
from sphinxcontrib_pubs.format.notices import notices
from sphinxcontrib_pubs.format.styles import ENTRY_POINT_GROUP, Style, StyleError, style_named, style_names
from sphinxcontrib_pubs.format.title_link import link_title
from sphinxcontrib_pubs.format.whole import WholeStyle, style_behind

__all__ = [
    'ENTRY_POINT_GROUP',
    'Buttons',
    'Style',
    'StyleError',
    'WholeStyle',
    'fold_names',
    'format_apa',
    'format_as_written',
    'in_style',
    'link_title',
    'notices',
    'style_behind',
    'style_named',
    'style_names',
    'with_targets',
]
