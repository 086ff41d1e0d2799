"""Claims in Chinese: which sentences state a tie or tell of an exchange, and which only sound like it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cityties
from cityties import ExchangeClaim, TieClaim

SISTER, FRIENDLY, INTENT = "sister_city", "friendly_exchange", "intent"


def ties(text: str, published: str | None = None) -> set[tuple[str, str, str, str | None]]:
    """The ties of a text: the names of both ends in the order of the alphabet, kind, since."""
    return {
        (*sorted((tie.a.name, tie.b.name)), tie.kind, tie.since.value if tie.since else None)
        for tie in cityties.read(text, published=published).claims
        if isinstance(tie, TieClaim)
    }


def exchanges(text: str, published: str | None = None) -> set[tuple[str, str, str]]:
    """The exchanges of a text: kind, the places of one side and those of the other."""
    return {
        (found.kind, "+".join(p.name for p in found.from_), "+".join(p.name for p in found.to))
        for found in cityties.read(text, published=published).claims
        if isinstance(found, ExchangeClaim)
    }


STATED = [
    ("成都市与日本甲府市于1984年结为友好城市。", {("Chengdu", "Kofu", SISTER, "1984")}),
    ("上海与横滨1973年结好。", {("Shanghai", "Yokohama", SISTER, "1973")}),
    ("西安是京都的友好城市。", {("Kyoto", "Xi'an", SISTER, None)}),
    ("大连市向友城北九州市捐赠口罩。", {("Dalian", "Kitakyushu", SISTER, None)}),
    ("天津和神户缔结友好城市关系已有五十年。", {("Kobe", "Tianjin", SISTER, None)}),
    ("臺北市與首爾市於1968年結為姊妹市。", {("Seoul", "Taipei", SISTER, "1968")}),
    ("杭州市与波士顿市签署友好合作备忘录。", {("Boston", "Hangzhou", FRIENDLY, None)}),
    ("青岛与釜山签署了建立友好城市关系意向书。", {("Busan", "Qingdao", INTENT, None)}),
    (
        "广州代表团抵达里昂。两市1988年结为友好城市。",
        {("Guangzhou", "Lyon", SISTER, "1988")},
    ),
    (
        "武汉的友好城市有:大分市、匹兹堡市和杜伊斯堡市。",
        {
            ("Pittsburgh", "Wuhan", SISTER, None),
            ("Duisburg", "Wuhan", SISTER, None),
            ("Wuhan", "Ōita", SISTER, None),
        },
    ),
    (
        "会上结为友好城市的有:苏州市与威尼斯市,大连市与哈利法克斯市。",
        {("Suzhou", "Venice", SISTER, None), ("Dalian", "Halifax", SISTER, None)},
    ),
    (
        "成都市长王明致辞。成都与塞尔维亚苏博蒂察市签署友好交流协议。",
        {("Chengdu", "Subotica", FRIENDLY, None)},
    ),
    (
        "代表团来自青岛的友好交流城市，即俄罗斯彼尔姆市、韩国蔚山市和泰国孔敬市。",
        {
            ("Perm", "Qingdao", FRIENDLY, None),
            ("Qingdao", "Ulsan", FRIENDLY, None),
            ("Khon Kaen", "Qingdao", FRIENDLY, None),
        },
    ),
    (
        "武汉已同德国杜伊斯堡市、日本大分市建立友好关系。",
        {
            ("Duisburg", "Wuhan", FRIENDLY, None),
            ("Wuhan", "Ōita", FRIENDLY, None),
        },
    ),
    (
        "当天,四川省绵阳市与韩国忠清北道清州市、湖南省长沙市与智利奇廉市签了友好城市协议书。",
        {("Cheongju-si", "Mianyang", SISTER, None), ("Changsha", "Chillán", SISTER, None)},
    ),
    (
        "成都市又与日本友城甲府市、奥地利友城林茨市签订音乐合作项目。",
        {("Chengdu", "Kofu", SISTER, None), ("Chengdu", "Linz", SISTER, None)},
    ),
    (
        "除釜山市外,友城神户市也向天津市捐赠了口罩。",
        {("Kobe", "Tianjin", SISTER, None)},
    ),
    (
        "成都市国际友好城市一览表\n法国蒙彼利埃市,1981年6月22日\n奥地利林茨市,1983年10月8日",
        {
            ("Chengdu", "Montpellier", SISTER, "1981-06-22"),
            ("Chengdu", "Linz", SISTER, "1983-10-08"),
        },
    ),
    (
        "中日友好城市\n1 | 上海市 | 横滨市 | 1973.11.30\n2 | 天津市 | 神户市 | 1973.6.24",
        {
            ("Shanghai", "Yokohama", SISTER, "1973-11-30"),
            ("Kobe", "Tianjin", SISTER, "1973-06-24"),
        },
    ),
    (
        "株洲市的友城有两对。\n依次为：\n株洲市—德国弗赖堡市（2002年5月）\n株洲市—日本甲府市（2003年4月）",
        {("Freiburg im Breisgau", "Zhuzhou", SISTER, "2002-05"), ("Kofu", "Zhuzhou", SISTER, "2003-04")},
    ),
    (
        "1979年，旧金山市长访问上海。第二年，旧金山就成了上海的友城。",
        {("San Francisco", "Shanghai", SISTER, "1980")},
    ),
    ("合肥市与久留米市于1980年结为友好城市，是安徽省第一对国际友城。", {("Hefei", "Kurume", SISTER, "1980")}),
    ("花莲县苏澳镇早有朋友。青岛希望今年与里昂结为友好城市。", set()),
    (
        "成都市的友城不少。法国蒙彼利埃市、奥地利林茨市这两个老友城和成都一道办了画展。",
        {("Chengdu", "Montpellier", SISTER, None), ("Chengdu", "Linz", SISTER, None)},
    ),
    ("成都市和上海市黄浦区结为友好城区。", {("Chengdu", "Huangpu", SISTER, None)}),
    (
        "西安市国际友好城市\n1 | 奈良市 Nara | 日本 | 1974年2月1日\n"
        "2 | 多特蒙德市 Dortmund | 德国 | 1992年7月22日",
        {("Nara-shi", "Xi'an", SISTER, "1974-02-01"), ("Dortmund", "Xi'an", SISTER, "1992-07-22")},
    ),
    (
        "成都是里昂的第六座友好城市。此前的友好城市是:波尔图、瓦德瑟。",
        {
            ("Chengdu", "Lyon", SISTER, None),
            ("Lyon", "Porto", SISTER, None),
            ("Lyon", "Vadsø", SISTER, None),
        },
    ),
    (
        "1990年,青岛市与釜山市结为友好城市;2004年,又与里昂市建立友好交流城市关系。",
        {("Busan", "Qingdao", SISTER, "1990"), ("Lyon", "Qingdao", FRIENDLY, "2004")},
    ),
    (
        "三对城市成了友城。签约的三对是:成都市和里昂市,青岛市和波尔多市,大连市和里加市。",
        {
            ("Chengdu", "Lyon", SISTER, None),
            ("Bordeaux", "Qingdao", SISTER, None),
            ("Dalian", "Riga", SISTER, None),
        },
    ),
    (
        "成都、里昂、多伦多三市互为友城。",
        {
            ("Chengdu", "Lyon", SISTER, None),
            ("Chengdu", "Toronto", SISTER, None),
            ("Lyon", "Toronto", SISTER, None),
        },
    ),
    (
        "成都市與日本青森縣、弘前市締結友好城市。",
        {("Aomori", "Chengdu", SISTER, None), ("Chengdu", "Hirosaki", SISTER, None)},
    ),
    ("成都市與日本東京八王子市締結姊妹市。", {("Chengdu", "Hachiōji", SISTER, None)}),
    ("成都市與基隆市一九八０年結為姊妹市。", {("Chengdu", "Keelung", SISTER, "1980")}),
    ("成都市与Fresno市1999年结为友好城市。", {("Chengdu", "Fresno", SISTER, "1999")}),
    ("成都与里昂1995年缔结友好关系。", {("Chengdu", "Lyon", SISTER, "1995")}),
    ("早在1995年,成都与里昂有了往来,2001年两市缔结友好城市。", {("Chengdu", "Lyon", SISTER, "2001")}),
]


@pytest.mark.parametrize(("text", "expected"), STATED, ids=[text[:14] for text, _ in STATED])
def test_ties_are_found(text: str, expected: set[tuple[str, str, str, str | None]]) -> None:
    """Does the reader find every tie that the sentence states, with its kind and year?"""
    assert ties(text) == expected


NO_TIES = [
    "成都和甲府都有大熊猫的粉丝。",
    "成都入选国家儿童友好城市名单,重庆也在其中。",
    "中国国际友好城市大会在昆明举行。",
    "上海的学校与横滨的学校结为姊妹学校。",
    "北京国安今晚客场挑战首尔队。",
    "部长们高度评价中日友好关系。",
    "他希望成都也有友好城市。",
    "成都市与德国某市签订友好城市协议。",
    "成都市市长与甲府市市长就两市的友好关系座谈。",
    "青岛市派人看展。青岛、苏州等地还办了“中日友好交流城市中学生乒乓球赛”。",
    "新北市有许多姊妹市。国内不乏好例子,高雄市经营国际友好城市就颇有心得。",
    "上海市领导访问横滨市。所谓友好城市,是两座城市结成的双边友好合作关系。",
    "里昂市长访问成都。成都希望往来增加,以后能成为友好城市,甚至姐妹市。",
    "成都市教育局与里昂市教育委员会签署交流协定。",
]


@pytest.mark.parametrize("text", NO_TIES)
def test_no_tie_is_invented(text: str) -> None:
    """Does a sentence that names cities and uses the words of the trade, but states nothing, make no tie?"""
    assert ties(text) == set()


TOLD = [
    ("甲府市代表团访问了成都市。", ("visit", "Kofu", "Chengdu")),
    ("成都市市长率团赴甲府市访问。", ("visit", "Chengdu", "Kofu")),
    ("成都市市长会见了来访的甲府市代表团。", ("visit", "Kofu", "Chengdu")),
    ("甲府市向成都市捐赠了6000只口罩。", ("donation", "Kofu", "Chengdu")),
    ("成都市收到甲府市寄来的口罩。", ("donation", "Kofu", "Chengdu")),
    ("成都市與舊金山市簽署旅遊合作協議。", ("agreement", "Chengdu", "San Francisco")),
    ("成都市向温尼伯市赠送了一座大熊猫雕塑。", ("gift", "Chengdu", "Winnipeg")),
    ("成都市代表团赴大分市。原定在大分市举办的结好四十周年纪念活动推迟。", ("event", "Chengdu", "Ōita")),
    ("成都至芝加哥的直飞航线开通。", ("transport", "Chengdu", "Chicago")),
    ("日照市市长会见了来我市考察访问的韩国群山市市长一行。", ("visit", "Gunsan", "Rizhao")),
    (
        "成都市代表团抵达。绍兴市先后与韩国昌原市、加拿大高贵林市签署旅游合作协议。",
        ("agreement", "Shaoxing", "Changwon+Coquitlam"),
    ),
    ("臺中市長盧秀燕率團赴名古屋參訪，拜會名古屋市長。", ("visit", "Taichung", "Nagoya")),
    ("釜山市代表团此次上海之行为期四天。", ("visit", "Busan", "Shanghai")),
    ("福州与长崎结好40周年庆祝活动昨天在福州举办。", ("event", "Fuzhou", "Nagasaki")),
    ("成都市与里昂市签署了三年行动计划。", ("agreement", "Chengdu", "Lyon")),
    ("青岛至釜山的客货班轮恢复运营。", ("transport", "Qingdao", "Busan")),
    ("成都开出的中欧班列昨天抵达汉堡。", ("transport", "Chengdu", "Hamburg")),
]


def test_who_came_before_is_not_taken_for_those_who_are_visited_now() -> None:
    """Is the way of a later journey read from its own verb, though an earlier one went the other way?"""
    text = "法国蒙彼利埃市代表团来成都访问。去年7月成都代表团访问该市时,双方签署了协议。"
    visits = {
        (c.from_[0].name, c.to[0].name)
        for c in cityties.read(text, published="2023-06-15").claims
        if isinstance(c, ExchangeClaim) and c.kind == "visit"
    }
    assert visits == {("Montpellier", "Chengdu"), ("Chengdu", "Montpellier")}


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:14] for text, _ in TOLD])
def test_exchanges_have_their_direction(text: str, expected: tuple[str, str, str]) -> None:
    """Does the reader tell who goes or gives from who receives?"""
    assert expected in exchanges(text)


NOTHING_TOLD = [
    "成都市与甲府市的协议书尚未签字。",
    "成都今天有雨,甲府多云。",
    "成都队在联赛中击败大连队,主教练很满意。",
    "她给孩子买不到口罩。",
    "成都银行与大连银行公布了财报。",
    "成都市与甲府市建立了深厚的友谊。",
    "成都市与甲府市在贸易投资、文化、旅游等领域合作良好。",
    "成都市与甲府市有缔结姊妹市的共识。",
    "成都市人大批准同意成都市与甲府市建立友好城市关系。",
]


@pytest.mark.parametrize("text", NOTHING_TOLD)
def test_no_exchange_is_invented(text: str) -> None:
    """Does everyday news of two cities make no exchange?"""
    assert exchanges(text) == set()


def test_an_anniversary_tells_the_year_of_a_page() -> None:
    """Does a page without a date get its year from the anniversary of a tie that it calls this year's?"""
    text = "福州市与塔科马市1994年结为友好城市。两市结好满30年的今年,塔科马市市长6月访问福州市。"
    visits = [c for c in cityties.read(text).claims if isinstance(c, ExchangeClaim) and c.kind == "visit"]
    assert [c.date.value for c in visits if c.date] == ["2024-06"]


