"""A mailbox over TLS, against a server that speaks IMAP."""

import ssl
from collections.abc import Iterator
from time import monotonic, sleep

import pytest

from invoices.errors import (
    AddressRefused,
    InvoiceError,
    NoAnswer,
    SettingRefused,
    SourceBusy,
    SourceGone,
    SourceNonsense,
    SourceRefused,
)
from invoices.outbound.client import Outbound
from invoices.outbound.guard import Guard
from invoices.sources import mail_line, mail_session
from invoices.sources.door import Allowed, Fetched
from invoices.sources.mail_session import quoted
from invoices.sources.mailbox import Mailbox
from tests.doubles.authority import certified
from tests.doubles.servers.mail_server import PASSWORD, USER, MailServer, Visit, mail_served
from tests.doubles.servers.mails import PDF, a_mail
from tests.doubles.servers.taking import NOW, Taker

HOST = "imap.example"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    return certified(HOST, tmp_path_factory.mktemp("authority"))


@pytest.fixture
def server(papers: tuple[ssl.SSLContext, ssl.SSLContext]) -> Iterator[MailServer]:
    with mail_served(papers[0]) as running:
        yield running


class Desk:
    """Opens mailboxes of one server."""

    def __init__(self, server: MailServer, trust: ssl.SSLContext) -> None:
        self.server = server
        guard = Guard(frozenset({f"{HOST}:{server.port}"}), resolve=lambda host, port: ["127.0.0.1"])
        self.outbound = Outbound(guard, authorities=trust)

    def __call__(self, *, password: str = PASSWORD, most_bytes: int = 1_000_000, **settings: str) -> Mailbox:
        given = {"host": HOST, "port": str(self.server.port), "user": USER, **settings}
        return Mailbox.from_settings(
            given, {"password": password}, self.outbound, allowed=Allowed(most_bytes=most_bytes)
        )


@pytest.fixture
def desk(server: MailServer, papers: tuple[ssl.SSLContext, ssl.SSLContext]) -> Desk:
    return Desk(server, papers[1])


class TestFetching:
    def test_takes_every_document_with_the_text_of_its_mail(self, desk: Desk) -> None:
        desk.server.inbox.add(a_mail(("1.pdf", PDF + b"1"), ("2.pdf", PDF + b"2")))
        taker = Taker()
        taker.take(desk())

        assert taker.names == ["1.pdf", "2.pdf"]
        assert all("ci-joint" in found.note for found in taker.kept.values())

    def test_takes_nothing_twice_and_reads_only_what_is_new(self, desk: Desk) -> None:
        taker = Taker()
        for number in range(3):
            desk.server.inbox.add(a_mail((f"{number}.pdf", PDF), subject=str(number)))
            taker.take(desk())

        read = [asked for asked in desk.server.asked if "BODY" in asked]
        assert taker.names == ["0.pdf", "1.pdf", "2.pdf"]
        assert len(read) == 3

    def test_goes_on_after_a_power_cut_in_the_middle_of_a_mail(self, desk: Desk) -> None:
        for mail in range(4):
            files = [(f"{mail}-{number}.pdf", PDF + b"%d" % number) for number in range(3)]
            desk.server.inbox.add(a_mail(*files, subject=str(mail)))
        taker = Taker()
        for _ in range(7):
            taker.take(desk(), most=2)

        assert len(taker.kept) == 12
        assert all(mail.flags == {"\\Seen"} for mail in desk.server.inbox.mails)

    def test_numbers_that_begin_anew_bring_nothing_twice(self, desk: Desk) -> None:
        desk.server.inbox.add(a_mail(("1.pdf", PDF), subject="1"))
        taker = Taker()
        taker.take(desk())
        desk.server.inbox.number_anew()
        desk.server.inbox.add(a_mail(("2.pdf", PDF), subject="2"))
        taker.take(desk())

        assert taker.downloads == list(taker.kept)
        assert taker.names == ["1.pdf", "2.pdf"]

    def test_the_same_name_with_another_content_is_another_document(self, desk: Desk) -> None:
        mail = a_mail(("1.pdf", PDF))
        desk.server.inbox.add(mail)
        # Base64 of "%PDF-1.7" and of "%PDF-1.4".
        desk.server.inbox.add(mail.replace(b"JVBERi0xLjcK", b"JVBERi0xLjQK"))
        taker = Taker()
        taker.take(desk())

        assert len(taker.kept) == 2

    def test_a_mail_without_a_document_is_named_once(self, desk: Desk) -> None:
        desk.server.inbox.add(a_mail(subject="Bonnes fêtes"))
        taker = Taker()
        taker.take(desk())
        taker.take(desk())

        assert [(each.name, str(each.error)) for each in taker.skipped] == [
            ("Bonnes fêtes", "This was left where it is: no document is attached to it.")
        ]
        assert not desk.server.inbox.mails[0].flags

    def test_an_archive_is_named_and_the_rest_is_taken(self, desk: Desk) -> None:
        desk.server.inbox.add(a_mail(("1.pdf", PDF), ("all.zip", b"PK\x03\x04")))
        taker = Taker()
        taker.take(desk())

        assert taker.names == ["1.pdf"]
        assert "archive" in taker.reasons[0]
        assert desk.server.inbox.mails[0].flags == {"\\Seen"}

    def test_a_mail_that_is_too_large_is_not_read(self, desk: Desk) -> None:
        desk.server.inbox.add(a_mail(("1.pdf", PDF.ljust(9000))))
        desk.server.inbox.add(a_mail(("2.pdf", PDF), subject="2"))
        taker = Taker()
        taker.take(desk(most_bytes=5000))

        assert taker.names == ["2.pdf"]
        assert [each.name for each in taker.skipped] == ["mail 1"]
        assert "FETCH 1 (BODY.PEEK[])" not in desk.server.asked

    def test_a_mail_deleted_meanwhile_is_passed_over(self, desk: Desk) -> None:
        def gone(visit: Visit, tag: str, rest: str) -> None:
            visit.say(f"{tag} OK done")

        desk.server.inbox.add(a_mail(("1.pdf", PDF)))
        desk.server.instead["FETCH"] = gone
        taker = Taker()
        taker.take(desk())

        assert not taker.kept

    def test_a_mail_deleted_between_two_questions_is_passed_over(self, desk: Desk) -> None:
        def half_gone(visit: Visit, tag: str, rest: str) -> None:
            Visit.on_fetch(visit, tag, rest) if "SIZE" in rest else visit.say(f"{tag} OK done")

        desk.server.inbox.add(a_mail(("1.pdf", PDF)))
        desk.server.instead["FETCH"] = half_gone
        taker = Taker()
        taker.take(desk())

        assert not taker.kept

    def test_asks_only_for_mails_since_the_first_day(self, desk: Desk) -> None:
        Taker().take(desk(start_date="2024-02-01"))

        assert "SEARCH UID 1:* SINCE 01-Feb-2024" in desk.server.asked


