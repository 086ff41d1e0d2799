"""A sentence without gaps as a row of tokens: places, times, numbers, cues, marks and what lies between."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from msgspec import structs
from opencc import OpenCC

from cityties.claims.cjk.lexicon import CjkLexicon
from cityties.claims.cjk.numbers import NUMBER
from cityties.claims.lexicon import Match, Sense
from cityties.claims.lying import lies_in
from cityties.claims.rows import Row, Token
from cityties.claims.sentences import Sentence
from cityties.dates import Time
from cityties.places.framed import SEATS_FOR_COUNTIES
from cityties.records import Mention, Place

_WIDE = str.maketrans(
    {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}
    | {"　": " ", "“": '"', "”": '"', "‘": "'", "’": "'"}
)
MARKS = frozenset(",.;:!?()[]{}<>\"'|/。、「」『』《》〈〉【】…・·—–-～~■□◆ \t\n")
LEVEL_MARKS = frozenset("市县縣区區州省郡镇鎮乡鄉町村都道府県")
_MARK = f"[{re.escape(''.join(sorted(MARKS)))}]"
_PIECE = re.compile(
    rf"(?P<number>{NUMBER.pattern})|(?P<mark>{_MARK})|(?P<word>.(?:(?!{_MARK}|\d|{NUMBER.pattern}).)*)",
    re.DOTALL,
)
_HIDDEN = "\0"
_OFFICE = 8  # characters of the longest office that begins with a level
_LARGE = 100_000  # inhabitants
_LARGER = 3  # times the people of all others that bear its name
_LISTED = 4  # characters between a name and the one before it in a list
_SHORT = 5  # characters of a town or ward named behind its city
_WORDS_BETWEEN = re.compile("[在与和的是向对为了有等到从及、はがのにをとで]")
HAN = re.compile("[\u3041-\u30ff\u3400-\u9fff」』）]")
_NO_NAMES = frozenset({"word", "term"})  # cues that are no name, though the gazetteer has one: 友谊市
_TOLD = frozenset({"the text says what it lies in", "the text says here what it lies in"})
_TOWNS = frozenset({"city", "town", "village", "district", "county", "county_level_city"})
_ABOVE = frozenset({"country", "state", "province", "prefecture", "region"})

Cue = tuple[int, int, tuple[Sense, ...]]


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=1)
def folded(text: str, language: str) -> str:
    """Text as it is searched, of the same length: narrow marks, small letters, simplified characters.

    Kept for the text that is being read, whose sentences are all cut from it.
    """
    plain = text.translate(_WIDE).lower()
    if len(plain) != len(text):
        plain = text.translate(_WIDE)
    if language != "zh":
        return plain
    simple = str(_simplifier().convert(plain))
    return simple if len(simple) == len(plain) else plain


def make_cjk_row(
    text: str, sentence: Sentence, mentions: Sequence[Mention], times: Sequence[Time], lexicon: CjkLexicon
) -> Row:
    """The row of a sentence; ``mentions`` and ``times`` are those that lie in it, in order.

    The ``lower`` of a token is its folded text, so that the cue file needs one spelling of each word.
    """
    plain = folded(text, lexicon.language)[sentence.start : sentence.end]
    masked = _masked(plain, sentence, times)
    cues = [
        (sentence.start + start, sentence.start + end, lexicon.senses[pattern])
        for pattern, start, end in lexicon.automaton.find_matches_as_indexes(masked)
    ]
    cues = _offices_freed(cues, mentions, masked, sentence, lexicon)
    named = list(_settled(text, mentions, cues, lexicon))
    taken = [(t.start, t.end) for t in named]
    named += _unplaced(text, plain, sentence, named, cues, lexicon)
    for time in times:
        if not _overlaps(time.start, time.end, taken) and time.text[-1:] not in "中":
            named.append(_token("time", text, plain, sentence, time.start, time.end, time=time))
    row = Row(sentence, [], rows_of_words=lexicon.small_words, patterns=lexicon.patterns)
    groups: dict[str, list[Match]] = defaultdict(list)
    for token, senses in _laid_out(text, plain, sentence, named, cues):
        for sense in senses:
            groups[sense.group].append(Match(len(row.tokens), len(row.tokens), sense))
        row.tokens.append(token)
    row.cues = dict(groups)
    return row


def _masked(plain: str, sentence: Sentence, times: Sequence[Time]) -> str:
    """A sentence without the letters of its times, so that no cue begins in one: 四十周年|纪念活动."""
    for time in times:
        start, end = time.start - sentence.start, min(time.end - sentence.start, len(plain))
        if time.text[-1:] not in "中":
            plain = plain[:start] + _HIDDEN * (end - start) + plain[end:]
    return plain


def _offices_freed(
    cues: list[Cue], mentions: Sequence[Mention], masked: str, sentence: Sentence, lexicon: CjkLexicon
) -> list[Cue]:
    """The cues, with the offices that begin with a name's level and that a cue within it hid: 熊|本市|長."""
    ends = {m.end: m.start for m in mentions if m.text[-1] in LEVEL_MARKS}
    hiding = [c for c in cues if c[1] in ends and ends[c[1]] < c[0] < c[1] - 1]
    if not hiding:
        return cues
    freed = [c for c in cues if c not in hiding]
    for _, end, _ in hiding:
        level = end - 1 - sentence.start
        found = lexicon.automaton.find_matches_as_indexes(masked[level : level + _OFFICE])
        freed += [
            (end - 1, end - 1 + stop, lexicon.senses[pattern])
            for pattern, start, stop in found[:1]
            if start == 0 and stop > 1
        ]
    return sorted(freed, key=lambda cue: cue[0])


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for begin, stop in spans)


