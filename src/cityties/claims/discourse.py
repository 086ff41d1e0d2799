"""What has been spoken of so far, and whom "the two cities", "the guests" or "Mayor Berry" stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cityties.claims.actors import PREPOSITIONS, VERBISH
from cityties.claims.lexicon import Lexicon, Match
from cityties.claims.lying import lies_in
from cityties.claims.members import Entry, cities_told, is_plain
from cityties.claims.parties import Party, is_no_town
from cityties.claims.rows import Row
from cityties.claims.salience import Salience
from cityties.records import ExchangeKind, Place

_OFFICIALS_OF_HOME = frozenset(
    {"mayor", "deputy mayor", "vice mayor", "lord mayor", "councillor", "councilor"}
)
_NAME_REACH = 6
_WHERE = frozenset({"in", "at", "near", "from"})  # a place that only says where somebody is, or comes from
_HEADING = 10  # tokens; a longer line is no heading
_CLAUSE = frozenset(
    ["", ",", ";", ":", "and", "but", "while", "that", "when", "where", "because", "–", "—", '"', "“"]
)


@dataclass(slots=True)
class Discourse:
    """The memory of one story.

    ``home`` is the place from which the story is told, ``pair`` the two places last spoken of together,
    ``visitors`` and ``hosts`` the sides of the last visit and ``journey`` its kind, ``gathering`` the
    sentence that last spoke of a conference, ``recent`` the cities by their last mention,
    ``people`` the place of everybody who was introduced with one, ``term`` the kind of tie last spoken of,
    ``anchor`` the place whose ties are being told, ``anchored`` the sentence that told so, ``subject``
    the place that was last a sentence's subject and ``salient`` the ids of the places that come up more
    than once or in the title. ``latest`` is the pair last named, be the place abroad salient or not: a
    tie is often told in the sentence after its only mention. ``section`` is the place that the last
    heading names. A list of partners may begin in the next ``listing`` sentences, of ties of the kind
    ``listed``, all with ``anchor``; ``in_list`` tells that it has begun, ``awaited`` that a sentence, not a
    heading, spoke of them. ``affairs`` has the other
    matters that the whole story is about: states, clubs. ``told`` is the pair of the last exchange,
    ``salience`` where in the story each place comes up, and ``at`` the number of the sentence that is
    read. ``rosters`` has the partners of the lines of rosters, by their sentence.
    """

    home: Place | None = None
    pair: tuple[Place, Place] | None = None
    visitors: tuple[Place, ...] = ()
    hosts: tuple[Place, ...] = ()
    journey: ExchangeKind | None = None
    gathering: int | None = None
    recent: list[Place] = field(default_factory=list)
    people: dict[str, Place] = field(default_factory=dict)
    term: str | None = None
    anchor: Place | None = None
    anchored: int = -9
    salient: frozenset[int] = frozenset()
    latest: tuple[Place, Place] | None = None
    subject: Place | None = None
    affairs: frozenset[str] = frozenset()
    section: Place | None = None
    listed: str | None = None
    listing: int = 0
    in_list: bool = False
    awaited: bool = False
    told: tuple[Place, Place] | None = None
    salience: Salience = field(default_factory=Salience)
    at: int = 0
    rosters: Mapping[int, Sequence[Entry]] = field(default_factory=dict)

    def see(self, row: Row, parties: Sequence[Party]) -> None:
        """Remembers who was named in a sentence, after it was read."""
        cities = [p for party in parties for p in party.places if p.level != "country"]
        for place in cities:
            if any(known.id == place.id for known in self.recent):
                self.recent = [known for known in self.recent if known.id != place.id]
            self.recent.append(place)
        distinct = {p.id: p for p in cities}
        if any(errand.sense.name == "meeting" for errand in row.of("errand")):
            self.gathering = self.at
        if _is_heading(row):
            self.section = next(iter(distinct.values())) if len(distinct) == 1 else None
        near = {p.id for party in parties if _only_near(row, party) for p in party.places}
        distinct = {i: p for i, p in distinct.items() if i not in near}
        if len(distinct) == 2:
            one, other = distinct.values()
            if one.country != other.country:
                self.pair = self.latest = (one, other)
        elif len(distinct) == 1 and self.home is not None:
            (one,) = distinct.values()
            section = self.section
            base = section if section is not None and section.country != one.country else self.home
            foreign = one.country != base.country
            aside = one.id not in self.salient and all(p.case in _WHERE and not p.actor for p in parties)
            if foreign and not (aside and self.latest is not None):
                self.latest = (base, one)
            if foreign and one.id in self.salient:
                self.pair = self.latest
        subjects = [p for p in parties if p.case == "bare" and row.lower(p.first - 1) in _CLAUSE]
        subjects = subjects or [p for p in parties if p.case == "bare"][:1]
        if subjects and not subjects[-1].is_country:
            self.subject = subjects[-1].places[0] if len(subjects[-1].places) == 1 else None
        for party in parties:
            if party.actor in _OFFICIALS and len(party.places) == 1 and party.bound == "named":
                for name in _names(row, party):
                    self.people[name] = party.places[0]

    @property
    def section_home(self) -> Place | None:
        """Where "here" is: the place of the section, where it lies in the home's country, else the home."""
        if self.section is None or self.home is None or self.section.country != self.home.country:
            return self.home
        if lies_in(self.home, self.section):
            return self.home
        return self.section

    def partner(self, place: Place) -> Place | None:
        """The other end of the pair that is spoken of: the last pair's, else the home of the story."""
        if self.pair is not None:
            one, other = self.pair
            if place.id == one.id or (place.level == "country" and place.country == one.country):
                return other
            if place.id == other.id or (place.level == "country" and place.country == other.country):
                return one
        home = self.section_home
        if home is not None and home.id != place.id and not lies_in(home, place) and not lies_in(place, home):
            return home
        return None


