"""Pictures as they are kept: made anew from their points, without what else the file held; and their sizes.

What a camera writes into a file (where, when, by whom) stays with who uploads it; what somebody hides in one
never reaches a reader.  SVG is a program and is refused.
"""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from wagtail.images.forms import BaseImageForm

KEPT: dict[str, tuple[str, dict[str, Any]]] = {
    "JPEG": ("jpg", {"quality": 90, "optimize": True}),
    "PNG": ("png", {"optimize": True}),
    "WEBP": ("webp", {"quality": 90}),
}
"""Formats that are taken, by what the bytes are; the ending of the name; how they are written."""
MOST_BYTES = 10 * 1024 * 1024
MOST_POINTS = 40_000_000
"""A camera of today makes 24 to 40 million; 40 million take 160 MB of memory while they are worked on."""
LONGEST_SIDE = 2560
"""Points; no page shows more, on a screen of twice the density either."""

LEAD, CARD, SHARED = "max-1600x1200|format-webp", "fill-720x450|format-webp", "fill-1200x630|format-jpeg"
SIZES = (LEAD, "max-800x800|format-webp", CARD, SHARED)
"""Sizes in which a story's picture is shown: above the text, on a phone, in lists, where it is shared."""


def made_anew(file: IO[bytes], name: str) -> SimpleUploadedFile:
    """Make a picture anew from its points: upright, in sRGB, no larger than is shown, nothing else in it.

    Raises:
        ValidationError: this is no picture of a kind that is taken, or it is too large or damaged.
    """
    file.seek(0)
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValidationError(_("This file is larger than 10 MB. Make the picture smaller first."))
    try:
        with Image.open(BytesIO(data), formats=list(KEPT)) as opened:
            return _written(opened, name)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValidationError(
            _("This is no whole JPEG, PNG or WebP picture. Open it in a picture program and save it anew.")
        ) from error


def _written(opened: Image.Image, name: str) -> SimpleUploadedFile:
    kind = str(opened.format)
    if opened.width * opened.height > MOST_POINTS:  # told by the head of the file, before a point is unpacked
        raise ValidationError(_("This picture has more than 40 million points. Make it smaller first."))
    ending, options = KEPT[kind]
    points = _plain(opened, colours="RGB" if kind == "JPEG" or not _is_see_through(opened) else "RGBA")
    points.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    written = BytesIO()
    points.save(written, format=kind, **options)
    stem = name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or "picture"
    return SimpleUploadedFile(f"{stem[:80]}.{ending}", written.getvalue(), f"image/{kind.lower()}")


def _is_see_through(opened: Image.Image) -> bool:
    return opened.mode in {"RGBA", "LA", "PA"} or "transparency" in opened.info


def _plain(opened: Image.Image, *, colours: str) -> Image.Image:
    """The first picture of the file, upright, in sRGB; only its points are copied."""
    upright = ImageOps.exif_transpose(opened)
    profile = upright.info.get("icc_profile")
    plain = upright.convert(colours)
    if profile and upright.mode in {"RGB", "RGBA"}:
        with suppress(ImageCms.PyCMSError, OSError):  # a broken profile is left out, as other programs do
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(plain, own, ImageCms.createProfile("sRGB"), outputMode=colours)
            plain = turned or plain
    copy = Image.new(colours, plain.size)
    copy.paste(plain)
    return copy


class PictureForm(BaseImageForm):
    """Wagtail's form for pictures, which keeps only pictures that were made anew."""

    def clean_file(self) -> Any:
        """Make a file anew that was just uploaded; one that is kept already stays."""
        file = self.cleaned_data.get("file")
        if not file or "file" not in self.changed_data:
            return file
        return made_anew(file, file.name)
