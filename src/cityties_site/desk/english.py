"""The desk speaks English, whatever language a browser asks for: half of it in another would puzzle."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class DeskInEnglish:
    """Answers addresses of the desk in English; it comes after Django's own choice of a language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let all that makes a page of the desk know its language."""
        if not request.path.startswith("/desk/"):
            return self.get_response(request)
        language: str = settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response["Content-Language"] = language
        return response
