"""The tree of a new portal: for each language a front page, its stories, and the standing pages.

A page is begun once in each language, and only where its text has been translated; what the editors do with
it afterwards is theirs.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from cityties_site.register import services as register
from cityties_site.stories.models import Contact, ContactField, Front, LinkToUs, StandingPage, StoryIndex
from cityties_site.stories.services import texts
from cityties_site.stories.services.roles import grant

KINDS = {"page": StandingPage, "link": LinkToUs, "contact": Contact}


def plant() -> None:
    """Begin what is missing; nothing happens where everything was begun before."""
    if _is_complete():
        return
    register.write(_plant)


def _is_complete() -> bool:
    begun = dict(Front.objects.values_list("locale__language_code", "begun"))
    return all(set(_wanted(code)) <= set(begun.get(code, ())) and code in begun for code in _codes())


def _plant() -> None:
    if _is_complete():  # another process was quicker
        return
    root = Page.get_first_root_node()
    fronts: dict[str, Front] = {}
    for code in _codes():
        locale, _created = Locale.objects.get_or_create(language_code=code)
        fronts[code] = Front.objects.filter(locale=locale).first() or _front(root, locale, fronts)
        _begin(fronts[code])
    _lead_site_to(fronts[settings.LANGUAGE_CODE])
    grant(root)


def _codes() -> list[str]:
    """Every language of the site, its first before the others: they are versions of its pages."""
    first = settings.LANGUAGE_CODE
    return [first, *(code for code, _name in settings.LANGUAGES if code != first)]


def _front(root: Page, locale: Locale, fronts: dict[str, Front]) -> Front:
    code = locale.language_code
    front = Front(title=dict(settings.LANGUAGES)[code], slug=code, locale=locale)
    _share_key(front, fronts.get(settings.LANGUAGE_CODE))
    root.add_child(instance=front)
    with translation.override(code):
        index = StoryIndex(title=_("Stories"), slug="stories", locale=locale)
    _share_key(index, StoryIndex.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first())
    front.add_child(instance=index)
    return front


def _begin(front: Front) -> None:
    """Begin the standing pages that were not begun in this language yet."""
    code = front.locale.language_code
    for name in _wanted(code):
        if name not in front.begun:
            with translation.override(code):
                _standing(front, texts.STANDING[name], name)
    front.begun = sorted({*front.begun, *_wanted(code)})
    front.save(update_fields=["begun"])


def _wanted(code: str) -> list[str]:
    """The standing pages whose text there is in a language."""
    if code == settings.LANGUAGE_CODE:
        return list(texts.STANDING)
    with translation.override(code):
        return [name for name, text in texts.STANDING.items() if _(text.body) != text.body]


def _standing(front: Front, text: texts.Text, slug: str) -> None:
    fields: dict[str, Any] = {"title": _(text.title), "body": _(text.body)}
    if text.kind == "contact":
        fields["thanks"] = _(texts.THANKS)
    page = KINDS[text.kind](slug=slug, locale=front.locale, **fields)
    first = Page.objects.filter(depth=3, slug=slug, locale__language_code=settings.LANGUAGE_CODE).first()
    _share_key(page, first)
    if isinstance(page, Contact):
        page.form_fields = [
            ContactField(
                sort_order=order, label=_(label), field_type=kind, required=required, clean_name=name
            )
            for order, (name, label, kind, required) in enumerate(texts.QUESTIONS)
        ]
    front.add_child(instance=page)


def _share_key(page: Page, first: Page | None) -> None:
    if first is not None:
        page.translation_key = first.translation_key


def _lead_site_to(front: Front) -> None:
    """Let Wagtail's site begin at our front page, and its welcome page go."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(hostname="localhost", root_page=front, is_default_site=True)
        return
    welcome = site.root_page
    if welcome.pk != front.pk:
        site.root_page = front
        site.save()
        if type(welcome.specific) is Page and not welcome.is_root():
            welcome.delete()
