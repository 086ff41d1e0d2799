"""Candidates for ties: a term of a tie in a sentence, and the two ends that it joins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import HYPHENS, Match
from cityties.claims.parties import PREPOSITIONS, Party, lies_in
from cityties.claims.rows import Row
from cityties.records import Place, Role, TieKind, TieStatus

_OWNERS = frozenset({"its", "their", "our", "his", "her", "whose"})
_LINKS = frozenset({"with", "of", "to", "between", "and"})
_AFTER_NOUN = frozenset("of to in since for and with again from is are was were on across at by as who".split())


@dataclass(slots=True)
class TieCandidate:
    """Two places that a sentence may say are tied, and how it says so (``way``)."""

    kind: TieKind
    a: Place
    b: Place
    ends: tuple[Party, Party]
    match: Match
    row: Row
    part: Role
    way: str
    status: TieStatus = "active"
    features: dict[str, float] = field(default_factory=dict)


def find_tie_candidates(
    row: Row, part: Role, named: Sequence[Party], spoken: Sequence[Party], memory: Discourse
) -> Iterator[TieCandidate]:
    """A candidate for each pair that a term of the sentence joins."""
    spoken = [replace(p, places=memory.latest) if _is_pair(row, p, memory) else p for p in spoken]  # type: ignore[arg-type]
    memory = replace(memory, pair=memory.latest or memory.pair)
    close = sorted((_close(row, p) for p in [*named, *spoken]), key=lambda p: p.first)
    parties = [p for p in close if _can_be_tied(row, p)]
    terms = _terms(row, memory)
    for match in terms:
        if _says_nothing(row, match):
            continue
        kind = match.sense.name if match.sense.group != "spoken term" else memory.term
        near = _in_segment(row, match, parties)
        for way, one, other in _ends(row, match, terms, near, memory):
            if match.sense.group == "spoken term" and not (way == "list" or signed(row) or _alike(row, match)):
                continue
            if kind == "friendly_exchange" and way in _LOOSE and any(p.is_country and p.last < match.first for p in named):
                continue  # ministers of two countries sign a memorandum in a city
            if _too_loose(row, match, way, (one, other)):
                continue
            for a in one.places:
                for b in other.places:
                    if a.id == b.id or lies_in(a, b) or lies_in(b, a) or "country" in (a.level, b.level):
                        continue
                    candidate = TieCandidate(
                        kind,  # type: ignore[arg-type]
                        a,
                        b,
                        (one, other),
                        match,
                        row,
                        part,
                        way,
                        _status(row, match),
                    )
                    candidate.features = _features(candidate)
                    yield candidate


def _says_nothing(row: Row, match: Match) -> bool:
    """Whether a term states no tie: in a question, in a body's name, of towns in general, or left open.

    "Ulaanbaatar and Tokyo, sister cities?", "the Sister City Commission", "the twinning of towns goes back to
    the war", "whether Purcellville should become the sister of Linden".
    """
    after = match.last + 1
    if row.lower(after) in HYPHENS:
        after += 1
    body = row.lower(after) in _BODY_NOUNS
    general = row.lower(after) == "of" and row.lower(after + 1) in ("towns", "cities", "communities")
    ahead = match.sense.name == "sister_city" and _toward(row, match) and not signed(row)
    open_question = any(row.lower(k) == "whether" for k in range(max(0, match.first - 12), match.first))
    nickname = row.lower(match.first) == "twin" and _capital(row, match.first) and _capital(row, match.last) and (
        row.lower(match.first - 1) == "the"
    )
    return row.tokens[-1].lower == "?" or nickname or body or general or ahead or open_question


def _too_loose(row: Row, match: Match, way: str, ends: tuple[Party, Party]) -> bool:
    """Whether a sentence leaves too much open for a tie between two ends that it does not join by words."""
    one, other = ends
    within = {p.country for p in one.places} & {p.country for p in other.places}
    actors = {one.actor, other.actor}
    if actors & _THINGS and way not in _STANDING:
        return True
    if match.sense.name == "friendly_exchange" and actors & _BODIES:
        return True
    if match.sense.group == "weak term" and way == "apposition without owner":
        return True
    if way not in _STANDING and _only_wished(row, match):
        return True
    if within and not _formal(row, match):
        return True
    if any(p.bound == "home" for p in ends) and (_unplaced(row, match) or _region_for_city(row, match, ends)):
        return True
    if way not in _LOOSE:
        return False
    plural = row.lower(match.last).endswith("s") and match.sense.group != "spoken term"
    if within or (plural and not _predicate(row, match)):
        return True
    if way == "one and the topic" and not _indefinite(row, match):
        return False
    if way not in ("topic", "one and the topic"):
        return False
    opening = match.first <= 1 and any(t.kind == "time" for t in row.tokens)
    told = _predicate(row, match) or {t.lower for t in row.tokens[: match.first]} & _MADE
    return not (_definite(row, match) or told or opening)


def _only_wished(row: Row, match: Match) -> bool:
    """Whether a tie is only wished for, talked about or denied: "Shiraz stands ready to become a twin of La Paz".

    What was made, approved or announced, and a tie spoken of as known ("hopes that the agreement …"), is more.
    """
    if {t.lower for t in row.tokens} & (_MADE | _RESOLVED) or _status(row, match) in ("ended", "suspended"):
        return False
    if match.sense.group != "spoken term" and _definite(row, match):
        return False
    first, last = _clause(row, match)
    wishes = [m for m in row.of("status") if m.sense.name in ("discussed", "negated")]
    wishes += [m for m in row.of("tie_status") if m.sense.name == "wished"]
    return any(first <= m.first <= min(last, match.last + 4) and _denies(row, m) for m in wishes)


def _denies(row: Row, cue: Match) -> bool:
    """Not "not only a sister city" nor "no older sister city"."""
    after = row.lower(cue.last + 1)
    if row.lower(cue.first) in ("no", "none", "without", "hardly"):
        return after.rstrip("s") in ("plan", "intention", "wish", "agreement", "interest", "desire")
    return after != "only"


def _region_for_city(row: Row, match: Match, ends: tuple[Party, Party]) -> bool:
    """Whether a region was taken from what was said before as the end of a tie that is none of regions."""
    noun = {row.lower(k).rstrip("s") for k in range(match.first, match.last + 1)}
    taken = [p for party in ends if party.bound == "home" for p in party.places]
    regional = noun & _REGIONS or match.sense.name != "sister_city"
    return not regional and any(p.level in _REGIONS for p in taken)


def _definite(row: Row, match: Match) -> bool:
    """ "The sister-city tie", "their first twinning agreement": not just any."""
    for k in range(match.first - 1, max(-1, match.first - 5), -1):
        if row.lower(k) in _DEFINITE:
            return True
        if row.tokens[k].kind not in ("word", "adjective", "number") or row.lower(k) in _INDEFINITE:
            return False
    return False


def _indefinite(row: Row, match: Match) -> bool:
    """ "A new twin", "any sister city": one that is not told of yet."""
    before = [row.lower(k) for k in range(max(0, match.first - 3), match.first)]
    return bool(set(before) & _INDEFINITE)


def _formal(row: Row, match: Match) -> bool:
    """Whether words tell that two neighbours in one country have a formal tie, and are not twins by their place."""
    term = {row.lower(k) for k in range(match.first, match.last + 2)}
    words = {t.lower for t in row.tokens}
    return bool(words & (_MADE | _RESOLVED | {"officially", "formally"}) or term & _TIES_OF_PAPER) and not words & _NEAR


def _predicate(row: Row, match: Match) -> bool:
    """ "They became sister cities", "the two are twins": what is said of the ends, not a class of cities."""
    return any(row.lower(k) in _COPULAS for k in range(max(0, match.first - 4), match.first))


def _is_pair(row: Row, party: Party, memory: Discourse) -> bool:
    """Whether "the two cities" stands for the pair spoken of, and not for two that the sentence names."""
    spoken = party.bound == "pair" and party.places == memory.pair
    return spoken and memory.latest is not None and not _names(row, party)


def _close(row: Row, party: Party) -> Party:
    """A party with only the preposition right before it, or that of the phrase it is joined to by "and"."""
    before = row.lower(party.first - 1)
    if before in ("and", "&"):
        return party
    return replace(party, case=before if before in PREPOSITIONS else "bare")


def _can_be_tied(row: Row, party: Party) -> bool:
    """Not a country, nor a place that only says where something is: "a 16th sister in Florida"."""
    located = party.case in ("in", "on", "near", "at") and not party.actor
    if party.is_country:
        return False
    if located and all(p.level in _REGIONS for p in party.places):
        return row.lower(party.last + 1) == "," and row.lower(party.last + 2) == "with"
    thing = row.lower(party.first - 1) in ("of", "in", "at") and row.lower(party.first - 2).rstrip("s") in _THINGS
    return not thing and not _locates_a_name(row, party)


def _locates_a_name(row: Row, party: Party) -> bool:
    """ "Smalltown, Iowa", "Gangbuk, a district of Seoul", where the first name could not be placed."""
    if party.bound != "named" or party.actor is not None or len(party.places) != 1:
        return False
    stop = party.name - 1
    described = False
    terms = {k for g in ("term", "weak term") for m in row.of(g) for k in range(m.first, m.last + 1)}
    while stop > max(0, party.name - 9) and row.lower(stop) not in (",", "("):
        described = described or (stop not in terms and any(m.first == stop for m in row.of("level")))
        stop -= 1
    if stop < 1 or row.lower(stop) not in (",", "("):
        return False
    before = row.tokens[stop - 1]
    if before.kind == "place":
        return described and row.lower(party.name - 1) in ("of", "in")
    unplaced = before.kind == "name" or (before.kind == "word" and before.text[:1].isupper() and len(before.text) > 2)
    if row.lower(party.name - 1) in ("of", "in"):
        return unplaced and described
    levels = {k for m in row.of("level") for k in range(m.first, m.last + 1)}
    at_once = all(k in levels or row.lower(k) == "the" for k in range(stop + 1, party.name))
    return unplaced and at_once and all(p.level in _REGIONS | {"county"} for p in party.places)


def signed(row: Row) -> bool:
    """Whether a sentence tells of a signing: "the mayors put their names to it"."""
    return any(m.sense.name in _SIGNING for m in row.of("frame"))


def _alike(row: Row, match: Match) -> bool:
    """ "Agreements of the same kind are planned with Porto": one more tie like the one before."""
    words = {row.lower(k) for k in range(match.first, match.last + 1)}
    return bool(words & {"same", "similar"}) or {"another", "one"} <= words


def _in_segment(row: Row, match: Match, parties: Sequence[Party]) -> Sequence[Party]:
    """The parties between the semicolons around a term, where there are two ends; else all of the sentence."""
    stops = [k for k, t in enumerate(row.tokens) if t.lower == ";"]
    first = max([k for k in stops if k < match.first], default=-1)
    last = min([k for k in stops if k > match.last], default=len(row.tokens))
    near = [p for p in parties if first < p.first < last]
    return near if near else parties


def _terms(row: Row, memory: Discourse) -> list[Match]:
    """The terms of a sentence; one that lies within another counts once, a letter of intent outweighs its aim."""
    kept: list[Match] = []
    proper = [*row.of("term"), *(m for m in row.of("weak term") if _stands_alone(row, m))]
    for match in sorted(proper, key=lambda m: (m.first, -m.last)):
        if not kept or match.first > kept[-1].last:
            kept.append(match)
    if not kept and memory.term is not None:
        kept = list(row.of("spoken term"))
    kept = _toward_a_tie(row, kept)
    intents = [m for m in kept if m.sense.name == "intent"]
    if intents and not any(t.lower == ";" for t in row.tokens):
        return intents
    return [m for m in kept if not intents or m.sense.name != "friendly_exchange" or _paper(row, m)]


def _paper(row: Row, match: Match) -> bool:
    """Whether a term names a document, "memorandum of understanding", and not only its aim, "friendly cooperation"."""
    return bool({row.lower(k).rstrip("s") for k in range(match.first, match.last + 1)} & _PAPERS)


def _toward_a_tie(row: Row, terms: list[Match]) -> list[Match]:
    """ "A memorandum, as a first step toward a sister-city relationship" is a letter of intent."""
    ahead = [m for m in terms if m.sense.name == "sister_city" and _toward(row, m)]
    papers = [m for m in terms if m.sense.name == "friendly_exchange" and ahead]
    if not papers:
        return terms
    return [replace(papers[0], sense=replace(papers[0].sense, name="intent"))]


def _stands_alone(row: Row, match: Match) -> bool:
    """Whether "sister" or "twin" is a noun of its own: not "sister ship", "twin towers"."""
    token = row.tokens[match.last + 1] if match.last + 1 < len(row.tokens) else None
    before = row.lower(match.first - 1)
    if (token is not None and token.lower in HYPHENS) or before in HYPHENS:
        return False
    if match.first and _capital(row, match.first) and token is not None and token.lower == "of":
        return False  # "the Sisters of Mercy"
    follows = token is None or token.kind in ("mark", "time", "place") or token.lower in _AFTER_NOUN
    return follows and before not in _KIN


def _ends(
    row: Row, match: Match, terms: Sequence[Match], parties: Sequence[Party], memory: Discourse
) -> Iterator[tuple[str, Party, Party]]:
    """The two ends that a term joins, and the way in which the sentence joins them; the surest way only."""
    before = [p for p in parties if p.first < match.first and p.end <= row.tokens[match.last].start]
    after = [p for p in parties if p.last > match.last and p.start >= row.tokens[match.first].end]
    home = _home(row, match, memory)
    speaker = _topic(row, match, memory.subject) if memory.subject and _pronoun(row, match) else home
    owner = _owner(row, match, terms, before, home, speaker)
    members = _list_after(row, match, after, memory)
    adjacent = next((p for p in after if _follows(row, match, p)), None)
    linked = next((p for p in after if p is not adjacent and _link(row, match, p)), None)
    if members is not None:
        governed = {"besides", "beside", "like", "than", "near", "in"}
        subjects = [p for p in before if p.case not in governed and len(p.places) == 1]
        apart = linked is not None and linked.last < members.first and len(linked.places) == 1
        anchor = linked if apart and match.sense.group != "spoken term" else owner or _nearest(subjects, members)
        anchor = anchor or (_topic(row, match, memory.anchor) if memory.anchor is not None else home)
        if anchor is not None:
            besides = [p for p in before if p.case in ("besides", "beside") and p is not anchor]
            for party in [*besides, *_whole_list(row, members, after)]:
                if not _shared(anchor, party):
                    yield "list", anchor, party
            return
    listed = next((p for p in reversed(before) if len(p.places) > 2 and p is not owner), None)
    if listed is not None and (owner is not None or linked is not None):
        yield "list before", (linked or owner), listed  # type: ignore[misc]
        return
    relative = _with_which(row, match)
    if relative is not None and before:
        antecedent = _nearest([p for p in before if p.last < relative])
        subject = owner or next((p for p in before if antecedent and p.first > antecedent.last), None)
        if antecedent is not None and (subject is None or subject.bound == "home"):
            main = [p for p in before if p.first < antecedent.first and not _shared(p, antecedent)]
            spoken = subject is not None or any(row.lower(k) in ("it", "they") for k in range(relative, match.first))
            subject = main[0] if main and spoken and len(main[0].places) == 1 else subject
        other = subject or (memory_partner(row, match, memory, antecedent) if antecedent else None)
        if antecedent is not None and other is not None:
            yield "relative clause", antecedent, other
            return
    if adjacent is not None and linked is not None and linked.first > adjacent.last and owner is None:
        yield "name and link", adjacent, linked
        return
    if owner is not None and adjacent is not None:
        yield "apposition", owner, adjacent
        return
    if owner is not None and linked is None:
        subject = _apposed(row, match, before, owner)
        if subject is None and (subject := _equated(row, before, owner)) is not None:
            yield "predicate", owner, subject
            return
        other = subject or next(iter(after), None)
        if other is not None and not _shared(owner, other):
            yield "owner and neighbour", owner, other
            return
    if adjacent is not None:
        anchor = _nearest(before, adjacent) or home
        if anchor is not None:
            yield "apposition without owner", anchor, adjacent
            return
    if linked is not None:
        yield from _by_link(row, match, before, after, linked, memory)
        return
    yield from _without_link(row, match, before, after, memory)


def _by_link(
    row: Row, match: Match, before: Sequence[Party], after: Sequence[Party], linked: Party, memory: Discourse
) -> Iterator[tuple[str, Party, Party]]:
    """ "A sister city of X", "the agreement with X", "between X and Y"."""
    link = row.lower(linked.first - 1)
    if link == "between" or linked.case == "between":
        following = [p for p in after if p.first > linked.last and not _shared(p, linked)]
        if len(linked.places) == 2:
            yield "between", _one(linked, 0), _one(linked, 1)
        elif following:
            yield "between", linked, following[0]
        return
    if len(linked.places) == 2 and linked.bound == "pair":
        yield "pair", _one(linked, 0), _one(linked, 1)
        return
    following = [p for p in after if p is not linked and p.case == "bare" and not _shared(p, linked)]
    between = [p for p in following if p.first < linked.first]
    subject = _nearest(between) or _subject(before, linked) or _nearest(following[:1]) or memory_partner(row, match, memory, linked)
    if subject is not None:
        way = "named subject" if subject.bound == "named" else "subject spoken of"
        for other in _and_to(row, linked, after):
            yield f"linked by {linked.case}, {way}", subject, other


def _and_to(row: Row, linked: Party, after: Sequence[Party]) -> list[Party]:
    """ "A sister city to San Diego and to Lyon": what follows with the same preposition belongs to the same term."""
    linked_too = [linked]
    for party in after:
        last = linked_too[-1]
        between = {row.lower(k) for k in range(last.last + 1, party.first)}
        times = {t.lower for t in row.tokens[last.last : party.first] if t.kind == "time"}
        joined = between - times <= {",", "and", linked.case, "also", "since", "in"}
        if party.first > last.last and party.case == linked.case and joined:
            linked_too.append(party)
    return linked_too


def _without_link(
    row: Row, match: Match, before: Sequence[Party], after: Sequence[Party], memory: Discourse
) -> Iterator[tuple[str, Party, Party]]:
    """ "The two cities are sister cities", "A and B signed a twinning agreement"."""
    both = next((p for p in reversed(before) if len(p.places) == 2), None)
    both = both or next((p for p in after if len(p.places) == 2), None)
    if both is not None:
        yield ("pair spoken of" if both.bound == "pair" else "pair"), _one(both, 0), _one(both, 1)
        return
    distinct = [p for i, p in enumerate(before) if not any(_shared(p, q) for q in before[:i])]
    if len(distinct) >= 2:
        yield "two before", distinct[-2], distinct[-1]
        return
    around = [p for p in after if not distinct or not _shared(distinct[-1], p)]
    if distinct and around:
        yield "around", distinct[-1], around[0]
    elif len(around) >= 2 and not _shared(around[0], around[1]):
        yield "two after", around[0], around[1]
    elif distinct or around:
        lone = (distinct or around)[0]
        partner = memory_partner(row, match, memory, lone)
        if partner is not None:
            yield "one and the topic", partner, lone
    elif memory.pair is not None:
        at = row.tokens[match.first]
        ends = [Party((p,), match.first, match.last, at.start, at.end, "bare", bound="home") for p in memory.pair]
        yield "topic", ends[0], ends[1]


def memory_partner(row: Row, match: Match, memory: Discourse, known: Party) -> Party | None:
    """The other end of what is spoken of, as a party without words of its own.

    "It stays twinned with Vladimir": the subject of the sentence before, where a pronoun stands for it.
    """
    subject = memory.subject if _pronoun(row, match) else None
    if subject is not None and all(p.id != subject.id for p in known.places):
        return _topic(row, match, subject)
    place = memory.partner(known.places[0])
    return _topic(row, match, place) if place is not None else None


def _pronoun(row: Row, match: Match) -> bool:
    """Whether a pronoun is the subject: "He recently signed …", not "It was in May that …"."""
    for k in range(min(match.first, 8)):
        if row.lower(k) in ("he", "she", "it", "they"):
            empty = row.lower(k) == "it" and row.lower(k + 1) in ("is", "was", "will", "would", "'s")
            return not empty or row.lower(k + 2) in ("a", "an", "the", "also", "one", "twinned", "linked")
    return False


def _topic(row: Row, match: Match, place: Place) -> Party:
    at = row.tokens[match.first]
    return Party((place,), match.first, match.last, at.start, at.end, "bare", bound="home")


def _one(party: Party, index: int) -> Party:
    return replace(party, places=(party.places[index],))


def _shared(one: Party, other: Party) -> bool:
    return bool({p.id for p in one.places} & {p.id for p in other.places})


def _nested(one: Party, other: Party) -> bool:
    """Whether one party lies in the other: the subject of "Sichuan food … with Chengdu" is neither."""
    return any(lies_in(a, b) or lies_in(b, a) for a in one.places for b in other.places)


def _follows(row: Row, match: Match, party: Party) -> bool:
    """ "Its sister city Otsu", "its sister city, Otsu", "the sister city of theirs, Otsu": a name at once."""
    begin = party.name if party.name >= 0 else party.first
    words = {t.lower for t in row.tokens[match.last + 1 : begin] if t.kind != "adjective"}
    governed = party.first > match.last and party.case != "bare"
    return not governed and words <= {",", "the", "city", "town", "county", ":", "province", "in"} and (
        "in" not in words
    )


def _link(row: Row, match: Match, party: Party) -> bool:
    """ "A sister city of X", "the sister-city agreement with X"."""
    near = party.first - match.last <= (12 if party.case != "of" else 5)
    return near and party.case in _LINKS and not {";", ":"} & {row.lower(k) for k in range(match.last, party.first)}


def _with_which(row: Row, match: Match) -> int | None:
    """Where "with which" or "with whom" stands before a term."""
    for k in range(match.first - 1, max(0, match.first - 14), -1):
        if row.lower(k) in ("which", "whom") and row.lower(k - 1) == "with":
            return k - 1
    return None


def _owner(
    row: Row,
    match: Match,
    terms: Sequence[Match],
    before: Sequence[Party],
    home: Party | None,
    speaker: Party | None,
) -> Party | None:
    """Whose sister city it is: "Osh's twin city", "its sister city", "our partner town"."""
    for back in range(1, 5):
        word = row.lower(match.first - back)
        if word in ("'s", "'"):
            return next((p for p in reversed(before) if p.last >= match.first - back - 2), None)
        if word == "our":
            return home
        if word in _OWNERS:
            members = {id(p) for m in terms for p in before if m.last < p.name <= m.last + 2}
            at = match.first - back
            apposed = {id(p) for p in before if p.last == at - 2 and row.lower(at - 1) == ","}
            free = [p for p in before if id(p) not in members | apposed]
            bare = [p for p in free if p.case == "bare" and len(p.places) == 1]
            if bare or free:
                return (bare or free)[-1]
            return speaker if speaker is not None and not _names(row, speaker) else None
    return None


def _names(row: Row, party: Party) -> bool:
    """Whether a sentence names the place of a party, so that no pronoun need stand for it."""
    places = {t.mention.place.id for t in row.tokens if t.mention is not None and t.mention.place is not None}
    return any(p.id in places for p in party.places)


def _apposed(row: Row, match: Match, before: Sequence[Party], owner: Party) -> Party | None:
    """ "Kuki, Roseburg's sister city in Saitama": the name before the comma."""
    for party in reversed([p for p in before if p is not owner]):
        stop = owner.first if _head(party) < owner.first <= match.first else match.first
        for head in (party.last, _head(party)):
            between = [row.lower(k) for k in range(head + 1, stop)]
            if between[:1] == [","] and set(between[1:]) <= _OWNERS | {"in", "a", "the", "also"}:
                return party
    return None


def _equated(row: Row, before: Sequence[Party], owner: Party) -> Party | None:
    """ "Narashino has been Tuscaloosa's sister": what stands before the verb."""
    for party in reversed([p for p in before if p.last < owner.first and len(p.places) == 1]):
        between = [row.lower(k) for k in range(party.last + 1, owner.first)]
        if len(between) <= 6 and set(between) & _COPULAS and not set(between) & {",", ";", "and", "but"}:
            return None if _shared(party, owner) else party
    return None


def _head(party: Party) -> int:
    """The token of a party's last name, without what says where it lies."""
    return party.name + len(party.places) - 1 if party.name >= 0 and len(party.places) == 1 else party.last


