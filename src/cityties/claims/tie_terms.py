"""The words for a tie in a sentence, and whether they speak of one that there is."""

from __future__ import annotations

from dataclasses import replace

from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import HYPHENS, Match, Sense
from cityties.claims.members import cities_told, is_plain
from cityties.claims.rows import Row, stands_as_noun

LINKING = Sense("spoken term", "spoken", "linking")
"""What words stand for that lead from a tie spoken of to its other end: "the one with"."""
_APART = 4  # tokens from a term to words that may lead from it to its end
_NAMED_BESIDE = 8  # tokens at most between the names of two that sign, and from them to the verb
_ENOUGH = 3  # towns that make a list of partners
_SIGNING = frozenset({"a document is signed", "a document or a relation comes about"})


def says_nothing(row: Row, match: Match) -> bool:
    """Whether a term states no tie: in a question, in a body's name, of towns in general, or left open.

    "Ulaanbaatar and Tokyo, sister cities?", "the Sister City Commission", "the twinning of towns goes back to
    the war", "leave is needed before a twinning is signed", "whether Purcellville should become the sister of
    Linden".
    """
    after = match.last + 1
    if row.lower(after) in HYPHENS:
        after += 1
    body = names_body(row, match)
    general = row.lower(after) == "of" and row.lower(after + 1) in ("towns", "cities", "communities")
    back = match.first - 1 - (row.lower(match.first - 1) in ("full", "formal", "proper"))
    article = row.lower(back) in row.words("indefinite")
    general = general or (article and row.lower(back - 1) in row.words("in general"))
    ahead = match.sense.name == "sister_city" and toward(row, match) and not signed(row)
    open_question = any(row.lower(k) == "whether" for k in range(max(0, match.first - 12), match.first))
    nickname = (
        row.lower(match.first) == "twin"
        and capitalized(row, match.first)
        and capitalized(row, match.last)
        and (row.lower(match.first - 1) == "the")
    )
    none = row.lower(match.first - 1) == "no" and "than" not in (t.lower for t in row.tokens)
    of_clubs = match.sense.group == "spoken term" and row.lower(match.first - 1) in row.words("things") - {
        "that",
        "one",
    }
    paper = match.sense.group == "spoken term" and row.lower(match.first - 1) in row.words("other papers")
    silent = paper or none or nickname or body or general or ahead or open_question or of_clubs
    return row.tokens[-1].lower == "?" or silent


def names_body(row: Row, match: Match) -> bool:
    """As in "the Sister City Commission", "the Sister Cities Youth Committee", "Sister Cities Australia"."""
    after = match.last + 1 + (row.lower(match.last + 1) in HYPHENS)
    return _goes_on_as_body(row, match, after) and not _of_a_pair(row, match, after)


def _goes_on_as_body(row: Row, match: Match, after: int) -> bool:
    if row.lower(after) in row.words("bodies"):
        return True
    if not (capitalized(row, match.first) and capitalized(row, match.last) and match.last > match.first):
        return False
    token = row.tokens[after] if after < len(row.tokens) else None
    place = token.mention.place if token is not None and token.kind == "place" and token.mention else None
    if place is not None and place.level == "country" and row.lower(match.last).endswith("s"):
        listed = row.lower(after + 1) in (",", "and", "/", "|", ":")
        return not (listed and after + 2 < len(row.tokens) and row.tokens[after + 2].kind == "place")
    return capitalized(row, after) and row.lower(after + 1) in row.words("bodies")


def definite(row: Row, match: Match) -> bool:
    """As in "The sister-city tie", "their first twinning agreement": not just any."""
    for k in range(match.first - 1, max(-1, match.first - 5), -1):
        if row.lower(k) in row.words("definite"):
            return True
        governed = row.lower(k) in ("in", "for", "to")  # "the interest in twinning"
        if governed or row.tokens[k].kind not in ("word", "adjective", "number"):
            return False
        if row.lower(k) in row.words("indefinite"):
            return False
    return False


def indefinite(row: Row, match: Match) -> bool:
    """As in "A new twin", "any sister city": one that is not told of yet."""
    before = [row.lower(k) for k in range(max(0, match.first - 3), match.first)]
    return bool(set(before) & row.words("indefinite"))


def formal(row: Row, match: Match) -> bool:
    """Whether two places of one country are told to have a formal tie, and are no twins by their place."""
    term = {row.lower(k) for k in range(match.first, match.last + 2)}
    words = {t.lower for t in row.tokens}
    return bool(
        words & (row.words("made") | row.words("resolved") | {"officially", "formally"})
        or term & row.words("ties on paper")
        or (predicate(row, match) and "now" in words)
    ) and not near_by(row)


