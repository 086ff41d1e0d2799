"""What bytes are: an HTML page, saved text, or no page at all."""

from __future__ import annotations

import re

from cityties.errors import InputError
from cityties.pages.limits import MAX_CONTROL_SHARE, SNIFFED_BYTES

# First bytes of files that are no pages; https://www.iana.org/assignments/media-types and file(1)'s magic.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office file"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (WebP, WAV, AVI)"),
    (b"\x00\x00\x00\x18ftyp", "an MP4 film"),
    (b"\x00\x00\x00 ftyp", "an MP4 film"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"Rar!", "a RAR archive"),
    (b"ID3", "an MP3 sound"),
    (b"OggS", "an Ogg sound"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF document"),
    (b"WARC/1.", "a WARC archive"),
)

_BLANK = b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b")) + b"\x7f"
_HTML_ROOT = re.compile(rb"<!doctype\s+html|<(?:html|head|body|frameset|title)[\s>]", re.IGNORECASE)
_HTML_TAG = re.compile(
    rb"<(?:meta|div|p|article|section|table|span|a|h[1-6]|ul|script|br)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_ENOUGH_TAGS = 3  # fewer may be quoted in a text about HTML


def refuse_what_is_no_page(data: bytes, source: str) -> None:
    """Raise `InputError` for what is empty or binary."""
    head = data[:SNIFFED_BYTES]
    if not head.strip(_BLANK) and not data.strip(_BLANK):
        raise InputError(source, "the page is empty", remedy="Save or fetch it again.")
    for signature, name in SIGNATURES:
        if head.startswith(signature) or head[4:12] == b"ftypisom":
            raise InputError(source, f"this is {name}, not a page", remedy="Give HTML or plain text.")
    if is_utf16(head):
        return
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > max(8, MAX_CONTROL_SHARE * len(head)):
        raise InputError(source, "these bytes are not text", remedy="Give HTML or plain text.")


def is_utf16(head: bytes) -> bool:
    """Tell UTF-16 and UTF-32, with or without a byte-order mark, by their zero bytes."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return True
    sample = head[: len(head) // 2 * 2]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return half >= 8 and max(even, odd) > 0.4 * half and min(even, odd) < 0.05 * half


def looks_like_html(data: bytes) -> bool:
    """Tell HTML from saved text by its first tags."""
    head = data[: SNIFFED_BYTES * 4].replace(b"\x00", b"")
    if _HTML_ROOT.search(head):
        return True
    return sum(1 for _ in _HTML_TAG.finditer(head)) >= _ENOUGH_TAGS
