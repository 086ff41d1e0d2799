"""How fast pages are with ten readers at once: `python -m benchmark.load.measure [--of portal|api]`.

Serves the register of `benchmark.load.build` (CITYTIES_SITE_DATA, DATABASE_URL) from one process and asks for
its pages with wrk, ten at a time: of each kind as many different ones as `--pages` says, spread over the
whole register, with the five cities that have the most ties among them.  Each kind is measured twice:

- served: as `cityties serve` runs unless told otherwise, from a cold start: the first who asks for a page has
  it made, and who asks later is given the page that is kept until something is written;
- made: the server keeps no pages, each is made anew each time (CITYTIES_PAGE_MEMORY_MB=0).
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

READERS = 10
DEFAULT_MEMORY = 64
"""Megabytes of pages that a server keeps (settings.CITYTIES_PAGE_MEMORY)."""
LANGUAGE = "en"
SCRIPT = """
local paths = {%s}
local number = 0
request = function()
  number = number + 1
  return wrk.format("GET", paths[(number - 1) %% #paths + 1])
end
done = function(summary, latency, requests)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  local p50, p95, most = latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency.max / 1000
  io.write(string.format("p50=%%.1f p95=%%.1f max=%%.1f requests=%%d failed=%%d\\n",
    p50, p95, most, summary.requests, failed))
end
"""


def main() -> None:
    """Serve, measure, and print a line for each kind of page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--of", choices=["portal", "api"], default="portal")
    parser.add_argument("--kinds", nargs="*", help="only these kinds of page")
    parser.add_argument("--pages", type=int, default=500, help="different pages of each kind")
    parser.add_argument("--seconds", type=int, default=30, help="how long each kind is asked for")
    parser.add_argument("--port", type=int, default=8765)
    options = parser.parse_args()
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is not installed: apt-get install wrk")
    kinds = addresses(options.of, options.pages)
    kinds = {kind: paths for kind, paths in kinds.items() if not options.kinds or kind in options.kinds}
    print(f"{'':10} {'milliseconds':>60}")
    for way, memory in (("served", DEFAULT_MEMORY), ("made", 0)):
        if options.of == "api" and way == "served":
            continue  # what the API answers is not kept
        with serving(options.port, memory=memory) as server:
            for kind, paths in kinds.items():
                print(f"{kind:10} {way:6} {measure(paths, options, server)}", flush=True)


def addresses(of: str, number: int) -> dict[str, list[str]]:
    """Addresses of each kind of page, spread over the register, in an order that chance made."""
    from cityties_site.commands import set_up  # noqa: PLC0415 - Django's modules want its settings

    set_up()
    from cityties_site.register.addresses import slug  # noqa: PLC0415
    from cityties_site.register.models import Exchange, Place, Tie  # noqa: PLC0415

    chance = random.Random(1)  # noqa: S311 - nothing here is secret
    ties = _some(Tie.objects.filter(audience="all", until_day=None).values_list("a", "b"), number, chance)
    events = Exchange.objects.filter(audience="all", until_day=None).values_list("public_id", flat=True)
    exchanges = _some(events, number, chance)
    largest = list(Place.objects.order_by("-weight").values_list("pk", "name")[:5])
    places = Place.objects.filter(weight__gt=0).values_list("pk", "name")
    cities = largest + [city for city in _some(places, number, chance) if city not in largest]
    words = list(dict.fromkeys(re.sub(r"\W+", "+", name) for _pk, name in cities))
    views = [f"country={code}" for code in ("US", "JP", "DE", "CN", "FR", "KR")]
    views += [f"{view}&kind={kind}" for view in views for kind in ("visit", "gift", "sport")]
    views += [f"kind=visit&from_year={year}" for year in range(1990, 2020)]
    views += [
        "sort=oldest",
        "sort=name",
        "country=JP&sort=name",
        "status=done",
        *(f"city={pk}" for pk, _ in cities),
    ]
    views = ["", *(f"what=exchanges&{view}" for view in views), "country=US", "country=DE&sort=name"][:number]
    if of == "api":
        tables = [f"/api/exchanges?{view.removeprefix('what=exchanges&')}" for view in views]
        return {
            "city": [f"/api/places/{pk}" for pk, _ in cities],
            "tie": [f"/api/ties/{a}/{b}" for a, b in ties],
            "exchange": [f"/api/exchanges/{pk}" for pk in exchanges],
            "search": [f"/api/search?q={word}" for word in words],
            "explore": tables,
        }
    base = f"/{LANGUAGE}"
    return {
        "city": [f"{base}/city/{pk}-{slug(name)}/" for pk, name in cities if slug(name).isascii()],
        "tie": [f"{base}/tie/{a}-{b}/" for a, b in ties],
        "exchange": [f"{base}/exchange/{pk}/" for pk in exchanges],
        "search": [f"{base}/search/?q={word}" for word in words if word.isascii()],
        "explore": [f"{base}/explore/?{view}" for view in views],
        "home": [f"{base}/"],
    }


def _some(rows: Sequence[tuple[int, ...]], number: int, chance: random.Random) -> list[tuple[int, ...]]:
    every = list(rows)
    return chance.sample(every, min(number, len(every)))


@contextmanager
def serving(port: int, *, memory: int) -> Iterator[int]:
    """One process that serves the register, keeping so many megabytes of pages; yields its parent's id."""
    environment = {
        **os.environ,
        "CITYTIES_API_READS_PER_MINUTE": "10000000",
        "CITYTIES_PAGE_MEMORY_MB": str(memory),
    }
    command = [str(Path(sys.executable).with_name("cityties")), "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield server.pid
    finally:
        server.terminate()
        server.wait()


def measure(paths: list[str], options: argparse.Namespace, server: int) -> str:
    """What wrk says of these addresses, asked for in turn by ten readers; and the server's work for one page.

    The work (``cpu``, in milliseconds) hardly hangs on what else the machine does; the waiting does.
    """
    before = _cpu(server)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "paths.lua"
        script.write_text(SCRIPT % ", ".join(f'"{path}"' for path in paths))
        base = f"http://127.0.0.1:{options.port}"
        command = [
            "wrk",
            "-t1",
            f"-c{READERS}",
            f"-d{options.seconds}s",
            "--timeout",
            "30s",
            "-s",
            str(script),
            base,
        ]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    line = next(line for line in done.stdout.splitlines() if line.startswith("p50="))
    number = int(re.search(r"requests=(\d+)", line)[1])  # type: ignore[index]  # SCRIPT writes it
    return f"{line} cpu={(_cpu(server) - before) / number:.1f}"


def _cpu(server: int) -> float:
    """Milliseconds that the server and the process that it started have worked."""
    ticks = 0
    for process in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = process.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # a process that has just ended was none of ours
        if server in {int(process.parent.name), int(fields[1])}:
            ticks += int(fields[11]) + int(fields[12])
    return 1000 * ticks / os.sysconf("SC_CLK_TCK")


def _get(path: str, port: int) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as response:
        response.read()


def _wait(port: int) -> None:
    """Until it answers; the first page, for which the templates are read, is made before the measurement."""
    for _attempt in range(120):
        try:
            _get(f"/{LANGUAGE}/explore/", port)
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("the server did not answer within a minute")


if __name__ == "__main__":
    main()
