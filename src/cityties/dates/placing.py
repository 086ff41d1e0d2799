"""A point and a year → its days: months, days, seasons and parts of them."""

from __future__ import annotations

from datetime import timedelta

from cityties.dates.calendar import Interval, a_day, a_month, a_year
from cityties.dates.times import Point

THIRDS = ("early", "mid", "late")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The first of each season's three months: the meteorological seasons of the northern hemisphere."""


def place(point: Point, year: int) -> Interval | None:
    """The days of a point in a year; the month stands for a day that it does not have."""
    if point.season:
        return narrow(season(year, point.season), point.part)
    if point.month is None:
        return narrow(a_year(year), point.part)
    month = a_month(year, point.month)
    if point.day is not None:
        return a_day(year, point.month, point.day) or month
    return narrow(month, point.part)


def season(year: int, name: str) -> Interval | None:
    """The three months of a season; the winter of a year begins in its December."""
    first = a_month(year, SEASONS[name])
    last = a_month(year + 1, 2) if name == "winter" else a_month(year, SEASONS[name] + 2)
    return Interval(first.first, last.last) if first and last else None


def narrow(interval: Interval | None, part: str | None, page: Interval | None = None) -> Interval | None:
    """A third, half or quarter of a stretch, or what of it lies before or after the page's date."""
    if interval is None or part is None:
        return interval
    first, last = interval
    if part == "past":
        return Interval(first, min(last, page.last)) if page and page.last >= first else interval
    if part == "coming":
        return Interval(max(first, page.first), last) if page and page.first <= last else interval
    days = (last - first).days + 1
    if part == "lastweek":
        return Interval(last - timedelta(days=6), last)
    if part.startswith("week"):
        return Interval(
            first + timedelta(days=7 * int(part[-1]) - 7), first + timedelta(days=7 * int(part[-1]) - 1)
        )
    if part.startswith(("half", "quarter")) and days > 31:
        return months_of(interval, 6 if part.startswith("half") else 3, int(part[-1]))
    if days > 360:
        return months_of(interval, 4, THIRDS.index(part) + 1)
    if part.startswith("half"):
        middle = first + timedelta(days=days // 2)
        return Interval(first, middle - timedelta(days=1)) if part == "half1" else Interval(middle, last)
    third = timedelta(days=round(days / 3))
    if part == "early":
        return Interval(first, first + third - timedelta(days=1))
    if part == "late":
        return Interval(last - third + timedelta(days=1), last)
    return Interval(first + third, last - third)


def months_of(year: Interval, count: int, number: int) -> Interval | None:
    """The n-th stretch of so many months in a year: its second half, its third quarter."""
    first, last = a_month(year.first.year, count * (number - 1) + 1), a_month(year.first.year, count * number)
    return Interval(first.first, last.last) if first and last else None
