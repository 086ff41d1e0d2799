"""Writers take turns: each writes in one transaction, so that what is derived always fits what was given.

SQLite has one writer at a time: a transaction takes the lock when it begins (BEGIN IMMEDIATE, in the
settings) and waits for it.  On PostgreSQL an advisory lock does the same.  Reading a page takes a hundred
times as long as writing what was read, and is done outside.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection, transaction

from cityties_site.register.models import Revision

T = TypeVar("T")
LOCK = 0x1E5  # any number that nothing else in the database uses
ATTEMPTS = 5
"""A writer that waited in vain (settings: BUSY_SECONDS) tries again so often before it gives up."""


def write(work: Callable[[], T]) -> T:
    """Do the work in one transaction, alone; all of it is written, or nothing."""
    if connection.in_atomic_block:  # within somebody's transaction there is nothing to try again
        with transaction.atomic():
            return _locked(work)
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with transaction.atomic():
                return _locked(work)
        except OperationalError as error:
            if attempt == ATTEMPTS or not _is_busy(error):
                raise
            connection.close()
            time.sleep(0.1 * 2**attempt)
    raise AssertionError("the loop returns or raises")


def touch() -> None:
    """Say that pages made before are out of date, though nothing in the register has changed."""
    write(lambda: None)


def _locked(work: Callable[[], T]) -> T:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    done = work()
    _stamp()
    return done


def _stamp() -> None:
    """Say that something was written: pages made before are out of date."""
    stamp = secrets.token_hex(16)
    if not Revision.objects.update(stamp=stamp):
        Revision.objects.create(stamp=stamp)


def _is_busy(error: OperationalError) -> bool:
    message = str(error)
    return any(word in message for word in ("locked", "busy", "deadlock", "serialize"))
