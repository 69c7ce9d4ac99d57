"""Asking a virus scanner: a clear yes, a clear no, and everything else is no answer."""

from pathlib import Path
from time import monotonic

import pytest

from invoices.errors import ScannerAway, VirusFound
from invoices.scanner import PIECE, Clamd, NoScanner
from tests.doubles import clamd as doubles
from tests.doubles.clamd import EICAR, Behaviour, clamd, clamd_at, nobody

PATIENCE = 0.3


class TestAScanner:
    def test_lets_pass_what_it_knows_nothing_of(self) -> None:
        with clamd() as address:
            Clamd(address).scan(b"%PDF-1.7 an invoice")

    def test_is_asked_over_a_socket_of_the_machine_as_well(self, tmp_path: Path) -> None:
        with clamd_at(tmp_path / "clamd.ctl") as address:
            Clamd(address).scan(b"an invoice")
            with pytest.raises(VirusFound):
                Clamd(address).scan(EICAR)

    def test_names_the_virus_that_it_found(self) -> None:
        with clamd() as address, pytest.raises(VirusFound, match=r"\(Eicar-Signature\)") as found:
            Clamd(address).scan(EICAR)

        assert not found.value.passing

    @pytest.mark.parametrize("before", [PIECE - 20, PIECE, 5 * PIECE + 1])
    def test_sees_what_stands_across_two_pieces(self, before: int) -> None:
        with clamd() as address, pytest.raises(VirusFound):
            Clamd(address).scan(bytes(before) + EICAR + bytes(PIECE))


class TestWhatIsNoAnswer:
    @pytest.mark.parametrize(
        "answer",
        [
            b"",
            b"\0",
            b"stream: OK",
            b"stream: OK\n\0",
            b"stream: OK\0stream: OK\0",
            b"OK\0",
            b"stream:  FOUND\0",
            b"stream: two words FOUND\0",
            b"stream: \xc3\xa9 FOUND\0",
            b"stream: OK FOUND?\0",
            b"UNKNOWN COMMAND\0",
            b"HTTP/1.1 400 Bad Request\r\n\r\n\0",
            b"x" * 5000,
        ],
    )
    def test_lets_nothing_pass(self, answer: bytes) -> None:
        with clamd(doubles.says(answer)) as address, pytest.raises(ScannerAway, match="nobody knows") as away:
            Clamd(address).scan(b"an invoice")

        assert away.value.passing

    @pytest.mark.parametrize("behaviour", [doubles.says_nothing, doubles.reads_nothing, doubles.drips])
    def test_that_is_too_slow_is_not_waited_for(self, behaviour: Behaviour) -> None:
        started = monotonic()

        with clamd(behaviour) as address, pytest.raises(ScannerAway, match="too slow"):
            # More than the line holds by itself.
            Clamd(address, seconds=PATIENCE).scan(bytes(20_000_000))

        assert monotonic() - started < 10 * PATIENCE

    def test_that_comes_after_the_time_for_all_of_it_is_not_waited_for(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("invoices.scanner.monotonic", iter((0.0, 1.0, 29.0, 31.0)).__next__)

        with clamd() as address, pytest.raises(ScannerAway, match="too slow"):
            Clamd(address).scan(b"an invoice")

    def test_of_a_scanner_that_hangs_up_lets_nothing_pass(self) -> None:
        with clamd(doubles.hangs_up) as address, pytest.raises(ScannerAway):
            Clamd(address).scan(bytes(20_000_000))

    def test_of_a_scanner_that_is_not_there_lets_nothing_pass(self, tmp_path: Path) -> None:
        for address in (nobody(), f"unix://{tmp_path}/clamd.ctl", "tcp://a..b:3310"):
            with pytest.raises(ScannerAway, match="could not be reached"):
                Clamd(address).scan(b"an invoice")

    def test_for_a_file_beyond_its_measure_names_the_measure(self) -> None:
        with clamd() as address, pytest.raises(ScannerAway, match="StreamMaxLength"):
            Clamd(address).scan(bytes(doubles.MOST + PIECE))


class TestAnAddress:
    @pytest.mark.parametrize(
        "address",
        [
            "",
            "/run/clamd.ctl",
            "unix://run/clamd.ctl",
            "unix://",
            "tcp://host",
            "http://host:3310",
            "tcp://host:3310/x",
        ],
    )
    def test_that_leads_nowhere_is_said_at_once(self, address: str) -> None:
        with pytest.raises(ValueError, match="write unix:///path or tcp://host:port"):
            Clamd(address)


def test_an_installation_without_a_scanner_lets_everything_pass() -> None:
    NoScanner().scan(EICAR)
