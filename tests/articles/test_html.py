# ruff: noqa: E501 - one page or case a line
"""Is an HTML page read block by block, each with its place in the source?"""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from cityties.articles import read_article
from cityties.articles.html.blocks import join_blocks, read_document
from cityties.articles.reading import read_located
from cityties.pages import decoded, page_from_bytes

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A bell for Omachi - The Paper</title>
<meta property="og:title" content="A bell for Omachi"><meta property="og:site_name" content="The Paper">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A bell for Omachi",
 "author": [{"name": "Ann Lee"}, {"name": "Bo Chen"}]}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>A bell for <em>Omachi</em></h1><p class="byline">By Ann Lee | March 4, 2019</p>
<figure><img src="/bell.jpg" alt="a bell"><figcaption>The bell &amp; its tower</figcaption></figure>
<p>OMACHI, March 3 &ndash; Omachi and Innsbruck have been sister cities since 1985, and on Monday a bell was given.</p>
<p>Its sound can be heard at noon,
   when the market opens and the children of Omachi come out of school to play in the&nbsp;square.</p>
<p>The mayors of both cities were there, and a choir sang songs of both countries until the evening.</p></article>
<div class="more"><h3>Related stories</h3><ul>
<li><a href="/alps">Alps on both sides</a> <p>The mayors met in the mountains and talked about snow.</p><time datetime="2018-01-02">Jan 2, 2018</time></li>
</ul></div><footer>&copy; The Paper | <a href="/contact">Contact us</a></footer></body></html>"""


def test_a_page() -> None:
    """Are title, authors, outlet, date, body, caption and related story found?"""
    article = read_article(page_from_bytes(PAGE.encode(), address="https://example.org/a"))
    assert article.title == "A bell for Omachi"
    assert article.authors == ("Ann Lee", "Bo Chen")
    assert article.outlet == "The Paper"
    assert article.published.value == "2019-03-04"
    body = [article.text[part.start : part.end] for part in article.parts if part.role == "body"]
    assert body[0].startswith("Omachi and Innsbruck have")
    assert body[0].endswith("until the evening.")
    assert "come out of school to play in the square." in body[0]
    assert [(picture.src, picture.alt, picture.caption) for picture in article.pictures] == [
        ("https://example.org/bell.jpg", "a bell", "The bell & its tower")
    ]
    assert [(story.title, story.date, story.address) for story in article.related] == [
        ("Alps on both sides", "2018-01-02", "https://example.org/alps")
    ]
    assert "Contact us" not in article.text


def test_spans_lead_back_to_the_source() -> None:
    """Does every part stand where the mapping says?"""
    page = page_from_bytes(PAGE.encode())
    located = read_located(page)
    source = decoded(page)
    for word in re.finditer(r"\w+", located.text.text):
        start, end = located.text.to_source(*word.span())
        assert source[start:end] == word.group()
    at = located.text.text.index("& its")
    start, end = located.text.to_source(at, at + 1)
    assert source[start:end] == "&amp;"


markup = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div class='related'>", "</div>", "<a href='/x'>", "</a>", "<br>", "&amp;", "&nbsp;", "Kofu ",
         "成都市", "<li>", "<table><tr><td>", "</table>", "<!-- x -->", "<script>x</script>", "e\u0301", " \n ", "<b", ">"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@given(markup)
def test_blocks_lie_in_the_source_in_order(source: str) -> None:
    """Is the text of the blocks the text of the page, in its order?"""
    blocks = read_document(source).blocks
    joined = join_blocks(blocks)
    assert joined.text == "\n\n".join(block.text for block in blocks)
    spans = [joined.to_source(i, i + 1) for i in range(len(joined.text))]
    assert all(0 <= start <= end <= len(source) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)
    for word in re.finditer(r"[A-Za-z\u4e00-\u9fff]+", joined.text):
        start, end = joined.to_source(*word.span())
        assert re.sub(r"<[^>]*>?", "", source[start:end]).startswith(word.group()[0])


def test_scripts_and_comments_are_no_text() -> None:
    """Is what a browser does not show not read?"""
    source = (
        "<p>Kofu</p><script>var x = '<p>no</p>'</script><!-- <p>no</p> --><style>p{}</style><p>Chengdu</p>"
    )
    assert [block.text for block in read_document(source).blocks] == ["Kofu", "Chengdu"]


def test_a_quoted_angle_bracket_ends_no_tag() -> None:
    """Is "a > b" in an attribute left there?"""
    assert [block.text for block in read_document('<p title="a > b">Kofu</p>').blocks] == ["Kofu"]


def test_a_short_chinese_page() -> None:
    """Is a page of two sentences read without its menu?"""
    page = """<html><head><title>大町市收到赠钟_城中网</title></head><body><div class="nav"><a href="/">首页</a><a href="/x">新闻</a></div>
<h1>大町市收到赠钟</h1><p>来源：城中日报</p><div class="content"><p>大町市和因斯布鲁克市是友好城市，今年三月，因斯布鲁克市赠送了一口钟。</p>
<p>市长表示感谢，并希望两市青少年多多往来。</p></div><div class="footer">版权所有 城中网</div></body></html>"""
    article = read_article(page_from_bytes(page.encode("gb18030")))
    assert article.title == "大町市收到赠钟"
    assert article.language == "zh"
    body = "".join(article.text[part.start : part.end] for part in article.parts if part.role == "body")
    assert body.startswith("大町市和")
    assert body.endswith("往来。")


def test_control_characters_do_no_harm() -> None:
    """Is a page with characters that XML forbids, plain or as references, read like any other?"""
    page = "<html><body>\x07<script>x</script>\x13<p>Kofu &#1; and &#x1f;Chengdu are sister cities.</p>\x01</body></html>"
    article = read_article(page_from_bytes(page.encode()))
    assert "Kofu and Chengdu are sister cities." in article.text
