"""Candidates for exchanges: a cue of a frame, and the parties that its form finds for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Frame, Lexicon, Match
from cityties.claims.parties import Party, lies_in
from cityties.claims.rows import Row
from cityties.records import ExchangeKind, ExchangeStatus, Place, Role

_BE = frozenset("is are was were be been being gets got".split())
_DIPLOMATS = frozenset({"ambassador", "envoy", "minister", "diplomat", "president", "premier"})
_COMING = frozenset("come comes came coming arrive arrives arrived arriving".split())
_MIXED = ("join", "hold", "link")
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
        "artist,musician,dancer,singer,choir,orchestra,troupe,band,ensemble,performer,painter,photographer".split(",")
    ),
}
_EXCLUDED = frozenset("near before since than like against unlike behind after apposition besides despite".split())


SIGNING = Frame("a tie is made", "agreement", "join", None)
"""The frame of the agreement by which a tie comes about; the tie's own term is its cue."""


@dataclass(slots=True)
class Candidate:
    """An exchange that a sentence may tell of.  ``features`` say what speaks for it and against it."""

    kind: ExchangeKind
    frame: Frame
    match: Match
    row: Row
    part: Role
    givers: list[Party]
    takers: list[Party]
    status: ExchangeStatus = "done"
    features: dict[str, float] = field(default_factory=dict)

    @property
    def from_(self) -> tuple[Place, ...]:
        """The places of those who go, give, or come first."""
        return _places(self.givers, ())

    @property
    def to(self) -> tuple[Place, ...]:
        """The places of those who receive; none that is on the other side already."""
        return _places(self.takers, self.from_)


def _places(parties: Sequence[Party], other: Sequence[Place]) -> tuple[Place, ...]:
    taken = {p.id for p in other}
    places = {p.id: p for party in parties for p in party.places if p.id not in taken}
    return tuple(places.values())


def find_candidates(
    row: Row, part: Role, named: Sequence[Party], spoken: Sequence[Party], memory: Discourse, lexicon: Lexicon
) -> Iterator[Candidate]:
    """A candidate for each cue of a frame in the sentence whose parties can be told."""
    parties = sorted([*named, *spoken], key=lambda p: p.first)
    for match in _widest(row.of("frame"), row.of("idiom")):
        frame = lexicon.frames[match.sense.name]
        if match.sense.form == "verb" and match.first and part != "title" and row.tokens[match.first].text[:1].isupper():
            continue  # a name: "State Honored Artist"
        if not _needs(row, match, frame, parties):
            continue
        candidate = _assign(row, part, match, frame, parties, memory, lexicon)
        if candidate is not None:
            candidate.status = _status(row, match)
            yield candidate


def _widest(matches: Sequence[Match], idioms: Sequence[Match]) -> list[Match]:
    """The cues without those that lie within a longer one or a saying: "products fair" is no "fair"."""
    return [
        m
        for m in matches
        if not any(
            o.first <= m.first and m.last <= o.last and (o.last - o.first > m.last - m.first or o.sense.group == "idiom")
            for o in (*matches, *idioms)
        )
    ]


def _needs(row: Row, match: Match, frame: Frame, parties: Sequence[Party]) -> bool:
    """Whether what the cue needs stands in its sentence: goods to give, a paper to sign, people to receive."""
    if frame.needs is None:
        return True
    if frame.needs == "people":
        if frame.form == "host":
            return any(match.last < m.first <= match.last + 8 for m in row.of("actor")) or _passive(row, match)
        coming = any(p.case == "from" and p.first < match.first for p in parties)
        return coming or any(p.actor for p in parties) or any(m.first > match.last for m in row.of("actor"))
    apart = 25 if frame.needs == "document" else 14
    return any(
        m.sense.name == frame.needs and not (m.first <= match.last and match.first <= m.last)
        and -apart <= m.first - match.last <= apart
        for m in row.of("need")
    )


def _clause(row: Row, match: Match) -> tuple[int, int]:
    """The tokens of the clause around a cue: semicolons and ", while", ", but", ", where" end one."""
    first, last = 0, len(row.tokens) - 1
    for index in range(match.first - 1, 0, -1):
        if _breaks(row, index):
            first = index + 1
            break
    for index in range(match.last + 1, len(row.tokens)):
        if _breaks(row, index):
            last = index - 1
            break
    return first, last


