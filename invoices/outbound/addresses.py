"""What a written address means, and where on a network it leads once every wrapping is taken off."""

import re
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TypeAlias

from invoices.errors import AddressRefused

IP: TypeAlias = IPv4Address | IPv6Address

_URL = re.compile(
    r"(?P<scheme>https?)://"
    r"(?P<host>\[[0-9a-f:.]{2,45}\]|[^\s/?#@:\\\[\]%]{1,253})"
    r"(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<target>(?:[/?][a-z0-9\-._~!$&'()*+,;=:@%/?]*)?)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
_LOOKS_LIKE_A_NUMBER = re.compile(r"(?:.*\.)?(?:0x[0-9a-f]*|[0-9]+)")
PORTS = {"http": 80, "https": 443}

# Python 3.11 calls these global, or knows nothing of them.
_NAT64 = ip_network("64:ff9b::/96")
_UNICAST = ip_network("2000::/3")
_NOT_PUBLIC = tuple(map(ip_network, ("3fff::/20", "192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32")))
# Where clouds hand a machine its own keys; no list may open these.
_KEYS_OF_CLOUDS = tuple(
    map(ip_network, ("169.254.0.0/16", "fd00:ec2::/32", "100.100.100.200/32", "192.0.0.192/32", "168.63.129.16/32"))
)


@dataclass(frozen=True, slots=True)
class Address:
    """A written address, read once and strictly, so that no second reader can take it for another."""

    scheme: str
    host: str  # small letters, no brackets; a number in its usual form
    port: int
    target: str

    @property
    def place(self) -> str:
        """Return host and port as they are written in a list."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.place}"

    @property
    def host_header(self) -> str:
        return self.place if self.port != PORTS[self.scheme] else self.place.rpartition(":")[0]


def parse_address(url: str) -> Address:
    """Read an address; names and passwords in it, odd characters and fragments are refused.

    Raises:
        AddressRefused: it is not a plain http or https address.
    """
    found = _URL.fullmatch(url)
    if not found:
        raise AddressRefused(host="An address", detail="it is not a plain http or https address")
    scheme, host = found["scheme"].lower(), host_of(found["host"])
    port = int(found["port"] or PORTS[scheme])
    if not 0 < port < 65536:
        raise AddressRefused(host=host, detail="there is no such port")
    target = found["target"]
    return Address(scheme, host, port, target if target.startswith("/") else f"/{target}")


def host_of(written: str) -> str:
    """Bring a host into its one form: `2130706433` and `0x7f.1` are 127.0.0.1, `Bücher.fr` is xn--bcher-kva.fr.

    Raises:
        AddressRefused: it is no name and no number.
    """
    try:
        if written.startswith("["):
            return str(IPv6Address(written[1:-1]))
        name = written.encode("idna").decode("ascii").lower().removesuffix(".")
        if _LOOKS_LIKE_A_NUMBER.fullmatch(name):
            return socket.inet_ntoa(socket.inet_aton(name))
    except (ValueError, OSError):
        name = ""
    if not _NAME.fullmatch(name):
        raise AddressRefused(host="An address", detail="its host is neither a name nor a number")
    return name


def ends_of(address: IP) -> tuple[IP, ...]:
    """Return every machine that a packet to this address may end up at: itself, and what it wraps."""
    if isinstance(address, IPv4Address):
        return (address,)
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address in _NAT64:
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    inside = (address.sixtofour,) if address.sixtofour else (address.teredo or ())
    return (address, *inside)


def is_public(address: IP) -> bool:
    """Tell whether an address, and whatever it wraps, is out on the internet."""
    return all(_is_public_end(end) for end in ends_of(address))


def _is_public_end(end: IP) -> bool:
    known = end in _UNICAST if isinstance(end, IPv6Address) else True
    special = end.is_multicast or end.is_reserved or end.is_unspecified or end.is_link_local or end.is_loopback
    return known and end.is_global and not special and not _is_in(end, _NOT_PUBLIC)


def may_be_listed(address: IP) -> bool:
    """Tell whether the installation's list of its own machines can open this address at all."""
    return all(_may_be_listed(end) for end in ends_of(address))


def _may_be_listed(end: IP) -> bool:
    never = end.is_multicast or end.is_unspecified or end.is_link_local or (end.is_reserved and not end.is_loopback)
    return not never and not _is_in(end, _KEYS_OF_CLOUDS)


def _is_in(end: IP, networks: tuple[object, ...]) -> bool:
    return any(end in network for network in networks)  # type: ignore[operator]


def number_of(text: str) -> IP | None:
    """Read a numeric address; one that names a network card, or a name, is none."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return None if getattr(address, "scope_id", None) else address
