"""Addresses below `/feeds/`: feeds and calendars in each language, downloads, GeoJSON."""

from __future__ import annotations

from django.urls import path, re_path

from cityties_site.feeds import calendars, downloads, entries

OF = r"all|stories|city/-?\d+|tie/-?\d+--?\d+|kind/[a-z_]+|corrections"
FEED = rf"^(?P<language>[a-z]{{2}}(?:-[a-z]+)?)/(?P<of>{OF})"

app_name = "feeds"
urlpatterns = [
    re_path(rf"{FEED}\.(?P<form>atom|json)$", entries.feed, name="feed"),
    re_path(
        r"^(?P<language>[a-z]{2}(?:-[a-z]+)?)/(?P<of>all|city/-?\d+)\.ics$",
        calendars.calendar,
        name="calendar",
    ),
    path("download/<str:what>.<str:form>", downloads.download, name="download"),
    path("<str:language>/<str:what>.<str:form>", downloads.download, name="download-in"),
]