def _list_after(row: Row, match: Match, after: Sequence[Party], memory: Discourse) -> Party | None:
    """The list that a plural term announces: "has fifteen sister cities: …", "its sister cities are …"."""
    plural = row.lower(match.last).endswith("s")
    for party in after:
        between = {row.lower(k) for k in range(match.last + 1, party.first)}
        announced = between & {":", "include", "includes", "including", "are", "were", "–", "|"}
        enough = plural or len(party.places) > 1 or ":" in between
        if announced and enough and party.case in ("bare", "including", "in"):
            return party
        many = sum(len(p.places) for p in after if p.first >= party.first) > 2
        if many and party.case in ("with", "to", "bare") and (plural or match.sense.group == "spoken term"):
            return party
    return None


def _whole_list(row: Row, members: Party, after: Sequence[Party]) -> list[Party]:
    """All parts of a list: "with Guangzhou and Yibin in China, with Komagane in Japan and with Gangbuk"."""
    whole = [members]
    verbs = {m.first for m in row.of("frame") if m.sense.form == "verb"}
    for party in after:
        if party.first <= whole[-1].last:
            continue
        between = range(whole[-1].last + 1, party.first)
        if len(between) > 9 or any(k in verbs or row.lower(k) in (";", ".", "which", "who", "where") for k in between):
            break
        whole.append(party)
    return whole


