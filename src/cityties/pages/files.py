"""Pages from files and directories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from cityties.errors import InputError
from cityties.pages.limits import MAX_FILES
from cityties.pages.making import page_from_bytes, refuse_what_is_too_large
from cityties.records import Page

PAGE_SUFFIXES = frozenset(
    {".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".txt", ".text", ".gz", ".md"}
)
"""Files taken from directories: pages by their endings.  A file that is named itself is always taken."""


def load_file(path: str | Path, *, address: str | None = None) -> Page:
    """Read one file as a Page; its source is the path as given.

    Raises:
        InputError: the file is missing, a directory, not readable, or no page.
    """
    source = str(path)
    try:
        if not Path(path).is_dir() and not Path(path).is_file() and Path(path).exists():
            raise InputError(
                source, "this is a device or a pipe, not a file", remedy="Save the page to a file."
            )
        refuse_what_is_too_large(Path(path).stat().st_size, source)
        data = Path(path).read_bytes()
    except FileNotFoundError as error:
        raise InputError(source, "there is no such file", remedy="Check the path.") from error
    except IsADirectoryError as error:
        raise InputError(
            source, "this is a directory", remedy="Give the files in it, or use load_paths."
        ) from error
    except (OSError, ValueError) as error:  # a path with a null byte is a ValueError
        what = getattr(error, "strerror", None) or str(error)
        raise InputError(
            source, f"the file cannot be read ({what})", remedy="Check its name and rights."
        ) from error
    return page_from_bytes(data, source, address=address)


def load_paths(paths: Iterable[str | Path]) -> Iterator[Path]:
    """Expand directories into the pages below them, in the order of their names.

    Files given by name are passed on as they are.  Hidden files and directories are left out; a directory
    that
    was entered already, by a symbolic link or by a second name, is not entered again, nor is a file given
    twice.

    Raises:
        InputError: a path does not exist, or there are more than `MAX_FILES` files.
    """
    seen: set[tuple[int, int]] = set()
    count = 0
    for given in paths:
        for path in _expanded(Path(given), seen):
            count += 1
            if count > MAX_FILES:
                raise InputError(
                    str(given),
                    f"more than {MAX_FILES:,} files",
                    remedy="Give smaller directories, one at a time.",
                )
            yield path


def _expanded(given: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    if not _is_new(given, seen):
        return
    if not given.is_dir():
        yield given
        return
    waiting = [given]
    while waiting:
        folder = waiting.pop()
        folders = []
        for entry in _entries(folder):
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                if _is_new(entry, seen):
                    folders.append(entry)
            elif entry.suffix.lower() in PAGE_SUFFIXES and entry.is_file() and _is_new(entry, seen):
                yield entry
        waiting += reversed(folders)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise InputError(
            str(folder), f"the directory cannot be read ({error.strerror})", remedy="Check its rights."
        ) from error


def _is_new(path: Path, seen: set[tuple[int, int]]) -> bool:
    """Remember a file or directory by its device and inode, and tell whether it is met for the first time."""
    try:
        status = path.stat()
    except FileNotFoundError as error:
        if path.is_symlink():
            return False  # a link that leads nowhere
        raise InputError(str(path), "there is no such file or directory", remedy="Check the path.") from error
    except (OSError, ValueError) as error:
        if path.is_symlink():
            return False  # a link that leads to itself
        what = getattr(error, "strerror", None) or str(error)
        raise InputError(str(path), f"this path cannot be read ({what})", remedy="Check it.") from error
    identity = (status.st_dev, status.st_ino)
    known = identity in seen
    seen.add(identity)
    return not known
