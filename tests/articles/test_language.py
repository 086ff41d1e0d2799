"""Is the language named by its script first?"""

from __future__ import annotations

import pytest

from cityties.articles.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two cities have been friends for a long time, and want to stay so.", "en"),
        ("Die beiden Städte sind seit langer Zeit befreundet und wollen es bleiben.", "de"),
        ("Les deux villes sont amies depuis longtemps et veulent le rester.", "fr"),
        ("两市于1985年缔结友好城市关系，今年又有新的计划。", "zh"),
        ("兩市於1985年締結姊妹市關係，今年又有新的計畫。", "zh-Hant"),
        ("両市は1985年に姉妹都市となりました。", "ja"),
        ("두 도시는 1985년에 자매결연을 맺었다.", "ko"),
        ("Chengdu 成都 is a sister city of Kofu 甲府, and so it has been for a long time.", "en"),
        ("1985 – 2025", None),
        ("", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    """Is this what a reader would say?"""
    assert language_of(text) == language
