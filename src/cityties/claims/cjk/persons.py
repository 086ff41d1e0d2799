"""Names of people in which a place seems to stand: 副市长马丁, 区长吴|金城, 布|里德, 伯恩|哈德·米勒."""

from __future__ import annotations

from collections.abc import Sequence

from cityties.records import Mention

_SOUNDS = frozenset(
    "尔斯克德特尼姆蒂迪弗布茨兹普格诺莱雷纳卢萨塔卡库罗洛鲁哈赫霍胡曼莫穆努奥帕佩皮奇乔塞桑莎舒韦沃耶扎詹佐恩丹顿戈佛盖凯科考劳妮琳丽娜莉蕾瑟伯贝基吉"
    "爾蒂納盧薩羅魯蓋凱勞麗莉奧佩喬韋詹頓"
)
"""Characters that write the sounds of foreign names and few words beside."""
_KIN = frozenset({"CN", "TW", "JP", "KR", "KP", "HK", "MO", "VN"})
_OFFICES = (
    "市长", "市長", "书记", "書記", "省长", "省長", "州长", "州長", "县长", "縣長", "区长", "區長", "郡长", "郡長", "镇长", "鎮長", "乡长", "鄉長",
    "议长", "議長", "主席", "主任", "局长", "局長", "会长", "會長", "事長", "事长", "知事", "部长", "部長", "大使", "总领事", "總領事", "领事",
    "先生", "女士", "团长", "團長", "校长", "校長", "院长", "院長", "总理", "總理", "总统", "總統", "记者", "記者", "议员", "議員", "馆长", "館長",
    "教授", "代表", "首相", "市議", "秘书长", "秘書長", "处长", "處長",
)
_BETWEEN = frozenset("到来在与和向赴抵从由率访同给对为将说把被于就是已及、，。的率至飞接對與從給為來訪說將飛會会")
_MARKED = frozenset("市州省县縣郡区區镇鎮町村港")


def is_person(text: str, mention: Mention, written: str | None) -> bool:
    """Whether what looks like a place is part of a person's name.

    ``written`` is the name's last character where a level (市, 州 …) belongs to it; such a name is a place's.
    """
    start, end = mention.start, mention.end
    place = mention.place
    if place is None or place.level == "country" or (written is not None and written in _MARKED):
        return False
    foreign = place.country not in _KIN
    if foreign and (text[end : end + 1] == "·" or text[start - 1 : start] == "·"):
        return True
    if foreign and (text[start - 1 : start] in _SOUNDS or text[end : end + 1] in _SOUNDS) and start:
        return True
    if text[max(0, start - 3) : start].endswith(_OFFICES):
        return True
    short = end - start == 2 and text[start - 1 : start] not in _BETWEEN and start > 0
    return short and text[max(0, start - 4) : start - 1].endswith(_OFFICES)


def without_persons(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that are no parts of people's names."""
    return [m for m in mentions if not is_person(text, m, text[m.end - 1 : m.end])]
