"""Who acts, and from where."""

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Self

from django.http import HttpRequest

from accounts import wiring


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, by which door and from where; every service that writes asks for one."""

    user_id: int | None = None
    via: str = "command"
    address: str = ""
    request_id: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Return who sends a request."""
        via = "token" if getattr(request, "auth", None) else "api" if request.path.startswith("/api/") else "web"
        return cls(
            user_id=request.user.pk if hasattr(request, "user") else None,
            via=via,
            address=client_address(request),
            request_id=getattr(request, "request_id", ""),
        )


def client_address(request: HttpRequest) -> str:
    """Return the address of the client: what our own outermost proxy saw, or the socket's peer.

    Entries to the left of it in X-Forwarded-For are the client's own words and prove nothing.
    """
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    proxies = wiring.trusted_proxies()
    if proxies and len(hops) >= proxies and _is_address(hops[-proxies]):
        return str(hops[-proxies])
    return str(request.META.get("REMOTE_ADDR", ""))


def _is_address(hop: str) -> bool:
    """Tell whether a hop is an address: a proxy that writes something else must not fill our columns with it."""
    try:
        ip_address(hop)
    except ValueError:
        return False
    return True
