#!/usr/bin/env python3
"""Measure how fast pages are read, as ratios against a peer in the same run.

python -m benchmark.speed

Prints these figures, each with the bound it must keep:
  pages    time per labelled English page, end to end, against `trafilatura.extract` alone on the pages of
           the article-extraction benchmark (CITYTIES_DATA/aeb): at most 1.0
  command  wall time and memory of `cityties read` on one small file, warm: under 1.0 s and 400 MB
  scripts  time per character of Chinese and of Japanese against one of English: at most 2.0, on the labelled
           pages (which tell of ties in every other sentence) and on aligned news (CITYTIES_DATA/news-open);
           all are read once before, as on a machine that has been reading for a while
  growth   time per character of a 1 MB text against one of 100 kB: at most 1.5, for linear cost
Exits with 1 where a bound is broken.
"""

from __future__ import annotations

import gzip
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import trafilatura
from benchmark.aligned import documents
from benchmark.predict import LABELLED
from benchmark.score import load_labelled

import cityties

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("CITYTIES_DATA", ROOT.parent / "shared" / "data"))
SCRIPTS = {"en": ("en",), "zh": ("zh", "zh-long"), "ja": ("ja", "ja-long")}
DOCUMENTS = 25
"""Documents of the aligned news, told in English, Chinese and Japanese line by line."""
ROUNDS = 3
"""Rounds of ours and the peer's in turn; the medians are compared, since machines drift."""


def seconds(work: Callable[[], object]) -> float:
    """The wall time of a piece of work."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


Text = tuple[str, str | None, str | None]
"""A page's text with its date and address, as far as they are known."""


def labelled_texts(*sets: str) -> list[Text]:
    """Text, date and address of the labelled pages of some sets, of the English ones by default."""
    pages = [page for name in sets or ("en",) for page in load_labelled(LABELLED / name).values()]
    return [(p["text"], p.get("published"), p.get("url")) for p in pages]


def against_peer() -> Iterator[str]:
    """Ours per page against the peer's per page; yields what is wrong."""
    folder = DATA / "aeb" / "html"
    if not folder.is_dir():
        print(f"pages    skipped: no {folder}")
        return
    html = [
        gzip.decompress(path.read_bytes()).decode("utf-8", "replace") for path in sorted(folder.glob("*.gz"))
    ]
    texts = labelled_texts()

    def ours() -> None:
        for text, published, url in texts:
            cityties.read(text, published=published, url=url)

    def peer() -> None:
        for page in html:
            trafilatura.extract(page)

    ours()  # opens the gazetteer and compiles the patterns
    pairs = [(seconds(ours) / len(texts), seconds(peer) / len(html)) for _ in range(ROUNDS)]
    own, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(
        f"pages    {own * 1000:.1f} ms a page, peer {theirs * 1000:.1f} ms, ratio {ratio:.2f} (at most 1.0)"
    )
    if ratio > 1.0:
        yield "reading a page takes longer than the peer's extraction alone"


def against_english() -> Iterator[str]:
    """A character of Chinese and of Japanese against one of English: of labelled pages, of news lines."""
    yield from _per_character("labelled", {code: labelled_texts(*sets) for code, sets in SCRIPTS.items()})
    folder = DATA / "news-open" / "ntrex-en-zh-ja"
    if not folder.is_dir():
        print(f"scripts  news skipped: no {folder}")
        return
    news = [lines for _, lines in documents(folder)][:DOCUMENTS]
    texts = {code: [("\n".join(lines[code]), None, None) for lines in news] for code in SCRIPTS}
    yield from _per_character("news", texts)


def _per_character(what: str, texts: Mapping[str, list[Text]]) -> Iterator[str]:
    def cost(language: str) -> float:
        begin = time.process_time()
        for text, published, url in texts[language]:
            cityties.read(text, published=published, url=url)
        return (time.process_time() - begin) / sum(len(text) for text, _, _ in texts[language])

    for language in texts:
        cost(language)  # opens what the language needs
    rounds = [{language: cost(language) for language in texts} for _ in range(2 * ROUNDS)]
    for language in ("zh", "ja"):
        ratio = statistics.median(figures[language] / figures["en"] for figures in rounds)
        micros = statistics.median(figures[language] for figures in rounds) * 1e6
        print(
            f"scripts  {what}, {language}: {micros:.1f} µs a character, "
            f"{ratio:.2f} times English (at most 2.0)"
        )
        if ratio > 2.0:
            yield f"a character of {language} ({what}) takes more than twice as long as one of English"


def one_command() -> Iterator[str]:
    """The command on one small file, in a process of its own; a first run compiles what later ones import."""
    page = ROOT / "examples" / "pages" / "paphos-alexandria-saved.txt"
    command = [sys.executable, "-m", "cityties", "read", str(page)]
    warm = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def run() -> None:
        subprocess.run(command, capture_output=True, check=False, env=warm)

    run()
    times = [seconds(run) for _ in range(5)]
    wall = statistics.median(times)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"command  {wall:.2f} s (under 1.0), {memory:.0f} MB (under 400)")
    if wall >= 1.0:
        yield "one small file takes a second or more"
    if memory >= 400:
        yield "one small file takes 400 MB or more"


def growth() -> Iterator[str]:
    """Time per character on a long text against a shorter one."""
    body = "\n\n".join(text for text, _, _ in labelled_texts())

    def sized(length: int) -> str:
        return (body * (length // len(body) + 1))[:length]

    def per_character(length: int) -> float:
        text = sized(length)
        return min(seconds(lambda: cityties.read(text)) for _ in range(2)) / length

    ratio = per_character(1_000_000) / per_character(100_000)
    print(f"growth   1 MB costs {ratio:.2f} times as much per character as 100 kB (at most 1.5)")
    if ratio > 1.5:
        yield "the cost of long texts grows faster than their length"


def main() -> None:
    """Run all and say what broke its bound."""
    broken = [*against_peer(), *against_english(), *one_command(), *growth()]
    for what in broken:
        print(f"broken: {what}", file=sys.stderr)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
