"""What keeps a Chinese or Japanese term from stating a tie: it is denied, wished for, counted or a body's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cityties.claims.cjk.references import clause_of
from cityties.claims.cjk.rows import LEVEL_MARKS
from cityties.claims.lexicon import Match
from cityties.claims.parties import Party
from cityties.claims.rows import Row

_DEFINING = ("所谓", "是指", "指的是", "とは、", "とは何")
_WISH_REACH, _MADE_REACH = 12, 6
_SOME_DAY = re.compile("能|有望|早日|以后|未来|将来|今后|日后|进一步|有机会|有朝一日")
_PRIVATE = frozenset(
    "商会 工商会 商工会議所 企业 企業 公司 会社 集团 医院 病院 博物馆 博物館 图书馆 図書館 美术馆 美術館 "
    "动物园 動物園 机场 空港 "
    "中学 大学 学校 小学 学院 高校 中学校 小学校 組合 青年会議所 ロータリークラブ".split()
)
_AGENCIES = frozenset("委员会 協会 协会 联合会 局 旅游局 文旅局 教育局 港务局 基金会 教育委員会".split())
_DENIED = re.compile(
    "(?:都市)?(?:の?(?:関係|提携|協定|縁組))?(?:で[はも]?(?:ない|なく|なかった|ありません)|[をはがも](?:まだ)?(?:"
    "持たない|持っていない|持たず|結んでいない|結んでおらず|いない|ない|なく|なかった|ありません)|"
    "(?:に|には|にも|とは)(?:至って|なって|言え)(?:い?ない|おらず|いません))|"
    "^(?:关系|關係)?(?:尚未|并未|從未|从未)"
)
"""What denies a term before it: 姉妹都市|ではない, 姉妹都市|を持たない."""
_DENIED_BEFORE = re.compile("(?:不是|并非|並非|没有|沒有|无|無|尚未(?:结为|结成|缔结|建立)?|还没有|未有)$")
_AROUND = 10  # characters beside a term in which it is denied
_COUNTED_REACH, _COUNTERS = 5, ("个", "座", "对", "家", "都市", "市")  # 友城|如今合起来|有|27|个
_COUNTERS_JA = frozenset({"の", "件の", "組の", "つの", "の国際"})
_FEW = frozenset({"1", "2", "一", "二", "两", "1つ", "2つ"})
_COUNT = 3  # tokens back from a term to the 第 of 第二个友城


def only_wished(row: Row, match: Match) -> bool:
    """Whether a tie is only hoped for: 哈方希望今年之内结为友好城市."""
    first, _ = clause_of(row, match.first)
    wishes = [m.first for m in row.of("status") if m.sense.name == "discussed"]
    made = any(abs(m.first - match.first) <= _MADE_REACH for m in row.of("making"))
    earlier = [k for k in wishes if k < first]
    ahead = "".join(row.lower(k) for k in range(earlier[-1] + 1, match.first)) if earlier else ""
    some_day = _SOME_DAY.search(ahead) is not None
    return made and (some_day or any(first <= k < match.first <= k + _WISH_REACH for k in wishes))


def is_denied(row: Row, match: Match) -> bool:
    """Whether a sentence says that no such tie is: 姉妹都市|ではない, 并非|友好城市."""
    behind = "".join(row.lower(k) for k in range(match.last + 1, min(match.last + _AROUND, len(row.tokens))))
    ahead = "".join(row.lower(k) for k in range(max(0, match.first - 3), match.first))
    return _DENIED.match(behind) is not None or _DENIED_BEFORE.search(ahead) is not None


def defines(row: Row) -> bool:
    """Whether a sentence says what such a tie is: 所谓友好城市, 姉妹都市とは."""
    return any(t.lower.startswith(_DEFINING) for t in row.tokens)


def is_counted(row: Row, match: Match) -> bool:
    """Whether a term only counts partners up, 20个|友城, 15の|姉妹都市協定, and is no 第二个|友城."""
    if match.first > 1 and row.lower(match.first - 1) in _COUNTERS_JA:
        number = row.tokens[match.first - 2]
        return number.kind == "number" and number.lower not in _FEW
    if match.first < _COUNT or row.lower(match.first - 1) not in ("个", "個", "座", "对", "對"):
        return False
    number = row.tokens[match.first - 2]
    return number.kind == "number" and not row.lower(match.first - _COUNT).endswith("第")


def counts_behind(row: Row, match: Match) -> bool:
    """Whether partners are counted up behind a term, and none is named: 友城|如今合起来有|27个."""
    behind = row.tokens[match.last + 1 : match.last + 1 + _COUNTED_REACH]
    counted = any(
        t.kind == "number"
        and t.lower not in _FEW
        and not row.lower(match.last + k).endswith("第")
        and row.lower(match.last + 2 + k).startswith(_COUNTERS)
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
        return sector or actor in _PRIVATE | _AGENCIES
    return actor in _PRIVATE
