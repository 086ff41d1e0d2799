"""Pages from the network."""

from __future__ import annotations

from cityties.records import Page


def fetch(address: str) -> Page:
    """Fetch a page."""
    raise NotImplementedError
