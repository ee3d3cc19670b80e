"""What a filter may call a type of work: CSL's name, the words of a heading, and the words of BibTeX."""

from __future__ import annotations

from sphinxcontrib_pubs.library.fold import fold
from sphinxcontrib_pubs.library.titles import TYPE_TITLES
from sphinxcontrib_pubs.library.values import Forms
from sphinxcontrib_pubs.model.csl import TYPES

#: Further names. BibTeX's ``article`` is not among them: to CSL that is a preprint.
_FURTHER = {
    'article-journal': ('journal article',),
    'paper-conference': ('conference paper', 'inproceedings', 'conference'),
    'article': ('preprint',),
    'chapter': ('book chapter', 'incollection', 'inbook'),
    'thesis': ('phdthesis', 'mastersthesis', 'dissertation'),
    'report': ('techreport', 'technical report'),
    'manuscript': ('unpublished',),
    'speech': ('talk', 'presentation'),
    'dataset': ('data set',),
    'webpage': ('web page', 'online'),
    'post-weblog': ('blog post',),
    'motion_picture': ('film', 'video'),
    'document': ('misc',),
}
_NAMES = {
    csl: Forms(dict.fromkeys((csl, *_FURTHER.get(csl, ()), *((fold(TYPE_TITLES[csl]),) if csl in TYPE_TITLES else ()))))
    for csl in sorted(TYPES)
}
#: Every name of every type.
KNOWN = frozenset(name for names in _NAMES.values() for name in names)


def names_of_type(csl: str) -> Forms | str:
    """The names of a type of CSL, its own first; of any other, the name that it has."""
    return _NAMES.get(csl, csl)
