"""Since when there is a tie, as an English sentence says: by a date beside its making, or counted back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cityties.claims.lexicon import HYPHENS, Match
from cityties.claims.rows import Row, Token
from cityties.claims.tie_limits import STANDING
from cityties.claims.tie_terms import signing_words
from cityties.claims.ties import TieCandidate
from cityties.dates import years_before
from cityties.records import TieStatus, When

Made = tuple[When, Token]
"""When a tie was made, and the words that say so."""
_REACH = 16  # tokens between a date and the word of making beside it, and on to the term
_REACH_ALONE = 30  # where the sentence has no other date
_REACH_OF_END = 5
_AT_HEAD = 2  # tokens before a date that opens its sentence: "And on May 3, 1984"
_OF = 10  # tokens between "anniversary" and the tie of which it is
_JUST_BEFORE = 2  # tokens between an age and its tie: "30 years | as sister cities"
_SINCE = frozenset({"since", "after"})
_RELATIVE = frozenset({"which", "who", "whom", "whose", "that"})
_DATELINE = 9  # tokens in which a dateline stands


def made_in(
    row: Row,
    match: Match,
    status: TieStatus,
    dated: Sequence[Token],
    start_of: Callable[[Token], When],
    published: When,
) -> Made | None:
    """When the tie of a term was made, by the ``dated`` expressions of time of its sentence.

    In this order: "(1984)", "the tie, which began in 1984", the date of a line without a verb, the
    anniversary of the tie and the years that it "will have lasted", "established in 1984", "for twenty years"
    or "its 40th anniversary" counted back from a date of the sentence or the page's.
    """
    dated = [t for t in dated if not _is_dateline(row, t)]
    if (own := _by_itself(row, match, dated, start_of, published)) is not None:
        return start_of(own), own
    if _is_counted(row, match) or _still_to_come(row, dated, start_of, published):
        return counted_back(row, dated, start_of, published, match.first)
    at = {t.start: row.tokens.index(t) for t in dated}
    begun = [k for k in makings(row) if not _of_another(row, match, k)]
    near = [(abs(k - at[t.start]), _away(row, match, at[t.start]), t) for t in dated for k in begun]
    if near:
        gap, _, token = min(near, key=lambda n: (n[0] + n[1], n[0]))
        reach = _REACH if len(dated) > 1 else _REACH_ALONE
        reach = _REACH_OF_END if status in ("ended", "suspended") else reach
        if gap <= reach or at[token.start] <= _AT_HEAD:
            return start_of(token), token
    return counted_back(row, dated, start_of, published, match.first)


def _by_itself(
    row: Row, match: Match, dated: Sequence[Token], start_of: Callable[[Token], When], published: When
) -> Token | None:
    """A date that is that of the tie by where it stands: "(1984)", "the agreement of 1984"."""
    for token in dated:
        index = row.tokens.index(token)
        bracketed = (
            row.lower(index - 1) == "("
            and row.lower(index + 1) == ")"
            and not is_of_a_count(row, index)
            and not _is_of_a_jubilee(row, match, start_of(token), published)
        )
        named = row.lower(index - 1) == "of" and _names_a_paper(row, match, index - 2)
        named |= index == match.first - 1 and _names_a_paper(row, match, match.last)
        lone = len(dated) == 1 and (_dates_a_line(row, match, index) or _is_counted_off(row, match, index))
        if bracketed or named or lone or _is_of_its_making(row, match, index):
            return token
    return None


def _is_of_a_jubilee(row: Row, match: Match, when: When, published: When) -> bool:
    """As in "25th anniversary of the tie (May 3, 2024)": in brackets stands when it was celebrated.

    A year that lies nearer to the page than half the age of the tie is no year of its making.
    """
    ages = [t.time.years for t in row.tokens if t.time is not None and t.time.kind == "anniversary"]
    age = next((years for years in ages if years), None)
    if age is None or not _is_counted(row, match):
        return False
    now = (published.latest or "")[:4]
    if not now or not when.earliest:
        return when.precision == "day"
    return int(now) - int(when.earliest[:4]) < age / 2


def before_a_date(row: Row, index: int) -> int:
    """The token before a date and its prepositions."""
    at = index - 1
    while at > 0 and row.lower(at) in row.words("before a date of making"):
        at -= 1
    return at


def _is_of_its_making(row: Row, match: Match, index: int) -> bool:
    """Whether a date ends a clause on how the tie began: "the tie of Kobe and Riga, which began in 1974"."""
    at = before_a_date(row, index)
    return (
        at > match.last
        and any(k in range(at, index) for k in makings(row))
        and all(
            t.kind in ("place", "mark") or t.lower in row.words("up to its making")
            for t in row.tokens[match.last + 1 : at]
        )
    )


def _names_a_paper(row: Row, match: Match, index: int) -> bool:
    """Whether a tie on paper ends at a token: "the agreement | of 1984", "the pact with Lyon, | of 1984"."""
    at = index
    while at > match.last and (
        row.tokens[at].kind == "place" or row.lower(at) in (",", "with", "and", "between")
    ):
        at -= 1
    paper = at == match.last or row.lower(at) in row.words("ties on paper")
    return paper and 0 <= at - match.last <= 1


def is_of_a_count(row: Row, index: int) -> bool:
    """As in "inhabitants: 229,040 (2021)": a date in brackets behind a number is that of its count."""
    counted = {row.lower(k) for k in range(index)} & row.words("population")
    return row.lower(index - 1) == "(" and bool(counted)


def _is_counted_off(row: Row, match: Match, index: int) -> bool:
    """As in "Its first sister city was Riga, in 1984": a date at the end, no other verb."""
    ordinal = any(row.lower(k) in row.words("ordinals") for k in range(match.first - 4, match.first))
    was = any(row.lower(k) == "was" for k in range(index))
    ends = all(t.kind == "mark" for t in row.tokens[index + 1 :])
    return ordinal and was and ends and not row.of("frame")


def _is_counted(row: Row, match: Match) -> bool:
    """Whether the age of a tie is told: "the 40th anniversary of the tie", "40 years since they twinned".

    So it is by "twins for 40 years, they signed a new agreement in 1998".
    """
    before = row.tokens[max(0, match.first - _OF) : match.first]
    ages = [k for k, t in enumerate(row.tokens) if t.time is not None and t.time.years]
    jubilees = [k for k in ages if row.tokens[k].time.kind == "anniversary"]  # type: ignore[union-attr]
    celebrated = any(0 < m.first - k <= _JUST_BEFORE for k in jubilees for m in row.of("term"))
    lasted = any(row.lower(k - 1) == "for" and k - 2 == match.last for k in ages)
    return (
        celebrated
        or lasted
        or any("anniversary" in t.lower for t in before)
        or any(row.lower(k + 1) in _SINCE and _is_age(row, k) for k in ages)
    )


def _of_another(row: Row, match: Match, index: int) -> bool:
    """Whether partners that are told of sign something else: "its sister city Riga signed a trade pact"."""
    owned = row.lower(match.first - 1) in row.words("owners") | {"'s", "'"}
    passive = bool({row.lower(index - 1), row.lower(index - 2)} & row.words("copulas"))
    signs = row.lower(index) in row.words("signing something")
    named = row.lower(match.last) in row.words("ties on paper")
    return owned and signs and index > match.last and not passive and not named


def counted_back(
    row: Row, dated: Sequence[Token], start_of: Callable[[Token], When], published: When, at: int = 0
) -> Made | None:
    """The years of an anniversary or of a duration, taken from a date of the sentence or of the page.

    The one nearest to the token ``at`` counts.
    """
    told = [k for k, t in enumerate(row.tokens) if t.time is not None and _is_age(row, k)]
    for index in sorted(told, key=lambda k: abs(k - at)):
        token = row.tokens[index]
        near = min(dated, key=lambda t: abs(row.tokens.index(t) - index), default=None)
        base = start_of(near) if near is not None else published
        if base.value is not None and token.time is not None and token.time.years:
            return years_before(
                base, token.time.years, f"{token.text}, counted back from {base.value}"
            ), token
    return None


def _is_age(row: Row, index: int) -> bool:
    """Whether a number of years is that since the beginning: "its 40th anniversary", "for 40 years".

    "Signed an agreement for five years" tells its term, and "for more than twenty years" no year.
    """
    time = row.tokens[index].time
    if time is None or not time.years or time.kind not in ("anniversary", "duration"):
        return False
    if row.lower(index + 1) in _SINCE and not _since_a_tie(row, index + 2):
        return False
    term = any(row.lower(k) in row.words("signing") for k in range(max(0, index - _REACH), index))
    return time.kind == "anniversary" or not (term or time.approximate in ("more", "less"))


def _since_a_tie(row: Row, index: int) -> bool:
    """Whether "40 years since" tells of a tie: "since they became twins", not "since the town was freed"."""
    commas = (k for k in range(index + 1, index + _REACH) if row.lower(k) == ",")
    ends = next((k for k in commas if row.tokens[k - 1].kind != "place"), index + _REACH)
    near = range(index, ends)
    told = {m.first for g in ("term", "weak term", "spoken term", "linking term") for m in row.of(g)}
    return any(k in told or row.lower(k) in row.words("making") for k in near)


def _still_to_come(row: Row, dated: Sequence[Token], start_of: Callable[[Token], When], page: When) -> bool:
    """Whether an age is told of a time to come: "in 2014 they will have been twins for 20 years"."""
    ahead = [
        t
        for t in dated
        if t.time is not None
        and t.time.tense == "future"
        and (start_of(t).latest or "9") >= (page.earliest or "0")
        and not any(row.lower(row.tokens.index(t) - k) in row.words("making") for k in range(1, 4))
    ]
    return bool(ahead) and any(_is_age(row, k) for k in range(len(row.tokens)))


def is_term(row: Row, token: Token, page: When) -> bool:
    """Whether a stretch of years is that of a plan: "cooperation in the years 2022-2026".

    Where a sentence tells no other time, "an agreement for 2021–2025" is that of its beginning.
    """
    time = token.time
    moment = time.moments[0] if time is not None and time.moments else None
    if moment is None or moment.end is None or moment.end.year is None or moment.start.month is not None:
        return False
    index = row.tokens.index(token)
    paper = any(row.lower(k) in row.words("papers") for k in range(max(0, index - _OF), index))
    alone = not any(t is not token and t.time is not None and t.time.moments for t in row.tokens)
    begun = str(moment.start.year or 0) <= (page.latest or "0")[:4]
    return str(moment.end.year) > (page.latest or "0")[:4] and not (paper and alone and begun)


def _dates_a_line(row: Row, match: Match, index: int) -> bool:
    """Whether a date ends or begins a line of names, as of a table: "Kobe | Sister City | 1984.5.3"."""
    verbless = not row.of("frame") and all(
        t.kind != "word"
        or t.text[:1].isupper()
        or match.first <= k <= match.last
        or t.lower in row.words("in lists")
        for k, t in enumerate(row.tokens)
    )
    edges = {0, len(row.tokens) - 1}
    return verbless and index in edges


def since_a_deed(row: Row, match: Match, token: Token) -> bool:
    """Whether "since" tells of something else: "twins, which have sent masks since March"."""
    index = row.tokens.index(token)
    if _AT_HEAD < index < match.first:
        led = {row.lower(k) for k in range(index)} & _RELATIVE
        following = {row.lower(k) for k in range(index + 1, match.first)}
        return bool(following & _RELATIVE) or bool(led and "," in following)
    between = range(match.last + 1, index)
    verbs = {m.first for m in row.of("frame") if m.sense.form == "verb"}
    deeds = [k for k in between if k in verbs and row.lower(k) not in row.words("making")]
    return bool(deeds) or any(row.lower(k) in row.words("denying a verb") for k in between)


def is_news(tie: TieCandidate, *, signed: bool) -> bool:
    """Whether a sentence tells of the making of a tie as news: "signed …", "are now twins", "a new twin".

    A list of partners only describes, but for those with whom it says that one signed: "signed with two: …".
    """
    row, match = tie.row, tie.match
    words = [row.lower(k) for k in range(max(0, match.first - 8), match.last + 12)]
    if not row.words("of old").isdisjoint(words):
        return False
    if row.words("newest") & {row.lower(k) for k in range(match.first - 3, match.first)}:
        return True
    before = {row.lower(k) for k in range(max(0, match.first - 6), match.first)}
    counted = any(t.kind == "number" for t in row.tokens[: match.first])
    are = bool(before & row.words("copulas")) or tie.part == "title"
    now = "now" in before and "until" not in before and are and not counted
    signed = signed or "made" in before or ("become" in before and bool(before & {"has", "have"}))
    made = signed and bool(set(words) & row.words("making") - row.words("standing ties"))
    listed = tie.way == "list" and any(match.first - 4 <= m.first <= match.last for m in signing_words(row))
    return now or (made and (listed or tie.way not in STANDING))


def window_of(row: Row, own: set[int], others: Sequence[set[int]]) -> tuple[int, int] | None:
    """The tokens in which the date of one tie of several of a sentence stands, or nothing where all share it.

    ``own`` and ``others`` have the ids of the ends of each tie.  "Lyon is twinned with Riga since 1978 and
    with Kobe since 1990" gives each partner what follows it; where the sentence begins with a date ("In 1978
    with Riga, in 1990 with Kobe"), each has what stands before.
    """
    dates = [k for k, t in enumerate(row.tokens) if t.time is not None and t.time.moments]
    keys = [k for k in (_key(row, pair, [own, *others]) for pair in others) if k is not None]
    mine = _key(row, own, others)
    if mine is None or not keys or len(dates) < 2:
        return None
    if dates[0] < min(mine, *keys):
        before = [k for k in dates if k < mine]
        return before[-1], before[-1]
    last = min([k for k in keys if k > mine], default=len(row.tokens)) - 1
    while not any(mine < k <= last for k in dates) and last + 1 in keys and _joined(row, last):
        last = min([k for k in keys if k > last + 1], default=len(row.tokens)) - 1
    return mine, last


def _key(row: Row, own: set[int], pairs: Sequence[set[int]]) -> int | None:
    """The token that names the end of a tie which no other tie of the sentence has, the last if both."""
    lone = own - set().union(*(p for p in pairs if p != own))
    at = [
        k
        for k, t in enumerate(row.tokens)
        if t.kind == "place"
        and t.mention is not None
        and t.mention.place is not None
        and t.mention.place.id in lone
    ]
    return at[-1] if at else None


def _joined(row: Row, index: int) -> bool:
    """Whether the next name is only added to the one before: "Riga and | Kobe"."""
    return row.lower(index) in ("and", "&", "with", "to")


def makings(row: Row) -> list[int]:
    """Where a sentence tells that something began: "established", "dates back to"."""
    words = [k for k, t in enumerate(row.tokens) if t.lower in row.words("making")]
    further = row.words("owners") | {"in"}  # "entered in the guest book", "entered its 60th year"
    words = [k for k in words if row.lower(k) != "entered" or row.lower(k + 1) not in further]
    anew = {k for k in words if row.lower(k - 1) in HYPHENS and row.lower(k - 2) == "re"}
    anew |= {k for k in words if _made_anew(row, k)}
    return [k for k in words if k not in anew] + [m.last for m in row.of("beginning")]


def _made_anew(row: Row, index: int) -> bool:
    """As in "signed a renewed agreement", but not in "signed in 1984, renewed in 2004"."""
    told = [k for k in range(index + 1, index + 4) if row.lower(k) in row.words("anew")]
    return bool(told) and not any(t.kind in ("time", "mark") for t in row.tokens[index : told[0]])


def _is_dateline(row: Row, token: Token) -> bool:
    """As in "TACOMA, Wash. (Feb. 14, 2017) — …"."""
    index = row.tokens.index(token)
    closes = index + 1 + (row.lower(index + 1) == ")")
    return index < _DATELINE and row.lower(closes) in ("—", "–", "-") and index > 0


def _away(row: Row, match: Match, index: int) -> int:
    """How far a date stands from a term.

    One in the clause before ("signed in 2004 and became …") is farther.
    """
    joined = any(row.lower(k) == "and" for k in range(index, match.first))
    return abs(index - match.last) + 2 * joined