def _only_near(row: Row, party: Party) -> bool:
    """As in "a town near Riga", "ten miles south of Riga": said of where another place lies."""
    away = row.lower(party.name - 1) == "of" and row.lower(party.name - 2) in row.words("directions")
    return party.actor is None and (row.lower(party.name - 1) == "near" or away)


def _is_heading(row: Row) -> bool:
    """Whether a row is a short line without a stop: "Leith, spring fair"."""
    return len(row.tokens) <= _HEADING and row.tokens[-1].lower not in (".", "?", "!", ":", ";", ",", "。")


_OFFICIALS: frozenset[str] = frozenset(
    "mayor,deputy mayor,vice mayor,lord mayor,governor,vice governor,lieutenant governor,"
    "councillor,councilor,party secretary,secretary,chairman,chairwoman,president,director,chief,"
    "head,official,representative,speaker,commissioner,provost,premier,chair,colleague,"
    "counterpart,leader,delegate,member".split(",")
)


def _names(row: Row, party: Party) -> Iterable[str]:
    """The family names that stand beside an office.

    As in "Yasushi Takahashi, mayor of Mito", "Mayor Kim Yong-seo".
    """
    for index in range(max(0, party.first - 1), min(len(row.tokens), party.last + _NAME_REACH)):
        token = row.tokens[index]
        if index > party.last and token.kind == "word" and not token.text[:1].isupper():
            break
        if token.kind == "word" and token.text[:1].isupper() and len(token.text) > 2:
            titled = any(
                m.first <= index <= m.last for group in ("actor", "level", "term") for m in row.of(group)
            )
            if (not titled and index) or (
                not titled and row.tokens[index + 1 : index + 2] and row.tokens[index + 1].text[:1].isupper()
            ):
                yield token.text


def resolve_references(row: Row, named: Sequence[Party], memory: Discourse, lexicon: Lexicon) -> list[Party]:
    """The parties that a sentence speaks of without naming them, bound to places by what was said before."""
    taken = {k for p in named for k in range(p.first, _apposition(row, p))}
    found: list[Party] = []
    for party in [
        *_pairs(row, memory, lexicon),
        *_others(row, memory, lexicon),
        *_phrases(row, memory),
        *_people(row, named, memory),
    ]:
        span = set(range(party.first, party.last + 1))
        if not span & taken:
            taken |= span
            found.append(party)
    return found


