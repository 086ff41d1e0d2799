"""Pages are read and looked at before they are stored; hostile addresses and files are refused."""

from __future__ import annotations

import gzip

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site.desk.conftest import key_of, load
from tests.site.register.pages import DAY_2, page, since, visit

from cityties.errors import InputError
from cityties.pages import network
from cityties_site.desk import marking
from cityties_site.desk.models import Draft
from cityties_site.register import selectors, services
from cityties_site.register.models import Claim, Page
from cityties_site.register.selectors import reviewing

pytestmark = pytest.mark.django_db
FAIR = "In 2019 a delegation of Kofu came to Chengdu for the fair."
TEXT = """Kofu and Chengdu mark forty years

By the City Desk, May 3, 2024

In 1984, the cities of Kofu, Japan, and Chengdu, China, established a sister-city relationship.
"""


@pytest.fixture
def client(mei, at_desk):
    """The reviewer Mei at the desk."""
    return at_desk(mei)


def give(client, **form):
    return client.post("/desk/add/", form, follow=True)


def test_a_text_is_looked_at_before_it_is_stored(client):
    """Are the findings shown, nothing stored, and everything stored when one says so?"""
    answer = give(client, text=TEXT)
    shown = answer.content.decode()
    assert "are sister cities, since 1984." in shown
    assert "Nothing is stored yet" in shown
    assert not Page.objects.exists()
    onward = client.post(answer.request["PATH_INFO"], {"do": "store"}, follow=True)
    assert "are sister cities, since 1984." in onward.content.decode()
    assert (Page.objects.count(), Draft.objects.count()) == (1, 0)


def test_a_draft_is_ones_own(client, jun, at_desk):
    """Is what one gave shown to oneself only, and gone when it is thrown away?"""
    path = give(client, text=TEXT).request["PATH_INFO"]
    assert at_desk(jun).get(path).status_code == 404
    client.post(path, {"do": "drop"})
    assert (Draft.objects.count(), Page.objects.count()) == (0, 0)


