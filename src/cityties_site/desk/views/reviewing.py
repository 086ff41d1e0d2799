"""One decision at a time."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import uuid4

from django.core.signing import BadSignature, TimestampSigner
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cityties.errors import InputError
from cityties.records import Claim
from cityties_site.desk import corrections, deciding, leases
from cityties_site.desk.choices import REASONS, choice_from
from cityties_site.desk.views.frame import asks_by_script, person_of, show
from cityties_site.register.roles import may, require
from cityties_site.register.selectors import NotThere, reviewing
from cityties_site.register.view_models import ItemView

SIGNER = TimestampSigner(salt="cityties.desk.shown")
MOST_NAMED = 20
"""Claims that a request may name as on the screen or just decided."""


@require("reviewer")
@require_GET
def next_item(request: HttpRequest) -> HttpResponseBase:
    """The next claim in the queue that nobody else has; a page that says so if none is left."""
    article, but = request.GET.get("article", ""), request.GET.getlist("but")[:MOST_NAMED]
    after = request.GET.get("after", "")
    key = leases.take_next(person_of(request), after=after, article=article, but=but)
    if key is None:
        context: dict[str, Any] = {"article": article, "last": _last(request)}
        return show(request, _template(request, "done"), **context)
    if asks_by_script(request):
        return _shown(request, key, article, ahead=True, but=but)
    return redirect(address(key, article))


@require("reader")
@require_GET
def item(request: HttpRequest, key: str) -> HttpResponseBase:
    """A claim, with what one can decide about it."""
    return _shown(request, key, request.GET.get("article", ""))


def _shown(
    request: HttpRequest,
    key: str,
    article: str,
    *,
    problem: str = "",
    status: int = 200,
    ahead: bool = False,
    but: Collection[str] = (),
) -> HttpResponse:
    """Show a claim.

    One that the script fetches ``ahead`` was just taken, comes after some others (``but``), and leaves to the
    script to say what was decided last when it is shown.
    """
    view = _view(request, key)
    person = person_of(request)
    reviews = may(request.user, "reviewer")
    free = reviews and not view.superseded and (ahead or leases.take(key, person))
    context: dict[str, Any] = {
        "view": view,
        "article": article,
        "decides": free,
        "taken_by": leases.holder_of(key) if reviews and not free else None,
        "form": corrections.refilled(corrections.fields_of(view.record), _joined(request)),
        "places": _places(view) if free else [],
        "reasons": REASONS,
        "client_id": str(uuid4()),
        "shown": SIGNER.sign(key),
        "ahead": ahead,
        "previous": None if ahead else deciding.before(person, key),
        "last": None if ahead else _last(request),
        "counts": _counts(request, article, but),
        "problem": problem,
        "whole": "whole" in request.GET,
    }
    return show(request, _template(request, "item"), status=status, **context)


@require("reviewer")
@require_POST
def decide(request: HttpRequest, key: str) -> HttpResponseBase:
    """Write a decision; a script is answered in JSON, a form is led on."""
    article = request.POST.get("article", "")
    try:
        choice = choice_from(_joined(request), _record(key))
        outcome = deciding.decide(
            person_of(request),
            key,
            choice,
            client_id=request.POST.get("client_id", "")[:64] or str(uuid4()),
            seen=_number(request.POST.get("seen", "")),
            seconds=_seconds(request, key),
        )
    except InputError as error:
        if asks_by_script(request):
            return JsonResponse({"state": "refused", "message": str(error)}, status=422)
        return _shown(request, key, article, problem=str(error), status=422)
    if outcome.state in {"stale", "taken"}:
        message = _stale_words(outcome)
        if asks_by_script(request):
            return JsonResponse({"state": outcome.state, "message": message}, status=409)
        return _shown(request, key, article, problem=message, status=409)
    stays = choice.verdict in {"same", "different"}
    onward = address(key, article) if stays else _next_address(key, article)
    if asks_by_script(request):
        return JsonResponse({"state": outcome.state, "next": onward})
    return redirect(onward)


@require("reviewer")
@require_POST
def undo(request: HttpRequest) -> HttpResponseBase:
    """Take one's last decision back, or the one that is named, and show its claim again."""
    person = person_of(request)
    decision = deciding.latest(person, client_id=request.POST.get("client_id", "")[:64])
    done = decision is not None and deciding.undo(person, decision)
    claims: list[str] = decision.claims if decision else []
    onward = address(claims[0], request.POST.get("article", "")) if claims else reverse("desk:home")
    if asks_by_script(request):
        return JsonResponse({"state": "done" if done else "again", "next": onward})
    return redirect(onward)


