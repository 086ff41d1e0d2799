"""The fields of a claim as a form writes them, and back: dates as 2019-10-24, places as names with ids.

Lists have one entry a line.  What the form gives back unchanged is no correction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

import msgspec
from django.utils.translation import gettext as _

from cityties.errors import InputError
from cityties.pipeline import default_gazetteer
from cityties.records import (
    Claim,
    ExchangeKind,
    ExchangeStatus,
    Place,
    StageName,
    TieClaim,
    TieKind,
    TieStatus,
    When,
)
from cityties.ties.spans import bounds_of
from cityties_site.register.addresses import slug
from cityties_site.register.selectors.reviewing import EXCHANGE_FIELDS, TIE_FIELDS
from cityties_site.register.services.supplement import known_place, own_places
from cityties_site.register.wording import (
    COOPERATION,
    EXCHANGE_KINDS,
    EXCHANGE_STATUSES,
    FIELDS,
    TIE_KINDS,
    TIE_STATUSES,
    label,
)

Values = Mapping[str, Any]
PLACES = {"a", "b", "from", "to", "where"}
DATES = {"since", "date", "end"}
LINES = {"quantity", "stages", "people", "organisations"}
MOST_OFFERED = 9


@dataclass(frozen=True, kw_only=True)
class FormField:
    """A field of the form: how it is asked for (choice, choices, date, places, lines), with its value."""

    name: str
    label: str
    asked: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    help: str = ""

    @property
    def chosen(self) -> list[str]:
        """Of a field with several choices, those that hold."""
        return self.value.split("\n") if self.value else []


class NotUnderstoodError(InputError):
    """What was written into a field makes no value."""


def fields_of(claim: Claim) -> list[FormField]:
    """The form of a claim, with the values that it has."""
    names = TIE_FIELDS if isinstance(claim, TieClaim) else EXCHANGE_FIELDS
    return [_form_field(claim, name) for name in names]


def blank_fields(what: str, names: tuple[str, ...]) -> list[FormField]:
    """The form of a claim that is not there yet."""
    return [_blank(name, tie=what == "tie") for name in names]


def refilled(fields: list[FormField], form: Mapping[str, str]) -> list[FormField]:
    """The same form with what somebody wrote into it, so that nothing has to be written twice."""
    return [
        replace(field, value=form[f"field-{field.name}"]) if f"field-{field.name}" in form else field
        for field in fields
    ]


def read(claim: Claim, form: Mapping[str, str]) -> dict[str, Any]:
    """The corrections that a form makes: fields whose text differs from the claim's, as JSON values.

    Raises:
        NotUnderstoodError: a date, a place or a list cannot be read.
    """
    corrections = {}
    for field in fields_of(claim):
        written = form.get(f"field-{field.name}")
        if written is None:
            continue
        text = written.replace("\r\n", "\n").strip()
        if text != field.value:
            corrections[field.name] = _value(claim, field.name, text)
    return corrections


def _value(claim: Claim, name: str, text: str) -> Any:
    """A field's value; lines that stay as they are keep what the form does not show of them."""
    if name not in LINES:
        return value_of(name, text, tie=isinstance(claim, TieClaim))
    held = {_written(name, item): _plain(item) for item in getattr(claim, name)}
    return [held[line] if line in held else READERS[name](line) for line in _lines(text)]


def value_of(name: str, text: str, *, tie: bool) -> Any:
    """A field's value from how it is written in the form."""
    if name in {"kind", "status"}:
        if text not in dict(_options(name, tie=tie)):
            raise _unread(name, text, _("Choose one of the list."))
        return text
    if name in DATES:
        return _plain(read_date(text, name)) if text else None
    if name in {"a", "b"}:
        return _plain(read_place(text, name))
    if name in PLACES:
        return [_plain(read_place(line, name)) for line in _lines(text)]
    if name == "fields":
        return [line for line in _lines(text) if line]
    if name in LINES:
        return [READERS[name](line) for line in _lines(text)]
    return text or None


def with_place(claim: Claim, name: str, number: int, place: Place) -> Any:
    """The value of a field of places when one of them is exchanged for another."""
    held = getattr(claim, "from_" if name == "from" else name)
    if isinstance(held, Place):
        return _plain(place)
    return [_plain(place if index == number else other) for index, other in enumerate(held)]


def place_text(place: Place) -> str:
    """A place as the form shows it: "Kofu, Yamanashi, JP #1859100"."""
    return f"{', '.join(filter(None, [place.name, place.admin1, place.country]))} #{place.id}"


def read_place(text: str, name: str = "a") -> Place:
    """The place that is written with its id, or whose name only one likely place bears.

    Raises:
        NotUnderstoodError: no place is called so, or several are.
    """
    numbered = re.search(r"#(-?\d{1,15})\s*$", text)
    if numbered:
        place = known_place(int(numbered[1]))
        if place is None:
            raise _unread(name, text, _("No place has this number."))
        return place
    found = offered(text, near_names=False)
    if len(found) == 1:
        return found[0]
    if not found:
        raise _unread(name, text, _("No place of this name is known. It can be added: see “Places”."))
    said = "; ".join(place_text(place) for place in found)
    raise _unread(name, text, _("Which one? Write one of these: %(places)s") % {"places": said})


def offered(
    name: str, *, but: int | None = None, most: int = MOST_OFFERED, near_names: bool = True
) -> list[Place]:
    """Places that a name may mean, the likeliest first; ``near_names``: also those called nearly so."""
    wanted = name.strip()
    if not wanted:
        return []
    places = [*own_places(wanted), *default_gazetteer().find(wanted, limit=most, near_names=near_names)]
    unique = {place.id: place for place in places if place.id != but}
    return list(unique.values())[:most]


