# ruff: noqa: E501 - one encoding a line
"""Are the characters of a page the ones its writer meant?"""

from __future__ import annotations

import pytest

from cityties.pages import decoded, page_from_bytes

CHINESE = "甲府市与成都市是友好城市。今年二月，甲府市政府向成都市捐赠了口罩，支持当地的医院。"
TAIWANESE = "台北市與關島市簽署姊妹市協議書，市長說兩個城市的交流會更多，學生們也會來訪問。"
JAPANESE = "甲府市と成都市は友好都市です。市長は式典で、これからも交流を続けたいと話しました。"
KOREAN = "부산시와 후쿠오카시는 자매도시이다. 시장은 앞으로도 교류를 이어 가겠다고 말했다."
FRENCH = "La ville de Besançon a été jumelée à Charlottesville ; les élèves étaient là, à l’école."
POLISH = "Łódź i Chengdu są miastami partnerskimi. Współpraca trwa już od pięciu lat, mówił burmistrz."
RUSSIAN = "Города Владивосток и Ниигата давно дружат. Мэр сказал, что обмен будет продолжен и весной."

ENCODED = [
    (CHINESE, "gb18030"), (CHINESE, "utf-8"), (CHINESE, "utf-16"), (CHINESE, "utf-16-le"), (TAIWANESE, "big5"),
    (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"), (JAPANESE, "iso2022_jp"), (KOREAN, "euc_kr"), (FRENCH, "cp1252"),
    (POLISH, "cp1250"), (RUSSIAN, "cp1251"), (RUSSIAN, "utf-8-sig"),
]  # fmt: skip


def _page(text: str, declared: str) -> str:
    return f'<html><head><meta charset="{declared}"><title>x</title></head><body><p>{text}</p></body></html>'


@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_declared(text: str, encoding: str) -> None:
    """Is a true declaration believed?"""
    page = page_from_bytes(_page(text, encoding).encode(encoding), "page")
    assert text in decoded(page)


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "gb2312", "nonsense"])
@pytest.mark.parametrize(("text", "encoding"), [case for case in ENCODED if case[0] != POLISH])
def test_declared_wrongly(text: str, encoding: str, declared: str) -> None:
    """Is a false declaration seen through?"""
    page = page_from_bytes(_page(text, declared).encode(encoding), "page")
    assert text in decoded(page)


@pytest.mark.parametrize(
    ("text", "encoding"), [case for case in ENCODED if case[0] != POLISH and case[1] != "utf-16-le"]
)
def test_saved_text_without_declaration(text: str, encoding: str) -> None:
    """Is plain text read without anybody saying how?"""
    assert text in decoded(page_from_bytes(text.encode(encoding), "page"))


def test_the_senders_word_counts() -> None:
    """Is the encoding of the Content-Type header used where the page says nothing?"""
    page = page_from_bytes(POLISH.encode("cp1250"), "page", media_type="text/plain; charset=windows-1250")
    assert decoded(page) == POLISH


def test_damaged_utf8_stays_utf8() -> None:
    """Does one broken byte cost one character, not the page?"""
    data = (CHINESE * 3).encode()
    assert CHINESE in decoded(page_from_bytes(data[:100] + b"\xff" + data[100:], "page"))
