"""Reasons of dates and notes of the reading, which are stored in English, in the words of each language.

A reason is one of the sentences below, or several with semicolons between.  Days in it are written as CLDR
has them, words of a page stay as they are.  A reason without a sentence here stays English, and is marked so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.utils.translation import override

from cityties.dates.calendar import MONTHS, WEEKDAYS, value_interval
from cityties_site.register.cldr import day_name, day_text, joined, language_name, month_day

SENTENCES = (
    noop("newest related story is dated %(day)s"),
    noop("the text tells of %(words)s"),
    noop("the page states no date"),
    noop("the teaser has no date"),
    noop("told as news on a page of %(day)s"),
    noop("handed in with the page"),
    noop("the head of the page says %(words)s"),
    noop("the page says: %(words)s"),
    noop("the dateline says: %(words)s"),
    noop("the address of the page holds the date"),
    noop("the date stands in the page's source (found by htmldate)"),
    noop("the year nearest to the page's date, %(day)s"),
    noop("the first year that fits the page's date, %(day)s"),
    noop("the first year that fits the page's earliest date, %(day)s"),
    noop("counted from the page's date, %(day)s"),
    noop("counted from the page's earliest date, %(day)s"),
    noop("after the page's date, %(day)s"),
    noop("after the page's earliest date, %(day)s"),
    noop("near the page's date, %(day)s, whose day is not known"),
    noop("counted from %(day)s to %(last_day)s, told before"),
    noop("counted from %(day)s, told before"),
    noop("the year of the date before it in the text, %(day)s"),
    noop("%(words)s, counted back from %(day)s"),
    noop("the date to count from is not known"),
    noop("no %(month_day)s near the page's date, %(day)s"),
    noop("no %(month_day)s near the page's earliest date, %(day)s"),
    noop("there is no %(month_day)s in %(year)s"),
    noop("%(day)s is a %(weekday)s, the text says %(other_weekday)s"),
    noop("no year on the page"),
    noop("the date of the page is not known"),
    noop("no earlier date in the text to count from"),
    noop("the date before it in the text is not known to the day"),
    noop("no such day in the calendar"),
    noop("the beginning is not known"),
    noop("the end of the stretch is no day of the calendar"),
    noop("a weekday, and the date of the page is not known"),
    noop("the weekday nearest to the page's date, %(day)s"),
    noop("the weekday nearest to the page's earliest date, %(day)s"),
    noop("a weekday near the page's date, %(day)s, whose day is not known"),
    noop("a weekday near the page's date, %(day)s"),
    noop("a weekday near the page's earliest date, %(day)s"),
    noop("the month of the date before it in the text"),
    noop("a day of an unknown month"),
    noop("the day nearest to the page's date, %(day)s"),
    noop("the day nearest to the page's earliest date, %(day)s"),
    noop("%(words)s can be %(month_day)s or %(other_month_day)s"),
    noop("the era ended in %(year)s, its year %(number)s"),
    noop("year %(number)s of the era is %(year)s, the text says %(other_year)s"),
    noop("there are no cues for the language '%(language)s': no claims were looked for"),
    noop("a part is in '%(language)s', for which there are no cues: it was not read for claims"),
    noop("date of publication left open: %(reason)s"),
    noop("the language could not be told"),
    noop("names of more than one place, left open: %(names)s"),
)
TWO_WAYS = noop("%(reason)s (day and month can be read two ways)")
BECAUSE = noop("%(reason)s (%(because)s)")
"""A reason with that of the date which it counts from."""

_DAY = r"\d{4}(?:-\d\d){0,2}"
_MONTH_DAY = rf"(?:{'|'.join(MONTHS)})(?: \d{{1,2}})?"
_WEEKDAY = "|".join(WEEKDAYS)
PARTS = {
    "day": _DAY,
    "last_day": _DAY,
    "month_day": _MONTH_DAY,
    "other_month_day": _MONTH_DAY,
    "weekday": _WEEKDAY,
    "other_weekday": _WEEKDAY,
    "year": r"\d{1,4}",
    "other_year": r"\d{1,4}",
    "number": r"\d{1,4}",
    "language": r"[\w-]+",
    "words": ".+?",
    "names": ".+",
    "reason": ".+",
    "because": ".+",
}
"""What may stand in the place of each name."""


@lru_cache(maxsize=20_000)
def reason_text(reason: str, language: str) -> tuple[str, str | None]:
    """A reason in a language, and the language that it is left in where we have no words for it (English)."""
    if language == "en":
        return reason, None
    with override(language):
        told = _told(reason, language)
    return (told, None) if told is not None else (reason, "en")


def _told(reason: str, language: str) -> str | None:
    for pattern, sentence in _patterns():
        if match := pattern.fullmatch(reason):
            words = {name: _part(name, text, language) for name, text in match.groupdict().items()}
            if None not in words.values():
                return _(sentence) % words
    head, semicolon, rest = reason.partition("; ")
    while semicolon:
        told, others = _told(head, language), _told(rest, language)
        if told is not None and others is not None:
            return _("%(first)s; %(second)s") % {"first": told, "second": others}
        more, semicolon, rest = rest.partition("; ")
        head = f"{head}; {more}"
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(sentence), sentence) for sentence in (*SENTENCES, TWO_WAYS, BECAUSE))


def _pattern(sentence: str) -> re.Pattern[str]:
    """``newest related story is dated %(day)s`` → a pattern that finds the day."""
    pieces = re.split(r"%\((\w+)\)s", sentence)
    names = iter(pieces[1::2])
    return re.compile("".join(_piece(text, names) for text in pieces[::2]), re.DOTALL)


def _piece(text: str, names: Iterator[str]) -> str:
    name = next(names, None)
    return re.escape(text) + (f"(?P<{name}>{PARTS[name]})" if name else "")


def _part(name: str, text: str, language: str) -> str | None:
    made = MAKERS.get(name.removeprefix("other_").removeprefix("last_"))
    return made(text, language) if made else text


def _day(text: str, language: str) -> str | None:
    return day_text(text, language) if value_interval(text) else None


def _month_day(text: str, language: str) -> str:
    month, _space, day = text.partition(" ")
    return month_day(MONTHS.index(month) + 1, int(day) if day else None, language)


def _names(text: str, language: str) -> str:
    return joined(text.split(", "), language)


MAKERS: dict[str, Callable[[str, str], str | None]] = {
    "day": _day,
    "month_day": _month_day,
    "weekday": lambda text, language: day_name(WEEKDAYS.index(text), language),
    "language": language_name,
    "names": _names,
    "reason": _told,
    "because": _told,
}
"""How a part is written in a language; parts that are not named stay as they are."""
