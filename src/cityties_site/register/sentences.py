"""A tie or an exchange in one plain sentence: whole ones, for each language puts its words its own way."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cityties_site.register.cldr import joined, period_text
from cityties_site.register.view_models import Coverage, ExchangeRef, TieRef
from cityties_site.register.wording import Words

SINCE: Words = {
    "sister_city": gettext_lazy("%(a)s and %(b)s have been sister cities since %(since)s."),
    "friendly_exchange": gettext_lazy(
        "%(a)s and %(b)s have been partners in friendly exchange since %(since)s."
    ),
    "intent": gettext_lazy("%(a)s and %(b)s have been partners by a letter of intent since %(since)s."),
    "project": gettext_lazy("%(a)s and %(b)s have been partners in a project since %(since)s."),
}
UNDATED: Words = {
    "sister_city": gettext_lazy("%(a)s and %(b)s are sister cities; since when is not known."),
    "friendly_exchange": gettext_lazy(
        "%(a)s and %(b)s are partners in friendly exchange; since when is not known."
    ),
    "intent": gettext_lazy("%(a)s and %(b)s are partners by a letter of intent; since when is not known."),
    "project": gettext_lazy("%(a)s and %(b)s are partners in a project; since when is not known."),
}
PLANNED: Words = {
    "sister_city": gettext_lazy("%(a)s and %(b)s plan to be sister cities."),
    "friendly_exchange": gettext_lazy("%(a)s and %(b)s plan to be partners in friendly exchange."),
    "intent": gettext_lazy("%(a)s and %(b)s plan to sign a letter of intent."),
    "project": gettext_lazy("%(a)s and %(b)s plan to be partners in a project."),
}
SUSPENDED: Words = {
    "sister_city": gettext_lazy("%(a)s and %(b)s are sister cities; the tie is suspended."),
    "friendly_exchange": gettext_lazy(
        "%(a)s and %(b)s are partners in friendly exchange; the tie is suspended."
    ),
    "intent": gettext_lazy("%(a)s and %(b)s are partners by a letter of intent; the tie is suspended."),
    "project": gettext_lazy("%(a)s and %(b)s are partners in a project; the tie is suspended."),
}
ENDED: Words = {
    "sister_city": gettext_lazy("%(a)s and %(b)s were sister cities; the tie has ended."),
    "friendly_exchange": gettext_lazy(
        "%(a)s and %(b)s were partners in friendly exchange; the tie has ended."
    ),
    "intent": gettext_lazy("%(a)s and %(b)s were partners by a letter of intent; the tie has ended."),
    "project": gettext_lazy("%(a)s and %(b)s were partners in a project; the tie has ended."),
}
BY_STATUS = {"planned": PLANNED, "suspended": SUSPENDED, "ended": ENDED}


def tie_sentence(ref: TieRef) -> str:
    """The tie in one sentence: "Chengdu (China) and Kofu (Japan) have been sister cities since 1984."."""
    dated = ref.since is not None and ref.since.value is not None
    sentences = BY_STATUS.get(ref.status.code) or (SINCE if dated else UNDATED)
    place = _("%(city)s (%(country)s)")
    words = {
        "a": place % {"city": ref.a.name, "country": ref.a.country_name},
        "b": place % {"city": ref.b.name, "country": ref.b.country_name},
        "since": ref.since.text if ref.since else "",
    }
    return str(sentences[ref.kind.code]) % words


def exchange_sentence(ref: ExchangeRef, language: str) -> str:
    """The exchange in one line: between whom, when, and what, where that is told in the same language."""
    what = ref.what if (ref.what_language or "en") == language.partition("-")[0] else None
    when = ref.date.text if ref.date else _("date not known")
    return joined([ref.title, what, when], language)


def coverage_of(
    pages: Collection[str], outlets: Collection[str], days: Sequence[str], language: str
) -> Coverage:
    """From how much something was read; ``days`` are those of publication, in order."""
    earliest, latest = (days[0], days[-1]) if days else (None, None)
    period = period_text(earliest, latest, language) if earliest and latest else ""
    words = {
        "pages": ngettext("%(number)s page", "%(number)s pages", len(pages)) % {"number": len(pages)},
        "outlets": ngettext("%(number)s outlet", "%(number)s outlets", len(outlets))
        % {"number": len(outlets)},
        "period": period,
    }
    if outlets and period:
        text = _("Read from %(pages)s of %(outlets)s (%(period)s).") % words
    elif outlets:
        text = _("Read from %(pages)s of %(outlets)s.") % words
    elif period:
        text = _("Read from %(pages)s (%(period)s).") % words
    else:
        text = _("Read from %(pages)s.") % words
    return Coverage(pages=len(pages), outlets=len(outlets), earliest=earliest, latest=latest, text=text)
