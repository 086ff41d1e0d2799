"""Candidates that tell of one deed in other words, of another kind or turned round: the likelier stays."""

from __future__ import annotations

from collections.abc import Sequence

from cityties.claims.cjk.references import clause_of
from cityties.claims.exchanges import Candidate
from cityties.claims.lying import lies_in
from cityties.records import Place

_RIVALS = (
    frozenset({"donation", "gift"}),
    frozenset({"visit", "education", "sport"}),
    frozenset({"trade", "event"}),
    frozenset({"education", "event"}),
)
"""Kinds of which a sentence tells but one between the same places."""
_GAPLESS_RIVALS = (
    *_RIVALS,
    frozenset({"event", "meeting"}),
    frozenset({"donation", "education"}),
    frozenset({"gift", "education"}),
)
"""The like in Chinese and Japanese, where a feast may be held online: 画面をつないでの式典."""
_SPACED_RIVALS = (
    *_RIVALS,
    frozenset({"transport", "visit"}),
    frozenset({"transport", "education"}),
    frozenset({"transport", "sport"}),
    frozenset({"event", "sport"}),
)
"""The like in English, where a plane that people take and a game that they play have words of their own."""


_DIRECTED = frozenset({"visit", "donation", "gift"})
_OF_BOTH = frozenset({"agreement"})  # kinds that go no way: both sign
_NAMED = frozenset({"named", "country", "person"})
_GIVEN, _CROSSINGS = frozenset({"donation", "gift"}), frozenset({"journey", "voyage"})
_DEEDS = frozenset({"event", "sport", "donation", "gift", "education"})


def likeliest(told: Sequence[tuple[Candidate, float]]) -> list[tuple[Candidate, float]]:
    """Of the candidates of each cue, which differ in their sides, the likeliest, in the order of the text."""
    best: dict[tuple[int, object], tuple[Candidate, float]] = {}
    for candidate, score in told:
        key = id(candidate.row), candidate.match
        if key not in best or score > best[key][1]:
            best[key] = candidate, score
    return list(best.values())


def without_rivals(
    accepted: list[tuple[Candidate, float]], *, gapless: bool = False
) -> list[tuple[Candidate, float]]:
    """Of kinds that a sentence tells of the same places, the likeliest: "donated masks" is no gift, too."""
    kinds = _GAPLESS_RIVALS if gapless else _SPACED_RIVALS
    return [
        (c, s)
        for c, s in accepted
        if not any(
            _beats(o, rival, c, s, kinds) and not (gapless and _in_return(o, c)) for o, rival in accepted
        )
    ]


def turned_round(candidate: Candidate, accepted: Sequence[tuple[Candidate, float]]) -> bool:
    """Whether a candidate that names no side only turns round what another tells with a name."""
    if candidate.kind not in _DIRECTED or any(
        p.bound in _NAMED for p in (*candidate.givers, *candidate.takers)
    ):
        return False
    return any(
        _turns(other, candidate) and any(p.bound in _NAMED for p in (*other.givers, *other.takers))
        for other, _ in accepted
        if other is not candidate
    )


def unfounded(candidate: Candidate) -> bool:
    """Whether a candidate names or points at no side in a story that tells of no tie of its places."""
    sides = (*candidate.givers, *candidate.takers)
    return all(p.bound == "home" for p in sides) and not candidate.features.get(
        "the story tells of their tie"
    )


def _in_return(one: Candidate, other: Candidate) -> bool:
    """Whether gifts go both ways in a sentence, or visits in two clauses: 主人给客人市钥,客人带来木雕."""
    if one.kind == other.kind == "visit" and one.row is other.row:
        named = all(p.bound == "named" for c in (one, other) for p in (*c.givers, *c.takers))
        return named and clause_of(one.row, one.match.first) != clause_of(one.row, other.match.first)
    if one.kind != "gift" or other.kind != "gift" or one.row is not other.row:
        return False
    first, last = sorted((one.match.last, other.match.first))
    return any(one.row.lower(k) in (",", ";", "、") for k in range(first, last))


def _only_acts(visit: Candidate, deed: Candidate) -> bool:
    """Whether those who visit only do something else: "Guests from Kofu unveiled a bell" is one event."""
    names_people = visit.match.sense.form != "verb" and visit.kind == "visit"
    return (
        names_people
        and deed.match.sense.form == "verb"
        and deed.kind in _DEEDS
        and any(p.first <= visit.match.first <= p.last for p in deed.givers)
    )


def _of_the_goods(visit: Candidate, deed: Candidate) -> bool:
    """Whether the journey is that of what is given: "They flew ten cows to Kofu; one died on the journey"."""
    word = visit.row.lower(visit.match.first)
    return visit.kind == "visit" and deed.kind in _GIVEN and word in _CROSSINGS


def _to_learn(deed: Candidate, visit: Candidate) -> bool:
    """Whether those who travel do so to learn or teach: "Farmers are to travel to Kofu to learn"."""
    between = deed.match.first - visit.match.last
    return (
        deed.kind == "education"
        and visit.kind == "visit"
        and 0 < between <= 8
        and deed.row.lower(deed.match.first - 1) in ("to", "and", "for")
        and deed.match.sense.form == "verb"
    )


def _turns(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates of a kind have their sides turned; one sentence rarely tells of both ways."""
    if one.kind != other.kind or one.kind in _OF_BOTH:
        return False
    return _overlap(one.from_, other.to) and _overlap(one.to, other.from_)


def _overlap(one: Sequence[Place], other: Sequence[Place]) -> bool:
    """Whether two sides have a place in common, or one of them a town of the other's region."""
    return any(p.id == q.id or lies_in(p, q) or lies_in(q, p) for p in one for q in other)


def _there_and_back(one: Candidate, other: Candidate) -> bool:
    """Whether a sentence names both ends twice: "Guests from Kofu were in Riga, and a choir of Riga in Kofu".

    Each of the two verbs then stands with a pair of its own.
    """
    first, second = sorted((one, other), key=lambda c: c.match.first)
    if not first.match.sense.form == second.match.sense.form == "verb":
        return False
    ends = {p.id for p in (*one.from_, *one.to)}
    named = [
        (index, token.mention.place.id)
        for index, token in enumerate(one.row.tokens)
        if token.mention is not None and token.mention.place is not None and token.mention.place.id in ends
    ]
    if len(ends) != 2 or len(named) != 4 or len({i for _, i in named[:2]}) != 2:
        return False
    own_pair = named[2][1] != named[3][1]
    return own_pair and first.match.first < named[2][0] and named[1][0] < second.match.first


def _beats(
    one: Candidate, score: float, other: Candidate, less: float, kinds: Sequence[frozenset[str]]
) -> bool:
    """Whether one candidate is the likelier telling of what another makes another kind of."""
    if one.row is not other.row:
        return False
    if (
        _only_acts(other, one)
        or _of_the_goods(other, one)
        or _to_learn(one, other)
        or (_turns(one, other) and score > less and not _there_and_back(one, other))
    ):
        return True
    rivals = one.kind != other.kind and any({one.kind, other.kind} <= r for r in kinds)
    if not rivals or _to_learn(other, one):
        return False
    shared = {p.id for p in (*one.from_, *one.to)} & {p.id for p in (*other.from_, *other.to)}
    return bool(shared) and (score, one.kind) > (less, other.kind)
