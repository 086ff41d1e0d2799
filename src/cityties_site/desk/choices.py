"""From the fields of a form to what a reviewer decides."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from cityties.errors import InputError
from cityties.records import Claim
from cityties_site.desk import corrections
from cityties_site.desk.deciding import Choice
from cityties_site.register.services.supplement import known_place

REASONS = (
    ("not_said", gettext_lazy("The text does not say this")),
    ("places", gettext_lazy("Other places are meant")),
    ("kind", gettext_lazy("Something else happened")),
    ("wish", gettext_lazy("It is only wished for, proposed or denied")),
    ("others", gettext_lazy("It is a matter of companies, clubs or states, not of cities")),
    ("inside", gettext_lazy("It happened within one city or country only")),
    ("furniture", gettext_lazy("It is an advertisement, a menu or another page’s text")),
    ("twice", gettext_lazy("The same is claimed twice from this text")),
    ("other", gettext_lazy("Another reason")),
)
"""Why a claim is rejected, in the order of the digits.  The register keeps the English words."""
SAID = {"accept", "unsure"}


def choice_from(form: Mapping[str, str], claim: Claim) -> Choice:
    """What a form decides about a claim, as it stands now.

    Raises:
        InputError: it decides nothing, or its corrections cannot be read.
    """
    note = form.get("note", "").strip()[:1000]
    if form.get("reject"):
        return Choice(verdict="reject", reason=_reason(form["reject"], note))
    if form.get("place"):
        return Choice(verdict="correct", corrections=_other_place(form["place"], claim), reason=note)
    if form.get("same") or form.get("different"):
        verdict = "same" if form.get("same") else "different"
        return Choice(verdict=verdict, other=form[verdict], reason=note)
    verdict = form.get("verdict", "")
    if verdict == "correct":
        changed = corrections.read(claim, form)
        if not changed:
            raise InputError(
                _("Correction"), _("nothing was changed"), remedy=_("Change a field, or accept.")
            )
        return Choice(verdict="correct", corrections=changed, reason=note)
    if verdict not in SAID:
        raise InputError(_("Decision"), _("none was made"), remedy=_("Choose one of the buttons."))
    return Choice(verdict=verdict, reason=note)


def _reason(code: str, note: str) -> str:
    with override("en"):
        words = str(dict(REASONS).get(code, ""))
    if not words:
        raise InputError(_("Reason"), _("this is none of the list"), remedy=_("Choose one of the list."))
    return f"{words}: {note}" if note else words


def _other_place(value: str, claim: Claim) -> dict[str, object]:
    name, _colon, rest = value.partition(":")
    number, _colon, identifier = rest.partition(":")
    known = name in corrections.PLACES and hasattr(claim, "from_" if name == "from" else name)
    place = known_place(int(identifier)) if identifier.lstrip("-").isdecimal() else None
    if not known or place is None or not number.isdecimal():
        raise InputError(_("Place"), _("there is no such place"), remedy=_("Choose one of the list."))
    return {name: corrections.with_place(claim, name, int(number), place)}
