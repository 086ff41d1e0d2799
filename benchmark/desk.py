"""How soon the next claim appears at the review desk: `python -m benchmark.desk`.

Makes a register in which 1,000 claims wait, opens the desk in a browser, and measures in the page itself from
a key to the next claim: two seconds after a claim was shown (who reads takes longer); the moment that a claim
appears, after one that was looked at; and so one claim after the other, when nobody looks at any.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

import msgspec
from playwright.sync_api import Page, sync_playwright
from tests.site.browser.servers import CHROMIUM, served
from tests.site.register.pages import KOFU, donation, page, since, visit

WAITING = 1000
LOOK = 2000  # milliseconds
MEASURE = """key => new Promise(done => {
  const begun = performance.now();
  const watch = new MutationObserver(() => { watch.disconnect(); done(performance.now() - begun); });
  watch.observe(document.querySelector("[data-bench]"), { childList: true });
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
})"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keys", type=int, default=30, help="how often a key is pressed for each row")
    keys: int = parser.parse_args().keys
    with tempfile.TemporaryDirectory() as outer, served(_inside(outer), _readings(outer)) as address:
        password = (_inside(outer) / "desk-password.txt").read_text(encoding="utf-8").strip()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM)
            shown = browser.new_page()
            _sign_in(shown, address, password)
            _report("accept", [_press(shown, "a", LOOK) for _ in range(keys)])
            _report("next", [_press(shown, "n", LOOK) for _ in range(keys)])
            _report("accept, at once", [_twice(shown, "a") for _ in range(keys)])
            _report("accept, all at once", [_press(shown, "a", 0) for _ in range(keys)])
            browser.close()


def _inside(outer: str) -> Path:
    """The register's own folder."""
    folder = Path(outer) / "desk"
    folder.mkdir(exist_ok=True)
    return folder


def _readings(outer: str) -> Path:
    """Pages with a thousand claims: a tie, and visits and donations on days of their own."""
    told = [page("tie", since("1984"))]
    for number in range(WAITING // 2):
        day = f"{1985 + number // 28 % 35}-{number // 3 % 12 + 1:02}-{number % 28 + 1:02}"
        guest = msgspec.structs.replace(KOFU, id=9_000_000 + number, name=f"Town {number}")
        given = donation(day, number + 1, from_=(guest,))
        told.append(page(f"p{number}", visit(day, guest), given, published=day))
    file = _inside(outer) / "readings.jsonl"
    file.write_bytes(b"\n".join(map(msgspec.json.encode, told)))
    return file


def _sign_in(shown: Page, address: str, password: str) -> None:
    shown.goto(f"{address}/desk/sign-in/")
    shown.fill("[name=username]", "desk")
    shown.fill("[name=password]", password)
    shown.get_by_role("button", name="Sign in").click()
    print(shown.locator("h1").inner_text())
    shown.goto(f"{address}/desk/review/")


def _press(shown: Page, key: str, pause: int) -> float:
    shown.wait_for_timeout(pause)
    return float(shown.evaluate(MEASURE, key))


def _twice(shown: Page, key: str) -> float:
    """How long it takes the second of two keys, which is pressed the moment that the first has its claim."""
    _press(shown, key, LOOK)
    return _press(shown, key, 0)


def _report(name: str, times: list[float]) -> None:
    ordered = sorted(times)
    last = ordered[int(0.95 * (len(ordered) - 1))]
    print(
        f"{name}: median {statistics.median(ordered):.0f} ms, 95 % {last:.0f} ms, most {ordered[-1]:.0f} ms"
    )


if __name__ == "__main__":
    main()
