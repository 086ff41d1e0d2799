"""The map of ties and exchanges: a form, a list, and the points that the map draws."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from cityties_site.portal.asking import as_json, from_register, options
from cityties_site.portal.pages import page_of, show
from cityties_site.portal.views.filtering import address, from_form, named_place, query_of
from cityties_site.register import selectors
from cityties_site.register.filters import WHAT, Filters
from cityties_site.register.view_models import Choice, ExchangeRef, MapDot, MapLine, MapView, PlaceRef
from cityties_site.register.wording import EXCHANGE_KINDS, TIE_KINDS, Words

FIRST_SHOWN = 50
"""Rows of each list that show at once; the rest opens on demand."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the map shows: ties, exchanges or both, and of which kind ("ties:sister_city")."""

    code: str = ""

    @property
    def what(self) -> str:
        """Ties, exchanges, or nothing for both."""
        what = self.code.partition(":")[0]
        return what if what in WHAT else ""

    @property
    def kind(self) -> str:
        """The kind, or nothing for all."""
        return self.code.partition(":")[2] if self.what else ""


@from_register
def map_page(request: HttpRequest) -> HttpResponse:
    """The form, the map's place, and everything on the map as a list."""
    asked = options(request)
    shown, filters = _asked(request)
    if from_form(request):
        return _clean(request, shown, filters, asked["as_of"])
    view = _view(shown, filters, asked)
    query = _query(shown, filters, asked["as_of"])
    of_all_years = replace(filters, from_year=None, to_year=None)
    page = page_of(
        request,
        title=_("Map"),
        json_path=address("map-json", query),
        as_of=asked["as_of"],
        indexed=not query,
    )
    return show(
        request,
        "portal/map.html",
        page,
        view=view,
        filters=filters,
        show=_choices(shown),
        place=_place(filters, view),
        points=address("map-json", _query(shown, of_all_years, asked["as_of"])),
        not_found=request.GET.get("unknown", "")[:100],
        first_shown=FIRST_SHOWN,
        first_rows=f":{FIRST_SHOWN}",
        other_rows=f"{FIRST_SHOWN}:",
        filtered=bool(query),
        labels=json.dumps(_labels(asked["language"]), ensure_ascii=False),
    )


@from_register
def map_json(request: HttpRequest) -> HttpResponse:
    """The same as GeoJSON: ties are lines, exchanges are points."""
    view = _view(*_asked(request), options(request))
    features = [*map(_line, view.ties), *map(_dot, view.exchanges)]
    return as_json({"type": "FeatureCollection", "features": features, "left_out": view.left_out})


def _labels(language: str) -> list[dict[str, Any]]:
    """Names that the portal's settings put on the map, where they have one in the page's language."""
    held = settings.CITYTIES_MAP_LABELS
    return [
        {"at": label["at"], "name": label["names"][language]} for label in held if language in label["names"]
    ]


def _asked(request: HttpRequest) -> tuple[Shown, Filters]:
    shown = Shown(code=request.GET.get("show", "")[:64])
    asked = Filters.from_query({**request.GET.dict(), "what": shown.what, "kind": shown.kind})
    return shown, replace(asked, sort="newest", after="", before="")


def _view(shown: Shown, filters: Filters, asked: dict[str, Any]) -> MapView:
    view = selectors.map_points(filters, **asked)
    if shown.what == "ties":
        return replace(view, exchanges=())
    return replace(view, ties=()) if shown.what == "exchanges" else view


def _query(shown: Shown, filters: Filters, as_of: date | None) -> str:
    what = urlencode({"show": shown.code}) if shown.what else ""
    return "&".join(filter(None, [what, query_of(filters, as_of, what="ties", kind="")]))


def _clean(request: HttpRequest, shown: Shown, filters: Filters, as_of: date | None) -> HttpResponse:
    """Send the form on to the address that says the same without empty fields."""
    named = named_place(request)
    unknown = urlencode({"unknown": named.not_found}) if named.not_found else ""
    return HttpResponseRedirect(
        address("map", _query(shown, replace(filters, city=named.city), as_of), unknown)
    )


def _choices(shown: Shown) -> list[tuple[str, tuple[Choice, ...]]]:
    """What the map can show, in groups: all, ties by kind, exchanges by kind."""
    return [
        (_("Ties"), _group("ties", _("All ties"), TIE_KINDS, shown)),
        (_("Exchanges"), _group("exchanges", _("All exchanges"), EXCHANGE_KINDS, shown)),
    ]


def _group(what: str, everything: str, kinds: Words, shown: Shown) -> tuple[Choice, ...]:
    codes = {what: everything, **{f"{what}:{kind}": str(text) for kind, text in kinds.items()}}
    return tuple(Choice(code=code, label=text, chosen=code == shown.code) for code, text in codes.items())


def _place(filters: Filters, view: MapView) -> PlaceRef | None:
    """The city that is asked for, as one of the things shown has it."""
    refs = [ref for line in view.ties for ref in (line.tie.a, line.tie.b)]
    refs += [ref for dot in view.exchanges for ref in _parties(dot.exchange)]
    return next((ref for ref in refs if ref.id == filters.city), None)


def _parties(exchange: ExchangeRef) -> tuple[PlaceRef, ...]:
    return (*exchange.where, *exchange.to, *exchange.from_)


def _line(line: MapLine) -> dict[str, Any]:
    tie = line.tie
    return {
        "type": "Feature",
        "geometry": {"type": "LineString", "coordinates": [line.a[::-1], line.b[::-1]]},
        "properties": {
            "what": "tie",
            "title": tie.title,
            "path": tie.path,
            "kind": tie.kind.code,
            "label": tie.kind.label,
            "date": tie.since.text if tie.since else None,
            "year": line.year,
            "machine_read": tie.machine_read,
            "places": [_named(tie.a), _named(tie.b)],
        },
    }


def _dot(dot: MapDot) -> dict[str, Any]:
    exchange = dot.exchange
    located = [place for place in _parties(exchange) if place.latitude is not None]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": dot.at[::-1]},
        "properties": {
            "what": "exchange",
            "title": exchange.title,
            "path": exchange.path,
            "kind": exchange.kind.code,
            "label": exchange.kind.label,
            "date": exchange.date.text if exchange.date else None,
            "year": dot.year,
            "machine_read": exchange.machine_read,
            "places": [_named(located[0])],
        },
    }


def _named(place: PlaceRef) -> dict[str, str]:
    return {"name": place.name, "country": place.country_name, "path": place.path}
