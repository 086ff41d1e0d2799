"""The date of publication: from the strings and addresses of pages, and bounds where a page has none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from cityties.dates.calendar import MONTHS, Interval, a_day, a_month, value_interval, when
from cityties.dates.choosing import later
from cityties.dates.finding import find_times
from cityties.dates.numeric import Order, order_of, read_numeric
from cityties.dates.placing import place
from cityties.dates.times import Point, Time
from cityties.records import Precision, When

COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{4}|\d{6})?(?!\d)")
CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日号號일])?")
ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/")
ADDRESS = re.compile(
    r"""(?<!\d)(?P<year>(?:19|20)\d\d)
        (?: (?P<a>[-/_.])(?P<month>0?[1-9]|1[0-2]) (?: [-/_.](?P<day>0?[1-9]|[12]\d|3[01])(?!\d) )? (?!\d)
          | [-/]?(?P<month2>0[1-9]|1[0-2])[-/]?(?P<day2>0[1-9]|[12]\d|3[01])
            (?:\d{4}|\d{6}|\d{11})?(?!\d) )""",
    re.VERBOSE,
)
_NAMES = tuple(month.lower() for month in MONTHS)
_NAMED_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _NAMES) + "|sept"
NAMED = re.compile(
    r"""(?<![a-z\d])(?:
        (?P<y1>(?:19|20)\d\d) [-/_] (?P<m1>MONTH) (?: [-/_] (?P<d1>\d{1,2}) )?
      | (?P<m2>MONTH) [-_] (?P<d2>\d{1,2})(?:st|nd|rd|th)? [-_] (?P<y2>(?:19|20)\d\d)
      | (?P<d3>\d{1,2})(?:st|nd|rd|th)? [-_] (?P<m3>MONTH) [-_] (?P<y3>(?:19|20)\d\d)
      | (?P<d4>1[3-9]|2\d|3[01]) (?P<s>[-/_.]) (?P<m4>0?[1-9]|1[0-2]) (?P=s) (?P<y4>(?:19|20)\d\d)
      )(?![a-z\d])""".replace("MONTH", _NAMED_MONTH),
    re.VERBOSE | re.IGNORECASE,
)
"""A month by its name, or a day that can be no month: ``/2017/dec/28/``, ``/23-05-2003/``."""

BEFORE_ONLY = frozenset({"until", "till", "by", "before", "to"})
"""Relations whose time need not have come when the page was published."""

NEXT_NEWS = timedelta(days=31)
"""How far after the latest news of a page another date without a year may carry its bound on."""

NEWS_BEFORE = timedelta(days=31)
"""How long before a related story's date the first news of a page may have happened (see choosing.LOOSE)."""


def parse_date(text: str, neighbours: Iterable[str] = ()) -> When | None:
    """The date in a short string of a page: "Nov 03, 2016", "Updated: 2017-11-30 12:55:04", "20th Aug, 2020".

    Figures that can be read two ways ("01.02.2024") are read like those of their ``neighbours`` on the page
    ("22.11.2024") and else not at all.  A year alone is no date of publication.
    """
    if numbers := CJK.search(text):
        return stated(int(numbers[1]), int(numbers[2]), int(numbers[3] or 0))
    if numbers := COMPACT.search(text):
        return stated(int(numbers[1]), int(numbers[2]), int(numbers[3]))
    best: When | None = None
    for time in find_times(text):
        point = time.moments[0].start if time.moments else Point()
        if time.note:
            return read_like(time.text, order_of(neighbours))
        if point.year is None or point.month is None or time.kind != "date":
            continue
        if point.day is not None:
            return stated(point.year, point.month, point.day)
        best = best or stated(point.year, point.month, 0)
    return best


def read_like(text: str, order: Order | None) -> When | None:
    """A date in figures, read in a given order of day and month."""
    numbers = read_numeric(text, order)
    if order is None or numbers is None or "day" not in numbers:
        return None
    return stated(numbers["year"], numbers["month"], numbers["day"])


def stated(year: int, month: int, day: int) -> When | None:
    """A stated day, or month where the day is 0; None where the calendar has none such."""
    interval = a_day(year, month, day) if day else a_month(year, month)
    return when(interval, "stated") if interval else None


