"""Candidates for ties in Chinese and Japanese: a term in a sentence, and the two ends that it joins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cityties.claims.cjk.lexicon import CjkLexicon
from cityties.claims.cjk.references import clause_of
from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Match
from cityties.claims.parties import Party, lies_in
from cityties.claims.rows import Row, Token
from cityties.claims.ties import TieCandidate
from cityties.records import Place, Role, TieKind, TieStatus

_SIGNING = frozenset({"a document is signed", "a document or a relation comes about"})
_GLUE = re.compile(r"(?:城市|都市|关系|の相手)?[的の・·:—\-、「\"(]*(?:相手)?(?:である|の)?(?:中国|韩国|日本|韓国|米国)?[・·]?")
_NAMED_AS = ("という", "である", "となる")
_OWN = ("其", "它的", "该市的", "同市の", "同市と", "我们的", "自己的")

_BEFORE_NAMES = frozenset({"に", "同", "与", "和", "跟", "は", "には"})
_LOOSE = frozenset({"topic", "one and the topic", "around", "two after", "pair after"})
_LISTS = frozenset({"list", "pairs after"})
Ends = Iterator[tuple[str, Party, Party]]


def cjk_ties(
    row: Row, part: Role, named: Sequence[Party], spoken: Sequence[Party], memory: Discourse, lexicon: CjkLexicon
) -> Iterator[TieCandidate]:
    """A candidate for each pair that a term of the sentence joins."""
    parties = sorted([*named, *spoken], key=lambda p: p.first)
    parties = [p for p in parties if p.bound != "country" and not _visitors_only(p)]
    terms = _terms(row)
    for number, match in enumerate(terms):
        kind = _kind(row, match, terms)
        for way, one, other in _ends(row, match, terms, number, parties, memory, lexicon):
            for a, b in _pairs(one, other):
                candidate = TieCandidate(kind, a, b, (one, other), match, row, part, way, _status(row, match))
                candidate.features = _features(candidate, terms, lexicon)
                yield candidate


def _visitors_only(party: Party) -> bool:
    return party.bound == "reference" and party.actor is not None


def _pairs(one: Party, other: Party) -> Iterator[tuple[Place, Place]]:
    for a in one.places:
        for b in other.places:
            if a.id != b.id and not lies_in(a, b) and not lies_in(b, a) and "country" not in (a.level, b.level):
                yield a, b


def _terms(row: Row) -> list[Match]:
    """The terms of a sentence; a verb like 结好 counts where no noun stands close by."""
    occasions = {m.first for m in row.of("occasion")}
    nouns = [m for m in row.of("term") if m.last + 1 not in occasions]
    verbs = [m for m in row.of("bond") if not any(abs(m.first - n.first) <= 2 for n in nouns)]
    return sorted([*nouns, *verbs], key=lambda m: m.first)


def _kind(row: Row, match: Match, terms: Sequence[Match]) -> TieKind:
    """The kind of a term; a letter of intent or a step toward a tie in the same clause outweighs its aim."""
    first, last = clause_of(row, match.first)
    kind = match.sense.name
    intents = [m for m in terms if m.sense.name == "intent" and first <= m.first <= last]
    toward = [m for m in row.of("tie_status") if m.sense.name == "toward" and -6 <= m.first - match.first <= 4]
    if kind == "intent" or intents:
        return "intent"
    if toward and kind == "sister_city":
        return "intent"
    return kind  # type: ignore[return-value]


def _ends(
    row: Row, match: Match, terms: Sequence[Match], number: int, parties: Sequence[Party], memory: Discourse,
    lexicon: CjkLexicon,
) -> Ends:
    """The two ends that a term joins, and the way in which the sentence joins them; the surest way only."""
    first, last = clause_of(row, match.first)
    stop = terms[number + 1].first if number + 1 < len(terms) else len(row.tokens)
    before = [p for p in parties if p.last < match.first]
    after = [p for p in parties if p.first > match.last]
    here = [p for p in before if p.first >= first]
    adjacent = next((p for p in after if _adjacent(row, match, p)), None)
    owner = _owner(row, match, before, memory)
    listed = _listed(row, match, [p for p in after if p.first < stop])
    if listed:
        if owner is None and number:
            owner = _owner(row, terms[number - 1], [p for p in parties if p.last < terms[number - 1].first], memory)
        if (owner is None or len(listed) > 1) and all(len(p.places) in (0, 2) and _paired(row, p) for p in listed):
            for party in (p for p in listed if p.places):
                yield "pairs after", _one(party, 0), _one(party, 1)
            return
        anchor = owner or _nearest(here) or _nearest(before) or _topic(row, match, memory.home)
        if anchor is not None:
            for party in listed:
                yield "list", anchor, party
        return
    called = next((p for p in before if _between(row, p, match) in _NAMED_AS), None)
    if called is not None:
        yield from _apposed(row, match, called, None, [p for p in before if p is not called], [], memory)
        return
    if adjacent is not None and match.sense.group == "term" and adjacent.bound == "named":
        yield from _apposed(row, match, adjacent, owner, before, after, memory)
        return
    if owner is not None:
        other = next((p for p in after if p.first <= last and not _shared(p, owner)), None)
        other = other if other is not None and _predicate(row, match, other) else None
        other = other or _nearest([p for p in before if p is not owner], owner)
        if other is not None:
            yield "owner and another", owner, other
            return
    yield from _linked(row, match, here, before, after, memory)


def _apposed(
    row: Row, match: Match, member: Party, owner: Party | None, before: Sequence[Party], after: Sequence[Party],
    memory: Discourse,
) -> Ends:
    """友城|武汉: whose it is, by a genitive, as the subject, as another party, or as what the story is about."""
    if len(member.places) == 2 and owner is None and not _nearest(before, member):
        yield "a pair after the term", _one(member, 0), _one(member, 1)
        return
    if owner is not None and not _shared(owner, member):
        yield "apposition", owner, member
        return
    subjects = [p for p in before if p.case in ("bare", "subject", "by") and not _shared(p, member)]
    anchor = _nearest(subjects) or _nearest(before, member)
    if anchor is not None:
        yield "apposition, the subject owns", anchor, member
        return
    other = next((p for p in after if p is not member and not _shared(p, member)), None)
    if other is not None:
        yield "apposition, another party owns", other, member
        return
    partner = memory.partner(member.places[0]) if member.places else None
    if partner is not None:
        yield "apposition, the topic owns", _topic(row, match, partner), member  # type: ignore[misc]


def _linked(
    row: Row, match: Match, here: Sequence[Party], before: Sequence[Party], after: Sequence[Party], memory: Discourse
) -> Ends:
    """A与B缔结…, 与B缔结…, 两市结为…, A、B: the two before the term, in its clause first."""
    nearest = here[-1] if here else None
    if nearest is not None and len(nearest.places) == 2 and (nearest.bound == "pair" or _nearest(here[:-1]) is None):
        yield ("pair spoken of" if nearest.bound == "pair" else "pair"), _one(nearest, 0), _one(nearest, 1)
        return
    linked = next((p for p in reversed(here) if p.case == "with"), None)
    if linked is not None:
        others = [p for p in here if p is not linked]
        bare = [p for p in others if p.case in ("bare", "subject")]
        subject = _nearest(bare, linked) or _nearest(others, linked)
        if subject is not None:
            yield "linked, subject here", subject, linked
            return
        earlier = [p for p in before if p not in here and p.case in ("bare", "subject")]
        subject = _nearest(earlier, linked) or _nearest([p for p in before if p not in here], linked)
        if subject is not None:
            yield "linked, subject in another clause", subject, linked
            return
        partner = memory.partner(linked.places[0]) if linked.places else None
        if partner is not None:
            yield "linked, the topic is subject", _topic(row, match, partner), linked  # type: ignore[misc]
        return
    distinct = _distinct(here)
    if len(distinct) == 2:
        yield "two before", distinct[0], distinct[1]
        return
    if len(distinct) > 2:
        yield "several before", distinct[-2], distinct[-1]
        return
    pair = next((p for p in reversed(before) if p.bound == "pair" or len(p.places) == 2), None)
    if pair is not None and not here:
        yield "pair in another clause", _one(pair, 0), _one(pair, 1)
        return
    distinct = _distinct(before)
    if len(distinct) >= 2:
        yield "two in other clauses", distinct[-2], distinct[-1]
        return
    around = [p for p in after if not any(_shared(p, q) for q in distinct)]
    if distinct and around:
        yield "around", distinct[-1], around[0]
    elif len(around) >= 2:
        yield "two after", around[0], around[1]
    elif around and len(around[0].places) == 2:
        yield "pair after", _one(around[0], 0), _one(around[0], 1)
    elif distinct or around:
        lone = (distinct or around)[0]
        partner = memory.partner(lone.places[0]) if lone.places else None
        if partner is not None:
            yield "one and the topic", _topic(row, match, partner), lone  # type: ignore[misc]
    elif memory.pair is not None:
        yield "topic", _topic(row, match, memory.pair[0]), _topic(row, match, memory.pair[1])  # type: ignore[misc]


def _distinct(parties: Sequence[Party]) -> list[Party]:
    kept: list[Party] = []
    for party in parties:
        if not any(_shared(party, q) for q in kept):
            kept.append(party)
    return kept


def _adjacent(row: Row, match: Match, party: Party) -> bool:
    """友城|武汉, 友好都市の|咸陽市, 姉妹都市である|ブラジルの…."""
    return _GLUE.fullmatch("".join(row.lower(k) for k in range(match.last + 1, party.first))) is not None


def _between(row: Row, party: Party, match: Match) -> str:
    return "".join(row.lower(k) for k in range(party.last + 1, match.first))


def _predicate(row: Row, match: Match, party: Party) -> bool:
    """友城|就是|大分."""
    between = "".join(row.lower(k) for k in range(match.last + 1, party.first))
    return len(between) <= 4 and any(w in between for w in ("是", "为", "は"))


def _owner(row: Row, match: Match, before: Sequence[Party], memory: Discourse) -> Party | None:
    """Whose it is: 成都的|友好城市, 成都的第一个|友城, 其|友城, 甲府市の|姉妹都市."""
    between_limit = 5
    for party in reversed(before):
        between = "".join(row.lower(k) for k in range(party.last + 1, match.first))
        if match.first - party.last > between_limit:
            break
        if between.startswith(("的", "の")) and len(between) <= 9 and not any(c in between for c in ",与和とは"):
            return party if party.case != "with" else None
        break
    previous = row.lower(match.first - 1)
    if previous.endswith(_OWN) and memory.home is not None:
        return _nearest([p for p in before if p.case in ("bare", "subject")]) or _topic(row, match, memory.home)
    return None


def _listed(row: Row, match: Match, after: Sequence[Party]) -> list[Party]:
    """The names that a term announces: 友好城市有9个：…, 的有：甲与乙,丙与丁."""
    if not after:
        return []
    between = "".join(row.lower(k) for k in range(match.last + 1, after[0].first))
    announced = any(w in between for w in (":", "有", "包括", "分别", "名册", "は、", "からは", "には")) and len(between) < 24
    total = sum(len(p.places) or 1 for p in after)
    return list(after) if announced and total >= 2 else []


def _paired(row: Row, party: Party) -> bool:
    return any(row.lower(k) in ("与", "和", "同", "跟", "と") for k in range(party.first, party.last + 1))


def _topic(row: Row, match: Match, place: Place | None) -> Party | None:
    if place is None:
        return None
    at = row.tokens[match.first]
    return Party((place,), match.first, match.last, at.start, at.end, "bare", bound="home")


def _one(party: Party, index: int) -> Party:
    return replace(party, places=(party.places[index],))


def _shared(one: Party, other: Party) -> bool:
    return bool({p.id for p in one.places} & {p.id for p in other.places})


def _nearest(parties: Sequence[Party], but: Party | None = None) -> Party | None:
    free = [p for p in parties if but is None or not _shared(p, but)]
    return free[-1] if free else None


def _status(row: Row, match: Match) -> TieStatus:
    first, last = clause_of(row, match.first)
    near = [m for m in row.of("tie_status") if first <= m.first <= last and abs(m.first - match.first) <= 12]
    names = {m.sense.name for m in near}
    for status in ("ended", "suspended", "planned"):
        if status in names:
            return status  # type: ignore[return-value]
    return "active"


def signed_in(tie: TieCandidate) -> bool:
    """Whether a signing is told near a term; a list is signed where its sentence says so, or beside its own time."""
    signings = [m.first for m in tie.row.of("frame") if m.sense.name in _SIGNING]
    own = own_time(tie)
    if own is not None and tie.way in _LISTS:
        return any(abs(tie.row.tokens.index(own) - k) <= 2 for k in signings)
    reach = len(tie.row.tokens) if tie.way in _LISTS or own is not None else 9
    return any(abs(k - tie.match.first) <= reach for k in signings)


def own_time(tie: TieCandidate) -> Token | None:
    """The time of one end in a list: in brackets behind its name, or straight before it, where others have theirs."""
    row = tie.row
    times = [k for k, t in enumerate(row.tokens) if t.time is not None and t.time.moments and t.time.kind == "date"]
    if len(times) < 2:
        return None
    for party in (tie.ends[1], tie.ends[0]):
        name = next((k for k, t in enumerate(row.tokens) if _names(t, tie.b if party is tie.ends[1] else tie.a)), None)
        if name is None or party.bound != "named":
            continue
        behind = next((k for k in times if k == name + 2 and row.lower(name + 1) == "("), None)
        if behind is not None:
            return row.tokens[behind]
    party = max(tie.ends, key=lambda p: p.first)
    ahead = [k for k in times if 0 < party.first - k <= 3 and row.lower(party.first - 1) in _BEFORE_NAMES and row.lower(k + 1) not in (",", "、", "是")]
    listed = tie.way in _LISTS or party.case == "with"
    return row.tokens[ahead[-1]] if ahead and listed and party.bound == "named" else None


def _names(token: Token, place: Place) -> bool:
    return token.mention is not None and token.mention.place is not None and token.mention.place.id == place.id


def _features(candidate: TieCandidate, terms: Sequence[Match], lexicon: CjkLexicon) -> dict[str, float]:
    row, match = candidate.row, candidate.match
    near = [m for m in row.of("status") if abs(m.first - match.first) <= 8]
    ends = candidate.ends
    made = any(abs(m.first - match.first) <= 6 for m in row.of("making"))
    features = {
        f"kind: {candidate.kind}": 1.0,
        "a verb for a tie": float(match.sense.group == "bond"),
        f"joined: {candidate.way}": 1.0,
        "ends named here": float(sum(p.bound == "named" for p in ends)),
        "an end taken from what was said before": float(sum(p.bound == "home" for p in ends)),
        "a long list": float(max(len(p.places) for p in ends) > 2),
        "both ends in one country": float(candidate.a.country == candidate.b.country),
        "only discussed": float(any(m.sense.name == "discussed" for m in near)),
        "negated": float(any(m.sense.name == "negated" for m in near)),
        "planned": float(candidate.status == "planned"),
        "ended or suspended": float(candidate.status in ("ended", "suspended")),
        "signed or made": float(made),
        f"{candidate.kind}: signed or made": float(made),
        "a time is given": float(any(t.kind == "time" for t in row.tokens)),
        "told in the title": float(candidate.part == "title"),
        "loosely joined in the title": float(candidate.part == "title" and candidate.way in _LOOSE),
        "told in a teaser": float(candidate.part == "related"),
        "firms, schools or offices act": float(any(lexicon.sorts.get(p.actor or "") == "bodies" for p in ends)),
        "a name that could not be placed": float(any(t.kind == "name" for t in row.tokens)),
        "far from its ends": float(candidate.way not in _LISTS and max(_away(p, match) for p in ends) > 10),
        "several terms": float(len(terms) > 1),
    }
    return {name: value for name, value in features.items() if value}


def _away(party: Party, match: Match) -> int:
    return max(0, match.first - party.last, party.first - match.last)
