"""Several processes, and processes that are killed: nothing is lost, nothing is there twice.

The long runs are those of benchmark.kill: 500 pages killed at 20 moments, ten adders at once.
"""

from __future__ import annotations

import os
import random
import shutil
import time

import pytest
from benchmark.kill import Register, write_pages
from tests.site import tables

PAGES = 24


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder for the files of these tests."""
    return tmp_path_factory.mktemp("processes")


@pytest.fixture(scope="module")
def files(folder):
    """Pages to be added, a file for each."""
    return write_pages(folder, PAGES)


@pytest.fixture(scope="module")
def blank(folder):
    """A register with its tables and nothing in them."""
    register = Register(folder, "blank")
    if os.environ.get("DATABASE_URL"):
        register.run("rebuild")
    else:
        shutil.copy(tables.blank(folder.parent), register.path)
    return register


@pytest.fixture(scope="module")
def undisturbed(folder, files, blank):
    """A register that one process made in peace."""
    register = Register(folder, "undisturbed", like=blank)
    register.add(files)
    return register


@pytest.fixture(scope="module")
def expected(undisturbed):
    """What that register holds."""
    return undisturbed.state()


@pytest.mark.xdist_group("processes")
def test_who_is_killed_leaves_whole_pages(folder, files, blank, expected):
    """Is the register the same when those that added were killed in the middle, and another one ended it?"""
    register = Register(folder, "killed", like=blank)
    chance = random.Random(1)  # noqa: S311 - nothing here is secret
    for _kill in range(3):
        adder = register.start(chance.sample(files, len(files)))
        time.sleep(chance.uniform(1.5, 4))
        adder.kill()
        adder.wait()
    register.add(files)
    assert register.state() == expected


@pytest.mark.xdist_group("processes")
def test_adders_at_once_lose_nothing(folder, files, blank, expected):
    """Is the register the same when several add the same pages at once, each in its own order?"""
    register = Register(folder, "crowded", like=blank)
    chance = random.Random(2)  # noqa: S311 - nothing here is secret
    adders = [register.start(chance.sample(files, len(files))) for _ in range(4)]
    assert [adder.wait() for adder in adders] == [0] * 4
    assert register.state() == expected


@pytest.mark.xdist_group("processes")
def test_a_backup_of_sqlite_is_restored_here(folder, files, blank, expected, monkeypatch):
    """Is a backup of SQLite, with what the editors' workflow needs, restored on the database of the tests?"""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    source = Register(folder, "source")
    shutil.copy(tables.blank(folder.parent), source.path)
    source.add(files)
    source.run("backup", str(folder / "backup.zip"))
    monkeypatch.undo()
    target = Register(folder, "target", like=blank)
    target.run("restore", str(folder / "backup.zip"))
    assert target.state() == expected
