"""Dates, reasons, lists, names and their order, as readers of each language write them."""

from __future__ import annotations

import pytest

from cityties.dates import Anchor, find_times, resolve
from cityties.dates.publication import bound_publication
from cityties.testing import when
from cityties_site.register.cldr import day_text, listed, number, period_text
from cityties_site.register.collating import sort_key
from cityties_site.register.naming import local_name, name_in
from cityties_site.register.reading_time import minutes
from cityties_site.register.reasons import reason_text

DAYS = [
    ("2019-12", "en", "December 2019"),
    ("2019-12", "zh-hans", "2019年12月"),
    ("2019-12", "zh-hant", "2019年12月"),
    ("2019-12-26", "ja", "2019年12月26日"),
    ("2019-12", "ko", "2019년 12월"),
    ("2019", "ko", "2019년"),
]


@pytest.mark.parametrize(("value", "language", "told"), DAYS)
def test_a_date_is_told_as_far_as_it_is_known(value, language, told):
    """Is a day, month or year written as in a newspaper of that language?"""
    assert day_text(value, language) == told


PERIODS = [
    ("2019-10-20", "2019-10-27", "zh-hans", "2019年10月20日至27日"),
    ("2019-10-20", "2019-10-27", "ja", "2019年10月20日～27日"),
    ("2019-10-20", "2020-01-27", "ko", "2019년 10월 20일 ~ 2020년 1월 27일"),
    ("2019-10", "2020-01", "zh-hant", "2019年10月至2020年1月"),
    ("2019-10-20", "2019-10-20", "ja", "2019年10月20日"),
    ("2019", "2019-10-20", "ja", "2019年"),  # what is not known alike is no period
]


@pytest.mark.parametrize(("first", "last", "language", "told"), PERIODS)
def test_a_period_tells_once_what_its_ends_share(first, last, language, told):
    """Is a period told as CLDR has it?"""
    assert period_text(first, last, language) == told


def test_lists_and_numbers():
    """Do lists and numbers follow the language?"""
    assert [listed("ABC", code) for code in ("en", "zh-hans", "ja", "ko")] == [
        "A, B, and C",
        "A、B和C",
        "A、B、C",
        "A, B 및 C",
    ]
    assert number(16_045_577, "zh-hans") == "16,045,577"


REASONS = [
    ("the page states no date", "ja", "ページに日付がない"),
    (
        "newest related story is dated 2019-12-26; the text tells of February 11",
        "zh-hans",
        "最新相关报道的日期为2019年12月26日；正文提到“February 11”",
    ),
    (
        "counted from the page's earliest date, 2019-12 (newest related story is dated 2019-12-26)",
        "ko",
        "페이지의 가장 이른 날짜 2019년 12월에서 계산 (가장 최근 관련 기사의 날짜는 2019년 12월 26일)",
    ),
    (
        "the year nearest to the page's date, 2020-02-12; 2020-02-11 is a Tuesday, the text says Friday",
        "zh-hant",
        "與網頁日期2020年2月12日最近的年份；2020年2月11日是星期二，正文寫的是星期五",
    ),
    ("there is no February 30 in 2021", "ja", "2021年に2月30日はない"),
    ("the page says: Nov 3; updated (later)", "ja", "ページの記載：Nov 3; updated (later)"),
    ("for twenty years, counted back from 2004", "zh-hans", "“for twenty years”，由2004年倒推"),
    (
        "date of publication left open: the page states no date",
        "zh-hans",
        "发布日期未定：网页没有注明日期",
    ),
]


@pytest.mark.parametrize(("reason", "language", "told"), REASONS)
def test_a_reason_is_told_in_the_reader_s_language(reason, language, told):
    """Is a reason that was stored in English told in words of the language, with its days?"""
    assert reason_text(reason, language) == (told, None)


TOLD = (
    "It began on Friday, on February 11, on the 15th, three years ago, last month, last week, on 01.02.2024,"
    " on February 30, on Monday, February 12, 2020. Two years later, the next day, this summer, in October,"
    " and since then for twenty years. On March 12 it ended."
)
"""Expressions of time of every shape."""
PUBLISHED = [
    when("2020-02-12", earliest="2020-02-12", latest="2020-02-12"),
    when("2020-02", earliest="2020-02-01", latest="2020-02-29", precision="month"),
    bound_publication("2019-12-26", (), None, "2020-03-01"),
    bound_publication(None, (), None, None),
]


@pytest.mark.parametrize("published", PUBLISHED, ids=["to the day", "to the month", "bounded", "not known"])
def test_every_reason_of_the_reader_has_words(published):
    """Is each reason that reading a text can give told in the language, however well the page is dated?"""
    told = []
    for time in find_times(TOLD):
        told += resolve(time, Anchor(published=published), told[-8:])
    reasons = {point.reason for span in told for point in (span.start, span.end) if point and point.reason}
    assert {reason for reason in reasons if reason_text(reason, "ja")[1]} == set()
    assert len(reasons) > 2


def test_a_reason_without_words_of_ours_stays_english():
    """Is a reason that nobody has translated left as it is, and said to be English?"""
    assert reason_text("the moon was full", "ja") == ("the moon was full", "en")
    assert reason_text("the page states no date; the moon was full", "ja")[1] == "en"


ORDERS = [
    ("zh-hans", ["阿根廷", "法国", "日本", "中国", "濮阳"]),  # pinyin; rare characters last
    ("zh-hant", ["中國", "日本", "法國", "韓國"]),  # 4, 4, 8 and 17 strokes
    ("ja", ["アメリカ", "いわき", "ウクライナ", "カナダ", "がーな", "スペイン", "韓国", "中国", "日本"]),
    ("ko", ["가나", "대한민국", "독일", "미국", "일본"]),
    ("en", ["Åland", "Austria", "Belgium", "Côte d’Ivoire", "Croatia"]),
]


@pytest.mark.parametrize(("language", "ordered"), ORDERS, ids=[language for language, _names in ORDERS])
def test_names_stand_in_the_order_of_the_language(language, ordered):
    """Are names sorted by pinyin, strokes, readings, Hangul, and Latin letters without accents?"""
    assert sorted(set(ordered), key=lambda name: sort_key(name, language)) == ordered


NAMES = {"en": "Guangzhou", "zh": "广州", "zh-Hant": "廣州", "ja": "広州市", "local": "广州"}


def test_a_name_in_the_reader_s_language():
    """Is a place called as the reader's language has it, and by its main name where that has none?"""
    shown = {code: name_in(code, NAMES, "Guangzhou", 1) for code in ("en", "zh-hans", "zh-hant", "ja", "ko")}
    assert shown == {
        "en": "Guangzhou",
        "zh-hans": "广州",
        "zh-hant": "廣州",
        "ja": "広州市",
        "ko": "Guangzhou",
    }
    assert local_name(NAMES, "CN", "广州") == (None, None)
    assert local_name(NAMES, "CN", "廣州") == ("广州", "zh-Hans")
    assert local_name({"local": "Köln"}, "DE", "쾰른") == ("Köln", "de")
    assert local_name({"local": "Leuven"}, "BE", "鲁汶") == ("Leuven", None)


def test_reading_takes_its_time_by_script():
    """Is an English text counted in words, and a Chinese, Japanese or Korean one in characters?"""
    assert minutes("word " * 1000, "en") == 4
    assert minutes("字" * 1000, "zh-hans") == 3
    assert minutes("字" * 1000, "ja") == 2
    assert minutes("성도 " * 500, "ko") == 2
    assert minutes("", "en") == 1
