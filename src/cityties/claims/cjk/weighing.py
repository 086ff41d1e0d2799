"""What speaks for an exchange that a Chinese or Japanese sentence may tell of, and what against it."""

from __future__ import annotations

from collections.abc import Sequence

from cityties.claims.cjk.lexicon import CjkLexicon
from cityties.claims.exchanges import Candidate
from cityties.claims.lexicon import Match
from cityties.claims.parties import Party


def features_of(
    candidate: Candidate, stretched: float, filled: float, lexicon: CjkLexicon
) -> dict[str, float]:
    """The features of a candidate by name; ``stretched`` and ``filled`` tell how its sides were found."""
    row, match = candidate.row, candidate.match
    sides = [*candidate.givers, *candidate.takers]
    ends = (*candidate.from_, *candidate.to)
    countries = {p.country for p in ends}
    near = {m.sense.name for m in row.of("status") if abs(m.first - match.first) <= 8}
    named = [p for p in sides if p.bound in ("named", "country")]
    timed = float(any(t.kind == "time" for t in row.tokens))
    features = {
        f"frame: {candidate.frame.name}": 1.0,
        "a side filled from what was said before": float(filled == 1),
        "both sides filled from what was said before": float(filled == 2),
        f"{candidate.kind}: a side filled": float(filled > 0),
        "a side from another clause": stretched,
        "sides named here": float(len(named)),
        "a side spoken of": float(sum(p.bound in ("reference", "pair", "person", "home") for p in sides)),
        "a country stands for a side": float(any(p.level == "country" for p in ends)),
        "both sides in one country": float(len(countries) == 1),
        "people or a body act": float(any(p.actor for p in sides)),
        f"{candidate.kind}: people or a body act": float(any(p.actor for p in sides)),
        "told in the title": float(candidate.part == "title"),
        "told in a teaser": float(candidate.part == "related"),
        "only discussed": float("discussed" in near),
        "negated": float("negated" in near),
        "a time is given": timed,
        f"{candidate.kind}: a time is given": timed,
        "a tie is spoken of": float(bool(row.of("term"))),
        "far from its parties": float(min(distance(p, match) for p in sides) > 6),
        "from a place to a place": float(bool({"from", "to"} <= {p.case for p in named})),
        "a place stands straight after the cue": float(any(p.first == match.last + 1 for p in sides)),
        "a party stands straight before the cue": float(any(p.last == match.first - 1 for p in sides)),
        f"{candidate.frame.form}: cases {_cases(candidate.givers)} to {_cases(candidate.takers)}": 1.0,
        "one character": float(len(row.lower(match.first)) == 1),
        "something is counted": float(
            candidate.kind in ("donation", "gift") and any(t.kind == "number" for t in row.tokens)
        ),
        f"{candidate.kind}: both sides named": float(len(named) >= 2),
        f"{candidate.kind}: no side named": float(not named),
    }
    features |= {f"affairs of {m.sense.name}": 1.0 for m in row.of("affairs")}
    if candidate.kind == "visit":
        features |= {
            f"visitors: {lexicon.sorts.get(p.actor, 'others')}": 1.0 for p in candidate.givers if p.actor
        }
    return {name: value for name, value in features.items() if value}


def _cases(side: Sequence[Party]) -> str:
    return "+".join(sorted({p.case for p in side if p.bound == "named"}))


def distance(party: Party, match: Match) -> int:
    """The tokens between a party and a cue."""
    return max(0, match.first - party.last, party.first - match.last)
