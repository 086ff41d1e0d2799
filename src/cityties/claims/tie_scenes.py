"""What the sentence of a term has for its ends: the parties before and behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Match
from cityties.claims.parties import Party
from cityties.claims.rows import Row
from cityties.claims.tie_marks import (
    follows,
    fronted_link,
    is_linked,
    pronoun,
)
from cityties.claims.tie_owners import owner_of, subject_behind
from cityties.claims.tie_terms import LINKING
from cityties.records import Place


@dataclass(frozen=True, slots=True)
class Scene:
    """A term in its sentence: the parties before and after it, whose tie it is, and what else stands close.

    In "Osh's twin city Foshan in China", Osh is the ``owner`` and Foshan ``adjacent``; in "a sister city of
    Osh", Osh is ``linked``.  ``home`` is the place from which the story is told.
    """

    row: Row
    match: Match
    before: Sequence[Party]
    after: Sequence[Party]
    around: Sequence[Party]
    memory: Discourse
    home: Party | None
    owner: Party | None
    adjacent: Party | None
    linked: Party | None


def scene_of(
    row: Row, match: Match, terms: Sequence[Match], parties: Sequence[Party], memory: Discourse
) -> Scene:
    """What stands around a term: the parties before and behind it, and those that it may own."""
    before = [p for p in parties if p.first < match.first and p.end <= row.tokens[match.last].start]
    behind = (p for p in parties if p.last > match.last and p.start >= row.tokens[match.first].end)
    after = [_within_phrase(row, match, p) for p in behind]
    home = topic_party(row, match, memory.section_home) if memory.section_home is not None else None
    meant = pronoun(row, match) or match.sense.group == "spoken term"
    speaker = topic_party(row, match, memory.subject) if memory.subject is not None and meant else home
    adjacent = next((p for p in after if match.sense != LINKING and follows(row, match, p)), None)
    joined = None
    if adjacent is not None and row.lower(match.last) in ("with", "to"):  # "Riga twins with | Kobe"
        joined, adjacent = replace(adjacent, case=row.lower(match.last)), None
    return Scene(
        row=row,
        match=match,
        before=before,
        after=after,
        around=[p for p in parties if p.first <= match.first and match.last <= p.last],
        memory=memory,
        home=home,
        owner=subject_behind(row, match, after)
        or owner_of(row, match, terms, before, home=home, speaker=speaker),
        adjacent=adjacent,
        linked=joined
        or next((p for p in after if p is not adjacent and is_linked(row, match, p)), None)
        or fronted_link(row, match, before, after),
    )


def _within_phrase(row: Row, match: Match, party: Party) -> Party:
    """As in "groups from the sister cities of Riga": behind "of" stands whose they are, not where from."""
    owned = party.first < match.first and party.name == match.last + 2 and row.lower(match.last + 1) == "of"
    return replace(party, first=party.name, case="of", actor=None) if owned else party


def topic_party(row: Row, match: Match, place: Place) -> Party:
    """The place that the story is about, as a party that the term itself points at."""
    at = row.tokens[match.first]
    return Party((place,), match.first, match.last, at.start, at.end, "bare", bound="home")
