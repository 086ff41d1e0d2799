"""Standing pages: about us, privacy, terms, how to link, how to ask."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from cityties_site.register.selectors import NotThere
from cityties_site.stories.models import Contact, LinkToUs
from cityties_site.stories.models.standing import Standing
from cityties_site.stories.view_models import StandingView


def standing(slug: str, *, language: str, draft: Standing | None = None) -> StandingView:
    """A standing page in a language; ``draft`` is shown instead of what is live.  Raises NotThere."""
    found = draft or _live(slug, language)
    same = Page.objects.live().filter(translation_key=found.translation_key).select_related("locale")
    paths = {page.locale.language_code: page.specific.portal_path() for page in same}
    kind = {Contact: "contact", LinkToUs: "link"}.get(type(found), "page")
    return StandingView(
        kind=kind,
        title=found.title,
        slug=found.slug,
        body=expand_db_html(found.body),
        language=found.locale.language_code,
        versions=paths or {language: found.portal_path()},
        published=found.last_published_at.date() if found.last_published_at else None,
    )


def contact_form(slug: str, *, language: str, draft: Contact | None = None) -> Contact:
    """The page of a form, which makes the form and keeps what is written; raises NotThere."""
    found = draft or _live(slug, language)
    if not isinstance(found, Contact):
        raise NotThere(f"{slug} is no form")
    return found


def _live(slug: str, language: str) -> Any:
    pages = Page.objects.live().filter(slug=slug, depth=3, locale__language_code=language)
    for page in pages.select_related("locale"):
        found = page.specific
        if isinstance(found, Standing):
            return found
    raise NotThere(f"there is no page {slug}")
