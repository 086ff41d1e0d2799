"""References to places, ties, exchanges and articles, many at once: one query for all, never one for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from django.db.models import Count
from django.utils.translation import gettext as _

from cityties.records import When
from cityties.ties import Exchange as ExchangeRecord
from cityties.ties import Tie as TieRecord
from cityties_site.register import addresses
from cityties_site.register.addresses import slug
from cityties_site.register.cldr import country_name, separator
from cityties_site.register.models import Article, Claim, Exchange, ExchangeFacet, Place, Tie
from cityties_site.register.naming import local_name, name_in
from cityties_site.register.selectors.asking import Asked
from cityties_site.register.view_models import ArticleRef, ExchangeRef, Label, PlaceRef, TieRef
from cityties_site.register.wording import (
    COOPERATION,
    EXCHANGE_KINDS,
    EXCHANGE_STATUSES,
    LEVELS,
    TIE_KINDS,
    TIE_STATUSES,
    date_view,
    label,
)

decode_tie = msgspec.json.Decoder(TieRecord).decode
decode_exchange = msgspec.json.Decoder(ExchangeRecord).decode
decode_when = msgspec.json.Decoder(When).decode
PLACE_COLUMNS = "name", "country", "admin1", "level", "names", "latitude", "longitude"


def place_refs(ids: Iterable[int], ask: Asked) -> dict[int, PlaceRef]:
    """Places by id; a place that the register does not know is left out."""
    rows = Place.objects.only(*PLACE_COLUMNS).in_bulk(set(ids))
    return {pk: place_ref(place, ask) for pk, place in rows.items()}


def place_ref(place: Place, ask: Asked) -> PlaceRef:
    """One place, by its name in the page's language where that is known."""
    name = name_in(ask.language, place.names, place.name, place.pk)
    local, local_language = local_name(place.names, place.country, name)
    return PlaceRef(
        id=place.pk,
        name=name,
        slug=slug(place.name),
        path=addresses.city(ask.language, place.pk, place.name),
        country=place.country,
        country_name=country_name(place.country, ask.language),
        admin1=place.admin1 or None,
        level=label(LEVELS, place.level),
        latitude=place.latitude,
        longitude=place.longitude,
        local_name=local,
        local_language=local_language,
    )


def region_of(place: Place) -> int | None:
    """The province, prefecture or state that a place lies in: the last before its country."""
    return place.within[-2] if len(place.within) > 1 else None


def region_name(place: Place, known: Mapping[int, PlaceRef], ask: Asked) -> str | None:
    """What that is called in the page's language; English is at hand for every place."""
    region = known.get(region_of(place) or 0)
    return region.name if region else place.admin1 or None if ask.language == "en" else None


def tie_refs(
    rows: Sequence[Tie], ask: Asked, places: dict[int, PlaceRef] | None = None
) -> tuple[TieRef, ...]:
    """Ties in the order of the rows, with how many exchanges each pair has."""
    places = places or place_refs((pk for row in rows for pk in (row.a, row.b)), ask)
    numbers = _numbers([f"{row.a}-{row.b}" for row in rows], ask)
    known = (row for row in rows if row.a in places and row.b in places)
    return tuple(_tie_ref(row, places, numbers[f"{row.a}-{row.b}"], ask) for row in known)


def _numbers(pairs: list[str], ask: Asked) -> Counter[str]:
    facets = ExchangeFacet.objects.filter(scope__in=ask.scopes, name="pair", value__in=pairs)
    if ask.as_of is not None:
        facets = facets.filter(ask.holds("row__"))
    return Counter(dict(facets.values_list("value").annotate(Count("id")).order_by()))


def _tie_ref(row: Tie, places: dict[int, PlaceRef], exchanges: int, ask: Asked) -> TieRef:
    record = decode_tie(row.document)
    a, b = places[row.a], places[row.b]
    return TieRef(
        id=f"{row.a}-{row.b}",
        path=addresses.tie(ask.language, row.a, row.b),
        title=f"{a.name} – {b.name}",
        a=a,
        b=b,
        kind=label(TIE_KINDS, row.kind),
        status=label(TIE_STATUSES, row.status),
        since=date_view(record.since.value, ask.language) if record.since else None,
        fields=cooperation(record.fields),
        exchanges=exchanges,
        sources=record.outlets,
        machine_read=not row.reviewed,
    )


