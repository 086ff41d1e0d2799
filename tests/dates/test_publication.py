"""Dates of publication as articles and addresses write them."""

import pytest

from cityties.dates import date_in_address, parse_date

STRINGS = [
    ("Nov 03, 2016", "2016-11-03"),
    ("18 Sep 2023", "2023-09-18"),
    ("20th Aug, 2020", "2020-08-20"),
    ("July 2nd, 2024", "2024-07-02"),
    ("Author: China Daily Global 2021-09-28", "2021-09-28"),
    ("Updated: 2017-11-30 12:55:04", "2017-11-30"),
    ("2019-12-26T10:00:00+08:00", "2019-12-26"),
    ("2023.04.27", "2023-04-27"),
    ("14:59, 23 September 2020, Bishkek", "2020-09-23"),
    ("SARAJEVO, 25 JUNE 2021", "2021-06-25"),
    ("Wednesday, June 8, 2011", "2011-06-08"),
    ("November 2019", "2019-11"),
    ("22.11.2024", "2024-11-22"),
    ("20171122150544", "2017-11-22"),
    ("20171122", "2017-11-22"),
    ("2019年12月26日", "2019-12-26"),
    ("2019년 12월 26일", "2019-12-26"),
    ("01.02.2024", None),
    ("11-12-2006 at 09:15 AM", None),
    ("© 2019", None),
    ("2019-02-30", None),
    ("20191399", None),
    ("two days ago", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "date"), STRINGS, ids=[text or "empty" for text, _ in STRINGS])
def test_a_date_of_publication_is_read(text: str, date: str | None) -> None:
    """When was it published, if the string says it without doubt?"""
    found = parse_date(text)
    assert (found and found.value) == date


NEIGHBOURS = [
    (["22.11.2024"], "2024-02-01"),
    (["11/22/2024"], "2024-01-02"),
    (["22.11.2024", "11/22/2024"], None),
    (["03.04.2024"], None),
]


@pytest.mark.parametrize(("neighbours", "date"), NEIGHBOURS, ids=[" ".join(given) for given, _ in NEIGHBOURS])
def test_figures_are_read_like_their_neighbours(neighbours: list[str], date: str | None) -> None:
    """Is 01.02.2024 February 1, beside these dates of the same page?"""
    found = parse_date("01.02.2024", neighbours)
    assert (found and found.value) == date


ADDRESSES = [
    ("http://en.example.cn/2018-08/07/c_268155.htm", "2018-08-07"),
    ("https://example.org/2019/03/virginia-visit", "2019-03"),
    ("https://example.org/2019/3/4/visit/", "2019-03-04"),
    ("https://example.org/2019-03-04-visit", "2019-03-04"),
    ("http://example.cn/a/t20171122_1234.html", "2017-11-22"),
    ("http://example.cn/20171122150544.htm", "2017-11-22"),
    ("http://example.cn/201711/22/visit.htm", "2017-11-22"),
    ("https://web.archive.org/web/20171122150544/http://example.org/visit", None),
    ("https://example.org/12345678901", None),
    ("https://example.org/2016-visit", None),
    ("https://example.org/2017/dec/28/visit", "2017-12-28"),
    ("https://example.org/minutes-of-january-17th-2019", "2019-01-17"),
    ("https://example.org/minutes-16-november-2011/", "2011-11-16"),
    ("https://example.org/news/23-05-2003/4995/", "2003-05-23"),
    ("https://example.org/news/05-04-2003/4995/", None),
    ("https://example.org/en/article/2023091910261033800", "2023-09-19"),
    ("https://example.org/2019/13/visit", None),
    ("https://example.org/2019/02/30/", None),
    ("", None),
]


@pytest.mark.parametrize(("address", "date"), ADDRESSES, ids=[address or "empty" for address, _ in ADDRESSES])
def test_a_date_is_read_from_an_address(address: str, date: str | None) -> None:
    """Which day or month does the address name?"""
    found = date_in_address(address)
    assert (found and found.value) == date
