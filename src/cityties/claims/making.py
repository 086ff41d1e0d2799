"""Claims from candidates: fields with their evidence, scores with their reasons, and stable ids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import msgspec

from cityties.claims.clauses import clause
from cityties.claims.exchanges import Candidate
from cityties.claims.grammars import Grammar
from cityties.claims.joining import Telling
from cityties.claims.lexicon import Match
from cityties.claims.parties import Party
from cityties.claims.quantities import Counted, find_single
from cityties.claims.rows import Row, Token
from cityties.claims.scoring import Weights
from cityties.claims.status import settled
from cityties.claims.stories import Story
from cityties.claims.ties import TieCandidate
from cityties.records import (
    Evidence,
    ExchangeClaim,
    ExchangeStatus,
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
    "sent": frozenset(
        "send sent sends ship shipped ships shipping dispatched dispatch flew loaded left".split()
    ),
    "received": frozenset("receive received receives accepted arrived got reached".split()),
    "delivered": frozenset("deliver delivered delivers handed hand".split()),
}
_WHAT_WORDS = 12
_ENDS_SUBJECT = frozenset(
    "in at with between by from to on was were is are which that who will has have had".split()
)


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
        id=claim_id(
            "tie", best.kind, a.id, b.id, part, page, text[best.row.sentence.start : best.row.sentence.end]
        ),
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
    when: tuple[When | None, When | None, Token | None],
    story: Story,
    weights: Weights,
    page: str | None,
    grammar: Grammar,
) -> ExchangeClaim:
    """The claim that an article makes of one event; ``group`` has its tellings, the best first.

    ``when`` has its start, its end and the words that give them.
    """
    candidate = group[0].candidate
    row, part = candidate.row, story.part
    date, end, date_token = when
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
            date.value if date else None,
            part,
            page,
            text[row.sentence.start : row.sentence.end],
        ),
        kind=candidate.kind,
        status=_status(group, date, end, story.published),
        from_=candidate.from_,
        to=candidate.to,
        where=_where(candidate),
        date=date,
        end=end,
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


_GOES_ON = frozenset({"visit", "event", "meeting", "education", "sport", "trade", "other"})


def _status(group: Sequence[Telling], date: When | None, end: When | None, published: When) -> ExchangeStatus:
    """The best telling's status; what lies after the page's date is planned, a stay around it ongoing."""
    statuses = [settled(t.candidate) for t in group]
    if "cancelled" in statuses:
        return "cancelled"
    given = group[0].candidate.kind in _GIVEN and "done" in statuses
    status = "done" if given else statuses[0]
    if date is None or published.latest is None or date.basis == "inferred":
        return status
    if date.earliest is not None and date.earliest > published.latest:
        return "planned"
    ends = end.latest if end is not None else None
    over = (ends or date.latest or "9") < (published.earliest or "0")
    if over and status == "planned" and date.precision == "day":
        return "done"
    around = ends is not None and date.earliest is not None and date.earliest <= published.latest <= ends
    return "ongoing" if around and group[0].candidate.kind in _GOES_ON else status


def _where(candidate: Candidate) -> tuple[Place, ...]:
    located = [p for p in (*candidate.givers, *candidate.takers) if p.case in ("in", "at") and not p.actor]
    return tuple({p.id: p for party in located for p in party.places}.values())


_GIVEN = frozenset({"donation", "gift"})
_PEOPLED = frozenset({"visit", "education", "sport", "event"})


def _counted(candidate: Candidate, quantities: Iterable[Counted]) -> Counted | None:
    """What was given, or how many went: "6,000 masks", "81 visitors"; other numbers say neither."""
    row, match = candidate.row, candidate.match
    first, last = clause(row, match)
    found = [c for c in quantities if first <= c.first <= last]
    if candidate.kind in _GIVEN:
        goods = {k for m in row.of("need") for k in range(m.first, m.last + 1)}
        found = [
            c
            for c in found
            if c.money or goods & set(range(c.first, c.last + 2)) or 0 <= c.first - match.last <= 3
        ]
        found = [c for c in found if not _people_counted(row, c)] or (
            _one_given(row, match) if candidate.kind == "donation" else []
        )
    elif candidate.kind in _PEOPLED:
        found = [c for c in found if _people_counted(row, c) and _goes(candidate, c)]
    else:
        return None
    return min(found, key=lambda c: (abs(c.first - match.last), c.first), default=None)


def _one_given(row: Row, match: Match) -> list[Counted]:
    goods = [m for m in row.of("need") if m.sense.name == "goods" and -6 <= m.first - match.last <= 8]
    return [single for m in goods if (single := find_single(row, m)) is not None]


def _people_counted(row: Row, counted: Counted) -> bool:
    """Whether people are counted: the unit ends in a word for those who act."""
    actors = {m.last for m in row.of("actor")}
    return counted.last in actors or row.lower(counted.last) in ("people", "persons", "men", "women")


def _goes(candidate: Candidate, counted: Counted) -> bool:
    """Whether those who are counted stand with the side that goes, or are led by it."""
    near = any(
        p.first - 2 <= counted.last and counted.first <= p.last + 12
        for p in candidate.givers
        if p.bound != "home"
    )
    taken = any(p.first <= counted.first <= p.last for p in candidate.takers if p.bound != "home")
    return near and not taken


def _what(candidate: Candidate, counted: Counted | None) -> tuple[int, int] | None:
    """The words that say what was given or done: goods with their number, else the words after the cue."""
    row, match = candidate.row, candidate.match
    needed = [m for m in row.of("need") if m.sense.name == candidate.frame.needs]
    needed = [m for m in needed if m.first != match.first or len(row.lower(m.first)) > 1]  # 飞 is no thing
    if needed:
        goods = min(needed, key=lambda m: abs(m.first - match.last))
        first = (
            counted.first if counted is not None and 0 <= goods.first - counted.first <= 6 else goods.first
        )
        last = max(_subject_end(row, goods.last), first)
        return row.tokens[first].start, row.tokens[last].end
    last = match.last
    while (
        last + 1 < len(row.tokens)
        and last - match.last < _WHAT_WORDS
        and row.tokens[last + 1].lower not in ".;:,–"
    ):
        last += 1
    start, end = row.tokens[match.first].start, row.tokens[last].end
    return (start, end) if end - start > 1 else None  # 飞 alone says nothing


def _subject_end(row: Row, last: int) -> int:
    """The last token of what a document or a thing is about: "agreement on tourism and trade"."""
    end = last
    if row.lower(last + 1) not in ("on", "of", "for", "about"):
        return end
    for index in range(last + 2, min(last + _WHAT_WORDS, len(row.tokens))):
        token = row.tokens[index]
        if token.kind != "word" or token.lower in _ENDS_SUBJECT:
            break
        if token.lower not in ("and", "the", "a"):
            end = index
    return end


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
    return tuple(
        Person(name=_name(row, party), role=party.actor, of=party.places[0].id)
        for party in parties
        if party.actor in _OFFICES and len(party.places) == 1
    )


_OFFICES = frozenset(
    "mayor,deputy mayor,vice mayor,lord mayor,governor,vice governor,party secretary,president,director,"
    "chairman,chairwoman,councillor,councilor,speaker,premier,commissioner,provost".split(",")
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
    found: dict[str, Organisation] = {}
    for token in row.tokens:
        mention = token.mention
        if mention is not None and mention.organisation and mention.place is not None:
            found.setdefault(
                mention.organisation, Organisation(name=mention.organisation, of=mention.place.id)
            )
    return tuple(found.values())


__all__ = ["Quantity", "claim_id", "make_exchange", "make_tie"]
