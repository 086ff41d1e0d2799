"""Numbers as Chinese and Japanese write them (六千, 6000余, 2万1000, 約19万), and the things counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cityties.claims.quantities import Counted
from cityties.claims.rows import Row
from cityties.records import Quantity

_DIGITS = {c: v for v, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_SMALL = {"十": 10, "百": 100, "千": 1_000}
_LARGE = {"万": 10_000, "萬": 10_000, "億": 100_000_000, "亿": 100_000_000}
NUMBER = re.compile(
    r"[0-9][0-9,.]*(?:[十百千万萬億亿]+(?:[0-9][0-9,.]*[千]?)?)*|[一二三四五六七八九十百千万萬两兩]+(?=[余多]?[个只隻枚個件名人座套箱棵株本点對对幅份点台輛辆副張张條条匹頭头羽体枝把尊块塊包盒袋位冊册校])"
)
_MEASURE = re.compile(
    r"[余多]?(?:个|只|隻|枚|個|件|名|座|套|箱|棵|株|本|点|對|对|幅|份|点|台|輛|辆|副|張|张|條|条|匹|頭|头|羽|体|枝|把|尊|块|塊|包|盒|袋|位|冊|册|枚の|個の|本の|着の|点の|着|吨|トン)?(?:の)?"
)
_UNIT = re.compile(r"[A-Za-z0-9]{0,4}[一-龥々ァ-ヴー]{1,8}")
_PEOPLE = re.compile(r"[余多]?(?:人|名)")


def number_value(text: str) -> float | None:
    """The value of a number as written: 六千 → 6000, 2万1000 → 21000, 1.5万 → 15000; None if it is none."""
    total, section, pending = 0.0, 0.0, ""
    for character in text.replace(",", ""):
        if character in _LARGE:
            section += float(pending or 0)
            total += (section or 1) * _LARGE[character]
            section, pending = 0.0, ""
        elif character in _SMALL:
            section += float(pending or 1) * _SMALL[character]
            pending = ""
        elif character in _DIGITS:
            pending += str(_DIGITS[character])
        else:
            pending += character
    try:
        return total + section + float(pending or 0)
    except ValueError:
        return None


def find_counted(row: Row, text: str) -> Iterator[Counted]:
    """The quantities of a sentence, in order: 3万只口罩, 41名, マスク2万枚."""
    for index, token in enumerate(row.tokens):
        if token.kind != "number":
            continue
        value = number_value(token.text)
        if value is None:
            continue
        end = row.sentence.end
        measure = _MEASURE.match(text, token.end, end)
        after = measure.end() if measure else token.end
        unit = _PEOPLE.match(text, token.end, end) or _UNIT.match(text, after, end)
        if unit is None and not (measure and measure.group()):
            continue
        name = unit.group() if unit else measure.group()  # type: ignore[union-attr]
        stop = unit.end() if unit else after
        last = max(k for k, t in enumerate(row.tokens) if t.start < stop)
        yield Counted(index, last, Quantity(value=value, unit=name.strip()))
