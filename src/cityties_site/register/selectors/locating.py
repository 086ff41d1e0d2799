"""Short addresses for QR codes, and the addresses of the sitemap."""

from __future__ import annotations

import re
from datetime import date

from cityties_site.register import addresses
from cityties_site.register.models import Exchange, Place, Standing, Tie
from cityties_site.register.selectors.asking import Asked, NotThere, asked
from cityties_site.register.view_models import SitemapEntry

PER_SITEMAP = 1000
SECTIONS = ("city", "tie", "exchange", "article")
_CODES = {"city": "c", "tie": "t", "exchange": "x", "article": "a", "story": "s"}
_PATHS = {
    "city": re.compile(r"^/[a-z-]+/city/(?P<id>-?\d+)-[^/]*/$"),
    "tie": re.compile(r"^/[a-z-]+/tie/(?P<id>-?\d+--?\d+)/$"),
    "exchange": re.compile(r"^/[a-z-]+/exchange/(?P<id>[0-9a-f]+)/$"),
    "article": re.compile(r"^/[a-z-]+/article/(?P<id>[0-9a-f]+)/$"),
    "story": re.compile(r"^/[a-z-]+/story/(?P<id>[0-9a-f]+)/$"),
}


def short_path(path: str) -> str:
    """The short address of a public path: ``/s/c1859100``; a path that has none is its own."""
    for what, pattern in _PATHS.items():
        if match := pattern.match(path.partition("?")[0]):
            return f"/s/{_CODES[what]}{match['id']}"
    return path


def short(code: str, *, language: str) -> str:
    """The path that a short address (``/s/<code>``) stands for; raises NotThere."""
    kind, key = code[:1], code[1:]
    if kind == "c" and re.fullmatch(r"-?\d{1,15}", key):
        place = Place.objects.filter(pk=int(key)).first()
        if place is not None:
            return addresses.city(language, place.pk, place.name)
    if kind == "t" and (pair := addresses.read_pair(key)):
        return addresses.tie(language, *pair)
    if kind in {"x", "a"} and re.fullmatch(r"[0-9a-f]{12,16}", key):
        path = addresses.exchange if kind == "x" else addresses.article
        return path(language, key)
    if kind == "s" and re.fullmatch(r"[0-9a-f]{12}", key):
        return addresses.story(language, key)
    raise NotThere(f"no short address {code}")


def sitemap(section: str, page: int) -> tuple[SitemapEntry, ...]:
    """Addresses for the sitemap, without the language; ``section`` is city, tie, exchange or article."""
    ask = asked("en")
    rows = {"city": _cities, "tie": _ties, "exchange": _exchanges, "article": _articles}[section]
    first = max(0, page - 1) * PER_SITEMAP
    return rows(ask, slice(first, first + PER_SITEMAP))


def _without_language(path: str) -> str:
    return path.split("/", 2)[2]


def _cities(ask: Asked, part: slice) -> tuple[SitemapEntry, ...]:
    weight = "weight__gt" if ask.audience == "all" else "weight_reviewed__gt"
    rows = Place.objects.filter(**{weight: 0}).order_by("pk").values_list("pk", "name")[part]
    return tuple(_entry(addresses.city("en", pk, name), None) for pk, name in rows)


def _ties(ask: Asked, part: slice) -> tuple[SitemapEntry, ...]:
    rows = Tie.objects.filter(ask.holds()).order_by("pk").values_list("a", "b", "from_day")[part]
    return tuple(_entry(addresses.tie("en", a, b), day) for a, b, day in rows)


def _exchanges(ask: Asked, part: slice) -> tuple[SitemapEntry, ...]:
    rows = Exchange.objects.filter(ask.holds()).order_by("pk").values_list("public_id", "from_day")[part]
    return tuple(_entry(addresses.exchange("en", key), day) for key, day in rows)


def _articles(ask: Asked, part: slice) -> tuple[SitemapEntry, ...]:
    found = Standing.objects.filter(ask.in_force(), listed=1).order_by("pk")
    found = found.exclude(article__page__address__startswith=addresses.OWN)
    rows = found.values_list("article__public_id", "from_day")[part]
    return tuple(_entry(addresses.article("en", key), day) for key, day in rows)


def _entry(path: str, changed: date | None) -> SitemapEntry:
    return SitemapEntry(path=_without_language(path), changed=changed)
