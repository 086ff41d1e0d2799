"""What keeps a Chinese or Japanese term from stating a tie: it is denied, wished for, counted or a body's."""

from __future__ import annotations

from collections.abc import Sequence

from cityties.claims.cjk.references import clause_of
from cityties.claims.cjk.rows import LEVEL_MARKS
from cityties.claims.lexicon import Match
from cityties.claims.parties import Party
from cityties.claims.rows import Row

_WISH_REACH, _MADE_REACH = 12, 6
_AROUND = 10  # characters beside a term in which it is denied
_COUNTED_REACH = 5  # 友城|如今合起来|有|27|个
_COUNT = 3  # tokens back from a term to the 第 of 第二个友城


def only_wished(row: Row, match: Match) -> bool:
    """Whether a tie is only hoped for: 哈方希望今年之内结为友好城市."""
    first, _ = clause_of(row, match.first)
    wishes = [m.first for m in row.of("status") if m.sense.name == "discussed"]
    made = any(abs(m.first - match.first) <= _MADE_REACH for m in row.of("making"))
    earlier = [k for k in wishes if k < first]
    ahead = "".join(row.lower(k) for k in range(earlier[-1] + 1, match.first)) if earlier else ""
    some_day = any(word in ahead for word in row.words("some day"))
    return made and (some_day or any(first <= k < match.first <= k + _WISH_REACH for k in wishes))


def is_denied(row: Row, match: Match) -> bool:
    """Whether a sentence says that no such tie is: 姉妹都市|ではない, 并非|友好城市."""
    behind = "".join(row.lower(k) for k in range(match.last + 1, min(match.last + _AROUND, len(row.tokens))))
    ahead = "".join(row.lower(k) for k in range(max(0, match.first - 3), match.first))
    denied = row.patterns["denied behind"].match(behind)
    return denied is not None or row.patterns["denied before"].search(ahead) is not None


def defines(row: Row) -> bool:
    """Whether a sentence says what such a tie is: 所谓友好城市, 姉妹都市とは."""
    defining = tuple(row.words("defining"))
    return any(t.lower.startswith(defining) for t in row.tokens)


def is_counted(row: Row, match: Match) -> bool:
    """Whether a term only counts partners up, 20个|友城, 15の|姉妹都市協定, and is no 第二个|友城."""
    if match.first > 1 and row.lower(match.first - 1) in row.words("counters before a term"):
        number = row.tokens[match.first - 2]
        return number.kind == "number" and number.lower not in row.words("few")
    if match.first < _COUNT or row.lower(match.first - 1) not in row.words("counters"):
        return False
    number = row.tokens[match.first - 2]
    return number.kind == "number" and not row.lower(match.first - _COUNT).endswith("第")


def counts_behind(row: Row, match: Match) -> bool:
    """Whether partners are counted up behind a term, and none is named: 友城|如今合起来有|27个."""
    behind = row.tokens[match.last + 1 : match.last + 1 + _COUNTED_REACH]
    few, counters = row.words("few"), tuple(row.words("counters behind"))
    counted = any(
        t.kind == "number"
        and t.lower not in few
        and not row.lower(match.last + k).endswith("第")
        and row.lower(match.last + 2 + k).startswith(counters)
        for k, t in enumerate(behind)
    )
    return counted and not any(t.kind == "place" for t in row.tokens[match.last + 1 :])


def of_bodies(row: Row, match: Match, parties: Sequence[Party]) -> bool:
    """Whether a relation is one of chambers, schools or firms: 商工会議所が姉妹関係を結び.

    So is a paper of agencies, or of one sector: 教育委员会签署交流协定, 旅游|合作备忘录.
    """
    if any(level in row.lower(match.first) for level in LEVEL_MARKS):
        return False
    near = [p for p in parties if p.last < match.first]
    actor = (near[-1].actor or "") if near else ""
    if match.sense.name == "friendly_exchange" and "友好" not in row.lower(match.first):
        sector = any(m.last == match.first - 1 for m in row.of("fields"))
        return sector or actor in row.words("private bodies") or actor in row.words("agencies")
    return actor in row.words("private bodies")
