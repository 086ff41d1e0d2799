"""Who a sentence speaks of: places joined into parties, each with the part it plays in the sentence.

"A delegation from Kofu, Japan, visited Busan and Kimchon" has two parties: Kofu, acting through a
delegation, and Busan with Kimchon.  Japan only says where Kofu is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cityties.claims.actors import (
    GLUE,
    PREPOSITIONS,
    SKIP_BEFORE,
    VERBISH,
    acting_head,
    case_of,
    phrase_start,
)
from cityties.claims.lexicon import HYPHENS
from cityties.claims.lying import lies_in
from cityties.claims.rows import Row
from cityties.records import Place

Bound = Literal["named", "country", "reference", "pair", "person", "home"]

REGIONS = frozenset({"state", "province", "prefecture", "region"})
_WELL_KNOWN = 200_000  # inhabitants; a town that is larger is seldom the name of something else
_MAX_QUALIFIER = 8  # tokens between a place and the region that says where it lies


@dataclass(frozen=True, slots=True)
class Party:
    """One or more places in one part of a sentence.

    ``first`` and ``last`` are token indices of the whole phrase ("a delegation from Kofu, Japan"),
    ``start`` and ``end`` characters of the names; ``case`` is the preposition that governs the phrase, or
    ``bare``; ``own`` the preposition or possessive between head and name; ``actor`` the head that acts for
    the places.  ``name`` is the token of the first name.  ``bound`` tells how the places were found: by
    their names, or by what was said before; ``listed`` that Chinese names are only counted up, 甲、乙.
    """

    places: tuple[Place, ...]
    first: int
    last: int
    start: int
    end: int
    case: str
    own: str = ""
    actor: str | None = None
    bound: Bound = "named"
    name: int = -1
    listed: bool = False

    @property
    def is_country(self) -> bool:
        """Whether only countries are named."""
        return all(p.level == "country" for p in self.places)


def is_no_town(row: Row, index: int) -> bool:
    """As in "the Rhine", "Olympia Green": a river, a sea or a person with the name of a small place."""
    token, follows = row.tokens[index], index + 1
    place = token.mention.place if token.mention is not None else None
    if place is None or place.level in REGIONS or place.population >= _WELL_KNOWN:
        return False
    titled = any(m.first == follows for g in ("actor", "level", "term") for m in row.of(g))
    after = row.tokens[follows] if follows < len(row.tokens) else None
    person = after is not None and after.kind == "word" and after.text[:1].isupper()
    person = person and after is not None and after.start == token.end + 1
    article = row.lower(index - 1) == "the" and not token.text.startswith("The")
    possessive = row.lower(follows) in ("'s", "'", "-")
    return not titled and (person or (article and not possessive))


def acts_a_stranger(row: Row, ends: Sequence[Place]) -> bool:
    """Whether somebody acts for a place that is none of the ends, and is not known: "Oakham Mayor Reed"."""
    acting = [m for m in row.of("actor") if m.sense.name != "groups"]
    heads, lasts = {m.first for m in acting}, {m.last for m in acting}
    return any(
        token.kind == "name"
        and (index + 1 in heads or (row.lower(index - 1) == "of" and index - 2 in lasts))
        and token.text not in {end.name for end in ends}
        for index, token in enumerate(row.tokens)
    )


def named_parties(row: Row) -> list[Party]:
    """The parties that a row names, in order, without the regions that only say where a place lies."""
    found = [i for i, t in enumerate(row.tokens) if t.kind == "place" and not _of_another_country(row, i)]
    qualifiers = _qualifiers(row, found)
    heads = [i for i in found if i not in qualifiers]
    reach = {i: _reach(i, found, qualifiers, row) for i in heads}
    parties = [_party(row, group, reach[group[-1]], qualifiers) for group in _coordinated(row, heads, reach)]
    parties.extend(_nationals(row, found))
    return _inherit_case(row, sorted(parties, key=lambda p: p.first))


def _of_another_country(row: Row, index: int) -> bool:
    """As in "Ghana's Eastern Region", where another country's region of that name is known."""
    owner = row.tokens[index - 2] if row.lower(index - 1) == "'s" and index > 1 else None
    country = owner.mention.place if owner is not None and owner.kind == "place" and owner.mention else None
    named = country is not None and country.level == "country"
    return named and country.country != _place(row, index).country  # type: ignore[union-attr]


def _place(row: Row, index: int) -> Place:
    mention = row.tokens[index].mention
    assert mention is not None  # noqa: S101 - only linked mentions are typed
    assert mention.place is not None  # noqa: S101
    return mention.place


