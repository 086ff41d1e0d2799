"""One reading into the tables of what was given: page, article, teasers, claims, evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from urllib.parse import urlsplit

import msgspec

from cityties import Reading, RelatedStory
from cityties.records import Claim as ClaimRecord
from cityties.records import ExchangeClaim, When
from cityties.ties import Telling, topic_of
from cityties.ties.happening import exchange_id_from
from cityties.ties.keys import claim_keys
from cityties.ties.sources import fold_words, source_keys
from cityties.ties.spans import bounds_of
from cityties_site.register.models import Article, Claim, Evidence, Outlet, Page, SourceKey, Topic

Keyed = tuple[str, ClaimRecord]


def page_id(digest: str, address: str | None) -> str:
    """A page's id: of its bytes and where they came from, never of where a file lies."""
    return hashlib.sha256(msgspec.json.encode([digest, address or ""])).hexdigest()[:16]


def add_reading(
    reading: Reading, *, page: str, reader: str, order: str, digest: str, at: datetime
) -> list[Article]:
    """Add one reading; returns its article and the teasers on the page that claim something."""
    Page.objects.get_or_create(
        id=page,
        defaults={
            "digest": reading.page,
            "address": reading.address or "",
            "source": reading.source,
            "added_at": at,
        },
    )
    common = {"page_id": page, "reader": reader, "reader_order": order, "added_at": at, "added_on": at.date()}
    article = Article.objects.create(**common, **_article_fields(reading), public_id=page, digest=digest)
    keyed = list(zip(claim_keys(reading.page, reading.claims), reading.claims, strict=True))
    own, told = _by_teaser(keyed, reading.article.related)
    add_claims(article, own)
    teasers = []
    for story, claims in told:
        public = hashlib.sha256(msgspec.json.encode([page, story.title, story.date])).hexdigest()[:16]
        fields = _teaser_fields(story, article)
        teaser, created = Article.objects.get_or_create(
            public_id=public, page_id=page, reader=reader, digest=digest, defaults={**common, **fields}
        )
        if created:
            teasers.append(teaser)
        add_claims(teaser, claims)
    add_keys([article, *teasers])
    return [article, *teasers]


def _article_fields(reading: Reading) -> dict[str, object]:
    article = reading.article
    document = {
        "parts": article.parts,
        "pictures": article.pictures,
        "related": article.related,
        "notes": reading.notes,
    }
    return {
        "title": article.title or "",
        "authors": list(article.authors),
        "language": article.language or "",
        "outlet": _outlet(article.outlet, reading.address),
        "published": msgspec.json.encode(article.published).decode(),
        "published_day": latest_day(article.published),
        "text": article.text,
        "document": msgspec.json.encode(document).decode(),
    }


def _teaser_fields(story: RelatedStory, host: Article) -> dict[str, object]:
    when = _stated(story.date)
    return {
        "host": host,
        "title": story.title or "",
        "language": host.language,
        "outlet": _outlet(None, story.address) if story.address else host.outlet,
        "published": msgspec.json.encode(when).decode() if when else "",
        "published_day": latest_day(when) if when else "",
        "document": msgspec.json.encode({"story": story}).decode(),
    }


def _stated(day: str | None) -> When | None:
    if not day:
        return None
    first, last = bounds_of(day)
    precision = {4: "year", 7: "month"}.get(len(day), "day")
    return When(value=day, earliest=first, latest=last, precision=precision, basis="stated")  # type: ignore[arg-type]


def latest_day(when: When) -> str:
    """The latest day on which something dated so can have appeared; empty where that is open."""
    if when.value is not None:
        return when.latest or bounds_of(when.value)[1]
    return when.latest or ""


def _outlet(name: str | None, address: str | None) -> Outlet | None:
    """The outlet by the name that the page gives, else by the host of its address."""
    host = urlsplit(address or "").hostname or ""
    named = (name or host.removeprefix("www."))[:200]
    return Outlet.objects.get_or_create(name=named)[0] if named else None


def add_keys(articles: Iterable[Article]) -> None:
    """Note by what the copies of articles are known."""
    keys = [SourceKey(article=article, key=key) for article in articles for key in article_keys(article)]
    SourceKey.objects.bulk_create(keys, batch_size=5000)


def article_keys(article: Article) -> tuple[str, ...]:
    """What an article shares with other readings of its page, and with copies of itself."""
    document = msgspec.json.decode(article.document)
    address = article.page.address if article.host_id is None else document["story"]["address"]
    body = "".join(
        article.text[p["start"] : p["end"]] for p in document.get("parts", ()) if p["role"] == "body"
    )
    keys = source_keys(
        title=article.title, published=article.published_day or None, address=address, text=body
    )
    return article.public_id, *keys


def _by_teaser(
    keyed: Sequence[Keyed], related: Sequence[RelatedStory]
) -> tuple[list[Keyed], list[tuple[RelatedStory, list[Keyed]]]]:
    """Part the claims: the article's own, and those of each related story's teaser."""
    own: list[Keyed] = []
    told: dict[tuple[str, str | None], tuple[RelatedStory, list[Keyed]]] = {}
    for key, claim in keyed:
        story = _story_of(claim, related)
        if story is None:
            own.append((key, claim))
        else:
            name = (fold_words(story.title or ""), story.date)
            told.setdefault(name, (story, []))[1].append((key, claim))
    return own, list(told.values())


def _story_of(claim: ClaimRecord, related: Sequence[RelatedStory]) -> RelatedStory | None:
    if claim.part != "related" or not claim.evidence:
        return None
    at = claim.evidence[0].start
    return next((story for story in related if story.start <= at < story.end), None)


def add_claims(article: Article, keyed: Iterable[Keyed], *, by: str = "") -> None:
    """Add claims with their evidence and topics; ``by`` is who marked them, where no reader did."""
    rows, proofs, topics = [], [], []
    for key, claim in keyed:
        topic = topic_of(Telling(key=key, claim=claim, article="", source=""))
        row = Claim(
            article=article,
            key=key,
            exchange_id=exchange_id_from(key) if isinstance(claim, ExchangeClaim) else "",
            topic=topic,
            document=msgspec.json.encode(claim).decode(),
            by=by,
        )
        rows.append(row)
        topics.append(Topic(claim=row, name=topic))
        proofs += [
            Evidence(claim=row, field=e.field, start=e.start, end=e.end, quote=e.quote)
            for e in claim.evidence
        ]
    Claim.objects.bulk_create(rows)
    Evidence.objects.bulk_create(proofs)
    Topic.objects.bulk_create(topics)
