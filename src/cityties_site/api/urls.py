"""Addresses below `/api/`."""

from __future__ import annotations

from django.urls import path

from cityties_site.api.endpoints import api

urlpatterns = [path("", api.urls)]