def date_in_address(address: str) -> When | None:
    """The date in an address: ``/2018-08/07/``, ``/2019/03/virginia…``, ``t20171122_1234.html``.

    The time of a copy in an archive is when it was retrieved, and is passed over.
    """
    for match in ADDRESS.finditer(ARCHIVE.sub("", address)):
        month, day = match["month"] or match["month2"], match["day"] or match["day2"] or "0"
        if found := stated(int(match["year"]), int(month), int(day)):
            return found
    return _named_in_address(address)


def _named_in_address(address: str) -> When | None:
    """As in ``minutes-of-january-17th-2019``."""
    for match in NAMED.finditer(ARCHIVE.sub("", address)):
        day, month, year = (next(filter(None, (match[f"{part}{k}"] for k in "1234")), "") for part in "dmy")
        number = int(month) if month.isdigit() else 1 + [m[:3] for m in _NAMES].index(month[:3].lower())
        if found := stated(int(year), number, int(day or 0)):
            return found
    return None


def bound_publication(
    newest_related: str | None, times: Sequence[Time], stated: When | None, today: str | None
) -> When:
    """The date of a page as far as it can be known: its own, or bounds with the reason.

    Args:
        newest_related: the date of the newest related story on the page; the page is not older.
        times: the times of the page's own text (without related stories), in order.
        stated: the date that the page states, if it does; it is returned as it is.
        today: the day of retrieval, the last day on which the page can have been published; never its value.

    A date without a year that opens the news ("On February 11 …") is taken as the first after the related
    story's date, and the page is not older than that either; then ``precision`` tells how exactly the text
    tells it.  Dates of the future, and without a related story all dates, bound nothing.
    """
    if stated and (stated.value or stated.earliest):
        return stated
    limit = bound(today)
    related = bound(newest_related)
    if related is None:
        return When(
            value=None,
            earliest=None,
            latest=limit.isoformat() if limit else None,
            precision=None,
            basis="inferred",
            reason="the page states no date",
        )
    earliest, told, precision = carried_on(related, times, limit)
    reason = f"newest related story is dated {newest_related}" + (
        f"; the text tells of {told}" if told else ""
    )
    return When(
        value=None,
        earliest=earliest.isoformat(),
        latest=limit.isoformat() if limit and limit >= earliest else None,
        precision=precision,
        basis="inferred",
        reason=reason,
    )


def bound(day: str | None) -> date | None:
    """The first day of a date, in whatever form; None for anything else."""
    found = parse_date(day) if day and not value_interval(day) else None
    interval = value_interval(found.value if found and found.value else day or "")
    return interval.first if interval else None


def carried_on(
    related: date, times: Sequence[Time], limit: date | None
) -> tuple[date, str | None, Precision | None]:
    """The bound of a related story, carried on by the news of the text, and the words that did it."""
    earliest = related
    told: str | None = None
    precision: Precision | None = None
    for time in times:
        if time.kind != "date" or not time.moments or time.tense == "future" or time.relation in BEFORE_ONLY:
            continue
        moment = time.moments[-1]
        point = moment.end if moment.end and moment.end.month else moment.start
        days = news(point, earliest, first=told is None)
        if days and days.first > earliest and (limit is None or days.first <= limit):
            earliest, told = days.first, time.text
            precision = "day" if days.first == days.last else "month"
        elif days and told is None and point.day and point.year is None:
            told, precision = time.text, "day"
    return earliest, told, precision


def news(point: Point, earliest: date, *, first: bool) -> Interval | None:
    """The days of a time of the text, if it can tell how old the page is at least."""
    if point.month is None or point.which is not None or point.base or point.part:
        return None
    if point.year is not None:
        return place(point, point.year)
    if point.day is None:
        return None
    near = [days for year in (earliest.year, earliest.year + 1) if (days := place(point, year))]
    for days in near:
        if days.first >= later(earliest, -NEWS_BEFORE):
            return days if first or days.first <= later(earliest, NEXT_NEWS) else None
    return None
