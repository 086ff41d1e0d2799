"""The two sides of an exchange, once its parties are sorted: split, turned or named more closely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cityties.claims.cjk.lexicon import CjkLexicon
from cityties.claims.discourse import Discourse
from cityties.claims.exchanges import Candidate
from cityties.claims.parties import Party
from cityties.claims.rows import Row
from cityties.records import Place

_MIXED = ("join", "hold", "link", "deal")
GOING = frozenset({"go", "trip", "host"})
_WAYS = frozenset({"from", "to", "by", "object", "subject"})  # cases that tell which way something goes


def partner_for_country(side: list[Party], other: Sequence[Party], memory: Discourse) -> list[Party]:
    """The partner for its country, where the story is of a pair: 綾部から|中国に, told of 常熟 before."""
    if memory.pair is None or not side or any(p.bound != "country" or p.actor for p in side):
        return side
    facing = {p.id for party in other for p in party.places}
    for one, two in (memory.pair, memory.pair[::-1]):
        if two.id in facing and one.level != "country" and one.country == side[0].places[0].country:
            return [replace(side[0], places=(one,), bound="named")]
    return side


def both_sides(
    givers: list[Party], takers: list[Party], form: str, lexicon: CjkLexicon
) -> tuple[list[Party], list[Party]]:
    """Splits a side that holds both ends: 两市签署 has no other side, A与B签署 neither."""
    sides = [p for p in (*givers, *takers) if not (lexicon.verb_first and _addressed(p))]
    both = next((p for p in sides if len(p.places) == 2 and not (form == "link" and p.listed)), None)
    places = {p.id for party in (*givers, *takers) for p in party.places}
    if (
        both is not None
        and form in _MIXED
        and len(places) == 2
        and not (givers and takers and _apart(givers, takers))
    ):
        one, two = (replace(both, places=(place,)) for place in both.places)
        return [one], [two]
    givers, takers = _without_countries(givers), _without_countries(takers)
    given = {p.id for party in givers for p in party.places}
    takers = [t for t in takers if not all(p.id in given for p in t.places)]
    for side, turned in ((givers, False), (takers, True)):
        other = takers if side is givers else givers
        if other or not side:
            continue
        if len(side) > 1 and form in _MIXED:
            return side[:1], side[1:]
        actors = [p for p in side if p.actor]
        plain = [p for p in side if not p.actor]
        if len(side) > 1 and actors and plain:
            return actors, plain
        if form == "link" and side[0].listed:
            continue  # 恢复甲、乙|航线: lines to both of them
        joined = form in _MIXED and not (lexicon.verb_first and _addressed(side[0]))
        if len(side) == 1 and len(side[0].places) == 2 and (joined or side[0].bound == "pair"):
            one, two = (replace(side[0], places=(place,)) for place in side[0].places)
            return ([two], [one]) if turned and form not in _MIXED else ([one], [two])
    return givers, takers


def _addressed(party: Party) -> bool:
    """Whether names are those with whom something is done: 与甲、乙签署, with each of them."""
    return party.bound == "named" and party.case == "with"


def _apart(givers: Sequence[Party], takers: Sequence[Party]) -> bool:
    """Whether each side has a place that the other has not."""
    one, other = ({p.id for party in side for p in party.places} for side in (givers, takers))
    return bool(one - other) and bool(other - one)


def _without_countries(side: list[Party]) -> list[Party]:
    """A side without the countries that are only named beside a city: ロシアの侵攻のあと、本市は."""
    cities = [p for p in side if p.bound != "country"]
    return cities or side


def are_among(side: Sequence[Party], places: Sequence[Place]) -> bool:
    """Whether a side is among known places, by name or as those who speak."""
    known = {p.id for p in places}
    return bool(known) and all(p.id in known for party in side for p in party.places)


def is_sent_off(row: Row, givers: Sequence[Party], memory: Discourse) -> bool:
    """Whether a delegation is called after where it goes, as those at home see it off: 乙市訪問団|結団式."""
    home = memory.home
    seen_off = any(m.sense.name == "sending" for m in row.of("affairs"))
    if home is None or not seen_off:
        return False
    return all(p.country != home.country and g.case != "from" for g in givers for p in g.places)


def is_turned(givers: Sequence[Party], takers: Sequence[Party], memory: Discourse) -> bool:
    """Whether a journey whose way no word tells runs against the one told of before: 乙市中学生使節団."""
    named = [p for p in (*givers, *takers) if p.bound == "named"]
    paired = (
        bool(givers and takers) and givers[0].first == takers[0].first
    )  # 甲市と乙市が: both in one breath
    spoken = [p for p in (*givers, *takers) if p.bound == "reference" and p.case == "object"]  # 访问|该市
    told = not paired and (bool(spoken) or any(p.case in _WAYS for p in named))
    return bool(named) and not told and are_among(givers, memory.hosts) and are_among(takers, memory.visitors)


def both_visited(candidate: Candidate, memory: Discourse) -> bool:
    """Whether both sides are hosts of one journey: 使節団の派遣は、甲市が31回目、乙市が9回目."""
    going = candidate.frame.form in GOING
    return going and are_among(candidate.givers, memory.hosts) and are_among(candidate.takers, memory.hosts)