def _nearest(parties: Sequence[Party], but: Party | None = None) -> Party | None:
    free = [p for p in parties if but is None or not _shared(p, but)]
    return free[-1] if free else None


def _subject(before: Sequence[Party], linked: Party) -> Party | None:
    free = [p for p in before if not _shared(p, linked) and not _nested(p, linked)]
    bare = [p for p in free if p.case in ("bare", "by", "of", "for", "from", "between")]
    return _nearest(bare) or _nearest(free)


def _home(row: Row, match: Match, memory: Discourse) -> Party | None:
    return _topic(row, match, memory.home) if memory.home is not None else None


def _status(row: Row, match: Match) -> TieStatus:
    """What has become of a tie, or is to become of it, as the words of its own clause say."""
    first, last = _clause(row, match)
    near = [m for m in row.of("tie_status") if first <= m.first <= last and m.first - match.last <= 9]
    names = {m.sense.name for m in near if match.first - m.first <= 12}
    since = any(t.time is not None and t.time.relation == "since" for t in row.tokens[match.last : match.last + 3])
    for status in ("ended", "suspended"):
        if status in names:
            return status  # type: ignore[return-value]
    planned = [m for m in near if m.sense.name == "planned" and _plans(row, match, m)]
    return "planned" if planned and not since else "active"


