"""What keeps a cue from telling of an exchange in Chinese and Japanese: a paper's name, a wish, a means."""

from __future__ import annotations

from cityties.claims.cjk.lexicon import CjkLexicon
from cityties.claims.cjk.references import clause_of
from cityties.claims.lexicon import Frame, Match
from cityties.claims.rows import Row

_FIELDS_REACH = 24  # tokens from a field of cooperation to what closes the list of them
_AIM_REACH = 6  # tokens from the making of a tie on in which it is said to be a wish
_DAY_REACH = 5  # tokens between a making and its anniversary
_OPENING, _CLOSING = frozenset("「『《"), frozenset("」』》")


def only_a_field(row: Row, match: Match) -> bool:
    """Whether a word is one of several fields of cooperation: 在贸易|投资|、文化、旅游等方面."""
    ahead, behind = row.lower(match.first - 1), row.lower(match.last + 1)
    if "、" not in (ahead, behind) and "、" not in (row.lower(match.first - 2), row.lower(match.last + 2)):
        return False
    _, last = clause_of(row, match.first)
    rest = "".join(row.lower(k) for k in range(match.last + 1, min(last, match.last + _FIELDS_REACH) + 1))
    return any(word in rest for word in row.words("after fields"))


def only_intended(row: Row, match: Match) -> bool:
    """Whether a tie is only asked for, approved or thought of: 批复同意甲与乙|建立…, 有|缔结姊妹市|的共识."""
    first, last = clause_of(row, match.first)
    ahead = "".join(row.lower(k) for k in range(first, match.first))
    behind = "".join(row.lower(k) for k in range(match.first, min(last, match.first + _AIM_REACH) + 1))
    asked = any(word in ahead for word in row.words("asking for a tie"))
    return asked or row.patterns["aimed at"].search(behind) is not None


def only_how(row: Row, match: Match, lexicon: CjkLexicon) -> bool:
    """Whether a word only tells how something else is done: オンラインで|覚書を交わした."""
    if row.lower(match.first) not in lexicon.modes:
        return False
    _, last = clause_of(row, match.first)
    by_means = row.lower(match.first - 1).endswith(tuple(row.words("means")))
    deeds = (m for m in row.of("frame") if match.first < m.first and (by_means or m.first <= last))
    return any(lexicon.frames[m.sense.name].kind in ("agreement", "event") for m in deeds)


def in_a_papers_name(row: Row, match: Match) -> bool:
    """Whether a word stands in the quoted name of a paper: 「文化交流に関する|覚書」."""
    return any(first < match.first < last for first, last in row.once("papers", lambda: _papers(row)))


def is_denied(row: Row, match: Match, lexicon: CjkLexicon) -> bool:
    """Whether something did not happen: 尚未|签字, 訪れ|なかった."""
    beside = (match.first - 1, match.first - 2) if lexicon.verb_first else (match.last + 1,)
    denied = {m.first for m in row.of("status") if m.sense.name == "negated"}
    return any(k in denied and row.tokens[k].kind == "word" for k in beside) and row.lower(beside[0]) != ","


def keeps_a_day(row: Row, match: Match, frame: Frame) -> bool:
    """Whether a making is told of only for its anniversary: 参加缔结友好城市30周年的活动."""
    if frame.kind != "agreement":
        return False
    for token in row.tokens[match.last + 1 : match.last + 1 + _DAY_REACH]:
        if token.kind == "mark" and token.lower in ",;。":
            return False
        if token.time is not None and token.time.kind == "anniversary":
            return True
    return False


def _papers(row: Row) -> tuple[tuple[int, int], ...]:
    """The quotes of a sentence that end with a document, as ranges of tokens."""
    papers = {m.last + 1 for m in row.of("need") if m.sense.name == "document"}
    found: list[tuple[int, int]] = []
    opened = None
    for k, token in enumerate(row.tokens):
        if token.lower in _OPENING:
            opened = k
        elif token.lower in _CLOSING and opened is not None:
            if k in papers:
                found.append((opened, k))
            opened = None
    return tuple(found)