def _breaks(row: Row, index: int) -> bool:
    word = row.lower(index)
    if word in (";", ":"):
        return True
    return word == "," and row.lower(index + 1) in ("while", "but", "where", "whereas", "when", "whose")


def _passive(row: Row, match: Match) -> bool:
    if match.sense.form != "verb" or not row.lower(match.first).endswith(("ed", "en", "wn", "nt", "ld", "id", "ung", "et", "de")):
        return False
    before = {row.lower(k) for k in range(match.first - 3, match.first)}
    return bool(before & _BE) or row.lower(match.last + 1) == "by"


def _relation(party: Party, match: Match, passive: bool) -> str:
    """How a party stands to a cue: subject, object, actor (the cue is its head) or its preposition."""
    if party.first <= match.first and match.last <= party.last and party.actor:
        return "actor"
    if party.case != "bare":
        return "subject" if passive and party.case == "by" else party.case
    before = party.first < match.first
    if passive:
        before = not before
    return "subject" if before else "object"


def _assign(
    row: Row,
    part: Role,
    match: Match,
    frame: Frame,
    parties: Sequence[Party],
    memory: Discourse,
    lexicon: Lexicon,
) -> Candidate | None:
    form = lexicon.forms[frame.form]
    first, last = _clause(row, match)
    passive = _passive(row, match)
    usable, inside = _without_repeats([p for p in parties if p.case not in _EXCLUDED and not _for_a_state(p)])
    near = [p for p in usable if first <= p.first <= last]
    givers, takers = _roles(near, match, passive, form)
    stretched = 0.0
    if not givers or not takers:
        wide_givers, wide_takers = _roles(usable, match, passive, form)
        if not givers and (extra := [p for p in wide_givers if p not in takers]):
            givers, stretched = extra, 1.0
        if not takers and (extra := [p for p in wide_takers if p not in givers]):
            takers, stretched = extra, 1.0
    givers, takers = _both_sides(givers, takers, frame.form)
    filled = 0.0
    if inside and frame.form == "give" and not takers:
        return None  # "Chengdu will deliver them to a Chengdu hospital"
    if not givers and not takers and frame.needs == "document" and "they" in {
        row.lower(k) for k in range(match.first - 2, match.first)
    }:
        givers, takers = _both_of_them(row, match, memory)
    if not givers or not takers:
        givers, takers, filled = _fill(row, match, frame, givers, takers, memory)
        if filled and frame.kind == "visit" and row.lower(match.first) in _COMING and givers and givers[0].bound == "home":
            givers, takers = takers, givers
    kind = _kind(row, frame, givers)
    candidate = Candidate(kind, frame, match, row, part, givers, takers)
    if not _plausible(candidate):
        return None
    candidate.features = _features(candidate, stretched, filled, lexicon)
    return candidate


def _for_a_state(party: Party) -> bool:
    """Ambassadors and ministers act for their state, not for a city."""
    return party.is_country and party.actor in _DIPLOMATS


def _without_repeats(parties: Sequence[Party]) -> tuple[list[Party], bool]:
    """The parties without repeats and mere regions, and whether something stays within one place.

    A venue that is one of the parties is none of its own ("the mayors of A and B signed in B"); what was spoken
    of adds nothing to what is named; a region around another party says only where that lies.
    """
    kept: list[Party] = []
    inside = False
    for party in parties:
        others = [o for o in parties if o is not party and o.bound != "pair"]
        ids = {p.id for o in others if len(o.places) == len(party.places) for p in o.places}
        if party.bound == "pair":
            ids = {p.id for o in others for p in o.places}
        unnamed = party.bound in ("reference", "home", "person", "pair")
        venue = party.case in ("in", "at") and party.actor is None
        if (venue or unnamed) and all(p.id in ids for p in party.places):
            continue
        if any(lies_in(q, p) for p in party.places for o in others for q in o.places) and not party.actor:
            continue
        earlier = {p.id for o in kept for p in o.places}
        if all(p.id in earlier for p in party.places):
            inside = inside or party.case in ("to", "for")
            continue
        kept.append(party)
    return kept, inside


def _kind(row: Row, frame: Frame, givers: Sequence[Party]) -> ExchangeKind:
    """The kind of a frame, or what those who travel make of it: pupils learn, teams play, artists perform."""
    if frame.kind == "visit":
        sorts = {_sort(p.actor) for p in givers if p.actor}
        if sorts == {"players"} or (sorts and any(m.sense.name == "sides play" for m in row.of("frame"))):
            return "sport"
        if sorts == {"the young"}:
            return "education"
        if sorts == {"artists"}:
            return "event"
    return frame.kind  # type: ignore[return-value]


