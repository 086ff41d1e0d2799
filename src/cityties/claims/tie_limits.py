"""What keeps two places from being the ends of a tie: too little said, or said of something else."""

from __future__ import annotations

from cityties.claims.actors import VERBISH
from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Match
from cityties.claims.parties import Party
from cityties.claims.rows import Row
from cityties.claims.tie_owners import names_place
from cityties.claims.tie_terms import (
    definite,
    formal,
    indefinite,
    near_by,
    one_of_them,
    predicate,
    signed,
    signing_words,
)
from cityties.claims.tie_wishes import only_wished
from cityties.places.english import english

_REGIONS = frozenset({"state", "province", "prefecture", "region"})
STANDING = frozenset({"apposition", "owner and neighbour", "list", "list before"})
_BY_WORDS = STANDING | {
    *("between", "relative clause", "predicate", "name and link", "in the same way"),
    *(f"linked by {word}, named subject" for word in ("of", "with", "to")),
}
_BESIDE = frozenset({"two before", "two after", "around", "topic", "one and the topic"})
_OF_OTHERS = _BESIDE | {"pair", "pair spoken of"}
LOOSE = frozenset({"topic", "one and the topic", "around", "two after"})
_TAUGHT = frozenset(
    {"school", "university", "college", "hospital", "museum", "company", "firm", "enterprise"}
)
_NO_TOWNS = _TAUGHT | {"institution", "institute", "police", "court", "bank", "union", "club"}
BODIES = frozenset(
    [
        "organisation",
        "university",
        "school",
        "college",
        "hospital",
        "museum",
        "company",
        "firm",
        "enterprise",
        "association",
        "chamber",
        "chamber of commerce",
        "bureau",
        "office",
        "airport",
        "port",
        "zoo",
        "club",
        "foundation",
        "department",
        "library",
    ]
)


def too_loose(row: Row, match: Match, way: str, ends: tuple[Party, Party]) -> bool:
    """Whether a sentence leaves too much open for a tie between two ends that it does not join by words."""
    within = all(a.country == b.country for a in ends[0].places for b in ends[1].places)
    if _of_something_else(row, match, way, ends) or (within and not at_home_tied(row, match, way)):
        return True
    if way in _BESIDE and row.lower(match.first - 1) == "about":
        return True  # "the mayor of Riga spoke in Kobe about sister cities"
    if way in _OF_OTHERS and _joins_names(row, match):
        return True  # "Under a cooperation agreement between Two Airways, flights link Riga and Kobe"
    if way == "topic" and all(names_place(row, p) for p in ends):
        return True  # "the hospitals of Riga and Kobe": both are named for something else
    spoken_list = way == "list" and match.sense.group == "spoken term"
    if (way not in STANDING or spoken_list) and only_wished(row, match):
        return True
    taken = any(p.bound == "home" for p in ends)
    if taken and way.startswith("linked by of") and _of_any(row, match):
        return True
    if taken and ((within and way != "list" and not formal(row, match)) or _unknown_subject(row)):
        return True
    if taken and (unplaced(row, match, ends) or _region_for_city(row, match, ends)):
        return True
    if taken and way not in STANDING and (_unnamed_subject(row, match) or _with_a_name(row, ends)):
        return True
    return way in LOOSE and (within or _open(row, match, way, ends))


def _joins_names(row: Row, match: Match) -> bool:
    """Whether a term is said to be between names that are no places: "an agreement between Two Airways"."""
    if row.lower(match.last + 1) != "between":
        return False
    stops = VERBISH | {",", "which", "that", "to", ")", "for", "on", ""}
    last = match.last + 2
    while row.lower(last) not in stops:
        last += 1
    phrase = range(match.last + 2, last)
    acting = any(m.first in phrase for m in row.of("actor"))
    placed = any(row.tokens[k].kind in ("place", "adjective") for k in phrase)
    spoken = any(m.first in phrase for g in ("reference", "level") for m in row.of(g))
    return not (acting or placed or spoken) and any(is_unknown(row, k) for k in phrase)


