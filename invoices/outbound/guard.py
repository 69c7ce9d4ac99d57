"""Which machines may be called: the internet over https, and at home only what this installation has listed."""

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeAlias

from invoices.errors import AddressRefused, NoAnswer
from invoices.outbound.addresses import PORTS, Address, host_of, is_public, may_be_listed, number_of
from invoices.outbound.values import Deadline

Resolver: TypeAlias = Callable[[str, int], Sequence[str]]


def ask_the_system(host: str, port: int) -> Sequence[str]:
    """Return the numeric addresses that this machine's resolver gives for a name."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def as_place(written: str) -> str:
    """Bring an entry of the list of one's own machines into the form in which addresses are compared with it.

    Raises:
        ValueError: it is not host:port.
    """
    host, _, port = written.strip().rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise ValueError(f"Write {written!r} as host:port, for example ollama.example.lan:11434")
    try:
        return Address("http", host_of(host), int(port), "/").place
    except AddressRefused as problem:
        raise ValueError(f"{written!r} holds neither a name nor a number before its port") from problem


@dataclass(frozen=True, slots=True)
class Guard:
    """Knows the lists; finds and checks every address of a name, once."""

    private_hosts: frozenset[str] = frozenset()
    public_hosts: frozenset[str] | None = None  # None: any; a name that starts with a dot: all below it
    resolve: Resolver = field(default=ask_the_system, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "private_hosts", frozenset(map(as_place, self.private_hosts)))

    def is_listed(self, address: Address) -> bool:
        """Tell whether an address is one of the installation's own machines."""
        return address.place in self.private_hosts

    def route(self, address: Address, deadline: Deadline) -> tuple[str, ...]:
        """Return the numbers that may be dialled for an address; all of them passed, or it is refused.

        Raises:
            AddressRefused: one of them leads where this installation does not call.
            NoAnswer: the name is unknown, or nobody says in time.
        """
        self.check_form(address)
        listed = self.is_listed(address)
        numbers = self._numbers(address, deadline)
        for number in numbers:
            self._check_number(number, address, listed=listed)
        return tuple(numbers)

    def check_form(self, address: Address) -> None:
        """Refuse what needs no look at a network to be refused.

        Raises:
            AddressRefused: another protocol or port, or not on the list.
        """
        if self.is_listed(address):
            return
        if address.scheme != "https" or address.port != PORTS["https"]:
            raise AddressRefused(host=address.host, detail="outside its own machines it speaks https on port 443 alone")
        if self.public_hosts is not None and not any(_matches(address.host, name) for name in self.public_hosts):
            raise AddressRefused(host=address.host, detail="it is not on the list of hosts that may be called")

    def _check_number(self, text: str, address: Address, *, listed: bool) -> None:
        number = number_of(text)
        public = number is not None and is_public(number)
        if public and address.scheme == "http":
            raise AddressRefused(host=address.host, detail="it is on the internet, where only https is spoken")
        if public or (listed and number is not None and may_be_listed(number)):
            return
        raise AddressRefused(host=address.host, detail="it leads into a private network")

    def _numbers(self, address: Address, deadline: Deadline) -> Sequence[str]:
        if number_of(address.host):
            return [address.host]
        outcome: SimpleQueue[Sequence[str] | OSError] = SimpleQueue()
        # The system's resolver takes no time limit, so it is left behind in a thread when it is too slow.
        Thread(target=self._ask, args=(address, outcome), daemon=True).start()
        try:
            found = outcome.get(timeout=deadline.left)
        except Empty:
            raise NoAnswer(host=address.host, detail="its name was not looked up in time") from None
        if isinstance(found, OSError) or not found:
            raise NoAnswer(host=address.host, detail="its name is not known")
        return found

    def _ask(self, address: Address, outcome: "SimpleQueue[Sequence[str] | OSError]") -> None:
        try:
            outcome.put(list(self.resolve(address.host, address.port)))
        except (OSError, UnicodeError) as problem:
            outcome.put(problem if isinstance(problem, OSError) else OSError(str(problem)))


def _matches(host: str, name: str) -> bool:
    return host.endswith(name.lower()) if name.startswith(".") else host == name.lower()
