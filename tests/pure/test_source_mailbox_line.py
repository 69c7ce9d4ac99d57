"""Signing in at a mail server, and servers that are not what they say."""

import ssl
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from invoices.errors import (
    AddressRefused,
    InvoiceError,
    NoAnswer,
    SourceBusy,
    SourceGone,
    SourceNonsense,
    SourceRefused,
)
from invoices.outbound.client import Outbound
from invoices.outbound.guard import Guard
from invoices.sources import mail_line, mail_session
from invoices.sources.mailbox import Mailbox
from tests.doubles.servers.desk import HOST, Desk, desk_open
from tests.doubles.servers.mail_server import PASSWORD, USER, Visit
from tests.doubles.servers.mails import a_mail
from tests.doubles.servers.taking import Taker


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_open(tmp_path) as opened:
        yield opened


class TestSigningIn:
    @pytest.mark.parametrize("abilities", ["IMAP4rev1 AUTH=PLAIN", "IMAP4rev1"])
    def test_counts_the_mails(self, desk: Desk, abilities: str) -> None:
        desk.server.abilities = abilities
        desk.server.inbox.add(a_mail())

        assert desk().check() == "mails in the folder: 1"

    @pytest.mark.parametrize("abilities", ["IMAP4rev1 AUTH=PLAIN", "IMAP4rev1"])
    @pytest.mark.parametrize("password", ["wrong-one", "été"])
    def test_with_a_wrong_password_is_final_and_repeats_nothing(
        self, desk: Desk, abilities: str, password: str
    ) -> None:
        desk.server.abilities = abilities
        with pytest.raises(SourceRefused, match="not taken") as caught:
            desk(password=password).check()

        assert PASSWORD not in str(caught.value)
        assert caught.value.__cause__ is None
        assert PASSWORD not in repr(desk())

    def test_at_a_full_house_is_tried_again_later(self, desk: Desk) -> None:
        desk.server.abilities = "IMAP4rev1"
        desk.server.instead["LOGIN"] = lambda visit, tag, rest: visit.say(f"{tag} NO [UNAVAILABLE] later")

        with pytest.raises(SourceBusy):
            desk().check()

    def test_hung_up_on_is_tried_again_later(self, desk: Desk) -> None:
        desk.server.abilities = "IMAP4rev1"
        desk.server.instead["LOGIN"] = lambda visit, tag, rest: visit.say("* BYE overloaded")

        with pytest.raises(NoAnswer):
            desk().check()

    def test_into_a_folder_that_is_not_there_says_so(self, desk: Desk) -> None:
        with pytest.raises(SourceGone, match="no such mail folder"):
            desk(folder="Reçues").check()


class TestTheLine:
    def test_a_server_that_cannot_prove_its_name_is_refused(self, desk: Desk) -> None:
        with pytest.raises(AddressRefused, match="prove its name"):
            Desk(desk.server, ssl.create_default_context())().check()

    def test_nobody_there_is_tried_again_later(self, desk: Desk) -> None:
        desk.server.server_close()

        with pytest.raises(NoAnswer, match="not be reached"):
            desk().check()

    @pytest.mark.parametrize("listed", [frozenset[str](), frozenset({f"{HOST}:443"})])
    def test_a_private_server_must_be_listed_with_its_port(self, listed: frozenset[str]) -> None:
        guard = Guard(listed, resolve=lambda host, port: ["192.168.1.5"])
        mailbox = Mailbox.from_settings({"host": HOST, "user": USER}, {"password": PASSWORD}, Outbound(guard))

        with pytest.raises(AddressRefused, match="private network"):
            mailbox.check()

    def test_a_host_off_the_list_of_public_ones_is_refused(self) -> None:
        guard = Guard(public_hosts=frozenset({"other.example"}), resolve=lambda host, port: ["8.8.8.8"])
        mailbox = Mailbox.from_settings({"host": HOST, "user": USER}, {"password": PASSWORD}, Outbound(guard))

        with pytest.raises(AddressRefused, match="not on the list"):
            mailbox.check()

    def test_who_is_trusted_offers_no_protocol_and_checks_names(self) -> None:
        context = mail_line.trusted_for_mail()

        assert context.check_hostname
        assert context.verify_mode is ssl.CERT_REQUIRED


class TestHostileServers:
    @pytest.mark.parametrize(("command", "answer", "error"), [
        ("SEARCH", "* SEARCH 1 {999999999999}", SourceNonsense),
        ("SEARCH", "* SEARCH " + "1 " * 1_500_000, SourceNonsense),
        ("SEARCH", "* SEARCH one two", SourceNonsense),
        ("SEARCH", "BAD", SourceNonsense),
        ("SELECT", "* OK [UIDVALIDITY x]", SourceNonsense),
        ("CAPABILITY", "% % %", SourceNonsense),
    ])  # fmt: skip
    def test_are_left(self, desk: Desk, command: str, answer: str, error: type[InvoiceError]) -> None:
        def speaks(visit: Visit, tag: str, rest: str) -> None:
            visit.say(f"{tag} BAD no" if answer == "BAD" else answer)
            if answer != "BAD":
                visit.say(f"{tag} OK done")

        desk.server.instead[command] = speaks

        with pytest.raises(error):
            Taker().take(desk())

    def test_refusing_to_look_are_left(self, desk: Desk) -> None:
        desk.server.instead["SEARCH"] = lambda visit, tag, rest: visit.say(f"{tag} NO not now")

        with pytest.raises(SourceNonsense, match="refuses SEARCH"):
            Taker().take(desk())

    def test_that_say_more_than_they_announced_are_cut(self, desk: Desk) -> None:
        def pours(visit: Visit, tag: str, rest: str) -> None:
            for _ in range(200):
                visit.say("* OK " + "x" * 100_000)

        desk.server.instead["SEARCH"] = pours

        with pytest.raises(SourceNonsense, match="too much"):
            Taker().take(desk())

    def test_that_fall_silent_are_waited_for_only_so_long(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        desk.server.instead["SEARCH"] = lambda visit, tag, rest: None
        monkeypatch.setattr(mail_line, "SECONDS", 0.5)
        monkeypatch.setattr(mail_session, "FAREWELL", 0.1)

        with pytest.raises(NoAnswer, match="seconds"):
            Taker().take(desk())

    def test_that_hang_up_in_the_middle_are_tried_again_later(self, desk: Desk) -> None:
        def hangs_up(visit: Visit, tag: str, rest: str) -> None:
            visit.wfile.write(b"* SEARCH 1")
            visit.ended = True

        desk.server.instead["SEARCH"] = hangs_up

        with pytest.raises(NoAnswer, match="broke"):
            Taker().take(desk())

    def test_that_drip_are_waited_for_no_longer(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        def drips(visit: Visit, tag: str, rest: str) -> None:
            for _ in range(300):
                visit.wfile.write(b"x")
                sleep(0.05)

        desk.server.instead["SEARCH"] = drips
        monkeypatch.setattr(mail_line, "SECONDS", 0.5)
        monkeypatch.setattr(mail_session, "FAREWELL", 0.1)
        started = monotonic()

        with pytest.raises(NoAnswer, match="seconds"):
            Taker().take(desk())

        assert monotonic() - started < 10
