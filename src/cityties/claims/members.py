"""The members of lists and rosters: places, each with the tokens that speak of it."""

from __future__ import annotations

from dataclasses import dataclass

from cityties.claims.lying import lies_in
from cityties.claims.parties import REGIONS, Party
from cityties.claims.rows import Row, Token
from cityties.records import Place

_MARKS = frozenset("()[],;|•·*/-–—&.")


@dataclass(frozen=True, slots=True)
class Member:
    """A place of a list and the tokens that speak of it: its name, where it lies and its date."""

    place: Place
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a roster: a partner, whose it is, of what kind, and the time that its lines give.

    ``at`` is the token that names the ``owner``, where the line itself does; the owner is ``sure`` where
    the row above the roster says so.
    """

    owner: Place
    at: int | None
    member: Member
    kind: str
    dated: Token | None
    sure: bool = False


def city_at(row: Row, index: int) -> Place | None:
    """The place that a token names, where it is no country."""
    if not 0 <= index < len(row.tokens):
        return None
    mention = row.tokens[index].mention
    place = mention.place if mention is not None and row.tokens[index].kind == "place" else None
    return place if place is not None and place.level != "country" else None


def cities_told(row: Row, start: int) -> list[Member]:
    """The cities of a row from a token on, without those that only say where the one before lies."""
    firsts: list[tuple[Place, int]] = []
    for index in range(start, len(row.tokens)):
        place = city_at(row, index)
        if (
            place is None
            or _locates_unplaced(row, index, place)
            or (firsts and (lies_in(firsts[-1][0], place) or firsts[-1][0].id == place.id))
        ):
            continue
        firsts.append((place, index))
    ends = [*(index for _, index in firsts[1:]), len(row.tokens)][: len(firsts)]
    return [Member(place, first, end - 1) for (place, first), end in zip(firsts, ends, strict=True)]


def _locates_unplaced(row: Row, index: int, place: Place) -> bool:
    """As in "Smalltown, Tasmania", where no place is known by the first name."""
    name = row.tokens[index - 2] if index > 1 and row.lower(index - 1) == "," else None
    unplaced = name is not None and name.text[:1].isupper() and name.kind not in ("place", "adjective")
    return unplaced and place.level in REGIONS


def is_plain(row: Row, index: int) -> bool:
    """Whether a token may stand in a list of places: names, dates, brackets and small words."""
    token = row.tokens[index]
    if token.kind in ("place", "adjective", "name", "time", "number"):
        return True
    marked = token.lower in _MARKS or token.lower in row.words("in lists")
    return marked or _is_level(row, index) or _is_unplaced(row, index)


def _is_unplaced(row: Row, index: int) -> bool:
    """As in "Riga, Smalltown, Kobe": within a list stands a name that no place is known by.

    What follows must not say where it lies: of "Smalltown, Tasmania" nothing is listed that is known.
    """
    if not 0 < index < len(row.tokens) - 2 or not row.tokens[index].text[:1].isupper():
        return False
    after = city_at(row, index + 2)
    apart = row.lower(index - 1) in (",", "and") and row.lower(index + 1) in (",", "and")
    return apart and after is not None and after.level not in REGIONS


def _is_level(row: Row, index: int) -> bool:
    return any(m.first <= index <= m.last for m in row.of("level"))


def member_party(row: Row, member: Member) -> Party:
    """A member as one of the ends of a tie."""
    return party_at(row, member.place, member.first, "named")


def party_at(row: Row, place: Place, index: int, bound: str) -> Party:
    """A place as a party of its own, told at a token."""
    at = row.tokens[index]
    return Party((place,), index, index, at.start, at.end, "bare", bound=bound, name=index)  # type: ignore[arg-type]
