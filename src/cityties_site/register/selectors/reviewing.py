"""What the review desk reads: the queue, one claim with all around it, the claims of one article."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec
from django.db.models import Count, Q

from cityties.records import Claim as ClaimRecord
from cityties.records import Place, TieClaim
from cityties.ties import Telling
from cityties.ties.judging import Verdicts, corrected, in_force, weigh
from cityties_site.register.cldr import country_name, joined
from cityties_site.register.models import Article, Claim, Judgement, Topic, Waiting
from cityties_site.register.naming import name_in
from cityties_site.register.selectors.asking import Asked, NotThere, asked, in_language
from cityties_site.register.selectors.effects import effects_of
from cityties_site.register.selectors.evidence import MOST, stretches
from cityties_site.register.selectors.references import article_ref
from cityties_site.register.selectors.statements import review_of, value_text
from cityties_site.register.selectors.telling import joined_with, similar_to
from cityties_site.register.services.placing import decode_claim
from cityties_site.register.services.topics import Component, components, judgement_record, judgements_of
from cityties_site.register.view_models import (
    ClaimField,
    ItemView,
    QueueCounts,
    QueueLine,
    Said,
    SourceText,
    WaitingSource,
)
from cityties_site.register.wording import FIELDS, LEVELS, RANKS, STATES, VERDICTS, label
from cityties_site.register.wording_of_claims import sentence_of

TIE_FIELDS = ("a", "b", "kind", "status", "since", "term", "fields")
EXCHANGE_FIELDS = (
    "kind", "status", "from", "to", "where", "date", "end", "what", "quantity", "stages", "people",
    "organisations",
)  # fmt: skip
PAIRING = (Judgement.Verdict.SAME, Judgement.Verdict.DIFFERENT)
STATE_OF = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "unsure": "unsure"}


def next_keys(
    *, after: str = "", article: str = "", without: Collection[str] = (), by: str = "", limit: int = 20
) -> list[str]:
    """Keys of claims that wait, in order; those of nobody else (``without``), and not unsure to ``by``.

    ``after`` is the key of the claim that the list goes on from; ``article`` keeps to one article's claims.
    """
    rows = Waiting.objects.exclude(key__in=[*without, after])
    if by:
        taken_back = Judgement.objects.exclude(withdraws=None).values("withdraws")
        unsure = Judgement.objects.filter(by=by, verdict=Judgement.Verdict.UNSURE).exclude(pk__in=taken_back)
        rows = rows.exclude(key__in=unsure.values("claim_key"))
    if article:
        rows = rows.filter(_of_article(article))
    if after:
        rows = rows.filter(place__gt=_place_of(after))
    return list(rows.order_by("place").values_list("key", flat=True)[:limit])


def _of_article(public_id: str) -> Q:
    """Claims of an article, and of the teasers on its page."""
    return Q(article__public_id=public_id) | Q(article__host__public_id=public_id)


def _place_of(key: str) -> str:
    """Where in the queue a claim stood, also one that waits no longer."""
    held = Waiting.objects.filter(key=key).values_list("place", flat=True).first()
    return held or ""


def waits(key: str) -> bool:
    """Whether a claim waits for people."""
    return Waiting.objects.filter(key=key).exists()


def latest_word(key: str) -> int:
    """The number of the newest verdict on a claim, or of what took one back; 0: nobody said anything."""
    said = Judgement.objects.filter(claim_key=key).exclude(verdict__in=PAIRING)
    newest = said.exclude(withdraws__verdict__in=PAIRING).order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def is_superseded(key: str) -> bool:
    """Whether a newer reading of its page has taken a claim's place."""
    return not Claim.objects.filter(key=key, article__standing__until_day=None).exists()


def latest_judge(key: str) -> str:
    """Who said the newest verdict on a claim; empty where nobody has said anything."""
    newest = Judgement.objects.filter(pk=latest_word(key)).values_list("by", flat=True).first()
    return newest or ""


@in_language
def queue_counts(*, language: str, article: str = "", but: Collection[str] = ()) -> QueueCounts:
    """How many claims wait, not counting some (``but``)."""
    del language
    rows = Waiting.objects.exclude(key__in=but)
    rows = rows.filter(_of_article(article)) if article else rows
    numbers = dict(rows.values_list("rank").annotate(Count("id")).order_by())
    ranks = tuple((label(RANKS, rank.name.lower()), numbers.get(rank, 0)) for rank in Waiting.Rank)
    return QueueCounts(total=sum(numbers.values()), ranks=ranks)


