"""After each test, what is derived must be what a rebuild would give; tables are copied, not made anew."""

from __future__ import annotations

import os

import pytest
from tests.site.tables import fill, tables


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory):
    """Let the tests' database begin with the tables; on PostgreSQL tools.with_postgresql does so."""
    from django.db.backends.signals import connection_created  # noqa: PLC0415 - Django is set up by now

    filled = []

    def begin(connection, **_signal):
        if connection.vendor == "sqlite" and not filled:
            filled.append(connection)
            fill(connection.connection, copied)

    if not os.environ.get("DATABASE_URL"):
        copied = tables(tmp_path_factory.getbasetemp())
        connection_created.connect(begin, weak=False)


@pytest.fixture(autouse=True)
def nobody_has_asked_yet():
    """The counters of how often somebody asks are empty, however quick the tests before were."""
    from django.core.cache import cache  # noqa: PLC0415 - Django is set up by now

    cache.clear()


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
