"""Where else somebody is to be found, as pages of the site lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.people.orcid import written_orcid
from sphinxcontrib_pubs.locale import pgettext

if TYPE_CHECKING:
    from sphinxcontrib_pubs.library.people.person import RegisteredPerson


def links_of(person: RegisteredPerson, *, website: bool) -> list[tuple[str, str]]:
    """Words and addresses: the website where it is asked for, the ORCID, the links of the registry, the e-mail."""
    links = [(pgettext('link', 'Website'), person.url)] if person.url and website else []
    if person.orcid:
        links.append(('ORCID', f'https://orcid.org/{written_orcid(person.orcid)}'))
    links += person.introduction.links
    if person.introduction.email:
        links.append((pgettext('share', 'E-mail'), f'mailto:{person.introduction.email}'))
    return links
