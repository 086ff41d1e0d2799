"""What CityTies knows, as plain records: frozen, keyword-only, without machinery.

The records are the seam between the steps: a step takes records and gives records, `cityties read`
prints them as JSON, and the register loads the same JSON.  What a page leaves open is ``None``.
Offsets count characters (code points), `start` included and `end` excluded.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import field

Language = str
"""An ISO 639-1 code, with the script where it matters: ``en``, ``zh``, ``zh-Hant``, ``ja``, ``ko``."""

TieKind = Literal["sister_city", "friendly_exchange", "intent", "project"]
TieStatus = Literal["planned", "active", "suspended", "ended"]
ExchangeKind = Literal[
    "visit",
    "agreement",
    "donation",
    "gift",
    "event",
    "meeting",
    "education",
    "sport",
    "trade",
    "transport",
    "other",
]
ExchangeStatus = Literal["planned", "ongoing", "done", "cancelled"]
StageName = Literal["promised", "sent", "received", "delivered"]
Precision = Literal["day", "month", "year"]
Basis = Literal["stated", "relative", "inferred"]
Role = Literal["title", "byline", "dateline", "body", "caption", "related", "furniture"]
MentionStatus = Literal["linked", "ambiguous", "unknown"]
Level = Literal[
    "country",
    "state",
    "province",
    "prefecture",
    "region",
    "county",
    "district",
    "city",
    "county_level_city",
    "town",
    "village",
]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """The common form of all records: immutable values, compared by content."""


class When(Record, frozen=True, kw_only=True):
    """A date as far as a page lets it be known.

    "In last December", on a page that tells of February 11 and whose newest related story is dated
    December 26, 2019, makes value ``2019-12``, earliest ``2019-12-01``, latest ``2019-12-31``, precision
    month, basis inferred, and a reason that says so.

    ``value`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; it is ``None`` where only bounds are known.
    ``earliest`` and ``latest`` are days (``YYYY-MM-DD``), both included; either may be open (``None``).
    """

    value: str | None
    earliest: str | None
    latest: str | None
    precision: Precision | None
    basis: Basis
    reason: str | None = None


class Place(Record, frozen=True, kw_only=True):
    """A city, town, county, district, prefecture, province, state or country: "Pengzhou city".

    ``id`` is the GeoNames id (entries of the project's own supplement that GeoNames lacks are negative).
    ``names`` has a name per language, and ``local`` for the name in the place's own language;
    ``within`` lists the ids of what the place lies in, the nearest first, the country last.
    """

    id: int
    name: str
    country: str
    admin1: str | None = None
    level: Level
    names: dict[str, str] = field(default_factory=dict)
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    within: tuple[int, ...] = ()


class Reason(Record, frozen=True, kw_only=True):
    """One feature behind a score, with what it added: "cue: sister-city relationship", 0.6."""

    feature: str
    weight: float


class Candidate(Record, frozen=True, kw_only=True):
    """A place that a name may mean, how well it fits here, and why."""

    place: Place
    score: float
    because: tuple[Reason, ...] = ()


class Mention(Record, frozen=True, kw_only=True):
    """A span that names a place: "Kofu" in "the city government of Kofu, Japan".

    ``status`` is linked (``place`` is set), ambiguous (two or more candidates are left) or unknown;
    ``reason`` says why it is not linked.  ``role`` tells a place by name from an adjective of a country
    ("Japanese") and from a name inside an organisation ("Chengdu Media Group"), whose whole name is then
    in ``organisation``.
    """

    start: int
    end: int
    text: str
    status: MentionStatus
    role: Literal["place", "adjective", "organisation"] = "place"
    place: Place | None = None
    candidates: tuple[Candidate, ...] = ()
    organisation: str | None = None
    reason: str | None = None


class Part(Record, frozen=True, kw_only=True):
    """A span of an article's text with a role: title, byline, dateline, body, caption, related, furniture."""

    role: Role
    start: int
    end: int


class Picture(Record, frozen=True, kw_only=True):
    """A picture of an article: its address, alternative text and caption, as far as the page gives them."""

    src: str | None = None
    alt: str | None = None
    caption: str | None = None


class RelatedStory(Record, frozen=True, kw_only=True):
    """A teaser of another story on the page: its title, summary, date and address; span in the text."""

    title: str | None
    summary: str | None
    date: str | None
    address: str | None = None
    start: int
    end: int


class Article(Record, frozen=True, kw_only=True):
    """What a page says, with one ``text`` into which every span of this reading points."""

    title: str | None
    authors: tuple[str, ...] = ()
    language: Language | None
    outlet: str | None = None
    published: When
    text: str
    parts: tuple[Part, ...] = ()
    pictures: tuple[Picture, ...] = ()
    related: tuple[RelatedStory, ...] = ()


class Page(Record, frozen=True, kw_only=True):
    """A page as received.  ``digest`` is ``sha256:`` and the hexadecimal digest of ``data``."""

    data: bytes
    digest: str
    source: str
    address: str | None = None
    media_type: str | None = None
    retrieved: str | None = None


class Evidence(Record, frozen=True, kw_only=True):
    """Where one field of a claim is stated; ``article.text[start:end] == quote``."""

    field: str
    start: int
    end: int
    quote: str
    page: str | None = None


class Quantity(Record, frozen=True, kw_only=True):
    """How much of what: 6,000 disposable surgical masks."""

    value: float
    unit: str


class Stage(Record, frozen=True, kw_only=True):
    """A step of a donation: promised a week before, received on February 11, delivery planned."""

    stage: StageName
    date: When | None = None
    status: ExchangeStatus = "done"


class Person(Record, frozen=True, kw_only=True):
    """Somebody who takes part, by name or by office: "the incumbent mayor of Kofu"; ``of`` is a place id."""

    name: str | None
    role: str | None = None
    of: int | None = None


class Organisation(Record, frozen=True, kw_only=True):
    """A body that takes part: "Chengdu Public Health Clinical Medical Center"; ``of`` is a place id."""

    name: str
    of: int | None = None


class TieClaim(Record, frozen=True, kw_only=True, tag_field="type", tag="tie"):
    """An article says that two places are tied: "In 1984, the two cities established the relationship".

    ``a`` and ``b`` are ordered by id.  ``term`` is the document's own word for the tie.
    """

    id: str
    kind: TieKind
    status: TieStatus
    a: Place
    b: Place
    since: When | None = None
    term: str | None = None
    fields: tuple[str, ...] = ()
    part: Role = "body"
    evidence: tuple[Evidence, ...] = ()
    score: float = 0.0
    because: tuple[Reason, ...] = ()


class ExchangeClaim(Record, frozen=True, kw_only=True, tag_field="type", tag="exchange"):
    """An article tells of one event between places: "Kofu Donates 6,000 Surgical Masks to Chengdu"."""

    id: str
    kind: ExchangeKind
    status: ExchangeStatus
    from_: tuple[Place, ...] = field(name="from")
    to: tuple[Place, ...]
    where: tuple[Place, ...] = ()
    date: When | None = None
    end: When | None = None
    what: str | None = None
    quantity: tuple[Quantity, ...] = ()
    stages: tuple[Stage, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    part: Role = "body"
    evidence: tuple[Evidence, ...] = ()
    score: float = 0.0
    because: tuple[Reason, ...] = ()


Claim = TieClaim | ExchangeClaim


class Reading(Record, frozen=True, kw_only=True):
    """All that was read from one page; one line of `cityties read`."""

    source: str
    page: str
    address: str | None = None
    article: Article
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = ()