def cooperation(fields: Iterable[str]) -> tuple[Label, ...]:
    """Fields of cooperation as labels."""
    return tuple(label(COOPERATION, slug(field)) for field in fields)


def exchange_refs(
    rows: Iterable[Exchange], ask: Asked, places: dict[int, PlaceRef] | None = None
) -> tuple[ExchangeRef, ...]:
    """Exchanges in the order of the rows."""
    rows = list(rows)
    records = [decode_exchange(row.document) for row in rows]
    places = places or place_refs((pk for record in records for pk in places_of(record)), ask)
    languages = languages_of(key for record in records if record.what for key in record.what.claims[:1])
    return tuple(
        exchange_ref(row, record, places, ask, languages) for row, record in zip(rows, records, strict=True)
    )


def languages_of(keys: Iterable[str]) -> dict[str, str]:
    """In which language the words of each claim are, where that is known."""
    wanted = list(keys)
    if not wanted:
        return {}
    return dict(Claim.objects.filter(key__in=wanted).values_list("key", "article__language"))


def places_of(record: ExchangeRecord) -> tuple[int, ...]:
    """Every place that an exchange names."""
    parties = record.parties.value
    of = [p.of for p in record.people if p.of] + [o.of for o in record.organisations if o.of]
    return (*parties.from_, *parties.to, *record.where, *of)


def exchange_ref(
    row: Exchange,
    record: ExchangeRecord,
    places: dict[int, PlaceRef],
    ask: Asked,
    languages: Mapping[str, str],
) -> ExchangeRef:
    """One exchange; its title says what kind, and between whom.  ``languages``: of the claims' words."""
    parties = record.parties.value
    from_ = tuple(places[pk] for pk in parties.from_ if pk in places)
    to = tuple(places[pk] for pk in parties.to if pk in places)
    where = tuple(places[pk] for pk in record.where if pk in places)
    kind = label(EXCHANGE_KINDS, row.kind)
    return ExchangeRef(
        id=row.public_id,
        path=addresses.exchange(ask.language, row.public_id),
        title=_title(kind, from_, to, where, ask.language),
        kind=kind,
        status=label(EXCHANGE_STATUSES, row.status),
        from_=from_,
        to=to,
        where=where,
        date=date_view(record.date.value, ask.language) if record.date else None,
        what=record.what.value if record.what else None,
        what_language=_language(record.what.claims, languages) if record.what else None,
        sources=record.outlets,
        machine_read=not row.reviewed,
    )


def _language(claims: Sequence[str], languages: Mapping[str, str]) -> str | None:
    return languages.get(next(iter(claims), "")) or None  # what a person wrote rests on no claim


def _title(
    kind: Label,
    from_: Sequence[PlaceRef],
    to: Sequence[PlaceRef],
    where: Sequence[PlaceRef],
    language: str,
) -> str:
    comma = separator(language)
    ends = [comma.join(place.name for place in end) for end in (from_, to) if end]
    names = " → ".join(ends) if ends else comma.join(place.name for place in where)
    return _("%(kind)s: %(places)s") % {"kind": kind.label, "places": names}


def article_refs(rows: Iterable[Article], ask: Asked) -> dict[int, ArticleRef]:
    """Articles by their row's id; the rows come with outlet and page."""
    return {row.pk: article_ref(row, ask) for row in rows}


def article_ref(row: Article, ask: Asked, summary: str | None = None) -> ArticleRef:
    """One press article, teaser or story of the portal's own."""
    story = msgspec.json.decode(row.document).get("story") if row.host_id else None
    own = None if story else addresses.own_story(row.page.address)
    return ArticleRef(
        id=row.public_id,
        path=addresses.story(ask.language, own) if own else addresses.article(ask.language, row.public_id),
        title=row.title or _("Untitled page (%(name)s)") % {"name": row.page.source.rsplit("/", 1)[-1]},
        outlet=row.outlet.name if row.outlet else None,
        address=None if own else (story["address"] if story else row.page.address) or None,
        language=row.language or None,
        published=date_view(decode_when(row.published), ask.language) if row.published else None,
        added=row.added_on,
        summary=summary or (story["summary"] if story else None),
        teaser=row.host_id is not None,
        own=own is not None,
    )
