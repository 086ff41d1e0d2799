"""What only looks like a place: parts of people's names (副市长马丁), common words (合作, さが)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import structs

from cityties.places.cjk import surroundings
from cityties.places.folding import fold
from cityties.places.transcriptions import SOUNDS
from cityties.records import Mention, Place

HIRAGANA = re.compile("[\u3041-\u309f]+")
KANA = re.compile("[\u3041-\u30fa]")
_GIVEN_NAME = re.compile("[^\\W\u3041-\u309f]+")
_KNOWN_ABROAD = 1_000_000  # inhabitants of a city whose mayor Japanese news name without more
HAN = re.compile("[\u3400-\u9fff]{2,3}")
_OFTEN = 2  # a common word that is a place as well is told this often at most
_NAME_BEFORE = 3  # characters of a person's name before those that look like a place: 市长山田宪|昭通
_WELL_KNOWN, _KNOWN = 300_000, 100_000  # inhabitants
_REGIONS = frozenset(
    [
        *("江苏", "浙江", "广西", "广东", "云南", "四川", "山东", "福建", "江西", "湖南", "湖北", "河南"),
        *("河北", "山西", "陕西", "甘肃", "青海", "吉林", "辽宁", "安徽", "海南", "贵州", "新疆", "西藏"),
        *("宁夏", "内蒙", "龙江", "日本", "韩国", "中国", "韓国", "台湾", "県の", "省の"),
    ]
)
_JOINING = frozenset("与與和同跟及至到—–－-–・·")
"""What joins two names: 威海和|统营."""
_TOWARDS = (
    "与",
    "與",
    "同",
    "跟",
    "赴",
    "驻",
    "駐",
    "访问",
    "訪問",
    "前往",
    "抵达",
    "抵達",
    "来自",
    "來自",
    "出访",
    "飞往",
)
"""Words behind which a place stands: 驻|群山."""
_FIRMS = (
    "航空",
    "日报",
    "日報",
    "晚报",
    "晚報",
    "晨报",
    "早报",
    "商报",
    "都市报",
    "新闻网",
    "卫视",
    "衛視",
    "電視台",
    "电视台",
    "新聞",
    "銀行",
    "银行",
    "新報",
    "放送",
    "テレビ",
)
_GIVEN = 2  # characters of a given name that may look like a place: 市长张|广宁
_THINGS = re.compile("[江河湖溪]|路(?![演上线線过過经經段])|街(?![头頭道区區])|里(?=[长長民隊队健辦办活居])")
_POSTED, _MISSION = frozenset("驻駐"), re.compile("[总總]?[领領]事|大使|使[馆館]|使領館|使领馆")
_KIN = frozenset({"CN", "TW", "JP", "KR", "KP", "HK", "MO", "VN"})
_OFFICES = (
    "市长",
    "市長",
    "书记",
    "書記",
    "省长",
    "省長",
    "州长",
    "州長",
    "县长",
    "縣長",
    "区长",
    "區長",
    "郡长",
    "郡長",
    "镇长",
    "鎮長",
    "乡长",
    "鄉長",
    "议长",
    "議長",
    "主席",
    "主任",
    "局长",
    "局長",
    "会长",
    "會長",
    "事長",
    "事长",
    "知事",
    "部长",
    "部長",
    "大使",
    "总领事",
    "總領事",
    "领事",
    "先生",
    "女士",
    "团长",
    "團長",
    "校长",
    "校長",
    "院长",
    "院長",
    "总理",
    "總理",
    "总统",
    "總統",
    "记者",
    "記者",
    "议员",
    "議員",
    "馆长",
    "館長",
    "教授",
    "代表",
    "首相",
    "市議",
    "秘书长",
    "秘書長",
    "处长",
    "處長",
)
_BODIES = frozenset("团團队隊处處会會")
"""What makes a body of 代表: 代表团此次|上海|之行 names no person."""
_BETWEEN = frozenset(
    "到来在与和向赴抵从由率访同给对为将说把被于就是已及、，。的率至飞接對與從給為來訪說將飛會会"
)
_HEADS = frozenset(
    {
        "市長",
        "町長",
        "知事",
        "村長",
        "区長",
        "議長",
        "会長",
        "首相",
        "外相",
        "さん",
        "大使",
        "社長",
        "園長",
        "氏は",
        "氏が",
        "課長",
    }
)
_MARKED = frozenset("市州省县縣県府郡区區镇鎮乡鄉郷町村港盟旗")
_KANA_OR_MARK = re.compile("[\u3041-\u309f\\W]")
_ALONE = re.compile(
    "[のとにへがはをもやで]|から|より|まで|[、,。・()（）「」⇔]|(?:空港|港|側|市[内民街]|国際|両市|の両市|中央)"
)
"""What stands behind a name of a Japanese city that is told of by itself: 帯広|の農家, 下関|港."""
_WORDS_TOO = frozenset("国立 中間 日進 大東 中央 東海 海南 石垣 日向 光 大分 三重 江南 南国 東 西".split())
"""Cities whose names are common words."""


def is_person(text: str, mention: Mention, written: str | None) -> bool:
    """Whether what looks like a place is part of a person's name.

    ``written`` is the name's last character where a level (市, 州 …) belongs to it; such a name is a place's.
    """
    start, end = mention.start, mention.end - (text[mention.end - 1 : mention.end + 1] in _HEADS)
    place = mention.place
    if place is None or place.level == "country" or (written is not None and written in _MARKED):
        return False
    surname = place.population < _WELL_KNOWN or fold(text[start:end]) in surroundings().surnames
    if text[end : end + 2] in _HEADS and text[start - 1 : start] in ("の", "・", "、", "市", "県", "町"):
        return surname or text[start - 1] != "、"
    if (
        text[end : end + 2] in _HEADS
        and place.country in ("CN", "KR", "TW")
        and place.population < _KNOWN_ABROAD
    ):
        return KANA.search(text) is not None
    foreign = place.country not in _KIN
    if foreign and (text[end : end + 1] == "·" or text[start - 1 : start] == "·"):
        return True
    if foreign and (text[start - 1 : start] in SOUNDS or text[end : end + 1] in SOUNDS) and start:
        return True
    if text[max(0, start - 3) : start].endswith(_OFFICES):
        return True
    return end - start == 2 and any(
        text[max(0, start - gap - 3) : start - gap].endswith(_OFFICES)
        and _GIVEN_NAME.fullmatch(text, start - gap, start)
        and text[start - gap] not in _BODIES
        and not _BETWEEN & set(text[start - gap : start])
        and not KANA.search(text, start - gap, start)
        for gap in range(1, min(_NAME_BEFORE, start) + 1)
    )


def trusted(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of an article that are no parts of people's names and no common words."""
    persons = {id(m) for m in mentions if is_person(text, m, _level(text, m))}
    places = {m.place.id for m in mentions if m.place is not None and id(m) not in persons}
    names = {text[m.start - 1 : m.end] for m in mentions if id(m) in persons and m.end - m.start == _GIVEN}
    starts = {m.start for m in mentions}
    kept = [
        m
        for m in mentions
        if (id(m) not in persons or _stands_for(text, m, places))
        and not _names_a_firm(text, m)
        and not _is_posted(text, m)
        and text[m.start - 1 : m.end] not in names
        and (m.end in starts or not _names_a_thing(text, m))
    ]
    kept = _as_districts(kept)
    told = Counter(m.place.id for m in kept if m.place is not None)
    ends = {m.end for m in kept if m.status == "linked"}
    sure = {m.place.id for m in kept if m.place is not None and _is_sure(text, m, starts, ends)}
    kept = [m for before, m in zip([None, *kept], kept, strict=False) if not _goes_on(text, before, m)]
    return [
        m
        for m in kept
        if not _is_common(m)
        or (m.place and (m.place.id in sure or told[m.place.id] > _often(m.place)))
        or _stands_alone(text, m)
    ]


