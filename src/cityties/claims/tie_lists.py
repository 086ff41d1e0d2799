"""Lists of places whose tie is told in another sentence: "To it belong …", one line for each country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Match, Sense
from cityties.claims.members import Entry, Member, cities_told, city_at, is_plain, member_party, party_at
from cityties.claims.parties import REGIONS, Party
from cityties.claims.rows import Row
from cityties.claims.tie_counts import counted_one_by_one, counts_them, partners_counted
from cityties.claims.tie_terms import names_body
from cityties.records import Place

_BRACKETS = frozenset("[]")
_HEADING = 8  # tokens; a longer line is no heading
_ENDS = frozenset(".?!,;")
_AFTER_HEADING = 3  # sentences in which a list may begin after what announces it
_AFTER_SENTENCE = 2
_MANY = 4  # members; so many places in a row are a list, whatever the verb
_ENOUGH = 3  # members; so many in a row are those of whom the sentence before told, if it told of several
_AFTER_TRAIL = 6
_OPENING = 4  # words at the head of a sentence that may speak of those listed
_COUNTED = 4  # words between "with" and what is counted, and between that and who has it
LISTS = frozenset({"list", "list before"})
"""The ways of joining in which the second end is a member of a list."""
LISTED = Sense("spoken term", "spoken")
"""What stands for the term of a tie in a list: its member."""


def roster_ends(row: Row, entry: Entry) -> tuple[Match, Party, Party]:
    """The ends of the tie that a line of a roster tells of, and where its term would stand."""
    at = entry.member.first
    own = party_at(
        row, entry.owner, at if entry.at is None else entry.at, "home" if entry.at is None else "named"
    )
    return Match(at, at, LISTED), own, member_party(row, entry.member)


def listed_ends(row: Row, memory: Discourse) -> Iterator[tuple[Match, Party, Party]]:
    """The ends of the ties that a list tells of: the place whose list it is, and each member."""
    spoken_of = memory.term is not None or memory.listed is not None
    if spoken_of and (counted := partners_counted(row)) is not None:
        owner, members = counted
        for member in members:
            match = Match(member.first, member.first, LISTED)
            yield match, member_party(row, owner), member_party(row, member)
        return
    if not may_list(row, memory):
        return
    members = (_members_told(row) if memory.listing else []) or _roster(row, alone=memory.in_list)
    meant = {row.lower(k) for k in range(_OPENING)} & row.words("those listed")
    awaited = memory.listing and (memory.awaited or meant) and not memory.in_list
    run = _run(row) if awaited and not members else []
    run = [] if run and _are_where(row, run) else run
    if members and _are_where(row, members) and _told_of_before(row, members[0].first):
        return  # "Riga sends trees to its friends: to Lyon, Kobe and Porto"
    anchor = memory.anchor if memory.listing else memory.home if len(members) >= _MANY else None
    if row.lower(0) in row.words("owners") and memory.subject is not None:
        anchor = memory.subject  # "Dortmund is a twin of Leeds. Its others are …"
    if anchor is None or any(m.place.id == anchor.id for m in run) or _of_neighbours(row, members, anchor):
        return
    for member in members or run:
        if member.place.id == anchor.id:
            continue
        match = Match(member.first, member.first, LISTED)
        yield (
            match,
            party_at(row, anchor, member.first, "home"),
            party_at(row, member.place, member.first, "named"),
        )


def _of_neighbours(row: Row, members: Sequence[Member], anchor: Place) -> bool:
    """As in "There are three towns that write to us: Leeds, York and Hull": none of them lies abroad."""
    told = bool(members) and not all(is_plain(row, k) for k in range(members[0].first - 1))
    return told and all(m.place.country == anchor.country for m in members)


def may_list(row: Row, memory: Discourse) -> bool:
    """Whether a list was announced, or stands behind a colon where a tie is spoken of."""
    spoken_of = memory.term is not None or memory.listed is not None
    return bool(memory.listing) or (spoken_of and any(t.lower == ":" for t in row.tokens))


def member_span(row: Row, place: Place) -> tuple[int, int] | None:
    """The tokens of a list that speak of one of its places, up to the next place."""
    return next(((m.first, m.last) for m in cities_told(row, 0) if m.place.id == place.id), None)


def announce(row: Row, memory: Discourse) -> None:
    """Remembers whose list a sentence announces, and how long it may keep the reader waiting."""
    memory.listing = max(0, memory.listing - 1)
    if memory.in_list:
        memory.listing = _AFTER_SENTENCE
    terms = [m for m in row.of("term") if m.sense.name in ("sister_city", "friendly_exchange")]
    if not (opens_list(row) or is_heading(row)):
        terms = [m for m in terms if not _names_what_is_common(row, m)]
    kin = [k for k in range(len(row.tokens)) if row.lower(k) in row.words("kinships")]
    at = terms[0] if terms else None
    owner = next((p for k in [*(m.first for m in terms), *kin] if (p := _owner(row, k)) is not None), None)
    owner = owner or (_possessor(row, at) if at is not None else None)
    headed = at is not None and (opens_list(row) or is_heading(row))
    if at is not None:
        memory.awaited = not headed and len(cities_told(row, 0)) <= 1
    if at is not None:
        memory.listed = at.sense.name
    memory.listed = memory.listed or memory.term
    if headed or (owner is not None and memory.listed is not None):
        memory.listing = _AFTER_HEADING if headed else _AFTER_SENTENCE
        memory.anchor = owner or alone_in(row) or memory.home
    elif memory.listed is not None and counts_them(row):
        memory.listing, memory.anchor = _AFTER_SENTENCE, memory.anchor or memory.home
    elif at is not None and not memory.listing and not cities_told(row, 0):
        memory.listing, memory.anchor = 1, memory.home
    elif at is not None and not memory.listing and (host := _host(row, at)) is not None:
        memory.listing, memory.anchor = 1, host


def _names_what_is_common(row: Row, term: Match) -> bool:
    """As in "the Sister City Commission", "the Sister Cities program": what many towns have."""
    return names_body(row, term) or row.lower(term.last + 1) in row.words("common to many")


def announce_page(rows: Iterable[Row], memory: Discourse) -> None:
    """Remembers that a page is about the partners of its city, as its trail or menu says.

    As in "Home > Sister Cities".
    """
    terms = [m for row in rows for m in row.of("term") if row.lower(m.last).endswith("s")]
    if terms:
        memory.listed, memory.listing, memory.anchor = terms[0].sense.name, _AFTER_TRAIL, memory.home


def opens_list(row: Row) -> bool:
    """Whether a row ends in a colon, the mark of a note behind it left out: "the following cities:[12]"."""
    last = len(row.tokens) - 1
    while last > 0 and (row.lower(last) in _BRACKETS or row.tokens[last].kind == "number"):
        last -= 1
    return row.lower(last) == ":"


def is_heading(row: Row, longest: int = _HEADING) -> bool:
    """Whether a row is a short line without a stop."""
    return len(row.tokens) <= longest and row.tokens[-1].lower not in _ENDS


def owner_told(row: Row) -> Place | None:
    """Whose partners a row announces: "Riga's twin towns", "the sister cities of Riga", "Riga has 23 …"."""
    for term in row.of("term"):
        if (owner := _owner(row, term.first) or _possessor(row, term)) is not None:
            return owner
    return None


def _counted_off(row: Row) -> int | None:
    """The verb of a sentence that counts partners off: "The oldest is Kobe", "The first was Porto"."""
    if row.lower(0) not in ("the", "its", "our", "their") or row.lower(1) not in row.words("ordinals"):
        return None
    copulas = [k for k in range(2, 7) if row.lower(k) in ("is", "was", "are", "were")]
    return copulas[0] if copulas and not any(t.kind == "place" for t in row.tokens[: copulas[0]]) else None


def alone_in(row: Row) -> Place | None:
    """The city of a row that names no other."""
    members = cities_told(row, 0)
    return members[0].place if len(members) == 1 else None


def _owner(row: Row, index: int) -> Place | None:
    """As in "Riga's family", "the twin towns of Riga"."""
    for back in range(index - 1, max(-1, index - 5), -1):
        if row.lower(back) in ("'s", "'") and back:
            return city_at(row, back - 1)
    for k in range(index + 1, min(index + 3, len(row.tokens) - 1)):
        if row.lower(k) == "of":
            return city_at(row, k + 1)
    return None


def _possessor(row: Row, term: Match) -> Place | None:
    """As in "Medellín has 23 sister cities.": one place, of whose partners a number is told."""
    counted = row.lower(0) == "with" and term.first <= _COUNTED  # "With ten twins Medellín has more than …"
    around = range(max(0, term.first - 5), term.last + _COUNTED if counted else term.first)
    has = any(row.lower(k) in row.words("having") for k in around)
    return alone_in(row) if has and row.lower(term.last).endswith("s") else None


def _host(row: Row, term: Match) -> Place | None:
    """As in "Runners of Riga invited their twin towns": the only city beside a word for several partners."""
    alone = alone_in(row) if row.lower(term.last).endswith("s") else None
    return alone if alone is not None and alone.level not in REGIONS else None


def _members_told(row: Row) -> list[Member]:
    """The members in a sentence that says so: "Lyon and Porto in Portugal belong to it"."""
    members = cities_told(row, 0)
    they = row.lower(0) in row.words("those listed") and len(members) >= _MANY
    said = any(_says_members(row, cue, members) for cue in row.of("membership"))
    if they or said:
        return members
    return counted_one_by_one(row) or _added(row, members)


def _says_members(row: Row, cue: Match, members: list[Member]) -> bool:
    """Whether nothing but a list stands between the cue and a member: not "as they are in Kobe"."""
    after = [range(cue.last + 1, m.first) for m in members if m.first > cue.last][:1]
    before = [range(m.first + 1, cue.first) for m in members if m.first < cue.first][-1:]
    return any(
        all(is_plain(row, k) or row.lower(k) in (":", "all") for k in between)
        for between in (*after, *before)
    )


def _added(row: Row, members: list[Member]) -> list[Member]:
    """The members at the head of a sentence that adds them: "Kobe and Porto followed in 1984"."""
    if (first := _counted_off(row)) is not None:
        return [
            m for m in members if m.first > first and all(is_plain(row, k) for k in range(first + 1, m.first))
        ]
    verbs = [m.first for m in row.of("accession")]
    if not verbs or not members or not all(is_plain(row, k) for k in range(verbs[0])):
        return []
    return [m for m in members if m.first < verbs[0] or m.first > verbs[-1]]


def _roster(row: Row, *, alone: bool) -> list[Member]:
    """The members of a list that stands alone in its row or behind a colon; one will do within a list."""
    starts = [0] if alone else []
    starts += [k + 1 for k in range(len(row.tokens)) if row.lower(k) == ":"]
    for start in starts:
        members = cities_told(row, start)
        if len(members) > (0 if alone else 1) and all(
            is_plain(row, k) for k in range(start, len(row.tokens))
        ):
            return members
    return []


def _are_where(row: Row, members: Sequence[Member]) -> bool:
    """As in "The choir sang in Kobe, Lyon and Porto": where something is, not whose partner."""
    before = members[0].first - 1
    while before > 0 and (row.lower(before) == "the" or row.tokens[before].kind == "adjective"):
        before -= 1
    return row.lower(before) in row.words("leading somewhere")


def _told_of_before(row: Row, first: int) -> bool:
    """Whether a verb of an exchange stands before a list: what is sent somewhere, and who goes there."""
    return any(m.sense.form == "verb" and m.last < first for m in row.of("frame"))


def of_one_list(row: Row, ends: tuple[Party, Party]) -> bool:
    """Whether two ends are members of one list within a sentence, and partners of somebody else."""
    run = {m.place.id for m in _run(row)}
    return all(len(p.places) == 1 and p.places[0].id in run for p in ends)


def _run(row: Row) -> list[Member]:
    """The members of a list within a sentence: "Guests came from Kobe in Japan, Lyon in France and Porto"."""
    runs: list[list[Member]] = []
    for member in cities_told(row, 0):
        before = runs[-1][-1].first if runs else -1
        if runs and all(is_plain(row, k) for k in range(before, member.first)):
            runs[-1].append(member)
        else:
            runs.append([member])
    longest = max(runs, key=len, default=[])
    abroad = len({m.place.country for m in longest}) > 1
    if len(longest) < _ENOUGH or not abroad:
        return []
    wishes = [m.first for m in row.of("tie_status") if m.sense.name == "wished"]
    return longest if not any(first < longest[0].first for first in wishes) else []
