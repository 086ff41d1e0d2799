"""Addresses of the desk."""

from __future__ import annotations

from django.urls import path, re_path

from cityties_site.desk.views import adding, figures, home, marking, places, reviewing, signing, sources

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("review/", reviewing.next_item, name="next"),
    re_path(r"^review/(?P<key>[0-9a-f]{24})/$", reviewing.item, name="item"),
    re_path(r"^review/(?P<key>[0-9a-f]{24})/decide/$", reviewing.decide, name="decide"),
    re_path(r"^source/(?P<article>[0-9a-f]{16})/$", sources.source, name="source"),
    re_path(r"^source/(?P<article>[0-9a-f]{16})/accept/$", sources.accept, name="accept"),
    re_path(r"^text/(?P<article>[0-9a-f]{16})/$", marking.text, name="text"),
    path("add/", adding.add, name="add"),
    path("add/<int:number>/", adding.draft, name="draft"),
    path("places/", places.places, name="places"),
    path("figures/", figures.figures, name="figures"),
    path("undo/", reviewing.undo, name="undo"),
    path("sign-in/", signing.SignIn.as_view(), name="sign-in"),
    path("sign-out/", signing.SignOut.as_view(), name="sign-out"),
]