def _roles(
    parties: Sequence[Party], match: Match, passive: bool, form: dict[str, tuple[str, ...]]
) -> tuple[list[Party], list[Party]]:
    """Sorts parties to the two sides; the earlier a relation stands in the form's list, the better it fits."""
    givers: list[Party] = []
    takers: list[Party] = []
    relations = [_relation(p, match, passive) for p in parties]
    located = "in" in relations or "at" in relations
    for party, relation in zip(parties, relations, strict=True):
        if relation == "subject" and located and "subject" in form["to"] and "subject" in form["from"]:
            givers.append(party)
            continue
        giver = form["from"].index(relation) if relation in form["from"] else None
        taker = form["to"].index(relation) if relation in form["to"] else None
        if party.actor and relation == "object" and taker is not None and giver is not None:
            giver, taker = (0, None)
        if giver is None and taker is None:
            continue
        if taker is None or (giver is not None and giver <= taker):
            givers.append(party)
        else:
            takers.append(party)
    return givers, _nearest_case(takers, match)


def _nearest_case(takers: list[Party], match: Match) -> list[Party]:
    """Of several places after a cue those that stand like the nearest: "for cooperation with Japan … in Shanghai"."""
    if len(takers) < 2:
        return takers
    nearest = min(takers, key=lambda p: _distance(p, match))
    return [p for p in takers if p.case == nearest.case or p.case == "and"]


def _both_sides(givers: list[Party], takers: list[Party], form: str) -> tuple[list[Party], list[Party]]:
    """Splits a side that holds both ends: "the two cities signed" has no other side."""
    given = {p.id for party in givers for p in party.places}
    takers = [t for t in takers if not all(p.id in given for p in t.places)]
    if takers and not givers:
        meant = [t for t in takers if t.case in ("to", "for")]
        if form in ("give", "present") and meant and len(meant) < len(takers):
            return [t for t in takers if t not in meant], meant
        givers, takers, turned = takers, givers, True
    else:
        turned = False
    if not takers and len(givers) > 1 and form in _MIXED:
        givers, takers = givers[:1], givers[1:]
        turned = False
    elif not takers and len(givers) > 1:
        actors = [p for p in givers if p.actor]
        others = [p for p in givers if not p.actor]
        if actors and others:
            givers, takers, turned = actors, others, False
    if not takers and len(givers) == 1 and len(givers[0].places) == 2 and (form in _MIXED or givers[0].bound == "pair"):
        from dataclasses import replace  # noqa: PLC0415

        both = givers[0]
        givers, takers = [replace(both, places=both.places[:1])], [replace(both, places=both.places[1:])]
        turned = False
    return (takers, givers) if turned else (givers, takers)


def _fill(
    row: Row, match: Match, frame: Frame, givers: list[Party], takers: list[Party], memory: Discourse
) -> tuple[list[Party], list[Party], float]:
    """Finds the missing side in what was said before; the third value counts the sides that were filled."""

    def topic(places: Sequence[Place]) -> list[Party]:
        at = row.tokens[match.first]
        return [Party(tuple(places), match.first, match.first, at.start, at.end, "bare", bound="home")] if places else []

    if givers and not takers:
        places = givers[0].places
        if frame.form in ("go", "trip") and memory.hosts and not _shared(memory.hosts, places):
            return givers, topic(memory.hosts), 1.0
        partner = memory.partner(places[0])
        return givers, topic([partner] if partner else []), 1.0
    if takers and not givers:
        places = takers[0].places
        if frame.form in ("go", "trip", "host") and memory.visitors and not _shared(memory.visitors, places):
            return topic(memory.visitors), takers, 1.0
        partner = memory.partner(places[0])
        return topic([partner] if partner else []), takers, 1.0
    if memory.visitors and memory.hosts and frame.form in ("go", "trip", "host", "hold"):
        return topic(memory.visitors), topic(memory.hosts), 2.0
    if memory.pair is not None:
        return topic(memory.pair[:1]), topic(memory.pair[1:]), 2.0
    return givers, takers, 0.0


def _shared(one: Sequence[Place], other: Sequence[Place]) -> bool:
    return bool({p.id for p in one} & {p.id for p in other})


