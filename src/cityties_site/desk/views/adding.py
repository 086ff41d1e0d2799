"""Add pages: an address, a text or files are read at once and looked at before they are stored."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cityties_site.desk import drafts
from cityties_site.desk.views.frame import person_of, show
from cityties_site.register.roles import require


@require("reviewer")
def add(request: HttpRequest) -> HttpResponseBase:
    """The form; what is given is read, and its findings are shown before anything is stored."""
    if request.method != "POST":
        return _form(request)
    given = drafts.Given(
        address=request.POST.get("address", "").strip()[:2000],
        text=request.POST.get("text", ""),
        published=request.POST.get("published", "").strip(),
        files=tuple(request.FILES.getlist("files")),
    )
    if given.empty:
        return _form(request, problem=_("Give an address, a text or a file."), status=422)
    draft = drafts.read(person_of(request), given)
    return redirect("desk:draft", draft.pk)


def _form(request: HttpRequest, *, problem: str = "", status: int = 200) -> HttpResponse:
    limits = {"largest": settings.CITYTIES_LARGEST_PAGE // 1024**2, "most": drafts.MOST_FILES}
    return show(request, "desk/add.html", status=status, problem=problem, given=request.POST, **limits)


@require("reviewer")
def draft(request: HttpRequest, number: int) -> HttpResponseBase:
    """What was read on the pages; stored when somebody says so, or thrown away."""
    held = drafts.of(person_of(request), number)
    if held is None:
        raise Http404(_("There is nothing of yours here: it was stored, or is older than a day."))
    if request.method != "POST":
        findings = drafts.findings(held, language=request.LANGUAGE_CODE)
        return show(request, "desk/draft.html", draft=held, findings=findings)
    if request.POST.get("do") != "store":
        held.delete()
        return redirect("desk:add")
    articles = drafts.store(held)
    if len(articles) == 1:
        return redirect(f"{reverse('desk:next')}?{urlencode({'article': articles[0]})}")
    return redirect("desk:home")
