"""Standing pages: text, the badge for other sites, and the form by which readers write."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from cityties_site.portal.asking import from_register
from cityties_site.portal.pages import Page, page_of, show
from cityties_site.stories import selectors
from cityties_site.stories.view_models import StandingView

TRAP = "website"
"""A field that people do not see: who fills it in is a program."""
MOST_AN_HOUR = 10
"""Messages that one address may send in an hour, as far as one process counts."""
LONGEST = 5000
"""Characters of one answer."""


@from_register
def standing(request: HttpRequest, slug: str, draft: Any = None) -> HttpResponse:
    """About us, privacy, terms, link to us, contact; or what the editors have added."""
    view = selectors.standing(slug, language=request.LANGUAGE_CODE, draft=draft)
    page = page_of(
        request, title=view.title, path=view.versions.get(view.language, ""), versions=view.versions
    )
    if view.kind == "contact":
        return _contact(request, page, view, draft)
    codes = _codes(page) if view.kind == "link" else {}
    return show(request, f"portal/standing_{view.kind}.html", page, view=view, codes=codes)


def _codes(page: Page) -> dict[str, str]:
    """What other sites copy: the badge with a link, and where the feed is."""
    name, base, language = escape(page.site), page.base, page.language
    return {
        "badge": f'<a href="{base}/{language}/">'
        f'<img src="{base}/{language}/badge.svg" alt="{name}" height="36"></a>',
        "feed": f'<link rel="alternate" type="application/atom+xml" title="{name}"'
        f' href="{base}/feeds/{language}/stories.atom">',
    }


def _contact(request: HttpRequest, page: Page, view: StandingView, draft: Any) -> HttpResponse:
    contact = selectors.contact_form(view.slug, language=request.LANGUAGE_CODE, draft=draft)
    if request.GET.get("sent"):
        return show(request, "portal/standing_contact.html", page, view=view, thanks=contact.thanks)
    asked = request.method == "POST"
    form = contact.get_form(request.POST, page=contact) if asked else contact.get_form(page=contact)
    for name, field in form.fields.items():
        field.widget.attrs["maxlength"] = LONGEST
        field.validators = [*field.validators, MaxLengthValidator(LONGEST)]
        if name == "email":
            field.widget.attrs["autocomplete"] = "email"
    if asked and form.is_valid() and _may_write(request, form):
        if not request.POST.get(TRAP):
            contact.process_form_submission(form)
        return HttpResponseRedirect(f"{page.path}?sent=1")
    status = 200 if not asked or form.is_valid() else 422
    return show(request, "portal/standing_contact.html", page, status=status, view=view, form=form, trap=TRAP)


def _may_write(request: HttpRequest, form: Any) -> bool:
    """Whether this address has not written too often; else the form says so."""
    key = f"contact:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, timeout=3600)
    if cache.incr(key) <= MOST_AN_HOUR:
        return True
    form.add_error(None, _("That was a lot at once. Please write again in an hour."))
    return False


@cache_control(public=True, max_age=24 * 3600)
def badge(request: HttpRequest) -> HttpResponse:
    """The portal's badge for other sites: its name and the two tied cities, as SVG."""
    name = selectors.portal(request.LANGUAGE_CODE).name
    wide = sum(1.0 if ord(character) > 0x2E7F else 0.56 for character in name)
    width = round(58 + 15 * wide)
    return render(
        request,
        "portal/badge.svg",
        {"name": name, "width": width, "text": width - 58},
        content_type="image/svg+xml",
    )
