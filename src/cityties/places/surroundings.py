"""What the words around a name tell: a level, an organisation, or that it is no place at all."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from cityties.places.english import English
from cityties.places.gazetteer import Gazetteer
from cityties.places.levels import level_words
from cityties.places.organisations import organisation, organisation_end
from cityties.places.persons import Persons
from cityties.places.spotting import LONGEST_NAME, Spot
from cityties.places.tokens import Words

FAMOUS = 5.8
"""The prior (about log10 of people, more for the famous) of a name that needs no words of place around it."""
LONGEST_SHORT = 4
"""Letters up to which a word in capitals may be a short form."""
UNNAMED = 20.0
"""What no score of a place outweighs."""
DATELINE_END = re.compile(r"(?:/[A-Z]+|,[^\n–—]{1,40}?)?\s*(?:\([\w ]+\)\s*)?(?:[–—]|--|- )|, [A-Z][\w.]+ ")
LEVEL_OF = re.compile(
    r"\b(?P<level>[a-z]+(?: city)?) of (?:the )?(?:[A-Z][\w'’-]+(?:, | and | & )){0,2}$", re.IGNORECASE
)
DEFINED = re.compile(
    r"(?: \([^()]*\))?(?:,| is| was) (?:a|an|the|one of the) (?:[\w-]+ ){0,4}?"
    r"(?:city|town|village|borough|municipality|township|commune|county|suburb|parish|cities|towns|villages)\b"
)
"""As in "Flint is an old city in Michigan", "Flint (once Grand Traverse), a city of 80,000"."""
PLURAL = re.compile(r"(?:counties|prefectures|provinces|districts|states|regions|oblasts|voivodeships)$")
GOES_ON = re.compile(r"(?:[-‐‑](?!to|and|by|in|on|of)[a-zà-ÿ]{1,7}){1,3}[-‐‑][A-ZÀ-Þ]|[-‐‑][dl]['’][A-ZÀ-Þ]")
"""How the name of a place goes on, of which only the start is known: "Saint-Jacques|-de-Néhou"."""
ACRONYM = re.compile(r" \((?:the )?([A-Z]{3,6})\)")
"""A short form behind what it stands for: "the Pacific Association of Ports (PAP)"."""
BRAND = re.compile(r"[A-Z]{2,}[a-z]")
AGENCY = re.compile(r"\)\s?[-–—]")
"""What follows a news agency in a dateline: "Irbid, April 16 (Petra) - "."""
NAMED_AGENCY = re.compile(r"[Aa]gency,? \(?$")
DAY_BEFORE = re.compile(r"\d,? \($")
CITY_LIKE = frozenset({"city", "town", "village", "township", "municipality", "cities"})


def look_around(
    spots: list[Spot], words: Words, text: str, gazetteer: Gazetteer, english: English
) -> list[Spot]:
    """Keep the spots that may be places, with levels, organisations and doubts noted on them."""
    taken = {number for spot in spots for number in range(spot.first, spot.last + 1)}
    persons = Persons(words, english, spots)
    kept: list[Spot] = []
    ordinary: list[Around] = []
    short = _acronyms(text)
    for spot in spots:
        around = Around(spot, Text(text, words, taken), gazetteer, english)
        if spot.kind == "name":
            if text[spot.start : spot.end] in short:
                continue
            if persons.claims(spot) or around.is_other_thing():
                continue
            if around.is_ordinary_word():
                ordinary.append(around)
                continue
        around.note_level()
        around.note_organisation()
        if spot.kind == "name":
            around.note_doubts()
        kept.append(spot)
    _share_levels(sorted([*kept, *(a.spot for a in ordinary)], key=lambda s: s.first), text)
    again = persons.again(kept)
    kept = [spot for spot in kept if spot.first not in again]
    return _with_ordinary_words(kept, ordinary)


def _acronyms(text: str) -> frozenset[str]:
    """Short forms of capitalised words: the NAPA of "North American Ports Association (NAPA)"."""
    found = set()
    for match in ACRONYM.finditer(text):
        words = text[max(0, match.start() - 90) : match.start()].rpartition("\n")[2].split(" ")[-12:]
        initials = iter([word[0] for word in words if word[:1].isupper()])
        if all(letter in initials for letter in match.group(1)):
            found.add(match.group(1))
    return frozenset(found)


def _share_levels(spots: list[Spot], text: str) -> None:
    """Give the level word at a list's end to all of the list: "Gifu, Mie and Aichi prefectures"."""
    plural = False
    for before, spot in reversed(list(pairwise(spots))):
        gap = text[before.end : spot.start]
        ends = PLURAL.search(text, spot.start, spot.end) is not None and gap in (" and ", ", and ", " & ")
        plural = (ends or (plural and gap == ", ")) and before.kind == "name" and not before.levels
        if plural:
            before.levels = spot.levels


