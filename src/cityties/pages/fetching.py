"""Pages from the network, fetched politely and only from public hosts."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import urljoin, urlunsplit

import httpx
from protego import Protego

from cityties.errors import FetchError
from cityties.pages.addresses import split_address
from cityties.pages.limits import FETCH_SECONDS, MAX_PAGE_BYTES, MAX_REDIRECTS, MAX_ROBOTS_BYTES
from cityties.pages.making import page_from_bytes
from cityties.pages.network import PinnedTransport, Resolver, resolve
from cityties.records import Page

USER_AGENT = "CityTies (reads news pages for a register of city partnerships; respects robots.txt)"
ROBOT_NAME = "CityTies"

_ENCODINGS = frozenset({"gzip", "deflate"})
"""A piece of these unpacks to a thousand times its size at most; brotli and zstd can make a million of it."""


def fetch(
    address: str,
    *,
    seconds: float = FETCH_SECONDS,
    max_bytes: int = MAX_PAGE_BYTES,
    resolver: Resolver = resolve,
    _allow_loopback_in_tests: bool = False,
) -> Page:
    """Fetch a page; its source is the address asked for, its address the one that answered.

    Only http and https, only public hosts (also after redirects), only what robots.txt allows, at most
    ``max_bytes`` and ``seconds``.

    Raises:
        FetchError: the address may not be asked, does not answer, or answers with an error.
        InputError: what it answers is no page.
    """
    begun = time.monotonic()
    transport = PinnedTransport(resolver=resolver, allow_loopback=_allow_loopback_in_tests)
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
        "Accept-Encoding": ", ".join(sorted(_ENCODINGS)),
    }
    with httpx.Client(
        transport=transport, headers=headers, trust_env=False, follow_redirects=False
    ) as client:
        asked = _Asked(client, begun, seconds, max_bytes, rules={})
        here = address
        for _ in range(MAX_REDIRECTS + 1):
            _refuse_what_robots_forbid(here, asked)
            with _answer(here, asked) as answer:
                if not answer.is_redirect:
                    data = _body(answer, here, asked, max_bytes)
                    return page_from_bytes(
                        data,
                        address,
                        address=here,
                        media_type=answer.headers.get("content-type"),
                        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
                    )
                here = _next_address(here, answer)
    raise FetchError(
        address, f"more than {MAX_REDIRECTS} redirects", remedy="Open it in a browser and save it."
    )


class _Asked:
    """One fetch on its way: its client, its time and size limits, the robots rules met so far."""

    def __init__(
        self,
        client: httpx.Client,
        begun: float,
        seconds: float,
        max_bytes: int,
        rules: dict[str, Protego | None],
    ) -> None:
        self.client, self.begun, self.seconds, self.max_bytes, self.rules = (
            client,
            begun,
            seconds,
            max_bytes,
            rules,
        )

    def seconds_left(self, address: str) -> float:
        left = self.seconds - (time.monotonic() - self.begun)
        if left <= 0:
            raise FetchError(address, f"no answer within {self.seconds:g} seconds", remedy="Try again later.")
        return left


@contextmanager
def _answer(address: str, asked: _Asked) -> Iterator[httpx.Response]:
    split_address(address)  # refuses what is no web address
    timeout = httpx.Timeout(asked.seconds_left(address))
    try:
        with asked.client.stream("GET", address, timeout=timeout) as answer:
            yield answer
    except httpx.InvalidURL as error:
        raise FetchError(address, f"this is no address ({error})", remedy="Check the address.") from error
    except httpx.TimeoutException as error:
        raise FetchError(
            address, f"no answer within {asked.seconds:g} seconds", remedy="Try again later."
        ) from error
    except httpx.HTTPError as error:
        raise FetchError(address, f"it cannot be fetched ({error})", remedy="Check the address.") from error


def _body(answer: httpx.Response, address: str, asked: _Asked, limit: int) -> bytes:
    if answer.status_code != httpx.codes.OK:
        raise FetchError(
            address,
            f"the server answers {answer.status_code} {answer.reason_phrase}".rstrip(),
            remedy="Check the address.",
        )
    packed = answer.headers.get("content-encoding", "identity").strip().lower()
    if packed not in {*_ENCODINGS, "identity", ""}:
        raise FetchError(
            address, f"the server packs the page as {packed[:20]}", remedy="Save it with a browser."
        )
    return _read(answer, address, asked, limit)


def _read(answer: httpx.Response, address: str, asked: _Asked, limit: int) -> bytes:
    """Read a body up to its limit; more is refused as soon as it comes."""
    data = bytearray()
    for piece in answer.iter_bytes(65_536):
        data += piece
        if len(data) > limit:
            raise FetchError(
                address, f"the page has more than {limit:,} bytes", remedy="Save the part you need."
            )
        asked.seconds_left(address)
    return bytes(data)


def _next_address(here: str, answer: httpx.Response) -> str:
    location = str(answer.headers.get("location", ""))
    there = urljoin(here, location)
    try:
        split_address(there)
    except FetchError:
        raise
    except Exception as error:
        raise FetchError(
            here,
            f"it redirects to {location[:80]!r}, which is no web address",
            remedy="Open it in a browser.",
        ) from error
    return there


def _refuse_what_robots_forbid(address: str, asked: _Asked) -> None:
    """Hold to robots.txt as RFC 9309 says: none there allows all, a broken server forbids all."""
    parts = split_address(address)
    site = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
    if site not in asked.rules:
        asked.rules[site] = _robots(site + "/robots.txt", asked)
    rules = asked.rules[site]
    if rules is None:
        raise FetchError(address, "the site's robots.txt does not answer", remedy="Try again later.")
    if not rules.can_fetch(address, ROBOT_NAME):
        raise FetchError(
            address,
            "the site's robots.txt forbids it",
            remedy="Save the page with a browser and read the file.",
        )


def _robots(address: str, asked: _Asked) -> Protego | None:
    """Fetch the rules of a site; ``None`` where its server fails."""
    for _ in range(MAX_REDIRECTS + 1):
        with _answer(address, asked) as answer:
            if answer.is_redirect:
                address = _next_address(address, answer)
                continue
            if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
                return None
            if answer.status_code >= httpx.codes.BAD_REQUEST:
                return Protego.parse("")
            return Protego.parse(_head(answer, asked).decode("utf-8", errors="replace"))
    return Protego.parse("")


def _head(answer: httpx.Response, asked: _Asked) -> bytes:
    data = bytearray()
    for piece in answer.iter_bytes(65_536):
        data += piece
        asked.seconds_left(str(answer.url))
        if len(data) >= MAX_ROBOTS_BYTES:
            break
    return bytes(data[:MAX_ROBOTS_BYTES])