def _apposition(row: Row, party: Party) -> int:
    """Where a party's own words end: "Winneba | , the city's sister city in Ghana"."""
    if party.actor is None and party.bound == "named" and len(party.places) == 1:
        for index in range(party.name + 1, party.last):
            if row.lower(index) == ",":
                return index
    return party.last + 1


def make_reference(
    row: Row, places: Sequence[Place], first: int, last: int, bound: str, actor: str | None = None
) -> Party:
    """A party that is spoken of without its name, by the tokens from ``first`` to ``last``."""
    before = row.lower(first - 1)
    return Party(
        places=tuple(places),
        first=first,
        last=last,
        start=row.tokens[first].start,
        end=row.tokens[last].end,
        case=before if before in PREPOSITIONS else "bare",
        own="reference",
        actor=actor,
        bound=bound,  # type: ignore[arg-type]
    )


def _determined(row: Row, level_at: int, determiners: Sequence[str]) -> int | None:
    """The first token of "the two | Japanese | cities", or nothing where no such determiner stands there."""
    for back in range(1, 5):
        for determiner in determiners:
            words = determiner.split()
            first = level_at - back - len(words) + 1
            if first >= 0 and [row.lower(k) for k in range(first, first + len(words))] == words:
                between = range(first + len(words), level_at)
                plain = all(row.tokens[k].kind in ("word", "adjective", "number") for k in between)
                if plain and not any(row.lower(k) in VERBISH for k in between):
                    return first
    return None


def _pairs(row: Row, memory: Discourse, lexicon: Lexicon) -> Iterable[Party]:
    pair = _named_before(row) or _with_home(row, memory) or memory.pair
    if pair is None:
        return
    plural = [m for m in row.of("level") if row.lower(m.last).endswith("s")]
    for match in plural:
        first = _determined(row, match.first, lexicon.determiners["pair"])
        owned = first is not None and row.lower(first - 1) in ("'s", "'")
        if first is not None and not owned and not _counts_others(row, first, match):
            yield make_reference(row, pair, first, match.last, "pair")
    for match in row.of("reference"):
        if match.sense.name == "pair" and not _other_things(row, match.last + 1):
            yield make_reference(row, pair, match.first, match.last, "pair")


def _counts_others(row: Row, first: int, level: Match) -> bool:
    """As in "two sister cities, Kobe and Riga", "two towns of Japan, Kobe and Otsu": who they are follows."""
    if row.lower(first) != "two":
        return False
    named = any(t.kind == "place" for t in row.tokens[level.last + 1 : level.last + 3])
    told = cities_told(row, level.last + 1)[:2]
    listed = len(told) > 1 and all(is_plain(row, k) for k in range(level.last + 1, told[1].first))
    return listed or (named and any(m.last == level.last for m in row.of("term")))


def _other_things(row: Row, index: int) -> bool:
    """Whether "the two" or "both" counts something else than the places: "the two companies"."""
    word = row.lower(index)
    if word in ("already", "of", "men", "women", "others"):
        return True
    return (
        word.endswith("s") and len(word) > 4 and row.tokens[index].kind == "word" and not word.endswith("ss")
    )


def _named_before(row: Row) -> tuple[Place, Place] | None:
    """Two cities of two countries that the sentence itself names, and no third."""
    places = [
        t.mention.place
        for k, t in enumerate(row.tokens)
        if t.kind == "place" and t.mention and t.mention.place and not is_no_town(row, k)
    ]
    cities = {
        p.id: p for p in places if p.level not in ("country", "state", "province", "prefecture", "region")
    }
    if len(cities) != 2:
        return None
    one, other = cities.values()
    return (one, other) if one.country != other.country else None


def _with_home(row: Row, memory: Discourse) -> tuple[Place, Place] | None:
    """The home and the only city of a sentence, which lies abroad and is not of the pair spoken of."""
    home = memory.section_home
    told = {
        t.mention.place.id: t.mention.place
        for k, t in enumerate(row.tokens)
        if t.kind == "place"
        and t.mention
        and t.mention.place
        and t.mention.place.level not in ("country", "state", "province", "prefecture", "region")
        and row.lower(k - 2) not in row.words("directions")
    }
    if home is None or len(told) != 1:
        return None
    (city,) = told.values()
    known = memory.pair is not None and city.id in {p.id for p in memory.pair}
    return None if known or city.country == home.country else (home, city)


