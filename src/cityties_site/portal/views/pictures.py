"""Pictures of the portal's own stories, in the sizes in which they are shown."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.static import serve

FOLDER = "images"
"""Where Wagtail keeps the sizes; what was uploaded itself is not served."""


def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """One size of a picture; its name changes with its content."""
    response = serve(request, f"{FOLDER}/{name}", document_root=str(settings.MEDIA_ROOT))
    patch_cache_control(response, public=True, max_age=7 * 24 * 3600)
    return response