def _plans(row: Row, match: Match, cue: Match) -> bool:
    """Whether a plan is one for the tie: "will sign a … agreement", "the agreement is to be signed"."""
    following = {row.lower(k) for k in range(cue.first, cue.last + 4)}
    earlier = {row.lower(k) for k in range(max(0, cue.first - 7), cue.first)}
    if row.lower(cue.first) == "to" and earlier & _FIRST_TO:
        return False
    if match.sense.name == "intent" and signed(row) and (cue.first > match.last or not following & _SETTLING):
        return False
    if row.lower(cue.first) in _MODALS and not following & _SETTLING:
        return False
    between = {row.lower(k) for k in range(cue.last + 1, match.first)}
    if row.lower(match.first - 1) in _OWNERS or "anniversary" in between:
        return False
    if cue.first > match.last:
        apart = {row.lower(k) for k in range(match.last + 1, cue.first)}
        return "," not in apart and bool(following & _SETTLING or row.lower(cue.first) in ("planned", "approved"))
    return not between & _DONE


def _clause(row: Row, match: Match) -> tuple[int, int]:
    """The first and last token of the clause that a term stands in."""
    first = max([k + 1 for k in range(match.first) if row.lower(k) in _BREAKS], default=0)
    last = min([k - 1 for k in range(match.last + 1, len(row.tokens)) if row.lower(k) in _BREAKS], default=len(row.tokens))
    return first, last


