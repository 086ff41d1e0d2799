"""Reads news pages and keeps a sourced register of the ties between cities and of their exchanges.

>>> import cityties
>>> reading = cityties.read("In 1984, Chengdu and Kofu became sister cities.", today="2024-05-01")
>>> [claim.kind for claim in reading.claims]  # doctest: +SKIP
['sister_city', 'agreement']

A `Reading` has an ``article``, its ``mentions`` of places, and its ``claims``: see `cityties.records`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cityties.errors import (
    CityTiesError,
    DataError,
    FetchError,
    GazetteerError,
    InputError,
    LanguageError,
)
from cityties.records import (
    Article,
    Candidate,
    Claim,
    Evidence,
    ExchangeClaim,
    Mention,
    Organisation,
    Page,
    Part,
    Person,
    Picture,
    Place,
    Quantity,
    Reading,
    Reason,
    RelatedStory,
    Stage,
    TieClaim,
    When,
)

if TYPE_CHECKING:
    from cityties.pipeline import read, read_page

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Candidate",
    "CityTiesError",
    "Claim",
    "DataError",
    "Evidence",
    "ExchangeClaim",
    "FetchError",
    "GazetteerError",
    "InputError",
    "LanguageError",
    "Mention",
    "Organisation",
    "Page",
    "Part",
    "Person",
    "Picture",
    "Place",
    "Quantity",
    "Reading",
    "Reason",
    "RelatedStory",
    "Stage",
    "TieClaim",
    "When",
    "__version__",
    "read",
    "read_page",
]


def __getattr__(name: str) -> Any:
    """Import the reading steps when they are first asked for: the records alone need none of them."""
    if name in {"read", "read_page"}:
        from cityties import pipeline  # noqa: PLC0415 - see above

        return getattr(pipeline, name)
    raise AttributeError(f"module 'cityties' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
