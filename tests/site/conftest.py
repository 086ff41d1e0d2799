"""After each test, what is derived must be what a rebuild would give."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def a_rebuild_changes_nothing(request):
    """Compare with a rebuild at the end of every test that uses the database."""
    database = {"db", "transactional_db"} & set(request.fixturenames) or request.node.get_closest_marker(
        "django_db"
    )
    if database:
        request.getfixturevalue("db")
    yield
    if database:
        from cityties_site.register import services  # noqa: PLC0415 - Django is set up by now

        assert services.check() == []
