"""The roles of people on a publication, in the order in which they stand."""

from __future__ import annotations

#: Roles of a place in the list, of a group, and those that sources mark; others follow as they come.
ROLE_ORDER = (
    'first',
    'last',
    'self',
    'member',
    'student',
    'alumni',
    'team',
    'equal',
    'corresponding',
    'presenter',
    'supervisor',
    'marked',
)