@in_language
def lines(keys: Sequence[str], *, language: str) -> tuple[QueueLine, ...]:
    """Claims that wait, in a list."""
    ask = asked(language, public_only=False)
    rows = Waiting.objects.filter(key__in=keys).select_related(
        "claim__article__outlet", "claim__article__page"
    )
    verdicts = weigh(judgements_of(set(keys)))
    return tuple(_line(row, verdicts, ask) for row in rows.order_by("place"))


def _line(row: Waiting, verdicts: Verdicts, ask: Asked) -> QueueLine:
    record = decode_claim(row.claim.document)
    return QueueLine(
        key=row.key,
        sentence=sentence_of(record, ask.language),
        rank=label(RANKS, Waiting.Rank(row.rank).name.lower()),
        quote=next((e.quote for e in record.evidence if e.field == "kind"), ""),
        article=article_ref(row.claim.article, ask),
    )


@in_language
def sentence(key: str, *, language: str) -> str:
    """A claim as one sentence, with what people corrected.  Raises NotThere."""
    return sentence_of(claim_now(key), language)


def claim_now(key: str) -> ClaimRecord:
    """A claim with what people corrected.  Raises NotThere."""
    return _corrected(_claim(key), weigh(judgements_of({key})))


def _corrected(row: Claim, verdicts: Verdicts) -> ClaimRecord:
    told = Telling(key=row.key, claim=decode_claim(row.document), article="", source="")
    return corrected(told, verdicts).claim


@in_language
def item(key: str, *, language: str, whole: bool = False) -> ItemView:
    """One claim with all that one needs to judge it; ``whole`` gives the whole text.  Raises NotThere."""
    ask = asked(language, public_only=False)
    claim = _claim(key)
    component = _component(key)
    verdicts = weigh(component.judgements)
    record = _corrected(claim, verdicts)
    effects = effects_of(key, component, ask)
    holder: Article = claim.article.host or claim.article
    text = stretches(holder.text, record, whole=whole)
    waiting = Waiting.objects.filter(key=key).first()
    return ItemView(
        key=key,
        kind="tie" if isinstance(record, TieClaim) else "exchange",
        rank=label(RANKS, Waiting.Rank(waiting.rank).name.lower()) if waiting else None,
        sentence=sentence_of(record, language),
        record=record,
        fields=_fields(record, verdicts, key, language),
        quote=next((e.quote for e in record.evidence if e.field == "kind"), ""),
        text=text.stretches,
        cut_before=text.cut_before,
        cut_after=text.cut_after,
        article=article_ref(claim.article, ask),
        page_article=holder.public_id,
        effects=effects.lines,
        new=effects.new,
        path=effects.path,
        joined=joined_with(key, component, ask),
        similar=similar_to(key, record, component, ask),
        review=review_of(verdicts, key),
        said=_said(key, record, language),
        seen=latest_word(key),
        superseded=claim.article.standing.until_day is not None,
        by=claim.by,
        score=record.score,
        because=tuple((reason.feature, reason.weight) for reason in record.because),
    )


def _claim(key: str) -> Claim:
    joined = "article__outlet", "article__page", "article__standing", "article__host"
    found = Claim.objects.filter(key=key).select_related(*joined)
    claim = max(found, key=lambda c: (c.article.standing.until_day is None, c.pk), default=None)
    if claim is None:
        raise NotThere(f"the register has no claim {key}")
    return claim


def _component(key: str) -> Component:
    topics = Topic.objects.filter(claim__key=key).values_list("name", flat=True)
    found = components(topics)
    return next(c for c in found if any(row.telling.key == key for row in c.rows))


def _fields(record: ClaimRecord, verdicts: Verdicts, key: str, language: str) -> tuple[ClaimField, ...]:
    names = TIE_FIELDS if isinstance(record, TieClaim) else EXCHANGE_FIELDS
    quotes = {e.field: e.quote for e in reversed(record.evidence)}
    mended = verdicts.of(key).corrections
    return tuple(
        ClaimField(
            field=label(FIELDS, name),
            text=_field_text(record, name, language),
            quote=quotes.get(name),
            corrected=name in mended,
        )
        for name in names
    )


