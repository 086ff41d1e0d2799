"""Candidates for exchanges: a cue of a frame, and the sides that its form finds for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cityties.claims.actors import PREPOSITIONS, VERBISH
from cityties.claims.candidates import SIGNING, Candidate, turned_back
from cityties.claims.clauses import clause, is_passive, own_clause
from cityties.claims.directions import of_direction
from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Frame, Lexicon, Match
from cityties.claims.lying import lies_in
from cityties.claims.owned import parties_of_exchanges
from cityties.claims.pairs import possible_sides
from cityties.claims.parties import Party
from cityties.claims.rows import BEFORE_NOUNS, Row, stands_as_noun
from cityties.claims.scoring import weights
from cityties.claims.sides import Sides
from cityties.claims.status import status_of
from cityties.claims.travellers import kind_of_journey
from cityties.claims.weighing import COUNTS, meant, weigh
from cityties.records import ExchangeKind, Role

_DENIALS = frozenset({"not", "never", "n't", "without", "nor"})
_ANYBODY = frozenset({"tourist", "traveler", "traveller"})
_TO_WHOM = frozenset("them him her us you each".split())
_BEING = frozenset({"was", "were", "been", "be"})
_PAPER = frozenset({"it", "this", "both", "these", "they", "which"})
_PRONOUNS = frozenset("i we he she they who".split())
_TITLES = frozenset("mr mrs ms dr sir lady lord madam cllr councillor coun mayor".split())
_ADVERBS = frozenset("also now just already then again recently even both all ever never".split())
_MANY = frozenset(
    "some many several both all others half dozens hundreds thousands three four five six seven eight nine "
    "ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand".split()
)
_PRESENCE = "somebody is present in a place"  # as a firm may be, too
_NEAR = 3  # tokens within which the place stands that a preposition leads to
_LONG_NAME = 5  # tokens of the name of a body
_RELATIVE = 6  # tokens from those who are sent to the verb: "the party that the city is | sending"
_ABOUT = frozenset({"on", "about"})
_OBJECT = 6  # tokens behind "gift of" in which a sum of money stands
_WIDE = 6  # words of a noun's phrase before it
_BUT = frozenset({"without", "than", "unless"})  # after which "no" denies nothing
_REFUSED = 10  # tokens from a refusal to what is refused
_BREAKS = frozenset({",", ";", "and", "but", "because", "after"})
_EVEN = 0.5


def find_candidates(
    row: Row, part: Role, named: Sequence[Party], spoken: Sequence[Party], memory: Discourse, lexicon: Lexicon
) -> Iterator[Candidate]:
    """The candidates for each cue of a frame in the sentence, one for each pair of sides that it may have."""
    own = parties_of_exchanges(row, named, memory)
    parties = sorted([*own, *spoken], key=lambda p: p.first)
    for match in _widest(row.of("frame"), row.of("idiom")):
        if match.sense.form == "verb" and any(t.first <= match.first <= t.last for t in row.of("term")):
            continue  # "friendly exchange cities" exchange nothing here
        frame = lexicon.frames[match.sense.name]
        if match.sense.form == "verb" and _no_verb(row, match, part):
            continue
        if (match.sense.form != "noun" and _denied(row, match)) or _is_refused(row, match):
            continue
        if _leads_nowhere(row, match) or _nothing_of_the_kind(row, match, lexicon):
            continue
        if _attended(row, match, frame) or _on_paper(row, match) or _of_a_throng(row, match, frame):
            continue
        needed = _needs(row, match, frame, parties)
        if frame.needs == "people beside" and not needed:
            continue  # goods are sent, too
        form = lexicon.forms[frame.form]
        for sides in possible_sides(row, match, frame, form, parties, memory, named_only=not needed):
            candidate = _made(row, part, match, frame, sides, memory, lexicon)
            if candidate is not None:
                if not needed:
                    candidate.features["what it needs is missing"] = 1.0
                yield candidate


def _widest(matches: Sequence[Match], idioms: Sequence[Match]) -> list[Match]:
    """The cues without those that lie within a longer one or a saying: "products fair" is no "fair".

    A saying may also begin with the last word of a cue: "was in | use" is not in a place.
    """
    return [
        m
        for m in matches
        if not any(
            o.first <= m.first and m.last <= o.last and o.last - o.first > m.last - m.first for o in matches
        )
        and not any(
            m.last <= o.last and (o.first <= m.first or (m.first < m.last == o.first)) for o in idioms
        )
    ]


def _no_verb(row: Row, match: Match, part: Role) -> bool:
    """Whether a verb's form is no verb: "State Honored Artist", "a visit", "are going to sign"."""
    if (
        row.lower(match.first) == "going"
        and row.lower(match.last) == "to"
        and match.last + 1 < len(row.tokens)
    ):
        coming = row.tokens[match.last + 1]
        if coming.kind == "word" and coming.text.islower() and coming.lower not in BEFORE_NOUNS:
            return True
    if row.lower(match.last).endswith("s") and row.lower(match.last + 1) == "of":
        return True  # "exchanges of students"
    if match.first and part not in ("title", "related") and row.tokens[match.first].text[:1].isupper():
        return True
    return stands_as_noun(row, match)


