"""Candidates for exchanges in Chinese and Japanese: a cue of a frame, and the parties that its form finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cityties.claims.cjk.asides import (
    in_a_papers_name,
    is_denied,
    keeps_a_day,
    only_a_field,
    only_how,
    only_intended,
)
from cityties.claims.cjk.denials import is_counted
from cityties.claims.cjk.kinds import kind_of, status_of
from cityties.claims.cjk.lexicon import CjkLexicon
from cityties.claims.cjk.references import clause_of
from cityties.claims.cjk.sides import (
    GOING,
    are_among,
    both_sides,
    both_visited,
    is_sent_off,
    is_turned,
    partner_for_country,
)
from cityties.claims.cjk.weighing import distance, features_of
from cityties.claims.discourse import Discourse
from cityties.claims.exchanges import Candidate
from cityties.claims.lexicon import Frame, Match
from cityties.claims.lying import lies_in
from cityties.claims.parties import Party
from cityties.claims.rows import Row
from cityties.records import Place, Role

_NEAR = {"document": 12, "relation": 8}
_SELF_SERVING = frozenset({"the young", "line", "players", "gift"})  # the cue itself may be what it needs
_JUST_BEFORE = 4  # tokens between a term and the word of making behind it
_CARRYING = frozenset({"aid is given", "a present is given"})  # 空运|到|成都
_SPOKEN = frozenset({"reference", "home", "person", "pair"})
_NAMED_BY_TERM = 2  # tokens between a term and the partner that it names
_REACH = 8  # tokens between a word of receiving and those who are received
_HEADS = ("人", "名", "余人", "多人")
_STATE = ("いる", "います", "おり", "ている", "ており", "ています")
_PIECES = ("枚", "只", "隻", "箱", "着", "套", "余只", "多只", "万只", "双", "副")


def cjk_exchanges(
    row: Row,
    part: Role,
    named: Sequence[Party],
    spoken: Sequence[Party],
    memory: Discourse,
    lexicon: CjkLexicon,
) -> Iterator[Candidate]:
    """A candidate for each cue of a frame in the sentence whose parties can be told."""
    taking_part = [p for p in named if p.places and p.case != "besides"]
    parties = sorted([*taking_part, *spoken], key=lambda p: p.first)
    idioms = {m.first for m in row.of("idiom")}
    for match in row.of("frame"):
        frame = lexicon.frames[match.sense.name]
        if match.first in idioms or only_how(row, match, lexicon) or in_a_papers_name(row, match):
            continue
        if is_denied(row, match, lexicon) or keeps_a_day(row, match, frame):
            continue
        if lexicon.verb_first and only_a_field(row, match):
            continue
        if frame.kind == "agreement" and only_intended(row, match):
            continue
        if frame.kind == "agreement" and any(is_counted(row, term) for term in row.of("term")):
            continue  # 15の姉妹都市協定が結ばれている: of whom, nobody tells
        if frame.kind == "agreement" and row.lower(match.first) == "結ぶ":
            continue  # 友好都市関係を結ぶ甲市: it is, it is not signed now
        if not _needs(row, match, frame, parties, lexicon):
            continue
        candidate = _assign(row, part, match, frame, parties, memory, lexicon)
        if candidate is not None:
            candidate.status = status_of(row, match)
            if any(not p.places for p in named):
                candidate.features["a name that could not be placed"] = 1.0
            if "clubs" not in memory.affairs:
                candidate.features |= {f"a story of {name}": 1.0 for name in memory.affairs}
                yield candidate


def is_state(row: Row, index: int) -> bool:
    """Whether a word of signing tells what is, not what was done: 友好都市関係を結ぶ甲市, 締結し|ている."""
    return row.lower(index) == "結ぶ" or row.lower(index + 1).startswith(_STATE)


def _needs(row: Row, match: Match, frame: Frame, parties: Sequence[Party], lexicon: CjkLexicon) -> bool:
    """Whether what a cue needs stands in its sentence: goods to give, a paper to sign, people to receive."""
    if lexicon.verb_first and frame.form == "go" and len(row.lower(match.first)) == 1:
        carried = any(m.last == match.first - 1 and m.sense.name in _CARRYING for m in row.of("frame"))
        return not carried and any(
            1 <= p.first - match.first <= 2 for p in parties
        )  # 到|成都, but not 买不到
    if lexicon.verb_first and frame.form == "host":
        return any(0 < m.first - match.first <= _REACH for m in row.of("actor"))
    if frame.needs is None:
        return True
    if frame.needs == "people":
        counted = any(
            t.kind == "number" and row.lower(k + 1).startswith(_HEADS) for k, t in enumerate(row.tokens)
        )
        return counted or any(p.actor for p in parties) or bool(row.of("actor"))
    if frame.needs == "relation" and lexicon.verb_first:
        return _makes_a_tie(row, match)
    apart = _NEAR.get(frame.needs, 10)
    presents = any(m.sense.name == "gift" and abs(m.first - match.first) <= apart for m in row.of("need"))
    if (
        frame.needs == "goods"
        and not presents
        and any(
            t.kind == "number" and row.lower(k + 1).startswith(_PIECES) and abs(k - match.first) <= 6
            for k, t in enumerate(row.tokens)
        )
    ):
        return True
    return any(
        m.sense.name == frame.needs
        and (m.first != match.first or frame.needs in _SELF_SERVING)
        and abs(m.first - match.first) <= apart
        for m in row.of("need")
    )


def _makes_a_tie(row: Row, match: Match) -> bool:
    """Whether what comes about is a relation: 建立友好城市关系, 友城关系正式建立, but not 建立了友谊."""
    reach = _NEAR["relation"]
    behind = any(m.sense.name == "relation" and 0 <= m.first - match.first <= reach for m in row.of("need"))
    return behind or any(0 < match.first - m.first <= _JUST_BEFORE for m in row.of("term"))


def _relation(row: Row, party: Party, match: Match, lexicon: CjkLexicon) -> str:
    """How a party stands to a cue: actor (the cue is its head), its case, or subject and object.

    Whose partner is named only by its term is neither: 甲市の|姉妹都市|乙市を訪れた.
    """
    going = lexicon.frames[match.sense.name].form in GOING
    if going and party.own == "possessive" and not party.actor and _owns_a_partner(row, party):
        return "owner"
    if party.first <= match.first <= party.last and party.actor:
        return "actor"
    if not lexicon.verb_first and party.actor and party.first == match.last + 1 and _goes(match, lexicon):
        return "subject"  # 海を渡った|北上市の人たち
    if not lexicon.verb_first:
        return "subject" if party.case == "bare" and party.first < match.first else party.case
    frame = lexicon.frames[match.sense.name]
    if party.case == "object" and frame.form in ("give", "present") and 0 <= match.first - party.last <= 2:
        return "subject"  # 收到|成都|寄来的
    if party.case in ("bare", "of"):
        modified = _is_modified(row, match, party)
        return "subject" if party.first < match.first or modified else "object"
    return party.case


def _is_modified(row: Row, match: Match, party: Party) -> bool:
    """Whether a cue describes the name behind it: 来我市考察访问|的|韩国唐津郡郡守."""
    if party.first <= match.last + 1 or row.lower(party.first - 1) != "的":
        return False
    verbs = {m.first for m in row.of("frame")}
    return all(k in verbs for k in range(match.last + 1, party.first - 1))


def _owns_a_partner(row: Row, party: Party) -> bool:
    """Whether 甲市の|姉妹都市|乙市 begins with a party: a term stands behind its genitive, then a name."""
    at = party.last + 2
    if not any(m.first == at for m in row.of("term")):
        return False
    names = (k for k in range(at + 1, len(row.tokens)) if row.tokens[k].kind in ("place", "name"))
    return next(names, len(row.tokens)) - at <= _NAMED_BY_TERM


def _goes(match: Match, lexicon: CjkLexicon) -> bool:
    """Whether a cue is a verb of going or giving, which tells what the noun behind it has done."""
    return lexicon.frames[match.sense.name].form in ("go", "give", "present")


def _assign(
    row: Row,
    part: Role,
    match: Match,
    frame: Frame,
    parties: Sequence[Party],
    memory: Discourse,
    lexicon: CjkLexicon,
) -> Candidate | None:
    usable = _without_repeats(parties)
    first, last = clause_of(row, match.first)
    told = [m.first for m in row.of("frame") if m.sense == match.sense and first <= m.first < match.first]
    if told and any(told[-1] < p.first < match.first for p in parties):
        first = told[-1] + 1  # 上海からの贈り物、…大阪からの贈り物: each has its own parties
    later = [m.first for m in row.of("frame") if m.sense == match.sense and match.first < m.first <= last]
    if later and not lexicon.verb_first and any(match.first < p.first < later[0] for p in parties):
        last = match.last
    near = _without_repeats([p for p in parties if first <= p.first <= last])
    givers, takers = _roles(row, near, match, frame, lexicon)
    givers, takers = both_sides(givers, takers, frame.form, lexicon)
    stretched = 0.0
    alone = lexicon.verb_first and _only_where_to(match, frame, near)
    if alone:
        givers, takers = [], near  # 恢复大阪|航线: whatever was told of before, it starts at home
    elif not givers or not takers:
        reach = [p for p in usable if p.first <= last] if lexicon.verb_first else usable
        wide_givers, wide_takers = _roles(row, reach, match, frame, lexicon)
        if not givers and not takers:
            givers, takers = both_sides(wide_givers, wide_takers, frame.form, lexicon)
            stretched = 1.0
        elif not givers and (extra := _new(wide_givers, takers)):
            givers, stretched = extra[-1:], 1.0
        elif not takers and (extra := _new(wide_takers, givers)):
            takers, stretched = extra[-1:], 1.0
        givers, takers = both_sides(givers, takers, frame.form, lexicon)
    filled = 0.0
    if not givers or not takers:
        givers, takers, filled = _fill(row, match, frame, givers, takers, memory)
    if frame.form == "give":
        givers, takers = (
            partner_for_country(givers, takers, memory),
            partner_for_country(takers, givers, memory),
        )
    sent_off = frame.form == "trip" and is_sent_off(row, givers, memory)
    if sent_off or (frame.form in GOING and is_turned(givers, takers, memory)):
        givers, takers = takers, givers
    candidate = Candidate(
        kind_of(row, match, frame, givers, lexicon), frame, match, row, part, givers, takers
    )
    if not _plausible(candidate) or both_visited(candidate, memory):
        return None
    candidate.features = features_of(candidate, stretched, filled, lexicon)
    return candidate


def _only_where_to(match: Match, frame: Frame, near: Sequence[Party]) -> bool:
    """Whether a clause tells of a line by nothing but where it goes: 恢复甲、乙|航线."""
    beside = len(near) == 1 and (near[0].last == match.first - 1 or near[0].first == match.last + 1)
    return frame.form == "link" and beside and (near[0].listed or len(near[0].places) == 1)


def _new(found: Sequence[Party], other: Sequence[Party]) -> list[Party]:
    taken = {p.id for o in other for p in o.places}
    return [p for p in found if not any(q.id in taken for q in p.places)]


def _without_repeats(parties: Sequence[Party]) -> list[Party]:
    """The parties without what is only spoken of beside a name, and without regions around another party."""
    kept: list[Party] = []
    for party in parties:
        others = [o for o in parties if o is not party and o.bound != "pair"]
        ids = {p.id for o in others for p in o.places}
        if party.bound in _SPOKEN and all(p.id in ids for p in party.places):
            twins = [o for o in others if o.bound == party.bound == "reference" and o.places == party.places]
            told = {p.id for o in others if o not in twins for p in o.places}
            if all(p.id in told for p in party.places) or any(o in kept for o in twins):
                continue  # 代表团|一行: the first of two words for the same stays
        named = [o for o in others if o.case != "in" or party.bound == "named"]  # 省政府在|长沙|签署
        if any(lies_in(q, p) for p in party.places for o in named for q in o.places) and not party.actor:
            continue
        kept.append(party)
    return kept


def _roles(
    row: Row, parties: Sequence[Party], match: Match, frame: Frame, lexicon: CjkLexicon
) -> tuple[list[Party], list[Party]]:
    """Sorts parties to the two sides; the earlier a relation stands in the form, the better it fits."""
    form = lexicon.forms[frame.form]
    givers: list[Party] = []
    takers: list[Party] = []
    relations = [_relation(row, p, match, lexicon) for p in parties]
    for party, relation in zip(parties, relations, strict=True):
        giver = form["from"].index(relation) if relation in form["from"] else None
        taker = form["to"].index(relation) if relation in form["to"] else None
        if giver is None and taker is None:
            continue
        if taker is None or (giver is not None and giver <= taker):
            givers.append(party)
        else:
            takers.append(party)
    return _sorted_out(givers, takers, match, frame, relations, parties)


def _sorted_out(
    givers: list[Party],
    takers: list[Party],
    match: Match,
    frame: Frame,
    relations: Sequence[str],
    parties: Sequence[Party],
) -> tuple[list[Party], list[Party]]:
    """Where something comes "from" somebody, a subject receives it: 成都市が甲府市から贈られた."""
    by_relation = {id(p): r for p, r in zip(parties, relations, strict=True)}
    if frame.form in ("give", "present") and len(givers) > 1 and not takers:
        sent = [p for p in givers if by_relation[id(p)] in ("from", "by")]
        if sent and len(sent) < len(givers):
            return sent, [p for p in givers if p not in sent]
    if frame.form in ("give", "go") and len(givers) > 1 and not takers:
        distinct = [g for g in givers if g.places != givers[-1].places]
        if distinct:
            return givers[-1:], distinct[-1:] if frame.form == "give" else []
    acting = [p for p in givers if by_relation[id(p)] == "actor"]
    if frame.form == "trip" and acting and len(acting) < len(givers) and not takers:
        return acting, [p for p in givers if p not in acting]  # 副市长会见了|代表团: who acts receives them
    if frame.form == "receive" and len(takers) > 1 and not givers:
        return takers[1:], takers[:1]
    if frame.form in ("give", "go", "host") and len(givers) > 1 and takers:
        nearest = min(givers, key=lambda p: distance(p, match))
        givers = [p for p in givers if p.case == nearest.case or p.places == nearest.places]
    return givers, takers


def _fill(
    row: Row, match: Match, frame: Frame, givers: list[Party], takers: list[Party], memory: Discourse
) -> tuple[list[Party], list[Party], float]:
    """Finds the missing side in what was said before; the third value counts the sides that were filled."""

    def topic(places: Sequence[Place]) -> list[Party]:
        at = row.tokens[match.first]
        return (
            [Party(tuple(places), match.first, match.first, at.start, at.end, "bare", bound="home")]
            if places
            else []
        )

    visiting = frame.form in ("go", "trip", "host", "hold")
    if takers and not givers and frame.form in ("go", "trip") and are_among(takers, memory.visitors):
        return takers, topic(memory.hosts), 1.0  # 甲市の副市長で訪問団の団長は: of those who are on their way
    if givers and not takers:
        places = givers[0].places
        if visiting and memory.hosts and not _shared(memory.hosts, places):
            return givers, topic(memory.hosts), 1.0
        partner = memory.partner(places[0])
        return givers, topic([partner] if partner else []), 1.0
    if takers and not givers:
        places = takers[0].places
        if visiting and memory.visitors and not _shared(memory.visitors, places):
            return topic(memory.visitors), takers, 1.0
        partner = memory.partner(places[0])
        return topic([partner] if partner else []), takers, 1.0
    if memory.visitors and memory.hosts and visiting:
        return topic(memory.visitors), topic(memory.hosts), 2.0
    if memory.pair is not None:
        return topic(memory.pair[:1]), topic(memory.pair[1:]), 2.0
    return givers, takers, 0.0


def _shared(one: Sequence[Place], other: Sequence[Place]) -> bool:
    return bool({p.id for p in one} & {p.id for p in other})


def _plausible(candidate: Candidate) -> bool:
    """Two sides, at least one of them below a country, neither within the other."""
    from_, to = candidate.from_, candidate.to
    if not from_ or not to or len({p.id for p in (*from_, *to)}) < 2:
        return False
    if all(p.level == "country" for p in (*from_, *to)):
        return False
    return not any(lies_in(a, b) or lies_in(b, a) for a in from_ for b in to)
