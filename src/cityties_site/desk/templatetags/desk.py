"""Places and addresses in the desk's templates."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

from cityties.records import Place
from cityties_site.register.cldr import country_name
from cityties_site.register.wording import LEVELS, label

register = template.Library()


@register.filter
def said_place(place: Place) -> str:
    """A place so that it can be told from its namesakes: "Kofu, Yamanashi, Japan (city)"."""
    country = country_name(place.country, get_language() or "en")
    named = ", ".join(filter(None, [place.name, place.admin1, country if place.level != "country" else ""]))
    return f"{named} ({label(LEVELS, place.level).label})"


@register.filter
def web(address: str | None) -> bool:
    """Whether an address may be linked to: http or https, never a script or a file."""
    return (address or "").startswith(("https://", "http://"))
