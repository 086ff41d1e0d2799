"""Who travels: the sorts of people, and the kind of exchange that their journey is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cityties.claims.actors import PREPOSITIONS
from cityties.claims.clauses import clause, is_passive
from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Frame, Match
from cityties.claims.parties import Party
from cityties.claims.rows import Row
from cityties.records import ExchangeKind

_SORTS = {
    "officials": frozenset(
        "mayor,deputy mayor,vice mayor,lord mayor,governor,vice governor,delegation,delegate,official,"
        "mission,councillor,councilor,party secretary,secretary,representative,chairman,chairwoman,"
        "speaker,group,"
        "party,guest,visitor,member,counterpart,colleague,leader,entourage,contingent,head,director".split(
            ","
        )
    ),
    "the young": frozenset(
        "student,pupil,schoolchildren,teenager,child,boy,girl,youth,youngster,young people,teacher,school,"
        "intern,trainee,scholar,professor,university,college,principal,educator,chaperone,schoolgirl,"
        "schoolboy,grader,freshman,sophomore,teen,schoolkid,schoolmate,classmate,apprentice,undergraduate,"
        "postgraduate,schoolteacher,headteacher,lecturer,language assistant,teaching assistant,"
        "youth ambassador,young ambassador,junior ambassador,student ambassador".split(",")
    ),
    "traders": frozenset(
        "businessman,businesswoman,businesspeople,business people,business leader,business owner,"
        "businessperson,business person,business executive,entrepreneur,investor,trader,merchant,"
        "exporter,importer,manufacturer,industrialist,tour operator,travel agent,hotelier,trade delegation,"
        "business delegation,economic delegation,commercial delegation,investment delegation,"
        "trade and investment delegation,business and trade delegation,trade and business delegation,"
        "trade promotion delegation,investment promotion delegation".split(",")
    ),
    "players": frozenset(
        "player,team,athlete,runner,swimmer,club,crew,football team,baseball team,rower,golfer,gymnast,"
        "wrestler,skater,skier,cyclist,footballer,cricketer,judoka,karateka,fencer,boxer,archer,paddler,"
        "canoeist,kayaker,marathoner,bowler".split(",")
    ),
    "artists": frozenset(
        "artist,musician,dancer,singer,choir,orchestra,troupe,band,ensemble,performer,painter,"
        "photographer,youth orchestra,youth choir,brass band,marching band,ballet,theatre company,"
        "acrobat,drummer,violinist,pianist,cellist,guitarist,organist,soloist,composer,trio,quartet,quintet,"
        "piper,majorette,puppeteer,muralist,dance group,folk group,theatre group,theater group,"
        "drama group".split(",")
    ),
}
_ANY_GROUP = frozenset(
    "delegation,delegate,group,party,guest,visitor,member,contingent,entourage,team,crew,friend,"
    "mission".split(",")
)
"""Words that say nothing of what sort those are of whom they speak."""
_MADE_UP_OF = {
    **dict.fromkeys(
        "young youth student school pupil teenage junior schoolgirl college university".split(), "student"
    ),
    **dict.fromkeys(
        "football soccer rugby basketball volleyball sports hockey cricket handball".split(), "player"
    ),
    **dict.fromkeys("music dance folk theatre theater art artistic musical choral".split(), "artist"),
}
"""Who they are of whom a group is made up, by the word before: "a youth group"."""
_KINDS: dict[str, ExchangeKind] = {
    "players": "sport",
    "the young": "education",
    "artists": "event",
    "traders": "trade",
}
_ON_THE_FIELD = frozenset({"sides play", "somebody takes the field"})
_OWN = frozenset({"his", "her"})
_FOR_IT = frozenset({"for", "to", "at"})
_ATTENDING = ("attend", "join", "take", "took", "participat")
_IT = frozenset({"it", "too", "as"})
_SHORTLY = 2  # sentences within which "it" is still the conference that was told of
_IN_NAMES = frozenset("\"“”'’‘-–&.")  # marks within the name of what is attended
_BESIDE = 8  # tokens after a verb in which those stand whom somebody sends or receives
_UNNAMED = frozenset({"reference", "home", "pair"})


def sort_of(actor: str | None) -> str:
    """The sort of people that an actor is: officials, the young, players, artists, or others.

    What has no sort of its own has that of its last word: a medical student is a student.
    """
    words = (actor, (actor or "").rpartition(" ")[2])
    return next((name for word in words for name, actors in _SORTS.items() if word in actors), "others")


def names_travellers(party: Party) -> bool:
    """Whether a party tells where those who travel are from: "a team from Kofu", "pupils of Kofu"."""
    if party.bound != "named" or party.actor is None:
        return False
    return party.own == "from" or party.actor in _ANY_GROUP or sort_of(party.actor) in _KINDS


def kind_of_journey(
    row: Row, match: Match, frame: Frame, givers: Sequence[Party], memory: Discourse
) -> ExchangeKind:
    """What those who travel make of their journey: pupils learn, teams play, artists perform.

    "A group of students" are students, and "the group" of the next sentence is one of students, too.  Whoever
    else goes to a conference or on a trade mission makes a meeting of it, or trade.
    """
    kind = _as_people_do(row, match, frame, givers, memory)
    if kind != "visit":
        return kind
    return _errand(row, match) or ("meeting" if _attend_it(row, match, memory) else "visit")


def _as_people_do(
    row: Row, match: Match, frame: Frame, givers: Sequence[Party], memory: Discourse
) -> ExchangeKind:
    """The kind of a journey by the sort of people who make it."""
    plays = any(m.sense.name in _ON_THE_FIELD for m in row.of("frame"))
    sorts = {sort_of(actor) for party in givers for actor in _people_of(row, match, frame, party)}
    if not sorts:
        team = any(p.actor in row.words("teams") for p in givers)
        if team and (plays or memory.journey == "sport"):
            return "sport"
        told = _told_before(row, match, givers, memory)
        return told or ("education" if _of_pupils(row, givers) else "visit")
    if plays:
        return "sport"
    return _KINDS.get(sorts.pop(), "visit") if len(sorts) == 1 else "visit"


def _of_pupils(row: Row, givers: Sequence[Party]) -> bool:
    """Whether a sentence that names no travellers speaks of pupils: "the exchange takes ten pupils there"."""
    own = {p.id for party in givers for p in party.places}
    pupils = (m for m in row.of("actor") if not row.words("pupils").isdisjoint(m.sense.form.split()))
    return len(own) == 1 and any(_home_of(row, m) in (None, *own) for m in pupils)


def _home_of(row: Row, people: Match) -> int | None:
    """Which place people are said to be from right behind them: "students from Kofu"."""
    origin = (
        row.tokens[people.last + 2 : people.last + 3] if row.lower(people.last + 1) in ("from", "of") else []
    )
    return next((t.mention.place.id for t in origin if t.mention and t.mention.place), None)


def _errand(row: Row, match: Match) -> ExchangeKind | None:
    """The kind of what people travel for, in the clause of their journey."""
    first, last = clause(row, match)
    for errand in row.of("errand"):
        inside = first <= errand.first and errand.last <= last
        if inside and _is_theirs(row, match, errand):
            return errand.sense.name  # type: ignore[return-value]  # a kind is read from the cue file
    return None


def _is_theirs(row: Row, match: Match, errand: Match) -> bool:
    """Whether something is what these people travel for; a conference without a name may be any talk."""
    if errand.sense.form == "alone":
        return True
    named = row.tokens[errand.last].text[:1].isupper()
    return (named or errand.sense.form == "for it") and _is_gone_to(row, match, errand)


def _is_gone_to(row: Row, match: Match, errand: Match) -> bool:
    """Whether something is what people go to or for: "to Kofu for the second forum", "attended the forum"."""
    for index in range(errand.first - 1, match.last, -1):
        token = row.tokens[index]
        if token.lower in PREPOSITIONS and token.lower != "of":
            return token.lower in _FOR_IT
        if token.kind == "mark" and token.text not in _IN_NAMES:
            return False
    return match.last < errand.first and row.lower(match.first).startswith(_ATTENDING)


def _attend_it(row: Row, match: Match, memory: Discourse) -> bool:
    """Whether people only attend what the sentences before told of: "The mayor of Kofu took part"."""
    if memory.gathering is None or memory.at - memory.gathering > _SHORTLY:
        return False
    word, following = row.lower(match.first), row.tokens[match.last + 1 : match.last + 2]
    unsaid = not following or following[0].lower in _IT or following[0].kind == "mark"
    return word.startswith(_ATTENDING) and unsaid


def _people_of(row: Row, match: Match, frame: Frame, party: Party) -> Iterator[str]:
    """The words for people in the phrase of a side that say more than that they are a group.

    For a side that only sends them, they are those who are sent: "Kofu sent ten pupils to Chengdu".  For one
    that the sentence does not name, those before the cue: "Ten pupils of the school were in Kofu".
    """
    first, last = party.first, party.last
    unnamed = first == match.first and party.actor is None
    if (frame.needs == "people beside" or (unnamed and frame.form == "host")) and not is_passive(row, match):
        first, last = match.last + 1, match.last + _BESIDE
    elif unnamed:
        first = clause(row, match)[0]
        last = match.last if match.sense.form == "noun" else match.first - 1
    named = [m for m in row.of("actor") if first <= m.first and m.last <= last]
    words = {_in_words(row, m) for m in named if m.sense.name != "bodies" and m.sense.form != "club"}
    yield from (words | {party.actor or "delegation"}) - _ANY_GROUP


def _in_words(row: Row, people: Match) -> str:
    """The word for people, or for those of whom a group is made up: "young visitors", "a football team"."""
    if _is_led(row, people):
        return "leader"
    if people.sense.form in _ANY_GROUP:
        return _MADE_UP_OF.get(row.lower(people.first - 1), people.sense.form)
    return people.sense.form


def _is_led(row: Row, people: Match) -> bool:
    """Whether traders only come along with somebody else: "the mayor and his trade delegation"."""
    before = {row.lower(people.first - 1), row.lower(people.first - 2)}
    return bool(_OWN & before) and sort_of(people.sense.form) == "traders"


def _told_before(row: Row, match: Match, givers: Sequence[Party], memory: Discourse) -> ExchangeKind | None:
    """The kind of the journey told last, where the same people are spoken of without a name."""
    if row.words("one alone") & {row.lower(k) for k in range(match.first - 3, match.first)}:
        return None  # "when I was in Kofu"
    unnamed = all(p.bound in _UNNAMED or p.first == match.first for p in givers)
    same = {p.id for party in givers for p in party.places} & {p.id for p in memory.visitors}
    return memory.journey if unnamed and same else None