def near_by(row: Row) -> bool:
    """Whether twins may only lie side by side: "the twin towns across the river"."""
    return bool({t.lower for t in row.tokens} & row.words("neighbourhood"))


def predicate(row: Row, match: Match) -> bool:
    """As in "They became sister cities": what is said of the ends, not a class of cities."""
    return any(row.lower(k) in row.words("copulas") for k in range(max(0, match.first - 4), match.first))


def one_of_them(row: Row, match: Match) -> bool:
    """As in "Riga, one of the ten sister cities", "one of our twin towns is Riga"."""
    before = [row.lower(k) for k in range(max(0, match.first - 5), match.first)]
    return "one" in before and "of" in before[before.index("one") :]


def signed(row: Row, first: int = 0, last: int = 10_000) -> bool:
    """Whether a sentence, or its tokens from ``first`` to ``last``, tells of a signing.

    As in "put their names to it".
    """
    return any(
        first <= m.first <= last and (m.first < m.last or not row.lower(m.first).startswith("exchang"))
        for m in signing_words(row)
    )  # an exchange by itself makes no tie


def signing_words(row: Row) -> list[Match]:
    """The cues by which a sentence tells of a signing, in order."""
    sayings = row.of("idiom")
    return [
        m
        for m in row.of("frame")
        if m.sense.name in _SIGNING
        and not stands_as_noun(row, m)
        and not any(saying.first <= m.first and m.last <= saying.last for saying in sayings)
    ]


def of_several(row: Row, match: Match) -> bool:
    """As in "Sister cities", "sister-city agreements": more than one tie is meant."""
    return row.lower(match.last).endswith("s") or row.lower(match.last + 1) in row.words("several")


def alike(row: Row, match: Match) -> bool:
    """As in "Agreements of the same kind are planned with Porto": one more tie like the one before."""
    words = {row.lower(k) for k in range(match.first, match.last + 1)}
    return bool(words & {"same", "similar"}) or {"another", "one"} <= words


def partner(row: Row, match: Match, way: str) -> bool:
    """As in "Riga, its partner on the Baltic": a noun that says at once who is whose."""
    noun = row.lower(match.last).rstrip("s") == "partner"
    return noun and _stands_alone(row, match) and way in ("apposition", "owner and neighbour", "predicate")


def of_both(row: Row, match: Match) -> bool:
    """As in "We became sister cities", "the two have been twins": both ends are meant by a word."""
    return predicate(row, match) and any(
        row.lower(k) in row.words("both") for k in range(max(0, match.first - 8), match.first)
    )


def find_terms(row: Row, memory: Discourse) -> list[Match]:
    """The terms of a sentence; one within another counts once, a letter of intent outweighs its aim."""
    kept: list[Match] = []
    proper = [*row.of("term"), *(m for m in row.of("weak term") if _stands_alone(row, m))]
    for match in sorted(proper, key=lambda m: (m.first, -m.last)):
        if not kept or match.first > kept[-1].last:
            kept.append(match)
    if not kept:
        kept = _on_cooperation(row)
    kept = [m for m in kept if not _is_note(row, m)] or kept
    if not kept:
        kept = _of_governments(row)
    if not kept and memory.term is None and memory.listed is None:
        kept = _between_two(row)
    if memory.term is not None or memory.listed is not None:
        kept = [*kept, *(m for m in _linking(row) if _stands_apart(m, kept))] if kept else _spoken_of(row)
    kept = _toward_a_tie(row, kept)
    intents = [m for m in kept if m.sense.name == "intent"]
    if intents and not any(t.lower == ";" for t in row.tokens):
        return intents
    return [m for m in kept if not intents or m.sense.name != "friendly_exchange" or is_paper(row, m)]


def _spoken_of(row: Row) -> list[Match]:
    """The words for a tie spoken of; those that lead to its other end come first: "the one with Riga"."""
    linking = _linking(row)
    taken = {k for m in linking for k in range(m.first, m.last + 1)}
    spoken = [m for m in row.of("spoken term") if not taken & set(range(m.first, m.last + 1))]
    return sorted([*linking, *spoken], key=lambda m: m.first)


def _linking(row: Row) -> list[Match]:
    linking = [m for m in row.of("linking term") if _is_known(row, m)]
    linking += [m for m in row.of("tie_status") if _breaks_with(row, m)]
    return [replace(m, sense=LINKING) for m in linking if not _one_of_others(row, m)]


