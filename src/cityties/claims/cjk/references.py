"""Whom 两市, 该市, 一行 or 本市 stand for: parties bound to places by what was said before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from cityties.claims.cjk.lexicon import CjkLexicon
from cityties.claims.cjk.parties import actor_of, case_after, case_before, place_at
from cityties.claims.cjk.people import OFFICES, spoken_people
from cityties.claims.cjk.rows import LEVEL_MARKS
from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Match
from cityties.claims.lying import lies_in
from cityties.claims.parties import Bound, Party
from cityties.claims.rows import Row
from cityties.records import Place

_DATELINES = 6  # lines at the head of a page in which a dateline may stand
_REGIONS = frozenset({"country", "state", "province", "prefecture", "region"})
_PARTING = ("おり、", "おり,")
_VERBAL = (
    "り",
    "し",
    "き",
    "み",
    "ち",
    "え",
    "け",
    "め",
    "せ",
    "れ",
    "び",
    "って",
    "いて",
    "んで",
    "した",
    "った",
)


def spoken_parties(row: Row, named: Sequence[Party], memory: Discourse, lexicon: CjkLexicon) -> list[Party]:
    """The parties that a sentence speaks of without naming them, in order."""
    taken = {k for p in named for k in range(p.first, p.last + 1)}
    found = list(spoken_people(row, taken, memory, lexicon))
    known = sorted([*named, *found], key=lambda p: p.first)
    for match in row.of("reference"):
        if match.first in taken or _only_describes(row, match, lexicon):
            continue
        behind = row.tokens[match.last + 1 : match.last + 2]
        if match.sense.name == "other" and behind and behind[0].kind in ("place", "name"):
            continue  # 该州|沃斯克列先斯基区: it only says where the name behind it lies
        places, bound = _meant(row, match, known, memory)
        if places:
            party = _party(row, match, places, bound, lexicon)
            taken |= set(range(party.first, party.last + 1))
            found.append(party)
    if not lexicon.verb_first:
        found += _lone_levels(row, taken, memory, lexicon)
    return sorted(found, key=lambda p: p.first)


def _only_describes(row: Row, match: Match, lexicon: CjkLexicon) -> bool:
    """Whether 当地 only tells where a noun behind it is from: 当地|雕塑家."""
    if not lexicon.verb_first or row.lower(match.first) != "当地":
        return False
    behind = match.last + 1
    cues = {m.first for group in ("frame", "status", "need") for m in row.of(group)}
    return behind < len(row.tokens) and row.tokens[behind].kind == "word" and behind not in cues


_LONE = re.compile("([県市町村区都府州省郡])(?:側|では|には|からは|へは|とは|[はがとのにもでへを]|から|より)")


def _lone_levels(row: Row, taken: set[int], memory: Discourse, lexicon: CjkLexicon) -> Iterator[Party]:
    """県と同省は, 区とホノルル市は: the place of that level that was told of last, the home before others."""
    for k, token in enumerate(row.tokens):
        ahead = row.tokens[k - 1] if k else None
        begins = (
            ahead is None or ahead.kind in ("mark", "time") or ahead.lower.endswith(("で", "に", "は", "と"))
        )
        if k in taken or token.kind != "word" or not begins:
            continue
        level = token.lower if len(token.lower) == 1 else ""
        match = _LONE.match(token.lower if not level else level + row.lower(k + 1))
        if match is None:
            continue
        levels = OFFICES.get(match[1], frozenset())
        known = [p for p in (memory.home, *reversed(memory.recent)) if p is not None and p.level in levels]
        near = [
            p
            for p in known
            if (p.country == "JP" or match[1] in "州省郡")
            and all(place_at(row, i) != p for i in range(len(row.tokens)))
        ]
        if near:
            case = next(
                (c.name for c in lexicon.after if (token.lower + row.lower(k + 1))[1:].startswith(c.word)),
                "bare",
            )
            yield Party((near[0],), k, k, token.start, token.start + 1, case, own="reference", bound="home")


def at_home(rows: Sequence[Row], found: Place | None, lexicon: CjkLexicon) -> Place | None:
    """The place named most in the countries of the language, a city before a region; else the one found."""
    if found is None:
        return found
    if found.country in lexicon.countries:
        return _town_of(found, rows)
    if any(_sent_from(row, found) for row in rows[:_DATELINES]):
        return found
    places = [p for row in rows for k in range(len(row.tokens)) if (p := place_at(row, k)) is not None]
    near = [p for p in places if p.country in lexicon.countries and p.level != "country"]
    count = Counter(p.id for p in near)
    marked = {
        p.id
        for row in rows
        for k, token in enumerate(row.tokens)
        if (p := place_at(row, k)) is not None and token.text[-1:] in LEVEL_MARKS
    }
    if not near:
        return found
    return max(near, key=lambda p: (count[p.id], p.level not in _REGIONS, p.id in marked))


def _sent_from(row: Row, place: Place) -> bool:
    """Whether a line begins with a place in brackets, from which the news was sent: 【清州聯合ニュース】."""
    if not row.tokens or row.lower(0) not in ("【", "[", "〔"):
        return False
    return any(place_at(row, k) == place for k in range(min(3, len(row.tokens))))


def _town_of(region: Place, rows: Sequence[Row]) -> Place:
    """The one town of a region that a story tells of by its level, where the region itself acts nowhere."""
    if region.level not in _REGIONS:
        return region
    towns: dict[int, Place] = {}
    for row in rows:
        for k, token in enumerate(row.tokens):
            place = place_at(row, k)
            if place is None:
                continue
            if place.id == region.id and token.text[-1:] in LEVEL_MARKS:
                behind = place_at(row, k + 1) if k + 1 < len(row.tokens) else None
                if behind is None or not lies_in(behind, region):
                    return region
            if lies_in(place, region) and token.text[-1:] in LEVEL_MARKS:
                towns[place.id] = place
    return next(iter(towns.values())) if len(towns) == 1 else region


def remember_pair(row: Row, named: Sequence[Party], memory: Discourse) -> None:
    """Keeps two cities of one country that a sentence names as the pair, where no other is spoken of yet."""
    whole = [p for p in named if row.tokens[p.name].text[-1:] in LEVEL_MARKS]
    cities = {p.id: p for party in whole for p in party.places if p.level not in _REGIONS}
    inner = [p for p in cities.values() if not any(lies_in(q, p) for q in cities.values())]
    home = memory.home
    told_here = home is None or home.id in {p.id for p in inner}
    if memory.pair is None and len(inner) == 2 and told_here:
        memory.pair = inner[0], inner[1]


def _meant(
    row: Row, match: Match, named: Sequence[Party], memory: Discourse
) -> tuple[Sequence[Place], Bound]:
    name = match.sense.name
    if name == "pair":
        return _pair(row, match, named, memory), "pair"
    if name == "visitors":
        return memory.visitors, "reference"
    if name == "hosts":
        return memory.hosts, "reference"
    if name == "home":
        return _home(row, match, named, memory), "home"
    other = _other(row, match, memory)
    return ([other] if other else []), "reference"


def _home(row: Row, match: Match, named: Sequence[Party], memory: Discourse) -> Sequence[Place]:
    """本市: the place from which the story is told, or the other of the pair where that one acts with it."""
    home = memory.home
    if home is None:
        return ()
    if (region := _region_meant(row, match, home, memory)) is not None:
        return (region,)
    first, last = clause_of(row, match.first)
    beside = any(p.id == home.id for party in named if first <= party.first <= last for p in party.places)
    other = memory.partner(home) if beside else None
    return (other or home,)


def _region_meant(row: Row, match: Match, home: Place, memory: Discourse) -> Place | None:
    """The region around the home that 省政府 or 本省 stands for, where the story has told of it."""
    level = next((c for c in row.lower(match.first) if c in "省州县県郡"), None)
    levels = OFFICES.get(level or "", frozenset())
    if not levels or home.level in levels:
        return None
    around = (p for p in reversed(memory.recent) if p.level in levels and p.id in home.within)
    return next(around, None)


def _pair(row: Row, match: Match, parties: Sequence[Party], memory: Discourse) -> Sequence[Place]:
    """The two cities named before in the sentence, else the two last spoken of together."""
    told = [p for party in parties if party.first < match.first and party.case != "in" for p in party.places]
    regions = _REGIONS if "市" in row.lower(match.first) else frozenset({"country"})
    if row.lower(match.first).startswith("两省") and (provinces := _provinces(memory)):
        return provinces
    named = {p.id: p for p in told if p.level not in regions}
    inner = [p for p in named.values() if not any(lies_in(q, p) for q in named.values())]
    if len(inner) == 2:
        return inner
    if len(inner) == 1:
        known = [memory.subject, *reversed(memory.recent)]
        abroad = [
            p for p in known if p is not None and p.country != inner[0].country and p.level not in regions
        ]
        if abroad and (memory.pair is None or inner[0].id not in {p.id for p in memory.pair}):
            return abroad[0], inner[0]
    return _on_the_way(row, match, parties, memory) or memory.pair or ()


def _provinces(memory: Discourse) -> tuple[Place, ...]:
    """The home and the province abroad told of last, where 两省 is said: not 湖南 and a town."""
    levels, home = OFFICES["省"], memory.home
    if home is None or home.level not in levels:
        return ()
    abroad = (p for p in reversed(memory.recent) if p.level in levels and p.country != home.country)
    other = next(abroad, None)
    return (home, other) if other is not None else ()


def _on_the_way(row: Row, match: Match, parties: Sequence[Party], memory: Discourse) -> tuple[Place, ...]:
    """Those who travel and where they are by now: 3日在威海，|两边|签下协议."""
    stops = [p for p in parties if p.first < match.first and p.case == "in" and len(p.places) == 1]
    if len(memory.visitors) != 1 or not stops or memory.pair is None:
        return ()
    stop, visitor = stops[-1].places[0], memory.visitors[0]
    new = stop.id not in {p.id for p in memory.pair} and stop.country != visitor.country
    return (visitor, stop) if new and stop.level not in _REGIONS else ()


def _other(row: Row, match: Match, memory: Discourse) -> Place | None:
    """该市, 同市: the city named last, not the one that the story is told from where another is known."""
    here = [p for k in range(match.first) if (p := place_at(row, k)) is not None and p.level != "country"]
    recent = [*reversed(here), *reversed(memory.recent)]
    if len(here) == 1 and len(recent) > 1:
        recent = [p for p in recent if p.id != here[0].id] or recent
    levels = OFFICES.get(row.lower(match.first)[-1:], frozenset())
    recent = [p for p in recent if not levels or p.level in levels] or recent
    told = row.lower(match.first + 1) in ("的", "の") and any(
        m.first == match.first + 2 for m in row.of("term")
    )
    if told and memory.subject is not None:
        return memory.subject  # 甲、乙早已是该市的友城: whose ties are told, be it the home
    abroad = [p for p in recent if memory.home is None or p.id != memory.home.id]
    subject = memory.subject
    if subject is not None and not here and any(p.id == subject.id for p in abroad):
        return (
            subject  # 甲市位于乙以北……该市: the city that was told of, not the one that tells where it lies
        )
    return next(iter(abroad or recent), None)


def _party(row: Row, match: Match, places: Sequence[Place], bound: Bound, lexicon: CjkLexicon) -> Party:
    at = row.tokens[match.first]
    if lexicon.verb_first:
        case = case_before(row, match.first, lexicon)
    else:
        case = case_after(row, match.first, None, lexicon)
    actor, last = ("客人", match.last) if match.sense.name == "visitors" else (None, match.last)
    if match.sense.name in ("home", "other"):
        actor, head = actor_of(row, match.first, match.last, lexicon)
        if head is not None and not lexicon.verb_first:
            case = case_after(row, match.last, head, lexicon)
        last = match.last if head is None else head
    return Party(
        places=tuple(places),
        first=match.first,
        last=last,
        start=at.start,
        end=row.tokens[match.last].end,
        case=case,
        own="reference",
        actor=actor,
        bound=bound,
    )


def clauses(row: Row) -> tuple[tuple[int, int], ...]:
    """The clauses of a sentence, as ranges of tokens: a comma, a semicolon or a colon ends one."""
    return row.once("clauses", lambda: tuple(_clauses(row)))


def _clauses(row: Row) -> Iterator[tuple[int, int]]:
    first, depth = 0, 0
    for index, token in enumerate(row.tokens):
        depth += (token.lower in "(「《") - (token.lower in ")」》")
        ends = token.kind == "mark" and (token.lower in ",;:。" or _ends_clause(row, index))
        if depth <= 0 and (ends or token.lower in _PARTING):
            yield first, index - 1
            first, depth = index + 1, 0
    yield first, len(row.tokens) - 1


def _ends_clause(row: Row, index: int) -> bool:
    """Whether a 、 stands behind a Japanese verb (台北に譲り、…), not behind a name or a particle."""
    before = row.tokens[index - 1] if index else None
    if row.lower(index) != "、" or before is None or before.kind != "word":
        return False
    return before.lower.endswith(_VERBAL)


def clause_of(row: Row, index: int) -> tuple[int, int]:
    """The clause in which a token stands."""
    return next(((a, b) for a, b in clauses(row) if a <= index <= b), (0, len(row.tokens) - 1))
