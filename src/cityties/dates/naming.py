"""How reasons name a point: "October 28", "a Friday"."""

from __future__ import annotations

from cityties.dates.calendar import MONTHS, WEEKDAYS, Interval
from cityties.dates.times import Point


def name_of(point: Point) -> str:
    """The month and day, month or season of a point, in English."""
    if point.month is None:
        return point.season or "day"
    month = MONTHS[point.month - 1]
    return f"{month} {point.day}" if point.day else month


def wrong_weekday(point: Point, found: Interval | None) -> str | None:
    """A note where the text's weekday and the date do not agree."""
    if point.weekday is None or found is None or found.first != found.last:
        return None
    if found.first.weekday() == point.weekday:
        return None
    day = WEEKDAYS[found.first.weekday()]
    return f"{found.first.isoformat()} is a {day}, the text says {WEEKDAYS[point.weekday]}"


def impossible(point: Point, found: Interval | None) -> str | None:
    """A note where a day does not exist and its month stands for it: February 30."""
    if point.day and found and found.first != found.last:
        return f"there is no {name_of(point)} in {point.year or found.first.year}"
    return None
