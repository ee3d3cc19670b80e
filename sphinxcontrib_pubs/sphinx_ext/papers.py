"""A page for each publication with an abstract, where Google Scholar looks for papers."""

from __future__ import annotations

import filecmp
import shutil
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, urljoin, urlsplit
from zlib import crc32

from sphinx.util.osutil import relative_uri

from sphinxcontrib_pubs.banner.settings import page_address, page_uri
from sphinxcontrib_pubs.locale import after_label, pgettext
from sphinxcontrib_pubs.model import is_safe_url, notice_sentence, plain_text
from sphinxcontrib_pubs.sphinx_ext.addresses import file_of
from sphinxcontrib_pubs.sphinx_ext.catalogue import catalogue_of
from sphinxcontrib_pubs.sphinx_ext.changes import has_changed_lists
from sphinxcontrib_pubs.sphinx_ext.downloads import entry_files
from sphinxcontrib_pubs.sphinx_ext.exported import entry_bibtex
from sphinxcontrib_pubs.sphinx_ext.files import targets
from sphinxcontrib_pubs.sphinx_ext.find import paper_tools_html
from sphinxcontrib_pubs.sphinx_ext.link_kinds import link_kinds_of
from sphinxcontrib_pubs.sphinx_ext.made_pages import made_page
from sphinxcontrib_pubs.sphinx_ext.metadata import ToldPeople
from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list
from sphinxcontrib_pubs.sphinx_ext.person_pages import addresses_for, with_addresses
from sphinxcontrib_pubs.sphinx_ext.state import domain_of
from sphinxcontrib_pubs.sphinx_ext.styles import style_of
from sphinxcontrib_pubs.sphinx_ext.works import places_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.render.paper import PageLink, Paper
    from sphinxcontrib_pubs.sphinx_ext.nodes import Entry
    from sphinxcontrib_pubs.sphinx_ext.works import Target

#: The folder of the pages, and the builders that make them.
FOLDER = 'papers'
_BUILDERS = frozenset({'html', 'dirhtml'})
_MOST_RELATED = 5
_LONGEST_DESCRIPTION = 200


class Place(NamedTuple):
    """Where the publication of a page stands: its list's document, its key and its id there; ``has_pdf`` beside it."""

    document: str
    key: str
    anchor: str
    has_pdf: bool


def paper_places(env: BuildEnvironment, builder: Builder) -> dict[str, Place]:
    """The pages of the site by their names: one for each publication, unless a document has the name."""
    if builder.name not in _BUILDERS:
        return {}
    found: dict[str, Place] = {}
    for target, (document, key, anchor, has_pdf) in domain_of(env).described().items():
        name = _name(target, env)
        if name not in env.found_docs:
            found.setdefault(name, Place(document, key, anchor, has_pdf))
    return found


def _name(target: Target, env: BuildEnvironment) -> str:
    """The name of the page of a work: that of its entry, behind the document's where the key is another work's."""
    domain = domain_of(env)
    document, key, anchor, _has_pdf = domain.described()[target]
    meant = domain.target_of(key)
    own = anchor.removeprefix('pub-')
    return f'{FOLDER}/{own}' if meant == target else f'{FOLDER}/{document}.{own}'


def _pages_from(document: str, env: BuildEnvironment) -> Iterator[tuple[str, str, str]]:
    """The entries of a document whose works have pages, in whichever list: key, id, and the name of the page."""
    domain = domain_of(env)
    if not domain.described():
        return
    for place in places_in(domain.places.get(document, ())):
        if name := _page_of(place.key, place.anchor, document, env):
            yield place.key, place.anchor, name


def _page_of(key: str, anchor: str, document: str, env: BuildEnvironment) -> str:
    """The name of the page of an entry's work, '' if it has none."""
    domain = domain_of(env)
    home = domain.home_at(key, document, anchor)
    if home is None or home.target not in domain.described():
        return ''
    name = _name(home.target, env)
    return '' if name in env.found_docs else name


