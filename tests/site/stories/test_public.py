"""The public pages of stories and standing pages, as readers and programs get them."""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from tests.site.register.pages import CHENGDU, KOFU
from tests.site.stories.stories import BODY, picture, publish, translate, write
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import Page

from cityties_site.stories.models import NameIn, PortalNames, StandingPage

pytestmark = pytest.mark.usefixtures("tree")
ZH = "<p>1984年，成都市与日本甲府市缔结友好城市关系。</p>"


@pytest.fixture
def story(settings, tmp_path):
    """A story with a picture."""
    settings.MEDIA_ROOT = tmp_path
    return write(picture=picture(), alternative="Boxes in a hall", caption="Ready to go. Photo: Ann Lee")


def html_of(client, path: str) -> str:
    """A page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_what_stands_on_a_story(client, story):
    """Are title, authors, date, picture, text and what it records on the page?"""
    html = html_of(client, story.portal_path())
    for said in (
        "<h1>Masks for Chengdu</h1>",
        "<span>Ann Lee</span>, <span>Bo Li</span>",
        '<time datetime="2020-02-12">',
        'alt="Boxes in a hall"',
        "<figcaption>Ready to go. Photo: Ann Lee</figcaption>",
        "The two cities have been sister cities since 1984.",
        f'href="/en/tie/{CHENGDU.id}-{KOFU.id}/"',
        "machine-read",
        f'data-copy="http://testserver/s/s{story.key}"',
    ):
        assert said in html
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    assert (data["@type"], data["headline"]) == ("NewsArticle", story.title)
    assert [author["name"] for author in data["author"]] == ["Ann Lee", "Bo Li"]
    assert data["image"][0].startswith("http://testserver/media/images/")
    assert f'<meta property="og:image" content="{data["image"][0]}">' in html


def test_the_versions_of_a_story(client, story):
    """Do the versions name each other, and does an address without a version lead to one?"""
    path = story.portal_path()
    chinese = translate(story, "zh-hans", "甲府向成都捐赠口罩", ZH)
    assert chinese.portal_path() == f"/zh-hans/story/{story.key}/"
    html = html_of(client, path)
    alternates = dict(re.findall(r'hreflang="([\w-]+)" href="http://testserver([^"]+)"', html))
    assert alternates == {"en": path, "zh-hans": chinese.portal_path(), "x-default": path}
    assert client.get(f"/ja/story/{story.key}/")["Location"] == path
    sitemap = client.get("/sitemap-story-1.xml").content.decode()
    assert sitemap.count("<loc>") == 2
    assert client.get(f"/s/s{story.key}", headers={"accept-language": "zh-hans"}).status_code == 302


def test_where_a_story_is_found(client, story):
    """Do the front page, the list, places, ties, the search, feeds and the register's source lead to it?"""
    path = story.portal_path()
    places = f"/en/city/{KOFU.id}-kofu/", f"/en/tie/{CHENGDU.id}-{KOFU.id}/"
    for where in ("/en/", "/en/stories/", *places, "/en/search/?q=boxes+kofu", "/feeds/en/stories.atom"):
        assert path in html_of(client, where), where
    assert client.get("/en/stories.json").json()["stories"][0]["key"] == story.key
    assert client.get(f"{path.rstrip('/')}.json").json()["story"]["title"] == story.title
    assert client.get("/feeds/en/stories.json").json()["items"][0]["title"] == story.title
    assert "/en/story/" not in html_of(client, "/en/search/?q=nothing+kofu")
    assert "/en/story/" not in html_of(client, "/ja/stories/")


def test_related_stories_say_why(client, story):
    """Are other stories beside it, with teaser and date, and the reason?"""
    other = write("A tie of forty years", body=BODY.replace("6,000 masks", "a bell"), date="2024-05-01")
    lone = write("The bridge", body="<p>The old bridge was closed on Monday.</p>")
    html = html_of(client, story.portal_path())
    related = html[html.index('id="related"') :]
    assert other.portal_path() in related
    assert "May 1, 2024" in related
    assert "donated a bell to Chengdu" in related
    assert "Same tie" in related
    assert lone.portal_path() not in related


def test_what_is_not_reviewed_is_kept_off(client, story, settings):
    """Is the story whole, and what was read in it kept off, where the portal shows only what was reviewed?"""
    settings.CITYTIES_SHOW_MACHINE_READ = False
    html = html_of(client, story.portal_path())
    assert "The two cities have been sister cities since 1984." in html
    assert f"/en/tie/{CHENGDU.id}-{KOFU.id}/" not in html


