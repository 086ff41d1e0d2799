"""Readings for the tests of the register, written by hand in the form that `cityties read` prints."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cityties.records import Article, Claim, Evidence, Part, Place, Quantity, Reading, RelatedStory, When
from cityties.testing import CHENGDU, KOFU, exchange, tie, when
from cityties.ties.spans import bounds_of

SAPPORO = Place(
    id=2128295,
    name="Sapporo",
    country="JP",
    admin1="Hokkaido",
    level="city",
    names={"en": "Sapporo", "zh": "札幌", "ja": "札幌市", "ko": "삿포로"},
    latitude=43.06,
    longitude=141.35,
    population=1_883_027,
)
OWN = Place(id=-7, name="Newtown", country="AU", level="town", latitude=-33.9, longitude=151.2)
"""A place of the project's own supplement."""

UNDATED = When(value=None, earliest=None, latest=None, precision=None, basis="inferred", reason="no date")
DAY_1 = datetime(2024, 3, 1, 9, tzinfo=UTC)
DAY_2 = datetime(2024, 3, 2, 9, tzinfo=UTC)
DAY_3 = datetime(2024, 3, 3, 9, tzinfo=UTC)


def dated(value: str, **changes: Any) -> When:
    """A date with its bounds."""
    first, last = bounds_of(value)
    return when(value, **{"earliest": first, "latest": last, **changes})


@dataclass
class Text:
    """A text that grows by the sentences that claims rest on."""

    text: str

    def evidence(self, **quotes: str) -> tuple[Evidence, ...]:
        """Evidence for each field; a quote that the text lacks is added to it."""
        found = []
        for field, quote in quotes.items():
            if quote not in self.text:
                self.text += f"\n\n{quote}"
            start = self.text.index(quote)
            found.append(Evidence(field=field, start=start, end=start + len(quote), quote=quote))
        return tuple(found)


def since(value: str | None, a: Place = CHENGDU, b: Place = KOFU, **changes: Any) -> Claim:
    """The two are sister cities since then."""
    a, b = sorted((a, b), key=lambda p: p.id)
    fields = {"a": a, "b": b, "since": dated(value) if value else None, "fields": ("trade",), "evidence": ()}
    return tie(**{**fields, **changes})


def visit(value: str | None, guest: Place = KOFU, host: Place = CHENGDU, **changes: Any) -> Claim:
    """The one visits the other then."""
    fields = {"kind": "visit", "from_": (guest,), "to": (host,), "date": dated(value) if value else None}
    return exchange(**{**fields, "what": None, "evidence": (), **changes})


def donation(value: str | None, number: float = 6000, **changes: Any) -> Claim:
    """Kofu gives Chengdu masks."""
    masks = (Quantity(value=number, unit="masks"),)
    return visit(value, **{"kind": "donation", "what": f"{number:,.0f} masks", "quantity": masks, **changes})


def page(
    name: str,
    *claims: Claim,
    outlet: str | None = None,
    published: str | None = "2020-02-12",
    address: str | None = None,
    text: str = "",
    related: tuple[RelatedStory, ...] = (),
    title: str | None = None,
    version: str = "",
) -> Reading:
    """A page of that name; claims rest on sentences of its own.  ``version`` tells readings apart."""
    body = Text(f"{title or name}\n\n{text}")
    told = []
    for number, claim in enumerate(claims):
        if claim.evidence:
            told.append(claim)
            continue
        sentence = f"Sentence {number} of {name} says what kind: {claim.kind}."
        changes: dict[str, Any] = {
            "evidence": body.evidence(kind=sentence),
            "id": f"{name}-{number}{version}",
        }
        told.append(type(claim)(**{**_fields(claim), **changes}))
    digest = "sha256:" + hashlib.sha256(name.encode()).hexdigest()
    article = Article(
        title=title or f"Title of {name}",
        language="en",
        outlet=outlet or f"Outlet of {name}",
        published=dated(published) if published else UNDATED,
        text=body.text,
        parts=(Part(role="body", start=0, end=len(body.text)),),
        related=related,
    )
    return Reading(source=f"{name}.html", page=digest, address=address, article=article, claims=tuple(told))


def _fields(claim: Claim) -> dict[str, Any]:
    return {name: getattr(claim, name) for name in claim.__struct_fields__}
