"""Addresses without a language: short ones for sharing, and what machines look for."""

from __future__ import annotations

from django.urls import path

from cityties_site.portal.views import machines, pictures, share

urlpatterns = [
    path("s/<str:code>.svg", share.qr, name="qr"),
    path("s/<str:code>", share.short, name="short"),
    path("media/images/<str:name>", pictures.picture, name="picture"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap_index, name="sitemap"),
    path("sitemap-<str:section>-<int:number>.xml", machines.sitemap, name="sitemap-section"),
]
