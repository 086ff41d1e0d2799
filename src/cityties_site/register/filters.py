"""What a reader asked to see of Explore and the map, from the query of an address and back to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

WHAT = ("ties", "exchanges")
SORTS = ("newest", "oldest", "name")
LONGEST = 64
"""Characters of a value; longer ones are none of ours."""


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Filters of Explore and the map; an empty value filters nothing.

    ``what`` is ties or exchanges; ``kind``, ``status`` and ``field`` are codes; ``country`` is an ISO code;
    ``city`` a place id; ``from_year`` and ``to_year`` are included; ``language`` is that of a source;
    ``sort`` is newest, oldest or name; ``after`` and ``before`` are cursors from a `Slice`.
    """

    what: str = "ties"
    kind: str = ""
    status: str = ""
    field: str = ""
    country: str = ""
    city: int | None = None
    tie: str = ""
    from_year: int | None = None
    to_year: int | None = None
    language: str = ""
    sort: str = "newest"
    after: str = ""
    before: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Filters:
        """Read the filters from the query of an address; what makes no sense is left out."""
        return cls(
            what=_one_of(query.get("what", ""), WHAT),
            kind=_word(query.get("kind", "")),
            status=_word(query.get("status", "")),
            field=_word(query.get("field", "")),
            country=_word(query.get("country", "")).upper()[:2],
            city=_number(query.get("city", "")),
            tie=_word(query.get("tie", "")),
            from_year=_number(query.get("from_year", "")),
            to_year=_number(query.get("to_year", "")),
            language=_word(query.get("language", "")),
            sort=_one_of(query.get("sort", ""), SORTS),
            after=_cursor(query.get("after", "")),
            before=_cursor(query.get("before", "")),
        )

    def query(self, **changes: object) -> str:
        """The query of an address that shows this view, with changes: ``filters.query(after=cursor)``."""
        changed = replace(self, **changes) if changes else self  # type: ignore[arg-type]
        default = Filters()
        pairs = {name: getattr(changed, name) for name in self.__dataclass_fields__}
        return urlencode({n: v for n, v in pairs.items() if v not in ("", None) and v != getattr(default, n)})


def _one_of(value: str, allowed: tuple[str, ...]) -> str:
    return value if value in allowed else allowed[0]


def _word(value: str) -> str:
    value = value.strip()
    return value if len(value) <= LONGEST and value.replace("_", "").replace("-", "").isalnum() else ""


def _cursor(value: str) -> str:
    return value[: 4 * LONGEST].replace("\x00", "")  # no database looks for NUL


def _number(value: str) -> int | None:
    value = value.strip()
    return (
        int(value)
        if value.lstrip("-").isascii() and value.lstrip("-").isdecimal() and len(value) < 12
        else None
    )
