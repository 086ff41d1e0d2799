"""Search in any script: places by their names in every language, the rest by their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Q, QuerySet
from django.db.models.functions import Collate
from django.utils.translation import gettext as _

from cityties.places.folding import fold
from cityties_site.register.addresses import read_pair
from cityties_site.register.cldr import joined
from cityties_site.register.models import ALL, Exchange, Place, PlaceName, Standing, Tie
from cityties_site.register.selectors.articles import JOINED
from cityties_site.register.selectors.asking import Asked, asked, in_language
from cityties_site.register.selectors.listing import ties_by
from cityties_site.register.selectors.references import (
    article_ref,
    exchange_refs,
    place_ref,
    place_refs,
    region_name,
    region_of,
    tie_refs,
)
from cityties_site.register.view_models import ExchangeRef, Hit, PlaceRef, SearchView, TieRef
from cityties_site.register.wording import THINGS, label
from cityties_site.register.words import phrases_of, postgresql_match, sqlite_match

LONGEST_QUERY = 200
"""Characters of a query that are read."""
LOOKED_AT = 300
"""Names that match, of which the best are shown."""
SHOWN_HITS = 20
SUGGESTED = 8


@in_language
def search(query: str, *, language: str, public_only: bool | None = None) -> SearchView:
    """Places, ties, exchanges and articles that match, in any script."""
    ask = asked(language, public_only=public_only)
    text = _cleaned(query)
    keys = _matching(text, ask)
    return SearchView(
        query=text,
        places=_place_hits(_places(text, ask)[:SHOWN_HITS], ask),
        ties=_tie_hits(keys.get("tie", []), ask),
        exchanges=_exchange_hits(keys.get("exchange", []), ask),
        articles=_article_hits(keys.get("article", []), ask),
    )


@in_language
def suggest(query: str, *, language: str, public_only: bool | None = None) -> tuple[Hit, ...]:
    """At most 8 places whose name in any language begins with the query, then ties of the best of them."""
    ask = asked(language, public_only=public_only)
    named = _places(_cleaned(query), ask)[:SUGGESTED]
    hits = list(_place_hits(named, ask))
    if hits and len(hits) < SUGGESTED:
        rows = list(ties_by("place", [str(named[0][0].pk)], ask)[: SUGGESTED - len(hits)])
        hits += [_tie_hit(ref, ask) for ref in tie_refs(rows, ask)]
    return tuple(hits)


def _cleaned(query: str) -> str:
    """A query as it is looked for; no database looks for NUL."""
    return query.replace("\x00", "").strip()[:LONGEST_QUERY]


def _places(text: str, ask: Asked) -> list[tuple[Place, str]]:
    """Places with a name that begins so; whole names first, then those with the most ties and exchanges."""
    key = fold(text)[:100]
    if not key:
        return []
    weight = "weight" if ask.audience == ALL else "weight_reviewed"
    found = _names_from(key).filter(**{f"place__{weight}__gt": 0}).select_related("place")[:LOOKED_AT]
    best: dict[int, tuple[bool, int, str, Place]] = {}
    for name in found:
        rank = (name.folded == key, getattr(name.place, weight), name.name, name.place)
        if name.place_id not in best or best[name.place_id][:3] < rank[:3]:
            best[name.place_id] = rank
    ranked = sorted(best.values(), key=lambda r: (not r[0], -r[1], r[3].pk))
    return [(place, name) for _whole, _weight, name, place in ranked]


def _names_from(key: str) -> QuerySet[PlaceName]:
    """Names that begin with a key, along the index; whole names are met first."""
    names = PlaceName.objects.all()
    if connection.vendor == "postgresql":
        names = names.annotate(bytes=Collate("folded", "C"))
        return names.filter(bytes__gte=key, bytes__lt=f"{key}\U0010ffff").order_by("bytes", "pk")
    return names.filter(folded__gte=key, folded__lt=f"{key}\U0010ffff").order_by("folded", "pk")


def _matching(text: str, ask: Asked) -> dict[str, list[str]]:
    """Keys of what has all the words, by what it is; of each kind the newest, as many as are shown."""
    if not phrases_of(text):
        return {}
    with connection.cursor() as cursor:
        return {what: _keys(cursor, text, ask.audience, what) for what in ("tie", "exchange", "article")}


def _keys(cursor: CursorWrapper, text: str, scope: str, what: str) -> list[str]:
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT key FROM register_searchentry WHERE scope = %s AND what = %s"
            " AND to_tsvector('simple', words) @@ to_tsquery('simple', %s) ORDER BY id DESC LIMIT %s",
            [scope, what, postgresql_match(text), SHOWN_HITS],
        )
    else:  # the index itself stops at the limit, however many entries match
        cursor.execute(
            "SELECT key FROM register_searchentry WHERE id IN (SELECT rowid FROM register_search"
            " WHERE register_search MATCH %s ORDER BY rowid DESC LIMIT %s) ORDER BY id DESC",
            [sqlite_match(text, scope=scope, what=what), SHOWN_HITS],
        )
    return [key for (key,) in cursor.fetchall()]


def _place_hits(named: Sequence[tuple[Place, str]], ask: Asked) -> tuple[Hit, ...]:
    regions = place_refs((pk for place, _name in named if (pk := region_of(place))), ask)
    return tuple(_place_hit(place, name, regions, ask) for place, name in named)


def _place_hit(place: Place, name: str, regions: Mapping[int, PlaceRef], ask: Asked) -> Hit:
    ref = place_ref(place, ask)
    region = region_name(place, regions, ask)
    return Hit(
        what=label(THINGS, "place"),
        title=ref.name,
        path=ref.path,
        detail=joined([region if region != ref.name else None, ref.country_name], ask.language),
        matched=name if name not in {ref.name, place.name} else None,
    )


def _tie_hits(keys: Sequence[str], ask: Asked) -> tuple[Hit, ...]:
    pairs = [pair for pair in map(read_pair, keys) if pair]
    if not pairs:
        return ()
    either = reduce(or_, (Q(a=a, b=b) for a, b in pairs))
    rows = Tie.objects.filter(ask.holds()).filter(either).order_by("-first_day", "-pk")
    return tuple(_tie_hit(ref, ask) for ref in tie_refs(list(rows), ask))


def _tie_hit(ref: TieRef, ask: Asked) -> Hit:
    detail = joined([ref.kind.label, ref.since.text if ref.since else None], ask.language)
    return Hit(
        what=label(THINGS, "tie"),
        title=ref.title,
        path=ref.path,
        detail=detail,
        machine_read=ref.machine_read,
    )


def _exchange_hits(keys: Sequence[str], ask: Asked) -> tuple[Hit, ...]:
    rows = Exchange.objects.filter(ask.holds(), public_id__in=keys).order_by("-first_day", "-pk")
    return tuple(_exchange_hit(ref) for ref in exchange_refs(list(rows), ask))


def _exchange_hit(ref: ExchangeRef) -> Hit:
    return Hit(
        what=label(THINGS, "exchange"),
        title=ref.title,
        path=ref.path,
        detail=ref.date.text if ref.date else _("date not known"),
        machine_read=ref.machine_read,
        words=ref.what,
        words_language=ref.what_language,
    )


def _article_hits(keys: Sequence[str], ask: Asked) -> tuple[Hit, ...]:
    rows = Standing.objects.filter(ask.in_force(), article__public_id__in=keys).order_by("-day", "-pk")
    joined = rows.select_related(*(f"article__{name}" for name in JOINED))
    hits = []
    for standing in joined:
        ref = article_ref(standing.article, ask)
        if ref.own:  # stories are found by all of their words, in a search of their own
            continue
        hits.append(
            Hit(
                what=label(THINGS, "article"),
                title=ref.title,
                title_language=ref.language,
                path=ref.path,
                detail=ref.published.text if ref.published else "",
                words=ref.outlet,
                words_language=ref.language,
            )
        )
    return tuple(hits)
