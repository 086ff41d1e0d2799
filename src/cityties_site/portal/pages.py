"""What every page needs beside its content: its address in each language, its short address, its frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import to_locale

from cityties_site.register import selectors
from cityties_site.register.cldr import separator
from cityties_site.stories import selectors as stories
from cityties_site.stories.view_models import PortalView, Sized

LOCALES = {"en": "en_GB", "zh-hans": "zh_CN", "zh-hant": "zh_TW", "ja": "ja_JP", "ko": "ko_KR"}
"""Open Graph wants a territory with each language."""


@dataclass(frozen=True, kw_only=True)
class InLanguage:
    """The same page in another language, by that language's own name.

    ``path`` is its address, ``here`` the same with the query of this one: filters, search, day.  ``same`` is
    false where there is no version in that language, and the addresses are those of its front page.
    """

    code: str
    name: str
    path: str
    here: str
    current: bool
    same: bool = True


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page as its frame shows it; ``path`` is its address from the root, ``base`` the portal's own address.

    ``short`` is the whole short address for sharing, ``None`` where a page has none; ``feed`` is the name of
    its feeds ("tie/1815286-1859100"); ``kind`` is what Open Graph calls it.
    """

    title: str
    description: str
    path: str
    base: str
    language: str
    languages: tuple[InLanguage, ...]
    short: str | None = None
    short_code: str | None = None
    feed: str | None = None
    json_path: str | None = None
    as_of: date | None = None
    linked_data: Mapping[str, Any] | None = None
    indexed: bool = True
    kind: str = "website"
    site: str = ""
    portal: PortalView
    picture: Sized | None = None
    picture_says: str = ""

    @property
    def versions(self) -> tuple[InLanguage, ...]:
        """The languages that this page is there in."""
        return tuple(language for language in self.languages if language.same)

    @property
    def locale(self) -> str:
        """The page's language as Open Graph writes it: ``zh_CN``."""
        return LOCALES.get(self.language, self.language)

    @property
    def comma(self) -> str:
        """What stands between the members of a list: ", " or "、"."""
        return separator(self.language)

    @property
    def gap(self) -> str:
        """What stands between two sentences: Chinese and Japanese full stops bring their own."""
        return "" if self.language.partition("-")[0] in {"zh", "ja"} else " "

    @property
    def url(self) -> str:
        """The page's whole address, without a query."""
        return f"{self.base}{self.path}"


def base_address(request: HttpRequest) -> str:
    """The portal's own address without a slash at the end: the setting's, else the request's."""
    address: str = settings.CITYTIES_SITE_ADDRESS
    return address or request.build_absolute_uri("/").rstrip("/")


def page_of(
    request: HttpRequest,
    *,
    title: str,
    description: str = "",
    path: str = "",
    versions: Mapping[str, str] | None = None,
    **more: Any,
) -> Page:
    """The frame of a page; ``path`` is its canonical address (left out: the request's).

    ``versions`` has its path in each language where it is not there in all: what editors wrote.
    """
    path = path or request.path
    language = request.LANGUAGE_CODE
    short = selectors.short_path(path)
    shared = short.startswith("/s/")
    base = base_address(request)
    indexed = more.pop("indexed", True) and (versions is not None or language in offered())
    indexed = indexed and not getattr(request, "is_preview", False)
    portal = stories.portal(language)
    return Page(
        title=title,
        description=description,
        path=path,
        base=base,
        language=language,
        languages=_languages(path, versions, language, request.META.get("QUERY_STRING", "")),
        short=f"{base}{short}" if shared else None,
        short_code=short.removeprefix("/s/") if shared else None,
        site=portal.name,
        portal=portal,
        indexed=indexed,
        **more,
    )


def show(
    request: HttpRequest, template: str, page: Page, /, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Render a page in its frame."""
    return render(request, template, {"page": page, **context}, status=status)


def offered() -> tuple[str, ...]:
    """The languages that readers and search engines are led to: those that the interface speaks.

    Every language of the settings has its addresses; one without a catalogue would show English words around
    its names and dates, and is not offered.
    """
    return tuple(code for code, _name in settings.LANGUAGES if _has_catalogue(code))


@cache
def _has_catalogue(code: str) -> bool:
    if code == settings.LANGUAGE_CODE:
        return True
    folders = (Path(folder) / to_locale(code) / "LC_MESSAGES" for folder in settings.LOCALE_PATHS)
    return any((folder / "django.mo").exists() for folder in folders)


def _languages(
    path: str, versions: Mapping[str, str] | None, current: str, query: str
) -> tuple[InLanguage, ...]:
    """The page in every language; where there is no version of it, the front page instead."""
    rest = path.removeprefix(f"/{current}/") if path.startswith(f"/{current}/") else ""
    codes = {*offered(), *(versions or ())}
    paths = {code: f"/{code}/{rest}" for code in codes} if versions is None else versions
    return tuple(
        InLanguage(
            code=code,
            name=name,
            path=paths.get(code, f"/{code}/"),
            here=f"{paths[code]}?{query}" if query and code in paths else paths.get(code, f"/{code}/"),
            current=code == current,
            same=code in paths,
        )
        for code, name in settings.LANGUAGES
        if code in codes
    )
