"""Places that the gazetteer lacks."""

from __future__ import annotations

from typing import get_args

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cityties.errors import InputError
from cityties.records import Level
from cityties_site.desk import corrections
from cityties_site.desk.views.frame import person_of, show
from cityties_site.register import services
from cityties_site.register.roles import require
from cityties_site.register.wording import LEVELS, label


@require("reviewer")
def places(request: HttpRequest) -> HttpResponseBase:
    """Look a place up; add it where it is missing."""
    asked = request.GET.get("q", "").strip()[:100]
    if request.method != "POST":
        found = corrections.offered(asked, most=12) if asked else []
        return _shown(request, asked=asked, found=found)
    try:
        _add(request)
    except InputError as error:
        return _shown(request, problem=str(error), status=422)
    return redirect("desk:places")


def _add(request: HttpRequest) -> None:
    form = {name: request.POST.get(name, "").strip()[:200] for name in request.POST}
    name, country = form.get("name", ""), form.get("country", "").upper()
    if not name or not (len(country) == 2 and country.isascii() and country.isalpha()):
        remedy = _("Give a name, and the country’s two letters, as JP.")
        raise InputError(name or _("Place"), _("something is missing"), remedy=remedy)
    if not form.get("source"):
        raise InputError(name, _("nobody can tell where this is from"), remedy=_("Say how you know."))
    within = corrections.read_place(form["within"]).id if form.get("within") else None
    services.add_place(
        name,
        country=country,
        level=form.get("level", ""),
        source=form["source"],
        by=person_of(request).get_username(),
        names={code: form[f"name-{code}"] for code in ("zh", "ja", "ko") if form.get(f"name-{code}")},
        aliases=[alias for part in form.get("aliases", "").split(";") if (alias := part.strip())],
        within=within,
        at=_point(form.get("point", "")),
    )


def _point(text: str) -> tuple[float, float] | None:
    if not text:
        return None
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError as error:
        remedy = _("Write degrees north and east, as 35.66, 138.57.")
        raise InputError(text[:40], _("this is no point"), remedy=remedy) from error
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise InputError(text[:40], _("this is no point on earth"), remedy=_("Degrees north come first."))
    return latitude, longitude


def _shown(
    request: HttpRequest, *, asked: str = "", problem: str = "", status: int = 200, **context: object
) -> HttpResponse:
    frame = {
        "levels": [label(LEVELS, level) for level in get_args(Level)],
        "own": services.added_places(),
        "given": request.POST,
    }
    texts = {"asked": asked, "problem": problem}
    return show(request, "desk/places.html", status=status, **frame, **texts, **context)
