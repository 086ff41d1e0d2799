"""The page of a press article: what it records, never its whole text."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cityties_site.portal.asking import as_json, from_register, options
from cityties_site.portal.pages import page_of, show
from cityties_site.register import selectors


@from_register
def article(request: HttpRequest, article_id: str) -> HttpResponse:
    """Outlet, link, date, the evidence sentences, what the page records, related stories."""
    view = selectors.article(article_id, **options(request))
    page = page_of(
        request,
        title=view.article.title,
        description=view.evidence[0] if view.evidence else _("What this page records in the register."),
        path=view.article.path,
        json_path=f"{view.article.path.rstrip('/')}.json",
        as_of=view.as_of,
        kind="article",
    )
    return show(request, "portal/article.html", page, view=view)


@from_register
def article_json(request: HttpRequest, article_id: str) -> HttpResponse:
    """The page's content."""
    return as_json(selectors.article(article_id, **options(request)))
