"""What machines and researchers may take from the portal, and how to cite it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cityties_site.portal.pages import page_of, show
from cityties_site.register import selectors
from cityties_site.register.wording import EXCHANGE_KINDS

FORMS = (("csv", "CSV"), ("json", "JSON"), ("geojson", "GeoJSON"))


def data(request: HttpRequest) -> HttpResponse:
    """Feeds, calendars, downloads, the API; how to cite."""
    page = page_of(
        request,
        title=_("Data and feeds"),
        description=_("Feeds, calendars, downloads and an API of the register, and how to cite it."),
        feed="all",
    )
    return show(
        request,
        "portal/data.html",
        page,
        kinds=EXCHANGE_KINDS.items(),
        forms=FORMS,
        counts=selectors.counts(),
    )
