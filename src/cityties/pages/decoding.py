"""From the bytes of a page to its characters, whatever encoding it declares."""

from __future__ import annotations

import codecs
import re

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, resolve_encoding

from cityties.pages.kinds import is_utf16
from cityties.pages.limits import SNIFFED_BYTES
from cityties.records import Page

_CHARSET = re.compile(r"charset=([\w.:-]+)")


def decoded(page: Page) -> str:
    """Give the characters of a page; what its encoding cannot hold becomes U+FFFD."""
    said = _CHARSET.search(page.media_type or "")
    encoding = said[1] if said else find_encoding(page.data, media_type=page.media_type)
    return page.data.decode(encoding, errors="replace")


def find_encoding(data: bytes, *, media_type: str | None = None) -> str:
    """Name the encoding of a page, as Python's codecs call it.

    In this order: a byte-order mark; zero bytes as UTF-16 has them; UTF-8, if all of it is valid; then the
    declared encoding and the ones that CJK pages use, whichever gives the most plausible text.
    """
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if is_utf16(data[:SNIFFED_BYTES]):
        return _utf16(data)
    declared = _declared(data, media_type)
    if _is_utf8(data) and declared != "iso2022_jp":
        return "utf-8"
    return declared or "gb18030"


def _utf16(data: bytes) -> str:
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:SNIFFED_BYTES]
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes, media_type: str | None) -> str | None:
    said = http_content_type_encoding(media_type) if media_type else None
    said = said or html_body_declared_encoding(data[:SNIFFED_BYTES])
    return resolve_encoding(said) if said else None
