"""Every address of the site: the API and the feeds, the desk, the admin, and the portal in each language."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("api/", include("cityties_site.api.urls")),
    path("feeds/", include("cityties_site.feeds.urls")),
    path("desk/", include("cityties_site.desk.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("cityties_site.portal.plain_urls")),
    *i18n_patterns(path("", include("cityties_site.portal.urls"))),
]

handler403 = "cityties_site.desk.views.signing.refused"
handler404 = "cityties_site.portal.views.errors.not_found"
handler500 = "cityties_site.portal.views.errors.failed"
