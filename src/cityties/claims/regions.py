"""Regions that stand for one of their cities: "the Iowa capital", "the Japanese city", "the German guest"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cityties.claims.discourse import Discourse, make_reference
from cityties.claims.lying import lies_in
from cityties.claims.parties import Party
from cityties.claims.rows import Row
from cityties.places import Gazetteer
from cityties.records import Place

_DESCRIBED = 3  # tokens from a region to the noun that it describes: "the Chinese border city"


def resolve_regions(row: Row, named: Sequence[Party], memory: Discourse, gazetteer: Gazetteer) -> list[Party]:
    """The named parties, with regions that stand for one of their cities resolved: "the Iowa capital"."""
    regional = list(_regional(row, memory, gazetteer))
    named = [_for_country(row, p, memory) for p in named]
    kept = [q for p in named for q in _without(row, p, regional)]
    return sorted([*kept, *(r for r in regional if r.places)], key=lambda p: p.first)


def _without(row: Row, party: Party, regional: Sequence[Party]) -> list[Party]:
    """A party without the words that stand for a city of a region: "the Alabama port and | Havana"."""
    within = [r for r in regional if party.first <= r.last and r.first <= party.last]
    if not within:
        return [party]
    last = max(r.last for r in within)
    rest = {
        t.mention.place.id for t in row.tokens[last + 1 : party.last + 1] if t.mention and t.mention.place
    }
    places = tuple(p for p in party.places if p.id in rest and p.level != "country")
    first = next((k for k in range(last + 1, party.last + 1) if row.tokens[k].kind == "place"), None)
    if not places or first is None or party.actor is not None:
        return []
    return [replace(party, places=places, first=first, name=first, start=row.tokens[first].start)]


def _for_country(row: Row, party: Party, memory: Discourse) -> Party:
    """As in "The German guest", "the Japanese side".

    The city of that country that is spoken of, where there is one.
    """
    definite = {row.lower(party.first), row.lower(party.first - 1)} & {"the", "his", "her", "their", "its"}
    if party.own != "compound" or party.bound != "country" or not definite or len(party.places) != 1:
        return party
    country = party.places[0].country
    spoken = [*(memory.pair or ()), *memory.visitors, *memory.hosts]
    inside = {p.id: p for p in spoken if p.country == country and p.level != "country"}
    if len(inside) != 1:
        return party
    return replace(party, places=tuple(inside.values()), bound="reference")


def _regional(row: Row, memory: Discourse, gazetteer: Gazetteer) -> Iterable[Party]:
    """As in "The Japanese city", "the Iowa capital", "Hokkaido's capital", "the capital of Sichuan"."""
    levels = {m.first: m.sense.name for m in row.of("level")}
    for index, token in enumerate(row.tokens):
        if token.mention is None or token.mention.place is None:
            continue
        region = token.mention.place
        if region.level in ("city", "town", "village", "district", "county_level_city"):
            continue
        after = index + 1 + (row.lower(index + 1) in ("'s", "'"))
        while (
            after not in levels and after < index + _DESCRIBED and row.lower(after) in row.words("of cities")
        ):
            after += 1
        noun = levels.get(after)
        if noun is not None and after > index and not row.lower(after).endswith("s"):
            first = index - (row.lower(index - 1) in ("the", "this", "that"))
            follows = row.tokens[after + 1].kind if after + 1 < len(row.tokens) else "mark"
            if row.lower(after + 1) != "of" and follows != "place" and (first < index or noun == "capital"):
                yield from _one_of(row, region, noun, first, after, memory, gazetteer)
        told = row.lower(index - 1) in ("of", "in") and row.lower(index - 2) == "capital"
        if told and not _is_named(row, index - 2, region):
            yield from _one_of(row, region, "capital", index - 3, index, memory, gazetteer)


def _is_named(row: Row, capital: int, region: Place) -> bool:
    """As in "Kazan, the capital of Tatarstan": the city stands right before what is said of it."""
    k = capital - 1
    while row.lower(k) in ("the", ","):
        k -= 1
    mention = row.tokens[k].mention if 0 <= k < capital - 1 else None
    return mention is not None and mention.place is not None and lies_in(mention.place, region)


def _one_of(
    row: Row, region: Place, noun: str, first: int, last: int, memory: Discourse, gazetteer: Gazetteer
) -> Iterable[Party]:
    capital = gazetteer.capital(region.id) if noun == "capital" and hasattr(gazetteer, "capital") else None
    here = [
        t.mention.place for t in row.tokens[:first] if t.mention is not None and t.mention.place is not None
    ]
    inside = [p for p in reversed([*memory.recent, *here]) if p.id != region.id and lies_in(p, region)]
    known = any(p.country == region.country for p in [*memory.recent, *here]) or not memory.recent
    if capital is not None and known and (not inside or any(p.id == capital.id for p in inside)):
        inside = [capital]
    if noun in ("prefecture", "province", "state", "region", "county"):
        inside = [p for p in inside if p.level == noun]
    yield make_reference(row, inside[:1], max(0, first), last, "reference")
