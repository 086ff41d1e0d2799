# ruff: noqa: E501 - one page or case a line
"""Are related stories read whatever their order, and never as part of the article?"""

from __future__ import annotations

import pytest

from cityties.articles import read_article
from cityties.pages import page_from_text

LEAD = "Omachi and Innsbruck, sister cities for decades, have agreed on a programme for the coming year."
SNOW = ("Snow festival opens", "Forty sculptures can be seen until Sunday.")
TRAM = ("A hundred years of trams", "The first line went from the station to the bridge.")

BLOCKS = [
    pytest.param(
        f"Related stories\n\n{SNOW[0]}\n{SNOW[1]}\nFeb 02, 2018\n\n{TRAM[0]}\n{TRAM[1]}\nMar 11, 2019",
        [(*SNOW, "2018-02-02"), (*TRAM, "2019-03-11")],
        id="title, summary, date",
    ),
    pytest.param(
        f"You may also like\n\n{SNOW[0]}\n2018-02-02\n{SNOW[1]}\n\n{TRAM[0]}\n2019-03-11\n{TRAM[1]}",
        [(*SNOW, "2018-02-02"), (*TRAM, "2019-03-11")],
        id="title, date, summary",
    ),
    pytest.param(
        f"MORE NEWS\n\n02 Feb 2018\n{SNOW[0]}\n{SNOW[1]}\n\n11 Mar 2019\n{TRAM[0]}\n{TRAM[1]}",
        [(*SNOW, "2018-02-02"), (*TRAM, "2019-03-11")],
        id="date, title, summary",
    ),
    pytest.param(
        f"ALSO IN THIS SECTION\n{SNOW[0]}\n{TRAM[0]}", [(SNOW[0], None, None), (TRAM[0], None, None)], id="titles"
    ),
    pytest.param(
        f"Read also\n\n{SNOW[0]}\n{SNOW[1]}\n\n{TRAM[0]}\n{TRAM[1]}\n22.11.2024",
        [(*SNOW, None), (*TRAM, "2024-11-22")],
        id="one date missing",
    ),
    pytest.param(
        f"From the archive:\n{SNOW[0]}\n19/11/2025\n{TRAM[0]}\n11/04/2010",
        [(SNOW[0], None, "2025-11-19"), (TRAM[0], None, "2010-04-11")],
        id="an unclear date read like its neighbour",
    ),
    pytest.param(f"RELATED: {SNOW[0]}", [(SNOW[0], None, None)], id="in one line"),
    pytest.param(
        f"List | Previous: {SNOW[0]} | Next: {TRAM[0]}", [(SNOW[0], None, None), (TRAM[0], None, None)], id="neighbours"
    ),
    pytest.param(
        "相关阅读\n冰雪节开幕\n四十座雪雕展出到星期天，冰城也建好了。\n2018-02-02\n电车一百年\n2019年3月11日",
        [("冰雪节开幕", "四十座雪雕展出到星期天，冰城也建好了。", "2018-02-02"), ("电车一百年", None, "2019-03-11")],
        id="Chinese",
    ),
    pytest.param(
        "関連記事\n雪まつり始まる\n雪像は日曜日まで見られます。\n令和7年2月2日",
        [("雪まつり始まる", "雪像は日曜日まで見られます。", "2025-02-02")],
        id="Japanese era",
    ),
    pytest.param("相关帖子\n· 冰雪节开幕（2018-02-02）\n· 电车一百年", [("冰雪节开幕", None, "2018-02-02"), ("电车一百年", None, None)], id="a list"),
    pytest.param("관련 기사\n눈 축제 개막\n2018. 2. 2.", [("눈 축제 개막", None, "2018-02-02")], id="Korean"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "expected"), BLOCKS)
def test_related_blocks(block: str, expected: list[tuple[str | None, ...]]) -> None:
    """Has every story its own title, summary and date?"""
    article = read_article(
        page_from_text(f"A bell for Omachi\n\n{LEAD}\n\n{LEAD}\n\n{block}\n\nPrint | Close")
    )
    assert [(story.title, story.summary, story.date) for story in article.related] == expected
    assert [part.role for part in article.parts if part.role == "body"] == ["body"]


def test_every_story_has_its_place() -> None:
    """Do the spans of the stories show their titles, and are they parts of the article?"""
    article = read_article(page_from_text(f"A bell\n\n{LEAD}\n\nRelated: {SNOW[0]} | {TRAM[0]}"))
    spans = [(part.start, part.end) for part in article.parts if part.role == "related"]
    assert spans == [(story.start, story.end) for story in article.related]
    assert [article.text[start:end] for start, end in spans] == [SNOW[0], TRAM[0]]


def test_a_chronicle_is_no_block_of_teasers() -> None:
    """Do dates between the paragraphs of an article leave them in it?"""
    text = f"A year in Omachi\n\n{LEAD}\n\nMarch 3, 2019\n\n{LEAD}\n\nMay 5, 2019\n\n{LEAD}"
    assert read_article(page_from_text(text)).related == ()
