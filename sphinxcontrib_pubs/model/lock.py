"""What the file is called that keeps what registries told."""

from __future__ import annotations

LOCK_NAME = 'publications.lock.yml'
