"""Publications as CSL-JSON items (schema 1.0.2), with what CSL has no name for under ``custom``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.tagged import is_rich, tagged
from sphinxcontrib_pubs.format.csl.item import IDENTIFIERS, csl_item
from sphinxcontrib_pubs.model import RESOLVERS, notice_sentence, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_pubs.model import Account, Notice, Publication


def to_csl_json(publications: Iterable[Publication]) -> list[dict[str, object]]:
    """One CSL item a publication, in the same order.

    ``custom`` holds the source's file and lines, the raw text, ``rest``, the venue as displayed, links and roles.
    An item of no known type is a ``document``, since CSL demands a type.
    """
    return [_item(publication) for publication in publications]


def to_public_csl_json(publications: Iterable[Publication]) -> list[dict[str, object]]:
    """As ``to_csl_json``, without what is of the source: for files that a site hands out.

    Nothing but CSL's own variables is left, so that a work that only arXiv has gets its address there.
    """
    publications = list(publications)
    items = to_csl_json(publications)
    for publication, item in zip(publications, items, strict=True):
        custom = item.pop('custom')
        assert isinstance(custom, dict)
        if publication.notices:
            sentences = map(notice_sentence, publication.notices)
            item['note'] = '\n'.join(filter(None, (plain_text(publication.note), *sentences)))
        if 'arxiv' in custom and 'URL' not in item:
            item['URL'] = f'{RESOLVERS["arxiv"]}{custom["arxiv"]}'
    return items


def _item(publication: Publication) -> dict[str, object]:
    item, others = csl_item(publication)
    item['custom'] = _custom(publication, others)
    return item


def _custom(publication: Publication, extra: dict[str, object]) -> dict[str, object]:
    custom: dict[str, object] = {
        'source': _place(publication),
        'raw': publication.raw,
        'rest': plain_text(publication.as_written if publication.verbatim else publication.rest),
        'venue': publication.venue.name if publication.venue else '',
        'venue_highlighted': bool(publication.venue and publication.venue.highlighted),
        'truncated': publication.truncated,
        'links': [{'kind': link.kind, 'label': link.label, 'url': link.url} for link in publication.links],
        'roles': [list(contributor.roles) for contributor in publication.authors],
        'status': publication.status,
    }
    arxiv = publication.identifier('arxiv')
    if arxiv:
        custom['arxiv'] = arxiv
    if publication.issued is not None and publication.issued.suffix:
        custom['year_suffix'] = publication.issued.suffix
    if publication.issued is not None and publication.issued.printed:
        custom['date_printed'] = publication.issued.printed
    if publication.verbatim:
        custom['verbatim'] = True
    if publication.accounts:
        custom['accounts'] = [_account(account) for account in publication.accounts]
    if publication.relations:
        custom['relations'] = [{'kind': kind, 'id': key} for kind, key in publication.relations]
    if publication.topics:
        custom['topics'] = list(publication.topics)
    if publication.selected:
        custom['selected'] = True
    if publication.notices:
        custom['notices'] = [_notice(notice) for notice in publication.notices]
    custom.update(_more_than_csl_holds(publication))
    if extra:
        custom['extra'] = extra
    return custom


def _notice(notice: Notice) -> dict[str, object]:
    date = str(notice.date) if notice.date is not None else ''
    told = {'kind': notice.kind, 'date': date, 'doi': notice.doi, 'url': notice.url, 'text': notice.text}
    return {name: value for name, value in told.items() if value}


def _account(account: Account) -> dict[str, object]:
    told = account.publication
    return {
        'id': told.key,
        'source': _place(told),
        'raw': told.raw,
        'evidence': account.evidence,
        'gave': list(account.fields),
    }


def _place(publication: Publication) -> dict[str, object]:
    source = publication.source
    return {'file': source.file, 'line': source.line, 'end_line': source.end_line or source.line}


def _more_than_csl_holds(publication: Publication) -> dict[str, object]:
    """What the item's own variables tell in part: second identifiers, markup, and what is known of people."""
    told: dict[str, object] = {}
    schemes = [identifier.scheme for identifier in publication.identifiers]
    if len(set(schemes)) < len(schemes) or not {'arxiv', *dict(IDENTIFIERS)}.issuperset(schemes):
        told['identifiers'] = [{'scheme': scheme, 'value': value} for scheme, value in publication.identifiers]
    texts = {'title': publication.title, 'abstract': publication.abstract, 'note': publication.note}
    if publication.verbatim:
        texts['as_written'] = publication.as_written
    markup = {name: tagged(value) for name, value in texts.items() if is_rich(value)}
    if markup:
        told['markup'] = markup
    orcids = [contributor.person.orcid for contributor in publication.authors]
    if any(orcids):
        told['orcids'] = orcids
    others: dict[str, list[list[str]]] = {}
    for contributor in publication.contributors:
        if contributor.kind != 'author':
            others.setdefault(contributor.kind, []).append(list(contributor.roles))
    if any(role for roles in others.values() for role in roles):
        told['roles_of_others'] = others
    if publication.venue is not None and publication.venue.kind:
        told['venue_kind'] = publication.venue.kind
    return told
