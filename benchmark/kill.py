"""Nothing is lost: killed adders, and ten at once.

`python -m benchmark.kill kills --pages 500 --kills 20` adds pages, is killed at random moments, is run again;
`python -m benchmark.kill adders --pages 100 --adders 10` lets ten processes add the same pages at once,
each in its own order.  Both compare with a register that one process made undisturbed.  With DATABASE_URL
(see tools.with_postgresql) they run on PostgreSQL, else on SQLite in a temporary folder.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
from benchmark.load.build import made_up, readings

CITYTIES = str(Path(sys.executable).with_name("cityties"))
STATE = """
import json
from cityties_site.commands import set_up
set_up()
from cityties_site.register import services
from cityties_site.register.models import GIVEN
from cityties_site.register.services.rebuilding import snapshot
def plain(row):
    return str([v for v in row if not isinstance(v, int) or isinstance(v, bool)])
state = {name: sorted(map(plain, rows.elements())) for name, rows in snapshot().items()}
counts = {model.__name__: model.objects.count() for model in GIVEN}
print(json.dumps([counts, state, services.check()]))
"""
"""What a register holds, without the numbers that rows get as they come, and whether a rebuild changes it."""


class Register:
    """A database of its own: a SQLite file, or a new database on the server of DATABASE_URL.

    With ``like`` it begins as a copy of another register; else without tables.
    """

    def __init__(self, folder: Path, name: str, *, like: Register | None = None) -> None:
        self.path = folder / f"{name}.sqlite3"
        self.name = f"{name}-{os.getpid()}"
        self.environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "cityties_site.settings.development"}
        address = os.environ.get("DATABASE_URL")
        if address:
            self.environment["DATABASE_URL"] = address.replace("/cityties?", f"/{self.name}?")
            self._create(address, like.name if like else "template0")
        else:
            self.environment["DATABASE_URL"] = f"sqlite://{self.path}"
            if like:
                shutil.copy(like.path, self.path)

    def _create(self, address: str, template: str) -> None:
        import psycopg  # noqa: PLC0415 - only where PostgreSQL is used

        with psycopg.connect(address, autocommit=True) as connection:
            made = f'CREATE DATABASE "{self.name}" TEMPLATE "{template}" ENCODING \'UTF8\''
            connection.execute(made.encode())

    def run(self, *arguments: str) -> None:
        """Run one of the commands, undisturbed."""
        subprocess.run([CITYTIES, *arguments], env=self.environment, check=True, capture_output=True)

    def start(self, files: list[str]) -> subprocess.Popen[bytes]:
        """Begin to add files."""
        return subprocess.Popen(
            [CITYTIES, "add", *files],
            env=self.environment,
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )

    def add(self, files: list[str]) -> None:
        """Add files, undisturbed."""
        if self.start(files).wait() != 0:
            raise SystemExit("cityties add failed")

    def state(self) -> tuple[str, str]:
        """A digest of what it holds; and how much that is."""
        done = subprocess.run(
            [sys.executable, "-c", STATE], env=self.environment, check=True, capture_output=True, text=True
        )
        counts, state, differences = json.loads(done.stdout)
        if differences:
            raise SystemExit("a rebuild differs:\n" + "\n".join(differences[:10]))
        state.pop("Standing")  # by the numbers of articles, which are given as they come
        text = json.dumps([counts, state], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest(), str(counts)


def write_pages(folder: Path, number: int) -> list[str]:
    """A file of one reading for each page."""
    files = []
    for reading in readings(made_up(number), exchanges=2):
        path = folder / reading.source.replace(".html", ".jsonl")
        path.write_bytes(msgspec.json.encode(reading) + b"\n")
        files.append(str(path))
    return files


def kills(folder: Path, files: list[str], times: int, seed: int) -> None:
    """Kill an adder so often, at moments spread over the time that adding takes; then let one finish."""
    undisturbed = Register(folder, "undisturbed")
    undisturbed.add(files[:1])
    start = time.perf_counter()
    undisturbed.add(files)
    takes = time.perf_counter() - start
    expected, counts = undisturbed.state()
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    disturbed = Register(folder, "disturbed")
    for moment in moments(chance, times, takes):
        adder = disturbed.start(files)
        time.sleep(moment)
        adder.kill()
        adder.wait()
    disturbed.add(files)
    compare(expected, disturbed.state()[0], counts)


def moments(chance: random.Random, times: int, takes: float) -> Iterator[float]:
    """Random moments: some while the program starts and the database is made, most while pages are added."""
    return (chance.uniform(0.1, max(takes, 2.0)) for _ in range(times))


def adders(folder: Path, files: list[str], number: int, seed: int) -> None:
    """Let so many processes add the same pages at once."""
    undisturbed = Register(folder, "undisturbed")
    undisturbed.add(files)
    expected, counts = undisturbed.state()
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    crowded = Register(folder, "crowded")
    running = [crowded.start(chance.sample(files, len(files))) for _ in range(number)]
    if any(adder.wait() for adder in running):
        raise SystemExit("an adder failed")
    compare(expected, crowded.state()[0], counts)


def compare(expected: str, found: str, counts: str) -> None:
    """Say whether two registers are the same."""
    if expected != found:
        raise SystemExit("the registers differ")
    print(f"the same register: {counts}")


def main() -> None:
    """Run one of the two."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["kills", "adders"])
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--adders", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="cityties-kill-"))
    try:
        files = write_pages(folder, options.pages)
        if options.what == "kills":
            kills(folder, files, options.kills, options.seed)
        else:
            adders(folder, files, options.adders, options.seed)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
