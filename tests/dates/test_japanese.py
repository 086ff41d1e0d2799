"""Japanese sentences, the day of their page, and the dates a reader of news would note down."""

import pytest

from cityties.dates import find_times

from .reading import said, spans

CASES = [
    ("1984年10月5日に提携した。", None, ["1984-10-05"]),
    ("昭和59年10月5日", None, ["1984-10-05"]),
    ("令和2年5月1日(金)", None, ["2020-05-01"]),
    ("令和元年", None, ["2019"]),
    ("平成12年3月下旬", None, ["2000-03"]),
    ("大正15年", None, ["1926"]),
    ("杭州市(中)平元、台州市(中)平13", None, ["1989", "2001"]),
    ("平成5 成都市と提携", None, ["1993"]),
    ("昭和2丁目の水平3番", None, []),
    ("昭和59年(1984年)10月", None, ["1984-10"]),
    ("2019年春", None, ["2019"]),
    ("2016年から2018年", None, ["2016/2018"]),
    ("2019年1月4日から6日まで", None, ["2019-01-04/2019-01-06"]),
    ("2019年8月3日(土)~5日(月)", None, ["2019-08-03/2019-08-05"]),
    ("1980年代", None, ["1980-01-01..1989-12-31"]),
    ("昨年10月に訪れた。", "2020-02-11", ["2019-10"]),
    ("昨秋、訪れた。", "2020-02-11", ["2019"]),
    ("先月15日に訪れた。", "2020-02-11", ["2020-01-15"]),
    ("昨日、調印した。", "2020-02-11", ["2020-02-10"]),
    ("あす12日、調印する。", "2020-02-11", ["2020-02-12"]),
    ("先週の金曜日", "2020-02-11", ["2020-02-07"]),
    ("三年前", "2020-02-11", ["2017"]),
    ("市長は7日、手渡した。", "2020-04-07", ["2020-04-07"]),
    ("1月31日に送った。市長は7日、手渡した。", "2020-04-07", ["2020-01-31", "2020-04-07"]),
    ("4日には式典がある。", "2010-10-03", ["2010-10-04"]),
    ("1984年に提携した。同年12月に訪れ、翌年も訪れた。", None, ["1984", "1984-12", "1985"]),
    ("2019年度の予算、毎週日曜日", "2020-02-11", []),
]


@pytest.mark.parametrize(("text", "page", "dates"), CASES, ids=[text for text, *_ in CASES])
def test_a_japanese_date_is_read(text: str, page: str | None, dates: list[str]) -> None:
    """What does the sentence mean on a page of that day?"""
    assert said(text, page, "ja") == dates


LENGTHS = [
    ("提携40周年", 40, None),
    ("30年間", 30, None),
    ("三年ぶりに", 3, None),
    ("4日間の日程", None, 4),
    ("3泊4日", None, 4),
]


@pytest.mark.parametrize(("text", "years", "days"), LENGTHS, ids=[text for text, *_ in LENGTHS])
def test_a_japanese_length_is_counted(text: str, years: int | None, days: int | None) -> None:
    """How long is it?"""
    (time,) = find_times(text, "ja")
    assert (time.years, time.days) == (years, days)


ERAS = [
    ("平成33年", "2021", "the era ended in 2019, its year 31"),
    ("昭和70年", "1995", "the era ended in 1989, its year 64"),
    ("2019年(平成30年)", "2019", "year 30 of the era is 2018, the text says 2019"),
]


@pytest.mark.parametrize(("text", "year", "note"), ERAS, ids=[text for text, *_ in ERAS])
def test_an_era_is_checked(text: str, year: str, note: str) -> None:
    """Does the year fit its era?"""
    (span,) = spans(text, None, "ja")
    assert (span.start.value, span.start.reason) == (year, note)
