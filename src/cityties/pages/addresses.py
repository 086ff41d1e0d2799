"""One address for one page."""

from __future__ import annotations


def canonical_address(address: str) -> str:
    """Give the canonical form of an address."""
    return address
