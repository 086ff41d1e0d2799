"""Claims in Japanese: which sentences state a tie or tell of an exchange, and which only sound like it."""

from __future__ import annotations

import pytest

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
    (
        "鳥取市の小学生が北海道釧路市の小学生と語り合った。両市は1963年から姉妹都市で、交流が続く。",
        {("Kushiro", "Tottori-shi", SISTER, "1963")},
    ),
    (
        "神奈川県の知事が中国・遼寧省を訪れる。県と同省は1983年に友好提携協定を締結した。",
        {("Kanagawa", "Liaoning Province", SISTER, "1983")},
    ),
    ("甲府市と成都市は1984年に友好都市となった。", {("Chengdu", "Kofu", SISTER, "1984")}),
    ("横浜市は上海市と友好都市提携を結んでいる。", {("Shanghai", "Yokohama", SISTER, None)}),
    ("神戸市の姉妹都市シアトルから高校生が来た。", {("Kobe", "Seattle", SISTER, None)}),
    ("京都市は、姉妹都市であるボストン市へマスクを送った。", {("Boston", "Kyoto", SISTER, None)}),
    ("広島市と重慶市は昭和61年に友好都市提携を締結した。", {("Chongqing", "Hiroshima", SISTER, "1986")}),
    ("札幌市は成都市と友好交流協定に調印した。", {("Chengdu", "Sapporo", FRIENDLY, None)}),
    ("奈良市と西安市の市長が友好都市になるための覚書に署名した。", {("Nara-shi", "Xi'an", INTENT, None)}),
    (
        "甲府市は成都市と友好都市、台南市と観光交流都市の協定を結んだ。",
        {("Chengdu", "Kofu", SISTER, None), ("Kofu", "Tainan", FRIENDLY, None)},
    ),
    (
        "甲府市の姉妹都市\nデモイン市(アメリカ合衆国アイオワ州)\n昭和33年8月16日提携\n"
        "ポー市(フランス)\n昭和50年10月8日提携",
        {("Des Moines", "Kofu", SISTER, "1958-08-16"), ("Kofu", "Pau", SISTER, "1975-10-08")},
    ),
    (
        "豊川市の使節団が、姉妹都市キュパティーノ市と友好都市の無錫市へ向かう。提携は前者が1978年、後者が2009年。",
        {("Cupertino", "Toyokawa", SISTER, "1978"), ("Toyokawa", "Wuxi", SISTER, "2009")},
    ),
    (
        "函館市は1992年にウラジオストク市と、1997年にユジノサハリンスク市と、姉妹都市の約束を結んだ。",
        {
            ("Hakodate", "Vladivostok", SISTER, "1992"),
            ("Hakodate", "Yuzhno-Sakhalinsk", SISTER, "1997"),
        },
    ),
    ("甲府市は成都市と友好交流協定の締結に向けた覚書を交わした。", {("Chengdu", "Kofu", INTENT, None)}),
    (
        "大阪市の訪問団がシカゴを訪れた。両市は1973年に姉妹都市となった。",
        {("Chicago", "Osaka", SISTER, "1973")},
    ),
    ("水戸市は親善都市の高松市と物産展を開く。", {("Mito", "Takamatsu", SISTER, None)}),
    (
        "水戸市で催しがあった。姉妹都市の敦賀市のほか、前橋市なども店を出した。",
        {("Mito", "Tsuruga", SISTER, None)},
    ),
    (
        "帯広市は高校生を募る。派遣は、スワード市へは姉妹都市締結から、朝陽市へは友好都市締結から続く。",
        {("Obihiro", "Seward", SISTER, None), ("Chaoyang", "Obihiro", SISTER, None)},
    ),
    (
        "釧路の生徒らがホルムスク市を訪れた。釧路とホルムスク市は姉妹都市だ。",
        {("Kholmsk", "Kushiro", SISTER, None)},
    ),
    ("甲府市は成都市の友好都市ではなく、徳島市と異なり海外に友好都市を持たない。", set()),
    (
        "山梨県内の海外提携先\n\n甲府市 デモイン市(米)昭33、ポー市(仏)昭50\n笛吹市 肥城市(中)平元",
        {
            ("Des Moines", "Kofu", SISTER, "1958"),
            ("Kofu", "Pau", SISTER, "1975"),
            ("Feicheng", "Fuefuki", SISTER, "1989"),
        },
    ),
    (
        "姉妹都市の一覧\n\n甲府市\nデモイン市（アメリカ・S33.8.16姉妹都市提携）、ポー市（フランス・S50.10.8姉妹都市提携）\n\n"
        "笛吹市\n肥城市（中国・H元.9.27友好都市提携）、バートメルゲントハイム市（ドイツ・H20.5.1友好都市提携）",
        {
            ("Des Moines", "Kofu", SISTER, "1958-08-16"),
            ("Kofu", "Pau", SISTER, "1975-10-08"),
            ("Feicheng", "Fuefuki", SISTER, "1989-09-27"),
            ("Bad Mergentheim", "Fuefuki", SISTER, "2008-05-01"),
        },
    ),
    (
        "フランスと日本の姉妹都市\n\n◆甲府市（山梨県）とポー市（1975.10.8締結）\n市長が町を気に入り、翌年に話がまとまりました。\n\n"
        "◆神戸市（兵庫県）とマルセイユ市（1961.7.2締結）\n港と港のつきあいが長く続いています。",
        {("Kofu", "Pau", SISTER, "1975-10-08"), ("Kobe", "Marseille", SISTER, "1961-07-02")},
    ),
    ("白山市とボストン市(英)は姉妹都市だ。", {("Boston", "Hakusan", SISTER, None)}),
    ("江戸川区とゴスフォード(オーストラリア)は姉妹都市だ。", {("Edogawa", "Gosford", SISTER, None)}),
    ("西安市と姉妹都市提携している奈良市は祭りを開く。", {("Nara-shi", "Xi'an", SISTER, None)}),
    ("市長は、下関市と友好都市の青島市で写真展を開く。", {("Qingdao", "Shimonoseki", SISTER, None)}),
    (
        "横浜市が南部オデッサと、京都市が首都キーウと姉妹都市だ。",
        {("Odesa", "Yokohama", SISTER, None), ("Kyiv", "Kyoto", SISTER, None)},
    ),
    (
        "鹿児島県と屏東県は交流を深める覚書を締結した。",
        {("Kagoshima Prefecture", "Pingtung County", FRIENDLY, None)},
    ),
    (
        "昭和59年に甲府市長が成都市を訪れ、翌年、両市は友好都市になった。",
        {("Chengdu", "Kofu", SISTER, "1985")},
    ),
    ("旭川市と韓国スウォン市は平成元年に姉妹都市の提携を結んだ。", {("Asahikawa", "Suwon", SISTER, "1989")}),
]


