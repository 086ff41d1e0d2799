"""A database of this version: made, or brought up to it, by one process while the others wait.

A new SQLite database is made beside its place and moved there when it is whole: whoever is stopped in the
middle leaves none.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files import locks
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Exists, OuterRef

from cityties_site.register.models import Claim, Judgement, Waiting
from cityties_site.register.services.deriving import fill_queue
from cityties_site.register.services.writing import LOCK, write


def make_ready() -> None:
    """Make the database, or bring it to this version; nothing happens if it is."""
    path = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor == "sqlite" and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone():
            if not path.exists():
                _make(path)
    else:
        _migrate_if_needed()
        fill_queue_if_missing()


def settle() -> None:
    """Let the database look at what it holds, so that it finds the shortest way to it (SQLite; quick)."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=1000")
            cursor.execute("PRAGMA optimize=0x10002")


def _make(path: Path) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    beside.unlink(missing_ok=True)
    connection.close()
    connection.settings_dict["NAME"] = beside
    try:
        call_command("migrate", verbosity=0, interactive=False)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=DELETE")  # all of it into the one file that is moved
        connection.close()
        beside.replace(path)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = path
        beside.unlink(missing_ok=True)


def _migrate_if_needed() -> None:
    if _is_old():
        with _alone():
            if _is_old():
                call_command("migrate", verbosity=0, interactive=False)


def fill_queue_if_missing() -> None:
    """Give a queue to a register from before the desk, or whose filling was stopped in the middle."""
    if _lacks_queue():
        write(fill_queue)


def _lacks_queue() -> bool:
    """Whether nothing waits although there is a claim in force of which nobody has said anything."""
    if Waiting.objects.exists():
        return False
    judged = Judgement.objects.filter(claim_key=OuterRef("key"))
    return Claim.objects.filter(~Exists(judged), article__standing__until_day=None).exists()


def _is_old() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def _alone() -> Iterator[None]:
    """Only one process at a time; a lock that ends with the process that holds it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
        return
    path = Path(str(connection.settings_dict["NAME"]))
    with path.with_name(f"{path.name}.lock").open("w") as file:
        locks.lock(file, locks.LOCK_EX)
        yield
