"""Making a Page of bytes or of text."""

from __future__ import annotations

import hashlib
import zlib

from cityties.errors import InputError
from cityties.pages.addresses import canonical_address
from cityties.pages.decoding import find_encoding
from cityties.pages.kinds import looks_like_html, refuse_what_is_no_page
from cityties.pages.limits import MAX_COMPRESSED_BYTES, MAX_PAGE_BYTES
from cityties.records import Page

_GZIP = b"\x1f\x8b"


def page_from_bytes(
    data: bytes,
    source: str = "page",
    *,
    address: str | None = None,
    media_type: str | None = None,
    retrieved: str | None = None,
) -> Page:
    """Make a Page of bytes as they came from a file, an archive or the network.

    A gzip wrapper is taken off first, so that the same page has one digest however it travelled.
    ``media_type`` is the sender's Content-Type, as far as known; the page's own carries the encoding that was
    found.  ``retrieved`` is an ISO time.

    Raises:
        InputError: the bytes are empty, binary, damaged, or more than `MAX_PAGE_BYTES`.
    """
    if data.startswith(_GZIP):
        data = unpack(data, source)
    refuse_what_is_too_large(len(data), source)
    refuse_what_is_no_page(data, source)
    kind = "text/html" if _is_html(data, media_type) else "text/plain"
    encoding = find_encoding(data, media_type=media_type)
    return Page(
        data=data,
        digest="sha256:" + hashlib.sha256(data).hexdigest(),
        source=source,
        address=canonical_address(address) if address else None,
        media_type=f"{kind}; charset={encoding}",
        retrieved=retrieved,
    )


def page_from_text(
    text: str, source: str = "text", *, address: str | None = None, media_type: str | None = None
) -> Page:
    """Make a Page of text that is decoded already: saved text, or HTML as a string."""
    data = text.encode("utf-8", errors="replace")
    kind = (media_type or "").split(";")[0] or ("text/html" if looks_like_html(data) else "text/plain")
    return page_from_bytes(data, source, address=address, media_type=f"{kind}; charset=utf-8")


def refuse_what_is_too_large(size: int, source: str) -> None:
    """Raise `InputError` for more than `MAX_PAGE_BYTES`."""
    if size > MAX_PAGE_BYTES:
        raise InputError(
            source,
            f"the page has {size:,} bytes, and at most {MAX_PAGE_BYTES:,} are read",
            remedy="Give single pages, not dumps or archives.",
        )


def unpack(data: bytes, source: str) -> bytes:
    """Take the gzip wrapper off, stopping as soon as more than `MAX_PAGE_BYTES` come out."""
    if len(data) > MAX_COMPRESSED_BYTES:
        refuse_what_is_too_large(len(data), source)
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        unpacked = unpacker.decompress(data, MAX_PAGE_BYTES + 1)
    except zlib.error as error:
        raise InputError(
            source, f"damaged gzip data ({error})", remedy="Fetch or save the page again."
        ) from error
    if len(unpacked) > MAX_PAGE_BYTES:
        raise InputError(
            source,
            f"more than {MAX_PAGE_BYTES:,} bytes when unpacked",
            remedy="Give single pages, not dumps.",
        )
    if not unpacker.eof:
        raise InputError(source, "gzip data that end too early", remedy="Fetch or save the page again.")
    return unpacked


def _is_html(data: bytes, media_type: str | None) -> bool:
    said = (media_type or "").split(";")[0].strip().lower()
    if said in {"text/html", "application/xhtml+xml"}:
        return True
    return looks_like_html(data)
