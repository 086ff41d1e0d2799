"""What is due is published, and what has run out is taken back."""

from __future__ import annotations

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from cityties_site.register import services as register


def publish_due() -> bool:
    """Publish and take back what the editors have scheduled; returns whether anything was due.

    Several servers may do so at once: they take turns, and the second finds nothing to do.
    """
    if not _is_due():
        return False
    register.write(lambda: call_command("publish_scheduled", verbosity=0))
    return True


def _is_due() -> bool:
    now = timezone.now()
    coming = Revision.objects.filter(approved_go_live_at__lt=now)
    return bool(coming.exists() or Page.objects.filter(live=True, expire_at__lt=now).exists())
