"""PyYAML's safe loader: the one in C, which is many times as fast, where PyYAML was built with it."""

from __future__ import annotations

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:
    from yaml import SafeLoader  # type: ignore[assignment]

__all__ = ['SafeLoader']
