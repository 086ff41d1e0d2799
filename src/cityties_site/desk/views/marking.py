"""Claims that the reader overlooked: somebody marks the sentence, and says what it states."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cityties.errors import InputError
from cityties_site.desk import corrections, marking
from cityties_site.desk.views.frame import person_of, show
from cityties_site.register.roles import require
from cityties_site.register.selectors import NotThere, reviewing
from cityties_site.register.view_models import SourceText


@require("reviewer")
def text(request: HttpRequest, article: str) -> HttpResponseBase:
    """The whole text, sentence by sentence; choose one, then say what it states."""
    try:
        source = reviewing.source_text(article, language=request.LANGUAGE_CODE)
    except NotThere as error:
        raise Http404(_("There is no such page.")) from error
    form = marking.blank(request.POST.get("what", "tie"))
    if request.method != "POST":
        return _shown(request, source, {})
    given = {name: "\n".join(filter(None, request.POST.getlist(name))) for name in request.POST}
    try:
        chosen = marking.chosen(source, given)
    except InputError as error:
        return _shown(request, source, given, problem=str(error), status=422)
    if "store" not in given:
        return _shown(request, source, given, form=form, chosen=chosen)
    try:
        key = marking.add(source, given, by=person_of(request))
    except InputError as error:
        return _shown(
            request,
            source,
            given,
            problem=str(error),
            form=corrections.refilled(form, given),
            chosen=chosen,
            status=422,
        )
    return redirect("desk:item", key)


def _shown(
    request: HttpRequest, source: SourceText, given: dict[str, str], *, status: int = 200, **more: object
) -> HttpResponse:
    sentences = marking.sentences(source.text)
    context = {"source": source, "sentences": sentences, "given": given, **more}
    return show(request, "desk/text.html", status=status, **context)