PRIVATE = [
    "http://127.0.0.1/",
    "http://localhost:8000/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://10.0.0.1/",
    "http://0x7f000001/",
    "file:///etc/passwd",
    "ftp://example.org/",
    "https://user:pass@127.0.0.1/",
    "gopher://x",
    "not an address",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_no_private_address_is_asked(client, address):
    """Is an address refused that leads into our own network, with a reason, and nothing stored?"""
    shown = give(client, address=address)
    assert 'role="alert"' in shown.content.decode()
    assert "Store it" not in shown.content.decode()


def test_no_name_that_leads_to_a_private_address_is_asked(client, monkeypatch):
    """Is a host refused whose name server gives a private address?"""
    monkeypatch.setattr(network.socket, "getaddrinfo", lambda *_a, **_k: [(2, 1, 6, "", ("10.1.2.3", 80))])
    assert "not a public address" in give(client, address="http://news.example/").content.decode()


def test_no_redirect_to_a_private_address_is_followed(client, monkeypatch):
    """Is a redirect from a public page into our own network refused?"""
    import httpx  # noqa: PLC0415 - beside its use

    asked = []

    def answer(self, request):
        asked.append(request.url.host)
        if request.url.host != "news.example":
            network.public_address(request.url.host, 80)
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        return httpx.Response(302, headers={"location": "http://169.254.169.254/"})

    monkeypatch.setattr(network.PinnedTransport, "handle_request", answer)
    shown = give(client, address="http://news.example/").content.decode()
    assert "not a public address" in shown
    assert asked[:2] == ["news.example", "news.example"]


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_files_are_read_each_for_itself(client):
    """Is a good file read beside a bad one, and the bad one named with its reason?"""
    files = [
        file("a.txt", TEXT.encode()),
        file("b.txt.gz", gzip.compress(TEXT.encode())),
        file("c.html", b""),
    ]
    shown = give(client, files=files).content.decode()
    assert shown.count("are sister cities, since 1984.") == 2
    assert "c.html: the page is empty" in shown


BAD = [
    pytest.param("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "this is no page", id="a picture"),
    pytest.param("x.html", b"%PDF-1.7 ...", "this is a PDF", id="a PDF called a page"),
    pytest.param("x.txt", bytes(range(1, 9)) * 500, "not text", id="bytes"),
    pytest.param("x.zip", b"PK\x03\x04", "this is no page", id="an archive"),
    pytest.param("../../x.exe", b"MZ\x90", "this is no page", id="a program"),
    pytest.param("x.gz", gzip.compress(b"0" * 60_000_000), "bytes when unpacked", id="a bomb"),
    pytest.param("x.txt", b"word " * 1_200_000, "more than 5 MB", id="too large"),
]


@pytest.mark.parametrize(("name", "data", "said"), BAD)
def test_what_is_no_page_is_refused(client, name, data, said):
    """Is it refused with a reason, whatever it is called and however it is packed?"""
    assert said in give(client, files=[file(name, data)]).content.decode()


def test_more_than_the_server_takes_is_refused_unread(client, settings):
    """Is a request refused before its files are looked at, when all of it is too large?"""
    settings.CITYTIES_LARGEST_UPLOAD = 1000
    assert client.post("/desk/add/", {"files": [file("a.txt", b"x" * 2000)]}).status_code == 400


def test_a_sentence_is_marked(client, mei):
    """Is a claim that somebody marked in the register, accepted, with the words that state it?"""
    load(page("a", since("1984"), text=FAIR))
    article = reviewing.lines([key_of("a", "tie")], language="en")[0].article.id
    source = reviewing.source_text(article, language="en")
    sentence = next(s for s in marking.sentences(source.text) if "delegation" in s.text)
    assert source.text[sentence.start : sentence.end] == sentence.text
    first = {"sentence": sentence.value, "what": "exchange"}
    assert "It tells of an exchange" in client.post(f"/desk/text/{article}/", first).content.decode()
    form = {
        **first,
        "store": "1",
        "field-kind": "visit",
        "field-status": "done",
        "field-from": "Kofu, Yamanashi, JP #1859100",
        "field-to": "Chengdu, Sichuan, CN #1815286",
        "field-date": "2019",
    }
    key = client.post(f"/desk/text/{article}/", form)["Location"].strip("/").rsplit("/", 1)[-1]
    view = reviewing.item(key, language="en")
    assert (view.sentence, view.by) == ("Kofu visited Chengdu (2019).", "mei")
    assert view.review.state.code == "accepted"
    event = selectors.tie(1815286, 1859100, language="en").exchanges[0]
    assert not event.machine_read
    assert client.post(f"/desk/text/{article}/", form).status_code == 422
    newer = page("a", since("1984"), text=FAIR, version="2")
    load(newer, reader="2.0", at=DAY_2)
    carried = reviewing.item(key, language="en")
    assert (carried.superseded, carried.review.state.code) == (False, "accepted")
    assert Claim.objects.filter(key=key).count() == 2


def test_words_that_are_not_in_the_text_are_refused(client):
    """Is a claim refused whose words nobody can find in the article?"""
    load(page("a", since("1984")))
    article = reviewing.lines([key_of("a", "tie")], language="en")[0].article.id
    form = {"store": "1", "what": "tie", "quote": "Never said.", "field-kind": "sister_city"}
    assert client.post(f"/desk/text/{article}/", form).status_code == 422


SENTENCES = [
    ("One. Two? Three!", ["One.", "Two?", "Three!"]),
    ("甲府市は来た。成都市も来た。", ["甲府市は来た。", "成都市も来た。"]),
    ("A title\n\nIt cost 3.5 million.", ["A title", "It cost 3.5 million."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text, expected):
    """Is a text parted where a reader would?"""
    assert [sentence.text for sentence in marking.sentences(text)] == expected


def test_a_place_is_added(client):
    """Is a place that the gazetteer lacks known at once, and said how one knows of it?"""
    form = {
        "name": "Newtown Bay",
        "country": "jp",
        "level": "town",
        "within": "#1859100",
        "source": "its own site",
    }
    assert client.post("/desk/places/", {**form, "name-ja": "新町湾"}).status_code == 302
    assert "Newtown Bay, " in client.get("/desk/places/", {"q": "新町湾"}).content.decode()
    load(page("a", visit("2018")))
    key = key_of("a", "exchange")
    body = {"client_id": "c", "seen": 0, "verdict": "correct", "field-from": "Newtown Bay"}
    client.post(f"/desk/review/{key}/decide/", body)
    assert reviewing.item(key, language="en").sentence == "Newtown Bay visited Chengdu (2018)."
    assert client.post("/desk/places/", form).status_code == 422


def test_an_added_place_is_found_by_the_reader(client):
    """Does the next page that is pasted find a place by the name and the alias that somebody added?"""
    text = "Chengdu and {} became sister cities in 2019, the mayors said at a meeting."
    form = {"name": "Newtown Bay", "country": "jp", "level": "city", "within": "#1859100", "source": "map"}

    def found(name):
        answer = client.post("/desk/add/", {"text": text.format(name)}, follow=True)
        return "sister cities, since 2019" in answer.content.decode()

    assert not found("Newtown Bay")
    assert client.post("/desk/places/", {**form, "aliases": "Port Newtown; Newport"}).status_code == 302
    assert found("Newtown Bay")
    assert found("Port Newtown")


@pytest.mark.parametrize(
    "change",
    [{"name": ""}, {"country": "Japan"}, {"level": "planet"}, {"source": ""}, {"point": "99,x"}],
    ids=str,
)
def test_a_place_that_makes_no_sense_is_refused(client, change):
    """Is the person told what is missing?"""
    form = {"name": "Newtown Bay", "country": "jp", "level": "town", "source": "its own site", **change}
    assert client.post("/desk/places/", form).status_code == 422
    assert services.added_places() == []


def test_a_claim_without_its_words_cannot_be_added(mei):
    """Does the service itself refuse evidence that does not stand in the text?"""
    load(page("a", since("1984")))
    claim = reviewing.item(key_of("a", "tie"), language="en")
    with pytest.raises(InputError):
        services.add_claim("0" * 16, claim.record, by="mei")
