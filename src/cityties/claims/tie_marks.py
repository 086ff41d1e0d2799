"""How a party stands to the term of a tie: right beside it, behind a preposition, in a list that it opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Match
from cityties.claims.members import Member, cities_told, city_at, is_plain
from cityties.claims.parties import REGIONS, Party
from cityties.claims.rows import Row
from cityties.claims.tie_terms import LINKING, signed
from cityties.records import Place

_QUOTES = frozenset('"“”»')
_FRONTED = 10  # tokens between an end that opens a sentence and the term


def follows(row: Row, match: Match, party: Party) -> bool:
    """As in "Its sister city Otsu", "its sister city, Otsu", a name at once."""
    begin = party.name if party.name >= 0 else party.first
    words = {t.lower for t in row.tokens[match.last + 1 : begin] if t.kind != "adjective"}
    words -= row.words("foreign levels")
    governed = party.first > match.last and party.case != "bare"
    return (
        not governed
        and words <= {",", "the", "city", "town", "county", ":", "province", "in"}
        and ("in" not in words)
    )


def is_linked(row: Row, match: Match, party: Party) -> bool:
    """As in "A sister city of X", "the sister-city agreement with X", "has a sister in X"."""
    if match.sense == LINKING:
        return party.first - match.last <= 3
    if party.case == "in":
        return (
            party.first - match.last <= 2
            and had(row, match)
            and not any(p.level in REGIONS for p in party.places)
        )
    near = party.first - match.last <= (12 if party.case != "of" else 5)
    return (
        near
        and not behind_quotation(row, match, party)
        and party.case in row.words("links")
        and not {";", ":"} & {row.lower(k) for k in range(match.last, party.first)}
    )


def had(row: Row, match: Match) -> bool:
    """As in "Lyon has a sister city", "Lyon found its first twin", "and Riga has one"."""
    return any(row.lower(k) in row.words("having") for k in range(match.first - 5, match.last + 1))


def with_which(row: Row, match: Match) -> int | None:
    """Where "with which" or "with whom" stands before a term."""
    for k in range(match.first - 1, max(0, match.first - 14), -1):
        if row.lower(k) in ("which", "whom") and row.lower(k - 1) == "with":
            return k - 1
    return None


def list_after(row: Row, match: Match, after: Sequence[Party]) -> Party | None:
    """The list that a plural term announces: "has fifteen sister cities: …", "its sister cities are …"."""
    plural = row.lower(match.last).endswith("s")
    for party in (p for p in after if p.bound not in ("home", "person")):
        between = {row.lower(k) for k in range(match.last + 1, party.first)}
        name = party.name if party.name >= 0 else party.first
        if not plural and ":" in between and ":" not in [row.lower(k) for k in range(name - 4, name)]:
            continue
        aside = ":" in between and _within_brackets(row, match, party)
        if aside or (":" in between and _tells_on(row, match, party)) or behind_quotation(row, match, party):
            continue
        marked = bool(between & {":", "include", "includes", "including", "–", "|"})
        announced = marked or _are_listed(row, match, name)
        enough = plural or len(party.places) > 1 or ":" in between
        if announced and enough and party.case in ("bare", "including", "in"):
            return party
        many = sum(len(p.places) for p in after if p.first >= party.first) > 2
        if many and party.case in ("with", "to", "bare") and (plural or match.sense.group == "spoken term"):
            return party
    return None


def _are_listed(row: Row, match: Match, name: int) -> bool:
    """As in "Its sister cities are | now | Kobe and Porto": not "The accords were | inked in | Kobe"."""
    copulas = [k for k in range(match.last + 1, name) if row.lower(k) in ("are", "were")]
    small = row.words("before a list") | row.words("behind a group")
    between = range(copulas[0] + 1, name) if copulas else range(0)
    return bool(copulas) and all(is_plain(row, k) or row.lower(k) in small for k in between)


def _within_brackets(row: Row, match: Match, party: Party) -> bool:
    """As in "sign a twin-city agreement (photo: City of Riga)": a bracket opens before the colon."""
    colon = next(k for k in range(match.last + 1, party.first) if row.lower(k) == ":")
    return "(" in [row.lower(k) for k in range(match.last + 1, colon)] and row.lower(party.last + 1) == ")"


def behind_quotation(row: Row, match: Match, party: Party) -> bool:
    """As in 'the talk "Roads in twin cities", to which Riga and Kobe sent guests': a title ends between."""
    opened = sum(row.lower(k) in _QUOTES for k in range(match.first)) % 2
    apart = row.lower(match.first - 1) not in _QUOTES  # not 'its "twin cities": Riga and Kobe'
    return bool(opened) and apart and any(row.lower(k) in _QUOTES for k in range(match.last + 1, party.first))


def _tells_on(row: Row, match: Match, party: Party) -> bool:
    """As in "signed agreements, and a book was shown: …": what is listed is something else."""
    colon = next(k for k in range(match.last + 1, party.first) if row.lower(k) == ":")
    verbs = {m.first for m in row.of("frame") if m.sense.form == "verb"}
    between = range(match.last + 1, colon)
    return any(row.lower(k) == "and" for k in between) and any(k in verbs for k in between)


def whole_list(row: Row, members: Party, after: Sequence[Party]) -> list[Party]:
    """All parts of a list: "with Guangzhou and Yibin in China, with Komagane in Japan and with Gangbuk".

    Semicolons part the members behind a colon.
    """
    whole = [members]
    verbs = {m.first for m in row.of("frame") if m.sense.form == "verb"}
    stops = {".", "which", "who", "where"} | ({";"} if row.lower(members.first - 1) != ":" else set())
    for party in (p for p in after if p.bound == "named"):
        if party.first <= whole[-1].last:
            continue
        between = _outside_brackets(row, whole[-1].last + 1, party.first)
        if len(between) > 9 or any(k in verbs or row.lower(k) in stops for k in between):
            break
        whole.append(party)
    return whole


def _outside_brackets(row: Row, first: int, last: int) -> list[int]:
    """The tokens before ``last`` that no brackets enclose: "Riga | (Resolution No. 12) | and Kobe"."""
    outside: list[int] = []
    depth = 0
    for k in range(first, last):
        closes = row.lower(k) == ")"
        depth += (row.lower(k) == "(") - (closes and depth > 0)
        if not depth and not closes:
            outside.append(k)
    return outside


def told_of(row: Row, match: Match, listed: Party) -> bool:
    """Whether the term is said of a list before it, not of something else later in the sentence."""
    between = {row.lower(k) for k in range(listed.last + 1, match.first)}
    return match.first - listed.last <= 3 or bool(between & (row.words("copulas") | {"among", "as"}))


def told_of_each(row: Row) -> bool:
    """As in "Lyon, Riga and Kobe each became a sister city": one word for one tie is said of several."""
    return any(t.lower in ("each", "all") for t in row.tokens)


def fronted_link(row: Row, match: Match, before: Sequence[Party], after: Sequence[Party]) -> Party | None:
    """As in "With Riga a sister-city agreement was signed in May": the other end opens the sentence."""
    opening = before[0] if before and row.lower(0) == "with" and before[0].case == "with" else None
    if opening is None or opening.first > 1 or match.sense.group not in ("term", "spoken term"):
        return None
    lone = not any(p.case in ("bare", "by") for p in (*before[1:], *after))
    return opening if lone and len(opening.places) == 1 and match.first - opening.last <= _FRONTED else None


def fronted_pair(row: Row, match: Match, after: Sequence[Party]) -> tuple[Party, Party] | None:
    """As in "Twinned since 1962, Lyon and Riga …", "Twin towns Lyon and Riga …": said of those behind it."""
    named = [p for p in after if p.bound == "named"]
    plural = row.lower(match.last).endswith("s") or row.lower(match.last).endswith("ed")
    if not named or not plural or any(row.lower(k) in row.words("owners") for k in range(match.first)):
        return None
    between = range(match.last + 1, named[0].name if named[0].name >= 0 else named[0].first)
    words = [row.lower(k) for k in between]
    plain = all(
        row.tokens[k].kind in ("time", "adjective") or row.lower(k) in row.words("fronting") for k in between
    )
    apart = match.first <= 2 and row.lower(named[0].first - 1) == ","
    at_once = match.sense.group == "term" and set(words) <= {"of"} and row.lower(match.last).endswith("s")
    if not (plain and (apart or at_once)):
        return None
    if len(named[0].places) == 2:
        one, other = (replace(named[0], places=(place,)) for place in named[0].places)
        return one, other
    joined = len(named) > 1 and [row.lower(k) for k in range(named[0].last + 1, named[1].first)] in (
        ["and"],
        ["&"],
    )
    lone = joined and len(named[0].places) == len(named[1].places) == 1
    return (named[0], named[1]) if lone else None


def only_located(row: Row, party: Party) -> bool:
    """As in "the mayor of Smalltown, Riga": two names of one country that only a comma joins."""
    one, other = party.places
    joined = {t.lower for t in row.tokens[party.name : party.last + 1]} & {"and", "&", "-", "–", "/"}
    return one.country == other.country and not joined


def told_between(row: Row, match: Match, party: Party) -> bool:
    """Whether a verb stands between a plural term and the names behind it: "of twin towns, she named …"."""
    verbs = {m.first for m in row.of("frame") if m.sense.form == "verb"}
    plural = row.lower(match.last).endswith("s") and match.sense.group == "term"
    between = range(match.last + 1, party.first)
    return plural and any(
        (k in verbs or row.tokens[k].text.endswith("ed")) and row.lower(k + 1) != "by" for k in between
    )


def whose_and_which(row: Row, match: Match) -> tuple[Place, list[Member]] | None:
    """As in "two Chinese sister cities of Riga, Kobe and Porto": whose, then as many as counted."""
    numbers = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
    counted = [numbers[w] for k in range(match.first - 3, match.first) if (w := row.lower(k)) in numbers]
    owner = city_at(row, match.last + 2) if row.lower(match.last + 1) == "of" else None
    told = cities_told(row, match.last + 2) if owner is not None and counted else []
    members = told[1 : counted[-1] + 1] if told else []
    if owner is None or not members or len(members) != counted[-1]:
        return None
    apart = row.lower(members[0].first - 1) in (",", ":", "–", "—", "(")
    plain = all(is_plain(row, k) for k in range(match.last + 1, members[-1].first))
    return (owner, members) if apart and plain else None


def stands_beside(row: Row, match: Match, party: Party) -> bool:
    """Whether a party is named as one more partner: "after Kobe", "besides Kobe", "in addition to Kobe"."""
    before = row.lower(party.first - 1)
    if before in row.words("one more"):
        return True
    if before == "to" and row.lower(party.first - 2) == "addition":
        return True
    counted = any(row.lower(k) in row.words("ordinals") for k in range(max(0, match.first - 4), party.first))
    return (
        before in ("after", "by", "following")
        and counted
        and party.actor is None
        and party.first > match.last
    )


def told_too(row: Row, match: Match) -> bool:
    """As in "Milan, Kyiv and Warsaw are sister cities too": of the place of which others were told."""
    behind = row.lower(match.last + 1), row.lower(match.last + 2)
    too = (
        behind[0] in ("too", "also")
        or behind == ("as", "well")
        or "also" in (row.lower(k) for k in range(match.first - 2, match.first))
    )
    return too and any(row.lower(k) in row.words("copulas") for k in range(match.first - 2, match.first))


def set_off(row: Row, match: Match, listed: Party) -> bool:
    """As in "Milan, Kyiv and Warsaw, sister cities, sent guests"."""
    after = match.last + 1
    while row.lower(after) in ("as", "well", "too", "also", "both", "all"):
        after += 1
    return listed.last == match.first - 2 and row.lower(match.first - 1) == row.lower(after) == ","


def holds(row: Row, match: Match, party: Party) -> bool:
    """As in "has sister cities in Xianyang, China, and Nuwara Eliya, Sri Lanka": each is the subject's."""
    plural = row.lower(match.last).endswith("s")
    return plural and party.first > match.last and party.case == "in" and party.first - match.last <= 2