def _of_any(row: Row, match: Match) -> bool:
    """As in "The twin cities of Riga", which it does not tell: not "both are sister cities of Riga"."""
    plural = row.lower(match.last).endswith("s") and match.sense.group == "term"
    return plural and not predicate(row, match) and not one_of_them(row, match)


def at_home_tied(row: Row, match: Match, way: str) -> bool:
    """Whether places of one country are told to be tied, and are no twins by their place."""
    return formal(row, match) or (way in _BY_WORDS and match.sense.group == "term" and not near_by(row))


def _of_something_else(row: Row, match: Match, way: str, ends: tuple[Party, Party]) -> bool:
    """Whether firms, schools or kin are joined: "the zoo and its sister", "two universities"."""
    actors = {party.actor for party in ends}
    of_cities = any(m.last == match.last for m in row.of("level"))
    if actors & row.words("things") and way not in STANDING and not of_cities:
        return True
    papers = match.sense.name in ("friendly_exchange", "intent")
    of_bodies = any(_of_bodies(row, party) for party in ends)
    if (papers and (actors & BODIES or of_bodies)) or (match.sense.group == "spoken term" and of_bodies):
        return True
    if papers and way in _BESIDE and _bodies_sign(row):
        return True  # "Riga Days in Kobe: institutions sign memoranda of cooperation"
    if way not in STANDING and all(party.actor in _TAUGHT for party in ends):
        return True  # "Riga and Kobe high schools are in the Sister City programme"
    if way == "two before" and "organisation" in actors and not signed(row):
        return True  # "the Kobe Festival falls on the day on which Riga shows its twin-city film"
    before = {row.lower(k) for k in range(max(0, match.first - 8), match.first)}
    if (
        match.sense.group == "weak term"
        and way in LOOSE
        and before & row.words("things") - {"one", "that", "port"}
    ):
        return True  # "their school and ours were sisters"
    return match.sense.group == "weak term" and way == "apposition without owner"


def _bodies_sign(row: Row) -> bool:
    """Whether firms, schools or institutions stand right before the verb of a signing."""
    for match in signing_words(row):
        k = match.first - 1
        while row.lower(k) in VERBISH or row.lower(k) == "also":
            k -= 1
        if row.lower(k).rstrip("s") in _NO_TOWNS | BODIES:
            return True
    return False


def _of_bodies(row: Row, party: Party) -> bool:
    """As in "institutions of Riga and Kobe", "School No. 5 in Riga": named after the place they are in."""
    if party.bound != "named" or row.lower(party.name - 1) not in ("of", "in", "at"):
        return False
    before = {row.lower(k).rstrip("s") for k in range(max(0, party.name - 4), party.name - 1)}
    return bool(before & (_NO_TOWNS))


def _open(row: Row, match: Match, way: str, ends: tuple[Party, Party]) -> bool:
    """Whether a sentence that names one end or none leaves open which two are meant."""
    plural = row.lower(match.last).endswith("s") and match.sense.group != "spoken term"
    if one_of_them(row, match) and any(p.bound == "named" for p in ends):
        return any(_beside_a_name(row, p) for p in ends)
    if plural and not predicate(row, match):
        return True
    if any(_beside_a_name(row, p) for p in ends):
        return True
    if way not in ("topic", "one and the topic"):
        return False
    if way == "one and the topic" and any(
        _beside_a_name(row, p) or _region_alone(row, match, p) for p in ends
    ):
        return True
    if way == "one and the topic" and not indefinite(row, match):
        return False
    opening = match.first <= 1 and any(t.kind == "time" for t in row.tokens)
    told = predicate(row, match) or {t.lower for t in row.tokens[: match.first]} & row.words("made")
    return not (definite(row, match) or told or opening)


def _beside_a_name(row: Row, party: Party) -> bool:
    """As in "Riga and Smalltown", "the Alpine town and Riga", where one of the two could not be placed."""
    if party.bound != "named":
        return False
    after = row.tokens[party.last + 2] if party.last + 2 < len(row.tokens) else None
    if row.lower(party.last + 1) in ("and", "&") and after is not None and is_unknown(row, party.last + 2):
        return True
    before = party.first - 2
    described = any(m.last == before for m in row.of("level"))
    named = before >= 0 and row.tokens[before].kind == "name"
    return row.lower(party.first - 1) in ("and", "&") and (described or named)


