# ruff: noqa: E501 - the pages damaged here have long lines
"""Does anything make reading fail in a way of its own?  Random and damaged pages through the whole reader.

    python benchmark/fuzz.py [--count 100000] [--seed 0]

Every input is made from the seed and its number alone, so a failure can be made again.  Inputs are random
bytes, random mark-up, and pages of our own with bytes dropped, doubled, swapped or exchanged, or cut in
pieces
and put together anew.  What counts as failure: any exception but CityTiesError, a span that lies outside its
text, and one input that takes more than a few seconds.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable

from cityties.errors import CityTiesError
from cityties.pages import page_from_bytes
from cityties.pipeline import read_page
from cityties.records import Article, Reading

SLOW_SECONDS = 5.0
"""An input of some kilobytes that takes longer shows a loop or a search that is not linear."""

SEEDS = (
    """A delegation for the garden

By a staff writer, Oct. 26, 2022

OMACHI, July 6 – Omachi and Innsbruck have been sister cities since 1985. On Monday Mayor Ann Lee welcomed a
delegation of 12 from Innsbruck, Austria; it gave Omachi a bell, and the two cities signed a memorandum of
understanding on tourism. In 2016 and 2017 students of Omachi had flown to Innsbruck.
A bell for the garden (photo: Sato)

Related stories

Alps on both sides
The mayors met in the mountains.
03.11.2021

Share to WeChat Close
About Us | Privacy Policy | Contact Us""",
    "两市签署友好城市协议\n\n时间：2020-03-24 18:21　来源：某某日报\n\n本报讯（记者 王某）3月18日，两市签署了友好城市协议。"
    "\n\n相关阅读\n两市青少年足球赛\n2019-11-02\n蜀ICP备00000000号-1",
    "友好の鐘、広場に響く\n\n2019年3月4日\n\n市長は式典で、これからも交流を続けたいと話しました。\n\n関連記事\n使節団が出発\n令和元年5月1日",
    """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A bell - The Paper</title>
