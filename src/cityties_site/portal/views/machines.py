"""What machines look for: robots.txt and the sitemap, each address in every language."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cityties_site.portal.pages import base_address, offered
from cityties_site.register import selectors
from cityties_site.register.view_models import SitemapEntry
from cityties_site.stories import selectors as stories

MOST_PARTS = 50_000
"""Sitemaps that an index may name, by the sitemap protocol."""
STORIES = "story"
"""The section of the portal's own stories: all in one part, which holds 50,000 addresses."""


def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read."""
    lines = ["User-agent: *", "Disallow: /admin/", "", f"Sitemap: {base_address(request)}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The parts of the sitemap; a section's parts follow each other until one is empty."""
    parts = [(section, number) for section in selectors.SECTIONS for number in _numbers(section)]
    parts += [(STORIES, 1)] if stories.sitemap() else []
    return _xml(request, "portal/sitemap_index.xml", parts=parts)


def sitemap(request: HttpRequest, section: str, number: int) -> HttpResponse:
    """One part of the sitemap."""
    entries: tuple[SitemapEntry, ...] = ()
    if section in selectors.SECTIONS and number > 0:
        entries = selectors.sitemap(section, number)
    elif (section, number) == (STORIES, 1):
        entries = stories.sitemap()
    if not entries:
        raise Http404
    return _xml(request, "portal/sitemap.xml", entries=entries, codes=offered())


def _numbers(section: str) -> list[int]:
    numbers: list[int] = []
    while len(numbers) < MOST_PARTS and selectors.sitemap(section, len(numbers) + 1):
        numbers.append(len(numbers) + 1)
    return numbers


def _xml(request: HttpRequest, template: str, **context: object) -> HttpResponse:
    known = {"base": base_address(request), **context}
    return render(request, template, known, content_type="application/xml; charset=utf-8")