def _field_text(record: ClaimRecord, name: str, language: str) -> str:
    """The value of a field; of each place also what it is and where, to tell it from its namesakes."""
    value = getattr(record, {"from": "from_"}.get(name, name), None)
    if isinstance(value, Place):
        return _described(value, language)
    if isinstance(value, tuple) and value and isinstance(value[0], Place):
        return "; ".join(_described(place, language) for place in value)
    return value_text(record, name, language)


def _described(place: Place, language: str) -> str:
    """A place with its level, region and country: "Kofu (City, Yamanashi, Japan)"."""
    name = name_in(language, place.names, place.name, place.id)
    if place.level == "country":
        return name
    region = place.admin1 if place.admin1 != place.name else None
    about = [label(LEVELS, place.level).label, region, country_name(place.country, language)]
    return f"{name} ({joined(about, language)})"


def _said(key: str, record: ClaimRecord, language: str) -> tuple[Said, ...]:
    rows = list(Judgement.objects.filter(Q(claim_key=key) | Q(other_key=key)).order_by("pk"))
    held = {judgement.id for judgement in in_force(judgement_record(row) for row in rows)}
    return tuple(
        Said(
            id=row.pk,
            verdict=label({**VERDICTS, **STATES}, STATE_OF.get(row.verdict, row.verdict)),
            by=row.by,
            at=row.at,
            reason=row.reason,
            field=label(FIELDS, row.field) if row.field else None,
            value=_corrected_text(row, record, language),
            withdrawn=f"{row.pk:012}" not in held,
        )
        for row in rows
        if row.verdict != Judgement.Verdict.WITHDRAW
    )


def _corrected_text(row: Judgement, record: ClaimRecord, language: str) -> str:
    """The value that a correction gives a field, in words."""
    if not row.field:
        return ""
    fields = {**msgspec.to_builtins(record), row.field: msgspec.json.decode(row.value)}
    return value_text(msgspec.convert(fields, type(record)), row.field, language)


MOST_SOURCES = 12


def waiting_sources() -> tuple[WaitingSource, ...]:
    """Pages with claims that wait, those with the most first."""
    rows = Waiting.objects.values("article").annotate(number=Count("id")).order_by("-number", "article")
    numbers = {row["article"]: row["number"] for row in rows[:MOST_SOURCES]}
    articles = Article.objects.select_related("outlet", "host").defer("text").in_bulk(list(numbers))
    return tuple(_source(articles[pk], number) for pk, number in numbers.items())


def _source(article: Article, number: int) -> WaitingSource:
    return WaitingSource(
        id=(article.host or article).public_id,
        title=article.title or article.public_id,
        outlet=article.outlet.name if article.outlet else "",
        number=number,
    )


@in_language
def source_text(public_id: str, *, language: str) -> SourceText:
    """A page's whole text, as it was read last.  Raises NotThere."""
    ask = asked(language, public_only=False)
    found = Article.objects.filter(public_id=public_id, host=None, standing__until_day=None)
    row = found.select_related("outlet", "page", "standing").first()
    if row is None:
        raise NotThere(f"the register has no article {public_id}")
    return SourceText(id=public_id, article=article_ref(row, ask), text=row.text[:MOST])


def last_words() -> dict[str, dict[str, str]]:
    """By claim, the last verdict of each person who judged it, as far as it was not taken back."""
    rows = Judgement.objects.exclude(verdict__in=PAIRING).order_by("pk")
    said: dict[str, dict[str, str]] = {}
    taken_back = {row.withdraws_id for row in rows if row.withdraws_id}
    for row in rows:
        if row.verdict != Judgement.Verdict.WITHDRAW and row.pk not in taken_back:
            said.setdefault(row.claim_key, {})[row.by] = row.verdict
    return said


def article_keys(public_id: str) -> list[str]:
    """The keys of the claims that wait on an article's page, in the order of the queue."""
    rows: Iterable[str] = (
        Waiting.objects.filter(_of_article(public_id)).order_by("place").values_list("key", flat=True)
    )
    return list(rows)
