"""Claims from candidates: fields with their evidence, scores with their reasons, and stable ids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import msgspec

from cityties.claims.exchanges import Candidate
from cityties.claims.grammars import Grammar
from cityties.claims.joining import Telling
from cityties.claims.parties import Party
from cityties.claims.quantities import Counted
from cityties.claims.rows import Row, Token
from cityties.claims.scoring import Weights
from cityties.claims.ties import TieCandidate
from cityties.records import (
    Evidence,
    ExchangeClaim,
    Organisation,
    Person,
    Place,
    Quantity,
    Role,
    Stage,
    StageName,
    TieClaim,
    When,
)

_STAGES: dict[StageName, frozenset[str]] = {
    "promised": frozenset("pledge pledged pledges promise promised promises offer offered would".split()),
    "sent": frozenset("send sent sends ship shipped ships shipping dispatched dispatch flew loaded left".split()),
    "received": frozenset("receive received receives accepted arrived got reached".split()),
    "delivered": frozenset("deliver delivered delivers handed hand".split()),
}
_WHAT_WORDS = 12


def claim_id(*parts: object) -> str:
    """A claim's id: the first 16 hexadecimal digits of the SHA-256 of a JSON array of its stable values."""
    return hashlib.sha256(msgspec.json.encode(list(parts))).hexdigest()[:16]


def evidence(text: str, field: str, start: int, end: int, page: str | None) -> Evidence:
    """One field's evidence; the quote is cut from the text, so that it always agrees with its span."""
    return Evidence(field=field, start=start, end=end, quote=text[start:end], page=page)


def make_tie(
    text: str,
    told: Sequence[tuple[TieCandidate, float]],
    since: tuple[When, Token] | None,
    fields: tuple[str, ...],
    part: Role,
    weights: Weights,
    page: str | None,
) -> TieClaim:
    """The claim that an article makes of one pair; ``told`` has all that say so, the best first."""
    best, score = told[0]
    a, b = sorted((best.a, best.b), key=lambda p: p.id)
    term = (best.row.tokens[best.match.first].start, best.row.tokens[best.match.last].end)
    proof = [
        evidence(text, "kind", best.row.sentence.start, best.row.sentence.end, page),
        evidence(text, "term", *term, page),
        *_places_evidence(text, "a" if best.a is a else "b", best.ends[0], page),
        *_places_evidence(text, "a" if best.b is a else "b", best.ends[1], page),
    ]
    if since is not None:
        proof.append(evidence(text, "since", since[1].start, since[1].end, page))
    sentences = {(c.row.sentence.start, c.row.sentence.end) for c, _ in told[1:]}
    proof += [
        evidence(text, "kind", start, end, page)
        for start, end in sorted(sentences - {(best.row.sentence.start, best.row.sentence.end)})
    ]
    return TieClaim(
        id=claim_id("tie", best.kind, a.id, b.id, part, page, text[best.row.sentence.start : best.row.sentence.end]),
        kind=best.kind,
        status=best.status,
        a=a,
        b=b,
        since=since[0] if since is not None else None,
        term=text[slice(*term)],
        fields=fields,
        part=part,
        evidence=tuple(proof),
        score=round(score, 3),
        because=weights.reasons(best.features),
    )


def _places_evidence(text: str, field: str, party: Party, page: str | None) -> list[Evidence]:
    return [evidence(text, field, party.start, party.end, page)]


def make_exchange(
    text: str,
    group: Sequence[Telling],
    date_token: Token | None,
    part: Role,
    weights: Weights,
    page: str | None,
    grammar: Grammar,
) -> ExchangeClaim:
    """The claim that an article makes of one event; ``group`` has its tellings, the best first."""
    best = group[0]
    candidate = best.candidate
    row = candidate.row
    dated = next((t for t in group if t.date is not None), best)
    proof = [evidence(text, "kind", row.sentence.start, row.sentence.end, page)]
    for field, parties in (("from", candidate.givers), ("to", candidate.takers)):
        for party in parties:
            proof += _places_evidence(text, field, party, page)
    if date_token is not None:
        proof.append(evidence(text, "date", date_token.start, date_token.end, page))
    counted = _counted(candidate, grammar.quantities(row, text))
    if counted is not None:
        span = row.tokens[counted.first].start, row.tokens[counted.last].end
        proof.append(evidence(text, "quantity", *span, page))
    what = _what(candidate, counted)
    if what is not None:
        proof.append(evidence(text, "what", *what, page))
    others = {(t.candidate.row.sentence.start, t.candidate.row.sentence.end) for t in group[1:]}
    proof += [
        evidence(text, "kind", start, end, page)
        for start, end in sorted(others - {(row.sentence.start, row.sentence.end)})
    ]
    return ExchangeClaim(
        id=claim_id(
            "exchange",
            candidate.kind,
            [p.id for p in candidate.from_],
            [p.id for p in candidate.to],
            dated.date.value if dated.date else None,
            part,
            page,
            text[row.sentence.start : row.sentence.end],
        ),
        kind=candidate.kind,
        status=_status(group),
        from_=candidate.from_,
        to=candidate.to,
        where=_where(candidate),
        date=dated.date,
        end=dated.end,
        what=text[slice(*what)] if what is not None else None,
        quantity=(counted.quantity,) if counted is not None else (),
        stages=_stages(group) if candidate.kind == "donation" else (),
        people=_people(row, [*candidate.givers, *candidate.takers]),
        organisations=_organisations(row),
        part=part,
        evidence=tuple(proof),
        score=round(max(t.score for t in group), 3),
        because=weights.reasons(candidate.features),
    )


