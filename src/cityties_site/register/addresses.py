"""The public addresses of things, composed in one place: portal, feeds, API and exports agree on them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=50_000)
def slug(name: str) -> str:
    """A name for an address: lower case, accents off, words joined by hyphens; other scripts stay."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", plain).lower()).strip("-_") or "place"


def city(language: str, place_id: int, name: str) -> str:
    """``/en/city/1859100-kofu/``."""
    return f"/{language}/city/{place_id}-{slug(name)}/"


def tie(language: str, a: int, b: int) -> str:
    """``/en/tie/1815286-1859100/``, the lower id first."""
    low, high = sorted((a, b))
    return f"/{language}/tie/{low}-{high}/"


def exchange(language: str, exchange_id: str) -> str:
    """``/en/exchange/3f0c…/``."""
    return f"/{language}/exchange/{exchange_id}/"


def article(language: str, article_id: str) -> str:
    """``/en/article/91ab…/``."""
    return f"/{language}/article/{article_id}/"


def explore(language: str, query: str) -> str:
    """``/en/explore/?what=exchanges&city=1859100``."""
    return f"/{language}/explore/?{query}" if query else f"/{language}/explore/"


def read_pair(text: str) -> tuple[int, int] | None:
    """The place ids of a tie's id: "1815286-1859100"; ids of the project's own places are negative."""
    match = re.fullmatch(r"(-?\d{1,15})-(-?\d{1,15})", text)
    return (int(match[1]), int(match[2])) if match else None
