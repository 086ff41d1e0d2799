"""A portal with its tree of pages, and stories in it."""

from __future__ import annotations

import pytest
from tests.site.stories.stories import planted_tree


@pytest.fixture
def tree(db):
    """The tree of a new portal."""
    planted_tree()
