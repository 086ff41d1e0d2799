"""The database: SQLite in a file unless DATABASE_URL names another."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BUSY_SECONDS = 60
"""How long a writer waits for another: ten processes adding at once take turns, and none gives up."""


def database_from(address: str, *, folder: Path) -> dict[str, Any]:
    """Read a database's settings from its address.

    ``postgres://user:password@host:5432/name`` or ``sqlite:///absolute/path.sqlite3``; an empty address is
    SQLite in ``folder``.

    Raises:
        ImproperlyConfigured: the address is of no database that the register runs on.
    """
    parts = urlsplit(address)
    if not address:
        return _sqlite(folder / "register.sqlite3")
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(address)
    raise ImproperlyConfigured(
        f"DATABASE_URL begins with '{parts.scheme}:'. Give postgres://… or sqlite:///path, or leave it empty."
    )


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # Opening it, and reading what tables there are, takes longer than making a page.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": BUSY_SECONDS,
            # A transaction asks for the write lock when it begins: one that began to read cannot upgrade.
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;"
            " PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;",
        },
    }


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or parts.hostname or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(host),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
