"""Reads the code of the share dialog as a camera does."""

from __future__ import annotations

import io

import zxingcpp
from PIL import Image


def shared_address(shown) -> str:
    """The address that a page's share dialog tells, the same in its code and in words."""
    shown.get_by_role("link", name="Share to WeChat").click()
    dialog = shown.get_by_role("dialog", name="Scan via WeChat!")
    assert dialog.is_visible()
    picture = dialog.locator("img.qr")
    picture.evaluate("picture => picture.decode()")
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture.screenshot())))
    assert code.text in dialog.inner_text()
    dialog.get_by_role("button", name="Close").click()
    assert not dialog.is_visible()
    return code.text