def _qualifiers(row: Row, found: Sequence[int]) -> dict[int, int]:
    """Indices of places that only say where a neighbour lies, with that neighbour's index."""
    qualifiers: dict[int, int] = {}
    for at, index in enumerate(found):
        outer = _place(row, index)
        for inner in reversed(found[max(0, at - 4) : at]):
            if inner not in qualifiers and lies_in(_place(row, inner), outer) and _locates(row, inner, index):
                qualifiers[index] = inner
                break
        following = found[at + 1] if at + 1 < len(found) else None
        if following == index + 1 and _within_named(row, index):
            qualifiers[index] = following  # "Beijing Chaoyang District"
            continue
        if following is not None and lies_in(_place(row, following), outer) and index not in qualifiers:
            between = {row.lower(k) for k in range(index + 1, following)}
            if following - index <= 5 and between & {"'s", "'"}:
                qualifiers[index] = following
    return qualifiers


def _within_named(row: Row, index: int) -> bool:
    """Whether a city stands before a part of it that is named right behind, of the same country."""
    outer, inner = _place(row, index), _place(row, index + 1)
    apart = row.tokens[index + 1].start > row.tokens[index].end + 1
    return not apart and outer.country == inner.country and "country" not in (outer.level, inner.level)


def _locates(row: Row, inner: int, outer: int) -> bool:
    """Whether a region behind a name tells where it lies.

    As in "Kofu, Japan", "Ami-machi in Ibaraki Prefecture".
    """
    between = [row.lower(k) for k in range(inner + 1, outer)]
    if set(between) & VERBISH or outer - inner > _MAX_QUALIFIER + 6 * ("," in between):
        return False
    before = outer - 1
    while before > inner and (row.lower(before) in SKIP_BEFORE or row.lower(before) in ("'s", "'")):
        before -= 1
    if row.tokens[before].kind == "place" or row.lower(before) in ("in", ",", "(", "on", "/"):
        return True
    acting = any(inner < m.first < outer for m in row.of("actor"))  # "In Riga a team of the region sang"
    return row.lower(before) == "of" and "and" not in between and not acting


def _reach(index: int, found: Sequence[int], qualifiers: dict[int, int], row: Row) -> int:
    """The last token that belongs to a named place: its qualifiers and a closing bracket included."""
    last = max([index, *(q for q, head in qualifiers.items() if head == index)])
    return last + (row.lower(last + 1) in (")", "]") and last > index)


def _coordinated(row: Row, heads: Sequence[int], reach: dict[int, int]) -> list[list[int]]:
    """Named places that stand side by side: "Busan and Kimchon", "Columbus, Jacksonville and Orlando"."""
    groups: list[list[int]] = []
    for index in heads:
        if groups and _joined(row, groups[-1], index, reach):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _joined(row: Row, group: Sequence[int], index: int, reach: dict[int, int]) -> bool:
    previous = reach[group[-1]]
    between = [
        row.lower(k) for k in range(previous + 1, index) if row.tokens[k].kind not in ("adjective", "name")
    ]
    levels = {m.first for m in row.of("level")}
    plain = [
        w
        for k, w in enumerate(between, previous + 1)
        if w not in GLUE and w not in HYPHENS and k not in levels
    ]
    if plain or len(between) > 6 or not between:
        return False
    links = set(between) & {"and", "&", ",", "/", "or", ";", "|", "•", "·", *HYPHENS}
    if not links or (
        set(between) & {"of", "from", "in", "with"} and "and" not in between and "," not in between
    ):
        return False
    if between[-1] in ("with", "from", "in", "to") and not (set(between) & {"and", "both"}):
        return False
    if has_own_term(row, reach[index]):
        return False  # "Lyon is the twin of Riga, and Porto the twin city of Kobe"
    one, other = _place(row, group[-1]), _place(row, index)
    if (one.level == "country") != (other.level == "country") and (
        lies_in(one, other) or lies_in(other, one)
    ):
        return False
    within = "in" in (row.lower(group[-1] - 1), row.lower(group[-1] - 2))
    if one.level == "country" != other.level and within and between == [",", "and"]:
        return False  # "Osh in Kyrgyzstan, and Kobe", where what lies in the country is told of
    before = (row.lower(group[0] - 1), row.lower(0))
    opening = bool(set(before) & PREPOSITIONS) and group[0] <= 6 and len(group) == 1
    if opening and between == [","] and _goes_on(row, reach[index] + 1):
        return False  # "In Kyoto, Boston signed …"
    if between == [","] and _owns_a_partner(row, reach[index] + 1):
        return False  # "Chengdu, Kofu's sister city, …"
    outer = between == [","] and other.level in REGIONS and one.level not in REGIONS
    if outer and row.lower(reach[index] + 1) not in ("and", "&", ","):
        return False  # "Warminster, Pennsylvania", another than the one that is known
    if "and" not in between and (lies_in(one, other) or lies_in(other, one)):
        return False  # "In South Chungcheong Province, Seosan …"
    return not _starts_clause(row, group[0], index, between, reach[index])


