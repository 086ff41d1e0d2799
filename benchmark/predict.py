#!/usr/bin/env python3
"""Read the labelled pages and write what was found, for score.py.

python -m benchmark.predict [SET …] > PREDICTED.jsonl
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
from benchmark.score import Item, load_labelled

import cityties

LABELLED = Path(__file__).parent / "labelled"


def predict(pages: dict[str, Item]) -> Iterator[tuple[str, cityties.Reading]]:
    """Read each page as a reader would have got it: its text, its address, and its date where known."""
    for key, page in pages.items():
        yield (
            key,
            cityties.read(page["text"], url=page.get("url"), published=page.get("published"), source=key),
        )


def main() -> None:
    """Print one reading a line, with the labelled page's id."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    sets = sorted(folder.name for folder in LABELLED.iterdir() if folder.is_dir())
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"any of {', '.join(sets)}; all by default")
    for name in parser.parse_args().sets or sets:
        for key, reading in predict(load_labelled(LABELLED / name)):
            line = {"id": key, **msgspec.to_builtins(reading)}
            sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")


if __name__ == "__main__":
    main()