def _as_districts(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, where a name that the text has with 区 means the district without it too: 番禺区…番禺."""
    districts = {m.text[:-1]: m.place for m in mentions if m.text[-1] in "区區" and m.place is not None}
    return [
        structs.replace(m, place=districts[m.text], status="linked") if m.text in districts else m
        for m in mentions
    ]


def _stands_for(text: str, mention: Mention, places: set[int]) -> bool:
    """Whether 代表 before a name is a verb, as the text tells of the place elsewhere: 代表|桃园|参加."""
    stands = text[: mention.start].endswith("代表") and mention.place is not None
    return stands and mention.place is not None and mention.place.id in places


def _names_a_thing(text: str, mention: Mention) -> bool:
    """Whether a name without its level is a river's, street's or quarter's: 黄浦|江, 九龍|里."""
    return mention.text[-1] not in _MARKED and _THINGS.match(text, mention.end) is not None


def _goes_on(text: str, before: Mention | None, mention: Mention) -> bool:
    """Whether a foreign name only ends a longer one that begins with another: 圣玛丽亚|阿|蒙泰市."""
    if before is None or before.status == "linked" or before.text[-1] in _MARKED:
        return False
    between = text[before.end : mention.start]
    foreign = mention.place is not None and mention.place.country not in _KIN
    return foreign and len(between) == 1 and "\u3400" <= between <= "\u9fff" and between not in _BETWEEN


def _names_a_firm(text: str, mention: Mention) -> bool:
    """Whether a name is the first word of a firm's or paper's: 四川|航空, 成都|日报."""
    return text.startswith(_FIRMS, mention.end)


def _is_posted(text: str, mention: Mention) -> bool:
    """Whether a name only tells where a mission is: 中国驻|汉堡|总领事."""
    return (
        text[mention.start - 1 : mention.start] in _POSTED and _MISSION.match(text, mention.end) is not None
    )


def _often(place: Place) -> int:
    """How often a name may be told and still be a common word: that of a Chinese city once less."""
    known = place.country in ("CN", "TW") and place.level in ("city", "county_level_city")
    return _OFTEN - known


def _is_common(mention: Mention) -> bool:
    """Whether a name without its level may be a common word: a small place of two or three characters."""
    place = mention.place
    if place is None or place.level in ("country", "state", "province", "prefecture", "region"):
        return False
    if HIRAGANA.fullmatch(mention.text):
        return True
    plain = mention.text[-1] not in _MARKED and HAN.fullmatch(mention.text) is not None
    return plain and place.country in _KIN and place.population < _WELL_KNOWN


def _is_sure(text: str, mention: Mention, starts: set[int], ends: set[int]) -> bool:
    """Whether a name has its level, stands behind a region or a word of going, or is joined to another."""
    if mention.text[-1] in _MARKED and not HIRAGANA.fullmatch(mention.text):
        return True
    before, behind = text[max(0, mention.start - 1) : mention.start], text[mention.end : mention.end + 1]
    ahead = text[max(0, mention.start - 3) : mention.start].rstrip("の・·")[-2:]
    known = mention.place is not None and mention.place.population >= _KNOWN
    if known and (
        (before in _JOINING and mention.start - 1 in ends)
        or (behind in _JOINING and mention.end + 1 in starts)
        or text[: mention.start].endswith(_TOWARDS)
    ):
        return HIRAGANA.fullmatch(mention.text) is None
    return "、" in before + behind or ahead in _REGIONS


def _stands_alone(text: str, mention: Mention) -> bool:
    """Whether a Japanese city is named by itself, between particles and marks: 帯広|の農家, と|釧路|の."""
    place = mention.place
    if (
        place is None
        or place.country != "JP"
        or place.level not in ("city", "town")
        or mention.text in _WORDS_TOO
    ):
        return False
    before = text[mention.start - 1 : mention.start] if mention.start else ""
    begins = not before or (before not in "(（" and _KANA_OR_MARK.match(before) is not None)
    return begins and HAN.fullmatch(mention.text) is not None and _ALONE.match(text, mention.end) is not None


def _level(text: str, mention: Mention) -> str | None:
    """The level at the end of a name, unless an office begins with it: 甲府|市長."""
    if text[mention.end - 1 : mention.end + 1] in _HEADS:
        return None
    return text[mention.end - 1 : mention.end]
