"""Partners that a sentence counts without a word for the tie, where one is spoken of.

As in "Riga has nine of them, from Kobe to Lyon", "Kobe is one, Lyon in France another".
"""

from __future__ import annotations

from cityties.claims.actors import PREPOSITIONS
from cityties.claims.members import Member, cities_told, is_plain
from cityties.claims.rows import Row

_BESIDE_A_COUNTER = frozenset({"a", "the", "of", "them"})


def owner_counting(row: Row) -> tuple[Member, int] | None:
    """Who has so many of those spoken of, and the token behind the number: "Riga has nine of them, …"."""
    for k in range(1, len(row.tokens) - 1):
        if row.lower(k) not in row.words("having") or not _is_number(row, k + 1):
            continue
        before = [m for m in cities_told(row, 0) if m.first < k]
        behind = k + 2
        if row.lower(behind) == "of" and row.lower(behind + 1) in row.words("those counted"):
            behind += 2
        alone = len(before) == 1 and row.lower(before[0].first - 1) not in PREPOSITIONS
        opens = row.lower(behind) in row.words("before those counted")
        if alone and (opens or behind >= len(row.tokens) - 1):
            return before[0], behind
    return None


def counts_them(row: Row) -> bool:
    """Whether a sentence says how many there are of those spoken of: "The mayor counts 43 of them"."""
    them = row.words("those counted")
    return any(
        row.lower(k) in row.words("having") and _is_number(row, k + 1) and row.lower(k + 2) == "of"
        for k in range(len(row.tokens) - 3)
        if row.lower(k + 3) in them
    )


def partners_counted(row: Row) -> tuple[Member, list[Member]] | None:
    """An owner and those of its partners that the same sentence names, all of them abroad."""
    if (owner := owner_counting(row)) is None:
        return None
    holder, behind = owner
    members = cities_told(row, behind)
    alone = row.lower(behind - 1) == "one"
    members = members[:1] if alone else members
    last = members[-1].first if members else behind
    among = row.words("among those counted")
    plain = all(is_plain(row, k) or row.lower(k) in among for k in range(behind, last))
    abroad = all(m.place.country != holder.place.country for m in members)
    return (holder, members) if members and plain and abroad else None


def counted_one_by_one(row: Row) -> list[Member]:
    """The members of a sentence that counts each of them: "Kobe is one, Lyon in France another"."""
    members = cities_told(row, 0)
    counting, being = row.words("counted one by one"), row.words("being one")
    counters = [k for k, t in enumerate(row.tokens) if t.lower in counting]
    told = len(members) > 1 and len(counters) == len(members) and row.lower(counters[0] - 1) in being
    each = told and all(m.first < k <= m.last for m, k in zip(members, counters, strict=True))
    words = counting | being | _BESIDE_A_COUNTER
    plain = each and all(is_plain(row, k) or row.lower(k) in words for k in range(len(row.tokens)))
    return members if plain else []


def _is_number(row: Row, index: int) -> bool:
    return row.tokens[index].kind == "number" or row.lower(index) in row.words("counted") | {"one"}
