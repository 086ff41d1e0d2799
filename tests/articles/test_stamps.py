"""Are the dates of bylines and teasers read as they are meant?"""

from __future__ import annotations

import pytest

from cityties.articles.stamps import day_comes_first, find_stamps

STAMPS = [
    ("Nov 03, 2016", "2016-11-03"), ("March 14, 2017", "2017-03-14"), ("18 Sep 2023", "2023-09-18"),
    ("31 October 2015", "2015-10-31"), ("20th Aug, 2020", "2020-08-20"), ("12•Feb•2022", "2022-02-12"),
    ("2016-09-27", "2016-09-27"), ("2018/05/28 11:24", "2018-05-28"), ("2023.04.27", "2023-04-27"),
    ("01.02.2024", "2024-02-01"), ("13.12.19", "2019-12-13"), ("2018年3月5日", "2018-03-05"),
    ("2018年 3月 5日", "2018-03-05"), ("令和7年9月15日", "2025-09-15"), ("令和元年5月1日", "2019-05-01"),
    ("平成31年4月29日", "2019-04-29"), ("2019년 4월 3일", "2019-04-03"), ("2018. 2. 2.", "2018-02-02"),
    ("November 2019", "2019-11"), ("2019年11月", "2019-11"), ("19/11/2025", "2025-11-19"),
    ("11/04/2010", None), ("Sept. 5, 2014", "2014-09-05"), ("2017-04-25T08:00:00+08:00", "2017-04-25"),
]  # fmt: skip

NO_STAMPS = [
    "February 30, 2019",
    "2019-13-01",
    "6,000 masks",
    "July 29",
    "2019",
    "1.2.3",
    "192.168.10.12",
    "10月24日",
]


@pytest.mark.parametrize(("text", "value"), STAMPS)
def test_stamps(text: str, value: str | None) -> None:
    """Is this the day, or the month?"""
    (found,) = find_stamps(text)
    assert found.value == value


@pytest.mark.parametrize("text", NO_STAMPS)
def test_no_stamps(text: str) -> None:
    """Is what is no full date left alone?"""
    assert list(find_stamps(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"), [("19/11/2025 and 11/04/2010", True), ("11/19/2025", False), ("11/04/2010", None)]
)
def test_the_order_of_a_page(text: str, expected: bool | None) -> None:
    """Does one clear date of a page tell how the others are written?"""
    assert day_comes_first(text) is expected