def _denied(row: Row, match: Match) -> bool:
    """As in "has not signed"; what "will not" happen is an exchange that was called off."""
    before = [row.lower(k) for k in range(match.first - 3, match.first)]
    return bool(_DENIALS & set(before)) and not {"will", "shall"} & {*before, row.lower(match.first - 4)}


def _is_refused(row: Row, match: Match) -> bool:
    """As in "refused to sign", "declined an invitation to visit", but not "refused to call off the visit"."""
    ends = [m.first for m in row.of("status") if m.sense.name in ("cancelled", "stopped")]
    for index in range(match.first - 1, max(-1, match.first - 1 - _REFUSED), -1):
        if row.lower(index) in _BREAKS or index in ends:
            return False
        if row.lower(index) in row.words("refusing"):
            return True
    return False


def _leads_nowhere(row: Row, match: Match) -> bool:
    """Whether a saying that leads to a place leads to none: "as guests for a week in May", "in the sun"."""
    if match.sense.form != "phrase" or row.lower(match.last) != "in":
        return False
    ahead = range(match.last + 1, match.last + 1 + _NEAR)
    placed = any(t.mention is not None for t in row.tokens[ahead.start : ahead.stop])
    return not placed and not any(m.first in ahead for m in (*row.of("level"), *row.of("reference")))


def _nothing_of_the_kind(row: Row, match: Match, lexicon: Lexicon) -> bool:
    """Whether the clause of a cue says that there was none: "No delegation from Kofu has been there"."""
    none = row.once(
        "none", lambda: [m for m in row.of("frame") if m.sense.form != "verb" and _is_none(row, m)]
    )
    if not none:
        return False
    (first, last), kind = clause(row, match), lexicon.frames[match.sense.name].kind
    return any(first <= m.first <= last and lexicon.frames[m.sense.name].kind == kind for m in none)


def _is_none(row: Row, noun: Match) -> bool:
    """Whether a noun tells that there was nothing of it: "no visit", but "no fair without a choir"."""
    if any(t.lower in _BUT for t in row.tokens):
        return False
    for k in range(noun.first - 1, noun.first - 4, -1):
        if row.lower(k) == "no":
            return True
        if k < 0 or row.tokens[k].kind != "word":
            return False
    return False


def _attended(row: Row, match: Match, frame: Frame) -> bool:
    """Whether an occasion is only attended: who goes to it makes a visit, and it is no second exchange."""
    return frame.kind == "event" and any(
        row.lower(k).startswith("attend") for k in range(match.first - 5, match.first)
    )


def _of_a_throng(row: Row, match: Match, frame: Frame) -> bool:
    """Whether those travel who are nobody's guests: "2,000 refugees have come to Kofu"."""
    if frame.kind != "visit" or match.sense.form == "noun":
        return False
    return any(row.lower(k) in row.words("throngs") for k in range(match.first - _WIDE, match.first))


def _on_paper(row: Row, match: Match) -> bool:
    """Whether something is only what a paper is about: "a memorandum on mutual visits"."""
    if match.sense.form == "verb":
        return False
    for index in range(match.first - 1, max(0, match.first - 1 - _WIDE), -1):
        if row.lower(index) in PREPOSITIONS:
            paper = any(row.lower(k) in row.words("papers") for k in range(index - 3, index))
            return paper and row.lower(index) in _ABOUT
    return False


