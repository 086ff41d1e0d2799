"""Explore: the table of ties or exchanges with its filters.  Every view is a link."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cityties_site.portal.views.filtering import chips, from_form, named_place
from cityties_site.register import selectors
from cityties_site.register.filters import Filters
from cityties_site.register.view_models import ExploreView


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One of the two tables: its name, and the query that shows it with the filters that both have."""

    label: str
    query: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class Column:
    """A heading to sort by: the query that does, and how the table is sorted by it now (for aria-sort)."""

    label: str
    query: str
    sorted: str = ""


@dataclass(frozen=True, kw_only=True)
class Download:
    """The table as a file."""

    label: str
    address: str


def explore(request: HttpRequest) -> HttpResponse:
    """One page of the table."""
    language = get_language() or "en"
    filters = Filters.from_query(request.GET.dict())
    if from_form(request):
        return _clean(request, filters, language)
    view = selectors.explore(filters, language=language)
    first_page = replace(filters, after="", before="")
    context = {
        "view": view,
        "filters": filters,
        "rows": view.ties or view.exchanges,
        "tabs": _tabs(first_page),
        "columns": _columns(first_page),
        "chips": chips(filters, view.choices, view.place),
        "pages": _pages(filters, view),
        "downloads": _downloads(first_page),
        "not_found": request.GET.get("unknown", "")[:100],
        "json_query": filters.query(),
        "all_query": Filters(what=filters.what, sort=filters.sort).query(),
    }
    return render(request, "portal/explore.html", context)


def explore_json(request: HttpRequest) -> HttpResponse:
    """The same as JSON."""
    view = selectors.explore(Filters.from_query(request.GET.dict()), language=get_language() or "en")
    return HttpResponse(msgspec.json.encode(view), content_type="application/json")


def _clean(request: HttpRequest, filters: Filters, language: str) -> HttpResponse:
    """Send the form on to the address that says the same without empty fields."""
    named = named_place(request, language)
    query = filters.query(city=named.city, after="", before="")
    if named.not_found:
        query = "&".join(filter(None, [query, urlencode({"unknown": named.not_found})]))
    return HttpResponseRedirect(f"{reverse('portal:explore')}?{query}" if query else reverse("portal:explore"))


def _tabs(filters: Filters) -> list[Tab]:
    def tab(what: str, label: str) -> Tab:
        chosen = filters.what == what
        query = filters.query() if chosen else filters.query(what=what, kind="", status="", field="")
        return Tab(label=label, query=query, chosen=chosen)

    return [tab("ties", _("Ties")), tab("exchanges", _("Exchanges"))]


def _columns(filters: Filters) -> dict[str, Column]:
    """The headings by which the register can sort: the name, and the day (newest first, then oldest)."""
    name_label = _("Cities") if filters.what == "ties" else _("Exchange")
    day_label = _("Since") if filters.what == "ties" else _("Date")
    directions = {"newest": "descending", "oldest": "ascending"}
    other = "oldest" if filters.sort == "newest" else "newest"
    return {
        "name": Column(
            label=name_label,
            query=filters.query(sort="name"),
            sorted="ascending" if filters.sort == "name" else "",
        ),
        "day": Column(
            label=day_label, query=filters.query(sort=other), sorted=directions.get(filters.sort, "")
        ),
    }


def _pages(filters: Filters, view: ExploreView) -> dict[str, str | None]:
    """The queries of the pages before and after this one."""
    rows = view.ties or view.exchanges
    if rows is None:
        return {}
    return {
        "previous": filters.query(before=rows.previous, after="") if rows.previous else None,
        "next": filters.query(after=rows.next, before="") if rows.next else None,
        "first": filters.query(after="", before=""),
    }


def _downloads(filters: Filters) -> list[Download]:
    """The whole filtered table as files."""
    query = f"?{filters.query()}".rstrip("?")
    return [
        Download(label=form.upper(), address=reverse("feeds:download", args=(filters.what, form)) + query)
        for form in ("csv", "json")
    ]
