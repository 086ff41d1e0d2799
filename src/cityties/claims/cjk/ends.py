"""The two ends that a term of a tie joins in a Chinese or Japanese sentence, and the way of joining."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from cityties.claims.cjk.references import clause_of
from cityties.claims.cjk.standing import (
    adjacent,
    between,
    each_once,
    is_predicate,
    last_of,
    names_too,
    one_of,
    paired,
    share,
    stands_within,
)
from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Match
from cityties.claims.lying import lies_in
from cityties.claims.parties import Party
from cityties.claims.rows import Row
from cityties.records import Place

_WITH = re.compile("と(?:は|も|の)?に?")
_HEADED = re.compile(
    "(?:の?(?:関係|提携|縁組|盟約|協定))?(?:の|である|(?:[をにが]|と)?(?:ある|する|した|している|してきた|"
    "結ぶ|結んだ|結んでいる|結んできた|なる|なった|なっている|提携する|提携した|提携している|"
    "締結した|締結している|締結する|交わした|交わしている|迎える|迎えた))"
)
"""What joins a term with the name that its clause describes."""
_AMONG = re.compile(
    "(?:[这這][两兩几幾三四些].{0,4}|等(?:多个|多個|[0-9一二三四五六七八九十]+个|[0-9]+個)?(?:海外|国外|国际|外国|日本|韩国|美国)?的?|"
    "など(?:[0-9]+市)?(?:海外|国内|国外)?の?)"
)
_ANCHORED = 1  # sentences for which it stays clear whose partners are told
_COUNTRY_GAP = 2  # tokens between a name and the term behind its particle
_NAMED_AS = ("という", "である", "となる")
_ADDRESSED = ("to", "with")
_OWN = ("其", "它的", "该市的", "同市の", "同市と", "我们的", "自己的")
Ends = Iterator[tuple[str, Party, Party]]


def find_ends(
    row: Row,
    match: Match,
    terms: Sequence[Match],
    number: int,
    parties: Sequence[Party],
    memory: Discourse,
) -> Ends:
    """The two ends that a term joins, and the way in which the sentence joins them; the surest way only."""
    first, last = clause_of(row, match.first)
    stop = terms[number + 1].first if number + 1 < len(terms) else len(row.tokens)
    before = [p for p in parties if p.last < match.first]
    after = [p for p in parties if p.first > match.last]
    here = [p for p in before if p.first >= first]
    if _of_another_country(row, match, before) or _lies_there(row, match, before):
        return
    headed = _relative(row, match, terms[:number], before, after)
    if headed is not None:
        yield "linked, subject here", *headed
        return
    within = next((p for p in parties if stands_within(row, match, p)), None)
    if within is not None and any(names_too(row, t, within) for t in terms[:number]):
        return  # 友城甲、友城乙: the first has told of both
    beside = within or next((p for p in after if adjacent(row, match, p)), None)
    owner = _owner(row, match, before, memory)
    listed = _listed(row, match, [p for p in after if p.first < stop])
    if listed:
        if owner is None and number:
            owner = _owner(
                row, terms[number - 1], [p for p in parties if p.last < terms[number - 1].first], memory
            )
        if (owner is None or len(listed) > 1) and all(
            len(p.places) in (0, 2) and paired(row, p) for p in listed
        ):
            for party in (p for p in listed if p.places):
                yield "pairs after", one_of(party, 0), one_of(party, 1)
            return
        told = memory.anchor if memory.at - memory.anchored <= _ANCHORED else None
        anchor = owner or last_of(here) or last_of(before) or _topic(row, match, told or memory.home)
        if anchor is not None:
            for party in listed:
                yield "list", anchor, party
        return
    if len(turns := _in_turns(before)) > 1:
        for subject, partner in turns:
            yield "linked, subject here", subject, partner
        return
    each = _each_with(row, match, before)
    if each is not None:
        yield "linked, subject here", *each
        return
    among = next((p for p in reversed(here) if _AMONG.fullmatch(between(row, p, match))), None)
    if among is not None and among.bound == "named" and match.sense.group == "term":
        others = [p for p in parties if not share(p, among) and first <= p.first <= last]
        yield from _members(row, match, among, owner, others, memory)
        return
    called = next((p for p in before if between(row, p, match) in _NAMED_AS), None)
    if called is not None:
        others = [p for p in before if not any(between(row, p, term) in _NAMED_AS for term in terms)]
        yield from _apposed(row, match, called, None, others, [], memory)
        return
    if beside is not None and match.sense.group == "term" and beside.bound == "named":
        after = [] if beside.case == "besides" else after
        apposed = [t for t in terms if t is not match]
        taken = [p for p in parties if any(names_too(row, t, p) and p is not beside for t in apposed)]
        ahead, behind = ([p for p in side if p not in taken] for side in (before, after))
        yield from _apposed(row, match, beside, owner, ahead, behind, memory)
        return
    if owner is not None:
        other = next((p for p in after if p.first <= last and not share(p, owner)), None)
        other = other if other is not None and is_predicate(row, match, other) else None
        other = other or last_of([p for p in before if p is not owner], owner)
        if other is not None:
            yield "owner and another", owner, other
            return
    yield from _linked(row, match, here, before, after, memory)


def _lies_there(row: Row, match: Match, before: Sequence[Party]) -> bool:
    """Whether a name only says where somebody's partners are: ハワイに|姉妹都市|を持つ自治体."""
    has = row.lower(match.last + 1).startswith(("を持", "がある", "のある"))
    return has and bool(before) and before[-1].case == "to" and match.first - before[-1].last <= _COUNTRY_GAP


