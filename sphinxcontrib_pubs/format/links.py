"""What leads away from an entry → markup: identifiers, and the links that no identifier shows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinxcontrib_pubs.format.link_kinds import label_of_kind
from sphinxcontrib_pubs.model import Identifier, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

    from sphinxcontrib_pubs.format.link_kinds import LinkKind
    from sphinxcontrib_pubs.model import Link, Markup, Publication

#: What a link is called that shows an identifier, which the line has in full.
_LABELS_OF_IDENTIFIERS = frozenset(
    {'doi', 'arxiv', 'preprint', 'link', 'paper', 'article', 'publisher', 'url', 'here', 'online'}
)
#: Identifiers that have their place in a line; others stand behind it, unless a link leads there.
IN_LINE = frozenset({'doi', 'arxiv'})
#: What of a host may stand on a page: no sign that turns the direction of what is behind it.
_HOST = re.compile(r'[\w.-]+')
_NO_KINDS: Mapping[str, LinkKind] = {}
_FURTHER = {'doi': 'DOI', 'arxiv': 'arXiv', 'pmid': 'PMID', 'pmcid': 'PMCID', 'isbn': 'ISBN'}


def is_title(link: Link, publication: Publication) -> bool:
    """Whether what the source links is the title."""
    # Most links have no label, and none of them needs the words of the title.
    return bool(link.label) and link.names(publication.title_text)


def link_to(label: str, url: str, kind: str) -> Span:
    return Span('link', (label,), target=url, classes=('pubs-link',), attributes=(('data-kind', kind),))


def add_further_identifiers(parts: list[str | Span], publication: Publication) -> None:
    """What libraries call the work, and a second DOI or preprint, where no link of the source leads there."""
    in_line = (publication.identifier('doi'), publication.identifier('arxiv'))
    further = [(scheme, value) for scheme, value in publication.identifiers if value not in in_line]
    shown = [*(link.url for link in publication.links), *in_line] if further else []
    for scheme, value in further:
        if scheme in _FURTHER and not any(value in text for text in shown):
            url = Identifier(scheme, value).url
            parts += [f' {_FURTHER[scheme]}: ', link_to(value, url, scheme) if url else value, '.']


def add_links(parts: list[str | Span], publication: Publication) -> None:
    """The links that the line does not hold already, in the order of the source."""
    links = links_beside(publication)
    add_row(parts, [link_to(name, link.url, link.kind) for name, link in zip(labels_of(links), links, strict=True)])


def links_beside(publication: Publication) -> list[Link]:
    """The links of the source that neither the title nor an identifier in the line is, in its order."""
    if not publication.links:
        return []
    shown = {identifier.url for identifier in publication.identifiers if identifier.scheme in IN_LINE}
    beside: list[Link] = []
    for link in publication.links:
        if not is_title(link, publication) and (link.url not in shown or _says_more(link)):
            shown.add(link.url)
            beside.append(link)
    return beside


def add_row(parts: list[str | Span], links: Iterable[Span]) -> None:
    """Links in brackets, which a style sheet may make buttons of."""
    row: list[str | Span] = []
    for link in links:
        row += ['] [' if row else '[', link]
    if row:
        parts += [' ', Span('span', (*row, ']'), classes=('pubs-links',))]


def file_row(files: Iterable[tuple[str, str, str]]) -> Markup:
    """Links to files to take away, by name, address and media type, in brackets as all links behind an entry."""
    parts: list[str | Span] = []
    add_row(
        parts,
        (
            Span('link', (name,), address, ('pubs-link', 'pubs-download'), (('type', type_), ('download', '')))
            for name, address, type_ in files
        ),
    )
    return tuple(parts)


def with_targets(markup: Markup, targets: Mapping[str, str]) -> Markup:
    """The markup with other addresses for some of its links; one whose address is '' stays as its words."""
    parts: list[str | Span] = []
    for part in markup:
        if isinstance(part, str):
            parts.append(part)
            continue
        content = with_targets(part.content, targets)
        if part.kind == 'link' and part.target in targets:
            target = targets[part.target]
            parts += [part._replace(content=content, target=target)] if target else content
        else:
            parts.append(part._replace(content=content))
    return tuple(parts)


def labels_of(
    links: Sequence[Link], kinds: Mapping[str, LinkKind] = _NO_KINDS, beside: Collection[str] = ()
) -> list[str]:
    """What the links of one entry are called: by their source, or by their kind, which ``kinds`` of a site may rename.

    Two that their kind alone calls alike, or as a link in ``beside``, are told apart by where they lead: who hears
    links one by one, or prints the page, hears or sees nothing else of them.
    """
    if len(links) == 1 and not beside:  # as most entries have
        return [_label_of(links[0], kinds)[0]]
    named = [_label_of(link, kinds) for link in links]
    labels = [label for label, _by_kind in named]
    said = [*map(str.casefold, beside), *map(str.casefold, labels)]
    if len({*said}) < len(said):  # as in few entries
        times = Counter(said)
        alike: dict[str, list[int]] = defaultdict(list)
        for place, (label, by_kind) in enumerate(named):
            if by_kind and times[label.casefold()] > 1:
                alike[label.casefold()].append(place)
        for label, places in alike.items():
            taken = {*times} if len(places) < times[label] else times.keys() - {label}
            told = _told_apart(labels[places[0]], [links[each].url for each in places], taken)
            for place, name in zip(places, told, strict=True):
                labels[place] = name
    return labels


def _label_of(link: Link, kinds: Mapping[str, LinkKind]) -> tuple[str, bool]:
    """What a link is called, and whether that is the word for its kind, which no source says."""
    kind = kinds.get(link.kind)
    if kind is not None and (not link.label or link.label.casefold() == link.kind):
        return kind.label, True
    return (link.label, False) if link.label else (label_of_kind(link.kind), True)


def _told_apart(label: str, urls: Sequence[str], taken: Set[str]) -> Iterator[str]:
    """A label with the host of each address, where hosts differ, and with a number where that does not suffice."""
    hosts = [_host_of(url) for url in urls]
    # A host that all have tells none from another, but all of them from a link that the source calls so.
    tell = len({*hosts}) > 1 or label.casefold() in taken
    behind = [f' ({host})' if host and tell else '' for host in hosts]
    times = Counter(behind)
    numbers = {each: count(2 if f'{label}{each}'.casefold() in taken else 1) for each in times}
    for each in behind:
        name = f'{label}{each}'
        while (times[each] > 1 and name == f'{label}{each}') or name.casefold() in taken:
            name = f'{label} {next(numbers[each])}{each}'
        yield name


def _host_of(url: str) -> str:
    """The host of an address as people say it; '' where it has none, or one that a page could not show safely."""
    try:
        host = urlsplit(url).hostname or ''
    except ValueError:  # brackets that are no address of IPv6
        return ''
    return host.removeprefix('www.') if _HOST.fullmatch(host) else ''


def _says_more(link: Link) -> bool:
    """Whether a label has words that the address and the name of its kind do not have."""
    words = re.findall(r'\w+', link.label.casefold())
    return any(word not in _LABELS_OF_IDENTIFIERS and word not in link.url.casefold() for word in words)
