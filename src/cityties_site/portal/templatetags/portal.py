"""What the portal's templates cannot say in Django's own words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cityties_site.portal.pages import Page
from cityties_site.register.view_models import PlaceRef, TieRef
from cityties_site.register.wording import number

register = template.Library()
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def json_ld(data: Mapping[str, Any]) -> SafeString:
    """JSON-LD as a script element; nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above


@register.filter
def mail_to(page: Page) -> str:
    """A mail that hands on the page's short address."""
    return "mailto:?" + urlencode({"subject": page.title, "body": page.short or page.url}, quote_via=quote)


@register.filter
def report_to(page: Page) -> str:
    """A mail that reports an error on the page, to the address in CITYTIES_CONTACT."""
    subject = _("An error on “%(title)s”") % {"title": page.title}
    body = _("Page: %(address)s\nWhat is wrong:\nHow you know:\n") % {"address": page.short or page.url}
    return f"mailto:{settings.CITYTIES_CONTACT}?" + urlencode(
        {"subject": subject, "body": body}, quote_via=quote
    )


@register.filter
def partner_of(tie: TieRef, place: PlaceRef) -> PlaceRef:
    """The other place of a tie."""
    return tie.partner_of(place.id)


@register.filter
def separated(value: int) -> str:
    """A number with the separators of the page's language."""
    return number(value, get_language() or "en")


@register.filter
def is_web(address: str | None) -> bool:
    """Whether an address may be linked to: http or https, never a script or a file."""
    return (address or "").startswith(("https://", "http://"))
