"""What a story states, shown to its editors beside the text, as of the last time it was saved."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel


class ReadingPanel(Panel):
    """Ties and exchanges that the reader finds in the draft; the register is not touched."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one story."""

        template_name = "stories/reading_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """What is read in the story as saved."""
            from cityties_site.stories.selectors.drafts import stated  # noqa: PLC0415 - the models name the panel

            context: dict[str, Any] = super().get_context_data(parent_context)
            saved = self.instance.pk is not None and bool(self.instance.body)
            return {**context, "stated": stated(self.instance) if saved else None}
