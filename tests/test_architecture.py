"""The shape of the project: what stands where, and what must not be in it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for path in (ROOT / "src").rglob("*.py") if path.name != "0001_initial.py")
LONGEST_FILE = 400
"""Lines; docs and people agree that a longer file wants to be two."""


def name(path: Path) -> str:
    return str(path.relative_to(ROOT / "src"))


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_files_are_short_and_say_what_they_are(path):
    """Does each file begin with what it is for, and end before one loses the thread?"""
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "a file begins with a docstring"
    assert len(text.splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_no_error_is_swallowed(path):
    """Is there no handler that catches everything, and none that only passes?"""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"line {node.lineno}: name what you catch"
            assert not isinstance(node.body[0], ast.Pass), f"line {node.lineno}: say what happens then"
