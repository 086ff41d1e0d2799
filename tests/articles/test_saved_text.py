# ruff: noqa: E501 - one page or case a line
"""Does a saved text fall into the parts that a reader sees?"""

from __future__ import annotations

import pytest

from cityties.articles import read_article
from cityties.pages import page_from_text
from cityties.records import Article

LEAD = "Omachi and Innsbruck, sister cities for decades, have agreed on a programme for the coming year."
MORE = "The mayors shook hands in the town hall of Omachi, and a choir sang songs of both countries."


def read(text: str, **given: str) -> Article:
    return read_article(page_from_text(text), **given)


def parts(article: Article) -> list[tuple[str, str]]:
    return [(part.role, article.text[part.start : part.end]) for part in article.parts]


def role_of(article: Article, text: str) -> str:
    """The role of the part in which a text stands."""
    at = article.text.index(text)
    return next(part.role for part in article.parts if part.start <= at < part.end)


PORTAL = f"""A Bell for the Market Square

Authors: The Portal


{LEAD}
A Bell for the Market Square
{MORE}

Snow Festival Opens in the North

Forty sculptures made of snow can be seen until Sunday, and a city of ice has been built.

Feb 02, 2018

A Hundred Years of Trams

The first line went from the station to the bridge, says the city's museum of transport.

Mar 11, 2019

Share to WeChat Close
Scan via WeChat!

About Us | Privacy Policy | Terms of Use | Link to Us | Contact Us

蜀ICP备00000000号-1 某某网 www.example.cn"""


def test_a_portal_page() -> None:
    """Is a portal's page, whose teasers have no heading, taken apart?"""
    article = read(PORTAL)
    assert article.title == "A Bell for the Market Square"
    assert article.authors == ("The Portal",)
    assert article.language == "en"
    assert [role for role, _ in parts(article)] == [
        "title", "byline", "body", "caption", "body", "related", "related", "furniture",
    ]  # fmt: skip
    assert [(story.title, story.date) for story in article.related] == [
        ("Snow Festival Opens in the North", "2018-02-02"),
        ("A Hundred Years of Trams", "2019-03-11"),
    ]
    assert article.related[0].summary == (
        "Forty sculptures made of snow can be seen until Sunday, and a city of ice has been built."
    )
    assert [picture.caption for picture in article.pictures] == ["A Bell for the Market Square"]


def test_a_page_without_its_title() -> None:
    """Is the first sentence of a page whose title was not saved left a sentence?"""
    article = read(PORTAL.split("Portal\n", 1)[1])
    assert article.title is None
    assert parts(article)[0][0] == "body"


