"""Search in any script, and the suggestions under the search box."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cityties_site.register import selectors
from cityties_site.register.view_models import Hit, SearchView


@dataclass(frozen=True, kw_only=True)
class Group:
    """What was found of one sort."""

    code: str
    label: str
    hits: tuple[Hit, ...]


def search(request: HttpRequest) -> HttpResponse:
    """What was found, in groups."""
    view = _found(request)
    groups = [
        Group(code="places", label=_("Places"), hits=view.places),
        Group(code="ties", label=_("Ties"), hits=view.ties),
        Group(code="exchanges", label=_("Exchanges"), hits=view.exchanges),
        Group(code="articles", label=_("Press articles"), hits=view.articles),
    ]
    found = [group for group in groups if group.hits]
    return render(request, "portal/search.html", {"view": view, "groups": found})


def search_json(request: HttpRequest) -> HttpResponse:
    """The same as JSON."""
    return _json(_found(request))


def suggest(request: HttpRequest) -> HttpResponse:
    """A few places, and ties of the best of them, for the list under the search box."""
    return _json(selectors.suggest(request.GET.get("q", ""), language=get_language() or "en"))


def _found(request: HttpRequest) -> SearchView:
    return selectors.search(request.GET.get("q", ""), language=get_language() or "en")


def _json(answer: SearchView | tuple[Hit, ...]) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(answer), content_type="application/json")
