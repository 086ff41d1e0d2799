"""Dates, numbers, lists and names of countries and languages, as CLDR has them for each language.

CLDR is read once for each answer: a page asks for the same few days, numbers and countries again and again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from django.conf import settings


def locale_of(language: str) -> Locale:
    """CLDR's locale of a language of the site: ``zh-hans`` → zh_Hans."""
    return _locale(language)


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")


def country_name(code: str, language: str) -> str:
    """A country's name in a language: as CITYTIES_PLACE_NAMES has it, else as CLDR."""
    own: str | None = settings.CITYTIES_PLACE_NAMES.get(code, {}).get(language)
    return own or _territory(code, language)


@lru_cache(maxsize=4096)
def _territory(code: str, language: str) -> str:
    return str(locale_of(language).territories.get(code, code))


@lru_cache(maxsize=4096)
def language_name(code: str, language: str) -> str:
    """A language's name in a language; the code where it has none."""
    known = locale_of(language).languages
    base = code.split("-", maxsplit=1)[0]
    return str(known.get(code.replace("-", "_")) or known.get(base, code)) if code else ""


@lru_cache(maxsize=10_000)
def number(value: float, language: str) -> str:
    """A number with the separators of a language."""
    return format_decimal(value, locale=locale_of(language))


def listed(texts: Iterable[str], language: str) -> str:
    """Texts as a sentence of a language lists them: "A, B, and C", "A、B和C", "A、B、C"."""
    return format_list([text for text in texts if text], locale=locale_of(language))


@cache
def separator(language: str) -> str:
    """What stands between the members of an open list: ", " or "、"."""
    pattern: str = locale_of(language).list_patterns["standard"]["middle"]
    return pattern.replace("{0}", "").replace("{1}", "")


def joined(texts: Iterable[str | None], language: str) -> str:
    """What is known, one beside the other: "Sister cities, 1984"; what is empty is left out."""
    return separator(language).join(filter(None, texts))


@lru_cache(maxsize=50_000)
def day_text(value: str, language: str) -> str:
    """``2019-12-26``, ``2019-12`` or ``2019`` in words."""
    locale = locale_of(language)
    if len(value) == len("YYYY"):
        return format_skeleton("y", date(int(value), 1, 1), locale=locale)
    if len(value) == len("YYYY-MM"):
        return format_skeleton("yMMMM", date.fromisoformat(f"{value}-01"), locale=locale)
    return format_date(date.fromisoformat(value), format="long", locale=locale)


@lru_cache(maxsize=10_000)
def period_text(first: str, last: str, language: str) -> str:
    """From one day (month, year) to another, what they share told once: "Oct 20 – 27, 2019"."""
    if len(first) != len(last) or last <= first:
        return day_text(first, language)
    begin, end = (date.fromisoformat(value + "-01-01"[len(value) - 4 :]) for value in (first, last))
    skeleton = {4: "y", 7: "yMMM"}.get(len(first), "yMMMd")
    return format_interval(begin, end, skeleton, locale=locale_of(language))


def month_day(month: int, day: int | None, language: str) -> str:
    """A month, or a day of it, without a year: "10月28日"; also a day that is none: "2月30日"."""
    locale = locale_of(language)
    name = str(locale.months["format"]["wide"][month])
    if day is None:
        return name
    parts = {"MMMM": name, "M": str(month), "d": str(day)}
    return re.sub("M+|d", lambda part: parts[part[0]], locale.datetime_skeletons["MMMMd"].pattern)


def day_name(weekday: int, language: str) -> str:
    """A day of the week, Monday being 0: "Friday", "星期五", "금요일"."""
    return str(locale_of(language).days["format"]["wide"][weekday])
