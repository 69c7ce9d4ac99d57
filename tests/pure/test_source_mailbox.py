"""A mailbox over TLS, against a server that speaks IMAP."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from invoices.errors import SettingRefused
from invoices.outbound.client import Outbound
from invoices.sources.door import Fetched
from invoices.sources.mail_session import quoted
from invoices.sources.mailbox import Mailbox
from tests.doubles.servers.desk import HOST, Desk, desk_open
from tests.doubles.servers.mail_server import PASSWORD, USER, Visit
from tests.doubles.servers.mails import PDF, a_mail
from tests.doubles.servers.taking import NOW, Taker


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_open(tmp_path) as opened:
        yield opened


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
