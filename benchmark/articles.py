"""How well are articles read?  Body, title, date, authors and captions on public pages, beside trafilatura.

    python benchmark/articles.py [set …] [--peer] [--misses N]

Sets: aeb, fundus, zh, postlight.  The data are found by CITYTIES_DATA (default ../shared/data); what is
missing is skipped and named.  Body: F1 of 4-grams of words (aeb, as its own script counts), of words
elsewhere
(single characters for CJK).  Titles: equal after case and spaces.  Dates: the day, give or take one for time
zones where the set
keeps times in UTC.  Authors: every name of the page found.  Captions: found, of those that the set knows.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cityties.articles import read_article
from cityties.errors import CityTiesError
from cityties.pages import page_from_bytes

DATA = Path(os.environ.get("CITYTIES_DATA", Path(__file__).parents[2] / "shared" / "data"))
FLOORS: dict[str, dict[str, float]] = {
    "aeb": {"body": 0.950},
    "fundus": {"body": 0.945, "title": 0.78, "date": 0.975, "authors": 0.86, "captions": 0.76},
    "zh": {"body": 0.86, "date": 0.76, "authors": 0.14},
    "postlight": {"title": 0.90, "date": 0.94, "authors": 0.59},
}
"""What must not be lost; body, titles and dates lie at trafilatura's figures on the same pages or above."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")


@dataclass(frozen=True)
class Case:
    """A page with what people found on it; ``None`` where the set does not say."""

    name: str
    data: bytes
    address: str | None
    body: str | None = None
    title: str | None = None
    day: str | None = None
    authors: tuple[str, ...] | None = None
    captions: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Found:
    """What a reader found."""

    body: str = ""
    title: str = ""
    day: str = ""
    authors: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()


def aeb(root: Path) -> Iterator[Case]:
    """Give the English pages of article-extraction-benchmark."""
    for name, truth in sorted(json.loads((root / "ground-truth.json").read_text("utf-8")).items()):
        data = gzip.decompress((root / "html" / f"{name}.html.gz").read_bytes())
        yield Case(name, data, truth.get("url"), body=truth["articleBody"])


def fundus(root: Path) -> Iterator[Case]:
    """Give the pages of Fundus' parser tests."""
    for versions in sorted(root.glob("*/*.json")):
        pages = sorted(versions.parent.glob(f"{versions.stem}_[0-9]*.html.gz"))
        meta = json.loads((versions.parent / "meta.info").read_text("utf-8"))
        for page, truth in zip(pages, json.loads(versions.read_text("utf-8")).values(), strict=False):
            images = truth.get("images") or []
            about = meta.get(page.name.removesuffix(".gz"), {})
            yield Case(
                f"{versions.parent.name}/{page.stem}",
                gzip.decompress(page.read_bytes()),
                about.get("url"),
                body="\n".join(_fundus_body(truth.get("body") or {})) or None,
                title=truth.get("title"),
                day=(truth.get("publishing_date") or "")[:10] or None,
                authors=tuple(truth.get("authors") or ()) or None,
                captions=tuple(image["caption"] for image in images if image.get("caption")) or None,
            )


def _fundus_body(body: dict[str, Any]) -> Iterator[str]:
    yield from body.get("summary", ())
    for section in body.get("sections", ()):
        yield from section.get("headline", ())
        yield from section.get("paragraphs", ())


def zh(root: Path) -> Iterator[Case]:
    """Give the Chinese pages."""
    for page in sorted((root / "original").glob("*.html")):
        said = {kind: _zh_label(root / kind / f"{page.stem}.txt") for kind in ("cleaned", "date", "author")}
        yield Case(
            page.stem,
            page.read_bytes(),
            None,
            body=said["cleaned"],
            day=_padded(said["date"]),
            authors=tuple(said["author"].split()) if said["author"] else None,
        )


def _padded(written: str | None) -> str | None:
    """Give the day that a label states, if it states one: "2003-5-29 09:07" is 2003-05-29."""
    found = re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", written or "")
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else None


def _zh_label(path: Path) -> str | None:
    text = path.read_text("utf-8-sig", errors="replace").strip() if path.exists() else ""
    return None if not text or text.upper().startswith("UNKNOWN") else text


def postlight(root: Path) -> Iterator[Case]:
    """Give the pages of Postlight's parser."""
    for truth in json.loads((root / "expected.json").read_text("utf-8")):
        yield Case(
            truth["fixture"],
            gzip.decompress((root / "fixtures" / f"{truth['fixture']}.gz").read_bytes()),
            truth.get("url"),
            title=truth.get("title"),
            day=(truth.get("date_published") or "")[:10] or None,
            authors=(truth["author"],) if truth.get("author") else None,
        )


