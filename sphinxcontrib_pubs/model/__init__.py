"""Frozen values that every other room speaks in: publications, people, markup, problems."""

from sphinxcontrib_pubs.model.dates import PartialDate
from sphinxcontrib_pubs.model.markup import Markup, Span, SpanKind, plain_text, spans
from sphinxcontrib_pubs.model.problem import Edit, Problem, Severity, SourceSpan
from sphinxcontrib_pubs.model.publication import (
    RESOLVERS,
    Contributor,
    Identifier,
    Link,
    Person,
    Publication,
    Venue,
)
from sphinxcontrib_pubs.model.reading import Reading, Region

__all__ = [
    'RESOLVERS',
    'Contributor',
    'Edit',
    'Identifier',
    'Link',
    'Markup',
    'PartialDate',
    'Person',
    'Problem',
    'Publication',
    'Reading',
    'Region',
    'Severity',
    'SourceSpan',
    'Span',
    'SpanKind',
    'Venue',
    'plain_text',
    'spans',
]
