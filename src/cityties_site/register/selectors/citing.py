"""How to cite a page of the register."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from cityties_site.register.cldr import day_text
from cityties_site.register.selectors.asking import Asked, today
from cityties_site.register.view_models import Citation


def citation(title: str, path: str, ask: Asked) -> Citation:
    """One line that names the register, the page, its state and its address."""
    state = ask.as_of or today()
    address = f"{settings.CITYTIES_SITE_ADDRESS}{path}?as_of={state.isoformat()}"
    words = {
        "site": settings.CITYTIES_SITE_NAME,
        "title": title,
        "day": day_text(state.isoformat(), ask.language),
        "address": address,
    }
    text = _("%(site)s, “%(title)s”, as of %(day)s, %(address)s") % words
    return Citation(text=text, path=f"{path}?as_of={state.isoformat()}", accessed=today())