def read_date(text: str, name: str = "date") -> When:
    """A date as 2019, 2019-10 or 2019-10-24."""
    match = re.fullmatch(r"(\d{4})(?:[-./](\d{1,2}))?(?:[-./](\d{1,2}))?", text.strip())
    if match is None:
        raise _unread(name, text, _("Write a date as 2019, 2019-10 or 2019-10-24."))
    value = "-".join(f"{int(part):0{4 if i == 0 else 2}}" for i, part in enumerate(match.groups()) if part)
    try:
        first, last = bounds_of(value)
        date.fromisoformat(first), date.fromisoformat(last)
    except (ValueError, IndexError) as error:  # a thirteenth month
        raise _unread(name, text, _("There is no such day.")) from error
    precision = {4: "year", 7: "month"}.get(len(value), "day")
    return When(value=value, earliest=first, latest=last, precision=precision, basis="stated")  # type: ignore[arg-type]


def _blank(name: str, *, tie: bool) -> FormField:
    options = tuple(_options(name, tie=tie))
    first = {"status": "active" if tie else "done"}.get(name, "")
    return FormField(
        name=name,
        label=label(FIELDS, name).label,
        asked=_asked(name),
        value=first,
        options=options,
        help=_help(name),
    )


def _form_field(claim: Claim, name: str) -> FormField:
    tie = isinstance(claim, TieClaim)
    value = getattr(claim, "from_" if name == "from" else name)
    return FormField(
        name=name,
        label=label(FIELDS, name).label,
        asked=_asked(name),
        value=_written(name, value),
        options=tuple(_options(name, tie=tie)),
        help=_help(name),
    )


def _asked(name: str) -> str:
    if name in {"kind", "status"}:
        return "choice"
    if name == "fields":
        return "choices"
    if name in DATES:
        return "date"
    if name in {"a", "b"}:
        return "place"
    return "places" if name in PLACES else "lines" if name in LINES else "line"


def _options(name: str, *, tie: bool) -> list[tuple[str, str]]:
    kinds, statuses = (TieKind, TieStatus) if tie else (ExchangeKind, ExchangeStatus)
    words = {
        "kind": (get_args(kinds), TIE_KINDS if tie else EXCHANGE_KINDS),
        "status": (get_args(statuses), TIE_STATUSES if tie else EXCHANGE_STATUSES),
        "fields": (FIELDS_OF_COOPERATION, COOPERATION),
    }
    if name not in words:
        return []
    codes, labels = words[name]
    return [(code, label(labels, slug(code) if name == "fields" else code).label) for code in codes]


FIELDS_OF_COOPERATION = (
    "trade", "investment", "tourism", "politics", "energy", "science & technology", "environment", "sport",
    "culture & art", "health", "transport", "urban development", "education & talent", "agriculture & food",
    "youth", "disaster relief",
)  # fmt: skip


def _help(name: str) -> str:
    if name in DATES:
        return _("As 2019, 2019-10 or 2019-10-24; empty where it is not known.")
    if name in {"a", "b"}:
        return _("A name, or a name with its number.")
    if name in PLACES:
        return _("A name, or a name with its number; several on lines of their own.")
    return {
        "quantity": _("One a line, as: 6000 masks"),
        "stages": _("One a line, as: received 2020-02-11, or: delivered planned"),
        "people": _("One a line, as: Li Ming; mayor"),
        "organisations": _("One a line."),
    }.get(name, "")


def _written(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "\n".join(_written(name, item) for item in value)
    if isinstance(value, Place):
        return place_text(value)
    if isinstance(value, When):
        return value.value or ""
    if hasattr(value, "unit"):
        return f"{value.value:g} {value.unit}"
    if hasattr(value, "stage"):
        when = value.date.value if value.date else None
        return " ".join(filter(None, [value.stage, when, value.status if value.status != "done" else ""]))
    if hasattr(value, "name"):
        return "; ".join(filter(None, [value.name or "-", getattr(value, "role", None)]))
    return str(value)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _quantity(line: str) -> Any:
    match = re.fullmatch(r"([\d,. ]*\d)\s+(\S.*)", line)
    if match is None:
        raise _unread("quantity", line, _("Write a number and what it counts: 6000 masks."))
    return {"value": float(re.sub(r"[, ]", "", match[1])), "unit": match[2]}


def _stage(line: str) -> Any:
    name, *rest = line.split()
    if name not in get_args(StageName):
        known = ", ".join(get_args(StageName))
        raise _unread("stages", line, _("Begin with one of: %(stages)s.") % {"stages": known})
    dates = [word for word in rest if word[:1].isdigit()]
    status = next((word for word in rest if word in get_args(ExchangeStatus)), "done")
    when = _plain(read_date(dates[0], "stages")) if dates else None
    return {"stage": name, "date": when, "status": status}


def _person(line: str) -> Any:
    name, _semicolon, role = (part.strip() for part in line.partition(";"))
    return {"name": None if name == "-" else name, "role": role or None, "of": None}


def _organisation(line: str) -> Any:
    return {"name": line, "of": None}


READERS: dict[str, Callable[[str], Any]] = {
    "quantity": _quantity,
    "stages": _stage,
    "people": _person,
    "organisations": _organisation,
}


def _plain(record: Any) -> Any:
    return msgspec.to_builtins(record)


def _unread(name: str, text: str, remedy: str) -> NotUnderstoodError:
    return NotUnderstoodError(
        label(FIELDS, name).label, _("“%(text)s” cannot be read") % {"text": text[:60]}, remedy=remedy
    )
