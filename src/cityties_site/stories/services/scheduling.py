"""What is due is published, and what has run out is taken back."""

from __future__ import annotations

import logging
from threading import Event, Thread

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone
from wagtail.models import Page, Revision

from cityties_site.register import services as register

EVERY = 30.0
"""Seconds between two looks at what is due: editors schedule by the minute."""

log = logging.getLogger(__name__)


def publish_due() -> bool:
    """Publish and take back what the editors have scheduled; returns whether anything was due.

    Several servers may do so at once: they take turns, and the second finds nothing to do.
    """
    if not _is_due():
        return False
    register.write(lambda: call_command("publish_scheduled", verbosity=0))
    return True


def keep_publishing(*, every: float = EVERY) -> Event:
    """Look again and again in the background, for as long as this process lives or until the event is set."""
    stopped = Event()
    Thread(target=_look, args=(stopped, every), name="publish what is due", daemon=True).start()
    return stopped


def _look(stopped: Event, every: float) -> None:
    while not stopped.wait(every):
        try:
            publish_due()
        except DatabaseError:  # what is due stays due; the next look tries again
            log.exception("What is scheduled could not be published; trying again in %s seconds.", every)
        finally:
            connection.close()


def _is_due() -> bool:
    now = timezone.now()
    coming = Revision.objects.filter(approved_go_live_at__lt=now)
    return bool(coming.exists() or Page.objects.filter(live=True, expire_at__lt=now).exists())
