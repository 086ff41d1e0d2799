"""Which other articles are related, and why: same exchange, same tie, same city, same kind, similar text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from cityties_site.register.addresses import own_story
from cityties_site.register.models import Article, Claim, Evidence, ExchangeFacet, TieFacet
from cityties_site.register.selectors.asking import Asked
from cityties_site.register.selectors.documents import Documents
from cityties_site.register.selectors.references import article_ref
from cityties_site.register.view_models import ArticleRef, Label, PlaceRef, RelatedView
from cityties_site.register.wording import RELATIONS, label
from cityties_site.register.words import words_of

SHOWN_RELATED = 6
LOOKED_AT = 60
"""Rows of each tie, city and kind in which related articles are looked for."""
WEIGHTS = {"exchange": 4.0, "tie": 3.0, "city": 1.5, "kind": 0.5, "text": 2.0}
"""How much each relation counts; text counts by how much of it is shared."""
SIMILAR = 0.2
"""Share of common words from which titles count as similar."""


def related_to_place(told: Documents, place: PlaceRef, ask: Asked) -> tuple[RelatedView, ...]:
    """The newest articles behind a place's ties and exchanges."""
    because = (Label(code="city", label=place.name),)
    return tuple(RelatedView(article=ref, because=because) for ref in told.newest(SHOWN_RELATED))


def related_to_article(
    article: Article, keys: Iterable[str], facets: Facets, ask: Asked
) -> tuple[RelatedView, ...]:
    """Other articles that tell of the same things; copies of this one are not related, they are the same."""
    reasons = _reasons(set(keys), facets, ask)
    joined = "article__outlet", "article__page", "article__standing"
    found = Claim.objects.filter(ask.in_force("article__standing__"), key__in=list(reasons)[:2000])
    by_article: dict[int, set[str]] = defaultdict(set)
    rows: dict[int, Article] = {}
    for claim in found.select_related(*joined):
        if claim.article.standing.source != article.standing.source:
            by_article[claim.article_id] |= reasons[claim.key]
            rows[claim.article_id] = claim.article
    words = set(words_of([article.title]).split())
    scored = []
    for pk, codes in by_article.items():
        because, score = weighed(codes, words, set(words_of([rows[pk].title]).split()))
        scored.append((-score, rows[pk].standing.day, pk, because))
    best: dict[str, tuple[int, set[str]]] = {}
    for _score, _day, pk, because in sorted(scored, key=lambda s: (s[0], s[1] == "", s[1], s[2])):
        source = own_story(rows[pk].page.address) or rows[pk].standing.source
        best.setdefault(source, (pk, because))
    chosen = list(best.values())[:SHOWN_RELATED]
    said = _sentences([pk for pk, _because in chosen])
    return tuple(
        related_view(article_ref(rows[pk], ask, summary=said.get(pk)), because) for pk, because in chosen
    )


def weighed(codes: set[str], words: set[str], others: set[str]) -> tuple[set[str], float]:
    """Why two articles are related, "text" too if many words are common; and how much that counts."""
    alike = len(words & others) / len(words | others) if words and others else 0.0
    because = codes | {"text"} if alike >= SIMILAR else codes
    return because, sum(WEIGHTS[code] * (alike if code == "text" else 1) for code in because)


def related_view(ref: ArticleRef, because: set[str]) -> RelatedView:
    """A related article with the reasons, the strongest first."""
    order = [code for code in RELATIONS if code in because]
    if "tie" in order and "city" in order:
        order.remove("city")  # the same tie says as much
    return RelatedView(article=ref, because=tuple(label(RELATIONS, code) for code in order))


def _sentences(articles: list[int]) -> dict[int, str]:
    """The first sentence of each article that states something: it stands for a summary."""
    whole = Evidence.objects.filter(claim__article__in=articles, claim__article__host=None)
    stated = whole.filter(field="kind").order_by("-pk")
    return dict(stated.values_list("claim__article", "quote"))


class Facets:
    """The ties, exchanges, pairs, places and kinds of one article."""

    def __init__(self, ties: list[int], exchanges: list[int]) -> None:
        self.ties, self.exchanges = ties, exchanges
        self.values: dict[str, set[str]] = defaultdict(set)
        for name, value in TieFacet.objects.filter(row__in=ties, name="place").values_list("name", "value"):
            self.values[name].add(value)
        held = ExchangeFacet.objects.filter(row__in=exchanges, name__in=["pair", "place"])
        for name, value in held.values_list("name", "value"):
            self.values[name].add(value)


def _reasons(own: set[str], facets: Facets, ask: Asked) -> dict[str, set[str]]:
    """Claims that are related, by key, and why."""
    reasons: dict[str, set[str]] = defaultdict(set)
    told = (
        (TieFacet, facets.ties, "tie"),
        (ExchangeFacet, facets.exchanges, "exchange"),
        (ExchangeFacet, _rows(ExchangeFacet, "pair", facets.values["pair"], ask), "tie"),
        (ExchangeFacet, _rows(ExchangeFacet, "place", facets.values["place"], ask), "city"),
        (TieFacet, _rows(TieFacet, "place", facets.values["place"], ask), "city"),
    )
    for model, rows, why in told:
        for key in model.objects.filter(row__in=rows, name="claim").values_list("value", flat=True):
            if key not in own:
                reasons[key].add(why)
    return reasons


def _rows(model: type[ExchangeFacet] | type[TieFacet], name: str, values: set[str], ask: Asked) -> list[int]:
    found = model.objects.filter(scope__in=ask.scopes, name=name, value__in=sorted(values)[:20])
    return list(found.order_by("-first_day", "-row_id").values_list("row_id", flat=True)[:LOOKED_AT])