def _both_of_them(row: Row, match: Match, memory: Discourse) -> tuple[list[Party], list[Party]]:
    """ "They signed a memorandum": the two that are spoken of."""
    if memory.pair is None:
        return [], []
    at = row.tokens[match.first]
    one, other = (
        Party((place,), match.first, match.first, at.start, at.end, "bare", bound="pair") for place in memory.pair
    )
    return [one], [other]


def _plausible(candidate: Candidate) -> bool:
    """Two sides, at least one of them below a country, neither within the other."""
    ends = (*candidate.from_, *candidate.to)
    if not candidate.from_ or not candidate.to or len({p.id for p in ends}) < 2:
        return False
    if all(p.level == "country" for p in ends):
        return False
    return not any(lies_in(a, b) or lies_in(b, a) for a in candidate.from_ for b in candidate.to)


def _status(row: Row, match: Match) -> ExchangeStatus:
    near = [m for m in row.of("status") if -9 <= m.first - match.last <= 6]
    names = {m.sense.name for m in near}
    before = {m.sense.name for m in near if m.first <= match.first}
    if "cancelled" in names:
        return "cancelled"
    if "planned" in before:
        return "planned"
    if row.lower(match.first).endswith("ing") or "ongoing" in before:
        return "ongoing"
    return "done"


def _features(
    candidate: Candidate, stretched: float, filled: float, lexicon: Lexicon
) -> dict[str, float]:
    row, match = candidate.row, candidate.match
    sides = [*candidate.givers, *candidate.takers]
    ends = (*candidate.from_, *candidate.to)
    countries = {p.country for p in candidate.from_} | {p.country for p in candidate.to}
    hedges = [m for m in row.of("status") if -12 <= m.first - match.last <= 4]
    features = {
        f"frame: {candidate.frame.name} ({match.sense.form})": 1.0,
        "a side filled from what was said before": float(filled == 1),
        "both sides filled from what was said before": float(filled == 2),
        "a side from another clause": stretched,
        "sides named here": float(sum(p.bound == "named" for p in sides)),
        "a side spoken of": float(sum(p.bound in ("reference", "pair", "person", "home") for p in sides)),
        "a country stands for a side": float(any(p.level == "country" for p in ends)),
        "both sides in one country": float(len(countries) == 1),
        "people or a body act": float(any(p.actor for p in sides)),
        "told in the title": float(candidate.part == "title"),
        "told in a teaser": float(candidate.part == "related"),
        "only discussed": float(any(m.sense.name == "discussed" for m in hedges)),
        "negated": float(candidate.kind != "transport" and any(m.sense.name == "negated" for m in hedges)),
        "a time is given": float(any(t.kind == "time" for t in row.tokens)),
        "a tie is spoken of": float(bool(row.of("term"))),
        "a side filled beside a name without a place": float(
            filled > 0 and any(t.kind == "name" for t in row.tokens)
        ),
        "far from its parties": float(min(_distance(p, match) for p in sides) > 8),
    }
    named = [p for p in sides if p.bound == "named"]
    features[f"{candidate.kind}: both sides named"] = float(len(named) >= 2)
    features[f"{candidate.kind}: no side named"] = float(not named)
    features[f"{candidate.kind}: a time is given"] = features["a time is given"]
    features["from a place to a place"] = float({"from", "to"} <= {p.case for p in named})
    features["something is counted"] = float(
        candidate.kind in ("donation", "gift") and any(t.kind == "number" or t.lower == "$" for t in row.tokens)
    )
    features["a line is stopped"] = float(
        candidate.kind == "transport" and any(m.sense.name == "cancelled" for m in row.of("status"))
    )
    beside = {lexicon.frames[m.sense.name].kind for m in row.of("frame")} - {candidate.kind}
    features |= {f"{candidate.kind} beside {kind}": 1.0 for kind in beside}
    features |= {f"affairs of {m.sense.name}": 1.0 for m in row.of("affairs")}
    if candidate.kind == "visit":
        features |= {f"visitors: {_sort(p.actor)}": 1.0 for p in candidate.givers if p.actor}
    return {name: value for name, value in features.items() if value}


def _sort(actor: str | None) -> str:
    return next((name for name, actors in _SORTS.items() if actor in actors), "others")


def _distance(party: Party, match: Match) -> int:
    return max(0, match.first - party.last, party.first - match.last)
