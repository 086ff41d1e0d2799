"""The site as a WSGI application: `granian --interface wsgi cityties_site.wsgi:application`."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cityties_site.settings.production")
application = get_wsgi_application()

# What was loaded to here stays, and a page is made of some ten thousand records, nearly none of which refer
# to each other in circles.  Looking for circles several times for each page took a quarter of the time that
# it takes to make one.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