@pytest.mark.parametrize("shown", [True, False], ids=["machine-read", "reviewed only"])
def test_a_kind_that_nobody_reviewed_relates_nothing(client, story, settings, shown):
    """Are two stories of donations told to be of one kind only where what the machine read is shown?"""
    settings.CITYTIES_SHOW_MACHINE_READ = shown
    write("Books for Ishikari", body="<p>The city of Pengzhou donated 300 books to Ishikari in 2019.</p>")
    assert ("Same kind of exchange" in html_of(client, story.portal_path())) == shown


def test_a_draft_is_shown_to_its_editors_alone(client, story, settings):
    """Does the preview show the draft in the portal's frame, and does no reader ever get it?"""
    settings.CITYTIES_PAGE_MEMORY = 1_000_000
    client.force_login(User.objects.create_superuser("root"))
    story.title = "Not yet"
    story.save_revision()
    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[story.pk]))
    assert "<h1>Not yet</h1>" in answer.content.decode()
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "Masks for Chengdu" in html_of(client, story.portal_path())


def test_the_page_of_a_standing_text_is_previewed(client):
    """Are standing pages and the form shown as drafts, too?"""
    client.force_login(User.objects.create_superuser("root"))
    for slug in ("terms", "contact", "link-to-us"):
        page = Page.objects.get(slug=slug, locale__language_code="en")
        answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
        assert page.title in answer.content.decode()


def test_a_page_may_be_kept_until_something_changes(client, story):
    """Does a change to a standing page, the name or the footer make pages out of date?"""
    before = html_of(client, "/en/")
    terms = StandingPage.objects.get(slug="terms", locale__language_code="en")
    terms.title = "House rules"
    publish_page(terms)
    assert "House rules" not in before
    assert "House rules" in html_of(client, "/en/")


def publish_page(page) -> None:
    """Publish a page as it stands."""
    page.save_revision().publish()


def test_name_logo_and_filings(client, story):
    """Is nothing shown of licences until it is set, and then linked as the rules ask?"""
    assert "beian" not in html_of(client, "/en/")
    names = PortalNames(icp_number="沪ICP备12345678号-1", police_number="沪公网安备 31010102001234号")
    names.other_lines = "Press licence 31120170004\n"
    names.logo = story.picture
    names.save()
    NameIn.objects.create(
        portal=names, language="en", name="Harbour & Hills", footer="Published by the city."
    )
    NameIn.objects.create(portal=names, language="zh-hans", name="港城")
    publish(story)
    html = html_of(client, "/en/")
    assert '<a href="https://beian.miit.gov.cn/" rel="noopener external">沪ICP备12345678号-1</a>' in html
    assert 'href="https://beian.mps.gov.cn/#/query/webSearch?code=31010102001234"' in html
    assert "<li>Press licence 31120170004</li>" in html
    assert "Published by the city." in html
    assert "<span>Harbour &amp; Hills</span>" in html
    assert "<span>港城</span>" in html_of(client, "/zh-hans/")
    assert "<span>Harbour &amp; Hills</span>" in html_of(client, "/ja/")
    assert "<title>Harbour &amp; Hills</title>" in html_of(client, "/en/badge.svg")
    code = html_of(client, "/en/page/link-to-us/")
    assert "&lt;a href=&quot;http://testserver/en/&quot;&gt;" in code
    assert "/feeds/en/stories.atom" in code


@pytest.mark.parametrize(
    "written", [{"message": ""}, {"message": "x" * 5001}, {"message": "Hi", "email": "no"}]
)
def test_a_message_that_cannot_be_taken(client, written):
    """Does the form say what is wrong, and keep nothing?"""
    answer = client.post("/en/page/contact/", written)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not FormSubmission.objects.exists()


def test_a_message(client):
    """Is what a reader writes kept, a program's trap heeded, and a flood stopped?"""
    sent = {"name": "Ann", "email": "", "message": "A correction: the year is 1985."}
    answer = client.post("/en/page/contact/", sent, REMOTE_ADDR="192.0.2.7")
    assert answer["Location"] == "/en/page/contact/?sent=1"
    assert "Thank you" in html_of(client, "/en/page/contact/?sent=1")
    assert FormSubmission.objects.get().form_data["message"] == sent["message"]
    client.post("/en/page/contact/", {**sent, "website": "https://spam.example"}, REMOTE_ADDR="192.0.2.7")
    assert FormSubmission.objects.count() == 1
    for _again in range(12):
        answer = client.post("/en/page/contact/", sent, REMOTE_ADDR="192.0.2.7")
    assert answer.status_code == 422
    assert FormSubmission.objects.count() == 9


def test_a_message_wants_the_forms_own_token(tree):
    """Is a form that another site sends refused?"""
    from django.test import Client  # noqa: PLC0415

    answer = Client(enforce_csrf_checks=True).post("/en/page/contact/", {"message": "Hi"})
    assert answer.status_code == 403