def _one_of_others(row: Row, match: Match) -> bool:
    """As in "two other exchanges: one with Riga": what is counted are no ties."""
    counted = row.lower(match.first) in ("one", "another")
    return counted and any(row.lower(k) in row.words("counted things") for k in range(match.first))


def _stands_apart(match: Match, terms: list[Match]) -> bool:
    """Not "agreement with" in "sister-city agreement with Riga"."""
    return all(match.last < m.first - 1 or match.first > m.last + _APART for m in terms)


def _is_known(row: Row, match: Match) -> bool:
    """As in "its relations with", "suspended relations with": not "trade relations with"."""
    if row.lower(match.first) not in row.words("common links"):
        return True
    before = {row.lower(k) for k in range(match.first - 3, match.first)}
    broken = any(
        m.sense.name in ("ended", "suspended") and 0 <= match.first - m.last <= 4
        for m in row.of("tie_status")
    )
    return (
        broken or row.lower(match.first - 1) in row.words("definite") or bool(before & {"twinning", "sister"})
    )


def _breaks_with(row: Row, cue: Match) -> bool:
    """As in "Khmelnytskyi dropped Tver": who ends a tie, and with whom, right beside the verb."""
    after = row.tokens[cue.last + 1] if cue.last + 1 < len(row.tokens) else None
    return cue.sense.name in ("ended", "suspended") and after is not None and after.kind == "place"


def is_paper(row: Row, match: Match) -> bool:
    """Whether a term names a document, and not only its aim: "friendly cooperation"."""
    return bool({row.lower(k).rstrip("s") for k in range(match.first, match.last + 1)} & row.words("papers"))


def makes_sisters(row: Row, match: Match) -> bool:
    """As in "A memorandum that makes the two sister cities", "a memorandum, signed as twin towns"."""
    ahead = [m for m in row.of("term") if m.sense.name == "sister_city" and m.first > match.last]
    if not ahead or not is_paper(row, match) or names_body(row, ahead[0]):
        return False
    return any(row.lower(k) in row.words("making sisters") for k in range(match.last + 1, ahead[0].first))


def _toward_a_tie(row: Row, terms: list[Match]) -> list[Match]:
    """As in "A memorandum, as a first step toward a sister-city relationship" is a letter of intent."""
    ahead = [m for m in terms if m.sense.name == "sister_city" and toward(row, m)]
    papers = [m for m in terms if m.sense.name == "friendly_exchange" and ahead]
    written = signed(row) or any(row.lower(m.last) in row.words("papers") for m in row.of("spoken term"))
    if ahead and not papers and written:
        return [replace(ahead[0], sense=replace(ahead[0].sense, name="intent"))]
    if not papers:
        return terms
    return [replace(papers[0], sense=replace(papers[0].sense, name="intent"))]


def _on_cooperation(row: Row) -> list[Match]:
    """As in "A memorandum on regular talks and on cooperation": what a document is for stands apart."""
    papers = [m for m in row.of("spoken term") if row.lower(m.last).rstrip("s") in row.words("papers")]
    for match in papers:
        aims = {row.lower(k) for k in range(match.last + 2, match.last + 12)}
        if aims & {"cooperation", "cooperate"} and aims & {"on", "about"}:
            return [replace(match, sense=replace(match.sense, group="term", name="friendly_exchange"))]
    return []


def _between_two(row: Row) -> list[Match]:
    """As in "Riga and Kobe have renewed their agreement": a document that two cities themselves sign."""
    papers = [m for m in row.of("spoken term") if row.lower(m.last) in row.words("papers")]
    told = cities_told(row, 0)
    if not papers or len(told) != 2 or told[0].place.country == told[1].place.country:
        return []
    one, other = (member.first for member in told)
    joined = other - one <= _NAMED_BESIDE and "and" in (row.lower(k) for k in range(one, other))
    actors = any(m.first < other for m in row.of("actor"))
    signing = any(
        other < m.first <= other + _NAMED_BESIDE and m.first < papers[0].last for m in signing_words(row)
    )
    if actors or not joined or not signing:
        return []
    return [replace(papers[0], sense=replace(papers[0].sense, group="term", name="friendly_exchange"))]


def _is_note(row: Row, match: Match) -> bool:
    """As in "Kobe (twinned 1974)", "Kobe (sister city since 1974)": what brackets add to the name before."""
    closing = next((k for k in range(match.last, len(row.tokens)) if row.lower(k) == ")"), None)
    if closing is None or row.lower(match.first - 1) != "(":
        return False
    return all(row.tokens[k].kind != "place" for k in range(match.first, closing))


