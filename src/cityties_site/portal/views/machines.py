"""What machines look for: robots.txt and the sitemap, each address in every language."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cityties_site.portal.pages import base_address, offered
from cityties_site.register import selectors

MOST_PARTS = 50_000
"""Sitemaps that an index may name, by the sitemap protocol."""


def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read."""
    lines = ["User-agent: *", "Disallow: /admin/", "", f"Sitemap: {base_address(request)}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The parts of the sitemap; a section's parts follow each other until one is empty."""
    parts = [(section, number) for section in selectors.SECTIONS for number in _numbers(section)]
    return _xml(request, "portal/sitemap_index.xml", parts=parts)


def sitemap(request: HttpRequest, section: str, number: int) -> HttpResponse:
    """One part of the sitemap."""
    entries = selectors.sitemap(section, number) if section in selectors.SECTIONS and number > 0 else ()
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
