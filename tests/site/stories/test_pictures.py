"""Pictures are made anew from their points; what is no picture, or too large a one, stays out."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tests.site.stories.stories import picture, write
from wagtail.images import get_image_model

from cityties_site.stories.pictures import LONGEST_SIDE, MOST_BYTES, made_anew

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def drawn(kind: str = "PNG", *, size=(40, 30), mode: str = "RGB", **options) -> bytes:
    """A picture in a format."""
    written = BytesIO()
    Image.new(mode, size, "red").save(written, kind, **options)
    return written.getvalue()


def with_camera_data() -> bytes:
    """A photo that tells where it was taken, lies on its side, and holds a comment."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010F] = "SECRET camera"
    exif.get_ifd(0x8825)[1] = "SECRET north"
    return drawn("JPEG", exif=exif, comment=b"SECRET comment")


def bomb(width: int = 50_000, height: int = 50_000) -> bytes:
    """A PNG of a few bytes that says it has 2,500 million points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


HOSTILE = {
    "SVG": ("a.svg", SVG),
    "SVG called PNG": ("a.png", SVG),
    "HTML called JPEG": ("a.jpg", b"<html><script>alert(1)</script></html>"),
    "a bomb": ("a.png", bomb()),
    "a little more than 40 million points": ("a.png", bomb(6400, 6400)),
    "half a picture": ("a.png", drawn(size=(400, 300))[:200]),
    "nothing": ("a.png", b""),
    "a TIFF": ("a.png", drawn("TIFF")),
    "a GIF": ("a.gif", drawn("GIF")),
    "more than 10 MB": ("a.png", drawn() + b"\0" * MOST_BYTES),
    "a path": ("../../a.png", b"\x89PNG no"),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_what_is_no_picture_is_refused(name):
    """Is it refused with words, whatever its name says, before it is unpacked?"""
    called, data = HOSTILE[name]
    with pytest.raises(ValidationError):
        made_anew(BytesIO(data), called)


def test_nothing_but_points_is_kept():
    """Is what the camera wrote gone, and the picture upright?"""
    kept = made_anew(BytesIO(with_camera_data()), "DSC 1.jpg").read()
    assert b"SECRET" in with_camera_data()
    assert b"SECRET" not in kept
    with Image.open(BytesIO(kept)) as shown:
        assert (shown.format, shown.size, dict(shown.getexif())) == ("JPEG", (30, 40), {})


@pytest.mark.parametrize("tail", [b"<?php system('id'); ?>", b"PK\x03\x04 an archive", SVG])
def test_what_hides_behind_a_picture_is_cut_off(tail):
    """Does only the picture stay of a file that is something else as well?"""
    told = PngInfo()
    told.add_text("Comment", "<script>alert(1)</script>")
    kept = made_anew(BytesIO(drawn(pnginfo=told) + tail), "a.png").read()
    assert tail not in kept
    assert b"script" not in kept


def test_what_can_be_seen_through_stays_so():
    """Does a PNG keep what is transparent, and its name its last part?"""
    file = made_anew(BytesIO(drawn(mode="RGBA")), "..\\logos/our logo.PNG")
    with Image.open(file) as shown:
        assert (shown.mode, file.name) == ("RGBA", "our logo.png")


def test_a_large_picture_is_made_smaller():
    """Is a picture kept in the size in which it can be shown at most?"""
    with Image.open(made_anew(BytesIO(drawn(size=(5000, 1000))), "a.png")) as shown:
        assert shown.size == (LONGEST_SIDE, 512)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_editors_upload_pictures(client, tree, settings, tmp_path, kind):
    """Does the admin keep what was made anew, and refuse a bomb and an SVG on every way in?"""
    settings.MEDIA_ROOT = tmp_path
    user = User.objects.create_user("ann", password="x")
    user.groups.add(Group.objects.get(name="editor"))
    client.force_login(user)
    ending = {"JPEG": "jpg"}.get(kind, kind.lower())
    sent = drawn(kind) + b"TAIL"
    file = SimpleUploadedFile(f"a.{ending}", sent, f"image/{kind.lower()}")
    client.post(reverse("wagtailimages:add"), {"title": "A", "file": file})
    kept = get_image_model().objects.get()
    with kept.file.open() as read:
        assert not read.read().endswith(b"TAIL")
    for name in ("SVG called PNG", "a bomb", "SVG"):
        called, data = HOSTILE[name]
        hostile = SimpleUploadedFile(called, data, "image/png")
        for way in ("wagtailimages:add", "wagtailimages:add_multiple", "wagtailimages_chooser:create"):
            answer = client.post(
                reverse(way),
                {"title": "B", "file": hostile, "files[]": hostile, "image-chooser-upload-file": hostile},
                headers={"X-Requested-With": "XMLHttpRequest"},
            )
            assert answer.status_code < 500, (name, way)
    assert get_image_model().objects.count() == 1


def test_only_sizes_are_served(client, tree, settings, tmp_path):
    """Is a size served as what it is, and what was uploaded not at all?"""
    settings.MEDIA_ROOT = tmp_path
    story = write(picture=picture(), alternative="Boxes", caption="Boxes. Photo: Ann Lee")
    html = client.get(story.portal_path()).content.decode()
    path = html.partition('<figure class="lead-picture"><img src="')[2].partition('"')[0]
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content)[8:12] == b"WEBP"
    assert client.get(f"/media/{story.picture.file.name}").status_code == 404
    assert client.get("/media/images/../register.sqlite3").status_code == 404
