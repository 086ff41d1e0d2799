"""Complete pairs in a row, which need no owner.

As in "Riga and Kobe, Lyon and Porto", "Riga with Kobe, and Lyon with Porto", "Riga and Lyon became sisters of
Kobe and Porto respectively".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cityties.claims.actors import VERBISH
from cityties.claims.lexicon import HYPHENS, Match
from cityties.claims.members import Member, cities_told, city_at, is_plain
from cityties.claims.rows import Row, Token

Pair = tuple[Member, Member]
_BEHIND = frozenset({":", "—", "–"})  # behind the city of a dateline


def pairs_in_row(row: Row) -> list[Pair]:
    """The pairs that a sentence names one after the other; nothing unless each city is one of a pair."""
    return row.once("pairs in a row", lambda: _pairs(row))


def pairs_in_order(row: Row, match: Match) -> list[Pair]:
    """The pairs of two lists of which one is told "respectively", or "in this order"."""
    said = f" {' '.join(t.lower for t in row.tokens)} "
    if not any(f" {phrase} " in said for phrase in row.words("in this order")):
        return []
    told = cities_told(row, 0)
    before = [m for m in told if m.first < match.first]
    after = [m for m in told if m.first > match.last]
    return list(zip(before, after, strict=True)) if len(before) == len(after) > 1 else []


def pair_of_body(row: Row, match: Match) -> Pair | None:
    """The pair in the name of a body, which there is only where the tie is.

    As in "the Riga/Kobe Twinning Association", "Riga Kobe Sister City Committee", "Riga Twinning Association
    (Riga/Kobe)".
    """
    body = match.last + 1 + (row.lower(match.last + 1) in HYPHENS)
    if row.lower(body) not in row.words("bodies") - row.words("hopeful bodies"):
        return None
    spans = [(match.first - 2, match.first - 1), (match.first - 3, match.first - 1)]
    if row.lower(body + 1) == "(" and row.lower(body + 5) == ")":
        spans.append((body + 2, body + 4))
    for first, last in spans:
        one, other = city_at(row, first), city_at(row, last)
        joined = last - first == 1 or row.lower(first + 1) in row.words("joining a pair")
        if one is not None and other is not None and joined and one.country != other.country:
            return Member(one, first, first), Member(other, last, last)
    return None


def lone_pair(row: Row, connectors: Collection[str]) -> Pair | None:
    """The pair of a line that names nothing else, joined by one of some words: "• Riga and Kobe,"."""
    told = cities_told(row, 0)
    plain = (
        len(told) == 2 and _abroad(told[0], told[1]) and all(is_plain(row, k) for k in range(len(row.tokens)))
    )
    joined = plain and any(_partners(row, told, 0, connector) for connector in connectors)
    return (told[0], told[1]) if joined else None


def date_of(row: Row, pair: Pair, pairs: Sequence[Pair]) -> Token | None:
    """The time behind a pair, where each of them has its own: "Riga – Kobe (1974), Lyon – Porto (1980)"."""
    times = [_time_behind(row, other) for _, other in pairs]
    return _time_behind(row, pair[1]) if all(times) else None


def _time_behind(row: Row, member: Member) -> Token | None:
    own = row.tokens[member.first : member.last + 1]
    return next((t for t in own if t.time is not None and t.time.moments), None)


def _pairs(row: Row) -> list[Pair]:
    told = cities_told(row, 0)
    if len(told) < 3:
        return []
    for connector in sorted(row.words("joining a pair")):
        pairs = list(_chain(row, told, connector))
        if len(pairs) > 1 and all(_abroad(*pair) for pair in pairs):
            return pairs
    return []


def _chain(row: Row, told: Sequence[Member], connector: str) -> Iterator[Pair]:
    """The pairs that one word joins; nothing behind a city that is neither in a pair nor aside."""
    pairs: list[Pair] = []
    at = 0
    while at < len(told):
        others = _partners(row, told, at, connector)
        apart = not pairs or _is_apart(row, told[at - 1], told[at], connector)
        if others and apart:
            pairs += [(told[at], other) for other in others]
        elif not (_is_half(row, told[at], connector) or _is_aside(row, told[at], opens=not pairs)):
            return
        at += 1 + len(others)
    yield from pairs


def _partners(row: Row, told: Sequence[Member], at: int, connector: str) -> list[Member]:
    """The city to which a word joins another, or those: "Darwin with both Ambon and Denpasar"."""
    if at + 1 >= len(told):
        return []
    words = _between(row, told[at], told[at + 1])
    if words == [connector] or _is_said(row, told[at], told[at + 1], connector):
        return [told[at + 1]]
    both = words == [connector, "both"] and at + 2 < len(told) and connector not in ("and", "&")
    return (
        list(told[at + 1 : at + 3]) if both and _between(row, told[at + 1], told[at + 2]) == ["and"] else []
    )


def _is_said(row: Row, one: Member, other: Member, connector: str) -> bool:
    """As in "Riga | will be paired with | Kobe, Lyon with Porto": the verb stands in the first pair alone."""
    groups = ("term", "weak term", "linking term")
    told = {k for g in groups for m in row.of(g) for k in range(m.first, m.last + 1)}
    between = range(one.first + 1, other.first)
    words = [k for k in between if row.tokens[k].kind in ("word", "mark") and row.lower(k) != connector]
    said = all(k in told or row.lower(k) in VERBISH for k in words) and bool(told & set(words))
    return said and row.lower(other.first - 1) == connector and connector not in ("and", "&")


def _between(row: Row, one: Member, other: Member) -> list[str]:
    """The words between two cities, without what says where the first lies: "Riga, Latvia, and Kobe"."""
    between = range(one.first + 1, other.first)
    located = any(row.tokens[k].kind in ("place", "adjective") for k in between)
    skipped = {",", "in", "(", ")"} if located else {"(", ")"}
    return [
        row.lower(k)
        for k in between
        if row.tokens[k].kind in ("word", "mark") and row.lower(k) not in skipped
    ]


def _is_apart(row: Row, before: Member, member: Member, connector: str) -> bool:
    """Whether a new pair begins: ", Lyon", "between Lyon", and where another word joins pairs, "and Lyon"."""
    between = {row.lower(k) for k in range(before.first + 1, member.first)}
    return bool(between & {",", ";", "•", "|", "between"}) or (
        "and" in between and connector not in ("and", "&")
    )


def _is_half(row: Row, member: Member, connector: str) -> bool:
    """As in "Riga and Quuxville", where the other of the pair could not be placed."""
    behind = row.lower(member.first + 1) == connector and _is_name(row, member.first + 2)
    return behind or (row.lower(member.first - 1) == connector and _is_name(row, member.first - 2))


def _is_name(row: Row, index: int) -> bool:
    inside = 0 <= index < len(row.tokens)
    return inside and row.tokens[index].kind in ("word", "name") and row.tokens[index].text[:1].isupper()


def _is_aside(row: Row, member: Member, *, opens: bool) -> bool:
    """Whether a city only says where: "in Porto", or at the head of the sentence "PORTO: …"."""
    headed = opens and row.lower(member.first + 1) in _BEHIND and member.first < 2
    return headed or row.lower(member.first - 1) in row.words("where pairs met")


def _abroad(one: Member, other: Member) -> bool:
    return one.place.country != other.place.country
