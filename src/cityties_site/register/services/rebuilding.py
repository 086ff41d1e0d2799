"""Everything that is derived, made anew from what was given; and whether that makes a difference."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db import transaction

from cityties_site.register.models import (
    DERIVED,
    Article,
    Claim,
    Judgement,
    Place,
    Tally,
    Topic,
)
from cityties_site.register.services.adding import add_keys
from cityties_site.register.services.articles import store_article_words
from cityties_site.register.services.deriving import derive
from cityties_site.register.services.judging import follow_correction
from cityties_site.register.services.placing import decode_claim, places_in, store_places
from cityties_site.register.services.standing import place
from cityties_site.register.services.writing import write


class _Undo(Exception):  # noqa: N818 - no error: it ends a transaction that is not to be kept
    """Raised to undo a rebuild that was only made to compare."""


def rebuild() -> None:
    """Remove everything that is derived and make it anew."""
    write(_rebuild)


def check() -> list[str]:
    """Compare what is derived with what a rebuild would give; the register stays as it is.

    Returns one line for each row that differs: "+" what a rebuild would add, "-" what it would remove.
    """
    differences: list[str] = []

    def compare() -> None:
        before = snapshot()
        _rebuild()
        after = snapshot()
        for name in before:
            differences.extend(
                f"- {name} {row}" for row in sorted(map(str, (before[name] - after[name]).elements()))
            )
            differences.extend(
                f"+ {name} {row}" for row in sorted(map(str, (after[name] - before[name]).elements()))
            )
        raise _Undo

    try:
        with transaction.atomic():
            write(compare)
    except _Undo:
        return differences
    raise AssertionError("a comparison ends with _Undo")


def snapshot() -> dict[str, Counter[tuple[Any, ...]]]:
    """Every derived row without the numbers that a rebuild counts anew."""
    return {model.__name__: Counter(_comparable(model)) for model in DERIVED}


def _comparable(model: Any) -> list[tuple[Any, ...]]:
    fields = [
        f
        for f in model._meta.concrete_fields
        if not (f.primary_key and f.name == "id" and model is not Place)
    ]
    names = []
    for f in fields:
        if f.is_relation and f.related_model in DERIVED and f.related_model is not Place:
            own = "public_id" if f.related_model.__name__ == "Exchange" else "topic"
            names += [f"{f.name}__{own}", f"{f.name}__audience", f"{f.name}__from_day"]
        else:
            names.append(f.attname)
    rows = model.objects.values_list(*names)
    return [tuple(_plain(value) for value in row) for row in rows if not _is_empty_tally(model, row)]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return tuple(sorted(value.items()))
    return tuple(value) if isinstance(value, list) else value


def _is_empty_tally(model: Any, row: tuple[Any, ...]) -> bool:
    return model is Tally and not row[-1]


def _rebuild() -> None:
    for model in reversed(DERIVED):
        model.objects.all().delete()
    _rebuild_topics_and_places()
    articles = list(Article.objects.select_related("page").order_by("pk"))
    add_keys(articles)
    place(articles, {a.page_id for a in articles}, {a.pk for a in articles})
    for key in Judgement.objects.filter(verdict="correct").values_list("claim_key", flat=True).distinct():
        follow_correction(key)
    derive(set(Topic.objects.values_list("name", flat=True).distinct()))
    store_article_words(article.pk for article in articles)


def _rebuild_topics_and_places() -> None:
    claims = Claim.objects.select_related("article").order_by("pk")
    Topic.objects.bulk_create(
        (Topic(claim_id=pk, name=topic) for pk, topic in claims.values_list("pk", "topic")), batch_size=5000
    )
    rows = claims.values_list("document", "article__reader_order")
    store_places((place, order) for document, order in rows for place in places_in(decode_claim(document)))
