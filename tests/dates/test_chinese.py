"""Chinese sentences, the day of their page, and the dates a reader of news would note down."""

import pytest

from cityties.dates import find_times

from .reading import said

CASES = [
    ("1984年10月5日,两市结好。", None, ["1984-10-05"]),
    ("二〇一九年十二月三日", None, ["2019-12-03"]),
    ("2000年10月", None, ["2000-10"]),
    ("1984年", None, ["1984"]),
    ("民國84年9月", None, ["1995-09"]),
    ("98年5月", None, ["1998-05"]),
    ("2016年和2017年", None, ["2016", "2017"]),
    ("2016年至2018年", None, ["2016/2018"]),
    ("2019年10月20日至27日", None, ["2019-10-20/2019-10-27"]),
    ("2019年初", None, ["2019"]),
    ("上世纪80年代", None, ["1980-01-01..1989-12-31"]),
    ("去年4月来访", "2020-02-11", ["2019-04"]),
    ("今年春天", "2020-02-11", ["2020"]),
    ("三年前", "2020-02-11", ["2017"]),
    ("半年前", "2020-02-11", ["2019-08"]),
    ("上月", "2020-02-11", ["2020-01"]),
    ("本月5日", "2020-02-11", ["2020-02-05"]),
    ("昨日签约", "2020-02-11", ["2020-02-10"]),
    ("上周五", "2020-02-11", ["2020-02-07"]),
    ("10月20日至27日来访", "2020-02-11", ["2019-10-20/2019-10-27"]),
    ("10月24日签约", "2018-09-21..", ["2018-10-24"]),
    ("1984年结好,同年12月互访,次年签约", None, ["1984", "1984-12", "1985"]),
    ("代表团9日离开", "2020-02-11", ["2020-02-09"]),
    ("代表团28日离开", "2020-02-11", ["2020-01-28"]),
    ("2026年元旦起停飞", None, ["2026-01-01"]),
    ("近日,日本代表团来访,最近", "2020-02-11", []),
    ("2019人参加,每周三开放", "2020-02-11", []),
    ("为期四天的访问", "2020-02-11", []),
]


@pytest.mark.parametrize(("text", "page", "dates"), CASES, ids=[text for text, *_ in CASES])
def test_a_chinese_date_is_read(text: str, page: str | None, dates: list[str]) -> None:
    """What does the sentence mean on a page of that day?"""
    assert said(text, page, "zh") == dates


LENGTHS = [
    ("结好40周年", 40, None),
    ("三十五周年", 35, None),
    ("三十年来", 30, None),
    ("为期四天", None, 4),
    ("两周", None, 14),
]


@pytest.mark.parametrize(("text", "years", "days"), LENGTHS, ids=[text for text, *_ in LENGTHS])
def test_a_chinese_length_is_counted(text: str, years: int | None, days: int | None) -> None:
    """How long is it?"""
    (time,) = find_times(text, "zh")
    assert (time.years, time.days) == (years, days)


def test_a_script_is_no_other_language() -> None:
    """Are traditional characters read too?"""
    assert [time.text for time in find_times("去年10月，兩市結為姐妹市。", "zh-Hant")] == ["去年10月"]