def has_own_term(row: Row, last: int) -> bool:
    """As in "Porto the twin city of Kobe": a place that a term follows is the subject of it."""
    article = row.lower(last + 1) in ("the", "a", "its")
    return article and any(m.first == last + 2 for m in row.of("term"))


def _owns_a_partner(row: Row, index: int) -> bool:
    """Whether "'s" and a term of a tie follow a name."""
    terms = {m.first for group in ("term", "weak term") for m in row.of(group)}
    return row.lower(index) in ("'s", "'") and bool(terms & set(range(index + 1, index + 5)))


def _goes_on(row: Row, index: int) -> bool:
    """Whether a verb follows, so that the name before it is a subject."""
    verbs = any(m.first == index and m.sense.form == "verb" for m in row.of("frame"))
    return verbs or row.lower(index) in VERBISH


def _starts_clause(row: Row, first: int, index: int, between: Sequence[str], last: int) -> bool:
    """Whether a place after ", and" is the subject of a new clause: "… with Kofu, and Busan is next"."""
    starts = _verbs(row)
    governor = row.lower(first - 1)
    again = row.lower(last + 1) in (governor, "that")
    if between[:1] == [","] and set(between[1:]) <= {"and"} and governor in PREPOSITIONS and again:
        return True  # "Lyon broke with Riga, and Porto with Kobe"
    if "and" not in between or not (row.lower(last + 1) in VERBISH or last + 1 in starts):
        return False
    found = (m for group in ("frame", "term", "tie_status") for m in row.of(group) if m.first < first)
    cues = [m for m in found if m.sense.group != "frame" or m.sense.form != "noun"]
    verbs = [
        m for m in cues if m.sense.group != "term" or not row.lower(m.last).endswith("s")
    ]  # "sister cities"
    return bool(verbs) or ("," in between and any(row.lower(k) in VERBISH for k in range(first)))


def _verbs(row: Row) -> set[int]:
    """Where verbs of exchanges begin, and those that end a tie."""
    ending = {m.first for m in row.of("tie_status") if m.sense.name in ("ended", "suspended")}
    return {m.first for m in row.of("frame") if m.sense.form == "verb"} | ending


def _party(row: Row, group: Sequence[int], last: int, qualifiers: dict[int, int]) -> Party:
    first = group[0]
    places = tuple({p.id: p for p in (_place(row, i) for i in group)}.values())
    actor, own, head_first, head_last = acting_head(row, first, group[-1], last)
    owner = next((q for q, inner in qualifiers.items() if inner == first and q < first), None)
    start = phrase_start(row, head_first if owner is None or actor is not None else owner)
    return Party(
        places=places,
        first=start,
        last=max(last, head_last),
        start=row.tokens[first].start,
        end=row.tokens[group[-1]].end,
        case="apposition" if _describes(row, start) and actor is None else case_of(row, start),
        own=own,
        actor=actor,
        bound="country" if all(p.level == "country" for p in places) else "named",
        name=first,
    )


def _describes(row: Row, start: int) -> bool:
    """As in "Ishikari, a neighbour of Sapporo": a name that only describes another one."""
    of = start - 1
    if row.lower(of) not in ("of", "to", "near", "from"):
        return False
    for index in range(of - 1, max(0, of - 4), -1):
        if row.lower(index) in ("a", "an", "the"):
            return row.lower(index - 1) == "," and row.tokens[index - 2].kind in ("place", "word", "mark")
    return False


def _nationals(row: Row, found: Sequence[int]) -> list[Party]:
    """People of a country who act: "Japanese students", "a Zambian delegation"."""
    parties = []
    for index, token in enumerate(row.tokens):
        if token.kind != "adjective":
            continue
        for match in row.of("actor"):
            if index < match.first <= index + 3 and not any(index < f <= match.first for f in found):
                start = phrase_start(row, index)
                parties.append(
                    Party(
                        places=(_place(row, index),),
                        first=start,
                        last=match.last,
                        start=token.start,
                        end=token.end,
                        case=case_of(row, start),
                        own="compound",
                        actor=match.sense.form,
                        bound="country",
                    )
                )
                break
    return parties


def _inherit_case(row: Row, parties: list[Party]) -> list[Party]:
    """Gives the second of two joined phrases the case of the first: "between Yiwu, a city, and Aragon"."""
    result: list[Party] = []
    verbs = {m.first for m in row.of("frame") if m.sense.form == "verb"} | {
        m.first for m in row.of("tie_status")
    }
    for own in parties:
        party = own
        before = row.lower(party.first - 1)
        if (
            result
            and party.case == "bare"
            and before in ("and", "&")
            and row.lower(party.last + 1) not in VERBISH | {result[-1].case}
            and party.last + 1 not in verbs
        ):
            previous = result[-1]
            between = {row.lower(k) for k in range(previous.last + 1, party.first)}
            if previous.case in ("between", "with", "from", "to", "in") and not between & VERBISH:
                party = replace(party, case=previous.case)
        result.append(party)
    return result
