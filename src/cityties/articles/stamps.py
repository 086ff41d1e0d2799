"""Date stamps: the full dates of bylines and teasers ("Nov 03, 2016", "2018年3月5日")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<{name}>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}})\.?"
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_YEAR = r"(?:19|20)\d\d"

_STAMP = re.compile(
    rf"""
      (?<![\d.])(?P<y1>{_YEAR})\s?(?P<s1>[-/.年년])\s?(?P<m1>\d{{1,2}})\s?(?:(?P=s1)|[月월])\s?(?P<d1>\d{{1,2}})(?!\d)\s?[日일]?
    | (?P<era>明治|大正|昭和|平成|令和)(?P<y2>\d{{1,2}}|元)年(?P<m2>\d{{1,2}})月(?P<d2>\d{{1,2}})日
    | \b{_MONTH.format(name="n3")}[\s•]\s?(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y3>{_YEAR})\b
    |
    (?<![\d.:])(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?:\s|[-•./])(?:of\s)?{_MONTH.format(name="n4")}(?:,?\s|[-•./])(?P<y4>{_YEAR})\b
    | (?<![\d.])(?P<d5>\d{{1,2}})\.\s?(?P<m5>\d{{1,2}})\.\s?(?P<y5>{_YEAR}|\d\d)(?![\d.])
    | (?<![\d./-])(?P<a6>\d{{1,2}})(?P<s6>[-/])(?P<b6>\d{{1,2}})(?P=s6)(?P<y6>{_YEAR})(?!\d)
    | \b{_MONTH.format(name="n7")},?\s(?P<y7>{_YEAR})\b
    | (?<!\d)(?P<y8>{_YEAR})\s?[年년]\s?(?P<m8>\d{{1,2}})\s?[月월]
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date with its place in a line; ``value`` is ``None`` where it can be read two ways."""

    value: str | None
    earliest: str
    latest: str
    start: int
    end: int


_TWO_DIGITS = re.compile(r"\d\D*\d|元年")
_SLASHED = re.compile(r"(?<![\d./-])(\d{1,2})[-/](\d{1,2})[-/](?:19|20)\d\d(?!\d)")
_RANGE = re.compile(r"\s?(?:[~～〜]|–|—|-{1,2}|to|until|至|到|から)\s?(?=\d|[A-Z][a-z]{2})")


def day_comes_first(text: str) -> bool | None:
    """Tell how a page writes 11/04/2010, by its other dates: one with a 13 to 31 shows it."""
    orders = {
        int(first) > 12 for first, second in _SLASHED.findall(text) if max(int(first), int(second)) > 12
    }
    return orders.pop() if len(orders) == 1 else None


def is_range(text: str, stamp: Stamp) -> bool:
    """Tell whether a stamp begins a range of days ("2023.04.22 ~ 2023.04.24")."""
    return bool(_RANGE.match(text, stamp.end))


def find_stamps(text: str, *, day_first: bool | None = None) -> Iterator[Stamp]:
    """Find the date stamps of a line in order; impossible days are no stamps.

    ``day_first`` settles 11/04/2010, which is April 11 or November 4 otherwise.
    """
    if not _TWO_DIGITS.search(text):
        return
    for match in _STAMP.finditer(text):
        days = _days(match, day_first)
        if days:
            start, end = match.span()
            if len(days) == 1 and not isinstance(days[0], date):
                year, month = days[0]
                last = (date(year + month // 12, month % 12 + 1, 1) - date.resolution).isoformat()
                yield Stamp(f"{year}-{month:02}", f"{year}-{month:02}-01", last, start, end)
            else:
                first, last_day = min(days), max(days)
                value = str(first) if first == last_day else None
                yield Stamp(value, str(first), str(last_day), start, end)


def _days(match: re.Match[str], day_first: bool | None) -> list[date] | list[tuple[int, int]]:
    found = match.groupdict()
    if found["y1"]:
        return _possible((found["y1"], found["m1"], found["d1"]))
    if found["era"]:
        in_era = 1 if found["y2"] == "元" else int(found["y2"])
        return _possible((_ERAS[found["era"]] + in_era, found["m2"], found["d2"]))
    if found["y3"]:
        return _possible((found["y3"], _month(found["n3"]), found["d3"]))
    if found["y4"]:
        return _possible((found["y4"], _month(found["n4"]), found["d4"]))
    if found["y5"]:
        year = found["y5"] if len(found["y5"]) == 4 else f"20{found['y5']}"
        return _possible((year, found["m5"], found["d5"]))
    if found["y6"]:
        first, second = found["a6"], found["b6"]
        month_first, day_first_reading = (found["y6"], first, second), (found["y6"], second, first)
        if day_first is not None:
            return _possible(day_first_reading if day_first else month_first)
        return sorted(set(_possible(month_first, day_first_reading)))
    if found["y7"]:
        return [(int(found["y7"]), _month(found["n7"]))]
    month = int(found["m8"])
    return [(int(found["y8"]), month)] if 1 <= month <= 12 else []


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _possible(*candidates: tuple[str | int, str | int, str | int]) -> list[date]:
    days = []
    for year, month, day in candidates:
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:  # February 30
            continue
    return days
