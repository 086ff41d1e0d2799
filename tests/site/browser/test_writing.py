"""The way of a story, by keyboard: two languages, what it states, the schedule, a colleague, its readers."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PIL import Image
from tests.site.browser.codes import shared_address
from tests.site.browser.servers import WIDE, served
from tests.site.browser.test_access import faults

PASSWORD = "long enough to type"
ENGLISH = "The city of Kofu, Japan, donated 6,000 masks to Chengdu on February 11, 2020."
CHINESE = "1984年，成都市与日本甲府市缔结友好城市关系。"
BEGIN = f"""
from django.contrib.auth.models import Group, User
from cityties_site.stories.models import Story, StoryIndex
for name, role in (("ann", "editor"), ("bo", "editor")):
    User.objects.create_user(name, password="{PASSWORD}").groups.add(Group.objects.get(name=role))
index = StoryIndex.objects.get(locale__language_code="en")
body = "<p>In 2019 the mayor of Chengdu visited Kofu, its sister city since 1984.</p>"
story = Story(title="A visit to the vineyards", body=body, date="2019-10-01", locale=index.locale, live=False)
index.add_child(instance=story)
story.save_revision().publish()
print(index.pk)
"""
LATER = """
from datetime import timedelta
from unittest.mock import patch
from django.utils import timezone
from cityties_site.stories import services
tomorrow = timezone.now() + timedelta(days=2)
with patch.object(timezone, "now", lambda: tomorrow):
    print(services.publish_due())
"""
pytestmark = pytest.mark.slow


def managed(folder, code: str) -> str:
    """What a piece of Python prints that runs beside the portal of a folder."""
    environment = {**os.environ, "CITYTIES_SITE_DATA": str(folder), "DATABASE_URL": ""}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "cityties_site.manage", "shell", "--verbosity", "0", "-c", code]
    done = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)
    return done.stdout.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    """A portal with two editors and one story: its address, its folder, the number of its list of stories."""
    folder = tmp_path_factory.mktemp("newsroom")
    with served(folder) as address:
        yield address, folder, managed(folder, BEGIN)


@pytest.fixture
def someone(browser):
    """Opens the admin for somebody who signs in by keyboard."""
    contexts = []

    def signed_in(address: str, name: str):
        context = browser.new_context(viewport=WIDE)
        contexts.append(context)
        shown = context.new_page()
        shown.goto(f"{address}/desk/sign-in/?next=/admin/")
        type_into(shown, "#id_username", name)
        type_into(shown, "#id_password", PASSWORD)
        press(shown, "Enter")
        shown.wait_for_url(lambda url: "sign-in" not in url)
        return shown

    yield signed_in
    for context in contexts:
        context.close()


def press(shown, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        shown.keyboard.press(key)


def type_into(shown, field: str, words: str) -> None:
    """Write into a field in place of what stands there."""
    shown.locator(field).first.focus()
    press(shown, "Control+a")
    shown.keyboard.type(words)


def activate(shown, what) -> None:
    """Press Enter on something."""
    what.focus()
    press(shown, "Enter")


def write_body(shown, words: str) -> None:
    """Write the story itself; the editor hands it to the form a moment later."""
    type_into(shown, ".public-DraftEditor-content", words)
    for _moment in range(50):
        if words[-12:] in shown.locator("[name=body]").input_value():
            return
        shown.wait_for_timeout(100)
    raise AssertionError("the text did not reach the form")


def save(shown) -> None:
    """Save the draft, and wait until the page says so."""
    press(shown, "Control+s")
    shown.locator(".messages .success").first.wait_for()


def upload(shown, path) -> None:
    """Choose a picture from one's own machine."""
    activate(shown, shown.get_by_role("button", name="Choose an image"))
    tab = shown.get_by_role("tab", name="Upload")
    tab.wait_for()
    activate(shown, tab)
    shown.locator("#id_image-chooser-upload-file").set_input_files(str(path))
    type_into(shown, "#id_image-chooser-upload-title", "Boxes")
    activate(shown, shown.locator(".modal form [type=submit]:visible").last)
    shown.locator(".modal").wait_for(state="detached")


