"""Rows as CSV or JSON, line by line: a download of the whole register needs no more memory than a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from cityties.formats.rows import Row, Value

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run by spreadsheets; what a page said must never be."""


def csv_lines(
    rows: Iterable[Row], columns: Sequence[str], headings: Sequence[str] | None = None
) -> Iterator[str]:
    """A heading and a line for each row; begins with the mark by which spreadsheets know UTF-8.

    ``headings`` are written above the columns instead of their names.
    """
    yield "\ufeff" + _line(headings or columns)
    for row in rows:
        yield _line([_cell(row.get(column)) for column in columns])


def json_pieces(rows: Iterable[Row]) -> Iterator[bytes]:
    """One JSON array of objects."""
    yield b"["
    for number, row in enumerate(rows):
        yield (b",\n" if number else b"\n") + msgspec.json.encode(row)
    yield b"\n]\n"


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return str(value)


def _line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
