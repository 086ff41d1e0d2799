"""Reads the tables and YAML files that stand in the package."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from cityties.errors import DataError
from cityties.knowledge import read_knowledge

DATA = files("cityties.places") / "data"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated table, plain or gzipped, as header → value."""
    raw = (DATA / name).read_bytes()
    text = gzip.decompress(raw).decode() if name.endswith(".gz") else raw.decode()
    header, *lines = text.splitlines()
    columns = header.split("\t")
    for number, line in enumerate(lines, 2):
        values = line.split("\t")
        if len(values) != len(columns):
            raise DataError(f"{name}:{number}: {len(values)} values for {len(columns)} columns; mend the row")
        yield dict(zip(columns, values, strict=True))


def document(name: str) -> Any:
    """One YAML file."""
    return read_knowledge("cityties.places", f"data/{name}")


def source_files() -> list[tuple[str, bytes]]:
    """Every file of the package's data with its bytes, in the order of their names."""
    return [(f.name, f.read_bytes()) for f in sorted(DATA.iterdir(), key=lambda f: f.name) if f.is_file()]
