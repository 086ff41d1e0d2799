"""The review desk by keyboard alone: from signing in to the public pages; and when the network drops."""

from __future__ import annotations

import msgspec
import pytest
from tests.site.browser.servers import EXAMPLES, PAGES, PHONE, WIDE, served
from tests.site.browser.test_access import faults
from tests.site.register.pages import donation, page, since, visit

PASTED = PAGES / "kofu-chengdu.txt"
if not PASTED.exists():  # a page of our own stands in for the city's
    PASTED = EXAMPLES / "fort-worth-mbabane-planned.txt"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A register in which two pages tell of one visit, with the password that its server made."""
    folder = tmp_path_factory.mktemp("desk")
    told = [page("a", since("1984"), visit("2018"), donation("2020-02-11")), page("b", visit("2019"))]
    (folder / "readings.jsonl").write_bytes(b"\n".join(map(msgspec.json.encode, told)))
    with served(folder, folder / "readings.jsonl") as address:
        if not (folder / "desk-password.txt").exists():
            pytest.skip("the login is made for SQLite only")
        yield address, (folder / "desk-password.txt").read_text().strip()


def sign_in(shown, password: str) -> None:
    """Name and password, by keyboard: the first field has the focus."""
    shown.keyboard.type("desk")
    shown.keyboard.press("Tab")
    shown.keyboard.type(password)
    shown.keyboard.press("Enter")
    shown.get_by_role("button", name="Sign out").wait_for()


def tab_to(shown, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _stop in range(80):
        if shown.evaluate("s => document.activeElement.matches(s)", selector):
            return
        shown.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {selector}")


def press(shown, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        shown.keyboard.press(key)


def key_of(shown) -> str | None:
    """The claim that is shown."""
    found = shown.locator("[data-item]")
    return found.get_attribute("data-key-of") if found.count() else None


def decide(shown, *keys: str) -> None:
    """Press keys, and wait for another claim."""
    before = key_of(shown)
    press(shown, *keys)
    shown.wait_for_function("k => document.querySelector('[data-item]')?.dataset.keyOf !== k", arg=before)


def paste(shown, text: str) -> None:
    """Give a text, look at what was read, and store it."""
    tab_to(shown, "a[href$='/desk/add/']")
    press(shown, "Enter")
    shown.locator("#text").wait_for()
    tab_to(shown, "#text")
    shown.keyboard.insert_text(text)
    tab_to(shown, "form.form button")
    press(shown, "Enter")
    shown.get_by_text("Nothing is stored yet.").wait_for()
    tab_to(shown, "button[value=store]")
    press(shown, "Enter")
    shown.locator("[data-item]").wait_for()


def correct_the_date(shown) -> None:
    """Write another date, and save it."""
    before = key_of(shown)
    press(shown, "c")
    tab_to(shown, "#field-since, #field-date")
    press(shown, "Control+a")
    shown.keyboard.type("1984-10-17")
    press(shown, "Enter")
    shown.wait_for_function("k => document.querySelector('[data-item]')?.dataset.keyOf !== k", arg=before)


def test_the_whole_way_by_keyboard(open_page, desk):
    """Sign in, paste, look, store, judge every claim, join and part, and find the result: without a mouse?"""
    address, password = desk
    shown = open_page(f"{address}/desk/")
    sign_in(shown, password)
    paste(shown, PASTED.read_text(encoding="utf-8"))
    assert shown.locator("mark.sentence").count() >= 1
    correct_the_date(shown)
    assert "Corrected" in shown.locator("[data-last]").inner_text()
    rejected = key_of(shown)
    decide(shown, "r", "3")
    assert "Rejected" in shown.locator("[data-last]").inner_text()
    press(shown, "u")
    shown.wait_for_function("k => document.querySelector('[data-item]')?.dataset.keyOf === k", arg=rejected)
    decide(shown, "r", "3")
    for _claim in range(30):
        if key_of(shown) is None:
            break
        decide(shown, "a")
    assert shown.locator("h1").inner_text() == "This page is done"
    join_and_part(shown)
    result_is_public(shown, address)


def join_and_part(shown) -> None:
    """Say that two tellings are of one event, and take it back."""
    tab_to(shown, "main a.strong")
    press(shown, "Enter")
    shown.locator("[data-item]").wait_for()
    while "visited Chengdu (2018)" not in shown.locator("h1").inner_text():
        decide(shown, "n")
    press(shown, "e")
    others = shown.locator("details[data-key=e]")
    choices = others.locator("[data-digit]").all_inner_texts()
    digit = next(n for n, words in enumerate(choices, 1) if "visited Chengdu (2019)" in words)
    press(shown, str(digit))
    shown.get_by_text("One event with").wait_for(state="attached")
    press(shown, "u")
    shown.get_by_text("One event with").wait_for(state="detached")


def result_is_public(shown, address: str) -> None:
    """What was corrected and accepted is on the page of the tie, and not as machine-read."""
    tab_to(shown, ".desk-foot a")
    press(shown, "Enter")
    shown.wait_for_url("**/en/")
    tab_to(shown, ".find [name=q]")
    city = "Kofu" if PASTED.parent == PAGES else "Mbabane"
    shown.keyboard.type(city)
    press(shown, "Enter")
    link = shown.locator("#places + ul a", has_text=city).first
    link.focus()
    press(shown, "Enter")
    shown.wait_for_url("**/city/**")
    row = shown.locator("[aria-labelledby=ties] .row").first
    assert "1984" in row.inner_text()
    assert row.locator(".machine").count() == 0


def test_nothing_is_lost_when_the_network_drops(browser, desk):
    """Are decisions that were made without a network kept, on what was fetched ahead, and sent once each?"""
    address, password = desk
    context = browser.new_context(viewport=WIDE)
    shown = context.new_page()
    shown.goto(f"{address}/desk/review/")
    sign_in(shown, password)
    shown.goto(f"{address}/desk/review/")
    shown.wait_for_load_state("networkidle")
    judged = [key_of(shown)]
    context.set_offline(True)
    press(shown, "s")
    shown.locator("[data-kept]").filter(has_text="One decision is kept here").wait_for()
    judged.append(key_of(shown))
    press(shown, "s")
    shown.locator("[data-kept]").filter(has_text="will be sent: 2").wait_for()
    assert len({*judged, key_of(shown)}) == 3
    assert len(shown.evaluate("JSON.parse(localStorage['cityties-desk-outbox'])")) == 2
    context.set_offline(False)
    shown.wait_for_function("() => localStorage['cityties-desk-outbox'] === '[]'")
    for key in judged:
        shown.goto(f"{address}/desk/review/{key}/")
        assert shown.locator("#said + ul li").filter(has_text="Unsure, by desk").count() == 1
    context.close()


def test_keys_rest_while_one_writes(open_page, desk):
    """Do keys write into a field instead of deciding, and while characters are composed do nothing?"""
    address, password = desk
    shown = open_page(f"{address}/desk/review/")
    sign_in(shown, password)
    shown.goto(f"{address}/desk/review/")
    here = key_of(shown)
    press(shown, "r")
    shown.locator("#note").focus()
    shown.keyboard.type("a n 1 ?")
    assert shown.locator("#note").input_value() == "a n 1 ?"
    press(shown, "Escape")
    shown.evaluate(
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', isComposing: true, bubbles: true}))"
    )
    press(shown, "Control+a")
    assert key_of(shown) == here
    press(shown, "?")
    assert shown.get_by_role("dialog", name="Keys").is_visible()
    press(shown, "a", "Escape")
    assert key_of(shown) == here


VIEWS = [
    pytest.param(WIDE, id="wide"),
    pytest.param(PHONE, id="phone"),
    pytest.param({"width": 640, "height": 450}, id="200 % of 1280"),
]


@pytest.mark.slow
@pytest.mark.parametrize("viewport", VIEWS)
def test_axe_finds_nothing_at_the_desk(open_page, desk, viewport):
    """Is every screen of the desk free of faults that a machine can find, and no wider than the window?"""
    address, password = desk
    shown = open_page(f"{address}/desk/", viewport=viewport, reduced_motion="reduce")
    found = {"sign in": faults(shown)}
    sign_in(shown, password)
    found["start"] = faults(shown)
    source = shown.locator("#sources + ul a").first.get_attribute("href")
    for name, path in {
        "claim": "/desk/review/",
        "add": "/desk/add/",
        "page": source,
        "text": source.replace("source", "text"),
        "places": "/desk/places/?q=Kofu",
        "figures": "/desk/figures/",
        "refused": "/desk/add/999/",
    }.items():
        shown.goto(address + path)
        for details in shown.locator("details").all():
            details.evaluate("details => { details.name = ''; details.open = true }")
        found[name] = faults(shown)
    shown.goto(address + source)
    shown.get_by_role("button", name="What would change?").click()
    found["preview"] = faults(shown)
    shown.goto(address + source.replace("source", "text"))
    shown.locator(".sentences input").last.check()
    shown.get_by_role("button", name="It tells of an exchange").click()
    found["marked"] = faults(shown)
    assert {name: said for name, said in found.items() if said} == {}
