"""A rule's match → a `Time` with its points."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cityties.dates.grammar import Grammar, Rule
from cityties.dates.lexing import Row, Token
from cityties.dates.numeric import read_numeric
from cityties.dates.times import Moment, Point, Time, Unit

Fields = dict[str, Any]

UNITS: Mapping[str, tuple[Unit, int]] = {
    "day": ("day", 1),
    "week": ("week", 1),
    "fortnight": ("week", 2),
    "weekend": ("weekend", 1),
    "month": ("month", 1),
    "year": ("year", 1),
    "decade": ("year", 10),
    "century": ("year", 100),
}
"""Each unit of the language files as a unit of `Point`, and how many of those it has."""

HALVES: Mapping[str, tuple[Unit, int]] = {
    "year": ("month", 6),
    "month": ("day", 15),
    "week": ("day", 4),
    "day": ("day", 1),
}
"""Half a unit, in whole smaller units; half of the larger ones comes out even."""


def build_time(rule: Rule, match: re.Match[str], row: Row) -> Time | None:
    """The time that a rule's match makes; None where it is no time after all ("the 7th quarter")."""
    if rule.kind == "none":
        return None
    groups = captured(rule, match, row)
    common = {**rule.set, **groups.pop("", {})}
    points = [common, *(groups[key] for key in sorted(groups))]
    if not all(read_figures(point) for point in points):
        return None
    note = common.pop("note", None)
    start, end = row.tokens[match.start()].start, row.tokens[match.end() - 1].end
    span: Fields = {"start": start, "end": end, "text": row.text[start:end], "kind": rule.kind, "note": note}
    if rule.kind in {"anniversary", "duration"}:
        number, unit = length(common)
        return Time(**span, number=number, unit=unit) if number else None
    if not all(complete(point) for point in points):
        return None
    return Time(**span, moments=moments(points, rule.each))


def read_figures(fields: Fields) -> bool:
    """Puts year, month and day in place of figures, and a year in place of an era's; False for no date."""
    if "era" in fields:
        return read_era(fields)
    if "shortyear" in fields:
        short = int(fields.pop("shortyear"))
        fields["year"] = short + (1900 if short >= 50 else 2000)
    if "full" not in fields:
        return True
    numeric = read_numeric(fields.pop("full"))
    fields.update(numeric or {})
    return numeric is not None


def read_era(fields: Fields) -> bool:
    """Puts a year in place of an era and its year, and notes where they do not fit; False for year 0."""
    (first, last), number = fields.pop("era"), fields.pop("erayear")
    year = first + number - 1
    if number < 1:
        return False
    if year > last:
        fields["note"] = f"the era ended in {last}, its year {last - first + 1}"
    if fields.setdefault("year", year) != year:
        fields["note"] = f"year {number} of the era is {year}, the text says {fields['year']}"
    return True


def captured(rule: Rule, match: re.Match[str], row: Row) -> dict[str, Fields]:
    """The values of a match's slots, by the figure at the end of their names ("" for the first point)."""
    groups: dict[str, Fields] = {}
    for slot, types in rule.slots.items():
        place = match.start(slot)
        if place >= 0:
            name = slot.rstrip("0123456789")
            groups.setdefault(slot[len(name) :], {})[name] = value(row.tokens[place], types, row.grammar)
    return groups


def value(token: Token, types: tuple[str, ...], grammar: Grammar) -> Any:
    """What a token says in a slot: the value of its word, else its number, else the word."""
    for kind in types:
        given = grammar.words.get(kind, {}).get(token.word)
        if given is not None:
            return given
    return token.word if token.number is None else token.number


def length(fields: Fields) -> tuple[int, Unit]:
    """The number and unit of a length: (10, "year") for "a decade", (18, "month") for "a year and a half"."""
    unit, times = UNITS[fields["unit"]]
    number = int(fields["number"])
    if half := fields.get("half"):
        whole = 0 if half == "only" else number
        if times > 1:
            return whole * times + times // 2, unit
        smaller, count = HALVES[unit]
        return whole * {"year": 12, "month": 30, "week": 7, "day": 1}[unit] + count, smaller
    return number * times, unit


def complete(fields: Fields) -> bool:
    """Turns the words of a point into the fields of `Point`, in place; False where they make no point."""
    if "number" in fields:
        number, fields["unit"] = length(fields)
        fields["shift"] = number * fields["sign"]
    elif "unit" in fields:
        fields["unit"], times = UNITS.get(fields["unit"], ("day", 1))
        fields["shift"] = fields.get("shift", 1 if "sign" in fields else 0) * times
    for name, count in (("half", 2), ("quarter", 4)):
        if isinstance(fields.get(name), int):
            if not 1 <= fields[name] <= count:
                return False
            fields["part"] = f"{name}{fields[name]}"
    if "decade" in fields:
        fields.update(decade(fields["decade"], fields.get("part")))
    if "century" in fields:
        if not 1 <= fields["century"] <= 21:
            return False
        fields.update(part_of((fields["century"] - 1) * 100 + 1, 100, fields.get("part")))
    if not 1 <= fields.get("day", 1) <= 31:
        return False
    for name in ("note", "number", "sign", "half", "quarter", "decade", "century"):
        fields.pop(name, None)
    return True


def decade(said: int | str, part: str | None) -> Fields:
    """The years of "the 1980s", "the 80s" or "the late eighties"."""
    year = int(str(said).rstrip("s'’"))
    if year < 100:
        year += 1900 if year >= 30 else 2000
    return part_of(year, 10, part)


def part_of(first: int, count: int, part: str | None) -> Fields:
    """The early, middle or late years of a number of years, each a little more than a third; else all."""
    third = count * 4 // 10
    if part == "early":
        return {"first_year": first, "last_year": first + third - 1, "part": None}
    if part == "mid":
        return {"first_year": first + third - count // 10, "last_year": first + count - third, "part": None}
    if part == "late":
        return {"first_year": first + count - third, "last_year": first + count - 1, "part": None}
    return {"first_year": first, "last_year": first + count - 1}


def moments(points: list[Fields], each: str | None) -> tuple[Moment, ...]:
    """One moment for a point or a stretch, several for a list; points lend each other month and year."""
    if len(points) == 1:
        return (Moment(start=Point(**points[0])),)
    share(points, wrap=each is None)
    if each:
        return tuple(Moment(start=Point(**fields)) for fields in points)
    return (Moment(start=Point(**points[0]), end=Point(**points[1])),)


def share(points: list[Fields], *, wrap: bool) -> None:
    """Gives month and year of one point to its neighbours; with ``wrap``, a stretch may run over New Year."""
    if "short" in points[-1]:
        points[-1]["year"] = (
            points[0]["year"] + 1 if points[-1].pop("short") == (points[0]["year"] + 1) % 100 else None
        )
    months = [fields["month"] for fields in points if "month" in fields]
    years = [fields["year"] for fields in points if "year" in fields]
    for fields in points:
        if months and "day" in fields:
            fields.setdefault("month", months[0])
    if len(years) != 1:
        return
    first, last = points[0], points[-1]
    backwards = wrap and order(first) > order(last)
    if "year" in first:
        last["year"] = first["year"] + backwards
    else:
        first["year"] = last["year"] - backwards


def order(fields: Fields) -> tuple[int, int]:
    """Where a point lies in its year."""
    return fields.get("month") or 0, fields.get("day") or 0