def _token(
    kind: str,
    text: str,
    plain: str,
    sentence: Sentence,
    start: int,
    end: int,
    mention: Mention | None = None,
    time: Time | None = None,
) -> Token:
    lower = plain[start - sentence.start : end - sentence.start]
    return Token(kind, start, end, text[start:end], lower, mention=mention, time=time)  # type: ignore[arg-type]


def _settled(
    text: str, mentions: Sequence[Mention], cues: Sequence[Cue], lexicon: CjkLexicon
) -> Iterator[Token]:
    """The mentions without those inside a longer word, cut where an office begins (大分市|长)."""
    before: Mention | None = None
    starts = {m.start for m in mentions}  # 湖南省|长沙市 tells of no 省长
    for mention in mentions:
        start, end = mention.start, mention.end
        kept = True
        for first, last, senses in cues:
            if first >= end:
                break  # cues stand in order
            if last <= start:
                continue
            covered = first <= start and end <= last
            if covered and (last - first > end - start or any(s.group in _NO_NAMES for s in senses)):
                kept = False
            elif start + 2 <= first < end < last and text[first] in LEVEL_MARKS and end not in starts:
                end = first
        if not kept or mention.status == "unknown":
            continue
        read = _ranked(_relinked(_outgrown(mention), before, text), text, lexicon)
        read = read if lexicon.verb_first else _at_home(read, before, text)
        linked = read.status == "linked" and read.place is not None
        kind = "place" if linked else "name"
        yield Token(kind, start, end, text[start:end], text[start:end], mention=read)  # type: ignore[arg-type]
        before = read if linked else None


def _outgrown(mention: Mention) -> Mention:
    """A name that a city shares with a town far smaller means the city: 大津, 马鞍山."""
    places = [c.place for c in mention.candidates]
    if mention.status != "ambiguous" or len(places) < 2 or places[0].level not in _TOWNS:
        return mention
    if places[0].population < max(_LARGE, _LARGER * max(p.population for p in places[1:])):
        return mention
    return structs.replace(mention, place=places[0], status="linked")


def _relinked(mention: Mention, before: Mention | None, text: str) -> Mention:
    """A name straight behind a region lies in it: 石川县白山市 is the one in Ishikawa, or unknown."""
    if before is None or before.place is None or mention.place is None or before.place.level not in _ABOVE:
        return mention
    if text[before.end : mention.start] not in ("", "国", "國", "的", "の", "・", "·"):
        return mention
    region, place = before.place, mention.place
    if lies_in(place, region) or place.level == "country" or place.id == region.id:
        return mention
    inside = [c.place for c in mention.candidates if lies_in(c.place, region)]
    if inside:
        return structs.replace(mention, place=inside[0], status="linked")
    if place.country != region.country or not _same_rank(place, region):
        return structs.replace(mention, place=None, status="unknown")
    return mention


def _ranked(mention: Mention, text: str, lexicon: CjkLexicon) -> Mention:
    """A name with the level of a city is no province, one with that of a province no town."""
    place = mention.place
    if place is None or place.country in ("CN", "JP", "KR", "TW") or not lexicon.verb_first:
        return mention
    level = text[mention.end - 1 : mention.end]
    fitting = {
        "市": _TOWNS,
        "州": _ABOVE,
        "省": _ABOVE,
        "郡": _ABOVE | {"county", "district"},
        "県": _ABOVE,
        "县": _ABOVE | {"county", "district"},
        "縣": _ABOVE | {"county", "district"},
    }.get(level)
    if fitting is None or place.level in fitting or len(mention.text) < 3:
        return mention
    if level in "县縣" and place.country in SEATS_FOR_COUNTIES:
        return mention
    others = [
        c.place for c in mention.candidates if c.place.level in fitting and c.place.country == place.country
    ]
    if others:
        return structs.replace(mention, place=others[0])
    return structs.replace(mention, place=None, status="unknown")


