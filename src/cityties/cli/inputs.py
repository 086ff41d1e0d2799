"""Inputs of the command line: files, directories, addresses and standard input, as pages."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

from cityties import InputError, Page, pages

STDIN = "-"


def is_address(name: str) -> bool:
    """Whether an input is to be fetched."""
    return name.startswith(("http://", "https://"))


def expand(name: str) -> list[str]:
    """Give the inputs that one name stands for: for a directory the pages below it, else itself.

    Raises:
        InputError: the directory cannot be read, or there are no pages in it.
    """
    if name == STDIN or is_address(name) or not Path(name).is_dir():
        return [name]
    inside = [str(path) for path in pages.load_paths([name])]
    if not inside:
        raise InputError(name, "there are no pages in this directory", remedy="Give HTML or text files.")
    return inside


def load(name: str, *, address: str | None = None) -> Page:
    """Load one input; ``address`` is where a file or standard input was fetched from.

    Raises:
        InputError: there is no such file, it is no page, or the address could not be fetched.
    """
    if name == STDIN:
        return pages.page_from_bytes(sys.stdin.buffer.read(), "standard input", address=address)
    if is_address(name):
        return pages.fetch(name)
    if not Path(name).exists():
        raise InputError(name, "there is no such file", remedy=_did_you_mean(Path(name)))
    return pages.load_file(name, address=address)


def _did_you_mean(path: Path) -> str:
    if not path.parent.is_dir():
        return f"There is no directory '{path.parent}' either: check the path."
    beside = [entry.name for entry in path.parent.iterdir()]
    close = difflib.get_close_matches(path.name, beside, n=1)
    return f"Did you mean '{path.parent / close[0]}'?" if close else "Check the path."
