"""Rosters of partners: a heading that tells of ties, and below it a line or a paragraph for each partner.

Our twin towns
1. Porto, Portugal (1978)
2. Kobe, Japan
   Established: 1993
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cityties.claims.members import Entry, Member, cities_told, is_plain
from cityties.claims.parties import REGIONS
from cityties.claims.rows import Row, Token
from cityties.claims.tie_limits import is_unknown
from cityties.claims.tie_lists import alone_in, is_heading, opens_list, owner_told
from cityties.claims.tie_years import is_of_a_count
from cityties.records import Place

_LINE = 18  # tokens of a line at most
_LEAST = 2  # lines that make a roster
_BETWEEN = 12  # sentences that may tell of one partner before the next one's line
_BELOW = 4  # sentences between what announces a roster and its first line
_BELOW_HEADING = 8
_BELOW_TITLE = 8
_TITLE = 14  # tokens of a line without a stop that may stand above a roster
_BRIEF = 8  # tokens of a line that gives only the date of a partner
_UNSURE = 3
_HEAD_AND_OWNER = 2  # cities of a line that begins with a partner and goes on to tell of its tie
_DETAILS = 3  # lines of a roster for one partner, which are kept with its name
_LEADS = frozenset("•·*-–—.)(|#:")
_BULLETS = frozenset("•·*")
_GOES_ON = frozenset({",", "near", "since", "in"})  # behind the name of a line with a bullet
_OWNING = frozenset("-–—|:(")
_CLOSES = frozenset("(:–—-|[")
_KINDS = frozenset({"sister_city", "friendly_exchange"})


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a roster, by the number of its row: its partners, or a ``pair``: whose they are, and they."""

    at: int
    members: tuple[Member, ...]
    pair: bool = False


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
    rows: Sequence[Row], block: Sequence[_Line], told: Row, titles: int, home: Place | None, *, in_frame: bool
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


def _profiles(rows: Sequence[Row], titles: int) -> Iterator[tuple[_Line, int]]:
    """The lines with one partner below which a row tells since when: "Kobe, Japan", "Twinned in 1993"."""
    heads = [(k, line) for k in range(titles, len(rows)) if (line := _line(rows[k], k)) is not None]
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
    if term is None or not is_heading(row, _TITLE) or row.lower(term.last).endswith("s"):
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


def _dates_above(rows: Sequence[Row], block: Sequence[_Line]) -> dict[int, Token]:
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
    rows: Sequence[Row], line: _Line, end: int, owner: Place | None, kind: str, above: Token | None = None
) -> Iterator[Entry]:
    """The entries of a line, up to the row ``end``; of a roster with a date ``above`` each, by that date."""
    kind = "intent" if _is_intended(rows[line.at : min(end, line.at + _DETAILS)]) else kind
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


def _is_intended(rows: Sequence[Row]) -> bool:
    """Whether a line, or a brief one below it, tells of an intent only: "Riga | Letter of Intent | 2001"."""
    brief = [row for number, row in enumerate(rows) if is_heading(row, _TITLE if number == 0 else _BRIEF)]
    return any(m.sense.name == "intent" for row in brief for m in row.of("term"))


def _partners(block: Sequence[_Line]) -> set[int]:
    return {m.place.id for line in block for m in line.members[line.pair :]}


def _blocks(rows: Sequence[Row], titles: int) -> list[list[_Line]]:
    """The lines that stand below each other, all of one shape."""
    blocks: list[list[_Line]] = []
    for number, row in enumerate(rows):
        before = rows[number - 1] if number > titles else None
        inside = before is not None and before.sentence.end + 1 >= row.sentence.start
        inside = inside and before.sentence.paragraph == row.sentence.paragraph  # type: ignore[union-attr]
        line = None if inside or number < titles else _line(row, number)
        if line is None:
            continue
        last = blocks[-1][-1] if blocks else None
        follows = last is not None and number - last.at <= _BETWEEN and last.pair == line.pair
        if follows and not _told_between(rows, last.at, number):  # type: ignore[union-attr]
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [b for b in blocks if len(b) >= _LEAST and len(_partners(b)) > 1]


def _told_between(rows: Sequence[Row], one: int, other: int) -> bool:
    """Whether another heading announces a roster between two lines."""
    return any(_kind(rows[k]) is not None and _short(rows[k]) for k in range(one + 1, other))


def _line(row: Row, number: int) -> _Line | None:
    """A line that names a partner, or several, or a pair; nothing for a row of another kind."""
    line = row.once("line of a roster", lambda: _line_of(row))
    return replace(line, at=number) if line is not None else None