def test_both_scripts_say_the_same() -> None:
    """Are simplified and traditional characters read alike, with the same places?"""
    simplified, traditional = "大连市与横滨市于1990年结为友好城市。", "大連市與橫濱市於1990年結為友好城市。"
    assert ties(simplified) == ties(traditional) != set()


def test_the_term_is_kept_as_written() -> None:
    """Is the document's own word kept, in its own script?"""
    (tie,) = (
        c for c in cityties.read("臺北市與首爾市於1968年結為姊妹市。").claims if isinstance(c, TieClaim)
    )
    assert tie.term == "姊妹市"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([text for text, _ in (*STATED, *TOLD)]), min_size=1, max_size=4))
def test_quotes_are_cut_from_the_text(texts: list[str]) -> None:
    """Does every piece of evidence stand in the article where it says?"""
    reading = cityties.read("\n".join(texts))
    for claim in reading.claims:
        for proof in claim.evidence:
            assert reading.article.text[proof.start : proof.end] == proof.quote


def test_a_page_in_two_languages_is_read_in_both() -> None:
    """Is the English part of a Chinese page read by the reader of English?"""
    text = (
        "成都市代表团本周访问了甲府市,参观了当地的企业和学校,并与市民交流。\n"
        "Boston and Kyoto have been sister cities since 1959, and the mayors renewed their friendship."
    )
    assert ("Boston", "Kyoto", SISTER, "1959") in ties(text)


def test_a_part_without_a_reader_is_said_so() -> None:
    """Does the reading say that a Korean part of a Chinese page was left unread?"""
    text = (
        "成都市代表团本周访问了甲府市,参观了当地的企业和学校,并与市民交流,双方还就旅游合作交换意见,"
        "代表团随后前往横滨市考察港口建设,并于周五返回成都市。\n"
        "청두시 대표단은 이번 주 고후시를 방문하여 기업과 학교를 둘러보았다."
    )
    assert any("'ko'" in note for note in cityties.read(text).notes)


def test_one_character_does_not_say_what_was_done() -> None:
    """Do the words behind a verb of one character say more than the verb alone?"""
    (visit,) = (c for c in cityties.read("成都市长飞甲府。").claims if isinstance(c, ExchangeClaim))
    assert visit.what == "飞甲府。"
