"""Tellings for the tests of folding: short to write, each with its own article unless told otherwise."""

from __future__ import annotations

from itertools import count
from typing import Any

from cityties.records import ExchangeClaim, Place, When
from cityties.testing import CHENGDU, KOFU, exchange, tie, when
from cityties.ties import Judgement, Telling
from cityties.ties.spans import bounds_of

SAPPORO = Place(id=2128295, name="Sapporo", country="JP", level="city")
PENGZHOU = Place(id=1798551, name="Pengzhou", country="CN", level="county_level_city", within=(1815286,))
_numbers = count()


def dated(value: str, **changes: Any) -> When:
    """A date with its bounds."""
    first, last = bounds_of(value)
    return when(value, **{"earliest": first, "latest": last, **changes})


def telling(key: str, claim: Any, **changes: Any) -> Telling:
    """A claim as one article of one outlet tells it."""
    fields = {
        "key": key,
        "claim": claim,
        "article": f"article of {key}",
        "source": f"source of {key}",
        "outlet": f"outlet of {key}",
        "published": "2020-01-01",
        "recorded": "2024-01-01",
    }
    return Telling(**{**fields, **changes})


def tie_since(key: str, value: str | None, **changes: Any) -> Telling:
    """Chengdu and Kofu, sister cities since then."""
    own = {name: changes.pop(name) for name in ("kind", "status", "term", "fields") if name in changes}
    claim = tie(since=dated(value) if value else None, **own)
    return telling(key, claim, **changes)


def visit(key: str, value: str | None, **changes: Any) -> Telling:
    """Kofu visits Chengdu then."""
    names = [f for f in ExchangeClaim.__struct_fields__ if f in changes]
    own = {name: changes.pop(name) for name in names}
    base = {"kind": "visit", "from_": (KOFU,), "to": (CHENGDU,), "what": None, "evidence": ()}
    claim = exchange(**{**base, "date": dated(value) if value else None, **own})
    return telling(key, claim, **changes)


def judged(
    verdict: str, claim: str, other: str | None = None, *, at: str = "2024-02-01T00:00:00", **more: Any
):
    """A judgement; each has an id of its own, in the order in which they are made."""
    return Judgement(id=f"{next(_numbers):06}", verdict=verdict, claim=claim, other=other, at=at, **more)
