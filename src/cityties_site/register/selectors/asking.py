"""What every selector begins with: for whom, in which language, as of when; and what it may raise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.utils import translation

from cityties_site.register.models import ALL, REVIEWED

P = ParamSpec("P")
R = TypeVar("R")
M = TypeVar("M", bound=Model)

SHOWN = 60
"""Exchanges shown on one page of a city or tie before "more" leads to Explore."""
COUNTED = 1000
"""Up to here a table's total is counted; beyond, "more than 1,000" costs the same in any register."""


class NotThere(LookupError):  # noqa: N818 - it says what is the case
    """There is no such thing in the register (or not for the public, or not yet on that day)."""


class Moved(LookupError):  # noqa: N818 - it says what is the case
    """The thing has another address now; ``path`` is where to go."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True)
class Asked:
    """Who asks: the audience, the page's language, and the day whose state is shown (``None``: today)."""

    language: str
    audience: str
    as_of: date | None = None

    @property
    def scopes(self) -> list[str]:
        """The scopes of facets to look in."""
        return [self.audience] if self.as_of is None else [self.audience, f"{self.audience}:past"]

    def holds(self, prefix: str = "") -> Q:
        """The condition on versions that hold on the day."""
        if self.as_of is None:
            return Q(**{f"{prefix}audience": self.audience, f"{prefix}until_day": None})
        begun = Q(**{f"{prefix}audience": self.audience, f"{prefix}from_day__lte": self.as_of})
        return begun & self.not_over(prefix)

    def not_over(self, prefix: str = "") -> Q:
        """The condition that something has not ended by the day."""
        if self.as_of is None:
            return Q(**{f"{prefix}until_day": None})
        return Q(**{f"{prefix}until_day": None}) | Q(**{f"{prefix}until_day__gt": self.as_of})

    def in_force(self, prefix: str = "") -> Q:
        """The condition on articles that are in force on the day, and reviewed if the audience wants it."""
        condition = self.not_over(prefix)
        if self.as_of is not None:
            condition &= Q(**{f"{prefix}from_day__lte": self.as_of})
        return condition & Q(**{f"{prefix}reviewed": 1}) if self.audience == REVIEWED else condition


def asked(language: str, *, as_of: date | None = None, public_only: bool | None = None) -> Asked:
    """Put together who asks; a day that is not over yet is today."""
    if public_only is None:
        public_only = not settings.CITYTIES_SHOW_MACHINE_READ
    past = as_of if as_of is not None and as_of < today() else None
    return Asked(language, REVIEWED if public_only else ALL, past)


def today() -> date:
    """The day by the clock of the register (UTC)."""
    return datetime.now(UTC).date()


def in_language(selector: Callable[P, R]) -> Callable[P, R]:
    """Let a selector's words be in the language that it was asked for."""

    @wraps(selector)
    def translated(*args: P.args, **kwargs: P.kwargs) -> R:
        language: Any = kwargs["language"]
        with translation.override(language):
            return selector(*args, **kwargs)

    return translated


def bounded_count(rows: QuerySet[M]) -> tuple[int, bool]:
    """Count rows up to `COUNTED`, and say whether there are more."""
    number = rows.order_by()[: COUNTED + 1].count()
    return min(number, COUNTED), number > COUNTED
