"""Which machines may be called."""

from collections.abc import Sequence
from threading import Event

import pytest

from invoices.errors import AddressRefused, NoAnswer
from invoices.outbound.addresses import parse_address
from invoices.outbound.guard import Guard, Resolver, ask_the_system
from invoices.outbound.values import Deadline


def says(*numbers: str) -> Resolver:
    return lambda host, port: list(numbers)


def route(guard: Guard, url: str) -> tuple[str, ...]:
    return guard.route(parse_address(url), Deadline.after(5))


def refused(guard: Guard, url: str) -> str:
    with pytest.raises(AddressRefused) as refusal:
        route(guard, url)
    return str(refusal.value)


class TestPublicHosts:
    def test_a_name_on_the_internet_is_dialled_by_its_numbers(self) -> None:
        guard = Guard(resolve=says("2606:4700::1111", "8.8.8.8"))

        assert route(guard, "https://ocr.example/") == ("2606:4700::1111", "8.8.8.8")

    def test_one_private_number_among_many_is_enough_to_refuse(self) -> None:
        guard = Guard(resolve=says("8.8.8.8", "10.0.0.1", "2606:4700::1111"))

        assert "private network" in refused(guard, "https://ocr.example/")

    @pytest.mark.parametrize("url", ["http://ocr.example/", "https://ocr.example:8443/", "https://ocr.example:80/"])
    def test_only_https_on_its_own_port_is_spoken_there(self, url: str) -> None:
        assert "https on port 443" in refused(Guard(resolve=says("8.8.8.8")), url)

    def test_a_list_of_hosts_closes_all_others(self) -> None:
        guard = Guard(public_hosts=frozenset({"api.mistral.ai", ".azure.com"}), resolve=says("8.8.8.8"))

        assert route(guard, "https://api.mistral.ai/v1/ocr")
        assert route(guard, "https://mine.cognitiveservices.azure.com/")
        assert "not on the list" in refused(guard, "https://azure.com/")
        assert "not on the list" in refused(guard, "https://evilazure.com/")
        assert "not on the list" in refused(guard, "https://api.mistral.ai.evil.example/")

    def test_what_a_resolver_makes_up_is_refused(self) -> None:
        assert "private network" in refused(Guard(resolve=says("fe80::1%eth0")), "https://ocr.example/")
        assert "private network" in refused(Guard(resolve=says("ocr.example")), "https://ocr.example/")

    def test_a_number_is_not_looked_up(self) -> None:
        assert route(Guard(resolve=says("10.0.0.1")), "https://8.8.8.8/") == ("8.8.8.8",)
        assert "private network" in refused(Guard(resolve=says("8.8.8.8")), "https://0x7f.1/")


class TestPrivateHosts:
    guard = Guard(frozenset({"Ollama.lan:11434", "10.0.0.5:8000", "[fd00::7]:8000"}), resolve=says("192.168.1.9"))

    def test_a_listed_machine_may_be_called_in_clear(self) -> None:
        assert route(self.guard, "http://ollama.lan:11434/v1") == ("192.168.1.9",)
        assert route(self.guard, "http://10.0.0.5:8000/v1") == ("10.0.0.5",)
        assert route(self.guard, "http://[fd00:0::7]:8000/v1") == ("fd00::7",)

    @pytest.mark.parametrize("url", ["http://ollama.lan/", "http://ollama.lan:11435/", "http://10.0.0.5:8001/"])
    def test_another_port_of_it_may_not(self, url: str) -> None:
        assert refused(self.guard, url)

    def test_a_listed_name_that_suddenly_leads_to_the_keys_of_a_cloud_is_refused(self) -> None:
        guard = Guard(frozenset({"ollama.lan:80"}), resolve=says("169.254.169.254"))

        assert "private network" in refused(guard, "http://ollama.lan/")

    def test_nothing_goes_over_the_internet_in_clear_even_when_listed(self) -> None:
        guard = Guard(frozenset({"ocr.example:80", "ocr.example:443"}), resolve=says("8.8.8.8"))

        assert "only https" in refused(guard, "http://ocr.example/")
        assert route(guard, "https://ocr.example/") == ("8.8.8.8",)

    @pytest.mark.parametrize(
        "entry", ["", "ollama.lan", "ollama.lan:", ":11434", "ollama.lan:0", "ollama.lan:http", "a b:1"]
    )
    def test_an_entry_that_is_not_host_and_port_is_an_error_of_the_settings(self, entry: str) -> None:
        with pytest.raises(ValueError, match=r"host:port|neither a name"):
            Guard(frozenset({entry}))


class TestNames:
    def test_an_unknown_name_may_be_tried_again_later(self) -> None:
        def knows_nothing(host: str, port: int) -> Sequence[str]:
            raise OSError("Name or service not known")

        with pytest.raises(NoAnswer, match="not known"):
            route(Guard(resolve=knows_nothing), "https://ocr.example/")
        with pytest.raises(NoAnswer, match="not known"):
            route(Guard(resolve=says()), "https://ocr.example/")

    def test_a_name_that_the_system_cannot_write_is_unknown(self) -> None:
        def chokes(host: str, port: int) -> Sequence[str]:
            raise UnicodeError("label too long")

        with pytest.raises(NoAnswer, match="not known"):
            route(Guard(resolve=chokes), "https://ocr.example/")

    def test_a_slow_resolver_is_not_waited_for(self) -> None:
        over = Event()

        def sleeps(host: str, port: int) -> Sequence[str]:
            over.wait(10)
            return []

        with pytest.raises(NoAnswer, match="looked up in time"):
            Guard(resolve=sleeps).route(parse_address("https://ocr.example/"), Deadline.after(0.05))
        over.set()

    def test_the_system_knows_this_machine(self) -> None:
        assert set(ask_the_system("localhost", 80)) & {"127.0.0.1", "::1"}
