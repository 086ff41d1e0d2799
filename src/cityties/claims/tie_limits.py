"""What keeps two places from being the ends of a tie: too little said, or said of something else."""

from __future__ import annotations

from dataclasses import replace

from cityties.claims.actors import PREPOSITIONS, phrase_start
from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Match
from cityties.claims.lying import lies_in
from cityties.claims.parties import Party, is_no_town
from cityties.claims.rows import Row
from cityties.claims.tie_owners import names_place
from cityties.claims.tie_terms import definite, formal, indefinite, near_by, one_of_them, predicate, signed
from cityties.claims.tie_wishes import only_wished
from cityties.places.english import english

_LARGE = 200_000  # inhabitants; the name of a larger place is seldom a person's
_REGIONS = frozenset({"state", "province", "prefecture", "region"})
STANDING = frozenset({"apposition", "owner and neighbour", "list", "list before"})
_BY_WORDS = STANDING | {
    *("between", "relative clause", "predicate", "name and link", "in the same way"),
    *(f"linked by {word}, named subject" for word in ("of", "with", "to")),
}
_BESIDE = frozenset({"two before", "two after", "around", "topic", "one and the topic"})
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


def closely(row: Row, party: Party) -> Party:
    """A party with only the preposition right before it, or that of the phrase it is joined to by "and".

    One that only says where another lies ("Hesse, in which Kassel lies") keeps its own.
    """
    if (counted := _case_of_counted(row, party)) is not None:
        return replace(party, case=counted)
    before = row.lower(party.first - 1)
    located = before == "which" and row.lower(party.first - 2) == "in"
    if before in ("and", "&") or located:
        return party
    return replace(party, case=before if before in PREPOSITIONS else "bare")


def _case_of_counted(row: Row, party: Party) -> str | None:
    """As in "with two towns of Japan, Kobe and Otsu": the preposition of those of whom the names follow."""
    k = party.name - 1
    if row.lower(k) == "namely":
        k -= 1
    if party.bound != "named" or len(party.places) < 2 or row.lower(k) not in (",", ":", "–", "—", "("):
        return None
    k -= 1
    while k > 0 and (row.tokens[k].kind in ("place", "adjective") or row.lower(k) in ("of", "in", "the")):
        k -= 1
    level = next((m for m in row.of("level") if m.last == k and row.lower(k).endswith("s")), None)
    before = row.lower(phrase_start(row, level.first) - 1) if level is not None else ""
    return before if before in PREPOSITIONS else None


def can_be_tied(row: Row, party: Party) -> bool:
    """Not a country, nor a place that only says where something is: "a 16th sister in Florida"."""
    located = party.case in ("in", "on", "near", "at") and not party.actor
    if party.case == "of" and row.lower(party.first - 2) in row.words("directions"):
        return False  # "Hawkesbury, west of Sydney"
    if party.is_country or (party.case == "near" and not party.actor):
        return False
    if located and all(p.level in _REGIONS or p.level == "county" for p in party.places):
        return row.lower(party.last + 1) == "," and row.lower(party.last + 2) in ("with", "which", "itself")
    thing = row.lower(party.first - 1) in ("of", "in", "at") and row.lower(party.first - 2).rstrip(
        "s"
    ) in row.words("things")
    thing = thing and row.lower(party.last + 1) not in ("'s", "'")  # "one of Riga's sister cities"
    return not (thing or _locates_a_name(row, party) or _only_a_name(row, party))


def _only_a_name(row: Row, party: Party) -> bool:
    """As in "Olympia Green", and no office beside it: a person, not the town of that name."""
    lone = party.bound == "named" and len(party.places) == 1 and party.name >= 0
    if lone and _is_surname(row, party):
        return True
    return lone and party.actor is None and is_no_town(row, party.name)


