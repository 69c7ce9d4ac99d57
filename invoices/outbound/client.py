"""The one way in which this product calls another machine.

Every address of a name is checked and one of them is dialled; nothing is followed, nothing is remembered, no proxy is
taken from the environment; one deadline and one measure of bytes stand over the whole call. Errors name the host alone.
"""

import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from time import monotonic

import httpcore

from invoices.errors import AddressRefused, AnswerTooLarge, AnswerUnreadable, NoAnswer, RequestRefused
from invoices.outbound.addresses import Address, parse_address
from invoices.outbound.guard import Guard
from invoices.outbound.values import MEGABYTE, Answer, Clock, Deadline, Limits, Request
from invoices.outbound.wire import Dialler, TooManyBytes

# Headers and the packing of a body in chunks come on top of it.
ROOM_FOR_HEADERS = 256_000


@cache
def trusted() -> ssl.SSLContext:
    """Trust the authorities that come with the product, and those that this machine's keeper added."""
    context = httpcore.default_ssl_context()
    context.load_default_certs()
    return context


@dataclass(frozen=True, slots=True)
class Outbound:
    """Calls other machines, guarded."""

    guard: Guard = field(default_factory=Guard)
    authorities: ssl.SSLContext | None = field(default=None, compare=False, repr=False)  # None: see `trusted`
    clock: Clock = field(default=monotonic, compare=False, repr=False)

    def is_private(self, url: str) -> bool:
        """Tell whether an address is one of this installation's own machines."""
        try:
            return self.guard.is_listed(parse_address(url))
        except AddressRefused:
            return False

    def why_not(self, url: str) -> str | None:
        """Say why an address would be refused, as far as can be told without asking anybody, or nothing."""
        try:
            self.guard.check_form(parse_address(url))
        except AddressRefused as problem:
            return str(problem).removesuffix(".")
        return None

    def send(self, request: Request) -> Answer:
        """Ask another machine.

        Raises:
            RequestRefused: the question is too large, or not one.
            AddressRefused: this installation does not call there, or the host cannot prove its name.
            NoAnswer: not reached, or no whole answer in time.
            AnswerTooLarge: more bytes than are taken.
            AnswerUnreadable: not HTTP, or packed in a way that was not asked for.
        """
        deadline = Deadline.after(request.limits.seconds, self.clock)
        address = parse_address(request.url)
        if fault := request.fault():
            raise RequestRefused(host=address.host, detail=fault)
        numbers = self.guard.route(address, deadline)
        dialler = Dialler(numbers, deadline, 2 * request.limits.most_taken + ROOM_FOR_HEADERS)
        with _in_our_words(address, dialler, request.limits), closing(dialler):
            return self._exchange(request, address, dialler)

    def _exchange(self, request: Request, address: Address, dialler: Dialler) -> Answer:
        origin = httpcore.Origin(address.scheme.encode(), address.host.encode(), address.port)
        url = httpcore.URL(
            scheme=origin.scheme, host=origin.host, port=address.port, target=address.target.encode("ascii")
        )
        context = self.authorities or trusted()
        connection = httpcore.HTTPConnection(origin, ssl_context=context, network_backend=dialler)
        ours = {"Host": address.host_header, "Accept-Encoding": "identity", "Connection": "close"}
        headers = [*ours.items(), *request.headers.items()]
        with (
            closing(connection),
            connection.stream(request.method, url, headers=headers, content=request.body) as found,
        ):
            return _taken(found, address, request.limits)


def _taken(found: httpcore.Response, address: Address, limits: Limits) -> Answer:
    headers = _headers_of(found)
    if found.status < 200:
        raise AnswerUnreadable(host=address.host, detail="it asks for another protocol")
    if headers.get("content-encoding", "identity").strip().lower() not in {"identity", ""}:
        raise AnswerUnreadable(host=address.host, detail="it is packed, though it was asked for as it is")
    promised = headers.get("content-length", "0")
    if promised.isdecimal() and int(promised) > limits.most_taken:
        raise TooManyBytes
    body = bytearray()
    for piece in found.iter_stream():
        body += piece
        if len(body) > limits.most_taken:
            raise TooManyBytes
    return Answer(found.status, headers, bytes(body))


def _headers_of(found: httpcore.Response) -> dict[str, str]:
    headers: dict[str, str] = {}
    for raw_name, raw_value in found.headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


@contextmanager
def _in_our_words(address: Address, dialler: Dialler, limits: Limits) -> Iterator[None]:
    host = address.host
    try:
        yield
    except TooManyBytes:
        raise AnswerTooLarge(host=host, megabytes=max(1, limits.most_taken // MEGABYTE)) from None
    except httpcore.TimeoutException as late:
        raise NoAnswer(host=host, detail=f"not done after {limits.seconds:g} seconds") from late
    except httpcore.ConnectError as problem:
        if isinstance(problem.__cause__, ssl.SSLCertVerificationError):
            raise AddressRefused(host=host, detail="its certificate does not prove its name") from problem
        raise NoAnswer(host=host, detail="it could not be reached") from problem
    except httpcore.NetworkError as problem:
        raise NoAnswer(host=host, detail="the connection broke") from problem
    except httpcore.ProtocolError as problem:
        if dialler.wire is not None and dialler.wire.ended:
            raise NoAnswer(host=host, detail="it hung up in the middle of its answer") from problem
        raise AnswerUnreadable(host=host, detail="it is not HTTP") from problem