def _with_ordinary_words(kept: list[Spot], ordinary: list[Around]) -> list[Spot]:
    """Add dictionary words back that elsewhere in the text are surely places: "Cairns in Queensland"."""
    sure = {spot.key for spot in kept if spot.located or spot.levels}
    for around in ordinary:
        if around.spot.key in sure or around.spot.levels:
            around.note_level()
            around.note_organisation()
            kept.append(around.spot)
    return sorted(kept, key=lambda spot: spot.first) if ordinary else kept


class Text(NamedTuple):
    """A text, its words, and the numbers of those that stand in a spot."""

    text: str
    words: Words
    taken: set[int]


class Around:
    """One spot and the words about it."""

    def __init__(self, spot: Spot, text: Text, gazetteer: Gazetteer, english: English) -> None:
        self.spot, self.text, self.words, self.taken = spot, text.text, text.words, text.taken
        self.tokens = text.words.tokens
        self.gazetteer, self.english = gazetteer, english
        self.before = self.tokens[spot.first - 1] if spot.first else None
        self.after = self.tokens[spot.last + 1] if spot.last + 1 < len(self.tokens) else None
        self.first = self.tokens[spot.first]
        if self.before is not None and not self.first.joined:
            self.before = None
        if self.after is not None and not self.after.joined:
            self.after = None
        self.single = spot.first == spot.last
        self.fame = spot.holders[0].prior if spot.holders and spot.holders[0].trust > 1 else 0.0

    def is_other_thing(self) -> bool:
        """Whether it names a street, newspaper, team, product or landform."""
        after = self.after
        if self._goes_on_unknown() or self._is_river() or GOES_ON.match(self.text, self.spot.end):
            return True
        if self._is_team() or self._is_founder() or self._is_mere_direction() or self._is_agency():
            return True
        if self.single and BRAND.match(self.first.text):
            return True  # "SEGi University"
        if self.single and self._is("numbers", self.spot.key) and not self._is_qualified():
            return True  # "Four cities", which the village of Four in France is not
        if (
            self.single
            and self.before is not None
            and self.before.capital
            and self._is("landforms", self.before.folded)
        ):
            return True
        if (
            self.first.upper
            and len(self.first.text) > 1
            and not self._is_upper_line()
            and not self._is_dateline()
            and not self._is_told_in_capitals()
        ):
            return self.fame < FAMOUS or self.spot.holders[0].trust == 1
        if after is not None and after.capital and not (after.title and self.fame >= FAMOUS):
            word, pair = after.folded, self._pair_after()
            if self._is("streets", word) and not self._is_city_square(word):
                return True
            if self._is("press", word) or self._is("things", word):
                return True
            if (self._is("teams", word) or self._is("teams", pair)) and not self._is("organisations", word):
                return True
        return False

    def _is_river(self) -> bool:
        """As in "the cities on the Volga", where no noun follows: not "on the Kofu side"."""
        article = self.before is not None and self.single and self.before.folded == "the"
        along = article and self.spot.first > 1 and self._is("along", self.tokens[self.spot.first - 2].folded)
        return along and (self.after is None or not self.after.joined or self.after.folded == "and")

    def _is_team(self) -> bool:
        """As in "Real Madrid", "Rapid Vienna"."""
        before = self.before
        return before is not None and before.capital and self._is("team_starts", before.folded)

    def _is_mere_direction(self) -> bool:
        """As in "the North West City Region", which is no province: not "North West Province"."""
        words = self.tokens[self.spot.first : self.spot.last + 1]
        if not all(self._is("directions", word.folded) for word in words) or self._is_qualified():
            return False
        levels = level_words().get(self.after.folded, ()) if self.after is not None else ()
        return not any(holder.level in levels for holder in self.spot.holders)

    def _is_agency(self) -> bool:
        """As in "Irbid, April 16 (Petra) - The mayor …"."""
        start, end = self.spot.start, self.spot.end
        if NAMED_AGENCY.search(self.text, max(0, start - 10), start):
            return True  # "the Jordan News Agency, Petra, said"
        return bool(AGENCY.match(self.text, end) and DAY_BEFORE.search(self.text, max(0, start - 8), start))

    def _is_founder(self) -> bool:
        """As in "Harvard Medical School", called after a person."""
        return (
            self._is("founders", self.spot.key)
            and organisation_end(self.tokens, self.spot, self.english) is not None
        )

    def _goes_on_unknown(self) -> bool:
        """Whether a name seldom used for its place is but the start of an unknown one: "Puerto Morelos"."""
        after = self.after
        if not self.single or after is None or not after.capital or after.title or after.gap != " ":
            return False
        if self.spot.holders[0].trust > 1:
            return False
        known = ("levels", "organisations", "events", "things", "civic", "teams", "press", "titles", "months")
        return not any(self._is(name, after.folded) for name in known)

    def _is_dateline(self) -> bool:
        """At the start of a line or before a dash: "RAWALPINDI/ISLAMABAD –", "SAN MATEO, Calif."."""
        number = self.spot.first
        while number and self.tokens[number].gap in (" ", "/", "-", " / ") and self.tokens[number - 1].upper:
            number -= 1
        first = self.tokens[number]
        if not first.starts:
            return False
        return not number or "\n" in first.gap or DATELINE_END.match(self.text, self.spot.end) is not None

    def _is_upper_line(self) -> bool:
        number = self.spot.first
        near = self.tokens[max(0, number - 3) : number] + self.tokens[self.spot.last + 1 : self.spot.last + 4]
        near = [t for t in near if t.line == self.first.line and len(t.text) > 2]
        return bool(near) and sum(t.upper for t in near) * 2 > len(near)

    def _is_told_in_capitals(self) -> bool:
        """As in "The city of ISEHARA in Japan", where the words around tell that it is no short form."""
        level = LEVEL_OF.search(self.text, max(0, self.spot.start - 60), self.spot.start)
        told = level is not None and level.group("level").lower() in level_words()
        return len(self.first.text) > LONGEST_SHORT and (told or self._is_qualified())

    def _pair_after(self) -> str:
        following = self.tokens[self.spot.last + 1 : self.spot.last + 3]
        return " ".join(token.folded for token in following)

    def _is_city_square(self, word: str) -> bool:
        return word in ("st", "way") and self.fame >= FAMOUS and self.after is not None and self.after.title

    def is_ordinary_word(self) -> bool:
        """A dictionary word ("Reading", "Nice", "Most") where its capital may come from its position."""
        if (
            not self.single
            or self.spot.key not in self.english.words
            or self.spot.holders[0].feature == "PCL"
        ):
            return False
        if self._ends_a_thing():
            return True
        if self._is_qualified() or self._followed_by_level() or self._is_defined():
            return False
        by_position = self.first.starts or self.first.title or self.first.upper
        if self._is("place_words", self.spot.key) and self.fame >= FAMOUS:
            return False
        if by_position:
            return True
        neighbour = (self.after is not None and self.after.capital) or (
            self.before is not None and self.before.capital
        )
        located = self._is_located() or self._is_listed()
        return neighbour or (not (located and self.fame >= 3.5) and self.fame < FAMOUS)

    def _ends_a_thing(self) -> bool:
        """A word that seldom is a place, or ends another name: "Sports Week (Kofu)", "the Free Zone in"."""
        if self.spot.holders[0].trust == 1 and not self._is("place_words", self.spot.key):
            return True
        if self._is("levels", self.spot.key) and self.after is not None and self.after.text[0].isdigit():
            return True  # "Ward 5"
        follows = self.before is not None and self.before.capital
        return follows and (self._is("organisations", self.spot.key) or self._is("events", self.spot.key))

    def _is_located(self) -> bool:
        return (
            self.before is not None and not self.before.capital and self._is("locatives", self.before.folded)
        )

    def _is_listed(self) -> bool:
        """Whether it follows a place in a list: "Rheine, Borne and Leer"."""
        number = self.spot.first
        return number > 0 and number - 1 in self.taken and self.first.gap == ", "

    def _is_qualified(self) -> bool:
        """Whether a comma and a capitalised name of a country or region follow: "Reading, England"."""
        following = self.tokens[self.spot.last + 1 : self.spot.last + 2]
        if following and following[0].folded == "in" and following[0].joined:
            following = [
                t for t in self.tokens[self.spot.last + 2 : self.spot.last + 4] if t.folded != "the"
            ][:1]
        elif following and following[0].gap not in (", ", " ("):
            return False
        if not following or not following[0].capital:
            return False
        nxt = following[0]
        if nxt.text in self.english.regions or nxt.text in self.english.countries:
            return True
        names = self.gazetteer.trie.prefixes(self.words.folded[nxt.at : nxt.at + LONGEST_NAME])
        ended = (name for name in names if nxt.at + len(name) in self.words.index)
        return any(
            h.feature in ("PCL", "ADM1") and h.trust > 1 for n in ended for h in self.gazetteer.holders(n)
        )

    def _is_defined(self) -> bool:
        """Whether the text goes on to say that it is a town: "Flint is a town in Michigan"."""
        return DEFINED.match(self.text, self.spot.end) is not None

    def _followed_by_level(self) -> bool:
        if self.after is None or self.after.folded not in level_words():
            return False
        return self.after.folded not in ("island", "islands")

    def note_level(self) -> None:
        """Take a level word that is attached into the span: "Haiyan County", "the city of Pengzhou"."""
        spot, after = self.spot, self.after
        if spot.kind != "name":
            return
        if (
            after is not None
            and spot.last + 1 not in self.taken
            and not self._is_civic()
            and self.first.text[-1:] != "-"
        ):
            pair = self.tokens[spot.last + 1 : spot.last + 3]
            two = " ".join(t.folded for t in pair) if len(pair) == 2 and pair[1].joined else ""
            word = two if two in level_words() else after.folded
            if self._is_adjectival(word):
                return
            if word in level_words() and (after.gap in {" ", "-"}):
                spot.levels = level_words()[word]
                spot.last += len(word.split())
                spot.end = self.tokens[spot.last].end
                self.after = self.tokens[spot.last + 1] if spot.last + 1 < len(self.tokens) else None
                if self.after is not None and not self.after.joined:
                    self.after = None
                return
        match = LEVEL_OF.search(self.text, max(0, spot.start - 60), spot.start)
        if match:
            word = match.group("level").lower()
            singular = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
            word = word if word in level_words() else singular
            if word in level_words():
                spot.levels = level_words()[word]

    def _is_adjectival(self, word: str) -> bool:
        """Whether a region's name only says where "the Fujian city", "the Norfolk town" lies."""
        after = self.after
        likeliest = self.spot.holders[:1] if word == "city" else self.spot.holders
        return (
            word in CITY_LIKE
            and after is not None
            and not after.capital
            and any(h.feature in ("ADM1", "ADM2", "PCL") and h.trust > 1 for h in likeliest)
            and self.before is not None
            and self.before.folded in ("the", "this", "a", "his", "her", "its", "their", "our")
        )

    def _is_civic(self) -> bool:
        """Whether "City" after the name belongs to what follows: "Florence City Council"."""
        pair = self.tokens[self.spot.last + 1 : self.spot.last + 3]
        return len(pair) == 2 and pair[1].joined and self._is("civic", pair[1].folded) and pair[0].capital

    def _has_council(self) -> bool:
        following = self.tokens[self.spot.last + 1 : self.spot.last + 3]
        return any(token.joined and token.folded == "council" for token in following)

    def note_organisation(self) -> None:
        """The whole name of an organisation that the place's name stands in: "Chengdu Media Group"."""
        spot = self.spot
        if spot.kind == "name":
            spot.organisation = organisation(self.text, self.tokens, spot, self.taken, self.english)

    def note_doubts(self) -> None:
        """Note what speaks against the span being a place, and whether local words surround it."""
        spot, key = self.spot, self.spot.key
        told = self._is_located() or self._is_qualified() or self._is_defined() or self._has_council()
        spot.located = told or bool(spot.levels)
        spot.placed = spot.located and not self._is_joined_only()
        if self._is("numbers", key) and spot.levels:
            self._doubt(UNNAMED, "a number of places that are not named")  # "Ten cities in Europe"
        if spot.located or spot.organisation:
            return
        if self.single and (key in self.english.given_names or key in self.english.surnames):
            self._doubt(1.0, "a name that persons bear")
        if spot.holders[0].trust == 1:
            self._doubt(1.5, "a name seldom used for it, without words of place")

    def _is_joined_only(self) -> bool:
        """Whether nothing but a word that as well stands before persons makes it a place: "and Lincoln"."""
        if self.before is None or self._is_qualified() or self._is_defined() or self.spot.levels:
            return False
        return self._is("joining", self.before.folded)

    def _doubt(self, weight: float, why: str) -> None:
        self.spot.doubt += weight
        self.spot.doubts.append(why)

    def _is(self, name: str, word: str) -> bool:
        return self.english.is_in(name, word)
