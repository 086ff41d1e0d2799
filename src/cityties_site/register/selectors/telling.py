"""Other tellings of an exchange: those that are one with it, and those that may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, islice

from cityties.records import Claim as ClaimRecord
from cityties.records import TieClaim
from cityties.ties import Telling, fold_topic
from cityties.ties.judging import Verdicts, corrected, in_force, weigh
from cityties.ties.spans import FIRST, span_of
from cityties_site.register.models import ALL, Claim, Exchange, ExchangeFacet
from cityties_site.register.selectors.asking import Asked
from cityties_site.register.selectors.references import article_ref, decode_exchange
from cityties_site.register.services.placing import decode_claim
from cityties_site.register.services.topics import Component, judgements_of
from cityties_site.register.view_models import OtherTelling
from cityties_site.register.wording_of_claims import sentence_of

MOST = 9
"""As many as there are digits to choose by."""
LOOKED_AT = 200


def joined_with(key: str, component: Component, ask: Asked) -> tuple[OtherTelling, ...]:
    """The other claims of the exchange that a claim is told of now."""
    verdicts = weigh(component.judgements)
    rows = (row.telling for row in component.rows if row.until_day is None)
    _ties, exchanges = fold_topic(rows, verdicts)
    held = next((e.claims for e in exchanges if key in e.claims), ())
    return _tellings([other for other in held if other != key], _pairs(key, component, "same"), ask)


def similar_to(key: str, record: ClaimRecord, component: Component, ask: Asked) -> tuple[OtherTelling, ...]:
    """Claims of other exchanges between the same places, the nearest in time first."""
    if isinstance(record, TieClaim):
        return ()
    ids = sorted({p.id for p in (*record.from_, *record.to, *record.where)})
    pairs = [f"{a}-{b}" for a, b in combinations(ids, 2)]
    facets = ExchangeFacet.objects.filter(scope=ALL, name="pair", value__in=pairs).values("row")
    rows = Exchange.objects.filter(pk__in=facets, until_day=None)[:LOOKED_AT]
    day = span_of(record.date)[0]
    near = sorted(rows, key=lambda row: _apart(row.first_day, "" if day == FIRST else day))
    held = (decode_exchange(row.document).claims for row in near)
    others = islice((claims[0] for claims in held if key not in claims), MOST)
    return _tellings(others, _pairs(key, component, "different"), ask)


def _apart(one: str, other: str) -> tuple[int, int]:
    """How far two days lie apart; what has no day comes last."""
    if not one or not other:
        return 1, 0
    return 0, abs(int(one.replace("-", "")) - int(other.replace("-", "")))


def _pairs(key: str, component: Component, verdict: str) -> Mapping[str, int]:
    """The judgements in force that joined or parted a claim and others, by the other's key."""
    held = (j for j in in_force(component.judgements) if j.verdict == verdict and key in (j.claim, j.other))
    return {(j.other if j.claim == key else j.claim) or "": int(j.id) for j in held}


def _tellings(keys: Iterable[str], pairs: Mapping[str, int], ask: Asked) -> tuple[OtherTelling, ...]:
    wanted = list(keys)
    found = Claim.objects.filter(key__in=wanted, article__standing__until_day=None)
    rows = {row.key: row for row in found.select_related("article__outlet", "article__page")}
    verdicts = weigh(judgements_of(set(wanted)))
    return tuple(_telling(rows[key], verdicts, pairs.get(key), ask) for key in wanted if key in rows)


def _telling(row: Claim, verdicts: Verdicts, pair: int | None, ask: Asked) -> OtherTelling:
    told = Telling(key=row.key, claim=decode_claim(row.document), article="", source="")
    record = corrected(told, verdicts).claim
    return OtherTelling(
        key=row.key,
        sentence=sentence_of(record, ask.language),
        source=article_ref(row.article, ask),
        quote=next((e.quote for e in record.evidence if e.field == "kind"), ""),
        reviewed=verdicts.of(row.key).reviewed,
        pair=pair,
    )
