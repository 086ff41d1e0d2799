"""What this portal is: a page of our own until the editors write theirs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cityties_site.portal.pages import page_of, show
from cityties_site.register import selectors


def about(request: HttpRequest) -> HttpResponse:
    """What is shown, how it was read, and what is known of readers: nothing."""
    page = page_of(
        request, title=_("About this portal"), description=_("What this portal shows, and how it is made.")
    )
    return show(request, "portal/about.html", page, counts=selectors.counts())
