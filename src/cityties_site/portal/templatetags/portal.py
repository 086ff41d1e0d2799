"""What the portal's templates cannot say in Django's own words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from django import template
from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cityties_site.portal.pages import Page
from cityties_site.portal.scripts import language_by_script, same_language
from cityties_site.register.cldr import day_text, joined, number
from cityties_site.register.view_models import ArticleView, Citation, Label, PlaceRef, TieRef

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
def cited(citation: Citation, page: Page) -> str:
    """A citation with the portal's own address before the path, where no setting gave it one."""
    return citation.text.replace(f" {citation.path}", f" {page.base}{citation.path}")


@register.simple_tag
def words(text: str | None, language: str | None = None) -> str:
    """Words of a source: marked with their language where that is not the page's.

    A voice reads them rightly then, and 直 is drawn as Chinese or Japanese readers know it.
    """
    own = get_language() or "en"
    told = language or language_by_script(text or "", own)
    if not text or same_language(told, own):
        return conditional_escape(text or "")
    return format_html('<span lang="{}">{}</span>', told, text)


@register.simple_tag
def local(place: PlaceRef) -> str:
    """A place's name where it lies, to stand beside the one that is shown."""
    if place.local_name is None:
        return ""
    marked = format_html(' lang="{}"', place.local_language) if place.local_language else ""
    return format_html(' <span class="soft local"{}>{}</span>', marked, place.local_name)


@register.simple_tag
def machine_mark() -> str:
    """The mark of what nobody has reviewed."""
    return format_html('<span class="machine">{}</span>', _("machine-read"))


@register.filter
def labels(held: Iterable[Label]) -> str:
    """What labels say, one after the other."""
    return joined((label.label for label in held), get_language() or "en")


@register.filter(name="joined")
def joined_texts(texts: Iterable[str]) -> str:
    """Texts, one after the other."""
    return joined(texts, get_language() or "en")


@register.filter
def cited_as(view: ArticleView) -> str:
    """A press article as a list of sources names it: authors, title, outlet."""
    return ", ".join(filter(None, [*view.authors, view.article.title, view.article.outlet]))


@register.filter
def partner_of(tie: TieRef, place: PlaceRef) -> PlaceRef:
    """The other place of a tie."""
    return tie.partner_of(place.id)


@register.filter
def separated(value: int) -> str:
    """A number with the separators of the page's language."""
    return number(value, get_language() or "en")


@register.filter
def day(value: date) -> str:
    """A day in the words of the page's language, as CLDR has them."""
    return day_text(value.isoformat(), get_language() or "en")


@register.filter
def month(value: date) -> str:
    """A day's month and year in the words of the page's language."""
    return day_text(f"{value:%Y-%m}", get_language() or "en")


@register.filter
def is_web(address: str | None) -> bool:
    """Whether an address may be linked to: http or https, never a script or a file."""
    return (address or "").startswith(("https://", "http://"))
