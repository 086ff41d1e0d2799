"""Error pages in the portal's own frame."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from cityties_site.portal.pages import page_of, show


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing is here; search, and the ways on."""
    reason = str(exception.args[0]) if exception.args and isinstance(exception.args[0], str) else ""
    page = page_of(request, title=_("Nothing is here"), path=f"/{request.LANGUAGE_CODE}/", indexed=False)
    return show(request, "portal/404.html", page, status=404, reason=reason)


def failed(request: HttpRequest) -> HttpResponse:
    """Something broke: a page that needs nothing, neither database nor static files."""
    language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    nonce = str(getattr(request, "csp_nonce", ""))
    return HttpResponseServerError(
        render_to_string("portal/500.html", {"language": language, "nonce": nonce})
    )
