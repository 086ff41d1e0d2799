"""How fast pages are with ten readers at once: `python -m benchmark.load.measure [--paths api|portal]`.

Serves the register of `benchmark.load.build` (CITYTIES_SITE_DATA, DATABASE_URL) from one process and asks for
its pages with wrk, ten at a time.  Prints the median and the 95th percentile of each kind of page.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

PORT = 8765
SECONDS = 10
READERS = 10
REPORT = """
done = function(summary, latency, requests)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format("p50=%.1f p95=%.1f requests=%d failed=%d\\n",
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, summary.requests, failed))
end
"""
CYCLE = """
local paths = {%s}
local number = 0
request = function()
  number = number + 1
  return wrk.format("GET", paths[number %% #paths + 1])
end
"""


def main() -> None:
    """Serve, measure, and print a line for each kind of page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paths", choices=["api", "portal"], default="api")
    options = parser.parse_args()
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is not installed: apt-get install wrk")
    kinds = paths(options.paths)
    environment = {**os.environ, "CITYTIES_API_READS_PER_MINUTE": "10000000"}
    command = [str(Path(sys.executable).with_name("cityties")), "serve", "--port", str(PORT)]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        _wait()
        for kind, addresses in kinds.items():
            print(f"{kind:10} {measure(addresses)}", flush=True)
    finally:
        server.terminate()
        server.wait()


def paths(of: str) -> dict[str, list[str]]:
    """Addresses of each kind of page, spread over the register; the city with the most ties among them."""
    from cityties_site.commands import set_up  # noqa: PLC0415 - Django's modules want its settings

    set_up()
    from cityties_site.register.models import Exchange, Place, Tie  # noqa: PLC0415

    ties = list(Tie.objects.filter(audience="all").order_by("pk").values_list("a", "b")[:20000:400])
    largest = list(Place.objects.order_by("-weight").values_list("pk", flat=True)[:5])
    exchanges = list(Exchange.objects.order_by("pk").values_list("public_id", flat=True)[:80000:2000])
    names = list(Place.objects.filter(pk__in=[a for a, _ in ties]).values_list("name", flat=True))
    words = [re.sub(r"\W+", "+", name) for name in names if name.isascii()]
    cities = [*largest, *(a for a, _ in ties)]
    views = ["", "country=US", "kind=visit&from_year=2000", "country=JP&sort=name", "sort=oldest"]
    if of == "api":
        return {
            "city": [f"/api/places/{pk}" for pk in cities],
            "tie": [f"/api/ties/{a}/{b}" for a, b in ties],
            "exchange": [f"/api/exchanges/{pk}" for pk in exchanges],
            "search": [f"/api/search?q={word}" for word in words],
            "explore": [f"/api/exchanges?{view}" for view in views] + ["/api/ties", "/api/ties?country=DE"],
        }
    return {
        "home": ["/en/"],
        "city": [f"/en/city/{pk}-x/" for pk in cities],
        "tie": [f"/en/tie/{a}-{b}/" for a, b in ties],
        "exchange": [f"/en/exchange/{pk}/" for pk in exchanges],
        "search": [f"/en/search/?q={word}" for word in words],
        "explore": [f"/en/explore/?what=exchanges&{view}" for view in views] + ["/en/explore/"],
    }


def measure(addresses: list[str]) -> str:
    """What wrk says of these addresses, asked for in turn by ten readers."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "paths.lua"
        script.write_text(CYCLE % ", ".join(f'"{address}"' for address in addresses) + REPORT)
        base = f"http://127.0.0.1:{PORT}"
        command = ["wrk", "-t1", f"-c{READERS}", f"-d{SECONDS}s", "-s", str(script), base]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return next(line for line in done.stdout.splitlines() if line.startswith("p50="))


def _wait() -> None:
    for _attempt in range(120):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/api/counts") as response:
                response.read()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("the server did not answer within a minute")


if __name__ == "__main__":
    main()
