"""Registers filled from the command line, and served on free ports."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.site.tables import CITYTIES, blank

ROOT = Path(__file__).parents[3]
PAGES = Path(os.environ.get("CITYTIES_DATA", ROOT.parent / "shared" / "data")).parent / "pages"
"""Two pages of a city's portal, which are no part of this project."""
EXAMPLES = ROOT / "examples" / "pages"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@contextmanager
def served(folder: Path, *inputs: Path):
    """Add the inputs to a register in that folder, and serve it on a free port."""
    environment = {**os.environ, "CITYTIES_SITE_DATA": str(folder), "DATABASE_URL": database_for(folder.name)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    if not environment["DATABASE_URL"]:
        shutil.copy(blank(folder.parent), folder / "register.sqlite3")
    if inputs:
        subprocess.run([CITYTIES, "add", *map(str, inputs)], check=True, env=environment, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [CITYTIES, "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/robots.txt")
        yield address
    finally:
        server.terminate()
        server.wait()


def database_for(name: str) -> str:
    """SQLite in the folder; on PostgreSQL, a database of that name beside the one that DATABASE_URL names."""
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        return ""
    import psycopg  # noqa: PLC0415 - only the suite on PostgreSQL wants it

    name = f"{name}-{os.getpid()}"  # each process of the tests has databases of its own
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return address.replace(urlsplit(address).path, f"/{name}", 1)


def wait_for(address: str) -> None:
    """Wait until a server answers."""
    for _attempt in range(480):
        try:
            with urllib.request.urlopen(address) as response:  # noqa: S310 - our own server
                response.read()
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise AssertionError(f"{address} did not answer within two minutes")