def _of_another_country(row: Row, match: Match, before: Sequence[Party]) -> bool:
    """Whether a term is of partners who are not named: 甲、乙の両町が|韓国の|姉妹都市と."""
    country = row.tokens[match.first - 2].mention if match.first > 1 else None
    if country is None or country.place is None or country.place.level != "country":
        return False
    if row.lower(match.first - 1) not in ("の", "的"):
        return False
    near = [p for p in before if p.bound == "named" and len(p.places) == 2]
    return bool(near) and all(q.country != country.place.country for q in near[-1].places)


def _relative(
    row: Row, match: Match, told: Sequence[Match], before: Sequence[Party], after: Sequence[Party]
) -> tuple[Party, Party] | None:
    """Who is tied with whom by a clause before a name: 甲市と|友好都市|の乙市, 甲市と|友好提携|した乙市."""
    partner = next((p for p in reversed(before) if p.bound == "named"), None)
    if partner is None or partner.case != "with" or match.sense.group != "term":
        return None
    if not _WITH.fullmatch("".join(_plain(row, partner.last + 1, match.first))):
        return None
    if any(t.last < partner.first and adjacent(row, t, partner) for t in told):
        return None  # 姉妹都市|甲市と|友好都市|の乙市: two of a third
    head = next((p for p in after if p.bound == "named"), None)
    if head is None or share(head, partner):
        return None
    between = "".join(row.lower(k) for k in range(match.last + 1, head.first))
    return (head, partner) if _HEADED.fullmatch(between) else None


def _plain(row: Row, first: int, stop: int) -> Iterator[str]:
    """The words of a stretch without its times and marks."""
    return (row.lower(k) for k in range(first, stop) if row.tokens[k].kind not in ("time", "mark"))


def _in_turns(before: Sequence[Party]) -> list[tuple[Party, Party]]:
    """甲市が|乙市と|、丙市が|丁市と|姉妹都市だ: pairs whose subjects and partners take turns."""
    named = [p for p in before if p.bound == "named" and p.case in ("subject", "with")]
    if len(named) < 4 or len(named) % 2:
        return []
    turns = list(zip(named[::2], named[1::2], strict=True))
    return turns if all(a.case == "subject" and b.case == "with" for a, b in turns) else []


def _members(
    row: Row, match: Match, group: Party, owner: Party | None, others: Sequence[Party], memory: Discourse
) -> Ends:
    """甲、乙等|友城, 甲、乙这两个老|友城和丙一道,与丁: whose they are, the owner, who acts, else the home."""
    acting = [p for p in others if p.case in ("with", "subject", "bare") and len(p.places) == 1]
    home = memory.home
    own = [p for p in acting if home is not None and p.places[0].id == home.id]
    anchor = owner or next(iter(own), None) or _topic(row, match, home)
    if anchor is not None and not share(anchor, group):
        yield "list" if len(group.places) > 1 else "apposition", anchor, group


def _each_with(row: Row, match: Match, before: Sequence[Party]) -> tuple[Party, Party] | None:
    """Who is tied with each of several by its own term: 甲市は乙市と|友好都市、丙市と|交流都市の協定."""
    if row.lower(match.first - 1) != "と" or row.lower(match.last + 1) != "、":
        return None
    partner = next((p for p in before if p.case == "with" and p.last == match.first - 2), None)
    subject = last_of([p for p in before if p.case in ("bare", "subject")], partner)
    return (subject, partner) if partner is not None and subject is not None else None


