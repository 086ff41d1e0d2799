"""What the story says for a tie and against it: where its ends are named, and what else its sentence has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cityties.claims.discourse import Discourse
from cityties.claims.lying import lies_in
from cityties.claims.parties import REGIONS
from cityties.claims.rows import Row
from cityties.claims.salience import of_unnamed, places_in
from cityties.claims.tie_limits import BODIES
from cityties.claims.ties import TieCandidate
from cityties.records import Place

_LONG = 6  # sentences from which on a story comes back to those that it is about
_MANY = 6  # cities beyond which a story speaks of no pair in particular
_WHERE = frozenset({"in", "at", "near", "on", "through", "around", "from"})


def weigh_ties_in_story(candidates: Sequence[TieCandidate], rows: Sequence[Row], memory: Discourse) -> None:
    """Adds to each tie's features how much its story speaks of the two ends, and of others."""
    cities = Counter(place.id for row in rows for place in places_in(row) if place.level != "country")
    at = {id(row): number for number, row in enumerate(rows)}
    told = {(t.pair, at[id(t.row)]) for t in candidates}
    named = {(t.pair, at[id(t.row)]) for t in candidates if all(e.bound == "named" for e in t.ends)}
    tellings, namings = (Counter(pair for pair, _ in where) for where in (told, named))
    pairs_in = Counter(number for _, number in told)
    sisters = {t.pair for t in candidates if t.kind == "sister_city"}
    for tie in candidates:
        pair, number = tie.pair, at[id(tie.row)]
        here = {p.id: p for p in places_in(tie.row) if p.level != "country"}
        unnamed = [p for p in (tie.a, tie.b) if p.id not in here]
        others = len(set(cities) - pair)
        features = {
            "told again in another sentence": float(tellings[pair] > 1),
            "both ends named in another sentence of a tie": float(namings[pair] > ((pair, number) in named)),
            "told of as sisters too": float(tie.kind != "sister_city" and pair in sisters),
            "an end that is not named comes up seldom": float(any(cities[p.id] <= 1 for p in unnamed)),
            "a named end comes up but once": float(
                len(rows) > _LONG and any(cities[i] == 1 for i in pair & set(here))
            ),
            "other cities in the story, an end unnamed": len(unnamed) / 2 * min(others, _MANY) / _MANY,
            "the story has no other city": float(others == 0),
            **_of_unnamed(tie.row, unnamed, memory, number),
            **_of_sentence(tie, here, pairs_in[number]),
        }
        tie.features.update({name: value for name, value in features.items() if value})


def _of_unnamed(row: Row, unnamed: Sequence[Place], memory: Discourse, at: int) -> dict[str, float]:
    """Where the story names an end that the sentence numbered ``at`` does not."""
    if not unnamed:
        return {}
    countries = {p.country for p in places_in(row)}
    return {
        **of_unnamed(unnamed, memory.salience, memory.home, at),
        "the country of an unnamed end is named": float(any(p.country in countries for p in unnamed)),
    }


def _of_sentence(tie: TieCandidate, here: Mapping[int, Place], pairs: int) -> dict[str, float]:
    """What other places, names and bodies the sentence has; ``here`` are its cities, ``pairs`` its ties."""
    row, ends = tie.row, (tie.a, tie.b)
    apart = [p for p in here.values() if not any(p.id == e.id or _nested(p, e) for e in ends)]
    named = sum(e.id in here for e in ends)
    listed = tie.way in ("list", "list before")
    return {
        f"cities left out, {named} ends named": 0.0 if listed else float(min(2, len(apart))),
        f"bodies are named ({tie.kind})": float(any(m.sense.form in BODIES for m in row.of("actor"))),
        f"joined: {tie.way}, {named} named": 1.0,
        "several pairs of one sentence": float(pairs > 1 and not listed),
        "a named end only says where": float(
            any(e.bound == "named" and e.case in _WHERE and e.actor is None for e in tie.ends)
        ),
        "a region and a city": float(len({p.level in REGIONS for p in ends}) == 2),
        "an unplaced name beside": float(any(t.kind == "name" for t in row.tokens)),
        "only wished": float(any(m.sense.name == "wished" for m in row.of("tie_status"))),
        "a body's or a programme's name": float(
            row.lower(tie.match.last + 1) in row.words("named after ties")
        ),
    }


def _nested(one: Place, other: Place) -> bool:
    return lies_in(one, other) or lies_in(other, one)
