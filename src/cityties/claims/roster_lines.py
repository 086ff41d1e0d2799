"""The lines of a roster: each begins with a partner, or gives the details of the one above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cityties.claims.members import Member, cities_told, is_plain
from cityties.claims.parties import REGIONS
from cityties.claims.rows import Row
from cityties.claims.tie_lists import is_heading, opens_list
from cityties.records import Place

_LINE = 18  # tokens of a line at most
LEAST = 2  # lines that make a roster
TITLE = 14  # tokens of a line without a stop that may stand above a roster
BRIEF = 8  # tokens of a line that gives only the date of a partner
_HEAD_AND_OWNER = 2  # cities of a line that begins with a partner and goes on to tell of its tie
_LEADS = frozenset("•·*-–—.)(|#:")
_BULLETS = frozenset("•·*")
_GOES_ON = frozenset({",", "near", "since", "in"})  # behind the name of a line with a bullet
_OWNING = frozenset("-–—|:(")
_CLOSES = frozenset("(:–—-|[")
KINDS = frozenset({"sister_city", "friendly_exchange"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a roster, by the number of its row: its partners, or a ``pair``: whose they are, and they."""

    at: int
    members: tuple[Member, ...]
    pair: bool = False


def line_at(row: Row, number: int) -> Line | None:
    """A line that names a partner, or several, or a pair; nothing for a row of another kind."""
    line = row.once("line of a roster", lambda: _line_of(row))
    return replace(line, at=number) if line is not None else None


def _line_of(row: Row) -> Line | None:
    if _ends_in_term(row):
        return None
    start = _lead(row)
    told = cities_told(row, start)
    members = tuple(m for m in told if m is told[0] or m.place.level not in REGIONS or _is_peer(told[0], m))
    if not members or members[0].first > start + _levels(row, start):
        return None
    if is_short(row) and all(
        is_plain(row, k) or _is_making(row, k) or _before_date(row, k) or _behind_owner(row, k, members)
        for k in range(start, len(row.tokens))
    ):
        return Line(0, members, pair=_is_pair(row, members))
    tells_of_others = bool(row.of("term")) and len(told) > _HEAD_AND_OWNER
    return Line(0, members[:1]) if _is_headed(row, members[0]) and not tells_of_others else None


def _is_peer(first: Member, member: Member) -> bool:
    """As in "Hesse – Emilia-Romagna": a region beside one of another country."""
    return first.place.level in REGIONS and first.place.country != member.place.country


def _lead(row: Row) -> int:
    """Where a line begins behind its bullet, number, year or country: "3. 1978 France: | Lyon"."""
    k = 0
    while k < len(row.tokens) - 1:
        token = row.tokens[k]
        if token.kind in ("number", "time") or token.lower in _LEADS:
            k += 1
        elif (behind := _behind_country(row, k)) is not None:
            k = behind
        else:
            break
    return k


def _behind_country(row: Row, start: int) -> int | None:
    """Where the cell of a country ends: "France | Lyon", "2 Republic of the Philippines Bulacan"."""
    k = start
    while row.lower(k) in row.words("forms of state"):
        k += 1
    if row.lower(k) in row.words("continents") and row.lower(k + 1) in (":", "|"):
        return k + 2
    place = _place(row, k)
    if place is None or place.level != "country" or k + 1 >= len(row.tokens):
        return None
    after = _place(row, k + 1)
    numbered = start > 0 and after is not None and after.level != "country"
    return k + 1 if row.lower(k + 1) in _LEADS or numbered else None


def _place(row: Row, index: int) -> Place | None:
    token = row.tokens[index] if index < len(row.tokens) else None
    return token.mention.place if token is not None and token.kind == "place" and token.mention else None


def _levels(row: Row, start: int) -> int:
    """How many tokens before a name only say what it is: "the city of Riga"."""
    levels = {k for m in row.of("level") for k in range(m.first, m.last + 1)}
    k = start
    while k in levels or row.lower(k) in ("the", "of"):
        k += 1
    return k - start


def _is_pair(row: Row, members: Sequence[Member]) -> bool:
    """The two of a line like "Riga – Kobe (1974)", "Riga and Kobe", and the owner of "Riga: Kobe, Lyon".

    The first lies in another country than the others.
    """
    if len(members) < LEAST or members[0].place.country in {m.place.country for m in members[1:]}:
        return False
    gaps = [{row.lower(k) for k in range(a.first + 1, b.first)} for a, b in pairwise(members)]
    if len(members) == LEAST:
        return bool(gaps[0] & {*_OWNING, "and", "&", "/", "with"} - {"("})
    joiner = gaps[0] & {"and", "with"}  # of "Riga and Kobe & Otsu"
    set_off = bool(joiner) and not joiner & set().union(*gaps[1:]) and _of_one_land(members[1:])
    apart = set_off or row.lower(members[1].first - 1) in _OWNING
    return apart and not any(gap & (_OWNING - {"("}) for gap in gaps[1:])