def schedule(shown) -> None:
    """Let the story appear tomorrow."""
    button = shown.get_by_role("button", name="Set schedule")
    if not button.is_visible():
        activate(shown, shown.get_by_role("button", name="Toggle status"))
    activate(shown, button)
    tomorrow = shown.evaluate("new Date(Date.now() + 864e5).toISOString().slice(0, 16).replace('T', ' ')")
    type_into(shown, "#id_go_live_at", tomorrow)
    activate(shown, shown.get_by_role("button", name="Save schedule"))
    shown.get_by_text("Once scheduled:").wait_for()


def choose(shown, action: str) -> None:
    """Choose one of the actions below the page."""
    activate(shown, shown.get_by_role("button", name="More actions"))
    activate(shown, shown.get_by_role("button", name=action, exact=True))
    shown.locator(".messages .success").first.wait_for()


def write_in_two_languages(shown, address: str, index: str, picture) -> list[str]:
    """Write a story and its Chinese version; returns the numbers of both pages."""
    shown.goto(f"{address}/admin/pages/add/stories/story/{index}/")
    type_into(shown, "#id_title", "Masks for Chengdu")
    type_into(shown, "#id_authors", "Ann Lee, Bo Li")
    upload(shown, picture)
    type_into(shown, "#id_caption", "Boxes before they leave. Photo: Ann Lee")
    type_into(shown, "#id_alternative", "Boxes in a hall")
    write_body(shown, ENGLISH)
    save(shown)
    stated = shown.locator("[data-stated=exchanges]").inner_text()
    assert ("Kofu → Chengdu" in stated, "6,000 masks" in stated) == (True, True)
    english = shown.url.split("/")[-3]
    shown.goto(f"{address}/admin/translation/submit/page/{english}/")
    shown.get_by_label("简体中文").focus()
    press(shown, "Space")
    activate(shown, shown.get_by_role("button", name="Submit"))
    shown.wait_for_url("**/edit/")
    type_into(shown, "#id_title", "甲府向成都捐赠口罩")
    type_into(shown, "#id_alternative", "大厅里的箱子")
    write_body(shown, CHINESE)
    save(shown)
    assert "1984" in shown.locator("[data-stated=ties]").inner_text()
    return [english, shown.url.split("/")[-3]]


def read_both(reader) -> None:
    """Read the story, what it records and what is related; share it; read it in Chinese."""
    activate(reader, reader.get_by_role("link", name="Masks for Chengdu"))
    reader.wait_for_url("**/story/**")
    assert faults(reader) == []
    assert reader.get_by_alt_text("Boxes in a hall").evaluate("picture => picture.naturalWidth") > 0
    assert "Boxes before they leave" in reader.locator("figcaption").inner_text()
    assert "machine-read" in reader.locator("[aria-labelledby=records]").inner_text()
    related = reader.locator("[aria-labelledby=related]").inner_text()
    assert ("A visit to the vineyards" in related, "Same tie" in related) == (True, True)
    assert "/s/s" in shared_address(reader)
    activate(reader, reader.locator(".versions a"))
    reader.wait_for_url("**/zh-hans/story/**")
    assert faults(reader) == []
    assert "甲府向成都捐赠口罩" in reader.locator("h1").inner_text()


def test_a_story_from_its_first_word_to_its_readers(newsroom, someone, open_page, tmp_path):
    """Can an editor write in two languages, a colleague agree, and readers find it at its time?"""
    address, folder, index = newsroom
    Image.effect_noise((900, 600), 60).convert("RGB").save(tmp_path / "boxes.jpg")
    ann, bo = someone(address, "ann"), someone(address, "bo")
    pages = write_in_two_languages(ann, address, index, tmp_path / "boxes.jpg")
    for page in pages:
        ann.goto(f"{address}/admin/pages/{page}/edit/")
        schedule(ann)
        choose(ann, "Submit to A colleague agrees")
        bo.goto(f"{address}/admin/pages/{page}/edit/")
        choose(bo, "Approve and Publish")
    reader = open_page(f"{address}/en/stories/")
    assert not reader.get_by_text("Masks for Chengdu").count()
    assert managed(folder, LATER) == "True"
    reader.goto(f"{address}/en/")
    read_both(reader)
    for page in ("privacy", "contact", "link-to-us"):
        reader.goto(f"{address}/en/stories/")
        activate(reader, reader.locator(f".foot a[href$='/page/{page}/']"))
        reader.wait_for_url(f"**/page/{page}/")
        assert faults(reader) == []