def _is_surname(row: Row, party: Party) -> bool:
    """As in "Mayor Anna Riga": the last name of an official, not a large place."""
    given = row.tokens[party.name - 1] if party.name > 1 else None
    titled = any(m.last == party.name - 2 for m in row.of("actor"))
    cues = {k for g in ("actor", "level", "term") for m in row.of(g) for k in range(m.first, m.last + 1)}
    named = (
        given is not None and given.kind == "word" and given.text[:1].isupper() and party.name - 1 not in cues
    )
    return titled and named and all(p.population < _LARGE for p in party.places)


def _locates_a_name(row: Row, party: Party) -> bool:
    """As in "Smalltown, Iowa", "Gangbuk, a district of Seoul", where the first name could not be placed."""
    if party.bound != "named" or party.actor is not None or len(party.places) != 1:
        return False
    if _of_a_named_town(row, party) or _in_brackets(row, party):
        return True
    stop = party.name - 1
    described = False
    terms = {k for g in ("term", "weak term") for m in row.of(g) for k in range(m.first, m.last + 1)}
    while stop > max(0, party.name - 9) and row.lower(stop) not in (",", "("):
        described = described or (stop not in terms and any(m.first == stop for m in row.of("level")))
        stop -= 1
    if stop < 1 or row.lower(stop) not in (",", "("):
        return False
    joined = {row.lower(k) for k in range(stop + 1, party.name)} & {"with", "to", "between", "and"}
    described = described and not joined  # "of Riga's twinnings, that with the city of Kobe"
    before = row.tokens[stop - 1]
    levels = {k for m in row.of("level") for k in range(m.first, m.last + 1)}
    at_once = all(k in levels or row.lower(k) == "the" for k in range(stop + 1, party.name))
    if before.kind == "place":
        elsewhere = before.mention is not None and before.mention.place is not None
        elsewhere = elsewhere and not any(lies_in(before.mention.place, p) for p in party.places)  # type: ignore[union-attr, arg-type]
        if elsewhere and all(lies_in(p, before.mention.place) for p in party.places):  # type: ignore[union-attr, arg-type]
            return False  # "In the west of Latvia, the city of Liepaja"
        region = all(p.level in _REGIONS for p in party.places)
        ends = row.lower(party.last + 1) not in ("and", "&")
        if at_once and elsewhere and region and ends and not _opens_sentence(row, stop):
            return True  # "Warminster, Pennsylvania", which is not the one that is known
        return described and row.lower(party.name - 1) in ("of", "in")
    unplaced = before.kind == "name" or (
        before.kind == "word" and before.text[:1].isupper() and len(before.text) > 2
    )
    if row.lower(party.name - 1) in ("of", "in"):
        return unplaced and described
    return unplaced and at_once and all(p.level in _REGIONS | {"county"} for p in party.places)


def _in_brackets(row: Row, party: Party) -> bool:
    """As in "Smalltown (Riga)": a name in brackets behind another says where that one lies."""
    at = party.name
    if row.lower(at - 1) != "(" or row.lower(at + 1) != ")" or at < 2:
        return False
    terms = {k for g in ("term", "weak term") for m in row.of(g) for k in range(m.first, m.last + 1)}
    before = row.tokens[at - 2].mention
    if before is not None and before.place is not None and lies_in(party.places[0], before.place):
        return False  # "twin towns in Latvia (Riga)"
    return at - 2 not in terms and row.tokens[at - 2].text[:1].isupper()


def _of_a_named_town(row: Row, party: Party) -> bool:
    """As in "the Smalltown Municipality of Cheshire", "Smalltown District in Cheshire"."""
    level = party.name - 2
    if row.lower(party.name - 1) not in ("of", "in") or not any(m.last == level for m in row.of("level")):
        return False
    if any(m.last == level for m in row.of("term")):
        return False  # "the Sister Cities of Riga"
    name = row.tokens[level - 1] if level else None
    return name is not None and name.kind in ("name", "word") and name.text[:1].isupper() and level > 1


def _opens_sentence(row: Row, comma: int) -> bool:
    """As in "In Kyoto, Ohio …", where the name before the comma only says where."""
    return row.lower(0) in PREPOSITIONS and comma <= 4


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