def _needs(row: Row, match: Match, frame: Frame, parties: Sequence[Party]) -> bool:
    """Whether what the cue needs stands in its sentence: goods to give, a paper to sign, people to host."""
    if frame.needs is None:
        return True
    if frame.needs == "people":
        return _people_go(row, match, frame, parties)
    if frame.needs == "people close by":
        return any(_close_by(row, m, match) for m in _people(row))
    if frame.needs == "people beside":
        before = [m for m in _people(row) if m.last < match.first]
        passive = bool(before) and is_passive(row, match)
        after = any(match.first < m.first <= match.last + 8 for m in _people(row))
        return after or passive or any(_of_whom(row, m, match) for m in before)
    if frame.needs == "a place before":
        return bool(match.first) and row.tokens[match.first - 1].kind in ("place", "adjective")
    if frame.needs in ("document", "relation") and (row.of("term") or _between_two(match, parties)):
        return True
    if frame.needs == "document" and _of_a_known_paper(row, match):
        return True
    if frame.needs in ("goods", "gift") and _something_given(row, match, frame, parties):
        return True
    apart = 25 if frame.needs == "document" else 14
    first, last = own_clause(row, match) if _sends_people(row, match) else (0, len(row.tokens))
    return any(
        m.sense.name == frame.needs
        and first <= m.first <= last
        and not (m.first <= match.last and match.first <= m.last)
        and -apart <= m.first - match.last <= apart
        for m in row.of("need")
    )


def _close_by(row: Row, people: Match, verb: Match) -> bool:
    """Whether people stand before a verb or soon after it, no mark between: "from Kofu came a choir"."""
    first, last = sorted((people, verb), key=lambda m: m.first)
    marked = any(t.kind == "mark" for t in row.tokens[first.last + 1 : last.first])
    return people.first - verb.last <= _WIDE and not marked


def _sends_people(row: Row, match: Match) -> bool:
    """Whether people stand as the object right behind a verb: "sent a team of specialists"."""
    return match.sense.form == "verb" and any(0 < m.first - match.last <= 3 for m in _people(row))


def _of_whom(row: Row, people: Match, verb: Match) -> bool:
    """Whether a verb has its object before it: "the party that Kofu is sending"."""
    return row.lower(people.last + 1) in ("that", "which", "whom") and verb.first - people.last <= _RELATIVE


def _of_a_known_paper(row: Row, match: Match) -> bool:
    """Whether a paper told of before is signed: "The signing took place in May", "It was signed in May"."""
    if match.sense.form == "noun":
        return row.lower(match.first - 1) == "the"
    before = {row.lower(k) for k in range(match.first - 4, match.first)}
    return bool(_PAPER & before) and (is_passive(row, match) or row.lower(match.first) in _BEING)


def _something_given(row: Row, match: Match, frame: Frame, parties: Sequence[Party]) -> bool:
    """Whether "a", a number or the like and a thing follow a verb that says to whom: "gave Kofu a loom".

    One thing is a gift, several are a donation; a chance, a speech or a dinner is none.
    """
    if frame.form != "give" or match.sense.form != "verb":
        return False
    for first in range(match.last + 1, min(match.last + 7, len(row.tokens))):
        counted = row.tokens[first].kind == "number"
        if not counted and row.lower(first) not in COUNTS:
            continue
        if (row.lower(first) in ("a", "an")) is not (frame.needs == "gift"):
            return False
        last = next((k for k in range(first + 1, len(row.tokens)) if _ends_a_thing(row, k)), len(row.tokens))
        no_goods = any(
            m.first <= last and first < m.last and _no_goods(m) for m in (*row.of("need"), *_people(row))
        )
        given_to = any(
            (p.case == "bare" and match.last < p.first < first) or (p.case == "to" and p.first >= last)
            for p in parties
        )
        given_to = given_to or row.lower(match.last + 1) in _TO_WHOM
        given_to = given_to or any(match.last < m.last < first for m in row.of("actor"))
        return last > first + 1 and not no_goods and given_to
    return False


def _ends_a_thing(row: Row, index: int) -> bool:
    token = row.tokens[index]
    return (
        token.kind not in ("word", "adjective", "name")
        or token.lower in PREPOSITIONS
        or token.lower in ("and", "that")
    )


def _no_goods(match: Match) -> bool:
    return match.sense.group == "actor" or match.sense.name == "no goods"


def _between_two(match: Match, parties: Sequence[Party]) -> bool:
    """Whether two places conclude something, which is a document: "another one was concluded between …"."""
    return any(p.case == "between" and p.first > match.last and len(p.places) > 1 for p in parties)


def _people(row: Row) -> list[Match]:
    return [m for m in row.of("actor") if m.sense.name != "bodies"]