def _of_one_land(members: Sequence[Member]) -> bool:
    return len({m.place.country for m in members}) == 1


def _behind_owner(row: Row, index: int, members: Sequence[Member]) -> bool:
    """As in "Riga: Kobe, Lyon": a colon between the first city of a line and the next."""
    return row.lower(index) == ":" and len(members) > 1 and members[0].first < index < members[1].first


def _is_headed(row: Row, member: Member) -> bool:
    """As in "Porto (Portugal): the friendship …", "Porto in Portugal – since 1978 …": a name and a mark."""
    k = member.first + 1
    while row.lower(k) in (",", "in") and k + 1 < len(row.tokens) and row.tokens[k + 1].kind == "place":
        k += 2
    if row.lower(0) in _BULLETS and row.lower(k) in _GOES_ON:
        return True  # "• Porto in Portugal, since 1978, with about 230,000 people."
    return row.lower(k) in _CLOSES and row.lower(k + 1) != "" and row.tokens[k - 1].end < row.tokens[k].end


def _ends_in_term(row: Row) -> bool:
    """As in "Riga Sister Cities", "RIGA'S TWIN TOWNS:": a line that stands above a roster, not in it."""
    last = len(row.tokens) - 1 - opens_list(row)
    return any(m.last == last and row.lower(last).endswith("s") for m in row.of("term"))


def _is_making(row: Row, index: int) -> bool:
    """As in "twinned in 1978", "established 1993", "Year: 1993": what may stand beside the date of a line."""
    return row.lower(index) in row.words("making") or row.lower(index) in row.words("beside a date")


def _before_date(row: Row, index: int) -> bool:
    """As in "Kobe, Japan: 1993", "Kobe, Japan:": a colon before a date, also one that is not known."""
    after = row.tokens[index + 1] if index + 1 < len(row.tokens) else None
    return row.lower(index) == ":" and (after.kind == "time" if after is not None else index > 1)


def is_short(row: Row) -> bool:
    """Whether a sentence is as short as the line of a roster, and asks or exclaims nothing."""
    return len(row.tokens) <= _LINE and row.tokens[-1].lower not in ("?", "!")


def kind_told(row: Row) -> str | None:
    """The kind of the ties that a heading or a sentence announces several of."""
    terms = [m for m in row.of("term") if m.sense.name in KINDS]
    headed = stands_above(row)
    several = [
        m
        for m in terms
        if row.lower(m.last).endswith("s")
        or row.lower(m.last + 1) in row.words("several")
        or (headed and row.lower(m.last) in ("twinning", "twinned"))
        or (headed and row.lower(m.last + 1) in row.words("in headings"))
        or (headed and "|" in (row.lower(m.first - 1), row.lower(m.last + 1)) and _heads_table(row))
    ]
    alone = [
        m
        for m in row.of("weak term")
        if row.lower(m.last).endswith("s") and (len(row.tokens) <= 2 or _are_counted(row, m.first))
    ]
    found = several or alone
    if not found and headed and _of_levels(row):
        return "sister_city"
    return found[0].sense.name if found else None


def _of_levels(row: Row) -> bool:
    """As in "Partnerships of regions and towns", "Partnerships between German states and ours"."""
    several = any(row.lower(m.last) == "partnerships" for m in row.of("spoken term"))
    return several and any(row.lower(m.last).endswith("s") for m in row.of("level"))


def _are_counted(row: Row, index: int) -> bool:
    """As in "Our town has three twins:"."""
    counted = row.lower(index - 1) in row.words("counted") or row.tokens[index - 1].kind == "number"
    return counted and index > 1 and row.lower(index - 2) in row.words("having") and opens_list(row)


def _heads_table(row: Row) -> bool:
    """As in "Sister City | Country | Year": cells without places or times."""
    return all(t.kind in ("word", "mark") for t in row.tokens)


def stands_above(row: Row) -> bool:
    """Whether a row looks like what stands above a list: a line without a stop, a question, a colon."""
    return is_heading(row, TITLE) or opens_list(row) or row.tokens[-1].lower == "?"
