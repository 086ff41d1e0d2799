"""A claim as one plain sentence, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cityties.records import Claim, ExchangeClaim, Place, TieClaim, When
from cityties_site.register.wording import date_text

TIES: dict[tuple[str, str], str | Promise] = {
    ("sister_city", "active"): gettext_lazy("%(a)s and %(b)s are sister cities"),
    ("sister_city", "planned"): gettext_lazy("%(a)s and %(b)s plan to become sister cities"),
    ("sister_city", "suspended"): gettext_lazy("%(a)s and %(b)s have suspended their sister-city tie"),
    ("sister_city", "ended"): gettext_lazy("%(a)s and %(b)s have ended their sister-city tie"),
    ("friendly_exchange", "active"): gettext_lazy("%(a)s and %(b)s have a friendly exchange"),
    ("friendly_exchange", "planned"): gettext_lazy("%(a)s and %(b)s plan a friendly exchange"),
    ("friendly_exchange", "suspended"): gettext_lazy("%(a)s and %(b)s paused their friendly exchange"),
    ("friendly_exchange", "ended"): gettext_lazy("%(a)s and %(b)s have ended their friendly exchange"),
    ("intent", "active"): gettext_lazy("%(a)s and %(b)s have signed a letter of intent"),
    ("intent", "planned"): gettext_lazy("%(a)s and %(b)s plan to sign a letter of intent"),
    ("intent", "suspended"): gettext_lazy("%(a)s and %(b)s have suspended their letter of intent"),
    ("intent", "ended"): gettext_lazy("%(a)s and %(b)s have given up their letter of intent"),
    ("project", "active"): gettext_lazy("%(a)s and %(b)s are partners in a project"),
    ("project", "planned"): gettext_lazy("%(a)s and %(b)s plan a project partnership"),
    ("project", "suspended"): gettext_lazy("%(a)s and %(b)s have suspended their project partnership"),
    ("project", "ended"): gettext_lazy("%(a)s and %(b)s have ended their project partnership"),
}
DIRECTED: dict[str, str | Promise] = {
    "visit": gettext_lazy("%(from)s visited %(to)s"),
    "donation": gettext_lazy("%(from)s donated to %(to)s"),
    "gift": gettext_lazy("%(from)s gave a present to %(to)s"),
}
TOGETHER: dict[str, str | Promise] = {
    "visit": gettext_lazy("A visit between %(all)s"),
    "donation": gettext_lazy("A donation between %(all)s"),
    "gift": gettext_lazy("A gift between %(all)s"),
    "agreement": gettext_lazy("%(all)s made an agreement"),
    "event": gettext_lazy("%(all)s held an event"),
    "meeting": gettext_lazy("%(all)s met"),
    "education": gettext_lazy("%(all)s had an exchange in education"),
    "sport": gettext_lazy("%(all)s met in sport"),
    "trade": gettext_lazy("%(all)s traded or worked together in business"),
    "transport": gettext_lazy("%(all)s were connected by transport"),
    "other": gettext_lazy("%(all)s had an exchange"),
}
STATUS: dict[str, str | Promise] = {
    "planned": gettext_lazy("Planned: %(sentence)s"),
    "ongoing": gettext_lazy("Going on: %(sentence)s"),
    "cancelled": gettext_lazy("Cancelled: %(sentence)s"),
    "done": "%(sentence)s",
}


def sentence_of(claim: Claim, language: str) -> str:
    """What a claim says: "Kofu donated to Chengdu: 6,000 masks (February 11, 2020)."."""
    if isinstance(claim, TieClaim):
        return _tie(claim, language)
    return _exchange(claim, language)


def place_name(place: Place, language: str) -> str:
    """A place's name in a language, as far as it is known."""
    return place.names.get(language.split("-", maxsplit=1)[0]) or place.name


def _tie(claim: TieClaim, language: str) -> str:
    names = {"a": place_name(claim.a, language), "b": place_name(claim.b, language)}
    said = str(TIES[claim.kind, claim.status]) % names
    if claim.since and claim.status == "active":
        return _("%(said)s, since %(date)s.") % {"said": said, "date": date_text(claim.since, language)}
    return _dated(said, claim.since, language)


def _exchange(claim: ExchangeClaim, language: str) -> str:
    names = {"from": _names(claim.from_, language), "to": _names(claim.to, language)}
    if names["from"] and names["to"] and claim.kind in DIRECTED:
        said = str(DIRECTED[claim.kind]) % names
    else:
        parties = {place.id: place for place in (*claim.from_, *claim.to)} or {p.id: p for p in claim.where}
        said = str(TOGETHER[claim.kind]) % {"all": _names(parties.values(), language) or _("Unnamed places")}
    if claim.what:
        said = f"{said}: {claim.what}"
    return str(STATUS[claim.status]) % {"sentence": _dated(said, claim.date, language)}


def _dated(said: str, when: When | None, language: str) -> str:
    if when is None or (when.value or when.earliest or when.latest) is None:
        return _("%(said)s.") % {"said": said}
    return _("%(said)s (%(date)s).") % {"said": said, "date": date_text(when, language)}


def _names(places: Iterable[Place], language: str) -> str:
    named = [place_name(place, language) for place in places]
    if len(named) < 2:
        return "".join(named)
    return _("%(some)s and %(last)s") % {"some": ", ".join(named[:-1]), "last": named[-1]}