def _features(candidate: TieCandidate) -> dict[str, float]:
    row, match = candidate.row, candidate.match
    near = [m for m in row.of("status") if -14 <= m.first - match.last <= 6]
    words = {t.lower for t in row.tokens}
    plural = row.lower(match.last).endswith("s")
    made = bool(words & _MADE)
    discussed = any(m.sense.name == "discussed" for m in near)
    taken = any(p.bound == "home" for p in candidate.ends)
    features = {
        f"kind: {candidate.kind}": 1.0,
        "a weak word for a tie": float(match.sense.group == "weak term"),
        "a word for the tie spoken of": float(match.sense.group == "spoken term"),
        "many, none by name": float(plural and candidate.way in _LOOSE),
        "part of a body's name": float(_capital(row, match.first) and _capital(row, match.last + 1)),
        "a question": float(row.tokens[-1].lower == "?"),
        "a long list": float(max(len(p.places) for p in candidate.ends) > 2),
        f"joined: {candidate.way}": 1.0,
        "ends named here": float(sum(p.bound == "named" for p in candidate.ends)),
        "an end taken from what was said before": float(sum(p.bound == "home" for p in candidate.ends)),
        "discussed, nothing signed": float(discussed and not made),
        "a step toward a tie": float(_toward(row, match)),
        "an end that could not be placed": float(taken and (_unplaced(row, match) or any(t.kind == "name" for t in row.tokens))),
        "both ends in one country": float(candidate.a.country == candidate.b.country),
        "only discussed": float(discussed),
        "negated": float(any(m.sense.name == "negated" for m in near)),
        "planned": float(candidate.status == "planned"),
        "ended or suspended": float(candidate.status in ("ended", "suspended")),
        "signed or made": float(made),
        "a time is given": float(any(t.kind == "time" for t in row.tokens)),
        "told in the title": float(candidate.part == "title"),
        "told in a teaser": float(candidate.part == "related"),
        "firms, schools or offices act": float(any(p.actor in _BODIES for p in candidate.ends)),
        "far from its ends": float(max(_away(p, match) for p in candidate.ends) > 12),
    }
    return {name: value for name, value in features.items() if value}


