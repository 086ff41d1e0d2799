"""What quality must not fall below, pinned together with the labels that it was measured on."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator
from pathlib import Path

from benchmark.score import Scores

FLOORS = Path(__file__).parent / "floors.json"

MARGIN = 0.02
"""How far below the measured value a floor is pinned: one finding more or less in fifty may come and go
while a reader is being changed; more is a loss that somebody should decide on."""

FEW = 10
"""A measure with fewer labels has no floor: one finding more or less would break it."""

Floors = dict[str, dict[str, dict[str, float]]]
"""Language → measure → ``precision`` and ``f1``."""


class FloorError(Exception):
    """Quality fell below a floor, or the floors were pinned on other labels."""


def digest(labelled: Path) -> str:
    """The digest of all labelled pages, whatever the order of the files on disk."""
    total = hashlib.sha256()
    for path in sorted(labelled.rglob("*.json")):
        total.update(f"{path.relative_to(labelled).as_posix()}\n".encode())
        total.update(path.read_bytes())
    return f"sha256:{total.hexdigest()}"


def measured(scores: dict[str, Scores]) -> Floors:
    """Precision and F1 of every measure that has enough labels, by language."""
    return {
        language: {
            name: {"precision": tally.precision, "f1": tally.f1}
            for name, tally in sorted(found.tallies.items())
            if tally.labelled >= FEW
        }
        for language, found in scores.items()
    }


def load(path: Path = FLOORS) -> tuple[str, Floors]:
    """The digest of the labels that the floors were pinned on, and the floors."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return content["labelled"], content["floors"]


def save(labelled: str, floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors as a file that reads well in a diff."""
    content = {"labelled": labelled, "floors": floors}
    path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def fallen(floors: Floors, now: Floors) -> Iterator[str]:
    """Say what lies below its floor; a set that was not measured here (it is not shipped) has none."""
    for language, measures in floors.items():
        if language not in now:
            continue
        for measure, values in measures.items():
            for name, floor in values.items():
                value = now.get(language, {}).get(measure, {}).get(name, 0.0)
                if value < floor:
                    yield f"{language}: {name} of {measure} is {value:.3f}, its floor is {floor:.2f}"


def raised(floors: Floors, now: Floors, *, lower: bool) -> Floors:
    """New floors a `MARGIN` below what is measured now.

    An old floor is only lowered with ``lower``, and only where it does not hold any more.
    """
    new: Floors = {}
    for language, measures in now.items():
        for measure, values in measures.items():
            for name, value in values.items():
                old = floors.get(language, {}).get(measure, {}).get(name, 0.0)
                floor = math.floor((value - MARGIN) * 100) / 100
                floor = floor if lower and value < old else max(floor, old)
                if floor > 0:
                    new.setdefault(language, {}).setdefault(measure, {})[name] = floor
    return new