def _apposed(
    row: Row,
    match: Match,
    member: Party,
    owner: Party | None,
    before: Sequence[Party],
    after: Sequence[Party],
    memory: Discourse,
) -> Ends:
    """友城|武汉: whose it is, by a genitive, as the subject, as another party, or as the story's topic."""
    home = memory.home
    at_home = home is not None and all(p.id != home.id and p.country != home.country for p in member.places)
    if len(member.places) == 2 and owner is None and not last_of(before, member) and not at_home:
        yield "a pair after the term", one_of(member, 0), one_of(member, 1)
        return
    if owner is not None and not share(owner, member):
        yield "apposition", owner, member
        return
    subjects = [p for p in before if p.case in ("bare", "subject", "by") and not share(p, member)]
    anchor = last_of(subjects) or last_of(before, member)
    if anchor is not None:
        yield "apposition, the subject owns", anchor, member
        return
    other = next((p for p in after if p is not member and not share(p, member)), None)
    strange = home is not None and other is not None and all(p.country != home.country for p in other.places)
    if other is not None and not (strange and at_home):
        yield "apposition, another party owns", other, member
        return
    partner = memory.partner(member.places[0]) if member.places else None
    if partner is not None:
        yield "apposition, the topic owns", _topic(row, match, partner), member  # type: ignore[misc]


def _linked(
    row: Row,
    match: Match,
    here: Sequence[Party],
    before: Sequence[Party],
    after: Sequence[Party],
    memory: Discourse,
) -> Ends:
    """A与B缔结…, 与B缔结…, 两市结为…, A、B: the two before the term, in its clause first."""
    here = [p for p in here if not _surrounds(p, here)]
    before = [p for p in before if not _surrounds(p, before)]
    nearest = here[-1] if here else None
    if nearest is not None and len(nearest.places) > 2 and _of_each_other(row, nearest, match):
        for one, other in combinations(nearest.places, 2):
            yield "pair", replace(nearest, places=(one,)), replace(nearest, places=(other,))
        return
    pairs = [p for p in here if len(p.places) == 2 and paired(row, p)]
    if len(pairs) > 1 and all(p in pairs or not p.places for p in here):
        for both in pairs:
            yield "pairs before", one_of(both, 0), one_of(both, 1)  # 甲与乙、丙与丁缔结…
        return
    if (
        nearest is not None
        and len(nearest.places) == 2
        and (nearest.bound == "pair" or nearest.case != "with")
        and (nearest.bound == "pair" or last_of(here[:-1]) is None)
    ):
        yield (
            ("pair spoken of" if nearest.bound == "pair" else "pair"),
            one_of(nearest, 0),
            one_of(nearest, 1),
        )
        return
    linked = next((p for p in reversed(here) if p.case == "with"), None)
    if linked is not None:
        others = [p for p in here if p is not linked]
        bare = [p for p in others if p.case in ("bare", "subject")]
        subject = last_of(bare, linked) or last_of(others, linked)
        if subject is not None:
            more = [p for p in others if p.case == "with" and p.bound == "named" and subject in bare]
            for party in (*more, linked):  # 甲市は1992年に乙市と、1997年に丙市と、姉妹都市の約束を結んだ
                yield "linked, subject here", subject, party
            return
        earlier = [p for p in before if p not in here and p.case in ("bare", "subject")]
        subject = last_of(earlier, linked) or last_of([p for p in before if p not in here], linked)
        if subject is not None and len(subject.places) == 2 and paired(row, subject):
            subject = one_of(subject, 0)  # 甲与乙结好;又与丙建立…: it is the first that goes on
        if subject is not None:
            yield "linked, subject in another clause", subject, linked
            return
        partner = memory.partner(linked.places[0]) if linked.places else None
        if partner is not None:
            yield "linked, the topic is subject", _topic(row, match, partner), linked  # type: ignore[misc]
        return
    aims = [p for p in here or after if p.case in _ADDRESSED]
    if aims and _all_abroad(parties=[*before, *after], memory=memory):
        aim = aims[-1] if here else aims[0]
        yield "linked, the topic is subject", _topic(row, match, memory.home), aim  # type: ignore[misc]
        return
    distinct = each_once(here)
    if len(distinct) == 2:
        yield "two before", distinct[0], distinct[1]
        return
    if len(distinct) > 2:
        yield "several before", distinct[-2], distinct[-1]
        return
    pair = next((p for p in reversed(before) if p.bound == "pair" or len(p.places) == 2), None)
    if pair is not None and not here:
        yield "pair in another clause", one_of(pair, 0), one_of(pair, 1)
        return
    distinct = each_once(before)
    if len(distinct) >= 2:
        yield "two in other clauses", distinct[-2], distinct[-1]
        return
    yield from _around(row, match, distinct, after, memory)


