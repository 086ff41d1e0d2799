"""Wagtail tells here what editors publish and take back; the register and the kept pages follow."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from wagtail.signals import page_published, page_unpublished, post_page_move

from cityties_site.register import services as register


def connect() -> None:
    """Begin to listen."""
    page_published.connect(published, dispatch_uid="stories.published")
    page_unpublished.connect(unpublished, dispatch_uid="stories.unpublished")
    post_page_move.connect(changed, dispatch_uid="stories.moved")
    post_save.connect(changed, sender="stories.PortalNames", dispatch_uid="stories.named")


def published(sender: Any, instance: Any, **_: Any) -> None:
    """A page has been published, or published anew; or, which Wagtail tells as well, is to be at its time."""
    from cityties_site.stories import services  # noqa: PLC0415 - its tables are known by now
    from cityties_site.stories.models import Story  # noqa: PLC0415

    if issubclass(sender, Story) and instance.live:
        services.publish(instance)
    else:
        register.touch()


def unpublished(sender: Any, instance: Any, **_: Any) -> None:
    """A page has been taken back, or is about to be deleted."""
    from cityties_site.stories import services  # noqa: PLC0415
    from cityties_site.stories.models import Story  # noqa: PLC0415

    if issubclass(sender, Story):
        services.take_back(instance)
    else:
        register.touch()


def changed(**_: Any) -> None:
    """Something else that pages show has changed."""
    register.touch()