def _of_governments(row: Row) -> list[Match]:
    """As in "Riga has a partnership with Kobe", "the partnership of Riga and Kobe": named places keep it.

    Not "a trade partnership with Kobe", "a partnership with a firm in Kobe".
    """
    kept = [
        m
        for m in row.of("spoken term")
        if (row.lower(m.last).rstrip("s") == "partnership" and _is_kept(row, m)) or _lists_partners(row, m)
    ]
    return [replace(m, sense=replace(m.sense, group="term", name="sister_city")) for m in kept]


def _is_kept(row: Row, match: Match) -> bool:
    before = row.words("before a partnership")
    return row.lower(match.first - 1) in before and _leads_to_place(row, match.last + 1)


def _lists_partners(row: Row, match: Match) -> bool:
    """As in "Its partners are Kobe, Porto and Lyon": a list of towns, of more than one country."""
    owned = row.lower(match.first - 1) in row.words("owners") | {"'s", "'", "our"}
    told = cities_told(row, match.last + 1)
    if row.lower(match.last) != "partners" or len(told) < _ENOUGH or not owned:
        return False
    between = {row.lower(k) for k in range(match.last + 1, told[0].first) if row.tokens[k].kind != "place"}
    listed = between <= row.words("before a list") | row.words("in lists")
    plain = all(is_plain(row, k) for k in range(told[0].first, told[-1].first))
    return listed and plain and len({m.place.country for m in told}) > 1


def _leads_to_place(row: Row, index: int) -> bool:
    """Whether a preposition stands at a token, and behind it the name of a place: "with the city of Kobe"."""
    levels = {k for m in row.of("level") for k in range(m.first, m.last + 1)}
    counting = row.words("in lists") | row.words("counted") | {":", ",", "–", "—", "namely", "other"}
    k = index + 1
    while k < len(row.tokens) and (
        k in levels or row.tokens[k].kind in ("number", "adjective") or row.lower(k) in counting
    ):
        k += 1
    named = k < len(row.tokens) and row.tokens[k].kind == "place"
    acting = any(0 <= m.first - k <= _APART for m in row.of("actor") if m.sense.name != "officials")
    return row.lower(index) in ("with", "between", "of") and named and not acting


def _stands_alone(row: Row, match: Match) -> bool:
    """Whether "sister" or "twin" is a noun of its own: not "sister ship", "twin towers"."""
    token = row.tokens[match.last + 1] if match.last + 1 < len(row.tokens) else None
    before = row.lower(match.first - 1)
    if (token is not None and token.lower in HYPHENS) or before in HYPHENS:
        return False
    if match.first and capitalized(row, match.first) and token is not None and token.lower == "of":
        return False  # "the Sisters of Mercy"
    if before == "'s" and _of_a_place(row, match.first - 2):
        before = ""
    if before in row.words("counted") and row.lower(match.first - 2) in row.words("having"):
        before = ""  # "Riga has three twins"
    follows = (
        token is None or token.kind in ("mark", "time", "place") or token.lower in row.words("after a noun")
    )
    return follows and before not in row.words("kin")


def _of_a_place(row: Row, index: int) -> bool:
    """As in "Riga's sister", "the town's sister": not "Tom's sister"."""
    level = any(m.first <= index <= m.last for m in row.of("level")) and row.lower(index - 1) == "the"
    return level or (index >= 0 and row.tokens[index].kind == "place")


def _of_a_pair(row: Row, match: Match, after: int) -> bool:
    """As in "the Riga-Kobe Sister City Committee", which there is only where the tie is.

    A project may wait for it.
    """
    joined = match.first >= 3 and row.lower(match.first - 2) in HYPHENS | {"/"}
    places = joined and {row.tokens[match.first - k].kind for k in (1, 3)} == {"place"}
    return places and row.lower(after) not in row.words("hopeful bodies")


def capitalized(row: Row, index: int) -> bool:
    """Whether a word begins with a capital letter."""
    return (
        index < len(row.tokens) and row.tokens[index].text[:1].isupper() and row.tokens[index].kind == "word"
    )


def toward(row: Row, match: Match) -> bool:
    """As in "A first step toward a sister-city relationship": the tie itself is still ahead."""
    before = {row.lower(k) for k in range(match.first - 7, match.first)}
    return bool(before & row.words("ahead")) or ("lead" in before and "to" in before)