<meta property="og:title" content="A bell"><meta name="date" content="2019-03-04">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A bell", "author": [{"name": "Ann
Lee"}]}</script>
</head><body><nav><ul><li><a href="/">Home</a><li><a href="/news">News</a></ul></nav><article><h1>A bell</h1>
<p class="byline">By Ann Lee</p><figure><img src="a.jpg" alt="bell"><figcaption>The bell &amp; its
tower</figcaption></figure>
<p>Omachi and Innsbruck have been sister cities since 1985, and on Monday a bell was given by one to the
other.</p>
<p>Its sound can be heard at noon, when the market opens and the children come from school.<br>It is
loud.</p></article>
<div class="related"><h3>Related stories</h3><ul><li><a href="/1">Alps on both sides</a> <time
datetime="2018-01-02">Jan 2, 2018</time>
</ul></div><table><tr><td>1<td>2</table><footer>&copy; The Paper</footer></body></html>""",
)
_FORMAT = argparse.RawDescriptionHelpFormatter
_ATTRIBUTES = (
    "", ' class="related"', " class='", ' href="x', ' href="http://["', ' hidden style="display:none"', " =", "/",
)  # fmt: skip
_TAGS = [
    "div",
    "p",
    "a",
    "span",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "h1",
    "h2",
    "article",
    "nav",
    "script",
    "style",
    "svg",
    "title",
    "time",
    "figure",
    "img",
    "br",
    "meta",
    "!",
    "!--",
    "?",
    "/p",
    "/div",
]
_TEXTS = (
    "x", "Kofu", "成都市", "é\u0301", "&amp;", "&#0;", "&#xD800;", "&#99999999;", "\x00", "\u200b", "2019-02-30", "|",
    "\n", "<", '"', "'",
)  # fmt: skip


def make(seed: int, number: int) -> bytes:
    """Make an input."""
    chance = random.Random(f"{seed}:{number}")  # noqa: S311 - no secrets here
    makers: list[Callable[[random.Random], bytes]] = [_noise, _markup, _damaged, _damaged, _damaged, _mixed]
    return chance.choice(makers)(chance)


def _noise(chance: random.Random) -> bytes:
    kind = chance.randrange(3)
    if kind == 0:
        return chance.randbytes(chance.randrange(400))
    if kind == 1:
        text = "".join(_character(chance) for _ in range(chance.randrange(300)))
        return text.encode(chance.choice(("utf-8", "utf-16", "gb18030", "utf-7")), errors="replace")
    return bytes([chance.randrange(32, 127)]) * chance.randrange(5000)


def _character(chance: random.Random) -> str:
    begin, end = chance.choice(((0, 0x250), (0x3000, 0xA000), (0, 0xD800)))
    return chr(chance.randrange(begin, end))


def _markup(chance: random.Random) -> bytes:
    pieces = ["<html>"] if chance.random() < 0.7 else []
    for _ in range(chance.randrange(120)):
        tag = chance.choice(_TAGS)
        attributes = chance.choice(_ATTRIBUTES)
        pieces.append(f"<{tag}{attributes}{chance.choice(('>', '>', '>', '', '>>'))}")
        pieces.append(chance.choice(_TEXTS) * chance.randrange(12))
    return "".join(pieces).encode("utf-8", errors="replace")


def _damaged(chance: random.Random) -> bytes:
    data = bytearray(chance.choice(SEEDS).encode(chance.choice(("utf-8", "utf-8", "gb18030", "utf-16-le"))))
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(data) + 1)
        length = chance.randrange(1, 40)
        kind = chance.randrange(5)
        if kind == 0:
            del data[at : at + length]
        elif kind == 1:
            data[at:at] = data[at : at + length] * chance.randrange(1, 20)
        elif kind == 2:
            data[at:at] = chance.randbytes(length)
        elif kind == 3:
            data[at : at + 1] = chance.choice((b"<", b">", b'"', b"&", b"\x00", b"\n", b"|", b"\xff"))
        else:
            del data[at:]
        if not data:
            break
    return bytes(data)


def _mixed(chance: random.Random) -> bytes:
    lines = [line for seed in SEEDS for line in seed.split("\n")]
    chosen = [chance.choice(lines) for _ in range(chance.randrange(60))]
    return chance.choice(("\n", "\n\n", "\r\n", "\u2028", " ")).join(chosen).encode("utf-8")


def check(article: Article) -> None:
    """Hold the promises of an article."""
    for part in article.parts:
        assert 0 <= part.start < part.end <= len(article.text), part
    for before, after in zip(article.parts, article.parts[1:], strict=False):
        assert before.end <= after.start, (before, after)
    for story in article.related:
        assert 0 <= story.start < story.end <= len(article.text), story
        assert story.title is None or story.title in article.text[story.start : story.end], story


def check_reading(reading: Reading) -> None:
    """Hold the promises of a reading: every finding has its place in the text."""
    text = reading.article.text
    check(reading.article)
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.text, mention
    for claim in reading.claims:
        for evidence in claim.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote, evidence


def run(count: int, seed: int = 0, first: int = 0) -> list[str]:
    """Read so many inputs; give the failures."""
    failures = []
    for number in range(first, first + count):
        data = make(seed, number)
        begun = time.perf_counter()
        try:
            check_reading(read_page(page_from_bytes(data, f"fuzz {number}")))
        except CityTiesError:
            continue
        except Exception:  # noqa: BLE001 - any other exception is what is looked for
            failures.append(f"input {number}: {traceback.format_exc(limit=-3)}")
        if time.perf_counter() - begun > SLOW_SECONDS:
            failures.append(f"input {number}: {time.perf_counter() - begun:.1f} s")
    return failures


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    failures = run(asked.count, asked.seed, asked.first)
    print(f"{asked.count} inputs, {len(failures)} failures")
    print("\n".join(failures[:20]))
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