def _joined(request: HttpRequest) -> dict[str, str]:
    """The form's fields; of one that came several times, its values on lines of their own."""
    return {name: "\n".join(filter(None, request.POST.getlist(name))) for name in request.POST}


def address(key: str, article: str = "") -> str:
    """The address of a claim at the desk, within one article's claims or in the whole queue."""
    path = reverse("desk:item", args=[key])
    return f"{path}?{urlencode({'article': article})}" if article else path


def _next_address(key: str, article: str) -> str:
    asked = {"after": key, **({"article": article} if article else {})}
    return f"{reverse('desk:next')}?{urlencode(asked)}"


def _template(request: HttpRequest, name: str) -> str:
    """A script wants the page's content alone."""
    return f"desk/parts/{name}.html" if asks_by_script(request) else f"desk/{name}.html"


def _record(key: str) -> Claim:
    try:
        return reviewing.claim_now(key)
    except NotThere as error:
        raise Http404(_("There is no such claim.")) from error


def _view(request: HttpRequest, key: str) -> ItemView:
    try:
        return reviewing.item(key, language=request.LANGUAGE_CODE, whole="whole" in request.GET)
    except NotThere as error:
        raise Http404(_("There is no such claim.")) from error


def _places(view: ItemView) -> list[dict[str, object]]:
    """For each place of a claim the others that its name may mean; all of them counted through."""
    offered: list[dict[str, object]] = []
    record = view.record
    for name in ("a", "b", "from_", "to", "where"):
        held = getattr(record, name, ())
        for number, place in enumerate([held] if not isinstance(held, tuple) else held):
            others = corrections.offered(place.name, but=place.id, most=4)
            field = name.rstrip("_")
            values = [{"value": f"{field}:{number}:{o.id}", "place": o} for o in others]
            offered.append({"place": place, "others": values})
    return offered


def _last(request: HttpRequest) -> dict[str, object] | None:
    """What one decided last, to take it back."""
    decision = deciding.latest(person_of(request))
    if decision is None or not decision.claims:
        return None
    lines = deciding.words_of(decision, language=request.LANGUAGE_CODE)
    return {"client_id": decision.client_id, "words": lines}


def _counts(request: HttpRequest, article: str = "", but: Collection[str] = ()) -> object:
    return reviewing.queue_counts(language=request.LANGUAGE_CODE, article=article, but=but)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else -1


def _seconds(request: HttpRequest, key: str) -> float | None:
    """How long it took: as the script measured, else since the page was made."""
    measured = request.POST.get("seconds", "")
    if measured.replace(".", "", 1).isdecimal():
        return float(measured)
    try:
        value = SIGNER.unsign(request.POST.get("shown", ""))
    except BadSignature:
        return None
    if value != key:
        return None
    return deciding.seconds_since(SIGNER, request.POST["shown"])


def _stale_words(outcome: deciding.Outcome) -> str:
    if outcome.state == "taken":
        return _("%(name)s has this claim before them now. Nothing was written.") % {"name": outcome.by}
    if outcome.by:
        said = _("%(name)s has judged this claim since you opened it. Nothing was written; look at it again.")
        return said % {"name": outcome.by}
    return _("A newer reading of the page has replaced this claim. Nothing was written.")
