"""How much may be uploaded at once."""

from __future__ import annotations

from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class LimitedUpload(FileUploadHandler):
    """Refuses a request with too many bytes before any of its files is read."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],  # noqa: N803 - Django's own name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> Any:
        """Look at the length alone."""
        del input_data, META, boundary, encoding
        if content_length > settings.CITYTIES_LARGEST_UPLOAD:
            raise RequestDataTooBig("more bytes than the portal takes at once")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Leave the data to the handlers that come after."""
        del start
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Likewise."""
        del file_size
