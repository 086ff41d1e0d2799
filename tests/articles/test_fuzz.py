"""Do damaged pages end in an article or in an error of ours, and nothing else?"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmark"))

from fuzz import run


def test_a_short_run() -> None:
    """Can three hundred damaged pages be read through?  (benchmark/fuzz.py reads a hundred thousand.)"""
    assert run(300, seed=1) == []
