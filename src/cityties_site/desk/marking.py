"""From a marked sentence and a form to a claim that stands beside those of the reader."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from cityties.errors import InputError
from cityties.records import Claim, Evidence, ExchangeClaim, TieClaim
from cityties_site.desk import corrections
from cityties_site.register import services
from cityties_site.register.roles import Person
from cityties_site.register.view_models import SourceText

END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?\S)|(?<=[。！？])[」』”]?\s*|\n+")
"""Where a sentence ends: at a stop with a space after it, at a stop of Chinese or Japanese, at a new line."""
TIE = ("a", "b", "kind", "status", "since", "term", "fields")
EXCHANGE = ("kind", "status", "from", "to", "where", "date", "end", "what", "quantity")


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence of a text, with its place in it."""

    start: int
    end: int
    text: str

    @property
    def value(self) -> str:
        """As the form names it."""
        return f"{self.start}-{self.end}"


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text; the words of each stand in it as they are."""
    found, start = [], 0
    for end in [match.end() for match in END.finditer(text)] + [len(text)]:
        piece = text[start:end]
        words = piece.strip()
        if words:
            first = start + len(piece) - len(piece.lstrip())
            found.append(Sentence(start=first, end=first + len(words), text=words))
        start = end
    return found


def chosen(source: SourceText, form: Mapping[str, str]) -> Sentence:
    """The marked words: those that were selected, within the sentence that was chosen, or the sentence.

    Raises:
        InputError: they do not stand in the text.
    """
    text = source.text
    match = re.fullmatch(r"(\d{1,9})-(\d{1,9})", form.get("sentence", ""))
    start, end = (int(match[1]), int(match[2])) if match else (0, len(text))
    words = form.get("quote", "").strip()
    if words and words in text[start:end]:
        start = text.index(words, start)
        end = start + len(words)
    elif words and words in text:
        start = text.index(words)
        end = start + len(words)
    elif words or not match:
        what = _("these words are not in the text") if words else _("none was chosen")
        raise InputError(_("Sentence"), what, remedy=_("Mark one."))
    return Sentence(start=start, end=end, text=text[start:end])


def blank(what: str) -> list[corrections.FormField]:
    """An empty form for a tie or an exchange."""
    return corrections.blank_fields(what, TIE if what == "tie" else EXCHANGE)


def add(source: SourceText, form: Mapping[str, str], *, by: Person) -> str:
    """Add the claim, accepted by who marked it; returns its key.

    Raises:
        InputError: the words are not in the text, or a field cannot be read.
    """
    marked = chosen(source, form)
    record = _record(form, marked)
    return services.add_claim(source.id, record, by=by.get_username())


def _record(form: Mapping[str, str], marked: Sentence) -> Claim:
    tie = form.get("what") == "tie"
    names = TIE if tie else EXCHANGE
    values: dict[str, Any] = {
        name: corrections.value_of(name, form.get(f"field-{name}", "").replace("\r\n", "\n").strip(), tie=tie)
        for name in names
    }
    stated = [n for n in names if values[n] and n not in {"status"}]
    proofs = [
        Evidence(field=name, start=marked.start, end=marked.end, quote=marked.text)
        for name in dict.fromkeys(["kind", *stated])
    ]
    if tie and values["a"]["id"] > values["b"]["id"]:
        values["a"], values["b"] = values["b"], values["a"]
    if tie and values["a"]["id"] == values["b"]["id"]:
        raise InputError(_("Place"), _("both are the same"), remedy=_("A tie is between two places."))
    if not tie and not (values["from"] or values["to"] or values["where"]):
        raise InputError(_("Place"), _("none is named"), remedy=_("Name who takes part."))
    common = {"id": "", "evidence": msgspec.to_builtins(proofs), "score": 1.0}
    plain = {**values, **common, "type": "tie" if tie else "exchange"}
    return msgspec.convert(plain, TieClaim) if tie else msgspec.convert(plain, ExchangeClaim)