def _others(row: Row, memory: Discourse, lexicon: Lexicon) -> Iterable[Party]:
    """As in "Its sister city", where no name follows: the other end of the pair."""
    if memory.pair is None or memory.home is None:
        return
    partner = memory.partner(memory.home)
    if partner is None:
        return
    for match in row.of("term"):
        follows = row.tokens[match.last + 1 : match.last + 4]
        if match.sense.name != "sister_city" or any(t.kind == "place" for t in follows):
            continue
        known = row.lower(match.first - 1) in {*lexicon.determiners["other"]} - {"a", "the"}
        if known and not row.lower(match.last).endswith("s"):
            yield make_reference(row, [partner], match.first - 1, match.last, "reference")


def _phrases(row: Row, memory: Discourse) -> Iterable[Party]:
    for match in row.of("reference"):
        places: Sequence[Place] = ()
        actor = None
        if match.sense.name == "visitors":
            places, actor = memory.visitors, "guest"
        elif match.sense.name == "hosts":
            places = memory.hosts
        elif match.sense.name == "there":
            places = _last_named(row, match.first, memory)
        elif match.sense.name == "home" and memory.section_home is not None:
            places = (memory.section_home,)
        elif match.sense.name == "other" and memory.home is not None:
            partner = memory.partner(memory.home)
            places = (partner,) if partner is not None else ()
        if places:
            yield make_reference(row, places, match.first, match.last, "reference", actor)
    if memory.home is None:
        return
    for match in row.of("level"):
        known = row.lower(match.first - 1) in ("the", "this", "our")
        if known and not row.lower(match.last).endswith("s") and row.lower(match.last + 1) != "of":
            yield make_reference(
                row, [memory.section_home or memory.home], match.first - 1, match.last, "home"
            )


def _last_named(row: Row, index: int, memory: Discourse) -> Sequence[Place]:
    """The place that "there" speaks of: the last one named, in the sentence or before.

    As in "there is" speaks of none.
    """
    if row.lower(index + 1) in ("is", "are", "was", "were", "will", "has", "have", "had", "to"):
        return ()
    named = [
        t.mention.place for t in row.tokens[:index] if t.kind == "place" and t.mention and t.mention.place
    ]
    cities = [p for p in [*memory.recent, *named] if p.level != "country"]
    return cities[-1:]


def _people(row: Row, named: Sequence[Party], memory: Discourse) -> Iterable[Party]:
    """Those who were introduced before with their place, and a mayor without a place: the home's."""
    for index, token in enumerate(row.tokens):
        if token.kind != "word":
            continue
        place = memory.people.get(token.text)
        if place is not None:
            yield replace(
                make_reference(row, [place], index, index, "person", "official"),
                case=_case_before_name(row, index),
            )
    if memory.home is None or memory.home.level in ("country", "state", "province", "prefecture", "region"):
        return
    for match in row.of("actor"):
        name = row.tokens[match.last + 1 : match.last + 2]
        if (
            match.sense.form in _OFFICIALS_OF_HOME
            and name
            and name[0].kind == "word"
            and name[0].text[:1].isupper()
            and not _comes_with(row, match.last + 1, named)
        ):
            yield make_reference(row, [memory.home], match.first, match.last, "home", match.sense.form)


def _comes_with(row: Row, name: int, named: Sequence[Party]) -> bool:
    """Whether a person stands with people of another place: "Mayor Chen and his delegation from Kofu"."""
    after = next((k for k in range(name, len(row.tokens)) if not row.tokens[k].text[:1].isupper()), name)
    return row.lower(after) in ("and", "with") and any(
        p.actor and p.own in ("from", "of") and after < p.first <= after + 2 for p in named
    )


def _case_before_name(row: Row, index: int) -> str:
    back = index - 1
    while back >= 0 and (
        row.tokens[back].text[:1].isupper() or row.lower(back) in (".", "his", "her", "mayor")
    ):
        back -= 1
    return row.lower(back) if row.lower(back) in PREPOSITIONS else "bare"
