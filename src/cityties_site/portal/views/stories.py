"""The portal's own stories: one, and the list of them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from cityties_site.portal.asking import as_json, from_register
from cityties_site.portal.pages import base_address, page_of, show
from cityties_site.register import linked_data
from cityties_site.register.reading_time import minutes
from cityties_site.stories import selectors
from cityties_site.stories.view_models import StoryList


@from_register
def story(request: HttpRequest, key: str, draft: Any = None) -> HttpResponse:
    """Title, authors, date, picture, the whole text; what it records, and what is related."""
    language = request.LANGUAGE_CODE
    try:
        view = selectors.story(key, language=language, draft=draft)
    except selectors.InAnotherLanguage as elsewhere:
        return HttpResponseRedirect(elsewhere.path)
    portal, picture = selectors.portal(language), view.story.picture
    page = page_of(
        request,
        title=view.story.title,
        description=view.story.summary,
        path=view.story.path,
        versions=view.versions,
        feed="stories",
        json_path=f"{view.story.path.rstrip('/')}.json",
        kind="article",
        picture=picture.shared if picture else None,
        picture_says=picture.alternative if picture else "",
        linked_data=linked_data.story(
            view,
            base=base_address(request),
            publisher=portal.name,
            logo=portal.logo.path if portal.logo else None,
        ),
    )
    read_in = minutes(strip_tags(view.body), language)
    return show(request, "portal/story.html", page, view=view, minutes=read_in)


@from_register
def story_json(request: HttpRequest, key: str) -> HttpResponse:
    """The page's content."""
    try:
        return as_json(selectors.story(key, language=request.LANGUAGE_CODE))
    except selectors.InAnotherLanguage as elsewhere:
        return HttpResponseRedirect(f"{elsewhere.path.rstrip('/')}.json")


@from_register
def stories(request: HttpRequest, draft: Any = None) -> HttpResponse:
    """All stories of a language, the newest first."""
    view = _list(request)
    page = page_of(
        request,
        title=_("Stories"),
        description=_("Stories of this portal about cities and their friendships."),
        feed="stories",
        json_path=f"/{request.LANGUAGE_CODE}/stories.json",
        indexed=view.number == 1 and bool(view.stories),
    )
    return show(request, "portal/stories.html", page, view=view)


@from_register
def stories_json(request: HttpRequest) -> HttpResponse:
    """The list's content."""
    return as_json(_list(request))


def _list(request: HttpRequest) -> StoryList:
    number = request.GET.get("page", "1")
    if not number.isdecimal() or len(number) > 5:
        raise Http404(_("The address asks for a page that is none."))
    return selectors.list_of_stories(language=request.LANGUAGE_CODE, number=int(number))
