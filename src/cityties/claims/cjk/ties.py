"""Candidates for ties in Chinese and Japanese: a term in a sentence, and the two ends that it joins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cityties.claims.cjk.asides import only_intended
from cityties.claims.cjk.denials import (
    counts_behind,
    defines,
    is_counted,
    is_denied,
    of_bodies,
    only_wished,
)
from cityties.claims.cjk.ends import find_ends
from cityties.claims.cjk.exchanges import is_state
from cityties.claims.cjk.lexicon import CjkLexicon
from cityties.claims.cjk.references import clause_of
from cityties.claims.cjk.registers import ENTRY, register_ends
from cityties.claims.cjk.standing import adjacent, one_of, paired
from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Match, Sense
from cityties.claims.lying import lies_in
from cityties.claims.parties import Party
from cityties.claims.rows import Row, Token
from cityties.claims.ties import TieCandidate
from cityties.records import Place, Role, TieKind, TieStatus

_SIGNING = frozenset({"a document is signed", "a document or a relation comes about"})
_EVENTS = frozenset({"a feast, show or ceremony", "people talk", "sides play"})
_QUOTED = frozenset('"“”「」『』《》')
_BEFORE_NAMES = frozenset({"に", "同", "与", "和", "跟", "は", "には"})
_LOOSE = frozenset({"topic", "one and the topic", "around", "two after", "pair after"})
_AFAR = _LOOSE | {"two in other clauses", "pair in another clause"}
_UNNAMED = _AFAR | {"pair", "pair spoken of"}
_BY_TOPIC = frozenset({"topic", "one and the topic"})
_PAIRS = re.compile("对(?:是|为|有|分别是|分别为|依次为)?:")
_SWORN = frozenset({"结为", "结成", "缔结"})
_MADE_REACH = 6  # tokens between a term and the word of its making
_LISTS = frozenset({"list", "pairs after"})
_ENTRY = 16  # tokens of a line that enters a tie in a list
_WEAK_REACH = 5  # tokens between a weak term and the word that makes a tie of it


def cjk_ties(
    row: Row,
    part: Role,
    named: Sequence[Party],
    spoken: Sequence[Party],
    memory: Discourse,
    lexicon: CjkLexicon,
) -> Iterator[TieCandidate]:
    """A candidate for each pair that a term of the sentence joins."""
    parties = sorted([*named, *spoken], key=lambda p: p.first)
    parties = [
        p for p in parties if p.bound != "country" and not _visitors_only(p) and not _passed_over(row, p)
    ]
    terms = [] if row.of("register") else _terms(row, lexicon)
    listed = _registered(row, parties, memory)
    for match, way, one, other in listed if row.of("register") or terms else _paired(row, parties, memory):
        for a, b in _pairs(one, other):
            candidate = TieCandidate(match.sense.name, a, b, (one, other), match, row, part, way)  # type: ignore[arg-type]
            candidate.features = _features(candidate, [match], lexicon)
            yield candidate
    for number, match in enumerate(terms):
        kind = _kind(row, match, terms, memory, lexicon)
        if only_wished(row, match):
            continue
        if of_bodies(row, match, parties) or is_denied(row, match):
            continue
        if defines(row) and not any(p.bound == "named" for p in parties):
            continue
        for way, one, other in find_ends(row, match, terms, number, parties, memory):
            if way in _UNNAMED and is_counted(row, match):
                continue
            if way in _AFAR and counts_behind(row, match):
                continue
            if way in _BY_TOPIC and not _states(row, match, part, (one, other), memory.home):
                continue
            for a, b in _pairs(one, other):
                status = "active" if kind == "intent" else _status(row, match)
                candidate = TieCandidate(kind, a, b, (one, other), match, row, part, way, status)
                candidate.features = _features(candidate, terms, lexicon)
                yield candidate


def _registered(
    row: Row, parties: Sequence[Party], memory: Discourse
) -> Iterator[tuple[Match, str, Party, Party]]:
    """The ends of a line of a register."""
    for match in row.of("register"):
        yield from ((match, *ends) for ends in register_ends(row, parties, memory.home))


def _paired(
    row: Row, parties: Sequence[Party], memory: Discourse
) -> Iterator[tuple[Match, str, Party, Party]]:
    """Pairs that are counted, once the kind of tie is told: 签约的九|对是|：甲和乙,丙和丁."""
    counted = [
        k
        for k in range(1, len(row.tokens))
        if row.tokens[k - 1].kind == "number" and _PAIRS.match("".join(row.lower(i) for i in range(k, k + 4)))
    ]
    for k in counted[:1] if memory.term is not None else ():
        announced = Match(k, k, Sense("term", memory.term or ""))
        for pair in (p for p in parties if p.first > k and len(p.places) == 2 and paired(row, p)):
            yield announced, "pairs after", one_of(pair, 0), one_of(pair, 1)


def _states(row: Row, match: Match, part: Role, ends: tuple[Party, Party], home: Place | None) -> bool:
    """Whether a term states the tie of the pair that the story is about: a name beside it, or its making."""
    if part == "title" or ENTRY.fullmatch(row.lower(match.first)):
        return False  # the head of a table: 提携先（提携年月日）
    named = [
        p for p in ends if p.bound == "named" and (home is None or all(q.id != home.id for q in p.places))
    ]
    making = [
        m.first for m in row.of("making") if m.first not in (match.first, match.last + 1)
    ]  # 友好城市|签约仪式 tells of none
    made = any(abs(k - match.first) <= _MADE_REACH for k in making)
    countries = {q.country for p in ends for q in p.places}
    timed = any(t.kind == "time" for t in row.tokens)
    if len(countries) == 1 and not made and not timed and not any(p.bound == "pair" for p in ends):
        return False  # 高雄经营友好城市: of another city of the country, whose own ties are told
    made = made or timed
    return bool(named) or made or any(p.bound == "pair" for p in ends)


def _passed_over(row: Row, party: Party) -> bool:
    """Whether a name is told of only to pass on to others, and by no term: not 姉妹都市の|甲市のほか."""
    return party.case == "besides" and not any(
        m.last < party.first and adjacent(row, m, party) for m in row.of("term")
    )


def _visitors_only(party: Party) -> bool:
    return party.bound == "reference" and party.actor is not None


def _pairs(one: Party, other: Party) -> Iterator[tuple[Place, Place]]:
    for a in one.places:
        for b in other.places:
            if (
                a.id != b.id
                and not lies_in(a, b)
                and not lies_in(b, a)
                and "country" not in (a.level, b.level)
            ):
                yield a, b


def _terms(row: Row, lexicon: CjkLexicon) -> list[Match]:
    """The terms of a sentence; a verb like 结好 counts where no noun stands close by.

    友好关系 tells of a tie where it is made (缔结友好关系, 友好关系始于), not where it is only spoken of.
    """
    occasions = {m.first for m in row.of("occasion")}
    made = [m.first for m in row.of("making")]
    nouns = [
        m
        for m in row.of("term")
        if m.last + 1 not in occasions
        and not _names_an_event(row, m)
        and (row.lower(m.first) not in lexicon.weak or any(abs(k - m.first) <= _WEAK_REACH for k in made))
    ]
    verbs = [
        m for m in row.of("bond") if not any(abs(m.first - n.first) <= 2 for n in nouns) and _binds(row, m)
    ]
    return sorted([*nouns, *verbs], key=lambda m: m.first)


def _names_an_event(row: Row, match: Match) -> bool:
    """Whether a term stands in the quoted name of an event, and no place beside it: “友好城市中学生大赛”."""
    opened = next((k for k in range(match.first - 1, -1, -1) if row.lower(k) in _QUOTED), None)
    closed = next((k for k in range(match.last + 1, len(row.tokens)) if row.lower(k) in _QUOTED), None)
    if opened is None or closed is None or closed == match.last + 1:
        return False
    inside = row.tokens[opened:closed]
    events = {m.first for m in row.of("frame") if m.sense.name in _EVENTS}
    return not any(t.kind == "place" for t in inside) and any(match.last < k < closed for k in events)


def _binds(row: Row, match: Match) -> bool:
    """Whether a word for sisters tells of a tie: 结为|姊妹, but not 一对姊妹."""
    if row.lower(match.first) not in ("姐妹", "姊妹"):
        return True
    return any(0 < match.first - m.first <= 2 for m in row.of("making"))


def _kind(row: Row, match: Match, terms: Sequence[Match], memory: Discourse, lexicon: CjkLexicon) -> TieKind:
    """The kind of a term; a letter of intent or a step toward a tie in the same clause outweighs its aim."""
    first, last = clause_of(row, match.first)
    kind = match.sense.name
    if row.lower(match.first) in lexicon.weak and any(
        row.lower(k) in _SWORN for k in range(max(first, match.first - _WEAK_REACH), match.first)
    ):
        kind = "sister_city"  # 结为|友好关系, where 建立|友好关系 is less
    if match.sense.group == "bond" and kind == "friendly_exchange":  # 缔盟: the kind of tie that is spoken of
        kind = next((m.sense.name for m in terms if m is not match), memory.term or kind)
    intents = [m for m in terms if m.sense.name == "intent" and first <= m.first <= last]
    toward = [
        m
        for m in row.of("tie_status")
        if m.sense.name == "toward" and -6 <= m.first - match.first <= 4 and m.first <= last
    ]
    if kind == "intent" or intents:
        return "intent"
    if toward and (kind == "sister_city" or any(row.lower(m.first) == "有意" for m in toward)):
        return "intent"
    papers = {row.lower(k) for k in range(match.last + 1, min(match.last + 6, len(row.tokens)))}
    if toward and papers & lexicon.papers:
        return "intent"  # 友好交流協定の締結に向けた|覚書
    return kind  # type: ignore[return-value]


def _status(row: Row, match: Match) -> TieStatus:
    first, last = clause_of(row, match.first)
    near = [m for m in row.of("tie_status") if first <= m.first <= last and abs(m.first - match.first) <= 12]
    names = {m.sense.name for m in near}
    if _is_aged(row, match):
        names -= {"planned"}  # 明年将迎来结好40周年: the day is to come, the tie is there
    for status in ("ended", "suspended", "planned"):
        if status in names:
            return status
    return "active"


def signed_in(tie: TieCandidate) -> bool:
    """Whether a signing is told near a term; for a list in its sentence, or beside its own time."""
    if tie.way == "register" or _has_its_day(tie):
        return False
    signings = [
        m.first
        for m in tie.row.of("frame")
        if m.sense.name in _SIGNING and not is_state(tie.row, m.first) and not only_intended(tie.row, m)
    ]
    own = own_time(tie)
    if own is not None and tie.way in _LISTS:
        listed = min(p.first for p in tie.ends if p.bound == "named")
        return any(k < listed or abs(tie.row.tokens.index(own) - k) <= 2 for k in signings)
    if _is_entry(tie):
        return True
    reach = len(tie.row.tokens) if tie.way in _LISTS or own is not None else 9
    return any(abs(k - tie.match.first) <= reach for k in signings)


def _is_entry(tie: TieCandidate) -> bool:
    """Whether a line has nothing but a date, a pair and their paper: 1月31日 甲市−乙市 友好交流協定."""
    row = tie.row
    dated = any(t.time is not None and t.time.kind == "date" and t.time.moments for t in row.tokens)
    ends = row.tokens[tie.match.last + 1 :]
    return (
        dated
        and tie.kind == "friendly_exchange"
        and len(row.tokens) <= _ENTRY
        and all(t.kind == "mark" for t in ends)
        and all(p.bound == "named" for p in tie.ends)
        and not row.of("frame")
    )


def _has_its_day(tie: TieCandidate) -> bool:
    """Whether only the anniversary of a tie is told: 缔结友好城市50周年, 姉妹都市提携20周年."""
    return _is_aged(tie.row, tie.match)


def _is_aged(row: Row, match: Match) -> bool:
    behind = row.tokens[match.last + 1 : match.last + 3]
    return any(t.time is not None and t.time.kind == "anniversary" for t in behind)


def own_time(tie: TieCandidate) -> Token | None:
    """The time of one end in a list: in brackets behind its name, or straight before it."""
    row = tie.row
    if tie.way == "register":
        told = [t for t in row.tokens if t.time is not None and t.time.moments]
        later = [t for t in told if t.start >= tie.ends[1].end] if len(told) > 1 else []
        return next(iter((*later, *told)), None)
    times = [
        k for k, t in enumerate(row.tokens) if t.time is not None and t.time.moments and t.time.kind == "date"
    ]
    if _is_entry(tie):
        return row.tokens[times[0]]
    if len(times) < 2:
        return None
    for party in (tie.ends[1], tie.ends[0]):
        name = next(
            (k for k, t in enumerate(row.tokens) if _names(t, tie.b if party is tie.ends[1] else tie.a)), None
        )
        if name is None or party.bound != "named":
            continue
        behind = next((k for k in times if k == name + 2 and row.lower(name + 1) == "("), None)
        if behind is not None:
            return row.tokens[behind]
    party = max((p for p in tie.ends if p.bound == "named"), key=lambda p: p.first, default=tie.ends[0])
    ahead = [
        k
        for k in times
        if 0 < party.first - k <= 3
        and row.lower(party.first - 1) in _BEFORE_NAMES
        and row.lower(k + 1) not in (",", "、", "是")
    ]
    listed = tie.way in _LISTS or party.case == "with"
    return row.tokens[ahead[-1]] if ahead and listed and party.bound == "named" else None


def _names(token: Token, place: Place) -> bool:
    return (
        token.mention is not None and token.mention.place is not None and token.mention.place.id == place.id
    )


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
        "firms, schools or offices act": float(
            any(lexicon.sorts.get(p.actor or "") == "bodies" for p in ends)
        ),
        "a name that could not be placed": float(any(t.kind == "name" for t in row.tokens)),
        "far from its ends": float(candidate.way not in _LISTS and max(_away(p, match) for p in ends) > 10),
        "several terms": float(len(terms) > 1),
    }
    return {name: value for name, value in features.items() if value}


def _away(party: Party, match: Match) -> int:
    return max(0, match.first - party.last, party.first - match.last)
