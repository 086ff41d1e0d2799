"""What speaks for a candidate and against it: named features that the weights of a language add up."""

from __future__ import annotations

from cityties.claims.candidates import Candidate
from cityties.claims.lexicon import Lexicon, Match
from cityties.claims.parties import Party
from cityties.claims.sides import Sides, distance

_SORTS = {
    "officials": frozenset(
        "mayor,deputy mayor,vice mayor,lord mayor,governor,vice governor,delegation,delegate,official,mission,"
        "councillor,councilor,party secretary,secretary,representative,chairman,chairwoman,speaker,group,party,"
        "guest,visitor,member,counterpart,colleague,leader,entourage,contingent,head,director".split(",")
    ),
    "the young": frozenset(
        "student,pupil,schoolchildren,teenager,child,boy,girl,youth,youngster,young people,teacher,school,intern,"
        "trainee,scholar,professor,university,college,principal,educator".split(",")
    ),
    "players": frozenset("player,team,athlete,runner,swimmer,club,crew".split(",")),
    "artists": frozenset(
        "artist,musician,dancer,singer,choir,orchestra,troupe,band,ensemble,performer,painter,photographer".split(
            ","
        )
    ),
}


def weigh(candidate: Candidate, sides: Sides, lexicon: Lexicon) -> dict[str, float]:
    """The features of a candidate by name, with their values; those that are nought are left out."""
    row, match = candidate.row, candidate.match
    parties, filled = sides.parties, sides.filled
    ends = (*candidate.from_, *candidate.to)
    countries = {p.country for p in candidate.from_} | {p.country for p in candidate.to}
    hedges = [m for m in row.of("status") if -12 <= m.first - match.last <= 4]
    features = {
        f"frame: {candidate.frame.name} ({match.sense.form})": 1.0,
        "a side filled from what was said before": float(filled == 1),
        "both sides filled from what was said before": float(filled == 2),
        "a side from another clause": float(sides.stretched),
        "sides named here": float(sum(p.bound == "named" for p in parties)),
        "a side spoken of": float(sum(p.bound in ("reference", "pair", "person", "home") for p in parties)),
        "a country stands for a side": float(any(p.level == "country" for p in ends)),
        "both sides in one country": float(len(countries) == 1),
        "people or a body act": float(any(p.actor for p in parties)),
        "told in the title": float(candidate.part == "title"),
        "told in a teaser": float(candidate.part == "related"),
        "only discussed": float(any(m.sense.name == "discussed" for m in hedges)),
        "negated": float(candidate.kind != "transport" and any(m.sense.name == "negated" for m in hedges)),
        "a time is given": float(any(t.kind == "time" for t in row.tokens)),
        "a tie is spoken of": float(bool(row.of("term"))),
        "a side filled beside a name without a place": float(
            filled > 0 and any(t.kind == "name" for t in row.tokens)
        ),
        "far from its parties": float(min(distance(p, match) for p in parties) > 8),
    }
    named = [p for p in parties if p.bound == "named"]
    features[f"{candidate.kind}: both sides named"] = float(len(named) >= 2)
    features[f"{candidate.kind}: no side named"] = float(not named)
    features[f"{candidate.kind}: a time is given"] = features["a time is given"]
    features["from a place to a place"] = float({"from", "to"} <= {p.case for p in named})
    features["something is counted"] = float(
        candidate.kind in ("donation", "gift")
        and any(t.kind == "number" or t.lower == "$" for t in row.tokens)
    )
    features["a line is stopped"] = float(
        candidate.kind == "transport" and any(m.sense.name == "cancelled" for m in row.of("status"))
    )
    beside = {lexicon.frames[m.sense.name].kind for m in row.of("frame")} - {candidate.kind}
    features |= {f"{candidate.kind} beside {kind}": 1.0 for kind in beside}
    features |= {f"affairs of {m.sense.name}": 1.0 for m in row.of("affairs")}
    if candidate.kind == "visit":
        features |= {f"visitors: {sort_of(p.actor)}": 1.0 for p in candidate.givers if p.actor}
    return {name: value for name, value in features.items() if value}


def sort_of(actor: str | None) -> str:
    """The sort of people that an actor is: officials, the young, players, artists, or others."""
    return next((name for name, actors in _SORTS.items() if actor in actors), "others")
