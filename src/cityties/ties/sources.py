"""Which articles are one source: the same page under several addresses, the same text in several outlets.

An article has keys (its address, its text, its title with its day); articles that share a key are one source,
and so are those that they share keys with.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

import msgspec

SHORTEST_TEXT = 200
"""Characters: shorter texts ("Page not found") are alike without being copies."""
SHORTEST_TITLE = 8
"""Letters and digits; CJK titles say much in few."""
_NOT_WORDS = re.compile(r"[\W_]+")


def source_keys(
    *, title: str | None, published: str | None, address: str | None, text: str | None = None
) -> tuple[str, ...]:
    """The keys of an article or a teaser; ``published`` is a day, or ``None`` where none is known."""
    keys = []
    if address:
        keys.append(_key("address", address))
    words = fold_words(text or "")
    if len(words) >= SHORTEST_TEXT:
        keys.append(_key("text", words))
    name = fold_words(title or "")
    if len(name) >= SHORTEST_TITLE and published and len(published) == len("YYYY-MM-DD"):
        keys.append(_key("title", name, published))
    return tuple(keys)


def fold_words(text: str) -> str:
    """Letters and digits only, in lower case: copies differ in spaces and quotation marks."""
    return _NOT_WORDS.sub("", text).casefold()


def group_sources(keys: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """For each article (by id, with its keys) its source: the least id of those that belong together."""
    parent = {article: article for article in keys}

    def root(article: str) -> str:
        while parent[article] != article:
            parent[article] = parent[parent[article]]
            article = parent[article]
        return article

    holder: dict[str, str] = {}
    for article in sorted(keys):
        for key in keys[article]:
            low, high = sorted((root(article), root(holder.setdefault(key, article))))
            parent[high] = low
    return {article: root(article) for article in keys}


def _key(*parts: str) -> str:
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:32]