def pronoun(row: Row, match: Match) -> bool:
    """Whether a pronoun is the subject: "He recently signed …", not "It was in May that …"."""
    for k in range(min(match.first, 8)):
        if row.lower(k) in ("he", "she", "it", "they"):
            empty = row.lower(k) == "it" and row.lower(k + 1) in ("is", "was", "will", "would", "'s")
            return not empty or row.lower(k + 2) in ("a", "an", "the", "also", "one", "twinned", "linked")
    return False


def may_be_both(row: Row, party: Party) -> bool:
    """Whether two names are those of a pair: not "unlike Lyon and Porto"."""
    return party.case not in ("like", "unlike", "than") and not only_located(row, party)


def is_venue(row: Row, party: Party, memory: Discourse) -> bool:
    """As in "The accords were signed in Lyon", where the story speaks of a pair that Lyon is none of."""
    known = {p.id for p in memory.latest or ()}
    seated = party.case in ("in", "at") and party.actor is None
    return seated and signed(row) and bool(known) and not known & {p.id for p in party.places}


def each_has(row: Row, match: Match) -> bool:
    """As in "Both have twin towns in France": partners of each, not one another."""
    places = any(m.last == match.last for m in row.of("level")) and row.lower(match.last).endswith("s")
    return places and row.lower(match.first - 1) in row.words("having")
