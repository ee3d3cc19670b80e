"""The words by which a name is that of a body of people, and no person's: a team, an office, a society."""

from __future__ import annotations

#: Each alone says so where a name ends in it.
BODIES = frozenset(
    {
        'agency', 'alliance', 'association', 'authority', 'authors', 'board', 'bureau', 'center', 'centre',
        'collaboration', 'collaborators', 'commission', 'committee', 'community', 'consortium', 'contributors',
        'council', 'department', 'developers', 'federation', 'foundation', 'group', 'initiative', 'institute',
        'investigators', 'lab', 'laboratories', 'laboratory', 'ministry', 'network', 'observatory', 'office',
        'organisation', 'organization', 'panel', 'program', 'programme', 'project', 'secretariat', 'society',
        'team', 'union', 'university',
    }
)  # fmt: skip
