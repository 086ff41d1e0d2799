"""The page of a press article: what it records, in which sentences; never its whole text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import msgspec

from cityties_site.register import addresses
from cityties_site.register.models import Article, Claim, Exchange, ExchangeFacet, Standing, Tie, TieFacet
from cityties_site.register.reasons import reason_text
from cityties_site.register.selectors.asking import Asked, Moved, NotThere, asked, in_language
from cityties_site.register.selectors.references import (
    article_ref,
    decode_exchange,
    exchange_refs,
    place_refs,
    places_of,
    tie_refs,
)
from cityties_site.register.selectors.relating import Facets, related_to_article
from cityties_site.register.selectors.statements import sources
from cityties_site.register.view_models import (
    ArticleRef,
    ArticleView,
    FindingView,
    NoteView,
    PictureView,
    Statement,
)

MOST_TEASERS = 20
JOINED = ("outlet", "page", "standing")


@in_language
def article(
    article_id: str,
    *,
    language: str,
    as_of: date | None = None,
    public_only: bool | None = None,
    own: bool = False,
) -> ArticleView:
    """The page of a press article; raises NotThere, and Moved for an own story unless ``own``."""
    ask = asked(language, as_of=as_of, public_only=public_only)
    found = Article.objects.filter(ask.in_force("standing__"), public_id=article_id)
    row = found.select_related(*JOINED).order_by("-reader_order", "-added_at", "-pk").first()
    if row is None:
        raise NotThere(f"the register has no article {article_id}")
    if not own and (key := addresses.own_story(row.page.address)):
        raise Moved(addresses.story(language, key))
    keys = list(Claim.objects.filter(article=row).values_list("key", flat=True))
    ties, events = _told(keys, ask)
    told = sources(keys, ask)
    stated = tuple(s for s in told.statements({}) if s.source.id == article_id)
    evidence = _sentences(stated)
    ref = article_ref(row, ask, summary=evidence[0] if evidence else None)
    document = msgspec.json.decode(row.document)
    ids = [pk for tie in ties for pk in (tie.a, tie.b)]
    ids += [pk for event in events for pk in places_of(decode_exchange(event.document))]
    places = place_refs(ids, ask)
    return ArticleView(
        article=ref,
        authors=tuple(row.authors),
        date_inferred=ref.published is not None and ref.published.basis.code != "stated",
        pictures=tuple(PictureView(**picture) for picture in document.get("pictures", ())),
        evidence=evidence,
        records=FindingView(
            article=ref, ties=tie_refs(ties, ask, places), exchanges=exchange_refs(events, ask, places)
        ),
        statements=stated,
        related=related_to_article(row, keys, Facets([t.pk for t in ties], [e.pk for e in events]), ask),
        teasers=_teasers(row, ask),
        same_source=_copies(row, ask),
        places=tuple(places[pk] for pk in dict.fromkeys(ids) if pk in places),
        notes=tuple(_note(note, ask) for note in document.get("notes", ())),
        as_of=ask.as_of,
    )


def findings(rows: Sequence[Article], ask: Asked) -> tuple[FindingView, ...]:
    """Articles with what each records, in a number of queries that does not hang on how many."""
    keys: dict[int, list[str]] = {row.pk: [] for row in rows}
    first: dict[int, str] = {}
    claims = Claim.objects.filter(article__in=list(keys)).prefetch_related("evidence").order_by("pk")
    for claim in claims:
        keys[claim.article_id].append(claim.key)
        quotes = [e.quote for e in claim.evidence.all() if e.field == "kind"]
        if quotes:
            first.setdefault(claim.article_id, quotes[0])
    every = [key for held in keys.values() for key in held]
    ties, events = _told(every, ask)
    tie_by_key = _by_claim(TieFacet, ties, tie_refs(ties, ask))
    event_by_key = _by_claim(ExchangeFacet, events, exchange_refs(events, ask))
    return tuple(
        FindingView(
            article=article_ref(row, ask, summary=first.get(row.pk)),
            ties=_unique(tie_by_key.get(key) for key in keys[row.pk]),
            exchanges=_unique(event_by_key.get(key) for key in keys[row.pk]),
        )
        for row in rows
    )


def _told(keys: list[str], ask: Asked) -> tuple[list[Tie], list[Exchange]]:

    def rows(model: Any, facets: Any) -> list[Any]:
        held = facets.objects.filter(scope__in=ask.scopes, name="claim", value__in=keys)
        found = model.objects.filter(pk__in=set(held.values_list("row", flat=True)))
        if ask.as_of is not None:
            found = found.filter(ask.holds())
        return list(found.order_by("-first_day", "pk"))

    return rows(Tie, TieFacet), rows(Exchange, ExchangeFacet)


def _by_claim(facets: Any, rows: Sequence[Any], refs: Sequence[Any]) -> dict[str, Any]:
    ref_of = {row.pk: ref for row, ref in zip(rows, refs, strict=True)}
    held = facets.objects.filter(row__in=list(ref_of), name="claim").values_list("value", "row_id")
    return {key: ref_of[pk] for key, pk in held}


def _unique(refs: Iterable[Any]) -> tuple[Any, ...]:
    return tuple({ref.id: ref for ref in refs if ref is not None}.values())


def _sentences(statements: Sequence[Statement]) -> tuple[str, ...]:
    """The sentences that claims rest on, each once."""
    return tuple(dict.fromkeys(s.quote for s in statements if s.field.code == "kind"))


def _teasers(row: Article, ask: Asked) -> tuple[ArticleRef, ...]:
    teasers = row.teasers.filter(ask.in_force("standing__")).select_related(*JOINED)
    return tuple(article_ref(teaser, ask) for teaser in teasers.order_by("pk")[:MOST_TEASERS])


def _note(note: str, ask: Asked) -> NoteView:
    text, language = reason_text(note, ask.language)
    return NoteView(text=text, language=language)


def _copies(row: Article, ask: Asked) -> tuple[ArticleRef, ...]:
    same = Standing.objects.filter(ask.in_force(), source=row.standing.source).exclude(
        article__public_id=row.public_id
    )
    joined = same.select_related("article__outlet", "article__page", "article__standing")
    refs = {s.article.public_id: article_ref(s.article, ask) for s in joined.order_by("pk")[:MOST_TEASERS]}
    return tuple(refs.values())
