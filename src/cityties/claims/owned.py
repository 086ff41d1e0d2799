"""The parties of a sentence as its exchanges have them: whose partner goes, and for whom a body acts.

"Kofu's sister city Chengdu sent a choir" sends it from Chengdu; "the Kofu-Chengdu Society" is one of Kofu.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cityties.claims.actors import case_of, phrase_start
from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import HYPHENS, Match
from cityties.claims.parties import Party
from cityties.claims.rows import Row
from cityties.claims.sides import OWNER
from cityties.records import Place

_TO_TERM = 3  # tokens between "'s" and the term: "Kofu's oldest German | twin town"
_TO_NAME = 5  # tokens between the term and the name: "sister city in the south of | Chengdu"
_TO_BODY = 5  # tokens between a pair of names and the body: "Kofu-Chengdu Sister Cities | Committee"
_JOINING = frozenset({",", "of", "the", "in", "(", "-", "–", "—", "called", "named"})
_BEFORE = frozenset({",", "the", "a", "(", "which", "is", "has", "been"})
_KNOWN = frozenset({"the", "all", "these", "other"})
_COUNTS = dict(enumerate("zero one two three four five six seven eight nine ten".split()))
_POSSESSIVE = frozenset({"'s", "'"})


def parties_of_exchanges(row: Row, named: Sequence[Party], memory: Discourse) -> list[Party]:
    """The named parties, where owners of a partner stand back behind it and bodies of a pair act for one."""
    acting = [_acting_end(row, party, named, memory.home) for party in named]
    apart = [p for party in acting for p in _owner_and_partners(row, party, memory)]
    return _behind_partners(row, apart, memory)


def _owner_and_partners(row: Row, party: Party, memory: Discourse) -> list[Party]:
    """The partners of "the twin towns of Kofu, Chengdu and Pau" without their owner, which stands first."""
    term = next((m for m in row.of("term") if m.last == party.name - 2), None)
    apart = len(party.places) > 1 and row.lower(party.name - 1) == "of" and row.lower(party.name + 1) != "and"
    if term is None or not apart or not _is_owner(row, party, term, memory):
        return [party]
    first = phrase_start(row, term.first)
    governed = {"first": first, "case": case_of(row, first)} if party.actor is None else {}
    owner = replace(party, places=party.places[:1], case=OWNER, actor=None)
    return [replace(party, places=party.places[1:], **governed), owner]  # type: ignore[arg-type]


def _is_owner(row: Row, party: Party, term: Match, memory: Discourse) -> bool:
    """Whether as many follow a place as are counted ("two twin towns of"), or the story is told from it."""
    if not row.lower(term.last).endswith("s"):
        return len(party.places) == 2 and row.lower(party.last + 1) == ","
    counted = _COUNTS.get(len(party.places) - 1)
    if counted in (row.lower(term.first - 1), row.lower(term.first - 2)):
        return True
    known = row.lower(term.first - 1) in _KNOWN
    return known and memory.home is not None and party.places[0].id == memory.home.id


def _behind_partners(row: Row, parties: Sequence[Party], memory: Discourse) -> list[Party]:
    """Gives a partner the part in the sentence that its owner seems to have: "to Kofu's twin, Chengdu"."""
    terms = _terms(row)
    found = list(parties)
    for index, owner in enumerate(parties):
        if len(owner.places) != 1 or owner.name < 0 or not terms:
            continue
        term = _owned(row, owner, terms)
        if term is None:
            continue
        partner = next((p for p in found[index + 1 : index + 3] if _follows(row, term, p)), None)
        if partner is not None and (row.lower(owner.name + 1) in _POSSESSIVE or _set_off(row, partner)):
            at = found.index(partner)
            found[at] = _in_place_of(owner, partner)
            found[index] = replace(owner, case=OWNER, actor=None)
        elif partner is None and (known := _spoken_of(row, owner, term, memory)) is not None:
            found[index] = replace(owner, places=(known,), last=max(owner.last, term.last), bound="reference")
        elif index and _apposed(row, found[index - 1], owner, term):
            found[index] = replace(owner, case=OWNER, actor=None)
    return found


def _set_off(row: Row, partner: Party) -> bool:
    """Whether a name stands between commas: "the twin town of Kofu in China, Chengdu, is to get masks"."""
    return row.lower(partner.first - 1) == "," == row.lower(partner.last + 1) and row.lower(
        partner.last + 2
    ) not in ("and", "&")


def _terms(row: Row) -> list[Match]:
    spoken = [m for m in row.of("weak term") if not row.lower(m.last).endswith("s")]
    return [m for m in row.of("term") if m.sense.name == "sister_city"] + spoken


def _owned(row: Row, owner: Party, terms: Sequence[Match]) -> Match | None:
    """The term of which a party is the owner: "Kofu's sister city", "the twin town of Kofu"."""
    after = owner.name + 1
    for term in terms:
        if row.lower(after) in _POSSESSIVE and after < term.first <= after + 1 + _TO_TERM:
            between = row.tokens[after + 1 : term.first]
            if all(t.kind in ("word", "adjective", "number") for t in between):
                return term
        if row.lower(owner.name - 1) == "of" and term.last == owner.name - 2:
            return term
    return None


def _follows(row: Row, term: Match, partner: Party) -> bool:
    """Whether a partner is named right behind its term: "twin town, the port of Chengdu"."""
    if not 0 < partner.name - term.last <= _TO_NAME + 1 or partner.is_country:
        return False
    if len(partner.places) > 1 and not row.lower(term.last).endswith("s"):
        return False
    levels = {m.first for m in row.of("level")}
    return all(
        row.lower(k) in _JOINING
        or k in levels
        or row.tokens[k].kind in ("adjective", "name")
        or row.tokens[k].text[:1].isupper()
        for k in range(term.last + 1, partner.name)
    )


def _in_place_of(owner: Party, partner: Party) -> Party:
    """The partner with the phrase and the case of its owner."""
    acting = {} if partner.actor or owner.actor is None else {"actor": owner.actor, "own": owner.own}
    return replace(partner, first=owner.first, case=owner.case, **acting)  # type: ignore[arg-type]


def _spoken_of(row: Row, owner: Party, term: Match, memory: Discourse) -> Place | None:
    """The partner of "to Kofu's twin town", where its name has been told before."""
    if row.lower(owner.name + 1) not in _POSSESSIVE or row.lower(term.last).endswith("s"):
        return None
    if row.lower(owner.first - 1) == "," or row.lower(term.last + 1) in row.words("bodies"):
        return None
    known = [pair for pair in (memory.pair, memory.latest) if pair is not None]
    ends = [p for pair in known for p in pair if owner.places[0].id in {q.id for q in pair}]
    return next((p for p in ends if p.id != owner.places[0].id), None)


def _apposed(row: Row, partner: Party, owner: Party, term: Match) -> bool:
    """As in "Chengdu, Kofu's sister city, …", "Chengdu, the twin town of Kofu, …"."""
    first = min(owner.name, term.first)
    between = [row.lower(k) for k in range(partner.last + 1, first)]
    return between[:1] in ([","], ["("]) and set(between) <= _BEFORE


def _acting_end(row: Row, party: Party, named: Sequence[Party], home: Place | None) -> Party:
    """A body that is named after two places with the one for which it acts: its own, which it has in front.

    What else the sentence names is the other end: "the Kofu-Chengdu Society flew to Chengdu".
    """
    if len(party.places) != 2 or party.name < 0 or not _is_body(row, party):
        return party
    others = {p.id for other in named if other is not party for p in other.places}
    own = [p for p in party.places if p.id not in others]
    if len(own) == 2 and home is not None and home in own:
        own = [home]
    return replace(party, places=tuple(own[:1] or party.places[:1]))


def _is_body(row: Row, party: Party) -> bool:
    """Whether a body stands behind two names: "the Kofu-Chengdu Sister City Committee"."""
    second = next((k for k in range(party.name + 1, party.name + 4) if row.tokens[k].kind == "place"), None)
    if second is None or not {row.lower(k) for k in range(party.name + 1, second)} <= {
        *HYPHENS,
        "/",
        "and",
        "&",
    }:
        return False
    for index in range(second + 1, min(second + 1 + _TO_BODY, len(row.tokens))):
        if row.lower(index) in row.words("bodies of a pair"):
            return True
        if not row.tokens[index].text[:1].isupper():
            return False
    return False