@pytest.mark.parametrize(("text", "expected"), STATED, ids=[text[:14] for text, _ in STATED])
def test_ties_are_found(text: str, expected: set[tuple[str, str, str, str | None]]) -> None:
    """Does the reader find every tie that the sentence states, with its kind and year?"""
    assert ties(text) == expected


NO_TIES = [
    "甲府市と成都市はどちらも盆地にある。",
    "姉妹都市の基準は、横浜市にも神戸市にもない。",
    "神戸市の高校がシアトルの高校と姉妹校になった。",
    "友好都市会議が横浜市で開かれた。",
    "日中両国の友好関係を外相が評価した。",
    "山梨県と四川省の間では3つの姉妹都市提携が結ばれ、国内の自治体は計1,700の姉妹都市提携を結んだ。",
    "山形市の商工会議所と台南市の組合が姉妹関係を結んだ。",
    "綾部市へ段ボールが届き、子どもたちはボールを追った。姉妹都市の話も出た。",
]


@pytest.mark.parametrize("text", NO_TIES)
def test_no_tie_is_invented(text: str) -> None:
    """Does a sentence that names cities and uses the words of the trade, but states nothing, make no tie?"""
    assert ties(text) == set()


TOLD = [
    ("甲府市が成都市にマスク6000枚を贈った。", ("donation", "Kofu", "Chengdu")),
    ("甲府市に成都市からマスク2万枚が届いた。", ("donation", "Chengdu", "Kofu")),
    ("成都市の訪問団が甲府市を訪れた。", ("visit", "Chengdu", "Kofu")),
    ("成都市からマスク2千枚を甲府市がいただきました。", ("donation", "Chengdu", "Kofu")),
    ("台南市の黄偉哲市長が甲府市に着いた。黄偉哲市長は甲府市を訪問した。", ("visit", "Tainan", "Kofu")),
    ("シカゴを訪れた大阪市の訪問団に、市民が歌を贈った。", ("visit", "Osaka", "Chicago")),
    ("協会と甲府市との共催で、成都市へ中学生を派遣した。", ("education", "Kofu", "Chengdu")),
    ("甲府市の市長ら20人は成都市を訪問した。", ("visit", "Kofu", "Chengdu")),
    ("甲府市は成都市の訪問団を迎えた。", ("visit", "Chengdu", "Kofu")),
    ("横浜市と上海市の市長が観光協定に調印した。", ("agreement", "Yokohama", "Shanghai")),
    ("神戸市の中学生10人がシアトルでホームステイした。", ("education", "Kobe", "Seattle")),
    (
        "甲府市はデモイン市と姉妹都市だ。デモイン市訪問団の結団式があった。",
        ("visit", "Kofu", "Des Moines"),
    ),
    ("甲府市と成都市は14日、防災で協力する覚書をオンラインで交わした。", ("agreement", "Kofu", "Chengdu")),
    ("甲府市の一行は、甲府市の姉妹都市デモイン市を訪れた。", ("visit", "Kofu", "Des Moines")),
    ("大西熊本市長がハイデルベルク市を公式訪問。", ("visit", "Kumamoto", "Heidelberg")),
    ("大田広域市の李市長が札幌を訪れたのは初めて。", ("visit", "Daejeon", "Sapporo")),
    ("岡山―ソウル線が3年ぶりに再開した。", ("transport", "Okayama", "Seoul")),
    ("ハノーファー市から広島市に友好の像が届いた。", ("gift", "Hanover", "Hiroshima")),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:14] for text, _ in TOLD])
