"""Bytes → Page: what was received, checked and described, but not yet read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cityties.pages.addresses import canonical_address
from cityties.pages.decoding import decoded
from cityties.pages.files import load_file, load_paths
from cityties.pages.making import page_from_bytes, page_from_text

if TYPE_CHECKING:
    from cityties.pages.fetching import fetch

__all__ = [
    "canonical_address",
    "decoded",
    "fetch",
    "load_file",
    "load_paths",
    "page_from_bytes",
    "page_from_text",
]


def __getattr__(name: str) -> Any:
    """`fetch` is loaded when it is first asked for: the network's libraries take long, and few need them."""
    if name != "fetch":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from cityties.pages.fetching import fetch  # noqa: PLC0415

    return fetch
