"""The head that acts for the places of a party: a delegation from Kofu, the mayor of Kofu."""

from __future__ import annotations

from cityties.claims.lexicon import HYPHENS, Match
from cityties.claims.rows import Row

PREPOSITIONS = frozenset(
    "from to in at with between of by for into through on around via near behind after before since than "
    "like about against under over during within across among toward towards including alongside outside "
    "off unlike besides beside except despite beyond per".split()
)
GLUE = frozenset("and & , / or ; both the in from of as well with all | • ·".split())
SKIP_BEFORE = frozenset(
    "the a an its their his her our this that these those new both two three four five six ten several "
    "many some other another old small big great northern southern eastern western central north south "
    "east west nearby neighbouring neighboring far distant foreign local young fellow visiting incumbent "
    "then former late current first second third respective official high ranking senior top about around "
    "more than nearly almost over up some all dear upper lower".split()
)
_DETERMINERS = frozenset(
    "the a an its their his her our this that these those some any each every no".split()
)
VERBISH = frozenset(
    "is are was were be been being has have had will would shall should can could may might must do does did "
    "signed became met agreed hosted visited established received said".split()
)
_FOR_WHOM = frozenset("support aid benefit favor favour".split())
_IN = frozenset({"in", "the"})
_INSIDE = frozenset({"in", "of", "from"})
_LISTED = 3  # tokens at least before a list that is counted
_APART = PREPOSITIONS | GLUE | VERBISH | (_DETERMINERS - {"its", "their", "our"})
"""Words between a name and one for people by which these are not its own: "Kofu sent a team"."""
_SOME = frozenset("one two three four five six seven eight some several many most all".split())
_RECEIVED = frozenset({"guest", "visitor"})  # "guests of Kofu" are received by Kofu, not sent
_NOT_ITS = frozenset({"to", "with", ",", "at"})
_TRAVELLING = frozenset("delegation delegate mission guest visitor entourage contingent".split())
_BACK = frozenset("back home return returns returned returning".split())


def acting_head(row: Row, first: int, last_name: int, last: int) -> tuple[str | None, str, int, int]:
    """Who acts for a place: its head noun, what joins them, and the first and last token of the phrase."""
    actors = row.of("actor")
    mention = row.tokens[last_name].mention
    # "Kofu's mayor", "the Kofu city government", "Portland Mayor Ted Wheeler"
    begin = last + 1
    possessive = row.lower(begin) in ("'s", "'")
    limit = begin + possessive + (5 if possessive else 4)
    for match in actors:
        if begin <= match.first < limit and row.lower(match.last + 1) not in ("'s", "'"):
            between = [row.lower(k) for k in range(begin + possessive, match.first)]
            if not any(w in _APART for w in between):
                outer = _people_of(row, first) if match.sense.name == "bodies" else None
                if outer is not None:
                    return outer.sense.form, row.lower(phrase_start(row, first) - 1), outer.first, match.last
                alone = match.sense.name == "bodies" or row.lower(match.last + 1) == "from"
                start = first if possessive or alone else _counted_from(row, first)
                return match.sense.form, "possessive" if possessive else "compound", start, match.last
    # "a delegation of 16 members from Kofu", "Robert K., mayor of Mbarara"
    preposition = _before_levels(row, first)
    if row.lower(preposition) in ("from", "of", "in", "for", "at") and not _homeward(row, preposition):
        for match in reversed(actors):
            gap = preposition - match.last - 1
            if match.sense.form in _RECEIVED and row.lower(preposition) == "of":
                continue
            if 0 <= gap <= 5:
                between = [row.lower(k) for k in range(match.last + 1, preposition)]
                if not any(w in VERBISH or w in _NOT_ITS for w in between):
                    inside = row.lower(preposition) in ("in", "at", "for")
                    if inside and (gap or match.sense.form in _TRAVELLING):
                        continue
                    head = _outer_head(row, match)
                    return head.sense.form, row.lower(preposition), head.first, last
    if mention is not None and mention.role == "organisation":
        return "organisation", "compound", first, last
    return None, "possessive" if possessive else "", _before_levels(row, first) + 1, last


def _homeward(row: Row, preposition: int) -> bool:
    """Whether somebody is back "from" a place: "the councillors came home from Kofu" are none of Kofu's."""
    return row.lower(preposition) == "from" and row.lower(preposition - 1) in _BACK


