"""GeoNames dumps that a user brings."""

from __future__ import annotations

from pathlib import Path

import pytest

from cityties.errors import InputError
from cityties.places.entries import Entry
from cityties.places.sources.dumps import add_dumps


def place(identifier: int, name: str, *, kind: str = "P", code: str = "PPL", people: int = 900) -> str:
    """A line of GeoNames' table of places."""
    row = [identifier, name, name, f"{name}ville,http://x", "1.5", "2.5", kind, code, "XX", "", "07"]
    return "\t".join(map(str, [*row, "", "", "", people, "", "", "", "2024-01-01"]))


def name(identifier: int, language: str, text: str, *flags: str) -> str:
    """A line of GeoNames' table of names; flags are preferred, short, colloquial, historic."""
    return "\t".join(["1", str(identifier), language, text, *(*flags, "", "", "", "")[:4], "", ""])


@pytest.fixture
def dumps(tmp_path) -> Path:
    """A folder of dumps: a village, a lake, a place without people, and names."""
    places = [
        place(1, "Newham"),
        place(2, "Lake", kind="H"),
        place(3, "Empty", people=0),
        place(4, "Seat", code="PPLA2", people=0),
    ]
    names = [
        name(1, "ja", "ニューハム"),
        name(1, "zh", "旧名", "", "", "", "1"),
        name(1, "link", "https://example.org"),
        name(9, "ko", "옛이름"),
        name(9, "ko", "새이름", "1"),
    ]
    (tmp_path / "cities500.txt").write_text("\n".join(places) + "\n", encoding="utf-8")
    (tmp_path / "alternateNamesV2.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    return tmp_path


def test_populated_places_are_added(dumps):
    """Are villages and seats added, and lakes and empty places left out?"""
    entries = {9: Entry(id=9, name="Known", country="XX", level="city")}
    add_dumps(entries, dumps)
    assert sorted(entries) == [1, 4, 9]
    assert (entries[1].level, entries[1].population, entries[1].admin1) == ("village", 900, "07")
    assert set(entries[1].aliases) == {"Newham", "Newhamville", "ニューハム"}


def test_names_are_added_to_all_places(dumps):
    """Do known places get names too, the preferred one first, and no historic ones?"""
    entries = {9: Entry(id=9, name="Known", country="XX", level="city")}
    add_dumps(entries, dumps)
    assert entries[1].names == {"ja": "ニューハム"}
    assert entries[9].names == {"ko": "새이름"}


def test_a_folder_without_dumps_is_refused(tmp_path):
    """Does the message say which files are wanted, and where they are had?"""
    with pytest.raises(InputError, match=r"none of allCountries\.txt.*download\.geonames\.org"):
        add_dumps({}, tmp_path)


def test_a_damaged_line_is_told_by_its_number(tmp_path):
    """Does the message say which line is wrong?"""
    (tmp_path / "cities500.txt").write_text(place(1, "Newham") + "\n2\tbroken\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"cities500\.txt:2: 2 columns"):
        add_dumps({}, tmp_path)
