"""Bytes → Page: what was received, checked and described, but not yet read."""

from __future__ import annotations

from cityties.pages.addresses import canonical_address
from cityties.pages.decoding import decoded
from cityties.pages.fetching import fetch
from cityties.pages.files import load_file, load_paths
from cityties.pages.making import page_from_bytes, page_from_text

__all__ = [
    "canonical_address",
    "decoded",
    "fetch",
    "load_file",
    "load_paths",
    "page_from_bytes",
    "page_from_text",
]
