"""One address for one page: the same page is the same source, whoever shared the link."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from cityties.errors import InputError

MAX_ADDRESS = 2083
"""Longer addresses than browsers once took are data, not links."""

_DEFAULT_PORTS = {"http": 80, "https": 443}
_INDEX_PAGES = re.compile(r"/(?:index|default|home)\.(?:html?|php\d?|s?html|aspx?|jsp|xhtml)$", re.IGNORECASE)
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid|sessionid)=[^/;?]*", re.IGNORECASE)
_DOTS = re.compile(r"/\.{1,2}(?:/|$)")

# Parameters that tell of the reader's way to the page or of the reader, not of the page.  Lists of trackers
# made for shops (courlan, ClearURLs) also drop "cid", "id" or "source", by which portals name their articles.
_TRACKING = re.compile(
    r"utm_.*|mtm_.*|pk_.*|hsa_.*|vero_.*|oly_.*|mc_[ce]id|mkt_tok|_ga|_gl|_gac|_hsenc|_hsmi|__hs.*|hsctatracking"
    r"|(?:fbc|gc|dc|yc|ysc|twc|ttc|epik|irc)lid|msclkid|li_fat_id|rb_clickid|gclsrc|gbraid|wbraid|igshid?|ref_(?:src|url)"
    r"|fb_(?:action|source|ref|comment_id).*|xtor|cmpid|cmp|wt_mc|ns_[a-z]+|ncid|sr_share|at_(?:medium|campaign).*"
    r"|spm|scm|share_?(?:token|source|medium|plat|tag|from|session_id|times|to|user_id)|sharer_?.*|isappinstalled|nsukey"
    r"|wxshare_.*|weixin_share|__twitter_impression|amp_js_v|outputtype|s_cid|smid|smtyp|trk|trkinfo",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"jsessionid|phpsessid|phpsessionid|aspsessionid.*|asp\.net_sessionid|sessionid|session_id|cfid|cftoken|oscsid"
    r"|zenid|viewstate",
    re.IGNORECASE,
)
# These are trackers with the values that sharing gives them, and may be anything else otherwise.
_TRACKING_VALUES = {
    "from": re.compile(
        r"(?:timeline|singlemessage|groupmessage|rss|share|weixin|wechat|weibo|qq)\w*", re.IGNORECASE
    ),
    "ref": re.compile(r"[a-z_.-]+", re.IGNORECASE),
    "source": re.compile(r"(?:rss|twitter|facebook|email|newsletter|share|app)\w*", re.IGNORECASE),
    "sid": re.compile(r"[0-9a-f]{16,}", re.IGNORECASE),
    "s": re.compile(r"[0-9a-f]{32}", re.IGNORECASE),
    "mod": re.compile(r"(?:share|weixin|rss)\w*", re.IGNORECASE),
}


def canonical_address(address: str) -> str:
    """Give the canonical form of an http(s) address.

    Session and tracking parameters go, as do fragments, default ports and trailing index pages; host and
    scheme
    are written small, hosts in ASCII, escapes alike; the other parameters are sorted and kept.  http and
    https stay what they are.

    >>> canonical_address("HTTP://News.Example.org:80/a/index.html;jsessionid=1?utm_source=x&id=7#top")
    'http://news.example.org/a/?id=7'

    Raises:
        InputError: this is no http(s) address.
    """
    parts = split_address(address)
    host = (parts.hostname or "").rstrip(".").lower()
    port = parts.port if parts.port != _DEFAULT_PORTS[parts.scheme.lower()] else None
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if _is_own(name, value)
    ]
    path = _without_dots(_PATH_SESSION.sub("", parts.path)) or "/"
    if not query:
        path = _INDEX_PAGES.sub("/", path)
    netloc = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    rebuilt = urlunsplit((parts.scheme.lower(), netloc, path, urlencode(query), ""))
    return str(canonicalize_url(rebuilt))


def split_address(address: str) -> SplitResult:
    """Split an http(s) address into its parts, refusing all other addresses."""
    shown = address if len(address) <= 80 else address[:77] + "..."
    if len(address) > MAX_ADDRESS:
        raise InputError(shown, "this address is too long", remedy="Give the address of one page.")
    try:
        parts = urlsplit(address.strip())
        parts.port  # noqa: B018 - the port is read, and judged, only when asked for
        (parts.hostname or "").encode("idna")
    except ValueError as error:
        raise InputError(
            shown, f"this is no address ({error})", remedy="Give an http or https address."
        ) from error
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        raise InputError(shown, "this is no web address", remedy="Give an address with http:// or https://.")
    return parts


def _is_own(name: str, value: str) -> bool:
    """Tell a parameter by which the page is chosen from one that follows the reader."""
    if _SESSION.fullmatch(name):
        return False
    judged = _TRACKING_VALUES.get(name.lower())
    if judged is not None:
        return not judged.fullmatch(value)
    return not _TRACKING.fullmatch(name)


def _without_dots(path: str) -> str:
    """Resolve "." and ".." (RFC 3986, section 5.2.4)."""
    if not _DOTS.search(path):
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)
