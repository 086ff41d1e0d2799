"""Corrections: what people changed in what the register shows."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from cityties_site.register.models import Exchange, ExchangeFacet, Judgement, Tie, TieFacet
from cityties_site.register.selectors.asking import Asked, asked, in_language
from cityties_site.register.selectors.references import exchange_refs, tie_refs
from cityties_site.register.view_models import Change, ExchangeRef, TieRef
from cityties_site.register.wording import FIELDS, label

CHANGING = ("correct", "reject", "same", "different", "withdraw")


@in_language
def corrections(*, language: str, limit: int = 50, public_only: bool | None = None) -> tuple[Change, ...]:
    """The newest judgements that corrected, rejected, joined or parted, newest first."""
    ask = asked(language, public_only=public_only)
    rows = list(Judgement.objects.filter(verdict__in=CHANGING).order_by("-at", "-pk")[:limit])
    things = _things({row.claim_key for row in rows}, ask)
    changes = []
    for row in rows:
        thing = things.get(row.claim_key)
        if thing is not None:
            changes.append(
                Change(
                    id=str(row.pk),
                    at=row.at.date(),
                    title=thing.title,
                    path=thing.path,
                    summary=_summary(row),
                )
            )
    return tuple(changes)


def _things(keys: Iterable[str], ask: Asked) -> dict[str, TieRef | ExchangeRef]:
    """What each claim is told of today."""
    wanted = list(keys)
    things: dict[str, TieRef | ExchangeRef] = {}
    tie_rows = dict(_rows(TieFacet, wanted, ask))
    ties = list(Tie.objects.filter(pk__in=tie_rows.values()))
    by_pk: dict[int, TieRef | ExchangeRef] = dict(zip([t.pk for t in ties], tie_refs(ties, ask), strict=True))
    things |= {key: by_pk[pk] for key, pk in tie_rows.items()}
    event_rows = dict(_rows(ExchangeFacet, wanted, ask))
    events = list(Exchange.objects.filter(pk__in=event_rows.values()))
    by_pk = dict(zip([e.pk for e in events], exchange_refs(events, ask), strict=True))
    return things | {key: by_pk[pk] for key, pk in event_rows.items()}


def _rows(model: type[TieFacet] | type[ExchangeFacet], keys: list[str], ask: Asked) -> list[tuple[str, int]]:
    held = model.objects.filter(scope=ask.audience, name="claim", value__in=keys)
    return list(held.values_list("value", "row_id"))


def _summary(row: Judgement) -> str:
    return {
        "correct": _("%(field)s was corrected.") % {"field": label(FIELDS, row.field).label},
        "reject": _("A statement was rejected."),
        "same": _("Two tellings were joined into one."),
        "different": _("Two tellings were parted."),
        "withdraw": _("An earlier decision was taken back."),
    }[row.verdict]
