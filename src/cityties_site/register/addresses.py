"""The public addresses of things, composed in one place: portal, feeds, API and exports agree on them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

OWN = "story:"
"""How the addresses begin under which the register knows the portal's own stories."""


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


def story(language: str, key: str) -> str:
    """``/en/story/3f0c9a12ab34/``: a story of the portal's own."""
    return f"/{language}/story/{key}/"


def own_page(language: str, key: str) -> str:
    """Under which address the register knows one language version of an own story, wherever the portal is."""
    return f"{OWN}{language}/{key}"


def own_story(address: str) -> str | None:
    """The key of the own story that was read at an address; ``None`` for a page of anybody else."""
    return address.rpartition("/")[2] if address.startswith(OWN) else None


def explore(language: str, query: str) -> str:
    """``/en/explore/?what=exchanges&city=1859100``."""
    return f"/{language}/explore/?{query}" if query else f"/{language}/explore/"


def read_pair(text: str) -> tuple[int, int] | None:
    """The place ids of a tie's id: "1815286-1859100"; ids of the project's own places are negative."""
    match = re.fullmatch(r"(-?\d{1,15})-(-?\d{1,15})", text)
    return (int(match[1]), int(match[2])) if match else None
