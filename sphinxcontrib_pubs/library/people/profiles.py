"""The profile of a user of Hugo Blox, as people of the registry have it: name, group, ORCID, picture, links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.fold import fold, slug
from sphinxcontrib_pubs.library.people.person import POSITION_ALIASES, POSITIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinxcontrib_pubs.model import Located

#: Fields that profiles have, and people of ours have not.
_SIGNS = frozenset({'authors', 'superuser', 'user_groups', 'organizations', 'social', 'first_name', 'profiles', 'bio'})
#: Groups of the theme's own examples that are called otherwise here.
_GROUPS = {'grad-student': 'student', 'undergraduate-student': 'bachelor-student', 'administration': 'staff'}
_ORCID = 'orcid.org/'
#: The fields of an introduction, and what profiles call them.
_SAID = {'title': 'role', 'about': 'bio', 'image': 'avatar'}


def is_profile(person: Located) -> bool:
    """Whether a person is told of as a profile of Hugo Blox does it: the name is the title of a page."""
    fields = person.fields
    if 'title' not in fields or 'name' in fields:
        return False
    return person.span.file.endswith('/_index.md') or not _SIGNS.isdisjoint(fields)


def of_profile(fields: Mapping[str, Located]) -> dict[str, Located]:
    """The fields of a person that a profile tells; the others speak of a page, and are passed over.

    ``role`` is a title in words (*Professor of Lamps*), so that the groups say what somebody is: a member in a group
    that we do not know, and nothing but alumni where that is one of several, since nothing tells until when.
    """
    title = fields['title']
    found = {'name': title}
    roles = [title._replace(content='self')] if _is_true(fields.get('superuser')) else []
    groups = fields['user_groups'].items if 'user_groups' in fields else ()
    positions = [group._replace(content=_position(group.text)) for group in groups if group.text]
    roles += [each for each in positions if each.text == 'alumni'] or positions
    if roles:
        found['roles'] = title._replace(content=tuple(roles))
    links: dict[str, Located] = {}
    for item in fields['social'].items if 'social' in fields else ():
        link = item.fields.get('link', item.fields.get('url'))
        if link is not None and _ORCID in link.text:
            found.setdefault('orcid', link)
        elif link is not None and link.text.startswith('mailto:'):
            found.setdefault('email', link)
        elif link is not None and '://' in link.text:
            links.setdefault(_label(item.fields), link)
    if links:
        found['links'] = fields['social']._replace(content=links)
    for name, field in _SAID.items():
        if field in fields and fields[field].text:
            found[name] = fields[field]
    return found


def _label(link: Mapping[str, Located]) -> str:
    """What a link of a profile is called: in words, or by its icon, such as ``brands/github``."""
    display = link['display'].fields if 'display' in link else {}
    label = link.get('label', display.get('label'))
    icon = link['icon'].text.rpartition('/')[2] if 'icon' in link else ''
    return (label.text if label is not None else '') or icon or 'link'


def _position(group: str) -> str:
    """What a member of a group is, by the name of the group: ``Principal Investigators``, ``PhD Students``."""
    plain = slug(fold(group))
    for word in (plain, plain.removesuffix('s')):
        position = _GROUPS.get(word, POSITION_ALIASES.get(word, word))
        if position in POSITIONS:
            return position
    return 'member'


def _is_true(value: Located | None) -> bool:
    return value is not None and value.text == 'true'
