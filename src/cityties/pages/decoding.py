"""From the bytes of a page to its characters, whatever encoding it declares."""

from __future__ import annotations

import codecs
import re

from resiliparse.parse.encoding import detect_encoding
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, resolve_encoding

from cityties.pages.kinds import is_utf16
from cityties.pages.limits import SNIFFED_BYTES
from cityties.records import Page

JUDGED_BYTES = 16_384
"""How much of the text outside ASCII is judged; a paragraph tells an encoding."""

DECLARED_BONUS = 0.1
"""What a declaration is worth against plausibility (0 to 1 for a character): it wins unless the text is
odd."""

BROKEN_SHARE = 0.05
"""UTF-8 with fewer broken sequences than this is UTF-8 with damage, not another encoding."""

_CANDIDATES = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "cp1252", "cp1251", "cp1250")
_CHARSET = re.compile(r"charset=([\w.:-]+)")
_ISO_2022 = re.compile(rb"\x1b[$(][A-Z@]")
_HIGH_LINES = re.compile(rb"[^\n<>]*[\x80-\xff][^\n<>]*")

# The most frequent Chinese characters in news, in both ways of writing: wrong decodings hit rare ones.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学"
    "法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外"
    "天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很"
    "情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她"
    "市友城日本時來們說國會對發為個這後經過學實現業產與關問題無華報記者電話區縣貿訪團簽協議區"
)
_FREQUENT_HANGUL = frozenset(
    "이다의는에을가하고한를은사지기도서로인시정대아일자수부전과보장해국그리어있제나라주성공여상동원비"
)
_WEIGHTS: tuple[tuple[str, float], ...] = (
    ("\u3041-\u3096\u30a1-\u30fc", 1.0),  # kana
    ("\u3000-\u3011\u30fb\uff01-\uff5e\u2010-\u203a", 0.8),  # CJK and typographic marks
    ("\uac00-\ud7a3", 0.5),  # Hangul beyond the frequent ones
    ("\u3400-\u9fff", 0.3),  # Chinese characters beyond the frequent ones
    ("\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u045f", 0.7),  # letters
    ("\u00a0-\u00bf", 0.4),  # Latin signs
    ("\ufffd\ue000-\uf8ff\uff61-\uff9f\x80-\x9f\u2500-\u259f", -2.0),  # what no text has
)
_CLASSES = tuple((re.compile(f"[{characters}]"), value) for characters, value in _WEIGHTS)
# Small before capital letters, and signs between letters, are what multi-byte text looks like read as
# letters.
_MISSHAPEN = re.compile(
    "[\u00c0-\u00ff]{4}|"
    "[a-z\u00df-\u00ff\u0430-\u045f][\u00c0-\u00de\u0410-\u042f]|[^\\W\\d_][\u00a0-\u00bf\u0402-\u040f\u2010-\u203a\u20ac\u2122]+[^\\W\\d_]"
)
_MISSHAPEN_COST = 1.5


def decoded(page: Page) -> str:
    """Give the characters of a page; what its encoding cannot hold becomes U+FFFD."""
    said = _CHARSET.search(page.media_type or "")
    encoding = said[1] if said else find_encoding(page.data, media_type=page.media_type)
    return page.data.decode(encoding, errors="replace")


def find_encoding(data: bytes, *, media_type: str | None = None) -> str:
    """Name the encoding of a page, as Python's codecs call it.

    In this order: a byte-order mark; zero bytes as UTF-16 has them; the escapes of ISO 2022; UTF-8, if all of
    it is valid; then the declared encoding and the ones that pages use, whichever gives the most plausible
    text.
    """
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if is_utf16(data[:SNIFFED_BYTES]):
        return _utf16(data)
    declared = _declared(data, media_type)
    if _ISO_2022.search(data, 0, JUDGED_BYTES):
        return declared if declared and declared.startswith("iso2022") else "iso2022_jp"
    if _is_utf8(data):
        return "utf-8"
    return _most_plausible(data, declared)


def _most_plausible(data: bytes, declared: str | None) -> str:
    sample = b"\n".join(_HIGH_LINES.findall(data[: 16 * JUDGED_BYTES]))[:JUDGED_BYTES]
    if not sample:  # all of it lies further down
        sample = b"\n".join(_HIGH_LINES.findall(data))[:JUDGED_BYTES]
    if _broken_share(sample) < BROKEN_SHARE:
        return "utf-8"
    guessed = resolve_encoding(detect_encoding(sample))
    names = [name for name in (declared, guessed, *_CANDIDATES) if name and name != "utf-8"]
    scored = [(_plausibility(sample, name) + DECLARED_BONUS * (name == declared), name) for name in names]
    return max(scored, key=lambda entry: entry[0])[1]


def _broken_share(sample: bytes) -> float:
    """The share of broken sequences among the characters outside ASCII, read as UTF-8."""
    text = sample.decode("utf-8", errors="replace")
    high = sum(character > "\x7f" for character in text)
    return text.count("\ufffd") / high if high else 0.0


def _plausibility(sample: bytes, encoding: str) -> float:
    """How much a decoding looks like a language, up to 1, by the characters outside ASCII."""
    text = sample.decode(encoding, errors="replace")
    high = "".join(character for character in text if character > "\x7f")
    if not high:
        return 0.0
    frequent = sum(character in _FREQUENT or character in _FREQUENT_HANGUL for character in high)
    rest = "".join(c for c in high if c not in _FREQUENT and c not in _FREQUENT_HANGUL)
    value = frequent + sum(weight * len(characters.findall(rest)) for characters, weight in _CLASSES)
    return (value - _MISSHAPEN_COST * len(_MISSHAPEN.findall(text))) / len(high)


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
