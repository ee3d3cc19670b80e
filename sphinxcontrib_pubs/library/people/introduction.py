"""How a person is introduced to readers: a picture, a title, a few words, and where else to find the person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol
from urllib.parse import quote

from sphinxcontrib_pubs.model import is_safe_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinxcontrib_pubs.model import Located, SourceSpan

#: The fields of a person that say it.
FIELDS = ('title', 'about', 'image', 'email', 'links')
#: Services by the keys of ``links``: what a link is called, and its address behind a bare name there.
SERVICES = {
    'bluesky': ('Bluesky', 'https://bsky.app/profile/{}'),
    'codeberg': ('Codeberg', 'https://codeberg.org/{}'),
    'dblp': ('DBLP', 'https://dblp.org/pid/{}'),
    'github': ('GitHub', 'https://github.com/{}'),
    'gitlab': ('GitLab', 'https://gitlab.com/{}'),
    'google-scholar': ('Google Scholar', 'https://scholar.google.com/citations?user={}'),
    'huggingface': ('Hugging Face', 'https://huggingface.co/{}'),
    'linkedin': ('LinkedIn', 'https://www.linkedin.com/in/{}'),
    'mastodon': ('Mastodon', ''),
    'openalex': ('OpenAlex', 'https://openalex.org/{}'),
    'osf': ('OSF', 'https://osf.io/{}'),
    'researchgate': ('ResearchGate', 'https://www.researchgate.net/profile/{}'),
    'semantic-scholar': ('Semantic Scholar', 'https://www.semanticscholar.org/author/{}'),
    'x': ('X', 'https://x.com/{}'),
}
_ALIASES = {'scholar': 'google-scholar', 'twitter': 'x', 'hugging-face': 'huggingface'}
_EMAIL = re.compile(r'[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+')
_FEDIVERSE = re.compile(r'@?([\w.-]+)@([\w-]+(?:\.[\w-]+)+)')


class Introduction(NamedTuple):
    """``title`` is a position in the site's own words, ``image`` a path from the source directory.

    ``links`` are words and addresses, in the order of the registry.
    """

    title: str = ''
    about: str = ''
    image: str = ''
    email: str = ''
    links: tuple[tuple[str, str], ...] = ()


class Reader(Protocol):
    """What reads the texts of a person, and notes what is wrong with them."""

    def texts(self, who: str, field: str, data: Mapping[str, Located]) -> list[tuple[str, SourceSpan]]: ...

    def note(self, span: SourceSpan, message: str, hint: str) -> None: ...


def read_introduction(reader: Reader, who: str, data: Mapping[str, Located]) -> Introduction:
    """What the fields of a person say of it; what cannot be used is noted, and left out."""

    def text(field: str) -> str:
        return ' '.join(' '.join(each for each, _ in reader.texts(who, field, data)).split())

    image = text('image')
    if image and ('://' in image or not is_safe_url(image)):
        hint = 'name a file by its path from the source directory'
        reader.note(data['image'].span, f'{who}: "{image[:60]}" is no picture of the site', hint)
        image = ''
    email = text('email').removeprefix('mailto:')
    if email and not _EMAIL.fullmatch(email):
        reader.note(data['email'].span, f'{who}: "{email[:60]}" is no address of e-mail', 'for example: m@lab.example')
        email = ''
    links = tuple(_links(reader, who, data['links'])) if 'links' in data else ()
    return Introduction(text('title'), text('about'), image, email, links)


def _links(reader: Reader, who: str, links: Located) -> Iterator[tuple[str, str]]:
    if not links.fields and links.content:
        reader.note(links.span, f'{who}: expected words and addresses as "links", found {links}', 'GitHub: roe')
    for key, value in links.fields.items():
        label, address = link_to(key, value.text.strip())
        if address:
            yield label, address
        else:
            known = ', '.join(SERVICES)
            hint = f'write https://…, or a name at one of {known}'
            reader.note(value.span, f'{who}: {value} is no address for the link "{key[:40]}"', hint)


def is_service(word: str) -> bool:
    """Whether a word is one that stands below ``links``."""
    return _service(word) in SERVICES


def link_to(key: str, value: str) -> tuple[str, str]:
    """The words and the address of a link; no address where the value is none, and no name at a service."""
    service = _service(key)
    label, template = SERVICES.get(service, (key, ''))
    if '://' in value:
        return label, value if is_safe_url(value) else ''
    if service == 'mastodon' and (account := _FEDIVERSE.fullmatch(value)):
        return label, f'https://{account[2]}/@{account[1]}'
    name = value.removeprefix('@')
    return label, template.format(quote(name, safe='/')) if template and name and ' ' not in name else ''


def _service(key: str) -> str:
    plain = re.sub(r'[\s_]+', '-', key.strip().lower())
    return _ALIASES.get(plain, plain)
