"""The page of anniversaries: by month where the day is known, and those of the year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.site.register.pages import CHENGDU, KOFU, SAPPORO, page, since, visit

from cityties_site.register import services

pytestmark = pytest.mark.django_db
TODAY = datetime.now(UTC).date()
SOON = next(day for n in (10, 11) if f"{(day := TODAY + timedelta(days=n)):%m-%d}" != "02-29")


def test_anniversaries_stand_by_month_and_by_year(client):
    """Is the 40th on its day, the 25th with its year, and neither an odd one nor an ended tie there?"""
    forty, odd = f"{SOON.year - 40}-{SOON:%m-%d}", f"{SOON.year - 41}-{SOON:%m-%d}"
    known = [since(forty), since(str(TODAY.year - 25), CHENGDU, SAPPORO), since(odd, KOFU, SAPPORO)]
    services.load([page("a", *known, visit(SOON.isoformat(), status="planned"))], reader="1.0")
    html = client.get("/en/anniversaries/").content.decode()
    days, _heading, year = html.partition('id="year"')
    assert "Chengdu – Kofu" in days
    assert f"in {(SOON - TODAY).days} days" in days
    assert "Chengdu – Sapporo" in year.partition("<aside")[0]
    assert "Kofu – Sapporo" not in html
    assert "Visit: Kofu → Chengdu" in year.partition("<aside")[2]
    found = client.get("/en/anniversaries.json").json()
    assert [held["years"] for held in found["anniversaries"]] == [40, 25]
    assert len(found["coming"]) == 1
