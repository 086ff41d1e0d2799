"""Stories that are live: one, the newest, those about a place or a tie, those that a search finds."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from wagtail.rich_text import expand_db_html

from cityties_site.register import selectors as register
from cityties_site.register.view_models import ArticleView, Hit, SitemapEntry
from cityties_site.register.wording import THINGS, label
from cityties_site.register.words import phrases_of
from cityties_site.stories.models import Story, StoryPlace
from cityties_site.stories.reading import article_id
from cityties_site.stories.selectors.picturing import with_pictures
from cityties_site.stories.selectors.referring import ref
from cityties_site.stories.selectors.relating import related
from cityties_site.stories.view_models import StoryList, StoryRef, StoryView

ON_A_PAGE = 24
SHOWN_HITS = 20
BESIDE = 3
"""Stories shown on the pages of places and ties."""


class InAnotherLanguage(LookupError):  # noqa: N818 - it says what is the case
    """The story is not there in this language, but in another, at ``path``."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def story(key: str, *, language: str, draft: Story | None = None) -> StoryView:
    """The page of a story; ``draft`` is shown instead of what is live.

    Raises:
        NotThere: there is no such story, or it is not live.
        InAnotherLanguage: there is none in this language.
    """
    versions = {s.locale.language_code: s for s in _versions(key)}
    found = draft or versions.get(language)
    if found is None:
        raise _elsewhere(key, list(versions.values()))
    told = _told(found, language)
    return StoryView(
        story=ref(found),
        body=expand_db_html(found.body),
        versions={code: version.portal_path() for code, version in versions.items()}
        or {language: found.portal_path()},
        records=told.records if told else None,
        places=told.places if told else (),
        related=related(found, told, language=language),
        article=article_id(found),
    )


def version(key: str, *, language: str) -> str:
    """The path of a story in a language, or in the one that it is there in; raises NotThere."""
    versions = {s.locale.language_code: s for s in _versions(key)}
    if language in versions:
        return str(versions[language].portal_path())
    return _elsewhere(key, list(versions.values())).path


def newest(*, language: str, most: int) -> tuple[StoryRef, ...]:
    """The newest stories in a language."""
    return tuple(ref(row) for row in with_pictures(_live(language))[:most])


def list_of_stories(*, language: str, number: int = 1) -> StoryList:
    """One page of all stories in a language, the newest first; raises NotThere beyond the last."""
    rows = _live(language)
    pages = max(1, -(-rows.count() // ON_A_PAGE))
    if not 1 <= number <= pages:
        raise register.NotThere(f"there is no page {number} of the stories")
    first = (number - 1) * ON_A_PAGE
    shown = with_pictures(rows)[first : first + ON_A_PAGE]
    return StoryList(stories=tuple(map(ref, shown)), number=number, pages=pages)


def about_place(place: int, *, language: str) -> tuple[StoryRef, ...]:
    """The newest stories that name a place."""
    named = StoryPlace.objects.filter(place=place).values("story")
    return tuple(ref(row) for row in with_pictures(_live(language).filter(pk__in=named))[:BESIDE])


def about_tie(a: int, b: int, *, language: str) -> tuple[StoryRef, ...]:
    """The newest stories that name both places of a tie."""
    rows = _live(language)
    for place in (a, b):
        rows = rows.filter(pk__in=StoryPlace.objects.filter(place=place).values("story"))
    return tuple(map(ref, with_pictures(rows)[:BESIDE]))


def search(query: str) -> tuple[Hit, ...]:
    """Stories in any language that have all words of a query."""
    words = [word for phrase in phrases_of(query.replace("\x00", "")) for word in phrase]
    if not words:
        return ()
    has_all = Q()
    for word in words:
        has_all &= Q(words__words__contains=f" {word}")
    rows = Story.objects.live().filter(has_all).select_related("locale").order_by("-date", "-pk")
    return tuple(_hit(ref(row, picture=False)) for row in rows[:SHOWN_HITS])


def sitemap() -> tuple[SitemapEntry, ...]:
    """Every story with the languages that it is there in; paths without the language."""
    entries: dict[str, tuple[list[str], date | None]] = {}
    rows = (
        Story.objects.live()
        .order_by("pk")
        .values_list("translation_key", "locale__language_code", "last_published_at")
    )
    for key, language, at in rows:
        codes, last = entries.setdefault(key.hex[:12], ([], None))
        codes.append(language)
        day = at.date() if at else None
        entries[key.hex[:12]] = (codes, max(filter(None, (last, day)), default=None))
    return tuple(
        SitemapEntry(path=f"story/{key}/", changed=day, languages=tuple(codes))
        for key, (codes, day) in entries.items()
    )


def _live(language: str) -> QuerySet[Any]:
    rows: QuerySet[Any] = Story.objects.live().filter(locale__language_code=language)
    return rows.order_by("-date", "-pk")


def _versions(key: str) -> list[Story]:
    first, last = UUID(f"{key}{'0' * 20}"), UUID(f"{key}{'f' * 20}")
    rows = Story.objects.live().filter(translation_key__gte=first, translation_key__lte=last)
    return list(with_pictures(rows).order_by("pk"))


def _elsewhere(key: str, versions: list[Story]) -> InAnotherLanguage:
    if not versions:
        raise register.NotThere(f"there is no story {key}")
    return InAnotherLanguage(str(versions[0].portal_path()))


def _told(row: Story, language: str) -> ArticleView | None:
    """What the register knows from the story; ``None`` where it may not be shown, or is not there yet."""
    try:
        return register.article(article_id(row), language=language, own=True)
    except register.NotThere:
        return None


def _hit(found: StoryRef) -> Hit:
    detail = ", ".join([found.date.text, *found.authors])
    return Hit(what=label(THINGS, "story"), title=found.title, path=found.path, detail=detail)
