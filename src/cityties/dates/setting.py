"""What surrounds an expression of time: the page's date, the dates told before it, the tense."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from cityties.dates.calendar import Interval, interval_of, read_day, unknown, when
from cityties.dates.times import Span
from cityties.records import Basis, When


class Page(NamedTuple):
    """What is known of a page's date: the days around which its news lies, and how surely.

    ``known``: its date is known (to the day, month or year).  ``told``: only its earliest day is known, but
    the page's own news tells it.  ``latest`` is the last day on which the page can have been published.
    """

    around: Interval
    known: bool
    told: bool
    latest: date | None
    basis: Basis
    said: str

    @property
    def to_the_day(self) -> bool:
        """Whether the very day of publication is known."""
        return self.known and self.around.first == self.around.last


class Setting(NamedTuple):
    """The page's date, the dates told before an expression in text order, and whether it lies ahead.

    That it lies behind is ``guessed`` where only a verb of the past beside it says so.
    """

    page: Page | None
    told: tuple[Span, ...]
    ahead: bool | None
    guessed: bool = False


def page_of(published: When) -> Page | None:
    """What a publication date or its bounds say; None where they say nothing about the beginning."""
    if published.value:
        interval = interval_of(published)
        if interval is None:
            return None
        basis: Basis = "inferred" if published.basis == "inferred" else "relative"
        return Page(interval, True, True, interval.last, basis, f"the page's date, {published.value}")
    earliest, latest = read_day(published.earliest), read_day(published.latest)
    if earliest is None or (latest and latest < earliest):
        return None
    said = f"the page's earliest date, {earliest}" + (f" ({published.reason})" if published.reason else "")
    return Page(
        Interval(earliest, earliest), False, published.precision is not None, latest, "inferred", said
    )


def told_by(context: Sequence[Span]) -> tuple[Span, ...]:
    """The spans before an expression whose dates are known."""
    return tuple(span for span in context if interval_of(span.end or span.start))


def dated(interval: Interval | None, basis: Basis, reason: str | None) -> When:
    """A date from an interval, or an unknown one where the calendar has no such day."""
    return when(interval, basis, reason) if interval else unknown(reason or "no such day in the calendar")


def noted(found: When, note: str | None) -> When:
    """A date with one more reason."""
    if not note:
        return found
    return msgspec.structs.replace(found, reason=f"{found.reason}; {note}" if found.reason else note)
