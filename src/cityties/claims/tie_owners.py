"""Whose tie a sentence speaks of: "Osh's twin city", "its sister city", "Kobe is Riga's sister"."""

from __future__ import annotations

from collections.abc import Sequence

from cityties.claims.actors import PREPOSITIONS
from cityties.claims.lexicon import Match
from cityties.claims.parties import Party
from cityties.claims.rows import Row


def owner_of(
    row: Row,
    match: Match,
    terms: Sequence[Match],
    before: Sequence[Party],
    *,
    home: Party | None,
    speaker: Party | None,
) -> Party | None:
    """Whose sister city it is: "Osh's twin city", "its sister city", "our partner town"."""
    for back in range(1, 5):
        word = row.lower(match.first - back)
        if word in ("'s", "'"):
            owner = next((p for p in reversed(before) if p.last >= match.first - back - 2), None)
            return _named_instead(owner, before)
        if word == "our":
            return home
        if word in row.words("owners"):
            members = {id(p) for m in terms for p in before if m.last < p.name <= m.last + 2}
            at = match.first - back
            apposed = {id(p) for p in before if at - 2 in (p.last, _head(p)) and row.lower(at - 1) == ","}
            free = [p for p in before if id(p) not in members | apposed]
            bare = [p for p in free if p.case == "bare" and len(p.places) == 1]
            if len(bare) > 1 and row.lower(at - 1) == "as":
                return bare[0]  # "Riga has Kobe as its twin"
            if bare or free:
                return (bare or free)[-1]
            return speaker if speaker is not None and not names_place(row, speaker) else None
    return None


def subject_behind(row: Row, match: Match, after: Sequence[Party]) -> Party | None:
    """As in "For its sister city Osh, Riga raised a fund": the pronoun points ahead, to the subject."""
    at = int(row.lower(0) in ("and", "but", "also"))
    owned = row.lower(at + 1) in row.words("owners")
    ahead = row.lower(at) in PREPOSITIONS and match.first <= at + 3 and owned
    subjects = [p for p in after[1:2] if p.case == "bare" and row.lower(p.name - 1) == ","]
    return subjects[0] if ahead and subjects and len(subjects[0].places) == 1 else None


def _named_instead(owner: Party | None, before: Sequence[Party]) -> Party | None:
    """As in "Lyon sent a choir to Riga, the city's twin": the city is the subject, if one is named."""
    if owner is None or owner.bound not in ("home", "reference"):
        return owner
    subjects = [p for p in before if p.bound == "named" and p.case == "bare" and p.last < owner.first - 2]
    return subjects[0] if subjects and len(subjects[0].places) == 1 else owner


def names_place(row: Row, party: Party) -> bool:
    """Whether a sentence names the place of a party, so that no pronoun need stand for it."""
    places = {t.mention.place.id for t in row.tokens if t.mention is not None and t.mention.place is not None}
    return any(p.id in places for p in party.places)


def apposed(row: Row, match: Match, before: Sequence[Party], owner: Party) -> Party | None:
    """As in "Kuki, Roseburg's sister city in Saitama": the name before the comma."""
    for party in reversed([p for p in before if p is not owner]):
        begin = owner.name if owner.bound == "named" else owner.first
        stop = begin if _head(party) < begin <= match.first else match.first
        for head in (party.last, _head(party)):
            between = [row.lower(k) for k in range(head + 1, stop) if row.tokens[k].kind != "adjective"]
            if between[:1] == [","] and set(between[1:]) <= row.words("owners") | {"in", "a", "the", "also"}:
                return party
    return None


def equated(row: Row, before: Sequence[Party], owner: Party) -> Party | None:
    """As in "Narashino has been Tuscaloosa's sister": what stands before the verb."""
    for party in reversed([p for p in before if p.last < owner.first and len(p.places) == 1]):
        between = [row.lower(k) for k in range(party.last + 1, owner.first)]
        if between[:1] == [","] and party.last > _head(party):
            between = between[1:]  # "Narashino, Japan, is Tuscaloosa's sister"
        if (
            len(between) <= 6
            and set(between) & row.words("copulas")
            and not set(between) & {",", ";", "and", "but"}
        ):
            return None if bool({p.id for p in party.places} & {p.id for p in owner.places}) else party
    return None


def _head(party: Party) -> int:
    """The token of a party's last name, without what says where it lies."""
    return party.name + len(party.places) - 1 if party.name >= 0 and len(party.places) == 1 else party.last
