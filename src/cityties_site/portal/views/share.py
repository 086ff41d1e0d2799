"""Sharing: short addresses, their QR codes as SVG, and a page to share from without scripts."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import segno
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from cityties_site.portal.asking import from_register
from cityties_site.portal.pages import base_address, page_of, show
from cityties_site.register import selectors

QUIET_ZONE = 4
"""Modules of white around a QR code, as ISO/IEC 18004 asks."""


@from_register
def short(request: HttpRequest, code: str) -> HttpResponse:
    """Lead a short address on, in the reader's own language."""
    return HttpResponseRedirect(selectors.short(code, language=request.LANGUAGE_CODE))


@from_register
@cache_control(public=True, max_age=24 * 3600)
def qr(request: HttpRequest, code: str) -> HttpResponse:
    """The QR code of a short address."""
    selectors.short(code, language=request.LANGUAGE_CODE)
    return HttpResponse(qr_svg(f"{base_address(request)}/s/{code}"), content_type="image/svg+xml")


@from_register
def share(request: HttpRequest, code: str) -> HttpResponse:
    """The share panel as a page of its own."""
    path = selectors.short(code, language=request.LANGUAGE_CODE)
    page = page_of(request, title=_("Share"), path=path, indexed=False)
    return show(request, "portal/share.html", page)


@lru_cache(maxsize=1000)
def qr_svg(address: str) -> bytes:
    """Black on white with a quiet zone, whatever the page's colours: cameras want it so."""
    picture = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(picture, kind="svg", border=QUIET_ZONE, light="#fff", dark="#000", xmldecl=False, omitsize=True)
    return picture.getvalue()
