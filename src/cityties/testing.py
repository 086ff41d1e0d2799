"""Builders of records for tests: each gives a whole record of which a test sets what it is about.

Production code does not use them.
"""

from __future__ import annotations

from typing import Any

from cityties.records import (
    Article,
    Candidate,
    Claim,
    Evidence,
    ExchangeClaim,
    Mention,
    Part,
    Place,
    Reading,
    Reason,
    TieClaim,
    When,
)

KOFU = Place(
    id=1859100,
    name="Kofu",
    country="JP",
    admin1="Yamanashi",
    level="city",
    names={"en": "Kofu", "zh": "甲府", "ja": "甲府市", "ko": "고후"},
    latitude=35.66,
    longitude=138.57,
    population=189_591,
)
CHENGDU = Place(
    id=1815286,
    name="Chengdu",
    country="CN",
    admin1="Sichuan",
    level="city",
    names={"en": "Chengdu", "zh": "成都", "ja": "成都市", "ko": "청두"},
    latitude=30.67,
    longitude=104.07,
    population=16_045_577,
)

TEXT = "Kofu and its partner\n\nIn 1984, Chengdu and Kofu became sister cities. Kofu gave Chengdu 20 maples."


def when(value: str, **changes: Any) -> When:
    """A day, month or year as the page states it."""
    precision = {4: "year", 7: "month", 10: "day"}[len(value)]
    fields = {"value": value, "earliest": None, "latest": None, "precision": precision, "basis": "stated"}
    return When(**{**fields, **changes})


def evidence(field: str, quote: str, *, text: str = TEXT) -> Evidence:
    """The first place in a text where a quote stands."""
    start = text.index(quote)
    return Evidence(field=field, start=start, end=start + len(quote), quote=quote)


def mention(name: str, place: Place, *, text: str = TEXT) -> Mention:
    """The first mention of a place in a text."""
    start = text.index(name)
    candidate = Candidate(place=place, score=0.9, because=(Reason(feature="people", weight=0.9),))
    return Mention(
        start=start, end=start + len(name), text=name, status="linked", place=place, candidates=(candidate,)
    )


def tie(**changes: Any) -> TieClaim:
    """Chengdu and Kofu, sister cities since 1984."""
    fields = {
        "id": "tie-1",
        "kind": "sister_city",
        "status": "active",
        "a": CHENGDU,
        "b": KOFU,
        "since": when("1984"),
        "term": "sister cities",
        "evidence": (
            evidence("kind", "In 1984, Chengdu and Kofu became sister cities."),
            evidence("since", "In 1984"),
        ),
        "score": 0.97,
        "because": (Reason(feature="cue: became sister cities", weight=0.6),),
    }
    return TieClaim(**{**fields, **changes})


def exchange(**changes: Any) -> ExchangeClaim:
    """Kofu's gift of maples to Chengdu."""
    fields = {
        "id": "exchange-1",
        "kind": "gift",
        "status": "done",
        "from_": (KOFU,),
        "to": (CHENGDU,),
        "date": when("2019-12", basis="inferred"),
        "what": "20 maples",
        "evidence": (evidence("kind", "Kofu gave Chengdu 20 maples."),),
        "score": 0.8,
        "because": (Reason(feature="cue: gave", weight=0.5),),
    }
    return ExchangeClaim(**{**fields, **changes})


def reading(*claims: Claim, **changes: Any) -> Reading:
    """A short page about Chengdu and Kofu that makes the given claims."""
    article = Article(
        title="Kofu and its partner",
        language="en",
        outlet="Example News",
        published=when("2020-02-12"),
        text=TEXT,
        parts=(Part(role="title", start=0, end=20), Part(role="body", start=22, end=len(TEXT))),
    )
    fields = {
        "source": "kofu.html",
        "page": "sha256:00",
        "article": article,
        "mentions": (mention("Chengdu", CHENGDU), mention("Kofu", KOFU)),
        "claims": claims,
    }
    return Reading(**{**fields, **changes})
