"""The front door: what `import cityties` gives, and what it does not do."""

from __future__ import annotations

import subprocess
import sys

import pytest

import cityties


def test_all_is_the_truth():
    """Can every name of `__all__` be had, and is every public name in it?"""
    for name in cityties.__all__:
        assert getattr(cityties, name) is not None
    submodules = {name for name, value in vars(cityties).items() if type(value).__name__ == "module"}
    public = {name for name in vars(cityties) if not name.startswith("_")} - submodules
    assert public - {"annotations", "TYPE_CHECKING", "Any"} <= set(cityties.__all__)
    assert sorted(cityties.__all__) == list(cityties.__all__)


def test_an_unknown_name_is_an_attribute_error():
    """Does a misspelt name fail as in any other module?"""
    with pytest.raises(AttributeError, match="raed"):
        cityties.raed  # noqa: B018


def test_importing_loads_no_reader():
    """Does `import cityties` leave alone what only reading needs?"""
    heavy = ["lxml", "trafilatura", "marisa_trie", "sqlite3", "httpx", "rich", "yaml"]
    program = f"import cityties, sys; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
