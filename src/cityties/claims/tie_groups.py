"""Partners of which a sentence speaks at once, by one word for all of them.

As in "Kobe sent a bell, Porto sent wine. Both are sister cities of Riga", "two other twins, Kobe and Porto".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cityties.claims.actors import PREPOSITIONS, VERBISH
from cityties.claims.lexicon import Match
from cityties.claims.members import cities_told, member_party, party_at
from cityties.claims.parties import REGIONS, Party
from cityties.claims.rows import Row
from cityties.claims.tie_marks import whose_and_which
from cityties.claims.tie_parties import one_of
from cityties.claims.tie_scenes import Scene, topic_party
from cityties.claims.tie_terms import of_several, predicate, signed
from cityties.records import Place

Ends = tuple[str, Party, Party]
"""How a sentence joins two ends, and the ends."""
_REACH = 8  # tokens between the word for a group and the term that is said of it
_BOTH = 2
_CLOSE = 2  # sentences behind the one that tells of a partner by its country
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def of_group(scene: Scene) -> Iterator[Ends]:
    """The ties of those for whom "both", "all of them" or "these three" stands."""
    at = _group_word(scene)
    anchor = _anchor(scene, at) if at is not None else None
    if at is None or anchor is None:
        return
    members = _meant(scene, at, anchor.places[0])
    for place in members:
        yield "list", anchor, party_at(scene.row, place, at, "reference")


def of_others(scene: Scene) -> Iterator[Ends]:
    """As in "Two other sister cities, Kobe and Porto, sent guests": of the place whose partners are told."""
    row, match = scene.row, scene.match
    before = range(max(0, match.first - 3), match.first)
    if scene.linked is not None or not any(row.lower(k) in row.words("further ones") for k in before):
        return
    whose = scene.memory.anchor or scene.memory.section_home
    anchor = scene.owner or (topic_party(row, match, whose) if whose is not None else None)
    told = [m for m in cities_told(row, 0) if _is_set_off(scene, m.first)]
    if anchor is None or not of_several(row, match) or len(told) < _BOTH:
        return
    if all(m.place.country != p.country for m in told for p in anchor.places):
        yield from (("list", anchor, member_party(row, member)) for member in told)


def of_signatories(scene: Scene) -> Iterator[Ends]:
    """As in "Leaders of Riga met those of Kobe and Otsu. Before they left they signed agreements"."""
    row, match, home = scene.row, scene.match, scene.memory.section_home
    if home is None or cities_told(row, 0) or not signed(row) or not of_several(row, match):
        return
    named: list[Place] = next(scene.memory.salience.named_before(scene.memory.at), [])
    theirs = any(row.lower(k) in row.words("for several") for k in range(match.first))
    abroad = {p.id: p for p in named if p.country != home.country}
    present = any(p.id == home.id for p in named)
    if theirs and present and len(abroad) > 1 and len({p.country for p in abroad.values()}) == 1:
        own = topic_party(row, match, home)
        yield from (
            ("list", own, party_at(row, place, match.first, "reference")) for place in abroad.values()
        )


def of_country(scene: Scene) -> Iterator[Ends]:
    """As in "Riga's twin city in Japan", where the story names one city of Japan: "Kobe has sent tents"."""
    row, match = scene.row, scene.match
    country = _country_of(row, match)
    whose = scene.owner or (scene.home if row.lower(match.first - 1) in row.words("indefinite") else None)
    if country is None or whose is None or of_several(row, match) or whose.places[0].country == country:
        return
    known = scene.memory.salience.cities_of(country)
    named = any(m.place.country == country for m in cities_told(row, 0))
    if len(known) == 1 and not named and known[0].level not in REGIONS and _is_spoken_of(scene, known[0]):
        yield "owner and neighbour", whose, party_at(row, known[0], match.first, "reference")


def _is_spoken_of(scene: Scene, place: Place) -> bool:
    """Whether a story comes back to a place, or names it right behind: else it may only be on the way."""
    rows = scene.memory.salience.named.get(place.id, ())
    return place.id in scene.memory.salient or any(0 < row - scene.memory.at <= _CLOSE for row in rows)


def _country_of(row: Row, match: Match) -> str | None:
    """The country in which a partner without a name lies: "sister city in Japan", "Japanese sister city"."""
    at = match.last + 2 if row.lower(match.last + 1) == "in" else match.first - 1
    token = row.tokens[at] if 0 <= at < len(row.tokens) else None
    place = token.mention.place if token is not None and token.mention is not None else None
    wanted = at > match.last or (token is not None and token.kind == "adjective")
    return place.country if place is not None and place.level == "country" and wanted else None


def in_turn(scene: Scene) -> Iterator[Ends]:
    """As in "Riga and Kobe were named sister cities of Porto and Lyon, in this order"."""
    if scene.linked is None or not {t.lower for t in scene.row.tokens} & scene.row.words("in turn"):
        return
    before = [one_of(p, k) for p in scene.before if p.case == "bare" for k in range(len(p.places))]
    after = [one_of(scene.linked, k) for k in range(len(scene.linked.places))]
    if len(before) == len(after) > 1:
        yield from (("pair", one, other) for one, other in zip(before, after, strict=True))


def of_counted(scene: Scene) -> Iterator[Ends]:
    """As in "two Chinese sister cities of Riga, Kobe and Porto"."""
    if (told := whose_and_which(scene.row, scene.match)) is not None:
        owner, members = told
        own = party_at(scene.row, owner, scene.match.last + 2, "named")
        yield from (("list", own, member_party(scene.row, member)) for member in members)


def _is_set_off(scene: Scene, index: int) -> bool:
    """Whether a name stands in a list right behind the term, or right before it."""
    row, match = scene.row, scene.match
    between = range(match.last + 1, index) if index > match.last else range(index + 1, match.first)
    words = {row.lower(k) for k in between if row.tokens[k].kind in ("word", "mark")}
    words -= row.words("in lists") | row.words("further ones") | row.words("counted")
    apart = row.lower(match.last + 1 if index > match.last else match.first - 3) in (",", ":", "(", "–", "—")
    return words <= {",", ":", "(", ")", "–", "—"} and apart


def _group_word(scene: Scene) -> int | None:
    """Where "both", "all" or "these" stands for several places of which a term is said."""
    row, match = scene.row, scene.match
    for k in range(max(0, match.first - _REACH), match.first):
        if row.lower(k) not in row.words("for several"):
            continue
        between = [row.lower(j) for j in range(k + 1, match.first) if row.tokens[j].kind == "word"]
        plain = all(w in row.words("behind a group") or w in VERBISH for w in between)
        opens = k == 0 or row.lower(k - 1) in (",", ";", "–", "—", "and", "(")
        said = predicate(row, match) or (k > 0 and row.lower(k) != "they")
        if plain and opens and said:
            return k
    return None


def _anchor(scene: Scene, at: int) -> Party | None:
    """Whose partners they are: "sister cities of | Riga", "both are | Riga's twins", else the home."""
    linked, owner = scene.linked, scene.owner
    if linked is not None:
        return linked if len(linked.places) == 1 and not linked.is_country else None
    if owner is not None and owner.bound == "named" and owner.first > at:
        return owner
    behind = scene.row.lower(scene.match.last + 1)
    apposed = at > 0 and not predicate(scene.row, scene.match)  # "Kobe and Porto, both sister cities"
    return scene.home if apposed and behind not in PREPOSITIONS else None


def _meant(scene: Scene, at: int, anchor: Place) -> Sequence[Place]:
    """Those for whom the word at a token stands: named before it, in the sentence or in those before."""
    row, word = scene.row, scene.row.lower(at)
    number = _NUMBERS.get(word) or _NUMBERS.get(row.lower(at + 1)) or _NUMBERS.get(row.lower(at + 3))
    found: dict[int, Place] = {}
    here = [m.place for m in cities_told(row, 0) if m.first < at and m.place.country != anchor.country]
    before = scene.memory.salience.named_before(scene.memory.at)
    for places in [here] if here else before:
        found = {**{p.id: p for p in places if p.country != anchor.country}, **found}
        if len(found) >= (number or _BOTH) and (number or word != "all"):
            break
    right = len(found) == number if number else len(found) >= _BOTH
    return list(found.values()) if right else []
