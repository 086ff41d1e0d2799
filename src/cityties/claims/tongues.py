"""Which part of a story is told in which language: a page may tell its news in Chinese and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from cityties.claims.languages import has_cues
from cityties.claims.sentences import Sentence
from cityties.claims.stories import Story, stories
from cityties.records import Article, Language, Role

_HAN = re.compile("[\u3400-\u9fff]+")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]+")
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_LATIN = re.compile("[A-Za-z]+")
_CHINESE = re.compile("[的了在是与與这這们們和]")
_ENOUGH = 40  # Latin letters; a name or a footer in another script makes no part of its own
_ENOUGH_HAN = 16  # characters of Han, kana or Hangul; each says about as much as two and a half letters


def by_language(article: Article, story: Story) -> Iterator[tuple[Language, Story]]:
    """The story in runs of paragraphs of one language, each with its language, in the order of the text.

    A paragraph too short to tell belongs to what stands before it.
    """
    main = (article.language or "en").partition("-")[0]
    spoken = main
    told: list[tuple[Language, tuple[Sentence, Role]]] = []
    for _, paragraph in groupby(story.sentences, key=lambda pair: (pair[0].paragraph, pair[1])):
        sentences = list(paragraph)
        spoken = _language(article.text[sentences[0][0].start : sentences[-1][0].end], main) or spoken
        told += [(spoken, sentence) for sentence in sentences]
    if not told:
        yield main, story
    for language, run in groupby(told, key=lambda pair: pair[0]):
        yield language, replace(story, sentences=tuple(sentence for _, sentence in run))


def _language(text: str, main: Language) -> Language | None:
    """The language of a paragraph by its script, the page's own where the script is its own."""
    han, kana, hangul, latin = (
        len("".join(script.findall(text))) for script in (_HAN, _KANA, _HANGUL, _LATIN)
    )
    if max(han + kana, hangul) * 2.5 >= latin:
        if hangul > han + kana:
            return "ko" if hangul >= _ENOUGH_HAN else None
        if han + kana < _ENOUGH_HAN:
            return None
        if kana > 0.15 * (han + kana):
            return "ja"
        return main if main == "ja" and len(_CHINESE.findall(text)) < 2 else "zh"
    if latin < _ENOUGH:
        return None
    return "en" if main in ("zh", "ja", "ko") else main


def unread_languages(article: Article) -> tuple[Language, ...]:
    """The languages of an article's parts that have no cues, in the order of their codes."""
    spoken = {language for story in stories(article) for language, _ in by_language(article, story)}
    return tuple(sorted(language for language in spoken if not has_cues(language)))
