"""What speaks for a candidate and against it: named features that the weights of a language add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cityties.claims.candidates import Candidate
from cityties.claims.clauses import distance
from cityties.claims.discourse import Discourse
from cityties.claims.doubts import of_doubt
from cityties.claims.lexicon import Match
from cityties.claims.lying import lies_in
from cityties.claims.occasions import of_occasion
from cityties.claims.parties import acts_a_stranger
from cityties.claims.rows import Row, verb_of
from cityties.claims.salience import of_unnamed, places_in
from cityties.claims.sides import Sides
from cityties.claims.travellers import sort_of
from cityties.records import Place

_HAMLET, _SMALL = 2_000, 15_000  # inhabitants; the fewer, the likelier a name is somebody's or something's
_SURE = 3  # words of a kind in a sentence beyond which one more says nothing new
_OBJECT = 5  # words within which what is given stands behind the verb
_QUOTES = frozenset('"“”')
_OF_TOWNS = frozenset(
    "mayor,deputy mayor,vice mayor,lord mayor,mayoress,councillor,councilor,colleague,counterpart,"
    "city council,city government,city hall,town hall,municipality".split(",")
)
COUNTS = frozenset(  # what opens the phrase of a thing that is given
    "a an some several many hundreds dozens thousands two three four five six seven eight nine ten "
    "eleven twelve fifteen twenty thirty forty fifty sixty".split()
)
_UNNAMED = frozenset({"reference", "pair", "person", "home"})


def weigh(candidate: Candidate, sides: Sides, memory: Discourse) -> dict[str, float]:
    """The features of a candidate by name, with their values; those that are nought are left out."""
    match = candidate.match
    key = "told", match.first, match.last, match.sense.name, candidate.kind
    features = {
        **candidate.row.once(key, lambda: _of_telling(candidate)),
        **_of_sides(candidate, sides),
        **_of_ends(candidate, sides, memory),
        **_of_fit(sides),
    }
    return {name: value for name, value in features.items() if value}


def _of_telling(candidate: Candidate) -> dict[str, float]:
    """What the cue and its sentence say, whoever the two sides are."""
    return {
        f"frame: {candidate.frame.name} ({candidate.match.sense.form})": 1.0,
        f"word: {candidate.row.lower(candidate.match.first)} ({candidate.frame.name})": 1.0,
        **_of_words(candidate),
        **of_wording(candidate),
        **_of_subject(candidate),
        **of_occasion(candidate),
        **of_doubt(candidate),
    }


def _of_sides(candidate: Candidate, sides: Sides) -> dict[str, float]:
    """How the two sides were found, and how well they fit."""
    parties, filled, kind = sides.parties, sides.filled, candidate.kind
    ends = (*candidate.from_, *candidate.to)
    named = [p for p in parties if p.bound == "named"]
    cases = {p.case for p in named}
    return {
        "a side filled from what was said before": float(filled == 1),
        "both sides filled from what was said before": float(filled == 2),
        "a side from another clause": float(sides.stretched),
        "a side stands loosely": float(sides.loose),
        "a side spoken of": float(sum(p.bound in _UNNAMED for p in parties)),
        "a country stands for a side": float(any(p.level == "country" for p in ends)),
        **of_size(ends),
        "both sides in one country": float(len({p.country for p in ends}) == 1),
        "people or a body act": float(any(p.actor for p in parties)),
        "far from its parties": float(min(distance(p, candidate.match) for p in parties) > 8),
        "from a place to a place": float({"from", "to"} <= cases),
        "a line from a place to a place": float(kind == "transport" and _is_line(cases)),
        "a side filled beside a name without a place": float(
            filled > 0 and any(t.kind == "name" for t in candidate.row.tokens)
        ),
        **(
            {f"visitors: {sort_of(p.actor)}": 1.0 for p in sides.givers if p.actor} if kind == "visit" else {}
        ),
    }


def _of_fit(sides: Sides) -> dict[str, float]:
    """How well the two sides stand where the form of the cue expects them."""
    return {
        "the giver stands where it should": sides.fit[0],
        "the taker stands where it should": sides.fit[1],
        "both sides stand where they should": sides.fit[0] * sides.fit[1],
    }


def _of_words(candidate: Candidate) -> dict[str, float]:
    """How many words of its sentence speak of its kind, and how many of another one, which it is rather."""
    row, kind = candidate.row, candidate.kind
    sure = Counter(m.sense.name for m in row.of("sure"))
    most = max((count for other, count in sure.items() if other != kind), default=0)
    things = Counter(m.sense.name for m in row.of("need"))
    needed = things[candidate.frame.needs or ""]
    return {
        "sure words of its kind": min(sure[kind], _SURE) / _SURE,
        f"sure words of {kind}": float(sure[kind] > 0),
        "more sure words of another kind": float(most > sure[kind]),
        "the cue itself is sure": float(
            any(
                m.sense.name == kind and m.first <= candidate.match.last and candidate.match.first <= m.last
                for m in row.of("sure")
            )
        ),
        "several things of those that it needs": float(needed > 1),
        f"nothing is named that is given: {kind}": float(
            kind in ("donation", "gift")
            and not things["goods"]
            and not things["gift"]
            and not _counts_a_thing(row, candidate.match)
        ),
        "goods beside a present": float(kind == "gift" and things["goods"] > things["gift"]),
        "presents beside goods": float(kind == "donation" and things["gift"] > things["goods"]),
        "something is said": float(any(t.text in _QUOTES for t in row.tokens)),
    }


def _counts_a_thing(row: Row, match: Match) -> bool:
    """Whether a thing without a word of its own is given: "gave Hamburg a loom", "donated two harvesters"."""
    behind = row.tokens[match.last + 1 : match.last + 1 + _OBJECT]
    return match.sense.form == "verb" and any(
        (t.kind == "number" and t.time is None) or t.lower in COUNTS for t in behind
    )


def _of_ends(candidate: Candidate, sides: Sides, memory: Discourse) -> dict[str, float]:
    """How likely the story speaks of these two places here, above all of those that are not named here."""
    row, salience = candidate.row, memory.salience
    named, countries = row.once("places", lambda: _places_of(row))
    ends = {p.id: p for p in (*candidate.from_, *candidate.to)}
    here = [p for p in ends.values() if p.id in named]
    unnamed = [p for p in ends.values() if p.id not in named and p.level != "country"]
    found = min(2, len(ends) - len(unnamed))
    features = {
        f"sides: {sides.how}": 1.0,
        f"ends that the sentence names: {found}": 1.0,
        f"ends of {candidate.kind} that the sentence names: {found}": 1.0,
        "how often a named end comes up": sum(salience.share(p) for p in here),
        "a city that the sentence names is left out": float(min(2, _left_out(named, ends))),
        "the pair last told of": float(_is_pair(memory.told, ends)),
        "the pair that is spoken of": float(_is_pair(memory.pair, ends)),
        "the pair last named": float(_is_pair(memory.latest, ends)),
    }
    if unnamed:
        features |= {
            **of_unnamed(unnamed, salience, memory.home, memory.at),
            "the country of an unnamed end is named": float(sum(p.country in countries for p in unnamed)),
        }
    return features


def _places_of(row: Row) -> tuple[dict[int, Place], frozenset[str]]:
    """The cities and regions that a sentence names, and the countries of all its places."""
    named = {p.id: p for p in places_in(row) if p.level != "country"}
    return named, frozenset(t.mention.place.country for t in row.tokens if t.mention and t.mention.place)


def _left_out(named: Mapping[int, Place], ends: Mapping[int, Place]) -> int:
    """How many of the cities that a sentence names are no end, nor lie around or within one."""
    others = [p for p in named.values() if p.id not in ends]
    return sum(not any(lies_in(e, p) or lies_in(p, e) for e in ends.values()) for p in others)


def _is_pair(pair: tuple[Place, Place] | None, ends: Mapping[int, Place]) -> bool:
    return pair is not None and len(ends) == 2 and pair[0].id in ends and pair[1].id in ends


def of_size(ends: Sequence[Place]) -> dict[str, float]:
    """Whether a side is small: the smaller, the likelier its name is a person's or a thing's."""
    return {
        "a side is a hamlet": float(any(0 < p.population < _HAMLET for p in ends)),
        "a side is a small town": float(any(_HAMLET <= p.population < _SMALL for p in ends)),
        "a side of unknown size": float(any(p.population == 0 for p in ends)),
    }


def _is_line(cases: set[str]) -> bool:
    return "between" in cases or bool(cases & {"from", "out of"} and cases & {"to", "for", "into"})


def of_wording(candidate: Candidate) -> dict[str, float]:
    """Where and how it is told: in a title, with a time, as a wish."""
    row, match, kind = candidate.row, candidate.match, candidate.kind
    hedges = {m.sense.name for m in row.of("status") if -12 <= m.first - match.last <= 4}
    return {
        "told in the title": float(candidate.part == "title"),
        "told in a teaser": float(candidate.part == "related"),
        "only discussed": float("discussed" in hedges),
        "negated": float(kind != "transport" and "negated" in hedges),
        "a time is given": float(any(t.kind == "time" for t in row.tokens)),
        f"told as {candidate.status}": 1.0,
        "told in general": float(_in_general(candidate)),
    }


def _in_general(candidate: Candidate) -> bool:
    """Whether something is told in the plain present without a time: "visitors come to Paris in spring"."""
    row, match = candidate.row, candidate.match
    timed = any(t.time is not None and t.time.moments for t in row.tokens)
    plain = match.sense.form == "verb" and not verb_of(row, match).endswith(("ing", "ed"))
    return plain and candidate.status == "ongoing" and candidate.kind != "transport" and not timed


def meant(candidate: Candidate) -> bool:
    """Whether those who are meant sign.

    It is not "two mayors sign", nor somebody of a place that is not known: "his Turkish colleague signed".
    """
    parties = (*candidate.givers, *candidate.takers)
    if _in_general(candidate) and all(p.bound in _UNNAMED for p in parties):
        return False
    if any(p.is_country and p.actor in _OF_TOWNS for p in parties):
        return False
    if _of_countries(candidate):
        return False
    return all(p.bound not in _UNNAMED for p in parties) or not acts_a_stranger(
        candidate.row, (*candidate.from_, *candidate.to)
    )


def _of_countries(candidate: Candidate) -> bool:
    """Whether only the countries of both sides are named: "Japan signed an agreement with China"."""
    places = [t.mention.place for t in candidate.row.tokens if t.kind == "place" and t.mention is not None]
    named = {p.country for p in places if p is not None and p.level == "country"}
    ends = (*candidate.from_, *candidate.to)
    cities = [p for p in (*ends, *places) if p is not None and p.level != "country"]
    return len(named) > 1 and {p.country for p in ends} == named and cities == list(ends)


def _of_subject(candidate: Candidate) -> dict[str, float]:
    """What else the sentence speaks of."""
    row, kind = candidate.row, candidate.kind
    return {
        "a tie is spoken of": float(bool(row.of("term"))),
        "fields of cooperation are counted up": float(len({m.sense.name for m in row.of("fields")}) > 2),
        "something is counted": float(
            kind in ("donation", "gift") and any(t.kind == "number" or t.lower == "$" for t in row.tokens)
        ),
        "a line is stopped": float(kind == "transport" and candidate.status == "cancelled"),
        **{f"affairs of {m.sense.name}": 1.0 for m in row.of("affairs")},
    }
