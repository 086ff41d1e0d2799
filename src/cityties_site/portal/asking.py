"""What a request asks for: a day to be shown; and what becomes of a thing that is not there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from cityties_site.register import selectors

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def options(request: HttpRequest) -> dict[str, Any]:
    """Language and day, as the selectors take them; a day that is none is an address that is none."""
    day = request.GET.get("as_of", "")
    try:
        as_of = date.fromisoformat(day) if day else None
    except ValueError as error:
        raise Http404(_("The address asks for a day that is none; write it as 2026-12-31.")) from error
    return {"language": request.LANGUAGE_CODE, "as_of": as_of}


def from_register(view: View[P]) -> View[P]:
    """Let a view answer 404 for what the register does not have, and lead on to what has moved."""

    @wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except selectors.NotThere as error:
            raise Http404(_("The register has nothing under this address.")) from error
        except selectors.Moved as moved:
            return HttpResponsePermanentRedirect(with_query(moved.path, request))

    return answered


def with_query(path: str, request: HttpRequest) -> str:
    """A path with the query that the request came with."""
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path


def as_json(view_model: Any) -> HttpResponse:
    """A page's view model as JSON: the same as the API gives."""
    response = HttpResponse(msgspec.json.encode(view_model), content_type="application/json; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    return response
