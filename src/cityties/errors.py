"""One tree of errors.  Each message says what happened, where, and what to do next."""

from __future__ import annotations


class CityTiesError(Exception):
    """Anything that CityTies reports; catch this to catch all."""


class InputError(CityTiesError):
    """An input that cannot be read: missing, empty, binary, too large, not a page."""

    def __init__(self, source: str, what: str, *, remedy: str) -> None:
        self.source, self.what, self.remedy = source, what, remedy
        super().__init__(f"{source}: {what}. {remedy}")


class FetchError(InputError):
    """An address that could not be fetched, or must not be."""


class LanguageError(InputError):
    """A page in a language that has no reader yet."""


class GazetteerError(CityTiesError):
    """The gazetteer file is missing, damaged, or was built by another version."""


class DataError(CityTiesError):
    """A data file of the project (cues, supplement) that breaks its own rules."""
