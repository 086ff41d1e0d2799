"""The table of ties or exchanges: filtered, sorted, and read page by page along the index."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cityties_site.register.addresses import read_pair
from cityties_site.register.cldr import country_name, language_name
from cityties_site.register.collating import sort_key
from cityties_site.register.filters import SORTS, WHAT, Filters
from cityties_site.register.models import Exchange, ExchangeFacet, Place, Tally, Tie, TieFacet
from cityties_site.register.selectors.asking import COUNTED, Asked, asked, in_language
from cityties_site.register.selectors.collating import page_by_name
from cityties_site.register.selectors.references import exchange_refs, place_ref, tie_refs
from cityties_site.register.view_models import Choice, ExploreView, Slice
from cityties_site.register.wording import (
    COOPERATION,
    EXCHANGE_KINDS,
    EXCHANGE_STATUSES,
    TIE_KINDS,
    TIE_STATUSES,
    Words,
)

ROWS = 50
SOURCE_LANGUAGES = ("en", "zh", "ja", "ko")
FACETS = ("pair", "place", "field", "country", "language")
"""By how few rows they usually leave: the first one that is asked for is read along its index."""


@in_language
def explore(
    filters: Filters, *, language: str, as_of: date | None = None, public_only: bool | None = None
) -> ExploreView:
    """One page (50 rows) of the table of ties or exchanges."""
    ask = asked(language, as_of=as_of, public_only=public_only)
    rows = Listing(filters, ask)
    by_name = page_by_name(rows, ask, ROWS) if filters.sort == "name" else None
    items, previous, following = by_name or rows.page()
    total = rows.count()
    shown: dict[str, Any] = {
        "next": following,
        "previous": previous,
        "total": min(total, COUNTED),
        "more_than_counted": total > COUNTED,
    }
    ties = filters.what == "ties"
    place = Place.objects.filter(pk=filters.city).first() if filters.city is not None else None
    return ExploreView(
        what=filters.what,
        ties=Slice(items=tie_refs(items, ask), **shown) if ties else None,
        exchanges=None if ties else Slice(items=exchange_refs(items, ask), **shown),
        choices=choices(filters, ask),
        place=place_ref(place, ask) if place else None,
    )


class Listing:
    """The rows that filters leave, in the order that they ask for.

    One facet (the pair, the city, the field ...) is read along its own index, in order; other facets are
    looked up for each row that passes.  Without a facet, the rows themselves are read along theirs.  To list
    them by name, the few rows of a facet are sorted; where they are many, the index of names meets them soon.
    """

    def __init__(self, filters: Filters, ask: Asked) -> None:
        self.filters, self.ask = filters, ask
        self.ties = filters.what == "ties"
        self.model: Any = Tie if self.ties else Exchange
        self.facets: Any = TieFacet if self.ties else ExchangeFacet
        by_name = filters.sort == "name"
        self.wanted = self._wanted()
        self.driving = next((name for name in FACETS if name in self.wanted), None)
        if ask.as_of is not None or (by_name and not self._few()):
            self.driving = None  # past versions and today's stand in two ranges of the index
        self.prefix = "row__" if self.driving else ""
        self.key = ("row__name" if self.driving else "name") if by_name else "first_day"
        self.descending = filters.sort == "newest"
        self.rows = self._filtered()

    def page(self) -> tuple[Sequence[Any], str | None, str | None]:
        """The rows of the page that the cursors name, and the cursors of the pages before and after."""
        backwards = bool(self.filters.before)
        cursor = _read_cursor(self.filters.before or self.filters.after)
        rows = self._after(cursor, backwards=backwards)[: ROWS + 1]
        found = [(r.row.name if self.key == "row__name" else getattr(r, self.key), _row(r)) for r in rows]
        more = len(found) > ROWS
        found = found[:ROWS]
        if backwards:
            found.reverse()
        if not found:
            return (), None, None
        first, last = (f"{value}~{row.pk}" for value, row in (found[0], found[-1]))
        has_previous = more if backwards else cursor is not None
        has_next = more if not backwards else True
        return [row for _value, row in found], first if has_previous else None, last if has_next else None

    def newest(self, most: int) -> list[Any]:
        """The first rows, without pages."""
        rows = self._after(None, backwards=False)[:most]
        return [_row(row) for row in rows]

    def _few(self) -> bool:
        """Whether the facet that is read first has no more rows than are counted."""
        return self.driving is not None and self._driven()[: COUNTED + 1].count() <= COUNTED

    def _driven(self) -> QuerySet[Any]:
        value = self.wanted[self.driving or ""]
        found: QuerySet[Any] = self.facets.objects.filter(
            scope=self.ask.audience, name=self.driving, value=value
        )
        return found

    def count(self) -> int:
        """How many rows there are, up to one more than `COUNTED`."""
        return self.rows.order_by()[: COUNTED + 1].count()

    def _after(self, cursor: tuple[str, int] | None, *, backwards: bool) -> QuerySet[Any]:
        down = self.descending != backwards
        pk = "row_id" if self.driving else "pk"
        sign = "-" if down else ""
        rows = self.rows.order_by(f"{sign}{self.key}", f"{sign}{pk}")
        if cursor is None:
            return rows
        way = "lt" if down else "gt"
        value, number = cursor
        beyond = Q(**{f"{self.key}__{way}": value})
        found: QuerySet[Any] = rows.filter(beyond | Q(**{self.key: value, f"{pk}__{way}": number}))
        return found

    def _wanted(self) -> dict[str, str]:
        f = self.filters
        wanted = {
            "pair": f.tie,
            "place": str(f.city) if f.city is not None else "",
            "field": f.field if self.ties else "",
            "country": f.country,
            "language": f.language,
        }
        if self.ties and f.tie:
            wanted["pair"] = ""  # a tie is its pair; see _filtered
        return {name: value for name, value in wanted.items() if value}

    def _filtered(self) -> QuerySet[Any]:
        if self.driving:
            rows = self._driven().select_related("row")
        else:
            rows = self.model.objects.filter(self.ask.holds())
        for name in self.wanted.keys() - {self.driving}:
            rows = rows.filter(self._has(name, self.wanted[name]))
        left: QuerySet[Any] = rows.filter(self._own_columns())
        return left

    def _has(self, name: str, value: str) -> Exists:
        row = OuterRef("row_id" if self.driving else "pk")
        return Exists(self.facets.objects.filter(scope__in=self.ask.scopes, name=name, value=value, row=row))

    def _own_columns(self) -> Q:
        f = self.filters
        own = Q()
        for name in ("kind", "status"):
            if getattr(f, name):
                own &= Q(**{name: getattr(f, name)})
        if f.from_year is not None:
            own &= Q(first_day__gte=f"{f.from_year:04}-01-01")
        if f.to_year is not None:
            own &= Q(first_day__lt=f"{f.to_year + 1:04}", first_day__gt="")
        if f.sort == "oldest":
            own &= Q(first_day__gt="")  # where no date is known, nothing can be said to be oldest
        if self.ties and f.tie:
            a, b = read_pair(f.tie) or (0, 0)  # no place has the id 0: what is no pair finds nothing
            own &= Q(**{f"{self.prefix}a": a, f"{self.prefix}b": b})
        return own


def _row(found: Any) -> Any:
    """The tie or exchange itself, where a facet of it was read."""
    return found.row if isinstance(found, TieFacet | ExchangeFacet) else found


def _read_cursor(cursor: str) -> tuple[str, int] | None:
    value, _tilde, number = cursor.rpartition("~")
    return (value, int(number)) if number.isdecimal() and len(number) < 19 else None


def choices(filters: Filters, ask: Asked) -> dict[str, tuple[Choice, ...]]:
    """What each filter can be set to."""
    ties = filters.what == "ties"
    return {
        "what": tuple(Choice(code=code, label=code, chosen=code == filters.what) for code in WHAT),
        "sort": tuple(Choice(code=code, label=code, chosen=code == filters.sort) for code in SORTS),
        "kind": _choices(TIE_KINDS if ties else EXCHANGE_KINDS, filters.kind),
        "status": _choices(TIE_STATUSES if ties else EXCHANGE_STATUSES, filters.status),
        "field": _choices(COOPERATION, filters.field) if ties else (),
        "country": _countries(filters.country, ask),
        "language": _languages(filters.language, ask),
    }


def _choices(words: Words, chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(code=code, label=str(text), chosen=code == chosen) for code, text in words.items())


def _countries(chosen: str, ask: Asked) -> tuple[Choice, ...]:
    held = Tally.objects.filter(audience=ask.audience, name__startswith="country:", number__gt=0)
    codes = [name.removeprefix("country:") for name in held.values_list("name", flat=True)]
    named = [Choice(code=c, label=country_name(c, ask.language), chosen=c == chosen) for c in codes]
    return tuple(sorted(named, key=lambda choice: sort_key(choice.label, ask.language)))


def _languages(chosen: str, ask: Asked) -> tuple[Choice, ...]:
    codes = dict.fromkeys([*SOURCE_LANGUAGES, chosen] if chosen else SOURCE_LANGUAGES)
    return tuple(Choice(code=c, label=language_name(c, ask.language), chosen=c == chosen) for c in codes)
