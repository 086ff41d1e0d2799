"""Tables in the words of a language, for people with a spreadsheet: headings, vocabularies, names.

Programs want columns and codes that never change: those have the addresses without a language.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from cityties.formats import Row
from cityties_site.register.addresses import slug
from cityties_site.register.cldr import country_name, joined
from cityties_site.register.wording import (
    BASES,
    COOPERATION,
    EXCHANGE_KINDS,
    EXCHANGE_STATUSES,
    LEVELS,
    PRECISIONS,
    TIE_KINDS,
    TIE_STATUSES,
    Words,
    label,
)

HEADINGS: Words = {
    "id": _("Id"),
    "a_id": _("GeoNames id of the first place"),
    "a_name": _("First place"),
    "a_country": _("Country of the first place"),
    "a_level": _("Level of the first place"),
    "a_latitude": _("Latitude of the first place"),
    "a_longitude": _("Longitude of the first place"),
    "b_id": _("GeoNames id of the second place"),
    "b_name": _("Second place"),
    "b_country": _("Country of the second place"),
    "b_level": _("Level of the second place"),
    "b_latitude": _("Latitude of the second place"),
    "b_longitude": _("Longitude of the second place"),
    "kind": _("Kind"),
    "status": _("Status"),
    "since_value": _("Since"),
    "since_earliest": _("Since: first possible day"),
    "since_latest": _("Since: last possible day"),
    "since_precision": _("Since: how exactly"),
    "since_basis": _("Since: how it is known"),
    "since_also_stated": _("Since: also stated"),
    "fields": _("Fields of cooperation"),
    "outlets": _("Outlets that tell of it"),
    "reviewed": _("Reviewed"),
    "from_ids": _("From: GeoNames ids"),
    "from_names": _("From: places"),
    "from_countries": _("From: countries"),
    "to_ids": _("To: GeoNames ids"),
    "to_names": _("To: places"),
    "to_countries": _("To: countries"),
    "where_ids": _("Where: GeoNames ids"),
    "where_names": _("Where: places"),
    "where_countries": _("Where: countries"),
    "date_value": _("Date"),
    "date_earliest": _("Date: first possible day"),
    "date_latest": _("Date: last possible day"),
    "date_precision": _("Date: how exactly"),
    "date_basis": _("Date: how it is known"),
    "date_also_stated": _("Date: also stated"),
    "end": _("Last day"),
    "what": _("What"),
    "quantity": _("How much"),
    "stages": _("Stages"),
}
COMMON = {"level": LEVELS, "precision": PRECISIONS, "basis": BASES}
REVIEWED: Words = {"True": _("yes"), "False": _("no")}


def headings(columns: Sequence[str]) -> list[str]:
    """What stands above the columns."""
    return [label(HEADINGS, column).label for column in columns]


def in_words(row: Row, language: str, *, ties: bool) -> Row:
    """A row with the words of a language in the place of codes; dates, ids and words of sources stay."""
    kinds, statuses = (TIE_KINDS, TIE_STATUSES) if ties else (EXCHANGE_KINDS, EXCHANGE_STATUSES)
    vocabularies = {"kind": kinds, "status": statuses, **COMMON}
    told = dict(row)
    for column, value in row.items():
        name = column.rpartition("_")[2]
        if column == "reviewed":
            told[column] = label(REVIEWED, str(value)).label
        elif column == "fields":
            fields = filter(None, str(value).split("; "))
            told[column] = joined((label(COOPERATION, slug(field)).label for field in fields), language)
        elif name in {"country", "countries"} and value:
            told[column] = joined((country_name(c, language) for c in str(value).split("; ")), language)
        elif name in vocabularies and value:
            told[column] = label(vocabularies[name], str(value)).label
    return told
