"""What is related to a story, and why: by the register, by kind, by words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.utils.timezone import localdate

from cityties_site.register.view_models import ArticleRef, ArticleView, RelatedView
from cityties_site.register.wording import RELATIONS, label
from cityties_site.stories.models import Story
from cityties_site.stories.selectors.naming import own_name
from cityties_site.stories.selectors.referring import ref
from cityties_site.stories.view_models import StoryRef

SHOWN, OWN_SHOWN = 6, 4
LOOKED_AT = 200
"""Newest stories among which related ones are looked for by kind and by words."""
WEIGHTS = {"exchange": 4.0, "tie": 3.0, "city": 1.5, "kind": 0.5, "text": 2.0}
"""As the register weighs them for press articles; words count by how much of them is shared."""
SIMILAR = 0.2
"""Share of common words from which two stories count as similar."""


def related(story: Story, told: ArticleView | None, *, language: str) -> tuple[RelatedView, ...]:
    """Own stories first, then the press; each with the reasons."""
    because: dict[str, set[str]] = defaultdict(set)
    for item in told.related if told else ():
        if item.article.own:
            because[item.article.id] |= {why.code for why in item.because}
    stories = _own(story, because, language)
    press = [item for item in (told.related if told else ()) if not item.article.own]
    return tuple([*stories[:OWN_SHOWN], *press][:SHOWN])


def _own(story: Story, because: dict[str, set[str]], language: str) -> list[RelatedView]:
    """Other stories in the language, the most related first."""
    others = Story.objects.live().filter(locale__language_code=language, words__isnull=False)
    others = others.exclude(translation_key=story.translation_key).select_related("locale", "words")
    mine = getattr(story, "words", None)
    words, kinds = (set(mine.words.split()), set(mine.kinds)) if mine else (set(), set())
    scored = []
    for other in others.order_by("-date", "-pk")[:LOOKED_AT]:
        codes = set(because.get(other.words.article, ()))
        codes |= {"kind"} if kinds & set(other.words.kinds) else set()
        alike = _alike(words, set(other.words.words.split()))
        codes |= {"text"} if alike >= SIMILAR else set()
        if codes:
            score = sum(WEIGHTS[code] * (alike if code == "text" else 1) for code in codes)
            scored.append((score, other, codes))
    scored.sort(key=lambda s: -s[0])
    return [_view(ref(other, picture=False), other.words.article, codes) for _, other, codes in scored]


def _alike(some: set[str], others: set[str]) -> float:
    return len(some & others) / len(some | others) if some and others else 0.0


def _view(story: StoryRef, article: str, codes: Iterable[str]) -> RelatedView:
    order = [code for code in RELATIONS if code in set(codes)]
    if "tie" in order and "city" in order:
        order.remove("city")  # the same tie says as much
    return RelatedView(article=as_article(story, article), because=tuple(label(RELATIONS, c) for c in order))


def as_article(story: StoryRef, article: str) -> ArticleRef:
    """A story among press articles."""
    return ArticleRef(
        id=article,
        path=story.path,
        title=story.title,
        outlet=own_name(story.language),
        address=None,
        language=story.language,
        published=story.date,
        added=story.changed.date() if story.changed else localdate(),
        summary=story.summary,
        own=True,
    )