TITLES = [
    pytest.param(f"A bell for Omachi\n\n{LEAD}", "A bell for Omachi", id="alone"),
    pytest.param(f"News in short\n\nA bell for Omachi from its friends\n\n{LEAD}", "A bell for Omachi from its friends", id="below a rubric"),
    pytest.param(f"City council and offices\n\nA bell\n\n{LEAD}\n\nA bell\n\n{MORE}", "A bell", id="again as a caption"),
    pytest.param(f"Home > News > Culture\nWhy does Omachi want a bell?\n\n{LEAD}", "Why does Omachi want a bell?", id="a question"),
    pytest.param(f"Home News Culture Travel\nA bell for Omachi\n{LEAD}", "A bell for Omachi", id="below a menu of words"),
    pytest.param(LEAD, None, id="none"),
    pytest.param("您的位置：首页 > 新闻\n大町市收到友城赠钟\n\n大町市和因斯布鲁克市是友好城市，今年又有新的交流计划。", "大町市收到友城赠钟", id="Chinese"),
    pytest.param("大町市に友好の鐘\n\n大町市とインスブルック市は姉妹都市で、ことしも交流が続きます。", "大町市に友好の鐘", id="Japanese"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_titles(text: str, title: str | None) -> None:
    """Is this the headline a reader would name?"""
    assert read(text).title == title


BYLINES = [
    ("By Ann Lee, Oct. 26, 2022", ("Ann Lee",), None, "2022-10-26"),
    ("Author: Alpine Daily 2021-09-28", ("Alpine Daily",), None, "2021-09-28"),
    ("Created 2019-08-20 Hit 67", (), None, "2019-08-20"),
    ("Updated: 2017-11-30 12:55:04", (), None, "2017-11-30"),
    ("Post Time: 2019-06-05", (), None, "2019-06-05"),
    ("Alpine Post, 2019-06-27", (), "Alpine Post", "2019-06-27"),
    ("Tuesday, May 12, 2015", (), None, "2015-05-12"),
    ("18 September 2023", (), None, "2023-09-18"),
    ("时间：2020-03-24 18:21　来源：城中日报", (), "城中日报", "2020-03-24"),
    ("来源：城中日报　作者：王某", ("王某",), "城中日报", None),
    ("更新日：2022年10月18日更新", (), None, "2022-10-18"),
    ("山の新報　令和元年5月1日", (), "山の新報", "2019-05-01"),
    ("입력 2023-02-25 14:00", (), None, "2023-02-25"),
]


@pytest.mark.parametrize(("line", "authors", "outlet", "day"), BYLINES)
def test_bylines(line: str, authors: tuple[str, ...], outlet: str | None, day: str | None) -> None:
    """Are author, outlet and date of publication read from the line below the title?"""
    article = read(f"A bell for Omachi\n\n{line}\n\n{LEAD}")
    assert (article.authors, article.outlet, article.published.value) == (authors, outlet, day)
    assert role_of(article, line.split("　", maxsplit=1)[0]) == "byline"


DATELINES = [
    "OMACHI, July 29 –",
    "OMACHI, Nagano, Aug. 3, 2011 –",
    "OMACHI (Alpine News) –",
    "OMACHI, January 6 /ALPNEWS/",
    "OMACHI, May 19 (APN) –",
    "OMACHI, (Alpine Point News – 20th Aug, 2020):",
    "OMACHI/INNSBRUCK –",
    "OMACHI, Jan. 2, 2023 /Wire/ --",
    "OMACHI, Japan, 14 June 2023 -",
    "OMACHI, 26 JUNE 2021 –",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_datelines(dateline: str) -> None:
    """Is the place and date before the first sentence set apart from it?"""
    article = read(f"A bell for Omachi\n\n{dateline} {LEAD}")
    assert parts(article)[1] == ("dateline", dateline)
    assert parts(article)[2] == ("body", LEAD)


def test_dateline_with_a_full_date() -> None:
    """Is an article published on the day that its dateline tells in full?"""
    article = read(f"A bell for Omachi\n\nOMACHI, Japan, 14 June 2023 - {LEAD}")
    assert article.published.value == "2023-06-14"


@pytest.mark.parametrize(
    "text",
    [
        "UNESCO - the organisation - is happy with the plans of Omachi and of Innsbruck.",
        "Omachi – a town – is glad.",
    ],
)
def test_no_dateline(text: str) -> None:
    """Is a sentence with a dash left whole where it begins as a sentence does?"""
    assert not any(role == "dateline" and len(found) > 10 for role, found in parts(read(f"A bell\n\n{text}")))


FURNITURE = [
    "Share this: Facebook | WhatsApp | X",
    "Subscribe to newsletter | Jobs | Accessibility | Contact us",
    "Print | Close | Back to top",
    "Copyright © The Alpine Post",
    "Report a typo",
    "Tags: bells, cities",
    "Comments are closed on this article.",
    "We use cookies to make this site better. Read our cookie policy.",
    "Weather: Omachi 23° | 33°",
    "Get the latest news in your inbox. Sign up for our emails",
    "分享到：微信 微博",
    "打印本页 关闭窗口",
    "版权所有 城中日报",
    "ツイート シェア 印刷する",
    "무단 전재 및 재배포 금지",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    """Is what stands below every article of a site told from the article?"""
    assert role_of(read(f"A bell for Omachi\n\n{LEAD}\n\n{MORE}\n\n{line}"), line[:6]) == "furniture"


def test_the_article_goes_on_after_a_menu() -> None:
    """Is a share panel in the middle no end of the article?"""
    article = read(f"A bell for Omachi\n\n{LEAD}\n\nShare | Tweet | Print\n\n{MORE}\n\n{LEAD}")
    assert [role for role, _ in parts(article)] == ["title", "body", "furniture", "body"]


def test_captions_and_credits() -> None:
    """Are a caption and its photographer kept from the body?"""
    article = read(
        f"A bell for the market of Omachi\n\nThe town hall of Omachi\n\n(Photo by Sato)\n\n{LEAD}\n\nThe bell (photo: Sato)\n\n{MORE}"
    )
    assert [text for role, text in parts(article) if role == "caption"] == [
        "The town hall of Omachi", "(Photo by Sato)", "The bell (photo: Sato)",
    ]  # fmt: skip


def test_days_of_an_event_are_no_date_of_publication() -> None:
    """Is a range of days left to the article?"""
    article = read(f"A bell for Omachi\n\n2023.04.22 ~ 2023.04.24\n\n{LEAD}")
    assert article.published.value is None


def test_a_subhead_is_body() -> None:
    """Does a short line inside the article stay in it?"""
    article = read(f"A bell for Omachi\n\n{LEAD}\n\nAbout Innsbruck\n\n{MORE}")
    assert [role for role, _ in parts(article)] == ["title", "body"]


def test_an_end_mark_is_no_title() -> None:
    """Does "（完）" leave the last sentence a sentence?"""
    text = "大町市收到友城赠钟\n\n大町市和因斯布鲁克市是友好城市，今年又有新的交流计划，双方都很高兴。\n\n“钟声真好听，”市长说。（完）"
    assert role_of(read(text), "钟声") == "body"


@pytest.mark.parametrize(
    "without", [("Feb 02, 2018",), ("Feb 02, 2018", "Mar 11, 2019")], ids=["first", "all"]
)
def test_teasers_without_dates(without: tuple[str, ...]) -> None:
    """Are teasers told by how they are set where their dates are missing?"""
    text = PORTAL.replace(f"\n{LEAD}\n", f"\n{LEAD}\n{MORE}\n")
    for day in without:
        text = text.replace(f"{day}\n\n", "")
    article = read(text)
    assert [story.title for story in article.related] == [
        "Snow Festival Opens in the North",
        "A Hundred Years of Trams",
    ]
    assert role_of(article, "Forty sculptures") == "related"