class TestMarking:
    def test_waits_for_the_last_document_of_a_mail(self, desk: Desk) -> None:
        mail = desk.server.inbox.add(a_mail(("1.pdf", PDF + b"1"), ("2.pdf", PDF + b"2")))
        connector, taker = desk(), Taker()
        connector_run = connector.fetch({}, now=NOW, known=taker.known)
        first, second = next(connector_run), next(connector_run)
        assert isinstance(first, Fetched)
        assert isinstance(second, Fetched)
        connector.settle(second)
        before = set(mail.flags)
        connector.settle(first)
        list(connector_run)

        assert not before
        assert mail.flags == {"\\Seen"}

    def test_is_made_up_for_after_a_power_cut(self, desk: Desk) -> None:
        mail = desk.server.inbox.add(a_mail(("1.pdf", PDF)))
        taker = Taker()
        taker.take(desk(done="nothing"))
        before = set(mail.flags)
        taker.take(desk())

        assert not before
        assert mail.flags == {"\\Seen"}
        assert len(taker.downloads) == 1

    def test_works_from_another_process_and_twice(self, desk: Desk) -> None:
        mail = desk.server.inbox.add(a_mail(("1.pdf", PDF)))
        taker = Taker()
        taker.take(desk(done="nothing"))
        done = next(iter(taker.kept.values()))
        desk().settle(done)
        desk().settle(done)

        assert mail.flags == {"\\Seen"}

    def test_leaves_a_mail_alone_whose_number_is_another_ones_now(self, desk: Desk) -> None:
        desk.server.inbox.add(a_mail(("1.pdf", PDF)))
        taker = Taker()
        taker.take(desk(done="nothing"))
        desk.server.inbox.number_anew()
        desk().settle(next(iter(taker.kept.values())))

        assert not desk.server.inbox.mails[0].flags

    def test_by_a_keyword(self, desk: Desk) -> None:
        mail = desk.server.inbox.add(a_mail(("1.pdf", PDF)))
        Taker().take(desk(done="keyword"))

        assert mail.flags == {"$Probant"}

    @pytest.mark.parametrize("abilities", ["IMAP4rev1 AUTH=PLAIN MOVE", "IMAP4rev1 UIDPLUS"])
    def test_by_moving_it(self, desk: Desk, abilities: str) -> None:
        desk.server.abilities = abilities
        desk.server.inbox.add(a_mail(("1.pdf", PDF)))
        taker = Taker()
        taker.take(desk(done="move", done_folder="Done"))
        desk(done="move", done_folder="Done").settle(next(iter(taker.kept.values())))

        assert not desk.server.inbox.mails
        assert len(desk.server.folders["Done"].mails) == 1

    def test_by_moving_it_where_the_server_can_only_copy(self, desk: Desk) -> None:
        desk.server.abilities = "IMAP4rev1"
        mail = desk.server.inbox.add(a_mail(("1.pdf", PDF)))
        Taker().take(desk(done="move", done_folder="Done"))

        assert mail.flags == {"\\Deleted"}


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
    def test_a_server_that_cannot_prove_its_name_is_refused(self, server: MailServer) -> None:
        with pytest.raises(AddressRefused, match="prove its name"):
            Desk(server, ssl.create_default_context())().check()

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


class TestSettings:
    @pytest.mark.parametrize(("field", "settings"), [
        ("host", {"host": "imaps://x"}), ("port", {"port": "0"}), ("done", {"done": "burn"}),
        ("done_folder", {"done": "move"}), ("done_folder", {"done": "move", "done_folder": "INBOX"}),
        ("start_date", {"start_date": "01/02/2024"}), ("user", {"user": " "}),
    ])  # fmt: skip
    def test_that_cannot_be_are_refused_by_name(self, field: str, settings: dict[str, str]) -> None:
        given = {"host": HOST, "user": USER} | settings

        with pytest.raises(SettingRefused) as caught:
            Mailbox.from_settings(given, {"password": PASSWORD}, Outbound())

        assert caught.value.field == field

    @pytest.mark.parametrize(("name", "written"), [
        ("INBOX", '"INBOX"'), ("Reçues", '"Re&AOc-ues"'), ("A & B", '"A &- B"'), ('a"b\\c', '"a\\"b\\\\c"'),
        ("台北/日本語", '"&U,BTFw-/&ZeVnLIqe-"'),
    ])  # fmt: skip
    def test_a_folder_is_written_as_the_protocol_does(self, name: str, written: str) -> None:
        assert quoted(name) == written
