"""Does the same page have one address, and every other page another?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityties.errors import InputError
from cityties.pages import canonical_address

SAME = [
    pytest.param(
        "HTTP://News.Example.ORG/a", "http://news.example.org/a", id="scheme and host written large"
    ),
    pytest.param("http://example.org:80/a", "http://example.org/a", id="default port"),
    pytest.param("https://example.org:8443/a", "https://example.org:8443/a", id="another port"),
    pytest.param("https://example.org/a#comments", "https://example.org/a", id="fragment"),
    pytest.param("https://example.org", "https://example.org/", id="no path"),
    pytest.param("https://example.org/news/index.html", "https://example.org/news/", id="index page"),
    pytest.param(
        "https://example.org/index.php?id=3",
        "https://example.org/index.php?id=3",
        id="index page that chooses",
    ),
    pytest.param("https://example.org/a/./b/../c", "https://example.org/a/c", id="dots"),
    pytest.param("https://example.org./a", "https://example.org/a", id="host with its final dot"),
    pytest.param("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4", id="other letters"),
    pytest.param("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a", id="utm"),
    pytest.param(
        "https://example.org/a?fbclid=1&gclid=2&msclkid=3", "https://example.org/a", id="click numbers"
    ),
    pytest.param("https://example.cn/a?spm=C73544&id=5", "https://example.cn/a?id=5", id="spm"),
    pytest.param(
        "https://example.cn/a?from=timeline&isappinstalled=0", "https://example.cn/a", id="shared on WeChat"
    ),
    pytest.param(
        "https://example.org/a;jsessionid=0A1B?id=5", "https://example.org/a?id=5", id="session in the path"
    ),
    pytest.param(
        "https://example.org/a?PHPSESSID=0a1b&tid=7", "https://example.org/a?tid=7", id="session parameter"
    ),
    pytest.param("https://example.org/a?b=2&a=1", "https://example.org/a?a=1&b=2", id="order of parameters"),
    pytest.param("https://example.org/a?", "https://example.org/a", id="empty query"),
]

OWN = [
    "https://example.cn/show.php?itemid=10354",
    "https://example.org/forum.php?mod=viewthread&tid=398",
    "https://example.org/view?cid=12",
    "https://example.org/view?eid=33&uid=7",
    "https://example.org/view?source=12",
    "https://example.org/view?from=2019",
    "https://example.org/view?ref=4711",
    "http://example.org/a",
    "https://example.org/a/",
]


@pytest.mark.parametrize(("address", "expected"), SAME)
def test_one_form(address: str, expected: str) -> None:
    """Is this the address under which the page is known?"""
    assert canonical_address(address) == expected


@pytest.mark.parametrize("address", OWN)
def test_a_portals_own_parameters_stay(address: str) -> None:
    """Is what chooses the page kept, and http kept apart from https?"""
    assert canonical_address(address) == address


@pytest.mark.parametrize(
    "address",
    ["", "news", "/a/b", "ftp://example.org/a", "file:///etc/passwd", "javascript:alert(1)", "http://", "http://[::1",
     "http://example.org:port/", "https://example.org/" + "a" * 3000, "http://" + "a" * 70 + ".ä/"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(address: str) -> None:
    """Does the message say what to do?"""
    with pytest.raises(InputError, match=r"Give"):
        canonical_address(address)


@given(st.text(max_size=40), st.text(max_size=20))
def test_the_form_is_final(path: str, query: str) -> None:
    """Is a canonical address its own canonical address?"""
    try:
        once = canonical_address(f"https://example.org/{path}?{query}")
    except InputError:
        return
    assert canonical_address(once) == once
