"""What can go wrong between a question and an answer, in words for whoever asked."""

from __future__ import annotations


class FetchError(Exception):
    """A service gave no answer that could be used; the message says which service, and why."""


class UnknownError(FetchError):
    """The service answers, and knows nothing by that identifier."""


class RefusedError(FetchError):
    """The service does not take the question as it is asked."""


class ClientMissingError(Exception):
    """The package that speaks HTTP is not installed."""