def paper_addresses(document: str, entries: Iterable[Entry], env: BuildEnvironment, builder: Builder) -> dict[str, str]:
    """The ways from a document to the pages of some of its publications, by the ids of their entries."""
    if builder.name not in _BUILDERS or not domain_of(env).described():
        return {}
    here = page_uri(document, builder)
    pages = ((anchor, _page_of(key, anchor, document, env)) for key, anchor in entries)
    return {anchor: relative_uri(here, page_uri(name, builder)) for anchor, name in pages if name}


def paper_files(env: BuildEnvironment, builder: Builder) -> Iterator[Path]:
    """The files of the pages of a site, and the PDFs beside them."""
    for name, place in paper_places(env, builder).items():
        page = file_of(name, builder)
        yield page
        if place.has_pdf:
            yield _pdf_beside(page, name)


def _pdf_beside(page: Path, name: str) -> Path:
    return page.with_name(f'{name.rpartition("/")[2]}.pdf')


def has_own_pdf(publication: Publication, files: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether the site has the paper itself, by the files that are copied for its list."""
    return bool(_own_pdfs(publication, files))


def _own_pdfs(publication: Publication, files: Mapping[str, Mapping[str, str]]) -> set[str]:
    """The places of the paper's own PDF among the downloads."""
    own = files.get(publication.source.file)
    return {own[link.url] for link in publication.links if link.kind == 'pdf' and link.url in own} if own else set()


def settle_papers(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """After reading: the documents whose lists lead to other pages now.

    What they led to is remembered for each builder, since builders share one environment.
    """
    data, builder = domain_of(env).data, app.builder
    shown: dict[str, dict[str, int]] = data['papers_shown']
    if builder.name not in _BUILDERS or not (data['papers'] or shown.get(builder.name)):
        return []
    if not has_changed_lists(env) and builder.name in shown:
        return []
    before = shown.get(builder.name, {})
    now = {document: _digest(document, env) for document in data['places']} if data['papers'] else {}
    shown[builder.name] = now
    changed = {document for document in {*now, *before} if now.get(document) != before.get(document)}
    return sorted(changed & env.all_docs.keys())


def _digest(document: str, env: BuildEnvironment) -> int:
    """What tells whether a document leads to other pages of papers than before."""
    return crc32(repr(list(_pages_from(document, env))).encode('utf8', 'surrogatepass'))


def collect_papers(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The pages whose list was written since they were, or that are missing."""
    env, builder = app.env, app.builder
    stale: dict[str, dict[str, Place]] = defaultdict(dict)
    for name, place in paper_places(env, builder).items():
        if _is_stale(file_of(name, builder), file_of(place.document, builder)):
            stale[place.document][name] = place
    for document, places in stale.items():
        yield from _of_document(document, places, app)


def _is_stale(page: Path, its_list: Path) -> bool:
    return not page.is_file() or not its_list.is_file() or page.stat().st_mtime_ns < its_list.stat().st_mtime_ns


def _of_document(document: str, places: Mapping[str, Place], app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    env = app.env
    # By their ids, since two lists of a document may call different works by one key.
    names = {anchor: name for _key, anchor, name in _pages_from(document, env)}
    waiting = {place.anchor: name for name, place in places.items()}
    for node in env.get_doctree(document).findall(publication_list):
        here = [entry for entry in node['entries'] if entry.anchor in waiting]
        if not here:
            continue
        maker = _Maker(node, names, app)
        for key, anchor in here:
            page = maker.page(key, waiting[anchor])
            if page is not None:
                yield page


class _Maker:
    """Makes the pages of one list."""

    def __init__(self, node: publication_list, names: Mapping[str, str], app: Sphinx) -> None:
        from sphinxcontrib_pubs.library.related import Related

        self.node, self.names = node, names
        # A work stands below each of its topics; what leads to it leads to the first of these places.
        self.anchors = {entry.key: entry.anchor for entry in reversed(node['entries'])}
        self.env, self.builder, self.config = app.env, app.builder, app.config
        self.catalogue = catalogue_of(node['sources'], self.env)
        self.style = style_of(node, self.env)
        self.home = page_uri(node['document'], self.builder)
        self.title = self.env.titles[node['document']].astext() if node['document'] in self.env.titles else ''
        self.people = ToldPeople(self.env, self.builder)
        known = self.catalogue.publications
        self.related = Related({each: known[each] for each in node['entries'].all_keys if each in known})

    def page(self, key: str, name: str) -> tuple[str, dict[str, Any], str] | None:
        """Name, context and template of a page; None for an entry that has left its source since it was read."""
        if key not in self.catalogue.publications:
            return None
        from sphinxcontrib_pubs.render.paper import render_paper

        here = page_uri(name, self.builder)
        publication = self.catalogue.recognise(self.catalogue.publications[key], exported=True)
        pdf = self._copied_pdf(publication, name)
        addresses = addresses_for(publication, name, self.env, self.builder)
        downloads = relative_uri(here, '_downloads')
        thumbnail = self.node['thumbnails'].get(key)
        picture = thumbnail.seen_from(downloads) if thumbnail is not None else None  # as the list shows it
        links = self._links(publication, here, pdf, downloads)
        paper = self._paper(with_addresses(publication, addresses), key, here, links)
        tools = paper_tools_html(self.node['tools'], self.env)
        return made_page(
            name,
            publication.title_text,
            render_paper(paper._replace(picture=picture, tools=tools)),
            env=self.env,
            head=self._head(publication, name, pdf, picture.url if picture else ''),
            parents=[{'link': relative_uri(here, self.home), 'title': self.title}],
            needs=[*(['layouts'] if picture else ()), *(['tools'] if tools else ())],
        )

    def _links(self, publication: Publication, here: str, pdf: str, downloads: str) -> list[PageLink]:
        """The paper itself, then what the list has in its row: addresses, and files and pages of the site."""
        from sphinxcontrib_pubs.format.buttons import links_of_kinds
        from sphinxcontrib_pubs.format.links import labels_of
        from sphinxcontrib_pubs.render.paper import PageLink

        own = [PageLink('PDF', pdf)] if pdf else []
        copied = targets(self.node['files'].get(publication.source.file, {}), downloads)
        beside = _own_pdfs(publication, self.node['files']) if pdf else set()
        kinds = link_kinds_of(self.config)
        links, ways = [], []
        for link in links_of_kinds(publication, kinds):
            if link.url in copied:
                if self.node['files'][publication.source.file][link.url] in beside:
                    continue
                ways.append(copied[link.url])
            elif is_safe_url(link.url):
                ways.append(self._seen_from(here, link.url))
            else:
                continue
            links.append(link)
        labels = labels_of(links, kinds, [each.words for each in own])
        return [*own, *map(PageLink, labels, ways)]

    def _seen_from(self, here: str, url: str) -> str:
        """The address of a link of the list: one that is relative leads from the list's page, and not from this one."""
        parts = urlsplit(url)
        if parts.scheme or parts.netloc or url.startswith('/'):
            return url
        return relative_uri(here, urljoin(f'/{self.home}', url).removeprefix('/'))

    def _paper(self, publication: Publication, key: str, here: str, links: list[PageLink]) -> Paper:
        from sphinxcontrib_pubs.format import in_style, notices
        from sphinxcontrib_pubs.format.fields import divided
        from sphinxcontrib_pubs.render.paper import PageLink, Paper
        from sphinxcontrib_pubs.sphinx_ext.legends import Legend

        beside = self.home.rpartition('/')[0]
        for words, file in entry_files(self.node['downloads'], key):
            links.append(PageLink(words, relative_uri(here, f'{beside}/{quote(file)}' if beside else quote(file))))
        # Who is a student by the registry alone has no sign, as in lists.
        legend = Legend([self.catalogue.publications[key]], style=self.node['style'], plain=False)
        publication = publication.changed(marks=legend.marks)
        reference = in_style(self.style, publication, lambda told: told._replace(links=()))
        legend.note(publication, reference)
        back = PageLink(self.title or self.node['document'], self._entry(key, here))
        versions = self._versions(publication, here)
        _line, told = divided(notices(publication, lambda key: self._entry(key, here) if key in self.anchors else ''))
        return Paper(
            publication, reference, links, versions, self._related(key, publication, here), back,
            entry_bibtex(self.catalogue, key), told, legend.markup,
        )  # fmt: skip

    def _versions(self, publication: Publication, here: str) -> list[PageLink]:
        """The works that this one is a version, a correction and so on of, or the other way round."""
        return [
            self._link(relation.key, here, f'{pgettext("relation", relation.kind)}{after_label()}')
            for relation in publication.relations
            if relation.key in self.anchors
        ]

    def _related(self, key: str, publication: Publication, here: str) -> list[PageLink]:
        """Works that are no versions of this one, which stand above them."""
        versions = {relation.key for relation in publication.relations}
        others = [other for other in self.related.of(key, _MOST_RELATED + len(versions)) if other not in versions]
        return [self._link(other, here) for other in others[:_MOST_RELATED]]

    def _link(self, key: str, here: str, before: str = '') -> PageLink:
        from sphinxcontrib_pubs.render.paper import PageLink

        told = self.catalogue.publications[key]
        address = self._entry(key, here)
        if name := self.names.get(self.anchors[key]):
            address = relative_uri(here, page_uri(name, self.builder))
        year = f' ({told.year})' if told.year is not None else ''
        return PageLink(f'{before}{told.title_text or key}{year}', address)

    def _entry(self, key: str, here: str) -> str:
        """The way from a page to an entry of the list."""
        return f'{relative_uri(here, self.home)}#{self.anchors[key]}'

    def _copied_pdf(self, publication: Publication, name: str) -> str:
        """The name of the paper's own file beside its page, where the site has it; Scholar takes no other."""
        wanted = _own_pdfs(publication, self.node['files'])
        source = next((file for file, (_docs, place) in self.env.dlfiles.items() if str(place) in wanted), '')
        if not source:
            return ''
        page = file_of(name, self.builder)
        copy = _pdf_beside(page, name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        original = Path(self.env.srcdir) / source
        if not copy.is_file() or not filecmp.cmp(original, copy, shallow=False):
            shutil.copyfile(original, copy)
        return quote(copy.name)

    def _head(self, publication: Publication, name: str, pdf: str, picture: str) -> str:
        from sphinxcontrib_pubs.export.highwire import citation_tags
        from sphinxcontrib_pubs.export.json_ld import to_json_ld
        from sphinxcontrib_pubs.render.metadata import json_ld_script
        from sphinxcontrib_pubs.render.paper import head_tags

        address = page_address(name, self.config, self.builder)
        abstract = plain_text(publication.abstract)
        absolute = f'{address.rpartition("/")[0]}/{pdf}' if pdf and address else ''
        description = ' '.join(' '.join((*map(notice_sentence, publication.notices), abstract)).split())
        if len(description) > _LONGEST_DESCRIPTION:
            description = description[:_LONGEST_DESCRIPTION].rsplit(None, 1)[0] + ' …'
        properties = [
            ('og:title', publication.title_text),
            ('og:type', 'article'),
            ('og:description', description),
            ('og:url', address),
            ('og:image', urljoin(address, picture) if picture and address else ''),
        ]
        # Sphinx writes the page's own address by html_baseurl, and knows nothing of ours.
        canonical = '' if self.config.html_baseurl else address
        told = to_json_ld(self.people.in_publication(publication))
        work = {'@context': 'https://schema.org', **told, **({'@id': address} if address else {})}
        tags = citation_tags(publication, pdf=absolute)
        head = head_tags(tags, [each for each in properties if each[1]], canonical)
        return head + json_ld_script(work)