def test_exchanges_have_their_direction(text: str, expected: tuple[str, str, str]) -> None:
    """Does the reader tell who goes or gives from who receives?"""
    assert expected in exchanges(text)


NOTHING_TOLD = [
    "甲府市は雨、成都市は曇りだった。",
    "川崎フロンターレの監督は、敵地の蔚山でのリーグ戦を振り返った。決勝のゴールは前半だった。",
    "横浜市の企業がマスクを市に贈った。",
]


@pytest.mark.parametrize("text", NOTHING_TOLD)
def test_no_exchange_is_invented(text: str) -> None:
    """Does everyday news of two cities make no exchange?"""
    assert exchanges(text) == set()


def test_how_a_deed_is_done_is_no_deed() -> None:
    """Do a word for the way of a signing and the name of its paper tell of nothing else?"""
    told = exchanges("甲府市と成都市は14日、「文化交流に関する覚書」をオンラインで交わした。")
    assert {kind for kind, _, _ in told} == {"agreement"}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("デモイン市との姉妹都市提携について、議会で質問があった。\n(甲府市議会だより)", None),
        (
            "市長の部屋\nデモイン市との姉妹都市提携は昭和33年である。",
            "https://www.city.kofu.yamanashi.jp/mayor",
        ),
    ],
    ids=["its paper signs it", "its address tells"],
)
def test_a_page_is_told_from_where_its_hall_lies(text: str, address: str | None) -> None:
    """Is the home that a page does not name in its text taken from its publisher?"""
    found = cityties.read(text, url=address).claims
    assert {tuple(sorted((c.a.name, c.b.name))) for c in found if isinstance(c, TieClaim)} == {
        ("Des Moines", "Kofu")
    }


AGED = [
    ("甲府市と成都市の友好都市提携は今年で40周年を迎え、記念式典が開かれた。", "1983"),
    ("甲府市と成都市は今年、友好都市提携40周年を迎えた。", "1983"),
    ("甲府市と成都市が友好都市となってから40年がたった。", "1983"),
    ("甲府市は成都市の友好都市です。来年2月には成都市との友好都市の縁が40年になります。", "1984"),
    ("甲府市と成都市は昨年10月に姉妹都市協定を結んだ。", "2022-10"),
    ("5月31日　甲府市 − 成都市　友好交流協定", "2023-05-31"),
]


@pytest.mark.parametrize(("text", "since"), AGED, ids=[text[:22] for text, _ in AGED])
def test_an_age_tells_when_a_tie_was_made(text: str, since: str) -> None:
    """Is a tie of 40 years on a page of 2023 one of 1983, and a list's date the tie's own?"""
    assert [tie[3] for tie in ties(text, "2023-06-15")] == [since]


def test_the_term_is_kept_as_written() -> None:
    """Is the document's own word kept?"""
    (tie,) = (
        c
        for c in cityties.read("甲府市と成都市は1984年に友好都市となった。").claims
        if isinstance(c, TieClaim)
    )
    assert tie.term == "友好都市"


def test_a_date_of_the_background_does_not_date_the_news() -> None:
    """Is the year of the tie kept from the visit that the same sentence goes on to tell?"""
    text = "京都市は2009年にボストン市と姉妹都市提携を結んでおり、ボストン市へ代表団を派遣した。"
    dates = {
        found.kind: found.date.value if found.date else None
        for found in cityties.read(text).claims
        if isinstance(found, ExchangeClaim)
    }
    assert dates["agreement"] == "2009"
    assert dates["visit"] is None