SETS = {
    "aeb": (aeb, "aeb"),
    "fundus": (fundus, "fundus-parser-tests"),
    "zh": (zh, "zh-web-content"),
    "postlight": (postlight, "postlight-fixtures"),
}


def ours(case: Case) -> Found:
    """Read a page with CityTies."""
    try:
        article = read_article(page_from_bytes(case.data, case.name, address=case.address))
    except CityTiesError:
        return Found()
    body = "\n".join(
        article.text[part.start : part.end] for part in article.parts if part.role in {"body", "dateline"}
    )
    captions = tuple(picture.caption for picture in article.pictures if picture.caption)
    return Found(body, article.title or "", article.published.value or "", article.authors, captions)


def trafilaturas(case: Case) -> Found:
    """Read a page with trafilatura."""
    import trafilatura  # noqa: PLC0415 - only for the comparison

    found = trafilatura.bare_extraction(
        case.data, url=case.address, with_metadata=True, include_comments=False
    )
    if found is None:
        return Found()
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Found(found.text or "", found.title or "", found.date or "", authors)


def f1(expected: str, found: str, size: int) -> float:
    """F1 of n-grams as multisets."""
    grams = [_grams(text, size) for text in (expected, found)]
    common = sum((grams[0] & grams[1]).values())
    total = sum(grams[0].values()) + sum(grams[1].values())
    return 2 * common / total if total else 1.0


def _grams(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)) if words)


def score(case: Case, found: Found, *, size: int, slack: int) -> dict[str, float]:
    """Score one page, field by field."""
    scores: dict[str, float] = {}
    if case.body is not None:
        scores["body"] = f1(case.body, found.body, size)
    if case.title is not None:
        scores["title"] = float(_plain(case.title) == _plain(found.title))
    if case.day is not None:
        scores["date"] = float(_days_apart(case.day, found.day) <= slack)
    if case.authors is not None:
        have = _plain(" ".join(found.authors))
        scores["authors"] = float(all(_plain(name) in have for name in case.authors))
    if case.captions is not None:
        have = _plain(" ".join(found.captions))
        scores["captions"] = sum(_plain(text) in have for text in case.captions) / len(case.captions)
    return scores


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _days_apart(expected: str, found: str) -> int:
    try:
        return abs((date.fromisoformat(expected) - datetime.fromisoformat(found).date()).days)
    except ValueError:
        return 10_000


def measure(name: str, reader: Any, misses: int) -> dict[str, float]:
    """Measure a reader on a set and print the means."""
    cases, folder = SETS[name]
    if not (DATA / folder).is_dir():
        print(f"{name}: skipped, {DATA / folder} is missing")
        return {}
    totals: dict[str, list[float]] = defaultdict(list)
    worst: list[tuple[float, str, str, str]] = []
    seconds = 0.0
    count = 0
    for case in cases(DATA / folder):
        begin = time.perf_counter()
        found = reader(case)
        seconds += time.perf_counter() - begin
        count += 1
        for key, value in score(case, found, size=4 if name == "aeb" else 1, slack=1).items():
            totals[key].append(value)
            if value < 0.8:
                worst.append((value, key, case.name, _difference(key, case, found)))
    line = "  ".join(
        f"{key} {sum(values) / len(values):.3f} ({len(values)})" for key, values in totals.items()
    )
    print(f"{name:10} {reader.__name__:14} {line}  {1000 * seconds / max(1, count):.0f} ms/page")
    for value, key, page, difference in sorted(worst)[:misses]:
        print(f"   {value:.2f} {key:8} {page} {difference}")
    return {key: sum(values) / len(values) for key, values in totals.items()}


def _difference(key: str, case: Case, found: Found) -> str:
    attribute = {"date": "day"}.get(key, key)
    expected, got = getattr(case, attribute), getattr(found, attribute)
    return f"{str(expected)[:70]!r} | {str(got)[:70]!r}" if key != "body" else f"{len(expected)} | {len(got)}"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="*", metavar="set")
    parser.add_argument("--peer", action="store_true", help="measure trafilatura as well")
    parser.add_argument("--misses", type=int, default=0, help="show so many of the worst results per set")
    asked = parser.parse_args()
    lost: list[str] = []
    for name in asked.sets or SETS:
        found = measure(name, ours, asked.misses)
        lost += [
            f"{name} {key} {found[key]:.3f}, floor {low}"
            for key, low in FLOORS[name].items()
            if found and found[key] < low
        ]
        if asked.peer:
            measure(name, trafilaturas, 0)
    if lost:
        raise SystemExit("below the floor: " + "; ".join(lost))


if __name__ == "__main__":
    main()
