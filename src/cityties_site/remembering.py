"""Pages that were made are kept until something is written, and are not sent again to who has them.

Every public page is the same for all readers.  A page is kept in the memory of its process under its address,
the day, and the register's stamp, which changes with every write (`services.writing`): nobody is ever given a
page from before a write.  Its `ETag` is a digest of what is sent, so that a reader or a proxy that has
it is answered with 304.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags

from cityties_site.register import selectors

HEADERS = ("Content-Type", "Content-Language", "Vary", "Access-Control-Allow-Origin", "Location")
"""What is kept of a page beside its content; all else is set anew by the other middleware."""
KEPT = {200, 301}
OVERHEAD = 1000
"""Bytes that a page takes in memory beside its content, about."""

Kept = tuple[int, bytes, dict[str, str]]


class Memory:
    """The pages made last, as many as fit into so many bytes."""

    def __init__(self, size: int) -> None:
        self.size, self.used = size, 0
        self._pages: OrderedDict[tuple[str, ...], Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, ...]) -> Kept | None:
        """The page that is kept under a key."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def keep(self, key: tuple[str, ...], page: Kept) -> None:
        """Keep a page; those that were not asked for longest make room."""
        cost = len(page[1]) + OVERHEAD
        with self._lock:
            if cost > self.size or key in self._pages:
                return
            self._pages[key] = page
            self.used += cost
            while self.used > self.size:
                _key, (_status, content, _headers) = self._pages.popitem(last=False)
                self.used -= len(content) + OVERHEAD


class RememberPages:
    """Middleware: answers from memory where that is the same, and with 304 where the reader has the page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.CITYTIES_PAGE_MEMORY:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.memory = Memory(settings.CITYTIES_PAGE_MEMORY)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        draft = getattr(request, "is_dummy", False)  # Wagtail shows editors a draft at the address to come
        if draft or request.method not in {"GET", "HEAD"} or not _is_public(request.path_info):
            return self.get_response(request)
        key = _key(request)
        kept = self.memory.get(key)
        if kept is not None:
            return _conditional(request, *kept)
        response = self.get_response(request)
        if not _can_be_kept(response):
            return response
        assert isinstance(response, HttpResponse)  # noqa: S101 - for the type checker: it does not stream
        _mark(response)
        headers = {name: response[name] for name in (*HEADERS, "ETag", "Cache-Control") if name in response}
        if request.method == "GET":
            self.memory.keep(key, (response.status_code, response.content, headers))
        return _conditional(request, response.status_code, response.content, headers)


def _is_public(path: str) -> bool:
    first = path.split("/", 2)[1]
    return first in dict(settings.LANGUAGES) or first == "feeds"


def _key(request: HttpRequest) -> tuple[str, ...]:
    """All that a page depends on; the host, since a portal without an address of its own names that."""
    shown = str(settings.CITYTIES_SHOW_MACHINE_READ)
    day = datetime.now(UTC).date().isoformat()
    return request.build_absolute_uri(), selectors.stamp(), day, shown


def _can_be_kept(response: HttpResponseBase) -> bool:
    """Whether a response is the same for everybody, and whole."""
    if response.status_code not in KEPT or response.streaming or response.cookies:
        return False
    return "cookie" not in response.get("Vary", "").lower() and "Cache-Control" not in response


def _mark(response: HttpResponse) -> None:
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    patch_cache_control(response, public=True, no_cache=True)  # keep it, and ask each time


def _conditional(request: HttpRequest, status: int, content: bytes, headers: dict[str, str]) -> HttpResponse:
    asked = {tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))}
    if status == 200 and (headers["ETag"] in asked or "*" in asked):
        same = HttpResponseNotModified()
        for name in ("ETag", "Cache-Control", "Vary"):
            if name in headers:
                same[name] = headers[name]
        return same
    return HttpResponse(content, status=status, headers=headers)
