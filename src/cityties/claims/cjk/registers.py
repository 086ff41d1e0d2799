"""Registers of partners: a heading that tells of ties, and below it lines of a place each with its date.

姉妹都市・友好都市
デモイン市（アメリカ合衆国アイオワ州）
昭和33年8月16日提携
成都市（中国四川省）　昭和59年9月27日提携

A line of one name may head those of its partners, and owns them: 甲府市 / デモイン市（H3.7.2）、….
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from cityties.claims.cjk.parties import place_at
from cityties.claims.lexicon import Match, Sense
from cityties.claims.lying import lies_in
from cityties.claims.parties import Party
from cityties.claims.rows import Row, Token
from cityties.records import Place

ENTRY = re.compile("(?:提携|締結|盟約|缔结|结好|結好)(?:年月日|日期|时间|時間|年月|日)")
"""The name of a field with the date of a tie."""
_LINE = 18  # tokens of a line at most
_FEW = 3  # places of a line with one date
_BETWEEN = 3  # lines of another kind that a register may have between two of its own
_MOSTLY = 0.7  # share of dated lines from which on one without a date is none of them
_LEAST = 2  # dated lines that make a register


def mark_registers(rows: Sequence[Row], countries: Collection[str]) -> None:
    """Gives each line of a register the cue "register" on its heading's term, and the date from below it.

    ``countries`` are those where the page's language is at home, in which the owners of several lists lie.
    """
    heading: tuple[Token, str] | None = None
    lines: list[Row] = []
    strange = 0
    for number, row in enumerate(rows):
        term = heading_of(row) or _announced(rows[max(0, number - _BETWEEN) : number + 1])
        if term is not None:
            _mark(lines, heading, countries)
            heading, lines, strange = term, [], 0
        elif heading is None:
            continue
        elif _is_line(row):
            lines.append(row)
            strange = 0
        elif lines and not _dates(lines[-1]) and not _places(row) and _is_short(row) and _dates(row):
            lines[-1].tokens += _dates(row)
        elif strange < _BETWEEN and (_is_short(row) or not lines):
            strange += 1
        elif not lines or not all(_is_pair(line) for line in lines):
            _mark(lines, heading, countries)
            heading, lines, strange = None, [], 0
    _mark(lines, heading, countries)
    _mark_sections(rows)


def _mark_sections(rows: Sequence[Row]) -> None:
    """Gives a heading that names one place the term and date of the line below it: 姉妹都市提携：1972年."""
    section: tuple[int, Row] | None = None
    for number, row in enumerate(rows):
        if not _is_short(row):
            section = None
        elif _is_section(row):
            section = number, row
        elif section is not None and number - section[0] <= _BETWEEN and is_entry(row):
            term = row.of("term")[0]
            section[1].tokens += [*([] if _dates(section[1]) else _dates(row)), row.tokens[term.first]]
            at = len(section[1].tokens) - 1
            section[1].cues["register"] = [Match(at, at, Sense("register", term.sense.name))]
            section = None


def _is_section(row: Row) -> bool:
    """Whether a line names a place with its regions, and nothing else."""
    plain = [t for t in row.tokens if t.kind not in ("place", "mark", "time")]
    return len(_named(row)) == 1 and not plain and not row.of("term")


def is_entry(row: Row) -> bool:
    """Whether a line has a term and the date of its making, and no place."""
    return bool(row.of("term")) and len(_dates(row)) == 1 and not _places(row) and not row.of("frame")


def _mark(lines: Sequence[Row], heading: tuple[Token, str] | None, countries: Collection[str]) -> None:
    if heading is None or sum(bool(_dates(row)) for row in lines) < _LEAST:
        return
    term, kind = heading
    owners = _owners(lines, countries)
    if owners:
        lines = [row for row in lines if not _heads_a_list(row)]
    dated = [row for row in lines if _dates(row)]
    for row in dated if len(dated) >= _MOSTLY * len(lines) else lines:
        owner = owners.get(row.sentence.start)
        first = len(row.tokens)
        row.tokens += [term] if owner is None else [owner, term]
        row.cues["register"] = [Match(first, len(row.tokens) - 1, Sense("register", kind))]


def _owners(lines: Sequence[Row], countries: Collection[str]) -> dict[int, Token]:
    """Where each line of partners begins → the name that owns them, where a register has several owners."""
    found: dict[int, Token] = {}
    owner: Token | None = None
    several: set[str] = set()
    for number, row in enumerate(lines):
        first = _outside(row)[0]
        near = (place := _place_of(first)) is not None and place.country in countries
        if near and (not _heads_a_list(row) or _lists_partners(lines[number + 1 : number + 2], countries)):
            owner = first
            several.add(first.text)
        elif near:
            return {}  # names alone below each other are partners at home
        elif owner is not None and _dates(row):
            found[row.sentence.start] = owner
    return found if len(several) > 1 else {}


def _heads_a_list(row: Row) -> bool:
    """Whether a line is a name alone."""
    return len(row.tokens) == 1


def _lists_partners(following: Sequence[Row], countries: Collection[str]) -> bool:
    """Whether the next line has the date of a partner abroad."""
    places = [_place_of(token) for row in following for token in _outside(row)[:1] if _dates(row)]
    return bool(places) and all(place is None or place.country not in countries for place in places)


def _outside(row: Row) -> list[Token]:
    """The names of a line that stand in no brackets."""
    return [t for k, t in enumerate(row.tokens) if t.kind in ("place", "name") and not _bracketed(row, k)]


def _place_of(token: Token) -> Place | None:
    return token.mention.place if token.kind == "place" and token.mention is not None else None


def _is_pair(row: Row) -> bool:
    """Whether a line names two of two countries and the date of their tie: 甲町と乙市（1975.10.8締結）."""
    places = [_place_of(token) for token in _outside(row)]
    countries = {None if place is None else place.country for place in places}
    return bool(_dates(row)) and bool(row.of("making")) and len(countries) > 1


def heading_of(row: Row) -> tuple[Token, str] | None:
    """The term of a short line that tells nothing else: 姉妹都市一覧, 成都市国际友好城市一览表."""
    terms = row.of("term")
    if not terms or not _is_short(row) or _dates(row) or len({p.id for p in _places(row)}) > 1:
        return None
    return row.tokens[terms[0].first], terms[0].sense.name


def _announced(rows: Sequence[Row]) -> tuple[Token, str] | None:
    """The term told before a line that only announces a list (市一级有6对，依次为：)."""
    if not announces(rows[-1]):
        return None
    terms = [(row, m) for row in rows for m in row.of("term")]
    return (terms[-1][0].tokens[terms[-1][1].first], terms[-1][1].sense.name) if terms else None


def announces(row: Row) -> bool:
    """Whether a line ends with a colon and has no date of its own."""
    return row.tokens[-1].lower == ":" and len(row.tokens) <= _LINE + 2 and not _dates(row)


def _is_line(row: Row) -> bool:
    """Whether a line has nothing but places, their regions and dates of making: for each place, if many."""
    made = {m.first for m in (*row.of("making"), *row.of("bond"))}
    terms = [m for m in row.of("term") if not _bracketed(row, m.first)]
    if terms or not _outside(row) or any(m.first not in made for m in row.of("frame")):
        return False
    named = len(_named(row))
    if named > _FEW or not _is_short(row):
        short = len(row.tokens) <= _LINE * max(1, len(_dates(row)))
        return short and len(_dates(row)) >= named - 1 > 0 and row.tokens[-1].lower not in ("。", "!", "?")
    return named > 0


def _is_short(row: Row) -> bool:
    return len(row.tokens) <= _LINE and row.tokens[-1].lower not in ("。", "!", "?")


def _dates(row: Row) -> list[Token]:
    return [t for t in row.tokens if t.time is not None and t.time.kind == "date" and t.time.moments]


def _places(row: Row) -> list[Place]:
    found = (place_at(row, k) for k in range(len(row.tokens)))
    return [place for place in found if place is not None and place.level != "country"]


def _named(row: Row) -> list[Place]:
    """The places that are tokens with a level of their own, regions around another left out."""
    places = _places(row)
    return [p for p in places if not any(p.id in q.within for q in places)]


def _once(parties: Sequence[Party]) -> list[Party]:
    """Parties without those that name a place anew, in another script: 奈良市 Nara."""
    kept: list[Party] = []
    for party in parties:
        if not any(p.places == party.places for p in kept if p.places):
            kept.append(party)
    return kept


def _bracketed(row: Row, index: int) -> bool:
    """Whether a token stands in brackets."""
    depth = 0
    for token in row.tokens[:index]:
        depth += (token.lower == "(") - (token.lower == ")")
    return depth > 0


def register_ends(
    row: Row, parties: Sequence[Party], home: Place | None
) -> Iterator[tuple[str, Party, Party]]:
    """The two ends of a register's line: both named, or the one named and the list's owner, or the home.

    One of the home's country and several from abroad are the ends of several: 甲府市 成都市(中)昭59、….
    """
    match = row.of("register")[0]
    parties = [p for p in parties if p.name < match.first]
    whole = _once([p for p in parties if p.bound == "named" and not _bracketed(row, p.name)])
    whole = [
        p for p in whole if not any(lies_in(q.places[0], o) for o in p.places for q in whole if q.places)
    ]
    if match.first < match.last:
        owner, at = place_at(row, match.first), row.tokens[match.first]
        for party in whole:
            if owner is not None and len(party.places) == 1:
                yield "register", Party((owner,), 0, 0, at.start, at.end, "bare", bound="home"), party
        return
    if len(whole) == 2 and _is_pair(row) and all(len(p.places) == 1 for p in whole):
        yield "register", whole[0], whole[1]
        return
    if len(whole) > 2 and home is not None and all(len(p.places) < 2 for p in whole):
        placed = [p for p in whole if p.places]
        near = [p for p in placed if p.places[0].country == home.country]
        if near == whole[:1]:
            for party in placed[1:]:
                yield "register", whole[0], party
        return
    bracket = next((k for k in range(len(row.tokens)) if row.lower(k) == "("), len(row.tokens))
    named = _once([p for p in parties if p.bound == "named" and p.name < bracket])
    if len(named) == 1 and len(named[0].places) == 2:
        yield "register", *(replace(named[0], places=(place,)) for place in named[0].places)  # type: ignore[misc]
        return
    if any(len(p.places) != 1 for p in named):
        return  # a name that could not be placed: what stands beside it only tells where it lies
    if len(named) == 2:
        yield "register", named[0], named[1]
    elif len(named) == 1 and home is not None and named[0].places[0].id != home.id:
        at = row.tokens[0]
        yield "register", Party((home,), 0, 0, at.start, at.end, "bare", bound="home"), named[0]
