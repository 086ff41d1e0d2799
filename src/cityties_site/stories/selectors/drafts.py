"""What a draft states, for its editors: read as any page is, with nothing written anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from cityties import Claim, InputError, Place, Reading, TieClaim
from cityties_site.register.wording import EXCHANGE_KINDS, TIE_KINDS, date_view, label
from cityties_site.stories import reading
from cityties_site.stories.models import Story
from cityties_site.stories.selectors.naming import own_name
from cityties_site.stories.view_models import Stated


@dataclass(frozen=True, kw_only=True)
class DraftView:
    """Ties and exchanges of a draft, and names that the reader could not settle."""

    ties: tuple[Stated, ...] = ()
    exchanges: tuple[Stated, ...] = ()
    unsettled: tuple[str, ...] = ()
    readable: bool = True


def stated(story: Story) -> DraftView:
    """What the story states as it stands."""
    try:
        told = reading.read(story, outlet=own_name())
    except InputError:
        return DraftView()
    return DraftView(
        ties=tuple(_stated(claim) for claim in told.claims if isinstance(claim, TieClaim)),
        exchanges=tuple(_stated(claim) for claim in told.claims if not isinstance(claim, TieClaim)),
        unsettled=_unsettled(told),
        readable=not any(note.startswith("there are no cues") for note in told.notes),
    )


def _unsettled(told: Reading) -> tuple[str, ...]:
    return tuple(sorted({mention.text for mention in told.mentions if mention.status == "ambiguous"}))


def _stated(claim: Claim) -> Stated:
    language = get_language() or "en"
    if isinstance(claim, TieClaim):
        kind, when, what = label(TIE_KINDS, claim.kind), date_view(claim.since, language), claim.term
        title = f"{_name(claim.a, language)} – {_name(claim.b, language)}"
    else:
        kind, when, what = label(EXCHANGE_KINDS, claim.kind), date_view(claim.date, language), claim.what
        ends = [", ".join(_name(p, language) for p in end) for end in (claim.from_, claim.to) if end]
        title = " → ".join(ends) or ", ".join(_name(p, language) for p in claim.where)
    quote = next((e.quote for e in claim.evidence if e.field == "kind"), "")
    return Stated(kind=kind.label, title=title, when=when.text if when else "", what=what or "", quote=quote)


def _name(place: Place, language: str) -> str:
    return place.names.get(language.split("-", maxsplit=1)[0]) or place.name