def _line_of(row: Row) -> _Line | None:
    if _ends_in_term(row):
        return None
    start = _lead(row)
    told = cities_told(row, start)
    members = tuple(m for m in told if m is told[0] or m.place.level not in REGIONS)
    if not members or members[0].first > start + _levels(row, start):
        return None
    if _short(row) and all(
        is_plain(row, k) or _is_making(row, k) or _before_date(row, k) or _behind_owner(row, k, members)
        for k in range(start, len(row.tokens))
    ):
        return _Line(0, members, pair=_is_pair(row, members))
    tells_of_others = bool(row.of("term")) and len(told) > _HEAD_AND_OWNER
    return _Line(0, members[:1]) if _is_headed(row, members[0]) and not tells_of_others else None


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
    if len(members) < _LEAST or members[0].place.country in {m.place.country for m in members[1:]}:
        return False
    gaps = [{row.lower(k) for k in range(a.first + 1, b.first)} for a, b in pairwise(members)]
    if len(members) == _LEAST:
        return bool(gaps[0] & {*_OWNING, "and", "&", "/", "with"} - {"("})
    apart = row.lower(members[1].first - 1) in _OWNING
    return apart and not any(gap & (_OWNING - {"("}) for gap in gaps[1:])


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


def _short(row: Row) -> bool:
    return len(row.tokens) <= _LINE and row.tokens[-1].lower not in ("?", "!")


def _kind(row: Row) -> str | None:
    """The kind of the ties that a heading or a sentence announces several of."""
    terms = [m for m in row.of("term") if m.sense.name in _KINDS]
    headed = _stands_above(row)
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
    return found[0].sense.name if found else None


def _are_counted(row: Row, index: int) -> bool:
    """As in "Our town has three twins:"."""
    counted = row.lower(index - 1) in row.words("counted") or row.tokens[index - 1].kind == "number"
    return counted and index > 1 and row.lower(index - 2) in row.words("having") and opens_list(row)


def _heads_table(row: Row) -> bool:
    """As in "Sister City | Country | Year": cells without places or times."""
    return all(t.kind in ("word", "mark") for t in row.tokens)


def _announced(rows: Sequence[Row], first: int, titles: int, trail: Sequence[Row]) -> tuple[Row, str] | None:
    """The row that announces a roster, above it or at the head of the page, and the kind of its ties."""
    above = _above(rows, first, titles)
    told = [rows[k] for k in above] + [row for row in trail if first <= _BELOW_TITLE]
    found = next(((row, kind) for row in told if (kind := _kind(row)) is not None), None)
    if found is None and (at := _heading(rows, above)) is not None:
        return rows[at], "sister_city"
    return found


def _heading(rows: Sequence[Row], above: Sequence[int]) -> int | None:
    """The row that announces a roster: one with a term, else one for ties of which the page tells elsewhere.

    As in "Agreements of Riga:", where the page speaks of "partnership agreements".
    """
    at = next((k for k in above if _kind(rows[k]) is not None), None)
    if at is not None:
        return at
    loose = next((k for k in above if _speaks_of_several(rows[k])), None)
    told = loose is not None and any(
        row.lower(m.last).endswith("s") for row in rows for m in row.of("term") if m.sense.name in _KINDS
    )
    return loose if told else None


def _speaks_of_several(row: Row) -> bool:
    """As in "Agreements of Riga:", "Riga keeps a partnership with six towns:": several ties, and whose."""
    spoken = row.of("spoken term")
    several = any(row.lower(m.last).endswith("s") for m in [*spoken, *(row.of("level") if spoken else ())])
    return several and _stands_above(row) and alone_in(row) is not None


def _above(rows: Sequence[Row], first: int, titles: int) -> list[int]:
    """The numbers of the rows that may announce the roster whose first line is given, the likeliest first."""
    above = [k for k in range(first - 1, max(-1, first - 1 - _BELOW), -1) if _announces(rows[k])]
    headings = (k for k in range(first - 1, max(-1, first - 1 - _BELOW_HEADING), -1) if is_heading(rows[k]))
    above += [k for k in headings if k < first - _BELOW][:1]
    return [*above, *(range(min(titles, first)) if first - titles <= _BELOW_TITLE else ())]


def _announces(row: Row) -> bool:
    """Whether a row is a heading, or a sentence that tells whose partners follow: "Riga has ten twins."."""
    return _stands_above(row) or owner_told(row) is not None


def _stands_above(row: Row) -> bool:
    """Whether a row looks like what stands above a list: a line without a stop, a question, a colon."""
    return is_heading(row, _TITLE) or opens_list(row) or row.tokens[-1].lower == "?"


def _outside(rows: Sequence[Row], block: Sequence[_Line], titles: int) -> Place | None:
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
        brief = _short(row) if number == first else len(row.tokens) <= _BRIEF
        for k, token in enumerate(row.tokens):
            if token.time is None or not token.time.moments or is_of_a_count(row, k):
                continue
            making = {row.lower(j) for j in range(max(0, k - 6), k)} & row.words("making")
            since = token.time.relation == "since"
            sure = 0 if brief else 1 if making else 2 if since else 3
            found.append((sure, number, token))
    best = min(found, key=lambda f: f[:2], default=None)
    return best[2] if best is not None and best[0] < _UNSURE else None
