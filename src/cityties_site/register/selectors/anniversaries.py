"""Anniversaries of ties: every fifth year, on the day where it is known, else in the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from django.db.models import QuerySet

from cityties_site.register.models import ROUND, Tie, TieFacet
from cityties_site.register.selectors.asking import Asked, asked, in_language
from cityties_site.register.selectors.references import tie_refs
from cityties_site.register.view_models import Anniversary, TieRef

OLDEST = 200
"""Years: no city tie is older."""


@in_language
def anniversaries(
    on: date,
    *,
    language: str,
    days: int = 120,
    limit: int = 12,
    place: int | None = None,
    public_only: bool | None = None,
) -> tuple[Anniversary, ...]:
    """Anniversaries of active ties in the days to come: those with a known day first, then the year's."""
    ask = asked(language, public_only=public_only)
    rows = _ties(ask, place)
    found = list(islice(_on_days(rows, on, days), limit))
    found += list(_in_the_year(rows, on)[: limit - len(found)])
    refs = {ref.id: ref for ref in tie_refs(found, ask)}
    held = (anniversary_of(row, refs[f"{row.a}-{row.b}"], on) for row in found if f"{row.a}-{row.b}" in refs)
    return tuple(anniversary for anniversary in held if anniversary is not None)


def anniversary_of(row: Tie, ref: TieRef, on: date) -> Anniversary | None:
    """The next round anniversary of a tie; ``None`` where it has ended or its date is not known."""
    if row.status != "active" or not row.first_day:
        return None
    begun = date.fromisoformat(row.first_day)
    day = _on(begun, on.year)
    year = on.year if not row.day_known or day >= on else on.year + 1
    years = year - begun.year
    years += -years % ROUND
    if years <= 0:
        return None
    held_on = _on(begun, begun.year + years)
    return Anniversary(
        tie=ref, years=years, on=held_on, whole_year=not row.day_known, days_left=max(0, (held_on - on).days)
    )


def _ties(ask: Asked, place: int | None) -> QuerySet[Tie]:
    rows = Tie.objects.filter(ask.holds(), status="active")
    if place is None:
        return rows
    of_place = TieFacet.objects.filter(scope=ask.audience, name="place", value=str(place))
    return rows.filter(pk__in=of_place.values("row"))


def _on_days(rows: QuerySet[Tie], on: date, days: int) -> Iterator[Tie]:
    """Ties whose day comes in the days to come, the next first; only those that are round."""
    last = on + timedelta(days=min(days, 364))  # every day of a year, and none twice
    first_key, last_key = f"{on:%m-%d}", f"{last:%m-%d}"
    if first_key <= last_key:
        spans = [(first_key, last_key, on.year)]
    else:
        spans = [(first_key, "12-31", on.year), ("01-01", last_key, last.year)]
    for low, high, year in spans:
        span = _round(rows, year).filter(month_day__gte=low, month_day__lte=high)
        yield from span.order_by("month_day", "first_day", "pk").iterator(chunk_size=20)


def _in_the_year(rows: QuerySet[Tie], on: date) -> QuerySet[Tie]:
    return _round(rows, on.year).filter(month_day="").order_by("first_day", "pk")


def _round(rows: QuerySet[Tie], year: int) -> QuerySet[Tie]:
    """Ties that began a number of years before that is a multiple of `ROUND`, and not in the year itself."""
    begun = {"first_day__gte": f"{year - OLDEST:04}", "first_day__lt": f"{year:04}"}
    return rows.filter(fifth=year % ROUND, **begun)


def _on(begun: date, year: int) -> date:
    """The same day in another year; February 29 is held on the 28th."""
    try:
        return begun.replace(year=year)
    except ValueError:
        return begun.replace(year=year, day=28)
