"""Explore: the table of ties or exchanges with its filters.  Every view is a link."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cityties_site.portal.asking import as_json, from_register, options
from cityties_site.portal.pages import page_of, show
from cityties_site.portal.views.filtering import address, chips, from_form, named_place, query_of
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


@from_register
def explore(request: HttpRequest) -> HttpResponse:
    """One page of the table."""
    asked = options(request)
    filters = Filters.from_query(request.GET.dict())
    as_of = asked["as_of"]
    if from_form(request):
        return _clean(request, filters, as_of)
    view = selectors.explore(filters, **asked)
    first_page = replace(filters, after="", before="")
    page = page_of(
        request,
        title=_("Explore"),
        json_path=address("explore-json", query_of(filters, as_of)),
        as_of=as_of,
        indexed=filters == Filters(),
    )
    return show(
        request,
        "portal/explore.html",
        page,
        view=view,
        filters=filters,
        rows=view.ties or view.exchanges,
        tabs=_tabs(first_page, as_of),
        columns=_columns(first_page, as_of),
        chips=chips(filters, view.choices, view.place, as_of),
        pages=_pages(filters, view, as_of),
        downloads=_downloads(first_page, asked["language"]),
        not_found=request.GET.get("unknown", "")[:100],
        unfiltered=query_of(Filters(what=filters.what, sort=filters.sort), as_of),
    )


@from_register
def explore_json(request: HttpRequest) -> HttpResponse:
    """The same as JSON."""
    return as_json(selectors.explore(Filters.from_query(request.GET.dict()), **options(request)))


def _clean(request: HttpRequest, filters: Filters, as_of: date | None) -> HttpResponse:
    """Send the form on to the address that says the same without empty fields."""
    named = named_place(request)
    unknown = urlencode({"unknown": named.not_found}) if named.not_found else ""
    query = query_of(filters, as_of, city=named.city, after="", before="")
    return HttpResponseRedirect(address("explore", query, unknown))


def _tabs(filters: Filters, as_of: date | None) -> list[Tab]:
    def tab(what: str, label: str) -> Tab:
        chosen = filters.what == what
        lifted = {} if chosen else {"kind": "", "status": "", "field": ""}
        return Tab(label=label, query=query_of(filters, as_of, what=what, **lifted), chosen=chosen)

    return [tab("ties", _("Ties")), tab("exchanges", _("Exchanges"))]


def _columns(filters: Filters, as_of: date | None) -> dict[str, Column]:
    """The headings by which the register can sort: the name, and the day (newest first, then oldest)."""
    ties = filters.what == "ties"
    directions = {"newest": "descending", "oldest": "ascending"}
    other = "oldest" if filters.sort == "newest" else "newest"
    return {
        "name": Column(
            label=_("Cities") if ties else _("Exchange"),
            query=query_of(filters, as_of, sort="name"),
            sorted="ascending" if filters.sort == "name" else "",
        ),
        "day": Column(
            label=_("Since") if ties else _("Date"),
            query=query_of(filters, as_of, sort=other),
            sorted=directions.get(filters.sort, ""),
        ),
    }


def _pages(filters: Filters, view: ExploreView, as_of: date | None) -> dict[str, str]:
    """The queries of the first page and, where there are such, of the pages before and after this one."""
    rows = view.ties or view.exchanges
    pages = {"first": query_of(filters, as_of, after="", before="")}
    if rows and rows.previous:
        pages["previous"] = query_of(filters, as_of, before=rows.previous, after="")
    if rows and rows.next:
        pages["next"] = query_of(filters, as_of, after=rows.next, before="")
    return pages


def _downloads(filters: Filters, language: str) -> list[Download]:
    """The whole filtered table as files, in the page's language."""
    query = f"?{filters.query()}".rstrip("?")
    return [
        Download(
            label=form.upper(),
            address=reverse("feeds:download-in", args=(language, filters.what, form)) + query,
        )
        for form in ("csv", "json")
    ]
