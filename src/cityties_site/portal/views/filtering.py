"""What Explore and the map have in common: a filter form whose every state is a clean address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cityties_site.register import selectors
from cityties_site.register.filters import Filters
from cityties_site.register.view_models import Choice, PlaceRef

PLACE_ID = re.compile(r"/city/(-?\d+)-")


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A filter that is set, in words, and the query of the address without it."""

    name: str
    value: str
    without: str


@dataclass(frozen=True, kw_only=True)
class NamedPlace:
    """What the words in the field "City" came to: a place's id, or words that name none that we hold."""

    city: int | None
    not_found: str = ""


def query_of(filters: Filters, as_of: date | None, **changes: Any) -> str:
    """The query of an address that shows this view, with changes, of the day that is asked for."""
    parts = [filters.query(**changes), urlencode({"as_of": as_of.isoformat()}) if as_of else ""]
    return "&".join(filter(None, parts))


def address(name: str, *queries: str) -> str:
    """The address of that name, with queries where there are any."""
    query = "&".join(filter(None, queries))
    return f"{reverse(name)}?{query}" if query else reverse(name)


def from_form(request: HttpRequest) -> bool:
    """Whether the query comes from the form, with its empty fields, and not from a clean address."""
    return "place" in request.GET


def named_place(request: HttpRequest) -> NamedPlace:
    """The place that the form names: by words, or by id where the words were left as they were."""
    words = request.GET.get("place", "").strip()
    city = Filters.from_query(request.GET.dict()).city
    if not words:
        return NamedPlace(city=None)
    if city is not None and words == request.GET.get("was", ""):
        return NamedPlace(city=city)
    found = selectors.search(words, language=request.LANGUAGE_CODE).places
    match = PLACE_ID.search(found[0].path) if found else None
    return NamedPlace(city=int(match[1])) if match else NamedPlace(city=None, not_found=words)


def chips(
    filters: Filters, choices: dict[str, tuple[Choice, ...]], place: PlaceRef | None, as_of: date | None
) -> list[Chip]:
    """The filters that are set, each with the query that lifts it."""
    without = partial(query_of, replace(filters, after="", before=""), as_of)
    names = {
        "kind": _("Kind"),
        "status": _("Status"),
        "field": _("Field of cooperation"),
        "country": _("Country"),
        "language": _("Language of a source"),
    }
    found = [
        Chip(name=names[name], value=_label(choices[name], code), without=without(**{name: ""}))
        for name in names
        if (code := getattr(filters, name)) and name in choices
    ]
    if filters.city is not None:
        value = place.name if place else str(filters.city)
        found.append(Chip(name=_("City"), value=value, without=without(city=None)))
    if filters.tie:
        found.append(Chip(name=_("Tie"), value=filters.tie, without=without(tie="")))
    if filters.from_year is not None:
        value = str(filters.from_year)
        found.append(Chip(name=_("From year"), value=value, without=without(from_year=None)))
    if filters.to_year is not None:
        value = str(filters.to_year)
        found.append(Chip(name=_("To year"), value=value, without=without(to_year=None)))
    return found


def _label(choices: tuple[Choice, ...], code: str) -> str:
    return next((choice.label for choice in choices if choice.code == code), code)
