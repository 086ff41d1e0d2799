"""Is every word list of the project read as words, and not as YAML's yes and no?"""

from collections.abc import Iterator
from importlib.resources import files

import pytest
import yaml

KNOWLEDGE = sorted(
    (path for path in files("cityties").rglob("*.yml")),
    key=str,
)


def values(tree: object) -> Iterator[object]:
    """What stands in the lists of a tree."""
    if isinstance(tree, dict):
        for below in tree.values():
            yield from values(below)
    elif isinstance(tree, list):
        for item in tree:
            if isinstance(item, (dict, list)):
                yield from values(item)
            else:
                yield item


@pytest.mark.parametrize("path", KNOWLEDGE, ids=lambda path: path.name)
def test_no_word_of_a_list_is_a_yes_or_no(path):
    """Are "on", "no" and "y" quoted where they are words?  YAML reads them as truth values."""
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [value for value in values(tree) if isinstance(value, bool)] == []
