"""What `--table` prints: the findings of each page, for a person."""

from __future__ import annotations

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from cityties import Claim, Reading
from cityties.cli import words

ROOM_FOR_QUOTES = 120
"""From this many columns on, the quotes have a column of their own; below it they stand under the places."""


def show(console: Console, reading: Reading) -> None:
    """Print one page: its heading, its findings and what the reader noted."""
    console.print(words.heading(reading))
    if reading.claims:
        console.print(findings(reading, wide=console.width >= ROOM_FOR_QUOTES))
    else:
        console.print(Text("Nothing found.", style="yellow"))
    for note in reading.notes:
        console.print(Text(f"Note: {note}", style="dim"))
    console.print()


def findings(reading: Reading, *, wide: bool) -> Table:
    """The findings of one page, a row each."""
    table = Table(box=box.ROUNDED, show_lines=True, expand=True, border_style="dim", header_style="bold")
    table.add_column("#", justify="right", no_wrap=True, style="dim")
    table.add_column("Kind", no_wrap=True)
    table.add_column("Places" if wide else "Places and words", ratio=2)
    table.add_column("Date", min_width=10, max_width=14)
    if wide:
        table.add_column("Words", ratio=3)
    for number, claim in enumerate(reading.claims, start=1):
        table.add_row(str(number), *_cells(claim, wide=wide))
    return table


def total(readings: int, claims: int, *, failed: int) -> str:
    """The last line: how much was found where."""
    line = f"{_count(claims, 'finding')} in {_count(readings, 'page')}"
    return f"{line}; {_count(failed, 'input')} could not be read" if failed else line


def _cells(claim: Claim, *, wide: bool) -> list[RenderableType]:
    said = Text(f"“{words.quote(claim)}”", style="italic dim") if claim.evidence else Text()
    parties = words.places(claim)
    first: RenderableType = parties if wide else Group(parties, said)
    cells = [Group(words.kind(claim), words.status(claim)), first, words.date(claim)]
    return [*cells, said] if wide else cells


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
