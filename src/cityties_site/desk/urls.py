"""Addresses of the desk."""

from __future__ import annotations

from django.urls import path
from django.views.i18n import set_language

from cityties_site.desk.views import home, signing

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", signing.SignIn.as_view(), name="sign-in"),
    path("sign-out/", signing.SignOut.as_view(), name="sign-out"),
    path("language/", set_language, name="language"),
]
