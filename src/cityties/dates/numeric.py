"""Dates in figures alone: 2019-12-26, 24.10.2018, 12/26/2019, and what they leave open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Literal

from cityties.dates.calendar import MONTHS

NUMERIC = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})")
SHORT = re.compile(r"['’](\d\d)\. ?(\d{1,2})\. ?(\d{1,2})")
"""A year without its century, as on Korean pages: '94.10.18."""

YEAR_LAST = re.compile(r"(?<![\d.])(\d{1,2})([-/.])(\d{1,2})\2\d{4}(?!\d)")

Order = Literal["day first", "month first"]


def read_numeric(text: str, order: Order | None = None) -> dict[str, Any] | None:
    """Year, month and day of a date in figures; None where it is none.

    Where day and month can be read both ways and differ (01.02.2024), ``order`` decides; without it, only the
    year is given, with a note.
    """
    if short := SHORT.fullmatch(text):
        year = int(short[1])
        return fields(year + (1900 if year >= 30 else 2000), int(short[2]), int(short[3]))
    match = NUMERIC.fullmatch(text)
    if not match:
        return None
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        return fields(first, second, third)
    if len(match[4]) != 4:
        return None
    if first == second or second > 12 or (order == "month first" and first <= 12):
        return fields(third, first, second)
    if first > 12 or order == "day first":
        return fields(third, second, first)
    if fields(third, first, second) is None:
        return None
    both = f"{MONTHS[second - 1]} {first} or {MONTHS[first - 1]} {second}"
    return {"year": third, "note": f"{text} can be {both}"}


def fields(year: int, month: int, day: int) -> dict[str, Any] | None:
    """Year, month and day, if there can be such a day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return {"year": year, "month": month, "day": day}


def order_of(dates: Iterable[str]) -> Order | None:
    """The order of day and month that "22.11.2024" shows; None if no date shows one, or they show both."""
    orders: set[Order] = set()
    for text in dates:
        for match in YEAR_LAST.finditer(text):
            first, second = int(match[1]), int(match[3])
            if 12 < first <= 31 and second <= 12:
                orders.add("day first")
            elif 12 < second <= 31 and first <= 12:
                orders.add("month first")
    return orders.pop() if len(orders) == 1 else None
