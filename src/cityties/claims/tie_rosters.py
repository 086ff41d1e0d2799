"""Rosters of partners: a heading that tells of ties, and below it a line or a paragraph for each partner.

Our twin towns
1. Porto, Portugal (1978)
2. Kobe, Japan
   Established: 1993
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cityties.claims.members import Entry, cities_told, is_plain
from cityties.claims.roster_lines import (
    BRIEF,
    KINDS,
    LEAST,
    TITLE,
    Line,
    is_short,
    kind_told,
    line_at,
    stands_above,
)
from cityties.claims.rows import Row, Token
from cityties.claims.tie_limits import is_unknown
from cityties.claims.tie_lists import alone_in, is_heading, owner_told
from cityties.claims.tie_years import is_of_a_count
from cityties.records import Place

_BETWEEN = 12  # sentences that may tell of one partner before the next one's line
_BELOW = 4  # sentences between what announces a roster and its first line
_BELOW_HEADING = 8  # the same, where the one above is a heading
_BELOW_TITLE = 8  # and where it stands in the trail of the page
_UNSURE = 3  # what a date is worth that nothing near it says to be that of the making
_DETAILS = 3  # lines of a roster for one partner, which are kept with its name


def find_rosters(
    rows: Sequence[Row], titles: int, trail: Sequence[Row], home: Place | None
) -> dict[int, tuple[Entry, ...]]:
    """The entries of a story's rosters, by the numbers of their rows.

    The first ``titles`` rows are the story's title, ``trail`` has the lines of the page's frame before it.
    """
    entries: dict[int, tuple[Entry, ...]] = {}
    for block in _blocks(rows, titles):
        told = _announced(rows, block[0].at, titles, trail)
        if told is None or _of_seekers(rows[block[0].at : block[-1].at + _DETAILS]):
            continue
        row, kind = told
        owner = _owner(rows, block, row, titles, home, in_frame=row in trail)
        ends = [line.at for line in block[1:]]
        ends += [min(len(rows), block[-1].at + max(b.at - a.at for a, b in pairwise(block)))]
        dates = _dates_above(rows, block)
        ends = [line.at + 1 for line in block] if dates else ends
        for line, end in zip(block, ends, strict=True):
            told_of = owner is not None and owner in (owner_told(row), alone_in(row))
            found = _entries(rows, line, end, owner, kind, dates.get(line.at))
            entries[line.at] = tuple(replace(e, sure=told_of) for e in found)
    for line, at in _profiles(rows, titles):
        if line.at not in entries:
            owner = alone_in(rows[at]) or home
            entries[line.at] = tuple(_entries(rows, line, at + 1, owner, "sister_city"))
    return entries


def _of_seekers(rows: Sequence[Row]) -> bool:
    """Whether lines tell of those who look for a partner: "Would like to be linked with a port"."""
    wishes = [row for row in rows if any(m.sense.name == "wished" for m in row.of("tie_status"))]
    return len(wishes) > 1


def _owner(
    rows: Sequence[Row], block: Sequence[Line], told: Row, titles: int, home: Place | None, *, in_frame: bool
) -> Place | None:
    """Whose partners a roster has: as the row above it tells, else the page's own place.

    Who is named nowhere but in the lines themselves is none of their owners.
    """
    partners = _partners(block)
    owner = owner_told(told) or (None if in_frame and not _is_path(told) else alone_in(told))
    if owner is not None and owner.id not in partners:
        return owner
    if owner is None and _of_unplaced(told):
        return None
    if home is not None and home.id in partners:
        return _outside(rows, block, titles)
    lines = {line.at for line in block}
    named = {number for number, row in enumerate(rows) if home is not None and _names(row, home)}
    return None if named and named <= lines else home


def _of_unplaced(row: Row) -> bool:
    """As in "Smalltown's twin towns", "Our town, Smalltown, has three twins": whose they are is not known."""
    having = row.words("having") | {"'s", "'"}
    names = [k for k in range(len(row.tokens)) if row.tokens[k].kind == "name" or (k and is_unknown(row, k))]
    return any(having & {row.lower(k + 1), row.lower(k + 2)} or row.lower(k - 1) == "of" for k in names)


def _names(row: Row, place: Place) -> bool:
    return any(m.place.id == place.id for m in cities_told(row, 0))


def _is_path(row: Row) -> bool:
    """Whether a row of the frame says where in a site the page stands: "Riga > Twin towns"."""
    return any(t.lower == ">" for t in row.tokens)


def _profiles(rows: Sequence[Row], titles: int) -> Iterator[tuple[Line, int]]:
    """The lines with one partner below which a row tells since when: "Kobe, Japan", "Twinned in 1993"."""
    heads = [(k, line) for k in range(titles, len(rows)) if (line := line_at(rows[k], k)) is not None]
    ends = [k for k, _ in heads[1:]] + [len(rows)] * bool(heads)
    for (number, line), end in zip(heads, ends, strict=True):
        if line.pair or len({m.place.country for m in line.members}) > 1 or not is_heading(rows[number]):
            continue
        partner = line.members[0]  # of "Huangpu District, Shanghai" the first
        below = range(number + 1, min(end, number + _BETWEEN))
        at = next((k for k in below if _tells_of_making(rows[k], partner.place)), None)
        if at is not None:
            yield replace(line, members=(partner,)), at


def _tells_of_making(row: Row, partner: Place) -> bool:
    """As in "Sister city since Oct. 9, 1998", "Twinning established", in a row that is no sentence."""
    term = next((m for m in row.of("term") if m.sense.name == "sister_city"), None)
    if term is None or not is_heading(row, TITLE) or row.lower(term.last).endswith("s"):
        return False
    dated = any(t.time is not None and t.time.moments for t in row.tokens)
    made = any(t.lower in row.words("beside a date") & row.words("making") for t in row.tokens)
    others = [m for m in cities_told(row, 0) if m.place.country == partner.country]
    return (dated or made) and not others


def lines_of_rosters(rows: Sequence[Row], titles: int) -> set[int]:
    """The numbers of the rows that belong to a roster, whoever its owner is, and of what announces it."""
    found = {k for line, at in _profiles(rows, titles) for k in (line.at, at)}
    for block in _blocks(rows, titles):
        above = _heading(rows, _above(rows, block[0].at, titles))
        if above is not None:
            found |= {k for line in block for k in range(line.at, line.at + _DETAILS)}
            found |= set() if _is_path(rows[above]) else {above}
    return found | {k for k, row in enumerate(rows) if _is_whole_list(row)}


def _is_whole_list(row: Row) -> bool:
    """As in "Further twin towns: Kobe | Lyon | Porto": a line that names what it lists and its members."""
    term = next((m for m in row.of("term") if row.lower(m.last).endswith("s")), None)
    colon = next((k for k in range(len(row.tokens)) if row.lower(k) == ":"), None)
    if term is None or colon is None or colon < term.last:
        return False
    plain = all(is_plain(row, k) for k in range(colon + 1, len(row.tokens)))
    return plain and len(cities_told(row, colon)) > 1


def _dates_above(rows: Sequence[Row], block: Sequence[Line]) -> dict[int, Token]:
    """The dates that stand above the lines of a roster, by the rows of these: "1984", then "Kobe"."""
    found: dict[int, Token] = {}
    first, last = block[0].at, block[-1].at
    lines = {line.at for line in block}
    each = all(_lone_date(rows[number - 1]) for number in lines - {first})
    under = any(_lone_date(row) for row in rows[last + 1 : last + 2])
    begun = first > 0 and _lone_date(rows[first - 1]) is not None
    if not begun and (under or not each):
        return found
    date: Token | None = None
    for number in range(max(0, first - 1), last + 1):
        date = _lone_date(rows[number]) or date
        if number in lines and date is not None:
            found[number] = date
    return found


def _lone_date(row: Row) -> Token | None:
    """The date of a row that has nothing else."""
    times = [t for t in row.tokens if t.time is not None and t.time.moments]
    alone = len(times) == 1 and all(t.kind in ("time", "mark") for t in row.tokens)
    return times[0] if alone else None


def _entries(
    rows: Sequence[Row], line: Line, end: int, owner: Place | None, kind: str, above: Token | None = None
) -> Iterator[Entry]:
    """The entries of a line, up to the row ``end``; of a roster with a date ``above`` each, by that date."""
    kind = _own_kind(rows[line.at : min(end, line.at + _DETAILS)]) or kind
    if line.pair:
        one, *others = line.members
        for other in others:
            span = (other.first, other.last) if len(others) > 1 else None
            yield Entry(one.place, one.first, other, kind, _date(rows, line.at, end, span) or above)
        return
    for member in line.members:
        if owner is not None and owner.id != member.place.id:
            span = (member.first, member.last) if len(line.members) > 1 else None
            yield Entry(owner, None, member, kind, _date(rows, line.at, end, span) or above)


def _own_kind(rows: Sequence[Row]) -> str | None:
    """The kind of paper that a line, or a brief one below it, names: "Riga | Letter of Intent | 2001"."""
    brief = [row for at, row in enumerate(rows) if (is_heading(row, BRIEF) if at else is_short(row))]
    kinds = {m.sense.name for row in brief for m in row.of("term")}
    return next((kind for kind in ("intent", "sister_city", "friendly_exchange") if kind in kinds), None)


def _partners(block: Sequence[Line]) -> set[int]:
    return {m.place.id for line in block for m in line.members[line.pair :]}


def _blocks(rows: Sequence[Row], titles: int) -> list[list[Line]]:
    """The lines that stand below each other, all of one shape."""
    blocks: list[list[Line]] = []
    for number, row in enumerate(rows):
        before = rows[number - 1] if number > titles else None
        inside = before is not None and before.sentence.end + 1 >= row.sentence.start
        inside = inside and before.sentence.paragraph == row.sentence.paragraph  # type: ignore[union-attr]
        line = None if inside or number < titles else line_at(row, number)
        if line is None:
            continue
        last = blocks[-1][-1] if blocks else None
        follows = last is not None and number - last.at <= _BETWEEN and last.pair == line.pair
        if follows and not _told_between(rows, last.at, number):  # type: ignore[union-attr]
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [b for b in blocks if len(b) >= LEAST and len(_partners(b)) > 1]


def _told_between(rows: Sequence[Row], one: int, other: int) -> bool:
    """Whether another heading announces a roster between two lines."""
    return any(kind_told(rows[k]) is not None and is_short(rows[k]) for k in range(one + 1, other))


def _announced(rows: Sequence[Row], first: int, titles: int, trail: Sequence[Row]) -> tuple[Row, str] | None:
    """The row that announces a roster, above it or at the head of the page, and the kind of its ties."""
    above = _above(rows, first, titles)
    told = [rows[k] for k in above] + [row for row in trail if first <= _BELOW_TITLE]
    found = next(((row, kind) for row in told if (kind := kind_told(row)) is not None), None)
    if found is None and (at := _heading(rows, above)) is not None:
        return rows[at], "sister_city"
    return found


def _heading(rows: Sequence[Row], above: Sequence[int]) -> int | None:
    """The row that announces a roster: one with a term, else one for ties of which the page tells elsewhere.

    As in "Agreements of Riga:", where the page speaks of "partnership agreements".
    """
    at = next((k for k in above if kind_told(rows[k]) is not None), None)
    if at is not None:
        return at
    loose = next((k for k in above if _speaks_of_several(rows[k])), None)
    told = loose is not None and any(
        row.lower(m.last).endswith("s") for row in rows for m in row.of("term") if m.sense.name in KINDS
    )
    return loose if told else None


def _speaks_of_several(row: Row) -> bool:
    """As in "Agreements of Riga:", "Riga keeps a partnership with six towns:": several ties, and whose."""
    spoken = row.of("spoken term")
    several = any(row.lower(m.last).endswith("s") for m in [*spoken, *(row.of("level") if spoken else ())])
    return several and stands_above(row) and alone_in(row) is not None


def _above(rows: Sequence[Row], first: int, titles: int) -> list[int]:
    """The numbers of the rows that may announce the roster whose first line is given, the likeliest first."""
    above = [k for k in range(first - 1, max(-1, first - 1 - _BELOW), -1) if _announces(rows[k])]
    headings = (k for k in range(first - 1, max(-1, first - 1 - _BELOW_HEADING), -1) if is_heading(rows[k]))
    above += [k for k in headings if k < first - _BELOW][:1]
    return [*above, *(range(min(titles, first)) if first - titles <= _BELOW_TITLE else ())]


def _announces(row: Row) -> bool:
    """Whether a row is a heading, or a sentence that tells whose partners follow: "Riga has ten twins."."""
    return stands_above(row) or owner_told(row) is not None


def _outside(rows: Sequence[Row], block: Sequence[Line], titles: int) -> Place | None:
    """The place that a page names most outside of a roster, its title first."""
    lines = {line.at for line in block}
    members = _partners(block)
    told = [m.place for row in rows[:titles] for m in cities_told(row, 0)]
    told += [m.place for k, row in enumerate(rows) if k not in lines for m in cities_told(row, 0)]
    return next((place for place in told if place.id not in members), None)


def _date(rows: Sequence[Row], first: int, end: int, span: tuple[int, int] | None = None) -> Token | None:
    """The date of a line, or one below it that tells of a beginning: "Established: 1993".

    Of a line with several partners, only the tokens of ``span`` tell of this one.
    """
    if span is not None:
        own = rows[first].tokens[span[0] : span[1] + 1]
        return next((t for t in own if t.time is not None and t.time.moments), None)
    found: list[tuple[int, int, Token]] = []
    for number in range(first, end):
        row = rows[number]
        brief = is_short(row) if number == first else len(row.tokens) <= BRIEF
        for k, token in enumerate(row.tokens):
            if token.time is None or not token.time.moments or is_of_a_count(row, k):
                continue
            making = {row.lower(j) for j in range(max(0, k - 6), k)} & row.words("making")
            since = token.time.relation == "since"
            sure = 0 if brief else 1 if making else 2 if since else 3
            found.append((sure, number, token))
    best = min(found, key=lambda f: f[:2], default=None)
    return best[2] if best is not None and best[0] < _UNSURE else None
