"""Pages that the portal shows at addresses of its own."""

from __future__ import annotations

from typing import Any

from csp.constants import SELF
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import resolve

PLAIN = ["bold", "italic", "link", "ol", "ul"]
HEADED = ["h2", "h3", *PLAIN, "blockquote"]
"""What the editor offers for running text: nothing that would load from elsewhere, nothing that draws."""


class ShownByPortal:
    """Mixed into a page of Wagtail's: it has an address of the portal's, and is shown by the view there."""

    def portal_path(self) -> str:
        """The page's address from the root: ``/en/story/3f0c9a12ab34/``."""
        raise NotImplementedError

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Where Wagtail's admin finds the page: site, the site's address, path."""
        sites = self._get_relevant_site_root_paths(request)  # type: ignore[attr-defined]  # Wagtail's Page
        return (sites[0].site_id, sites[0].root_url, self.portal_path()) if sites else None

    def serve(self, _request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Lead to where the portal shows it."""
        return HttpResponseRedirect(self.portal_path())

    def serve_preview(self, request: HttpRequest, _mode_name: str) -> HttpResponse:
        """Show the draft as the portal would: by the view of its address, which is told of the draft."""
        match = resolve(self.portal_path())
        response: HttpResponse = match.func(request, *match.args, **match.kwargs, draft=self)
        response._csp_replace = {"frame-ancestors": [SELF]}  # type: ignore[attr-defined]  # the editor shows it
        return response
