"""The site as a WSGI application: `granian --interface wsgi cityties_site.wsgi:application`."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cityties_site.settings.production")
application = get_wsgi_application()