def _at_home(mention: Mention, before: Mention | None, text: str) -> Mention:
    """A name that Japan shares with China or Korea means the Japanese city, unless one abroad is told of.

    白山市 is in Ishikawa, 中国・白山市 and 長春市、白山市 are not, nor 東海市 once 韓国・東海市 was told of.
    """
    place = mention.place
    if place is None or place.country not in ("CN", "KR", "TW") or text[mention.end - 1] not in "市町村区":
        return mention
    ahead = before.place if before is not None and mention.start - before.end < _LISTED else None
    if (ahead is not None and ahead.country == place.country) or text[mention.end : mention.end + 1] in "(（":
        return mention
    if any(r.feature in _TOLD for r in mention.candidates[0].because if r.weight > 0):
        return mention
    near = [c.place for c in mention.candidates if c.place.country == "JP" and c.place.level in _TOWNS]
    return structs.replace(mention, place=near[0]) if near else mention


def _same_rank(place: Place, region: Place) -> bool:
    return place.level in _ABOVE and region.level in _ABOVE


def _unplaced(
    text: str,
    plain: str,
    sentence: Sentence,
    named: Sequence[Token],
    cues: Sequence[Cue],
    lexicon: CjkLexicon,
) -> Iterator[Token]:
    """Names of cities without a place: 德国的 X 市.  They take part, and no claim is made of them."""
    spans = [(t.start, t.end) for t in named] + [(start, end) for start, end, _ in cues]
    found = [_behind(token, plain, sentence, lexicon) for token in named]
    pointed = [
        end for _, end, senses in cues if any(s.group == "reference" and s.name == "other" for s in senses)
    ]
    found += [lexicon.behind.match(plain, end - sentence.start) for end in pointed if lexicon.verb_first]
    for match in [*found, *lexicon.anywhere.finditer(plain), *lexicon.sounds.finditer(plain)]:
        if match is None:
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if any(first == end - 1 for first, _, _ in cues):
            if not lexicon.verb_first:
                continue  # a person: ラヒモフ|市長
            end -= 1  # an office begins with the level: 魚池|鄉長
        if not _overlaps(start, end, spans) and "·" not in (text[start - 1 : start], text[end : end + 1]):
            spans.append((start, end))
            yield _token("name", text, plain, sentence, start, end)


def _behind(token: Token, plain: str, sentence: Sentence, lexicon: CjkLexicon) -> re.Match[str] | None:
    """What stands straight behind a place and looks like the name of one within it."""
    place = token.mention.place if token.mention is not None else None
    if place is None:
        return None
    match = lexicon.behind.match(plain, token.end - sentence.start)
    if match is None or place.level in _ABOVE:
        return match
    short = len(match.group()) <= _SHORT and not _WORDS_BETWEEN.search(match.group())
    return match if short and token.text[-1] in LEVEL_MARKS and match.group()[-1] != "市" else None


def _laid_out(
    text: str, plain: str, sentence: Sentence, named: Sequence[Token], cues: Sequence[Cue]
) -> Iterator[tuple[Token, tuple[Sense, ...]]]:
    """All tokens in order: names first of all, then cues, then numbers, marks and plain stretches."""
    shift = sentence.start
    taken = bytearray(len(plain))
    for token in named:
        taken[token.start - shift : token.end - shift] = b"\1" * (token.end - token.start)
    typed: list[tuple[Token, tuple[Sense, ...]]] = [(t, ()) for t in named]
    for start, end, senses in cues:
        if taken.find(1, start - shift, end - shift) < 0:
            typed.append((_token("word", text, plain, sentence, start, end), senses))
    typed.sort(key=_beginning)
    at = sentence.start
    for token, senses in typed:
        if token.start < at:
            continue
        if token.start > at:
            for piece in _plain(text, plain, sentence, at, token.start):
                yield piece, ()
        yield token, senses
        at = token.end
    for piece in _plain(text, plain, sentence, at, sentence.end):
        yield piece, ()


def _beginning(typed: tuple[Token, tuple[Sense, ...]]) -> int:
    return typed[0].start


def _plain(text: str, plain: str, sentence: Sentence, start: int, end: int) -> Iterator[Token]:
    """The numbers, marks and plain stretches of what is neither name nor cue."""
    shift = sentence.start
    for match in _PIECE.finditer(plain, start - shift, end - shift):
        kind, at, stop = match.lastgroup or "word", match.start() + shift, match.end() + shift
        if kind == "mark" and text[at].isspace():
            if HAN.match(text[at - 1 : at]) and HAN.match(text[stop : stop + 1]):
                yield Token("mark", at, stop, text[at:stop], ",")  # a gap in a headline parts its clauses
        else:
            yield _token(kind, text, plain, sentence, at, stop)