def _people_go(row: Row, match: Match, frame: Frame, parties: Sequence[Party]) -> bool:
    """Whether people are there to go or to be received; a hospital neither travels nor is sent."""
    people = _people(row)
    if frame.form == "host":
        return any(match.last < m.first <= match.last + 8 for m in people) or is_passive(row, match)
    coming = any(p.case == "from" and p.actor for p in parties)
    acting = any(p.bound in ("person", "reference", "home") and p.actor for p in parties)
    return (
        coming
        or acting
        or bool(people)
        or any(row.lower(k) in _PRONOUNS for k in range(match.first - 3, match.first))
        or _somebody(row, match)
        or (frame.name != _PRESENCE and any(_travels(row, match, p) for p in parties))
    )


def _travels(row: Row, match: Match, party: Party) -> bool:
    """Whether a town, or a body of people in it, does what only people do: "Kofu is due in Chengdu"."""
    if party.bound != "named" or party.is_country or party.case != "bare" or party.last >= match.first:
        return False
    between = (row.lower(k) for k in range(party.last + 1, match.first))
    of_people = party.actor is None or party.actor in row.words("bodies of people")
    return of_people and all(word in VERBISH or word in _ADVERBS for word in between)


def _somebody(row: Row, match: Match) -> bool:
    """Whether the subject is a number or a person: "Sixty are coming", "Ann Berg, 17, of Kofu has been"."""
    if match.sense.form == "noun":
        return False
    head = match.first - 1
    while head > 0 and (row.lower(head) in VERBISH or row.lower(head) in _ADVERBS):
        head -= 1
    if head > 1 and row.tokens[head].kind == "place" and row.lower(head - 1) in ("from", "of"):
        head -= 2
        while head > 0 and row.tokens[head].kind in ("mark", "number"):
            head -= 1
    if head < 0:
        return False
    if any(head - _LONG_NAME < m.last <= head for m in row.of("actor") if m.sense.name == "bodies"):
        return False  # "Kofu University of Technology"
    token, before = row.tokens[head], row.tokens[head - 1 : head]
    named = token.text[:1].isupper() and bool(before) and before[0].text[:1].isupper()
    titled = bool(before) and before[0].lower in _TITLES
    return (
        token.kind == "number"
        or token.lower in _MANY
        or (token.kind in ("word", "name") and (named or titled))
    )


def _made(
    row: Row, part: Role, match: Match, frame: Frame, sides: Sides, memory: Discourse, lexicon: Lexicon
) -> Candidate | None:
    """The candidate of a cue and its sides, weighed, or nothing where its ends make no exchange."""
    candidate = Candidate(
        _kind(row, match, frame, sides.givers, memory), frame, match, row, part, sides.givers, sides.takers
    )
    if not _plausible(candidate):
        return None
    candidate.way = of_direction(candidate, sides, memory)
    if candidate.way:
        candidate.sure = weights(lexicon.language, "directions").score(candidate.way)
    if candidate.sure < _EVEN:
        sides = replace(sides, givers=sides.takers, takers=sides.givers)
        candidate = turned_back(candidate)
    key = "status", match.first, match.last, match.sense.form, candidate.kind
    candidate.status = row.once(key, lambda: status_of(candidate, lexicon))
    if frame.kind == "agreement" and not meant(candidate):
        return None
    candidate.features = weigh(candidate, sides, memory)
    return candidate


def _kind(row: Row, match: Match, frame: Frame, givers: Sequence[Party], memory: Discourse) -> ExchangeKind:
    """The kind of a frame, or what those who travel make of it: pupils learn, teams play, artists perform."""
    if frame.kind == "gift" and _of_money(row, match):
        return "donation"
    if frame.kind != "visit":
        return frame.kind  # type: ignore[return-value]  # a frame's kind is read from the cue file
    return kind_of_journey(row, match, frame, givers, memory)


def _of_money(row: Row, match: Match) -> bool:
    """Whether a present is one of money: "a gift of $5,000"."""
    behind = range(match.last + 1, match.last + _OBJECT)
    return match.sense.form != "verb" and any(row.lower(k) in row.words("money") for k in behind)


def _plausible(candidate: Candidate) -> bool:
    """Two sides, at least one below a country, neither within the other; tourists make no exchange."""
    ends = (*candidate.from_, *candidate.to)
    if not candidate.from_ or not candidate.to or len({p.id for p in ends}) < 2:
        return False
    if candidate.kind == "visit" and any(p.actor in _ANYBODY for p in candidate.givers):
        return False
    if all(p.level == "country" for p in ends):
        return False
    return not any(lies_in(a, b) or lies_in(b, a) for a in candidate.from_ for b in candidate.to)


__all__ = ["SIGNING", "Candidate", "find_candidates"]
