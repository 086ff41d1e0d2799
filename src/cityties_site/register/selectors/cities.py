"""The page of a city, or of any place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from cityties_site.register import addresses
from cityties_site.register.cldr import joined, language_name
from cityties_site.register.collating import sort_key
from cityties_site.register.filters import Filters
from cityties_site.register.models import Exchange, Place, Tie
from cityties_site.register.selectors.asking import SHOWN, Asked, NotThere, asked, in_language
from cityties_site.register.selectors.documents import Documents
from cityties_site.register.selectors.listing import count_exchanges, newest_exchanges_by, ties_by
from cityties_site.register.selectors.references import (
    decode_exchange,
    decode_tie,
    exchange_refs,
    place_ref,
    place_refs,
    places_of,
    region_name,
    tie_refs,
)
from cityties_site.register.selectors.relating import related_to_place
from cityties_site.register.view_models import (
    CityView,
    ExchangeRef,
    Given,
    NamedIn,
    PlaceRef,
    TieGroup,
    TieRef,
    YearOfExchanges,
)
from cityties_site.register.wording import (
    DIRECTIONS,
    EXCHANGE_KINDS,
    TIE_KINDS,
    TIE_STATUSES,
    label,
)

MOST_TIES = 500
"""Ties on one page; the city with the most has about 150."""


@in_language
def city(
    place_id: int, *, language: str, as_of: date | None = None, public_only: bool | None = None
) -> CityView:
    """The page of a place by its GeoNames id; raises NotThere."""
    ask = asked(language, as_of=as_of, public_only=public_only)
    place = Place.objects.filter(pk=place_id).first()
    ties = list(ties_by("place", [str(place_id)], ask)[:MOST_TIES])
    events = newest_exchanges_by("place", str(place_id), ask, SHOWN)
    if place is None or not (ties or events):
        raise NotThere(f"the register has no place {place_id}")
    gifts = newest_exchanges_by("gift", str(place_id), ask, SHOWN)
    places = _places(place, ties, [*events, *gifts], ask)
    tie_list = tie_refs(ties, ask, places)
    event_list = exchange_refs(events, ask, places)
    total = len(events) if len(events) < SHOWN else count_exchanges("place", str(place_id), ask)
    told = Documents(_claims(ties, events), ask)
    ref = places[place_id]
    return CityView(
        place=ref,
        where=_where(place, places, ask),
        names=_names(place, ask),
        within=tuple(places[pk] for pk in place.within if pk in places),
        population=place.population or None,
        ties=_groups(tie_list, language),
        timeline=_timeline(event_list),
        exchanges_total=total,
        more_path=_more(place_id, ask) if total > SHOWN else None,
        given=_given(exchange_refs(gifts, ask, places), place_id),
        related=related_to_place(told, ref, ask),
        unknown=tuple(_unknown(ref, place, tie_list)),
        coverage=told.coverage(),
        as_of=ask.as_of,
        machine_read=all(t.machine_read for t in tie_list) and all(e.machine_read for e in event_list),
    )


def _places(place: Place, ties: Iterable[Tie], events: Iterable[Exchange], ask: Asked) -> dict[int, PlaceRef]:
    ids = {pk for row in ties for pk in (row.a, row.b)} | set(place.within)
    ids |= {pk for row in events for pk in places_of(decode_exchange(row.document))}
    return {**place_refs(ids - {place.pk}, ask), place.pk: place_ref(place, ask)}


def _claims(ties: Iterable[Tie], events: Iterable[Exchange]) -> set[str]:
    keys = {key for row in ties for key in decode_tie(row.document).claims}
    return keys | {key for row in events for key in decode_exchange(row.document).claims}


def _where(place: Place, places: Mapping[int, PlaceRef], ask: Asked) -> str:
    """What and where a place is: "City, Yamanashi, Japan"."""
    ref = places[place.pk]
    if ref.level.code == "country":
        return ref.level.label
    region = region_name(place, places, ask)
    return joined([ref.level.label, region if region != ref.name else None, ref.country_name], ask.language)


def _names(place: Place, ask: Asked) -> tuple[NamedIn, ...]:
    named = []
    for code, name in sorted(place.names.items(), key=lambda item: (item[0] == "local", item[0])):
        if _said_before(code, name, place.names):
            continue
        own = _("Local name") if code == "local" else language_name(code, ask.language)
        named.append(NamedIn(language="" if code == "local" else code, language_name=own, name=name))
    return tuple(named)


def _said_before(code: str, name: str, names: Mapping[str, str]) -> bool:
    """Whether a name says nothing that the others do not: 成都 is the same in both scripts."""
    if code == "local":
        return any(name == other for language, other in names.items() if language != "local")
    return code.startswith("zh-") and name == names.get("zh")


def _age(ref: TieRef, language: str) -> tuple[str, bytes]:
    begun = ref.since.earliest if ref.since else None
    return begun or "9999", sort_key(ref.title, language)


def _groups(ties: Sequence[TieRef], language: str) -> tuple[TieGroup, ...]:
    """Ties by kind and status, the strongest and those in force first; in a group the oldest first."""
    kinds, statuses = list(TIE_KINDS), ["active", "planned", "suspended", "ended"]

    def order(ref: TieRef) -> tuple[int, int]:
        return statuses.index(ref.status.code), kinds.index(ref.kind.code)

    groups = []
    for _order, held in groupby(sorted(ties, key=order), key=order):
        members = sorted(held, key=lambda ref: _age(ref, language))
        groups.append(
            TieGroup(
                kind=label(TIE_KINDS, members[0].kind.code),
                status=label(TIE_STATUSES, members[0].status.code),
                ties=tuple(members),
            )
        )
    return tuple(groups)


def year_of(ref: ExchangeRef) -> int | None:
    """The year of an exchange, where it is known."""
    if ref.date is None:
        return None
    known = ref.date.value or ref.date.earliest or ref.date.latest
    return int(known[:4]) if known else None


def _timeline(events: Sequence[ExchangeRef]) -> tuple[YearOfExchanges, ...]:
    kinds = list(EXCHANGE_KINDS)
    years = []
    for year, held in groupby(sorted(events, key=lambda e: -(year_of(e) or 0)), key=year_of):
        members = sorted(held, key=lambda e: kinds.index(e.kind.code))
        by_kind = groupby(members, key=lambda e: e.kind)
        years.append(YearOfExchanges(year=year, kinds=tuple((kind, tuple(rows)) for kind, rows in by_kind)))
    return tuple(years)


def _given(gifts: Sequence[ExchangeRef], place_id: int) -> tuple[Given, ...]:
    given = tuple(g for g in gifts if any(p.id == place_id for p in g.from_))
    received = tuple(g for g in gifts if any(p.id == place_id for p in g.to))
    ways = (("given", given), ("received", received))
    return tuple(Given(direction=label(DIRECTIONS, code), exchanges=rows) for code, rows in ways if rows)


def _unknown(ref: PlaceRef, place: Place, ties: Sequence[TieRef]) -> Iterable[str]:
    """What the sources leave open, in words."""
    for item in ties:
        partner = item.partner_of(ref.id).name
        if item.since is None or item.since.value is None:
            yield _("Since when the tie with %(partner)s exists") % {"partner": partner}
        elif item.since.precision == "year":
            yield _("On which day of the year the tie with %(partner)s was made") % {"partner": partner}
        if not item.exchanges:
            yield _("Any exchange with %(partner)s") % {"partner": partner}
    if not place.population:
        yield _("How many people live here")


def _more(place_id: int, ask: Asked) -> str:
    return addresses.explore(ask.language, Filters(what="exchanges", city=place_id).query())
