"""Are files and directories read in a fixed order, and is what is no page said so?"""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from cityties.errors import InputError
from cityties.pages import load_file, load_paths, page_from_bytes
from cityties.pages.limits import MAX_PAGE_BYTES

NO_PAGES = [
    pytest.param(b"", "empty", id="nothing"),
    pytest.param(b" \n\t ", "empty", id="only spaces"),
    pytest.param(b"\xef\xbb\xbf", "empty", id="only a byte-order mark"),
    pytest.param(bytes(5000), "empty", id="only zeros"),
    pytest.param(b"%PDF-1.7\n...", "PDF", id="PDF"),
    pytest.param(b"PK\x03\x04" + bytes(30), "ZIP", id="office file"),
    pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(30), "PNG", id="PNG"),
    pytest.param(b"\xff\xd8\xff\xe0" + bytes(30), "JPEG", id="JPEG"),
    pytest.param(b"GIF89a" + bytes(30), "GIF", id="GIF"),
    pytest.param(bytes(range(256)) * 20, "not text", id="all bytes"),
    pytest.param(b"a" * (MAX_PAGE_BYTES + 1), "at most", id="a line of ten million letters"),
    pytest.param(gzip.compress(b"a" * (MAX_PAGE_BYTES + 1)), "unpacked", id="a gzip bomb"),
    pytest.param(gzip.compress(b"Kofu and Chengdu" * 99)[:40], "end too early", id="cut gzip"),
    pytest.param(b"\x1f\x8b broken", "damaged gzip", id="damaged gzip"),
]


@pytest.mark.parametrize(("data", "message"), NO_PAGES)
def test_what_is_no_page(data: bytes, message: str) -> None:
    """Does the error say what was given?"""
    with pytest.raises(InputError, match=message):
        page_from_bytes(data, "given")


def test_a_packed_page_is_the_page() -> None:
    """Has a page the same digest whether it came packed or not?"""
    plain = page_from_bytes(b"Kofu is a sister city of Chengdu.")
    assert page_from_bytes(gzip.compress(b"Kofu is a sister city of Chengdu.")) == plain


def test_a_missing_file(tmp_path: Path) -> None:
    """Is it named?"""
    with pytest.raises(InputError, match="no such file"):
        load_file(tmp_path / "missing.html")


def test_a_directory_is_no_file(tmp_path: Path) -> None:
    """Is the way out shown?"""
    with pytest.raises(InputError, match="load_paths"):
        load_file(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Is a pipe refused rather than read for ever?"""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="pipe"):
        load_file(tmp_path / "pipe")


def test_a_name_with_a_zero_byte() -> None:
    """Is a broken name an error of ours?"""
    with pytest.raises(InputError):
        load_file("a\x00b")


def test_a_file(tmp_path: Path) -> None:
    """Is its path the source?"""
    path = tmp_path / "kofu.txt"
    path.write_text("Kofu and Chengdu are sister cities.", "utf-8")
    page = load_file(path)
    assert page.source == str(path)
    assert page.media_type == "text/plain; charset=utf-8"


def _tree(root: Path) -> None:
    for name in ("b/2.html", "b/1.txt", "a/page.htm.gz", "c.html", ".hidden/x.html", "b/picture.png"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", "utf-8")


def test_directories_are_expanded_in_order(tmp_path: Path) -> None:
    """Is every page met once, in the order of the names, pictures and hidden files left out?"""
    _tree(tmp_path)
    found = [str(path.relative_to(tmp_path)) for path in load_paths([tmp_path])]
    assert found == ["c.html", "a/page.htm.gz", "b/1.txt", "b/2.html"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    """Is a directory that links to itself entered once, and a dead link passed over?"""
    _tree(tmp_path)
    (tmp_path / "b" / "up").symlink_to(tmp_path)
    (tmp_path / "b" / "self").symlink_to(tmp_path / "b" / "self")
    (tmp_path / "dead.html").symlink_to(tmp_path / "nowhere")
    assert len(list(load_paths([tmp_path, tmp_path, tmp_path / "c.html"]))) == 4


def test_a_missing_directory(tmp_path: Path) -> None:
    """Is it named?"""
    with pytest.raises(InputError, match="no such file or directory"):
        list(load_paths([tmp_path / "missing"]))
