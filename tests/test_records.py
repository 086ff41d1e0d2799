"""Records: JSON → records → JSON is the identity."""

from __future__ import annotations

import typing
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityties import records
from cityties.records import ExchangeClaim, Reading, Record, TieClaim

ALL = [value for value in vars(records).values() if isinstance(value, type) and issubclass(value, Record)]


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value that a field of this type may hold."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if isinstance(kind, type) and issubclass(kind, Record):
        return instances(kind)
    if kind is float:
        return st.floats(allow_nan=False, allow_infinity=False)
    if origin is tuple:
        return st.lists(values(args[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(values(args[0]), values(args[1]), max_size=2)
    if args and origin is not typing.Literal:
        return st.one_of([values(arg) for arg in args])
    return st.from_type(kind)


def instances(kind: type[Record]) -> st.SearchStrategy[Any]:
    """Any record of a kind."""
    fields = {f.name: f.type for f in msgspec.structs.fields(kind)}
    return st.builds(kind, **{name: st.deferred(lambda t=t: values(t)) for name, t in fields.items()})


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_round_trip(kind: type[Record]):
    """Does every record come back from its JSON as it was, and its JSON too?"""

    @settings(max_examples=25, deadline=None)
    @given(instances(kind))
    def check(record: Record) -> None:
        line = msgspec.json.encode(record)
        back = msgspec.json.decode(line, type=kind)
        assert back == record
        assert msgspec.json.encode(back) == line

    check()


def test_claims_tell_their_type():
    """Does a line of JSON say which kind of claim it holds, and is `from` written as the design has it?"""
    fields = {f.encode_name for f in msgspec.structs.fields(ExchangeClaim)}
    assert "from" in fields
    assert TieClaim.__struct_config__.tag == "tie"
    assert ExchangeClaim.__struct_config__.tag == "exchange"
    assert TieClaim.__struct_config__.tag_field == "type"


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_records_are_frozen_and_documented(kind: type[Record]):
    """Is every record immutable, and does it say what it is?"""
    assert kind.__struct_config__.frozen
    assert kind.__doc__


def test_a_page_is_not_part_of_a_reading():
    """Do readings carry the page's digest only, so that lines stay small?"""
    assert {f.name: f.type for f in msgspec.structs.fields(Reading)}["page"] is str
