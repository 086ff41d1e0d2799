"""The claims of one page together: accepting many at once, after a look at what that changes."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cityties_site.desk import deciding, leases
from cityties_site.desk.views.frame import person_of, show
from cityties_site.register.roles import require
from cityties_site.register.selectors import NotThere, reviewing

AT_ONCE = 50
"""Claims that can be accepted at once: more than that nobody looks at."""


@require("reader")
def source(request: HttpRequest, article: str) -> HttpResponse:
    """The claims of a page that wait; those without conflict can be chosen."""
    lines = reviewing.lines(reviewing.article_keys(article), language=request.LANGUAGE_CODE)
    others = set(leases.held_by_others(person_of(request)))
    ready = [line for line in lines if line.rank.code in {"new_tie", "rest"} and line.key not in others]
    single = [line for line in lines if line not in ready]
    page = _page(request, article)
    last = deciding.last_batch(person_of(request))
    context: dict[str, Any] = {
        "ready": ready[:AT_ONCE],
        "single": single,
        "page": page,
        "article": article,
        "batch": last,
    }
    return show(request, "desk/source.html", **context)


@require("reviewer")
def accept(request: HttpRequest, article: str) -> HttpResponseBase:
    """What accepting the chosen claims changes; then, when that was looked at, accept them."""
    keys = [key for key in request.POST.getlist("claim") if key in set(reviewing.article_keys(article))]
    if request.method != "POST" or not keys:
        return redirect("desk:source", article)
    if "client_id" not in request.POST:
        items = [reviewing.item(key, language=request.LANGUAGE_CODE) for key in keys[:AT_ONCE]]
        context: dict[str, Any] = {"items": items, "article": article, "page": _page(request, article)}
        return show(request, "desk/source_preview.html", client_id=str(uuid4()), **context)
    pairs = zip(request.POST.getlist("claim"), request.POST.getlist("seen"), strict=False)
    seen = {key: int(number) for key, number in pairs if number.isdecimal()}
    outcome = deciding.accept_all(person_of(request), seen, client_id=request.POST["client_id"][:64])
    if outcome.state in {"stale", "taken"}:
        said = _("One of these claims was judged or taken by %(name)s. Nothing was written; look again.")
        problem = said % {"name": outcome.by or _("somebody else")}
        return show(request, "desk/source_stale.html", status=409, problem=problem, article=article)
    return redirect("desk:source", article)


def _page(request: HttpRequest, article: str) -> object:
    try:
        return reviewing.source_text(article, language=request.LANGUAGE_CODE).article
    except NotThere as error:
        raise Http404(_("There is no such page.")) from error
