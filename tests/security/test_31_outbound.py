"""Control 31: no call leads into a network that was not meant, whatever an address says and a name server answers."""

import socket
from collections.abc import Sequence

import pytest

from invoices.errors import AddressRefused, AnswerTooLarge, InvoiceError, NoAnswer
from invoices.ocr.engines.azure import Azure
from invoices.ocr.engines.mistral import Mistral
from invoices.ocr.engines.vision_llm import VisionLlm
from invoices.ocr.service import Service
from invoices.outbound.client import Outbound
from invoices.outbound.guard import Guard
from invoices.outbound.values import Limits, Request
from tests import paper
from tests.doubles import slow_server
from tests.doubles.slow_server import says, serving

INSIDE = (
    "127.0.0.1",
    "127.8.8.8",
    "10.0.0.1",
    "172.16.5.5",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.127.255.254",
    "0.0.0.0",  # noqa: S104 - a number to refuse, not to listen on
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",
    "fe80::1",
    "fd00:ec2::254",
    "ff02::1",
)
ODD = (
    "2130706433",
    "017700000001",
    "0x7f000001",
    "0x7f.1",
    "127.1",
    "0177.0.0.1",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:0:0:1]",
    "3232235777",
)
CONFUSED = (
    "https://api.mistral.ai@127.0.0.1/",
    "https://api.mistral.ai:443@127.0.0.1/",
    "https://127.0.0.1\\@api.mistral.ai/",
    "https://api.mistral.ai#@127.0.0.1/",
    "https://api.mistral.ai%00.example/",
    "https://api.mistral.ai /",
    "http://api.mistral.ai/",
    "ftp://api.mistral.ai/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "https://api.mistral.ai:6379/",
    "https://api.mistral.ai/\r\nHost: localhost",
)


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Write down every number that is dialled, and let nobody answer."""
    numbers: list[str] = []

    def dial(address: tuple[str, int], timeout: float) -> socket.socket:
        numbers.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr("invoices.outbound.wire.socket.create_connection", dial)
    return numbers


def outbound(*numbers: str) -> Outbound:
    return Outbound(Guard(resolve=lambda host, port: list(numbers)))


def get(outbound: Outbound, url: str) -> None:
    outbound.send(Request("GET", url, {"Authorization": "Bearer secret"}, limits=Limits(2)))


@pytest.mark.parametrize("number", INSIDE)
def test_a_name_that_leads_inside_is_not_dialled(dialled: list[str], number: str) -> None:
    for numbers in ((number,), ("8.8.8.8", number), (number, "8.8.8.8")):
        with pytest.raises(AddressRefused):
            get(outbound(*numbers), "https://ocr.example/")

    assert dialled == []


@pytest.mark.parametrize("host", ODD)
def test_nor_is_a_number_however_it_is_written(dialled: list[str], host: str) -> None:
    with pytest.raises(AddressRefused):
        get(outbound("8.8.8.8"), f"https://{host}/")

    assert dialled == []


@pytest.mark.parametrize("url", CONFUSED)
def test_nor_an_address_that_two_readers_understand_differently(dialled: list[str], url: str) -> None:
    with pytest.raises(AddressRefused) as refusal:
        get(outbound("8.8.8.8"), url)

    assert dialled == []
    assert "@" not in str(refusal.value)


def test_a_name_that_changes_its_mind_is_asked_once_and_what_was_checked_is_dialled(dialled: list[str]) -> None:
    answers = iter([["8.8.8.8"], ["127.0.0.1"], ["127.0.0.1"]])

    with pytest.raises(NoAnswer):
        get(Outbound(Guard(resolve=lambda host, port: next(answers))), "https://rebinding.example/")

    assert dialled == ["8.8.8.8"]
    assert next(answers) == ["127.0.0.1"]


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_a_redirect_leads_nowhere(status: str) -> None:
    with serving(says(b"the keys of the cloud")) as inside:
        pointer = f"Location: http://127.0.0.1:{inside.port}/latest/meta-data/\r\n"
        with serving(says(b"", status, pointer)) as server:
            guard = Guard(frozenset({f"127.0.0.1:{server.port}"}))
            answer = Outbound(guard).send(Request("GET", f"http://127.0.0.1:{server.port}/"))

    assert answer.status == int(status[:3])
    assert inside.asked == []


def test_machines_of_ones_own_are_called_only_by_the_installations_list(dialled: list[str]) -> None:
    def at_home(host: str, port: int) -> Sequence[str]:
        return ["192.168.1.9"]

    open_to_one = Outbound(Guard(frozenset({"ollama.lan:11434"}), resolve=at_home))

    with pytest.raises(NoAnswer):
        get(open_to_one, "http://ollama.lan:11434/v1")
    assert dialled == ["192.168.1.9"]
    for url in ("http://ollama.lan/", "http://ollama.lan:6379/", "http://redis.lan:11434/", "https://192.168.1.9/"):
        with pytest.raises(AddressRefused):
            get(open_to_one, url)
    assert dialled == ["192.168.1.9"]


def test_the_list_opens_no_place_where_clouds_hand_out_keys(dialled: list[str]) -> None:
    for number in ("169.254.169.254", "fe80::1", "fd00:ec2::254", "168.63.129.16", "100.100.100.200"):
        guard = Guard(frozenset({"ollama.lan:80"}), resolve=lambda host, port, to=number: [to])  # type: ignore[misc]
        with pytest.raises(AddressRefused):
            get(Outbound(guard), "http://ollama.lan/")

    assert dialled == []


def test_a_list_of_public_hosts_closes_the_rest_of_the_internet(dialled: list[str]) -> None:
    guard = Guard(public_hosts=frozenset({"api.mistral.ai"}), resolve=lambda host, port: ["8.8.8.8"])

    with pytest.raises(AddressRefused):
        get(Outbound(guard), "https://evil.example/")
    with pytest.raises(NoAnswer):
        get(Outbound(guard), "https://api.mistral.ai/")

    assert dialled == ["8.8.8.8"]


def test_time_and_size_are_bounded_over_the_whole_call() -> None:
    for behaviour, kind in ((slow_server.drips_headers, NoAnswer), (slow_server.pours, AnswerTooLarge)):
        with serving(behaviour) as server:
            guard = Guard(frozenset({f"127.0.0.1:{server.port}"}))
            limits = Limits(seconds=0.5, most_taken=1_000_000)
            with pytest.raises(kind):
                Outbound(guard).send(Request("GET", f"http://127.0.0.1:{server.port}/", limits=limits))


@pytest.mark.parametrize(
    "engine",
    [
        Azure("https://inside.example", "secret"),
        Mistral("secret", endpoint="https://inside.example"),
        VisionLlm("https://inside.example", "model", "secret"),
    ],
    ids=lambda engine: engine.name,
)
def test_no_engine_has_a_way_around(dialled: list[str], engine: Azure | Mistral | VisionLlm) -> None:
    guarded = Service(outbound("10.0.0.7"))
    object.__setattr__(engine, "service", guarded)

    with pytest.raises(InvoiceError) as refusal:
        engine.read(paper.page(dpi=60), ("fra",))

    assert dialled == []
    assert refusal.value.code == "engine_unavailable"
    assert "secret" not in str(refusal.value)
