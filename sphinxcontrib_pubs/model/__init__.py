"""Frozen values that every other room speaks in: publications, people, markup, problems."""

from sphinxcontrib_pubs.model.dates import PartialDate
from sphinxcontrib_pubs.model.located import Located, as_located
from sphinxcontrib_pubs.model.markup import Markup, Span, SpanKind, formulas, plain_text, spans
from sphinxcontrib_pubs.model.memory import collection_paused, made, set_aside, take_back
from sphinxcontrib_pubs.model.notice import (
    GRAVE,
    NOTICES,
    Notice,
    notice_opening,
    notice_sentence,
    notice_status,
    notices_together,
)
from sphinxcontrib_pubs.model.problem import Edit, Problem, Severity, SourceSpan
from sphinxcontrib_pubs.model.publication import (
    RESOLVERS,
    Account,
    Contributor,
    Identifier,
    Link,
    Mark,
    Person,
    Publication,
    Relation,
    Venue,
)
from sphinxcontrib_pubs.model.reading import Reading, Region
from sphinxcontrib_pubs.model.url import SAFE_SCHEMES, is_safe_url

__all__ = [
    'GRAVE',
    'NOTICES',
    'RESOLVERS',
    'SAFE_SCHEMES',
    'Account',
    'Contributor',
    'Edit',
    'Identifier',
    'Link',
    'Located',
    'Mark',
    'Markup',
    'Notice',
    'PartialDate',
    'Person',
    'Problem',
    'Publication',
    'Reading',
    'Region',
    'Relation',
    'Severity',
    'SourceSpan',
    'Span',
    'SpanKind',
    'Venue',
    'as_located',
    'collection_paused',
    'formulas',
    'is_safe_url',
    'made',
    'notice_opening',
    'notice_sentence',
    'notice_status',
    'notices_together',
    'plain_text',
    'set_aside',
    'spans',
    'take_back',
]
