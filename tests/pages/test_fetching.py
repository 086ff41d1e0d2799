# ruff: noqa: E501, S104 - addresses that must not be asked are written out
"""Is a page fetched politely, and is nothing asked that must not be?"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from cityties.errors import FetchError, InputError
from cityties.pages import fetch
from cityties.pages.network import is_public, public_address

PAGE = b"<html><body><p>Kofu gave Chengdu 6,000 masks.</p></body></html>"


class _Site(BaseHTTPRequestHandler):
    robots: tuple[int, bytes] = (404, b"")
    asked: list[tuple[str, str]] = []  # noqa: RUF012 - set anew by the fixture

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["User-Agent"]))
        if self.path == "/robots.txt":
            self._answer(*self.robots)
        elif self.path == "/page":
            self._answer(200, PAGE)
        elif self.path == "/packed":
            self._answer(200, gzip.compress(PAGE), {"Content-Encoding": "gzip"})
        elif self.path == "/brotli":
            self._answer(200, PAGE, {"Content-Encoding": "br"})
        elif self.path == "/bomb":
            self._answer(200, gzip.compress(b"a" * 50_000_000), {"Content-Encoding": "gzip"})
        elif self.path == "/large":
            self._answer(200, b"<p>" + b"a" * 300_000)
        elif self.path == "/moved":
            self._answer(301, b"", {"Location": "/page"})
        elif self.path == "/loop":
            self._answer(302, b"", {"Location": "/loop"})
        elif self.path == "/inside":
            self._answer(302, b"", {"Location": "http://169.254.169.254/latest/meta-data/"})
        elif self.path == "/file":
            self._answer(302, b"", {"Location": "file:///etc/passwd"})
        elif self.path == "/picture":
            self._answer(200, b"\x89PNG\r\n\x1a\n" + bytes(100), {"Content-Type": "image/png"})
        else:
            self._answer(404, b"nothing")

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:  # the reader had enough
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Keep the tests quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    _Site.robots, _Site.asked = (404, b""), []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["/page", "/packed", "/moved"])
def test_a_page_is_fetched(site: str, path: str) -> None:
    """Does the page say where and when it was found, and the server see who asks?"""
    page = fetch(site + path, _allow_loopback_in_tests=True)
    assert page.data == PAGE
    assert page.source == site + path
    assert page.address == (site + "/page" if path == "/moved" else site + path)
    assert page.retrieved is not None
    assert _Site.asked[0][0] == "/robots.txt"
    assert all(agent.startswith("CityTies (") for _, agent in _Site.asked)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/missing", "404"),
        ("/loop", "redirects"),
        ("/inside", "not a public address"),
        ("/file", "no web address"),
        ("/brotli", "packs the page as br"),
    ],
)
def test_what_cannot_be_fetched(site: str, path: str, message: str) -> None:
    """Does the error say why?"""
    with pytest.raises(FetchError, match=message):
        fetch(site + path, _allow_loopback_in_tests=True)


@pytest.mark.parametrize("path", ["/large", "/bomb"])
def test_a_large_page_is_given_up(site: str, path: str) -> None:
    """Is reading stopped at the limit, also when the page is packed?"""
    with pytest.raises(FetchError, match="more than 100,000 bytes"):
        fetch(site + path, max_bytes=100_000, _allow_loopback_in_tests=True)


def test_a_picture_is_no_page(site: str) -> None:
    """Is what was fetched looked at?"""
    with pytest.raises(InputError, match="PNG"):
        fetch(site + "/picture", _allow_loopback_in_tests=True)


@pytest.mark.parametrize(
    ("robots", "message"),
    [
        ((200, b"User-agent: *\nDisallow: /page"), "forbids"),
        ((200, b"User-agent: CityTies\nDisallow: /"), "forbids"),
        ((503, b""), "does not answer"),
    ],
)
def test_robots_are_respected(site: str, robots: tuple[int, bytes], message: str) -> None:
    """Is a page left alone when the site says so, and never asked for?"""
    _Site.robots = robots
    with pytest.raises(FetchError, match=message):
        fetch(site + "/page", _allow_loopback_in_tests=True)
    assert [path for path, _ in _Site.asked] == ["/robots.txt"]


def test_other_robots_rules_do_not_matter(site: str) -> None:
    """Is a rule for another robot read as such?"""
    _Site.robots = (200, b"User-agent: Other\nDisallow: /")
    assert fetch(site + "/page", _allow_loopback_in_tests=True).data == PAGE


PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "::7f00:1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses(address: str) -> None:
    """Is an address of a private network told, however it is written?"""
    assert not is_public(address)
    with pytest.raises(FetchError, match="not a public address"):
        public_address("rebound.example", 443, resolver=lambda _host, _port: ["93.184.216.34", address])


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_public_addresses(address: str) -> None:
    """Is an ordinary address asked?"""
    assert public_address("example.org", 443, resolver=lambda _host, _port: [address]) == address


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/",
     "http://127.1/", "http://169.254.169.254/latest/"],
)  # fmt: skip
def test_the_own_machine_is_not_asked(address: str) -> None:
    """Is every way of writing the own machine refused?"""
    with pytest.raises(FetchError):
        fetch(address)


def test_the_address_that_was_judged_is_asked(site: str) -> None:
    """Does a name server that changes its answer between two questions lead nowhere else?"""
    answers = [["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]]
    port = site.rsplit(":", 1)[1]
    page = fetch(
        f"http://changing.example:{port}/page",
        resolver=lambda _host, _port: answers.pop(0),
        _allow_loopback_in_tests=True,
    )
    assert page.data == PAGE


def test_ports_of_other_services_are_not_asked() -> None:
    """Is a mail server left alone?"""
    with pytest.raises(FetchError, match="port 25"):
        fetch("http://example.org:25/", resolver=lambda _host, _port: ["93.184.216.34"])
