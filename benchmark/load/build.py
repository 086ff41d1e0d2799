"""Build a register of 25,000 ties and 100,000 exchanges: `python -m benchmark.load.build [--ties N]`.

The pairs are those of a public list of twinned cities (CITYTIES_DATA/sister-registers); the exchanges are
made up, four to a tie on the average, two hundred for some.  Set CITYTIES_SITE_DATA or DATABASE_URL to say
where it is built.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
import random
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from pathlib import Path

import pycountry

from cityties.records import (
    Article,
    Evidence,
    ExchangeClaim,
    ExchangeKind,
    Part,
    Place,
    Quantity,
    Reading,
    TieClaim,
    When,
)

ROOT = Path(__file__).resolve().parents[2]
PAIRS = (
    Path(os.environ.get("CITYTIES_DATA", ROOT.parent / "shared" / "data"))
    / "sister-registers/hekman/twin_cities.csv"
)
KINDS: tuple[ExchangeKind, ...] = (
    "visit", "visit", "visit", "donation", "gift", "event", "meeting", "education", "sport", "trade",
)  # fmt: skip
Row = dict[str, str]
"""A pair of places: city1, country1, lat1, lng1, city2 …."""
MANY = 200
"""Exchanges of every thousandth tie."""


def readings(rows: Iterable[Row], *, exchanges: int = 4, seed: int = 1) -> Iterator[Reading]:
    """One page for each pair, which states the tie and its exchanges."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    for number, row in enumerate(rows):
        a, b = sorted((_place(row, "1"), _place(row, "2")), key=lambda p: p.id)
        if a.id != b.id:
            held = MANY if number % 1000 == 999 else chance.randint(0, 2 * exchanges - 1)
            yield _reading(number, a, b, held, chance)


def listed(most: int) -> Iterator[Row]:
    """The pairs of the public list, as many as wanted."""
    with PAIRS.open(encoding="utf-8") as file:
        yield from islice(csv.DictReader(file), most)


def made_up(number: int) -> Iterator[Row]:
    """Pairs of cities that do not exist, each city in several of them."""
    for i in range(number):
        one = {
            "city1": f"Upper {i % 17}",
            "country1": "Japan",
            "lat1": str(30 + i % 9),
            "lng1": str(130 + i % 9),
        }
        yield {**one, "city2": f"Lower {i % 23}", "country2": "China", "lat2": str(20 + i % 9), "lng2": "110"}


def _place(row: Row, end: str) -> Place:
    return _made(row[f"city{end}"], row[f"country{end}"], row[f"lat{end}"], row[f"lng{end}"])


@cache
def _made(name: str, country: str, latitude: str, longitude: str) -> Place:
    digest = hashlib.sha256(f"{name}|{country}".encode()).digest()
    return Place(
        id=-(int.from_bytes(digest[:4]) % 2_000_000_000) - 1,
        name=name,
        country=_code(country),
        level="city",
        names={"en": name},
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
    )


@cache
def _code(country: str) -> str:
    try:
        return str(pycountry.countries.lookup(country).alpha_2)
    except LookupError:
        return "ZZ"


def _day(chance: random.Random, first: int) -> When:
    value = f"{chance.randint(first, 2023)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return When(value=value, earliest=value, latest=value, precision="day", basis="stated")


def _reading(number: int, a: Place, b: Place, held: int, chance: random.Random) -> Reading:
    title = f"{a.name} and {b.name}, page {number}"
    sentence = f"{a.name} and {b.name} have been sister cities for long."
    text = f"{title}\n\n{sentence}"
    since = _day(chance, 1950)
    page = f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
    proof = _proof(text, sentence)
    claims: list[TieClaim | ExchangeClaim] = [_tie(f"t{number}", a, b, since, proof)]
    for event in range(held):
        told = f"Exchange {event} of page {number} took place."
        text += f"\n\n{told}"
        ends = (a, b) if chance.random() < 0.5 else (b, a)
        claims.append(_exchange(f"e{number}-{event}", ends, event, _proof(text, told), chance))
    published = _day(chance, 2000)
    article = Article(
        title=title,
        language=chance.choice(["en", "zh", "ja", "ko"]),
        outlet=f"Outlet {number % 500}",
        published=published,
        text=text,
        parts=(Part(role="body", start=len(title) + 2, end=len(text)),),
    )
    return Reading(source=f"page-{number}.html", page=page, article=article, claims=tuple(claims))


def _tie(name: str, a: Place, b: Place, since: When, proof: tuple[Evidence, ...]) -> TieClaim:
    return TieClaim(
        id=name, kind="sister_city", status="active", a=a, b=b, since=since, fields=("trade",), evidence=proof
    )


def _exchange(
    name: str, ends: tuple[Place, Place], event: int, proof: tuple[Evidence, ...], chance: random.Random
) -> ExchangeClaim:
    kind = chance.choice(KINDS)
    return ExchangeClaim(
        id=name,
        kind=kind,
        status="done",
        from_=ends[:1],
        to=ends[1:],
        date=_day(chance, 1990),
        what=f"{kind} number {event}",
        quantity=(Quantity(value=float(event + 1), unit="things"),),
        evidence=proof,
    )


def _proof(text: str, sentence: str) -> tuple[Evidence, ...]:
    start = text.index(sentence)
    return (Evidence(field="kind", start=start, end=start + len(sentence), quote=sentence),)


def main() -> None:
    """Build the register and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ties", type=int, default=25_000)
    parser.add_argument("--batch", type=int, default=500)
    options = parser.parse_args()
    if not PAIRS.exists():
        raise SystemExit(f"There is no {PAIRS}. Set CITYTIES_DATA to the folder of the measuring data.")
    from cityties_site.commands import set_up  # noqa: PLC0415 - Django's modules want its settings

    set_up()
    from cityties_site.register import services  # noqa: PLC0415
    from cityties_site.register.services import databases  # noqa: PLC0415

    start = time.perf_counter()
    print(
        services.load(readings(listed(options.ties)), reader="1.0", at=datetime.now(UTC), batch=options.batch)
    )
    databases.settle()
    print(f"built in {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
