# ruff: noqa: E501 - one page or case a line
"""Is the date of publication known as far as the page lets it be, and no further?"""

from __future__ import annotations

import pytest

from cityties.articles import read_article
from cityties.pages import page_from_bytes, page_from_text

LEAD = "Omachi and Innsbruck, sister cities for decades, have agreed on a programme for the coming year."


def test_the_date_handed_in_wins() -> None:
    """Does the reader's own knowledge count before the page's?"""
    found = read_article(page_from_text(f"A bell\n\n2019-03-04\n\n{LEAD}"), published="2020").published
    assert (found.value, found.earliest, found.latest, found.precision) == (
        "2020",
        "2020-01-01",
        "2020-12-31",
        "year",
    )


def test_bounds_of_a_page_without_date() -> None:
    """Is a page not older than its newest teaser and its own news, nor younger than today?"""
    text = f"A bell\n\nOn February 11, Omachi received the bell.\n{LEAD}\n\nRelated stories\n\nTrams run again\nDec 26, 2019"
    found = read_article(page_from_text(text), today="2021-05-05").published
    assert (found.value, found.earliest, found.latest, found.basis) == (
        None,
        "2020-02-11",
        "2021-05-05",
        "inferred",
    )
    assert found.reason == "newest related story is dated 2019-12-26; the text tells of February 11"


def test_nothing_known() -> None:
    """Is a page without any date given none?"""
    found = read_article(page_from_text(LEAD)).published
    assert (found.value, found.earliest, found.latest, found.reason) == (
        None,
        None,
        None,
        "the page states no date",
    )


def test_a_dateline_without_year_is_no_date() -> None:
    """Is July 29 left open until a year is known?"""
    assert read_article(page_from_text(f"A bell\n\nOMACHI, July 29 – {LEAD}")).published.value is None


def test_a_day_that_can_be_read_two_ways() -> None:
    """Are both readings of 11-12-2006 kept as bounds?"""
    found = read_article(page_from_text(f"A bell\n\nPosted 11-12-2006 at 09:15 AM\n\n{LEAD}")).published
    assert (found.value, found.earliest, found.latest) == (None, "2006-11-12", "2006-12-11")
    address = "https://example.org/2006/11/a-bell/"
    page = page_from_text(f"A bell\n\nPosted 11-12-2006 at 09:15 AM\n\n{LEAD}", address=address)
    assert read_article(page).published.value == "2006-11-12"


@pytest.mark.parametrize(
    "line",
    [
        "Partner of Innsbruck since Oct. 9, 1998",
        "8 | Innsbruck | Sister City | 1985.2.14",
        "The visit of Innsbruck (March 2003)",
    ],
)
def test_a_date_of_an_event_is_no_date_of_the_page(line: str) -> None:
    """Is a line of a table or of a list passed over, though it is as short as a byline?"""
    assert read_article(page_from_text(f"A bell\n\n{line}\n\n{LEAD}")).published.value is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/2018-08/07/c_268155.htm", "2018-08-07"),
        ("https://example.org/2019/03/a-bell/", "2019-03"),
        ("https://example.org/201811/t20181129_1212441.htm", "2018-11-29"),
        ("https://example.org/news/1234567", None),
    ],
)
def test_addresses(address: str, expected: str | None) -> None:
    """Is a date in the address of the page taken where the page says none?"""
    page = page_from_text(f"A bell\n\n{LEAD}", address=address)
    assert read_article(page).published.value == expected


HEADS = [
    ('<meta property="article:published_time" content="2019-03-04T08:00:00+09:00">', "2019-03-04"),
    ('<meta name="pubdate" content="2019年3月4日 08:00">', "2019-03-04"),
    ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-03-04"}</script>', "2019-03-04"),
    ('<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"datePublished":"2019-03-04T01:00Z"}]}</script>', "2019-03-04"),
    ('<script type="application/ld+json">{broken</script>', None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_heads(head: str, expected: str | None) -> None:
    """Is what the head of an HTML page states believed?"""
    data = f"<html><head><title>A bell</title>{head}</head><body><h1>A bell</h1><p>{LEAD}</p></body></html>".encode()
    assert read_article(page_from_bytes(data)).published.value == expected


def test_dates_of_teasers_are_not_the_pages() -> None:
    """Is a page that shows only the dates of other stories left without a date?"""
    teasers = "".join(
        f'<div class="item"><h4><a href="/{n}">A story of the snow in the north, part {n}</a></h4><p>Snow fell on the city.</p>'
        f'<span class="date">Dec {n}, 2019</span></div>'
        for n in (11, 16, 26)
    )
    page = f"<html><body><h1>A bell for Omachi</h1><p>{LEAD}</p><p>{LEAD}</p><p>{LEAD}</p>{teasers}</body></html>"
    article = read_article(page_from_bytes(page.encode()))
    assert [story.date for story in article.related] == ["2019-12-11", "2019-12-16", "2019-12-26"]
    assert (article.published.value, article.published.earliest) == (None, "2019-12-26")
