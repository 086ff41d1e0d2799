"""What is related to a story, and why: by the register, by kind, by words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from django.conf import settings
from django.utils.timezone import localdate

from cityties_site.register.selectors.relating import SHOWN_RELATED, related_view, weighed
from cityties_site.register.view_models import ArticleRef, ArticleView, RelatedView
from cityties_site.stories.models import Story
from cityties_site.stories.selectors.naming import own_name
from cityties_site.stories.selectors.referring import ref
from cityties_site.stories.view_models import StoryRef

OWN_SHOWN = 4
LOOKED_AT = 200
"""Newest stories among which related ones are looked for by kind and by words."""


def related(story: Story, told: ArticleView | None, *, language: str) -> tuple[RelatedView, ...]:
    """Own stories first, then the press; each with the reasons."""
    because: dict[str, set[str]] = defaultdict(set)
    for item in told.related if told else ():
        if item.article.own:
            because[item.article.id] |= {why.code for why in item.because}
    press = [item for item in (told.related if told else ()) if not item.article.own]
    return tuple([*_own(story, because, language), *press][:SHOWN_RELATED])


def _own(story: Story, because: Mapping[str, set[str]], language: str) -> list[RelatedView]:
    """Other stories in the language, the most related first."""
    others = Story.objects.live().filter(locale__language_code=language, words__isnull=False)
    others = others.exclude(translation_key=story.translation_key).select_related("locale", "words")
    mine = getattr(story, "words", None)
    words, kinds = (set(mine.words.split()), set(mine.kinds)) if mine else (set(), set())
    if not settings.CITYTIES_SHOW_MACHINE_READ:
        kinds = set()  # they were read by the machine, and nobody has looked at them
    scored = []
    for other in others.order_by("-date", "-pk")[:LOOKED_AT]:
        known = because.get(other.words.article, set())
        same_kind = {"kind"} if kinds & set(other.words.kinds) else set()
        codes, score = weighed(known | same_kind, words, set(other.words.words.split()))
        if codes:
            scored.append((score, other, codes))
    scored.sort(key=lambda s: -s[0])
    outlet = own_name(language)
    return [
        related_view(_as_article(ref(other, picture=False), other.words.article, outlet), codes)
        for _score, other, codes in scored[:OWN_SHOWN]
    ]


def _as_article(story: StoryRef, article: str, outlet: str) -> ArticleRef:
    """A story among press articles."""
    return ArticleRef(
        id=article,
        path=story.path,
        title=story.title,
        outlet=outlet,
        address=None,
        language=story.language,
        published=story.date,
        added=story.changed.date() if story.changed else localdate(),
        summary=story.summary,
        own=True,
    )
