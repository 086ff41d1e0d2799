"""Which hosts may be asked: none that are private, and the one that was looked at is the one that is asked.

A page's author chooses the links in it, and a portal's user the address typed into a form.  Neither may make
the machine ask its own network or a cloud's metadata service; see OWASP's cheat sheet on server-side request
forgery.  The name is resolved once, every address it has is judged, and the connection goes to the address
that was judged, so that a second answer of the name server changes nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable

import httpcore
import httpx

from cityties.errors import FetchError

Resolver = Callable[[str, int], list[str]]

_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
_PORTS = frozenset({80, 443, 8000, 8008, 8080, 8443, 8888})
"""Ports of web servers; asking others would let pages speak to mail servers and databases."""


def resolve(host: str, port: int) -> list[str]:
    """Give all addresses of a host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(host, f"this host is not known ({error})", remedy="Check the address.") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def public_address(
    host: str, port: int, *, resolver: Resolver = resolve, allow_loopback: bool = False
) -> str:
    """Give an address of a host that may be asked.

    Raises:
        FetchError: the host is not known, or one of its addresses is private; or the port is no web server's.
    """
    if port not in _PORTS and not allow_loopback:
        raise FetchError(host, f"port {port} is not asked", remedy="Use an address on a port of web servers.")
    addresses = resolver(host, port)
    for address in addresses:
        if not is_public(address) and not (allow_loopback and ipaddress.ip_address(address).is_loopback):
            raise FetchError(
                host,
                f"it lies at {address}, which is not a public address",
                remedy="Save the page to a file and read that.",
            )
    if not addresses:
        raise FetchError(host, "this host has no address", remedy="Check the address.")
    return addresses[0]


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the public network, also where IPv6 wraps IPv4."""
    found = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and any(found in network for network in _NAT64):
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is None and int(found) >> 32 == 0:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)  # ::a.b.c.d
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return found.is_global and not found.is_multicast


class PinnedBackend(httpcore.NetworkBackend):
    """Connects to the address that was judged, while TLS and the Host header keep the name."""

    def __init__(self, *, resolver: Resolver, allow_loopback: bool) -> None:
        self._resolver, self._allow_loopback = resolver, allow_loopback
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve, judge and connect."""
        address = public_address(host, port, resolver=self._resolver, allow_loopback=self._allow_loopback)
        return self._network.connect_tcp(
            address, port, timeout=timeout, local_address=local_address, socket_options=socket_options
        )


class PinnedTransport(httpx.HTTPTransport):
    """An httpx transport whose connections go through `PinnedBackend`; no proxy, no retries."""

    def __init__(self, *, resolver: Resolver = resolve, allow_loopback: bool = False) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=4,
            network_backend=PinnedBackend(resolver=resolver, allow_loopback=allow_loopback),
        )
