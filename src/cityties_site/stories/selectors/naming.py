"""The portal's name, logo and footer in a language."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from wagtail.models import Page

from cityties_site.register import selectors
from cityties_site.stories.models import NameIn, PortalNames, StoryIndex
from cityties_site.stories.selectors.picturing import sized
from cityties_site.stories.view_models import Line, PortalView

MIIT = "https://beian.miit.gov.cn/"
"""Where an ICP number has to lead (Measures for the filing of internet services, article 13)."""
POLICE = "https://beian.mps.gov.cn/#/query/webSearch?code={code}"
"""Where a public security filing leads, with the digits of its number."""


def own_name(language: str | None = None) -> str:
    """What the portal is called in a language; else in its first; else as CITYTIES_SITE_NAME says."""
    return portal(language or settings.LANGUAGE_CODE).name


def portal(language: str) -> PortalView:
    """Name, logo and footer; kept until something is written."""
    return _portal(
        language, selectors.stamp(), settings.CITYTIES_SITE_NAME, tuple(settings.CITYTIES_LICENCE_LINES)
    )


@lru_cache(maxsize=32)
def _portal(language: str, _stamp: str, name: str, lines: tuple[str, ...]) -> PortalView:
    names = PortalNames.objects.select_related("logo").first()
    said = {row.language: row for row in NameIn.objects.filter(portal=names)} if names else {}
    here = said.get(language) or said.get(settings.LANGUAGE_CODE)
    return PortalView(
        name=here.name if here else name,
        footer=said[language].footer if language in said else "",
        logo=sized(names.logo, "max-200x80|format-png") if names and names.logo else None,
        lines=tuple(_lines(names)) or tuple(Line(text=text) for text in lines),
        standing=tuple(_standing(language)),
    )


def _lines(names: PortalNames | None) -> list[Line]:
    if names is None:
        return []
    lines = [Line(text=names.icp_number, address=MIIT)] if names.icp_number else []
    if names.police_number:
        address = POLICE.format(code=names.police_code) if names.police_code else None
        lines.append(Line(text=names.police_number, address=address))
    return lines + [Line(text=text.strip()) for text in names.other_lines.splitlines() if text.strip()]


def _standing(language: str) -> list[Line]:
    """The standing pages that are live, each in this language or else in the portal's first."""
    first = settings.LANGUAGE_CODE
    pages = (
        Page.objects.live().not_type(StoryIndex).filter(depth=3, locale__language_code__in=[language, first])
    )
    best: dict[Any, Any] = {}
    for page in pages.select_related("locale").order_by("path"):
        if page.translation_key not in best or page.locale.language_code == language:
            best[page.translation_key] = page
    return [_line(page, language) for page in best.values()]


def _line(page: Page, language: str) -> Line:
    code = page.locale.language_code
    told = None if code == language else code
    return Line(text=page.title, address=f"/{code}/page/{page.slug}/", language=told)
