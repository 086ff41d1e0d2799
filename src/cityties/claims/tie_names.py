"""Which names of a sentence may be the ends of a tie, and what governs them."""

from __future__ import annotations

from dataclasses import replace

from cityties.claims.actors import PREPOSITIONS, phrase_start
from cityties.claims.lying import lies_in
from cityties.claims.parties import REGIONS, Party, is_no_town
from cityties.claims.rows import Row

_LARGE = 200_000  # inhabitants; the name of a larger place is seldom a person's


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
    if located and all(p.level in REGIONS or p.level == "county" for p in party.places):
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
        region = all(p.level in REGIONS for p in party.places)
        ends = row.lower(party.last + 1) not in ("and", "&")
        if at_once and elsewhere and region and ends and not _opens_sentence(row, stop):
            return True  # "Warminster, Pennsylvania", which is not the one that is known
        return described and row.lower(party.name - 1) in ("of", "in")
    unplaced = before.kind == "name" or (
        before.kind == "word" and before.text[:1].isupper() and len(before.text) > 2
    )
    if row.lower(party.name - 1) in ("of", "in"):
        return unplaced and described
    return unplaced and at_once and all(p.level in REGIONS | {"county"} for p in party.places)


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