def _status(group: Sequence[Telling]) -> str:  # type: ignore[return]
    statuses = [t.candidate.status for t in group]
    for status in ("cancelled", "done", "ongoing", "planned"):
        if status in statuses:
            return status


def _where(candidate: Candidate) -> tuple[Place, ...]:
    located = [p for p in (*candidate.givers, *candidate.takers) if p.case in ("in", "at") and not p.actor]
    return tuple({p.id: p for party in located for p in party.places}.values())


def _counted(candidate: Candidate, quantities: Iterable[Counted]) -> Counted | None:
    match = candidate.match
    found = list(quantities)
    if not found:
        return None
    return min(found, key=lambda c: (abs(c.first - match.last), c.first))


def _what(candidate: Candidate, counted: Counted | None) -> tuple[int, int] | None:
    """The words that say what was given or done: goods with their number, else the words after the cue."""
    row, match = candidate.row, candidate.match
    needed = [m for m in row.of("need") if m.sense.name == candidate.frame.needs]
    if needed:
        goods = min(needed, key=lambda m: abs(m.first - match.last))
        first = counted.first if counted is not None and 0 <= goods.first - counted.first <= 6 else goods.first
        return row.tokens[first].start, row.tokens[max(goods.last, first)].end
    last = match.last
    while last + 1 < len(row.tokens) and last - match.last < _WHAT_WORDS and row.tokens[last + 1].lower not in ".;:,–":
        last += 1
    return row.tokens[match.first].start, row.tokens[last].end


def _stages(group: Sequence[Telling]) -> tuple[Stage, ...]:
    stages: dict[StageName, Stage] = {}
    for telling in group:
        words = {t.lower for t in telling.candidate.row.tokens}
        for name, verbs in _STAGES.items():
            if words & verbs and name not in stages:
                planned = name == "delivered" and bool(words & {"will", "soon"})
                stages[name] = Stage(
                    stage=name,
                    date=None if planned else telling.date,
                    status="planned" if planned or telling.candidate.status == "planned" else "done",
                )
    return tuple(stages[name] for name in _STAGES if name in stages)


def _people(row: Row, parties: Sequence[Party]) -> tuple[Person, ...]:
    people = []
    for party in parties:
        if party.actor in _OFFICES and len(party.places) == 1:
            people.append(Person(name=_name(row, party), role=party.actor, of=party.places[0].id))
    return tuple(people)


_OFFICES = frozenset(
    "mayor,deputy mayor,vice mayor,lord mayor,governor,vice governor,party secretary,president,director,chairman,"
    "chairwoman,councillor,councilor,speaker,premier,commissioner,provost".split(",")
)


def _name(row: Row, party: Party) -> str | None:
    """The name beside an office: "Mayor Kate Gallego", "Robert Kakyebezi, mayor of Mbarara"."""
    for index in range(party.first, min(party.last + 4, len(row.tokens))):
        end = index
        while end < len(row.tokens) and row.tokens[end].kind == "word" and row.tokens[end].text[:1].isupper():
            end += 1
        if end - index >= 2:
            return " ".join(row.tokens[k].text for k in range(index, end))
    return None


def _organisations(row: Row) -> tuple[Organisation, ...]:
    found = {}
    for token in row.tokens:
        mention = token.mention
        if mention is not None and mention.organisation and mention.place is not None:
            found.setdefault(mention.organisation, Organisation(name=mention.organisation, of=mention.place.id))
    return tuple(found.values())


__all__ = ["Quantity", "claim_id", "make_exchange", "make_tie"]
