"""The vocabularies and dates in words for people, through gettext."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from cityties.records import When
from cityties_site.register.addresses import slug
from cityties_site.register.cldr import day_text
from cityties_site.register.reasons import reason_text
from cityties_site.register.view_models import DateView, Label

Words = Mapping[str, str | Promise]

TIE_KINDS: Words = {
    "sister_city": gettext_lazy("Sister cities"),
    "friendly_exchange": gettext_lazy("Friendly exchange"),
    "intent": gettext_lazy("Letter of intent"),
    "project": gettext_lazy("Project partnership"),
}
TIE_STATUSES: Words = {
    "planned": pgettext_lazy("a tie", "Planned"),
    "active": pgettext_lazy("a tie", "Active"),
    "suspended": pgettext_lazy("a tie", "Suspended"),
    "ended": pgettext_lazy("a tie", "Ended"),
}
EXCHANGE_KINDS: Words = {
    "visit": gettext_lazy("Visit"),
    "agreement": gettext_lazy("Agreement"),
    "donation": gettext_lazy("Donation"),
    "gift": gettext_lazy("Gift"),
    "event": gettext_lazy("Event"),
    "meeting": gettext_lazy("Meeting"),
    "education": gettext_lazy("Education"),
    "sport": gettext_lazy("Sport"),
    "trade": gettext_lazy("Trade"),
    "transport": gettext_lazy("Transport"),
    "other": gettext_lazy("Other"),
}
EXCHANGE_STATUSES: Words = {
    "planned": pgettext_lazy("an exchange", "Planned"),
    "ongoing": pgettext_lazy("an exchange", "Ongoing"),
    "done": pgettext_lazy("an exchange", "Done"),
    "cancelled": pgettext_lazy("an exchange", "Cancelled"),
}
STAGES: Words = {
    "promised": pgettext_lazy("a stage of an exchange", "Promised"),
    "sent": pgettext_lazy("a stage of an exchange", "Sent"),
    "received": pgettext_lazy("a stage of an exchange", "Received"),
    "delivered": pgettext_lazy("a stage of an exchange", "Delivered"),
}
LEVELS: Words = {
    "country": gettext_lazy("Country"),
    "state": gettext_lazy("State"),
    "province": gettext_lazy("Province"),
    "prefecture": gettext_lazy("Prefecture"),
    "region": gettext_lazy("Region"),
    "county": gettext_lazy("County"),
    "district": gettext_lazy("District"),
    "city": gettext_lazy("City"),
    "county_level_city": gettext_lazy("County-level city"),
    "town": gettext_lazy("Town"),
    "village": gettext_lazy("Village"),
}
BASES: Words = {
    "stated": pgettext_lazy("a date", "Stated"),
    "relative": pgettext_lazy("a date", "Told from another date"),
    "inferred": pgettext_lazy("a date", "Inferred"),
}
PRECISIONS: Words = {
    "day": gettext_lazy("To the day"),
    "month": gettext_lazy("To the month"),
    "year": gettext_lazy("To the year"),
}
STATES: Words = {
    "machine-read": gettext_lazy("Machine-read"),
    "accepted": pgettext_lazy("a review", "Accepted"),
    "corrected": pgettext_lazy("a review", "Corrected"),
    "unsure": pgettext_lazy("a review", "Unsure"),
    "rejected": pgettext_lazy("a review", "Rejected"),
}
RANKS: Words = {
    "new_tie": gettext_lazy("A new tie"),
    "contradiction": gettext_lazy("Sources disagree"),
    "rest": gettext_lazy("More of what is known"),
    "unsure": gettext_lazy("Somebody was not sure"),
}
VERDICTS: Words = {
    "same": gettext_lazy("The same event"),
    "different": gettext_lazy("Not the same event"),
}
COOPERATION: Words = {
    slug(name): words
    for name, words in {
        "trade": gettext_lazy("Trade"),
        "investment": gettext_lazy("Investment"),
        "tourism": gettext_lazy("Tourism"),
        "politics": gettext_lazy("Politics"),
        "energy": gettext_lazy("Energy"),
        "science & technology": gettext_lazy("Science & technology"),
        "environment": gettext_lazy("Environment"),
        "sport": gettext_lazy("Sport"),
        "culture & art": gettext_lazy("Culture & art"),
        "health": gettext_lazy("Health"),
        "transport": gettext_lazy("Transport"),
        "urban development": gettext_lazy("Urban development"),
        "education & talent": gettext_lazy("Education & talent"),
        "agriculture & food": gettext_lazy("Agriculture & food"),
        "youth": gettext_lazy("Youth"),
        "disaster relief": gettext_lazy("Disaster relief"),
    }.items()
}
FIELDS: Words = {
    "kind": gettext_lazy("Kind"),
    "status": gettext_lazy("Status"),
    "since": gettext_lazy("Since"),
    "term": gettext_lazy("Term used"),
    "fields": gettext_lazy("Fields of cooperation"),
    "a": gettext_lazy("Place"),
    "b": gettext_lazy("Place"),
    "date": gettext_lazy("Date"),
    "end": gettext_lazy("Last day"),
    "what": gettext_lazy("What"),
    "quantity": gettext_lazy("How much"),
    "from": pgettext_lazy("a party", "From"),
    "to": pgettext_lazy("a party", "To"),
    "where": gettext_lazy("Where"),
    "people": gettext_lazy("People"),
    "organisations": gettext_lazy("Organisations"),
    "stages": gettext_lazy("Stages"),
    "parties": gettext_lazy("Parties"),
    "sources": gettext_lazy("Independent sources"),
}
THINGS: Words = {
    "place": gettext_lazy("Place"),
    "tie": gettext_lazy("Tie"),
    "exchange": gettext_lazy("Exchange"),
    "article": gettext_lazy("Press article"),
    "story": gettext_lazy("Story"),
}
RELATIONS: Words = {
    "exchange": gettext_lazy("Same exchange"),
    "tie": gettext_lazy("Same tie"),
    "city": gettext_lazy("Same city"),
    "kind": gettext_lazy("Same kind of exchange"),
    "text": gettext_lazy("Similar text"),
}
DIRECTIONS: Words = {
    "given": pgettext_lazy("gifts and donations", "Given"),
    "received": pgettext_lazy("gifts and donations", "Received"),
}


MOST_LABELS = 10_000
_LABELS: dict[tuple[int, str, str | None], Label] = {}
"""Labels made before, by vocabulary (each lives as long as the program), code and language."""


def label(words: Words, code: str) -> Label:
    """A code with its words; a code that has none yet speaks for itself."""
    key = (id(words), code, get_language())
    if key not in _LABELS:
        if len(_LABELS) >= MOST_LABELS:
            _LABELS.clear()
        _LABELS[key] = Label(code=code, label=str(words.get(code, code.replace("_", " ").capitalize())))
    return _LABELS[key]


def date_view(when: When | None, language: str) -> DateView | None:
    """A date for a page; ``None`` where nothing at all is known."""
    if when is None or (when.value is None and when.earliest is None and when.latest is None):
        return None
    reason, reason_language = reason_text(when.reason, language) if when.reason else (None, None)
    return DateView(
        text=date_text(when, language),
        value=when.value,
        earliest=when.earliest,
        latest=when.latest,
        precision=when.precision,
        basis=label(BASES, when.basis),
        reason=reason,
        reason_language=reason_language,
    )


def date_text(when: When, language: str) -> str:
    """A date in words, as far as it is known."""
    if when.value is not None:
        return day_text(when.value, language)
    if when.earliest and when.latest:
        days = {"first": day_text(when.earliest, language), "last": day_text(when.latest, language)}
        return _("between %(first)s and %(last)s") % days
    if when.earliest:
        return _("on or after %(day)s") % {"day": day_text(when.earliest, language)}
    if when.latest:
        return _("on or before %(day)s") % {"day": day_text(when.latest, language)}
    return _("not known")