def _counted_from(row: Row, first: int) -> int:
    """Where people begin who are counted: "a | group of Kofu residents", "dozens of Kofu pupils"."""
    of = phrase_start(row, first) - 1
    if row.lower(of) != "of":
        return first
    group = next((m.first for m in row.of("actor") if m.last == of - 1), None)
    return of - 1 if group is None and row.lower(of - 1) in row.words("many of") else (group or first)


def _people_of(row: Row, first: int) -> Match | None:
    """The people who act for a body: "Members of | the Kofu Society", "pupils from | Kofu High School"."""
    joint = phrase_start(row, first) - 1
    if row.lower(joint) not in ("of", "from"):
        return None
    for match in row.of("actor"):
        people = match.sense.name != "bodies" and match.last == joint - 1
        if people and not (row.lower(joint) == "of" and match.sense.form in _RECEIVED):
            return _outer_head(row, match)
    return None


def _outer_head(row: Row, inner: Match) -> Match:
    """The head of "a delegation of 16 members": those who count the members act, not the members."""
    of = inner.first - 1
    while of > 0 and (row.tokens[of].kind in ("number", "adjective") or row.lower(of) in SKIP_BEFORE):
        of -= 1
    if row.lower(of) != "of":
        return inner
    return next((m for m in row.of("actor") if m.last == of - 1), inner)


def _before_levels(row: Row, first: int) -> int:
    """The index before a name and what describes it: "from | the southern port city of Busan"."""
    levels = {k for m in row.of("level") for k in range(m.first, m.last + 1)}
    terms = {k for m in row.of("term") for k in range(m.first, m.last + 1)}
    described = levels | terms
    index = first - 1
    while index >= 0 and index > first - 9:
        word = row.lower(index)
        loose = word in SKIP_BEFORE or index in described or row.tokens[index].kind in ("adjective", "number")
        some = row.lower(index - 1) in _SOME or index - 1 in levels - terms
        if loose or word in HYPHENS or (word == "of" and some):
            index -= 1
        else:
            over = _over_country(row, index, levels - terms)
            if over == index:
                break
            index = over
    return index


def _over_country(row: Row, index: int, levels: set[int]) -> int:
    """The index before what only counts up a list: "by | three towns in Japan, Kofu and Itami"."""
    if row.lower(index) not in (",", ":", "–", "-", "(") or index < _LISTED:
        return index
    mention = row.tokens[index - 1].mention
    if mention is not None and row.tokens[index - 1].kind == "place":
        if mention.place is None or mention.place.level != "country" or row.lower(index - 2) not in _INSIDE:
            return index
        return index - 3 if index - 3 in levels and row.lower(index - 3).endswith("s") else index
    counted = row.tokens[index - 2].kind in ("adjective", "number") or row.lower(index - 2) in _SOME
    return index - 1 if index - 1 in levels and row.lower(index - 1).endswith("s") and counted else index


def phrase_start(row: Row, head: int) -> int:
    """The first token of a phrase: determiners, adjectives, numbers and names before its head included."""
    index = head - 1
    while index >= 0 and index > head - 10:
        token = row.tokens[index]
        word = token.lower
        capital = token.kind == "word" and token.text[:1].isupper()
        if (
            word in SKIP_BEFORE
            or token.kind in ("number", "adjective")
            or (capital and word not in PREPOSITIONS)
            or (word == "," and index and row.tokens[index - 1].text[:1].isupper() and index == head - 1)
            or (
                word == "."
                and index
                and len(before := row.tokens[index - 1].text) <= 2
                and before[0].isupper()
            )
        ):
            index -= 1
        else:
            break
    return index + 1


def _is_initial(text: str) -> bool:
    """Whether a stop behind a word only shortens it: "J.", "St."."""
    return len(text) <= 2 and text[:1].isupper()


def case_of(row: Row, start: int) -> str:
    """The preposition that governs a phrase; a few plain words may stand between.

    As in "to the children's hospital in".
    """
    verbs = {m.first for m in row.of("frame") if m.sense.form == "verb"}
    for index in range(start - 1, max(-1, start - 6), -1):
        word = row.lower(index)
        if word == "of" and row.lower(index - 1) in _FOR_WHOM and row.lower(index - 2) in _IN:
            return "for"  # "in support of Kofu", "for the benefit of Kofu"
        if word in PREPOSITIONS:
            return word
        determined = word in _DETERMINERS
        if determined and row.lower(index - 1) not in PREPOSITIONS:
            return "bare"
        plain = row.tokens[index].kind == "word" and (word == "'s" or word.isalpha())
        if not determined and (not plain or word in VERBISH or word in GLUE or index in verbs):
            return "bare"
    return "bare"
