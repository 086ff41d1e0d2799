"""The two ends that a term of a tie joins, and the way in which a sentence joins them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Match
from cityties.claims.parties import Party, has_own_term
from cityties.claims.rows import Row
from cityties.claims.tie_clauses import goes_on_list, listed_with
from cityties.claims.tie_groups import (
    Ends,
    in_turn,
    of_counted,
    of_country,
    of_group,
    of_others,
    of_signatories,
)
from cityties.claims.tie_marks import (
    behind_quotation,
    each_has,
    fronted_pair,
    had,
    holds,
    is_venue,
    list_after,
    may_be_both,
    pronoun,
    set_off,
    stands_beside,
    told_between,
    told_of,
    told_of_each,
    told_too,
    whole_list,
    with_which,
)
from cityties.claims.tie_owners import apposed, equated
from cityties.claims.tie_parties import abroad, free_of, nearest, one_of, shared, subject_of
from cityties.claims.tie_scenes import Scene, scene_of, topic_party
from cityties.claims.tie_terms import LINKING, of_several, signed

_FEW = 2  # cities at most that stand behind a term without a word that joins them to it
_ANCHORED = frozenset(
    [
        "apposition",
        "owner and neighbour",
        *(f"linked by {word}, named subject" for word in ("with", "to", "of")),
    ]
)
"""Ways of joining in which one end is known to be the one whose partners are told."""


def find_ends(
    row: Row, match: Match, terms: Sequence[Match], parties: Sequence[Party], memory: Discourse
) -> list[Ends]:
    """The two ends that a term joins, and the way in which the sentence joins them; the surest way only."""
    scene = scene_of(row, match, terms, parties, memory)
    for way in _WAYS:
        if found := list(way(scene)):
            return [*found, *_besides(scene, found)]
    return []


def _besides(scene: Scene, found: Sequence[Ends]) -> Iterator[Ends]:
    """As in "Riga's third twin after Kobe and Porto", "besides Kobe, Riga is twinned with Porto"."""
    way, anchor, other = found[0]
    anchor = other if way == "linked by of, named subject" else anchor  # "the third twin of Riga after …"
    if len(anchor.places) != 1 or way not in _ANCHORED:
        return
    ends = {p.id for _, one, other in found for p in (*one.places, *other.places)}
    for party in (*scene.before, *scene.after):
        new = not party.is_country and all(p.id not in ends for p in party.places)
        if new and stands_beside(scene.row, scene.match, party):
            yield "list", anchor, party


def _fronted(scene: Scene) -> Iterator[Ends]:
    """As in "With Riga and Kobe Lyon has a twinning agreement": several other ends open the sentence."""
    row, before = scene.row, scene.before
    opening = before[0] if before and row.lower(0) in ("with", "to") else None
    if opening is None or opening.case != row.lower(0) or scene.linked is not None:
        return
    subjects = [p for p in before[1:] if p.case == "bare" and len(p.places) == 1 and not shared(p, opening)]
    if len(subjects) == 1 < len(opening.places):
        yield "linked by with, named subject", subjects[0], opening


def _list(scene: Scene) -> Iterator[Ends]:
    """As in "has fifteen sister cities: …", "its sister cities are …"."""
    row, match, linked = scene.row, scene.match, scene.linked
    members = list_after(row, match, scene.after)
    if members is None or (match.sense == LINKING and linked is not None):
        return
    if (
        linked is not None
        and len(linked.places) == 2
        and linked.last < members.first
        and not _plural(row, match)
    ):
        return  # "the sister-city agreement of Riga and Kobe: Riga had asked …"
    subjects = [p for p in scene.before if p.case not in row.words("beside") and len(p.places) == 1]
    anchor = scene.owner or nearest(subjects, members)
    if linked is not None and linked.last < members.first and len(linked.places) == 1:
        anchor = linked if match.sense.group != "spoken term" else anchor
    if anchor is None:
        told = scene.memory.anchor
        anchor = topic_party(row, match, told) if told is not None else scene.home
    if anchor is None:
        return
    besides = [p for p in scene.before if p.case in ("besides", "beside") and p is not anchor and not p.actor]
    for party in [*besides, *whole_list(row, members, scene.after)]:
        if not shared(anchor, party):
            yield "list", anchor, party


def _list_before(scene: Scene) -> Iterator[Ends]:
    """As in "Milan, Kyiv and Warsaw are among its sisters"."""
    listed = next((p for p in reversed(scene.before) if len(p.places) > 2 and p is not scene.owner), None)
    if listed is not None and not told_of(scene.row, scene.match, listed):
        return
    if listed is not None and not of_several(scene.row, scene.match) and not told_of_each(scene.row):
        return
    anchor = scene.linked or scene.owner
    if anchor is None and listed is not None:
        more = set_off(scene.row, scene.match, listed) or told_too(scene.row, scene.match)
        anchor = scene.home if more else None
    if anchor is not None and listed is not None and shared(anchor, listed):
        return
    if listed is not None and anchor is not None:
        yield "list before", anchor, listed


def _relative_clause(scene: Scene) -> Iterator[Ends]:
    """As in "Montpellier, with which Chengdu is twinned", "Hubei, with which it signed a document"."""
    row, match, before = scene.row, scene.match, scene.before
    relative = with_which(row, match)
    antecedent = nearest([p for p in before if p.last < relative]) if relative is not None else None
    if relative is None or antecedent is None:
        return
    subject = scene.owner or next((p for p in before if p.first > antecedent.last), None)
    if subject is None or subject.bound == "home":
        main = [p for p in before if p.first < antecedent.first and not shared(p, antecedent)]
        they = any(row.lower(k) in ("it", "they") for k in range(relative, match.first))
        if main and (subject is not None or they) and len(main[0].places) == 1:
            subject = main[0]
    other = subject or memory_partner(row, match, scene.memory, antecedent)
    if other is not None:
        yield "relative clause", antecedent, other


def _beside(scene: Scene) -> Iterator[Ends]:
    """As in "its sister city Otsu", "the sister city Otsu of Lansing"."""
    adjacent, linked, owner = scene.adjacent, scene.linked, scene.owner
    if adjacent is None:
        return
    if owner is not None:
        yield "apposition", owner, adjacent
    elif (holder := _holder(scene, adjacent)) is not None:
        yield "apposition", holder, adjacent
    elif linked is not None and linked.first > adjacent.last:
        yield "name and link", adjacent, linked


def _holder(scene: Scene, other: Party) -> Party | None:
    """As in "Lyon also has a German twin, Leipzig": whoever has one, where the noun stands by itself."""
    if scene.match.sense.group != "weak term" or not had(scene.row, scene.match):
        return None
    return nearest([p for p in scene.before if p.case == "bare" and len(p.places) == 1], other)


def _owned(scene: Scene) -> Iterator[Ends]:
    """As in "Kuki, Roseburg's sister city", "Narashino is Tuscaloosa's sister", "the twin city, Osh"."""
    row, match, owner, adjacent = scene.row, scene.match, scene.owner, scene.adjacent
    if owner is not None and scene.linked is None:
        named = apposed(row, match, scene.before, owner)
        if named is None and row.lower(match.first - 2) == "as":
            named = nearest([p for p in scene.before if p.first > owner.first], owner)
        equal = equated(row, scene.before, owner) if named is None else None
        other = named or next(iter(scene.after), None)
        if equal is not None:
            yield "predicate", owner, equal
            return
        if other is not None and not shared(owner, other) and not _owner_ahead(row, match, owner, other):
            yield "owner and neighbour", owner, other
            alike = [p for p in scene.after if p.first > other.last and p.case == other.case == "from"]
            if other in scene.after and row.lower(match.last).endswith("s"):
                yield from (("owner and neighbour", owner, p) for p in alike if not shared(owner, p))
            return
    back = match.first - 1
    while back > 0 and row.tokens[back].kind == "adjective":
        back -= 1
    article = row.lower(back)
    alone = article == "the" and row.lower(match.last + 1) in (",", ".", ")", "")
    if owner is None and scene.home is not None and (article in ("a", "another") or alone):
        named = apposed(row, match, scene.before, scene.home)
        if named is not None and scene.linked is None:
            subject = next((p for p in scene.before if p.case == "bare" and not shared(p, named)), scene.home)
            yield "owner and neighbour", subject, named
            return
    anchor = nearest(scene.before, adjacent) or scene.home
    if adjacent is not None and anchor is not None and shared(anchor, adjacent):
        others = [p for p in scene.after if len(p.places) == 1 and not shared(p, adjacent)]
        anchor = others[0] if len(others) == 1 else None  # "The twin towns, Kobe and Otsu, wrote to Riga"
    if adjacent is not None and anchor is not None:
        yield "apposition without owner", anchor, adjacent


def _owner_ahead(row: Row, match: Match, owner: Party, other: Party) -> bool:
    """As in "Parks for its twin towns are nothing new for Riga": "its" points ahead, to Riga."""
    plural = row.lower(match.last).endswith("s")
    return plural and owner.bound != "named" and other.case == "for" and other.first > match.last


def _by_link(scene: Scene) -> Iterator[Ends]:
    """As in "a sister city of X", "the agreement with X", "between X and Y"."""
    row, match, linked = scene.row, scene.match, scene.linked
    if linked is None:
        return
    if linked.case == "between":
        following = [p for p in scene.after if p.first > linked.last and not shared(p, linked)]
        if len(linked.places) == 2:
            yield "between", one_of(linked, 0), one_of(linked, 1)
        elif following:
            yield "between", linked, following[0]
        return
    paper = {row.lower(match.last), row.lower(match.last + 1)} & row.words("ties of two")
    described = any(m.first == linked.name + 1 for m in row.of("level"))  # "of his Oxfordshire town"
    if linked.case == "of" and paper and len(linked.places) == 1 and not described:
        joined = next((p for p in scene.after if p.first > linked.last and p.case in ("with", "to")), None)
        if joined is not None and joined.first - linked.last <= _FEW + 1 and not shared(joined, linked):
            yield "between", linked, joined  # "the twinning agreement of Riga with Kobe"
            return
    if len(linked.places) == 2 and (linked.bound == "pair" or (linked.case == "of" and paper)):
        yield "pair", one_of(linked, 0), one_of(linked, 1)
        return
    if linked.case == "of" and _plural(row, match) and len(linked.places) > 1:
        yield from _of_many(scene, linked)
        return
    fronted = [p for p in scene.before if p.case == linked.case and linked.case in ("with", "to")]
    fronted = fronted if pronoun(row, match) else []
    before = [p for p in scene.before if p not in fronted and not goes_on_list(row, p, scene.before)]
    others = [*fronted, *_and_to(row, match, linked, scene.after)]
    bare = [p for p in scene.after if p not in others and p.case in ("bare", "by") and not shared(p, linked)]
    subject = nearest([p for p in bare if p.first < linked.first]) or subject_of(before, linked)
    if match.sense != LINKING:
        subject = subject or nearest(bare[:1])
    subject = subject or free_of(scene.owner, linked)
    subject = subject or memory_partner(row, match, scene.memory, linked)
    if subject is None:
        return
    way = "named subject" if subject.bound == "named" else "subject spoken of"
    subjects = [subject]
    if subject in scene.before and len(linked.places) == 1 and (_plural(row, match) or told_of_each(row)):
        subjects = [*listed_with(row, subject, scene.before), subject]
    for one in subjects:
        for other in others:
            yield f"linked by {linked.case}, {way}", one, other


def _of_many(scene: Scene, linked: Party) -> Iterator[Ends]:
    """As in "guests from our twin towns of Porto and Lyon": the names are those of the twins."""
    others = [p for p in scene.before if len(p.places) == 1 and p.case == "bare" and abroad(p, linked)]
    anchor = nearest(others) or scene.home
    if anchor is None:
        return
    if not shared(anchor, linked):
        yield "list", anchor, linked
    elif linked.places[0].id == anchor.places[0].id and len(linked.places) > _FEW:
        if scene.row.lower(linked.name + 1) == ",":  # "the twin towns of Riga, Porto, Kobe and Lyon"
            yield "list", one_of(linked, 0), replace(linked, places=linked.places[1:])
    elif len(linked.places) == _FEW and abroad(one_of(linked, 0), one_of(linked, 1)):
        yield "pair", one_of(linked, 0), one_of(linked, 1)


def _plural(row: Row, match: Match) -> bool:
    return row.lower(match.last).endswith("s")


def _and_to(row: Row, match: Match, linked: Party, after: Sequence[Party]) -> list[Party]:
    """As in "a sister city to San Diego and to Lyon", "agreements with Seville and, in Indonesia, Medan".

    The same preposition joins all of them; after a plural it need not be said again.
    """
    plural = of_several(row, match)
    linked_too = [linked]
    for party in after:
        last = linked_too[-1]
        between = {t.lower for t in row.tokens[last.last + 1 : party.first] if t.kind != "place"} - {"(", ")"}
        times = {t.lower for t in row.tokens[last.last : party.first] if t.kind == "time"}
        joined = between - times <= {",", "and", linked.case, *row.words("going on")}
        alike = party.case == linked.case or (plural and party.case == "bare" and "and" in between)
        alike = alike or (bool(times) and party.case == "bare" and between - times <= {",", "and"})
        alike = alike and not any(last.last < p.first < party.first and p.case == "bare" for p in after)
        alike = alike and not has_own_term(row, party.last)
        if party.first > last.last and alike and joined:
            linked_too.append(party)
    return linked_too


def _without_link(scene: Scene) -> Iterator[Ends]:
    """As in "the two cities are sister cities", "A and B signed a twinning agreement"."""
    if scene.linked is not None:
        return
    row, match, before, memory = scene.row, scene.match, scene.before, scene.memory
    after = [p for p in scene.after if not behind_quotation(row, match, p)]
    if (fronted := fronted_pair(row, match, after)) is not None:
        yield "pair", *fronted
        return
    both = next((p for p in scene.around if p.bound == "pair"), None)
    both = both or next((p for p in reversed(before) if len(p.places) == 2 and may_be_both(row, p)), None)
    behind = [p for p in after if p.actor is None or signed(row) or not _plural(row, match)]
    if not any(p.last == match.first - 1 for p in before):
        both = both or next(
            (p for p in behind if len(p.places) == 2 and not told_between(row, match, p)), None
        )
    if both is not None and holds(row, match, both):
        holder = scene.owner or nearest(before) or memory_partner(row, match, memory, both)
        if holder is not None and not shared(holder, both):
            yield "linked by in, named subject", holder, both
        return
    if both is not None and both.bound == "pair" and each_has(row, match):
        return
    if both is not None:
        yield ("pair spoken of" if both.bound == "pair" else "pair"), one_of(both, 0), one_of(both, 1)
        return
    signatories = [p for p in after if p.case == "for"]
    if len(signatories) == 2 and not shared(*signatories):
        yield "pair", signatories[0], signatories[1]
        return
    distinct = [p for i, p in enumerate(before) if not any(shared(p, q) for q in before[i + 1 :])]
    elsewhere = [p for p in distinct if p.case not in ("in", "at") or p.actor]
    distinct = elsewhere if len(elsewhere) >= _FEW else distinct  # "of Riga and of Kobe signed in Porto"
    if len(distinct) > 2 and all(p.actor for p in distinct) and signed(row):
        yield from (("two before", one, other) for one, other in combinations(distinct, 2))
        return
    if len(distinct) >= 2:
        yield "two before", distinct[-2], distinct[-1]
        return
    if len(distinct) == 1 and distinct[0].case in ("in", "at") and not distinct[0].actor and len(after) > 1:
        distinct = []  # "In Lyon an agreement was signed for Riga and for Kobe"
    around = [p for p in after if not distinct or not shared(distinct[-1], p)]
    if distinct and around:
        yield "around", distinct[-1], around[0]
    elif len(around) >= 2 and not shared(around[0], around[1]):
        venue = around[1].case in ("in", "at") and around[1].actor is None
        if venue and len(around[0].places) == _FEW:  # "signed by the councils of Riga and Kobe in Porto"
            yield "pair", one_of(around[0], 0), one_of(around[0], 1)
        elif len(around[1].places) <= _FEW:
            yield "two after", around[0], around[1]
    elif distinct or around:
        lone = (distinct or around)[0]
        partner = memory_partner(row, match, memory, lone)
        if partner is not None and not is_venue(row, lone, memory):
            yield "one and the topic", partner, lone
    elif memory.pair is not None:
        at = row.tokens[match.first]
        ends = [
            Party((p,), match.first, match.last, at.start, at.end, "bare", bound="home") for p in memory.pair
        ]
        yield "topic", ends[0], ends[1]


def memory_partner(row: Row, match: Match, memory: Discourse, known: Party) -> Party | None:
    """The other end of what is spoken of, as a party without words of its own.

    "It stays twinned with Vladimir": the subject of the sentence before, where a pronoun stands for it.
    """
    subject = memory.subject if pronoun(row, match) else None
    if subject is not None and all(p.id != subject.id for p in known.places):
        return topic_party(row, match, subject)
    place = memory.partner(known.places[0])
    return topic_party(row, match, place) if place is not None else None


_WAYS = (
    of_counted,
    of_group,
    of_others,
    of_signatories,
    of_country,
    in_turn,
    _fronted,
    _list,
    _list_before,
    _relative_clause,
    _beside,
    _owned,
    _by_link,
    _without_link,
)
"""The ways of joining two ends, the surest first."""
