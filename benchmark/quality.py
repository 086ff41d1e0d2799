#!/usr/bin/env python3
"""Measure precision, recall and F1 per language and kind on the labelled pages, and hold them to floors.

python -m benchmark.quality           print the scores, and fail if one is below its floor
python -m benchmark.quality --write   also write docs/quality.md and the table in README.md
python -m benchmark.quality --pin     raise the floors to what is measured now
python -m benchmark.quality --pin --allow-lower
                                      also lower floors, or pin them anew after a change of the labels
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from benchmark import floors, report
from benchmark.predict import LABELLED, predict
from benchmark.score import Scores, load_labelled, score

ROOT = Path(__file__).parent.parent
QUALITY, README = ROOT / "docs" / "quality.md", ROOT / "README.md"

SETS = {
    "en": ["en"],
    "fresh": ["en-fresh"],
    "second": ["en-second"],
    "third": ["en-third"],
    "fourth": ["en-fourth"],
    "fifth": ["en-fifth"],
    "sixth": ["en-sixth"],
    "seventh": ["en-seventh"],
    "eighth": ["en-eighth"],
    "plain": ["en-plain"],
    "zh": ["zh", "zh-long"],
    "zh-fresh": ["zh-fresh"],
    "zh-third": ["zh-third"],
    "zh-fourth": ["zh-fourth"],
    "zh-fifth": ["zh-fifth"],
    "zh-sixth": ["zh-sixth"],
    "ja": ["ja", "ja-long"],
    "ja-fresh": ["ja-fresh"],
    "ja-third": ["ja-third"],
    "ja-fourth": ["ja-fourth"],
    "ja-fifth": ["ja-fifth"],
    "ja-sixth": ["ja-sixth"],
    "portal": ["portal"],
}
"""The sets of labelled pages that are measured together."""

ELSEWHERE = Path(os.environ.get("CITYTIES_DATA", ROOT.parent / "shared" / "data")).parent / "labelled"
"""Where the sets are that the project does not ship: pages whose text belongs to their publishers."""

TABLE = re.compile(r"<!-- quality: .*?<!-- end of quality -->", re.DOTALL)
"""Where README shows the overview."""


def folder_of(name: str) -> Path | None:
    """Where a set of labelled pages is: in the project, or beside it."""
    return next((folder for folder in (LABELLED / name, ELSEWHERE / name) if folder.is_dir()), None)


def measure() -> tuple[dict[str, Scores], list[str]]:
    """Read all labelled pages and score them by language; also give what was missed or false."""
    scores = {}
    for language, names in SETS.items():
        folders = [folder for name in names if (folder := folder_of(name)) is not None]
        if not folders:
            print(f"quality: skipped {language}: its pages are not in {ELSEWHERE}", file=sys.stderr)
            continue
        pages = {key: page for folder in folders for key, page in load_labelled(folder).items()}
        claims = {key: msgspec.to_builtins(list(reading.claims)) for key, reading in predict(pages)}
        scores[language] = score(pages, claims)
    return scores, [miss for found in scores.values() for miss in found.misses]


def write(scores: dict[str, Scores]) -> None:
    """Write docs/quality.md and the table of README.md."""
    today = datetime.now(UTC).date().isoformat()
    QUALITY.write_text(report.full(scores, measured_on=today), encoding="utf-8")
    table = f"<!-- quality: measured on {today} -->\n{report.overview(scores)}\n<!-- end of quality -->"
    readme = README.read_text(encoding="utf-8")
    README.write_text(TABLE.sub(lambda _: table, readme), encoding="utf-8")


def is_stale(scores: dict[str, Scores]) -> bool:
    """Whether docs/quality.md says something else than what is measured now, its date apart."""
    told = QUALITY.read_text(encoding="utf-8")
    date = re.search(r"Measured on (\S+) ", told)
    return date is None or told != report.full(scores, measured_on=date[1])


def check(scores: dict[str, Scores]) -> list[str]:
    """Say what is wrong: labels that changed, values below their floors."""
    pinned_on, pinned = floors.load()
    if pinned and pinned_on != floors.digest(LABELLED):
        return ["the labelled pages changed since the floors were pinned; look, then --pin --allow-lower"]
    return list(floors.fallen(pinned, floors.measured(scores)))


def main() -> None:
    """Measure, then write, pin or check as asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true", help="print each miss and each false finding")
    parser.add_argument("--write", action="store_true", help="write docs/quality.md and README's table")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--allow-lower", action="store_true", help="with --pin: floors may also fall")
    args = parser.parse_args()
    scores, misses = measure()
    for line in misses if args.misses else []:
        print(line)
    for language, found in scores.items():
        print(f"--- {report.LANGUAGES[language]}")
        print("\n".join(found.lines()))
    if args.pin:
        now, old = floors.measured(scores), floors.load()[1]
        floors.save(floors.digest(LABELLED), floors.raised(old, now, lower=args.allow_lower))
    if args.write:
        write(scores)
    wrong = check(scores)
    for line in wrong:
        print(f"quality: {line}", file=sys.stderr)
    if len(scores) == len(SETS) and is_stale(scores):
        print(
            "quality: docs/quality.md tells of another measurement; write it anew with make quality",
            file=sys.stderr,
        )
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
