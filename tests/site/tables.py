"""Databases with all tables, made once for a run of the tests: to make one takes longer than to copy it."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

CITYTIES = Path(sys.executable).with_name("cityties")
SETTINGS = "cityties_site.settings.testing"


def tables(folder: Path) -> Path:
    """A file of SQLite with the tables as the tests migrate them; ``folder`` is pytest's, of one process."""
    return _made_once(_shared(folder) / "tables.sqlite3", _migrate)


def blank(folder: Path) -> Path:
    """A file of SQLite as `cityties` makes it for a register that holds nothing yet."""
    copied = tables(folder)
    return _made_once(_shared(folder) / "blank.sqlite3", lambda file: _rebuild(file, copied))


def fill(connection: sqlite3.Connection, file: Path) -> None:
    """Copy a file into a database."""
    source = sqlite3.connect(file)
    source.backup(connection)
    source.close()


def _shared(folder: Path) -> Path:
    """The folder of all processes of a run."""
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


def _made_once(file: Path, make: Callable[[Path], None]) -> Path:
    """The file, made by the first process that wants it, while the others wait."""
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            unfinished = file.with_suffix(".unfinished")
            make(unfinished)
            unfinished.rename(file)
    return file


def _migrate(file: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": f"sqlite://{file}", "DJANGO_SETTINGS_MODULE": SETTINGS}
    migrate = [sys.executable, "-m", "cityties_site.manage", "migrate", "--verbosity=0"]
    subprocess.run(migrate, check=True, env=environment, capture_output=True)


def _rebuild(file: Path, copied: Path) -> None:
    shutil.copy(copied, file)
    environment = {**os.environ, "DATABASE_URL": f"sqlite://{file}"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run([CITYTIES, "rebuild"], check=True, env=environment, capture_output=True)
