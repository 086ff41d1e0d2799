"""Pages from files and directories."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cityties.errors import InputError
from cityties.pages.making import page_from_bytes, refuse_what_is_too_large
from cityties.records import Page


def load_file(path: str | Path, *, address: str | None = None) -> Page:
    """Read one file as a Page; its source is the path as given.

    Raises:
        InputError: the file is missing, a directory, not readable, or no page.
    """
    source = str(path)
    try:
        refuse_what_is_too_large(Path(path).stat().st_size, source)
        data = Path(path).read_bytes()
    except FileNotFoundError as error:
        raise InputError(source, "there is no such file", remedy="Check the path.") from error
    except IsADirectoryError as error:
        raise InputError(source, "this is a directory", remedy="Give the files in it.") from error
    except OSError as error:
        raise InputError(source, f"the file cannot be read ({error.strerror})", remedy="Check it.") from error
    return page_from_bytes(data, source, address=address)


def load_paths(paths: list[str | Path]) -> Iterator[Path]:
    """Expand directories."""
    for path in paths:
        yield Path(path)
