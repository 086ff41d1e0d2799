"""Who goes and who receives, who gives and who gets: what speaks for the way that a cue's form has it.

The form of a cue says where each side stands; who acts for a side ("a delegation from Kofu"), whose page it
is and who went before may say otherwise, and fitted weights tell when they do.
"""

from __future__ import annotations

from collections.abc import Sequence

from cityties.claims.candidates import Candidate
from cityties.claims.clauses import is_passive, relation_of
from cityties.claims.discourse import Discourse
from cityties.claims.parties import Party
from cityties.claims.sides import Sides
from cityties.claims.travellers import sort_of
from cityties.records import Place

DIRECTED = frozenset({"visit", "donation", "gift", "education", "sport"})
"""Kinds of which it matters who goes or gives."""


def of_direction(candidate: Candidate, sides: Sides, memory: Discourse) -> dict[str, float]:
    """The features of the way in which the two sides of a candidate stand; none where no way matters."""
    if candidate.kind not in DIRECTED:
        return {}
    form = candidate.frame.form
    features = {
        f"as the form {form} has it": 1.0,
        f"as the sides were found: {sides.how}": 1.0,
        "sides were filled": float(sides.filled),
        "the giver comes first": float(sides.givers[0].first < sides.takers[0].first),
        "the same way as before": _alike(memory.visitors, memory.hosts, candidate),
        "the other way than before": _alike(memory.hosts, memory.visitors, candidate),
    }
    home = memory.home.id if memory.home is not None else None
    for role, parties, places in (
        ("gives", sides.givers, candidate.from_),
        ("takes", sides.takers, candidate.to),
    ):
        at_home = any(p.id == home for p in places)
        features[f"the home {role}"] = features[f"the home {role} ({candidate.kind})"] = float(at_home)
        for party in parties:
            stands = _stands(candidate, party)
            features |= {f"{role}: {stands}": 1.0, f"{form}, {role}: {stands}": 1.0}
            if party.actor:
                sort = sort_of(party.actor)
                features |= {f"acts and {role}": 1.0, f"{role}: {sort} {party.own}": 1.0}
                features[f"{form}, {role}: {sort} {stands}"] = 1.0
    return {name: value for name, value in features.items() if value}


def _stands(candidate: Candidate, party: Party) -> str:
    """How a side stands to the cue; one that the sentence leaves out stands nowhere."""
    row, match = candidate.row, candidate.match
    if party.first == match.first and party.actor is None:
        return "unnamed"
    return relation_of(row, party, match, is_passive(row, match))


def _alike(from_: Sequence[Place], to: Sequence[Place], candidate: Candidate) -> float:
    gave = {p.id for p in from_} & {p.id for p in candidate.from_}
    took = {p.id for p in to} & {p.id for p in candidate.to}
    return float(bool(gave) and bool(took))
