"""What an expression of time says before it is placed in the calendar, and what it means afterwards."""

from __future__ import annotations

from typing import Literal

from cityties.records import Record, When

Kind = Literal["date", "weekday", "relative", "context", "anniversary", "duration"]
Base = Literal["page", "context"]
Unit = Literal["day", "week", "weekend", "month", "year"]
Tense = Literal["past", "future"]
Approximation = Literal["about", "more", "less"]


class Point(Record, frozen=True, kw_only=True):
    """One point of time as written: "October 28" has a month and a day, "last April" a month and ``which``.

    ``base`` says from what ``shift`` (a number of ``unit``) is counted: the page's own date ("three years
    ago"), or the date told before it in the text ("three years later").  ``which`` is -1, 0 or 1 for last,
    this and next before a month, a weekday or a season.  ``part`` is a stretch of the unit: early, mid, late,
    past (what of it lies before the page's date), coming (what lies after it), half1, half2, quarter1 to
    quarter4; or open, what follows the page's date.  ``weekday`` counts from Monday, 0.  A decade or century
    is given by its ``first_year`` and ``last_year``.
    """

    year: int | None = None
    first_year: int | None = None
    last_year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    part: str | None = None
    which: int | None = None
    base: Base | None = None
    unit: Unit | None = None
    shift: int | None = None


class Moment(Record, frozen=True, kw_only=True):
    """A point, or a stretch from one point to another: "between October 20 and 27"."""

    start: Point
    end: Point | None = None


class Time(Record, frozen=True, kw_only=True):
    """An expression of time in a text: "between July 31 and Aug. 3", "last April", "its 40th anniversary".

    ``kind``: date (a place in the calendar, complete or not), weekday, relative (counted from the page's
    date), context (counted from the time before it in the text), anniversary and duration (a length only,
    ``number`` of ``unit``).  ``moments`` has one entry for each time that is named ("in 2016 and 2017": two);
    anniversaries and durations have none.  ``relation`` is the word in front that bounds it ("since",
    "until", "before"), ``tense`` what the verb nearest to it says, ``approximate`` a hedge ("about",
    "more than").
    """

    start: int
    end: int
    text: str
    kind: Kind
    moments: tuple[Moment, ...] = ()
    number: int | None = None
    unit: Unit | None = None
    relation: str | None = None
    tense: Tense | None = None
    approximate: Approximation | None = None
    note: str | None = None

    @property
    def years(self) -> int | None:
        """The number of years of an anniversary or duration: 40 for "its 40th anniversary"."""
        return self.number if self.unit == "year" and not self.moments else None

    @property
    def days(self) -> int | None:
        """The days of a duration in days or weeks: 4 for "a four-day visit", 7 for "a one-week tour"."""
        if self.number is None or self.moments or self.unit not in {"day", "week"}:
            return None
        return self.number * (7 if self.unit == "week" else 1)


class Span(Record, frozen=True, kw_only=True):
    """What a time means: a date, and the date on which it ended where the text gives a stretch."""

    start: When
    end: When | None = None


class Anchor(Record, frozen=True, kw_only=True):
    """What is known of the day on which a page was published: its date, or bounds, or nothing.

    ``published.latest`` may be the day of retrieval: it rules dates out and never becomes one.  Where only
    bounds are known, ``published.precision`` tells a bound that comes from the text's own news ("On February
    11 …", see `bound_publication`) from a looser one, such as the date of a related story.
    """

    published: When
