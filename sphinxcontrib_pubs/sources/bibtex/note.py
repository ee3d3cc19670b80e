"""What Zotero puts into an entry's note for want of a field goes where BibTeX has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.bibtex.tables import TYPES_BY_GENRE
from sphinxcontrib_pubs.sources.records.addresses import lone_doi
from sphinxcontrib_pubs.sources.records.note import split_exported_note

if TYPE_CHECKING:
    from collections.abc import MutableMapping

#: BibTeX's fields of CSL's variables that a note may tell; all others are kept by their names.
_FIELDS = {
    'publisher': 'publisher',
    'publisher-place': 'location',
    'number': 'number',
    'type': 'type',
    'DOI': 'doi',
    'ISBN': 'isbn',
    'ISSN': 'issn',
    'PMID': 'pmid',
    'PMCID': 'pmcid',
    'arXiv': 'arxiv',
    'eprintclass': 'eprintclass',
}
#: Fields that say the same as another one, which is then as good as told.
_AS_GOOD = {'publisher': ('institution', 'organization'), 'number': ('issue',), 'arxiv': ('eprint',)}


def take_note(fields: MutableMapping[str, str], *, in_journal: bool) -> list[tuple[str, str]]:
    """Leaves the words of a note in it, and gives what it tells to fields that the entry lacks; returns the rest."""
    doi = lone_doi(fields.get('note', ''))
    if doi and fields.setdefault('doi', doi).lower().endswith(doi.lower()):
        del fields['note']
        return []
    words, told = split_exported_note(fields.get('note', ''), in_journal=in_journal)
    if not told:
        return []
    fields['note'] = words
    rest = []
    for name, value in told:
        field = _FIELDS.get(name, '')
        known = [fields[each] for each in (field, *_AS_GOOD.get(field, ())) if each in fields]
        # Only a word that makes an entry another kind of work is worth the brackets behind its title.
        is_silent = field == 'type' and value not in TYPES_BY_GENRE
        if field and not known and not is_silent:
            fields[field] = value
        elif value not in known:
            rest.append((name, value))
    if not words:
        del fields['note']
    return rest