def _of_each_other(row: Row, group: Party, match: Match) -> bool:
    """Whether each of several has a tie with each: 甲、乙、丙三市互为|友城."""
    return any("互" in row.lower(k) for k in range(group.last + 1, match.first))


def _all_abroad(parties: Sequence[Party], memory: Discourse) -> bool:
    """Whether two are addressed, both of them abroad: who sends to them is the home, which nobody names."""
    home = memory.home
    named = [p for p in parties if p.bound == "named" and p.places]
    abroad = home is not None and all(q.country != home.country for p in named for q in p.places)
    return abroad and len(named) > 1 and all(p.case in _ADDRESSED for p in named)


def _around(
    row: Row, match: Match, distinct: Sequence[Party], after: Sequence[Party], memory: Discourse
) -> Ends:
    """One before the term and one behind it, two behind it, or one with what the story is about."""
    around = [p for p in after if not any(share(p, q) for q in distinct)]
    if distinct and around:
        yield "around", distinct[-1], around[0]
    elif len(around) >= 2:
        yield "two after", around[0], around[1]
    elif around and len(around[0].places) == 2:
        yield "pair after", one_of(around[0], 0), one_of(around[0], 1)
    elif distinct or around:
        lone = (distinct or around)[0]
        partner = memory.partner(lone.places[0]) if lone.places and lone.case != "in" else None
        if partner is not None:
            yield "one and the topic", _topic(row, match, partner), lone  # type: ignore[misc]
    elif memory.pair is not None:
        yield "topic", _topic(row, match, memory.pair[0]), _topic(row, match, memory.pair[1])  # type: ignore[misc]


def _surrounds(party: Party, others: Sequence[Party]) -> bool:
    """Whether a region is named around another party: 合肥市与久留米市是|安徽省|第一对友城.

    Who meets in a town within it is no such region: 省政府在|长沙|签署.
    """
    inner = [o for o in others if o is not party and (o.case != "in" or party.bound == "named")]
    return any(lies_in(q, p) for p in party.places for o in inner for q in o.places)


def _owner(row: Row, match: Match, before: Sequence[Party], memory: Discourse) -> Party | None:
    """Whose it is: 成都的|友好城市, 成都的第一个|友城, 其|友城, 甲府市の|姉妹都市."""
    between_limit = 5
    for party in reversed(before):
        between = "".join(row.lower(k) for k in range(party.last + 1, match.first))
        if match.first - party.last > between_limit:
            break
        if (
            between.startswith(("的", "の"))
            and len(between) <= 9
            and not any(c in between for c in ",与和とは")
        ):
            return party if party.case != "with" else None
        break
    previous = row.lower(match.first - 1)
    if previous.endswith(_OWN) and memory.home is not None:
        return last_of([p for p in before if p.case in ("bare", "subject")]) or _topic(
            row, match, memory.home
        )
    return None


def _listed(row: Row, match: Match, after: Sequence[Party]) -> list[Party]:
    """The names that a term announces: 友好城市有9个：…, 的有：甲与乙,丙与丁."""
    if not after:
        return []
    between = "".join(row.lower(k) for k in range(match.last + 1, after[0].first))
    announced = (
        any(
            w in between
            for w in (":", "有", "包括", "分别", "名册", "は、", "からは", "には", ",即", "即", "すなわち")
        )
        and len(between) < 24
    )
    stop = next((k for k in range(after[0].first, len(row.tokens)) if row.lower(k) == ";"), len(row.tokens))
    after = [p for p in after if p.first < stop]
    total = sum(len(p.places) or 1 for p in after)
    return list(after) if announced and total >= 2 else []


def _topic(row: Row, match: Match, place: Place | None) -> Party | None:
    if place is None:
        return None
    at = row.tokens[match.first]
    return Party((place,), match.first, match.last, at.start, at.end, "bare", bound="home")