def is_unknown(row: Row, index: int) -> bool:
    """Whether a token is a name that no place is known by: "Smalltown"; not "Mayor", "Sister"."""
    token = row.tokens[index]
    if token.kind == "name":
        return True
    cues = {
        k
        for g in ("actor", "level", "term", "reference")
        for m in row.of(g)
        for k in range(m.first, m.last + 1)
    }
    return (
        token.kind == "word"
        and token.text[:1].isupper()
        and token.text != token.text.upper()
        and index not in cues
    )


def _unknown_subject(row: Row) -> bool:
    """As in "Smalltown Bay picks Riga as its twin", where who picks could not be placed and is no person."""
    if (
        len(row.tokens) < 3
        or not (is_unknown(row, 0) and is_unknown(row, 1))
        or row.tokens[2].text[:1].isupper()
    ):
        return False
    return row.lower(0) not in english().given_names and row.lower(0) not in english().words


def _with_a_name(row: Row, ends: tuple[Party, Party]) -> bool:
    """As in "the twinning of Riga and Smalltown", whose second end could not be placed."""
    return any(
        p.bound == "named"
        and row.lower(p.last + 1) in ("and", "&")
        and p.last + 2 < len(row.tokens)
        and is_unknown(row, p.last + 2)
        for p in ends
    )


def _unnamed_subject(row: Row, match: Match) -> bool:
    """As in "Smalltown became a sister city of Riga", where the subject could not be placed."""
    verbs = row.words("copulas") | row.words("having")
    said_of_it = predicate(row, match)
    return any(
        row.lower(k + 1) in verbs
        and (row.tokens[k].kind == "name" or (said_of_it and k + 6 > match.first and _is_strange(row, k)))
        for k in range(match.first)
    )


def _is_strange(row: Row, index: int) -> bool:
    """Whether a word with a capital letter is no word of English."""
    token = row.tokens[index]
    return token.kind == "word" and token.text[:1].isupper() and token.lower not in english().words


def _region_alone(row: Row, match: Match, party: Party) -> bool:
    """Whether a region is the only end that is named, of a tie that is none of regions."""
    noun = {row.lower(k).rstrip("s") for k in range(match.first, match.last + 1)}
    regional = noun & _REGIONS or match.sense.name != "sister_city"
    return not regional and party.bound == "named" and all(p.level in _REGIONS for p in party.places)


def _region_for_city(row: Row, match: Match, ends: tuple[Party, Party]) -> bool:
    """Whether a region was taken from what was said before as the end of a tie that is none of regions."""
    noun = {row.lower(k).rstrip("s") for k in range(match.first, match.last + 1)}
    taken = [p for party in ends if party.bound == "home" for p in party.places]
    regional = noun & _REGIONS or match.sense.name != "sister_city"
    return not regional and any(p.level in _REGIONS for p in taken)


def is_pair(row: Row, party: Party, memory: Discourse) -> bool:
    """Whether "the two cities" stands for the pair spoken of, and not for two that the sentence names."""
    spoken = party.bound == "pair" and party.places == memory.pair
    return spoken and memory.latest is not None and not names_place(row, party)


def unplaced(row: Row, match: Match, ends: tuple[Party, Party]) -> bool:
    """As in "With the Arctic port": an end is named by a description that could not be bound to a place."""
    bound = {k for p in ends for k in range(p.first, p.last + 1) if p.first > match.last}
    levels = {m.first for m in row.of("level")} - bound
    for k in range(match.last + 1, min(match.last + 7, len(row.tokens))):
        if row.lower(k) in ("with", "of", "to") and row.lower(k + 1) in ("the", "a", "an"):
            return any(j in levels and not _is_named(row, j) for j in range(k + 2, k + 5))
    return False


def _is_named(row: Row, level: int) -> bool:
    """As in "with the City of Riga": a level that a name follows."""
    after = row.tokens[level + 2] if level + 2 < len(row.tokens) else None
    return row.lower(level + 1) == "of" and after is not None and after.kind == "place"
