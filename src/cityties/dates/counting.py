"""Times counted from the page's date or from a date told before: "three years ago", "the next day"."""

from __future__ import annotations

from cityties.dates.calendar import (
    Interval,
    a_day,
    a_week,
    interval_of,
    shift_days,
    shift_months,
    shift_years,
    stretch,
    unknown,
)
from cityties.dates.naming import impossible, wrong_weekday
from cityties.dates.placing import narrow, place
from cityties.dates.setting import Page, dated, noted
from cityties.dates.times import Point, Span
from cityties.records import Basis, When

SHORT = frozenset({"day", "week", "weekend"})


def from_told(point: Point, told: tuple[Span, ...]) -> When:
    """A point counted from a date told before: two years later, in October of that year, the next day.

    Years are counted from the last date that the text states, rather than from a weekday or a dateline.
    """
    if not told:
        return unknown("no earlier date in the text to count from")
    stated = [span for span in told if span.start.basis == "stated"] if point.unit == "year" else []
    span = stated[-1] if stated else told[-1]
    from_ = span.end or span.start
    interval = interval_of(from_)
    if interval is None or (point.unit == "day" and interval.first != interval.last):
        return unknown("the date before it in the text is not known to the day")
    name = from_.value or f"{from_.earliest} to {from_.latest}"
    basis: Basis = "inferred" if from_.basis == "inferred" else "relative"
    return dated(shifted(point, interval), basis, f"counted from {name}, told before")


def from_page(point: Point, page: Page | None) -> When:
    """A point counted from the page's date; from mere bounds, a year is inferred, what is finer bounded."""
    if page is None:
        return unknown("the date of the page is not known")
    if point.part == "open":
        return bounded(Interval(page.around.first, page.around.first), None, page, f"after {page.said}")
    reason = f"counted from {page.said}"
    if page.known and not page.to_the_day and point.unit in SHORT:
        return dated(page.around, page.basis, f"near {page.said}, whose day is not known")
    if page.known or point.unit == "year":
        interval = shifted(point, page.around)
        found = dated(interval, page.basis, reason)
        return noted(found, wrong_weekday(point, interval) or impossible(point, interval))
    last = shifted(point, Interval(page.latest, page.latest)) if page.latest else None
    return bounded(shifted(point, page.around), last, page, reason)


def bounded(first: Interval | None, last: Interval | None, page: Page, reason: str) -> When:
    """Bounds without a value."""
    return When(
        value=None,
        earliest=first.first.isoformat() if first else None,
        latest=last.last.isoformat() if last else None,
        precision=None,
        basis=page.basis,
        reason=reason,
    )


def shifted(point: Point, from_: Interval) -> Interval | None:
    """The stretch that lies a number of days, weeks, months or years from an interval."""
    shift = point.shift or 0
    if point.unit == "year":
        year = shift_years(from_, shift)
        if year and (point.month or point.season):
            return place(point, year.first.year) if year.first.year == year.last.year else year
        return narrow(year, point.part, from_)
    if point.unit == "month" and point.day:
        month = shift_months(from_, shift)
        return a_day(month.first.year, month.first.month, point.day) or month if month else None
    if point.unit == "month":
        return narrow(shift_months(from_, shift), point.part, from_)
    if point.unit in {"week", "weekend"}:
        return weeks(point, from_, shift)
    return shift_days(from_, shift)


def weeks(point: Point, from_: Interval, shift: int) -> Interval | None:
    """Monday to Sunday of a week (of its weekend, its named day) that lies a number of weeks away."""
    moved = shift_days(from_, shift * 7)
    first, last = (a_week(moved.first), a_week(moved.last)) if moved else (None, None)
    if not (first and last):
        return None
    if first == last and point.weekday is not None:
        return stretch(first.first, point.weekday, point.weekday)
    if first == last and point.unit == "weekend":
        return stretch(first.first, 5, 6)
    return narrow(Interval(first.first, last.last), point.part, from_)