def _capital(row: Row, index: int) -> bool:
    return index < len(row.tokens) and row.tokens[index].text[:1].isupper() and row.tokens[index].kind == "word"


def _toward(row: Row, match: Match) -> bool:
    """ "A first step toward a sister-city relationship": the tie itself is still ahead."""
    before = {row.lower(k) for k in range(match.first - 7, match.first)}
    ahead = {"toward", "towards", "path", "step", "steps", "precursor", "prelude", "basis", "way"}
    return bool(before & ahead) or ("lead" in before and "to" in before)


def _unplaced(row: Row, match: Match) -> bool:
    """ "With the Arctic port": an end is named by a description that could not be bound to a place."""
    levels = {m.first for m in row.of("level")}
    for k in range(match.last + 1, min(match.last + 7, len(row.tokens))):
        if row.lower(k) in ("with", "of", "to") and row.lower(k + 1) in ("the", "a", "an"):
            return any(j in levels for j in range(k + 2, k + 5))
    return False


def _away(party: Party, match: Match) -> int:
    return max(0, match.first - party.last, party.first - match.last)


_BREAKS = frozenset([";", "which", "who", "whose", "where", "while", "although", "though", "but", "because", ":"])
_FIRST_TO = frozenset("first second third fourth fifth latest last only newest youngest".split())
_MODALS = frozenset("will is are going set about soon shall".split())
_SETTLING = frozenset(
    "sign signed seal sealed conclude concluded formalize formalized formalise formalised ink inked establish "
    "established make made become voted approve approved twin twinned enter form".split()
)
_DONE = frozenset(["became", "signing", "concluded", "has", "have", "had", "celebrate", "mark", "visit", ","])
_REGIONS = frozenset({"state", "province", "prefecture", "region"})
_PAPERS = frozenset("agreement memorandum memoranda mou pact declaration protocol treaty charter roadmap".split())
_TIES_OF_PAPER = frozenset(
    "agreement relationship relations relation ties tie twinned twinning partnership jumelage pact link links".split()
)
_NEAR = frozenset("adjacent across opposite neighboring neighbouring neighbor neighbour nearby metropolitan".split())
_KIN = frozenset(["'s", "her", "his", "my", "older", "younger", "big", "little", "like", '"', "“", "half", "two", "three"])
_STANDING = frozenset({"apposition", "owner and neighbour", "list", "list before"})
_RESOLVED = frozenset("approved voted decided announced agreed adopted".split())
_LOOSE = frozenset({"topic", "one and the topic", "around", "two after"})
_BODY_NOUNS = frozenset(
    "commission commissions committee committees association associations board council society foundation "
    "organization organisation organizations organisations international club office conference convention summit "
    "bowl park street plaza".split()
)
_DEFINITE = frozenset("the this that these those its their our his her".split())
_INDEFINITE = frozenset("a an any another no every each some".split())
_COPULAS = frozenset("is are was were be been become became becomes becoming as call called made remain stay".split())
_SIGNING = frozenset({"a document is signed", "a document or a relation comes about"})
_MADE = frozenset(
    "signed sign signing inked established became formed concluded sealed twinned entered joined since formalized "
    "formalised anniversary agreed".split()
)
_THINGS = frozenset(
    "hospital school university college museum club company firm enterprise airport port zoo library hotel church "
    "cathedral parish diocese brewery bridge tower mountain river lake station theater theatre orchestra choir that "
    "one".split()
)
_BODIES = frozenset(
    "organisation,university,school,college,hospital,museum,company,firm,enterprise,association,chamber,"
    "chamber of commerce,bureau,office,airport,port,zoo,club,foundation,department,library".split(",")
)
