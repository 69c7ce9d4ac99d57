"""A mail is taken apart into documents, reasons and a note, whatever its sender put into it."""

import base64
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoices.errors import NotTaken
from invoices.sources.mail_parts import Mail, take_apart
from tests.doubles.servers.mails import PDF, a_mail, forwarded, in_pieces, nested, raw_part, with_logo

SHREDS = [
    b"Content-Type: multipart/mixed; boundary=b\n", b"\n", b"--b\n", b"--b--\n", b"Content-Type: text/html\n",
    b"Content-Disposition: attachment; filename*=x''%ff\n", b"Content-Transfer-Encoding: base64\n", b"SGk=\n", b"\xff",
    b"Subject: =?utf-8?b?w?=\n", b"Content-Type: message/rfc822\n", b"Content-Type: a; charset=\"\xe9\"; name=\n",
]  # fmt: skip
PACKED_PDF = base64.b64encode(PDF).decode()


def names(mail: Mail) -> list[str]:
    return [each.name for each in mail.files if each.fault is None]


def attached(*headers: str, body: str = PACKED_PDF) -> Mail:
    return take_apart(raw_part(*headers, "Content-Transfer-Encoding: base64", body=body))


class TestFiles:
    def test_are_taken_with_their_names(self) -> None:
        mail = take_apart(a_mail(("Facture été.pdf", PDF), ("2.pdf", PDF)))

        assert names(mail) == ["Facture été.pdf", "2.pdf"]
        assert mail.files[0].content == PDF

    def test_in_a_forwarded_mail_are_taken_as_well(self) -> None:
        assert names(take_apart(forwarded(a_mail(("inner.pdf", PDF))))) == ["inner.pdf"]

    def test_a_logo_in_the_text_is_none(self) -> None:
        assert names(take_apart(with_logo())) == ["facture.pdf"]

    def test_a_photo_in_the_text_is_one(self) -> None:
        assert names(take_apart(with_logo(size=90_000))) == ["logo.png", "facture.pdf"]

    def test_a_small_picture_that_no_text_shows_is_one(self) -> None:
        assert names(take_apart(with_logo(shown=False))) == ["logo.png", "facture.pdf"]

    @pytest.mark.parametrize("name", ["all.zip", "ALL.7Z", "a.tar.gz", "a.rar"])
    def test_an_archive_is_left_with_the_reason(self, name: str) -> None:
        mail = take_apart(a_mail((name, b"PK\x03\x04")))

        assert not names(mail)
        assert "archive" in str(mail.files[0].fault)

    def test_an_archive_under_another_name_is_left(self) -> None:
        assert not names(take_apart(a_mail(("a.pdf", b"Rar!\x1a\x07"))))

    def test_what_only_outlook_unpacks_is_left_with_the_reason(self) -> None:
        assert "Outlook" in str(take_apart(a_mail(("winmail.dat", b"x"))).files[0].fault)

    @pytest.mark.parametrize("kind", ["text/calendar", "application/pgp-signature", "text/vcard", "text/xml"])
    def test_what_mails_bring_along_is_nothing(self, kind: str) -> None:
        assert not attached(f"Content-Type: {kind}").files

    def test_without_a_name_are_named_for_their_kind(self) -> None:
        assert names(attached("Content-Type: application/pdf")) == ["application.pdf"]


class TestNames:
    @pytest.mark.parametrize(("parameter", "name"), [
        ('filename="=?utf-8?q?re=C3=A7u.pdf?="', "reçu.pdf"),
        ("filename*=utf-8''re%C3%A7u.pdf", "reçu.pdf"),
        ("filename*0=\"a\"; filename*1=\"b.pdf\"", "ab.pdf"),
        ('filename="../../etc/a.pdf"', "a.pdf"),
        ('filename="C:\\\\x\\\\a.pdf"', "a.pdf"),
        ('filename="=?nonsense?q?a?="', "=?nonsense"),
        ("filename*=nonsense''a%FF.pdf", "a"),
        ('filename="=?utf-8?b?a?="', "=?utf-8?b?a?="),
    ])  # fmt: skip
    def test_are_read_in_every_form(self, parameter: str, name: str) -> None:
        found = names(attached(f"Content-Disposition: attachment; {parameter}"))

        assert found[0].startswith(name)

    def test_show_nothing_hidden(self) -> None:
        mail = take_apart(a_mail(("a\u202efdp.exe.pdf", PDF)))

        assert names(mail) == ["a fdp.exe.pdf"]


class TestTheNote:
    def test_says_who_wrote_what(self) -> None:
        assert take_apart(a_mail(("a.pdf", PDF))).note == (
            "Söhne <compta@example.fr>\nFacture n° 12\n\nBonjour,\nci-joint."
        )

    def test_is_taken_from_a_page_where_there_is_no_text(self) -> None:
        page = "<html><head><title>x</title></head><body><p>Bonjour&nbsp;&amp;</p>\n<b>merci</b></body></html>"

        mail = take_apart(f"Subject: p\nContent-Type: text/html; charset=utf-8\n\n{page}".encode())

        assert mail.note.split("\n\n")[-1] == "Bonjour &\nmerci"

    def test_has_an_end(self) -> None:
        assert len(take_apart(a_mail(text="a" * 50_000)).note) == 4000

    def test_survives_an_encoding_that_nobody_knows(self) -> None:
        mail = take_apart(b"Subject: \xe9t\xe9\nContent-Type: text/plain; charset=klingon\n\nre\xe7u")

        assert "re" in mail.note

    def test_of_nothing_is_nothing(self) -> None:
        assert take_apart(b"").note == ""


class TestHostileMails:
    @pytest.mark.parametrize("depth", [30, 300, 30_000])
    def test_nested_without_end_are_left(self, depth: int) -> None:
        with pytest.raises(NotTaken, match=r"nested|over 300 parts"):
            take_apart(nested(depth))

    def test_forwarded_a_hundred_times_are_left(self) -> None:
        with pytest.raises(NotTaken, match="nested"):
            take_apart(b"Content-Type: message/rfc822\n\n" * 5000)

    def test_that_the_library_breaks_on_are_left(self, monkeypatch: pytest.MonkeyPatch) -> None:
        mail = a_mail(("a.pdf", PDF))
        monkeypatch.setattr("email.message.Message.get_payload", lambda *args, **options: int("x"))

        with pytest.raises(NotTaken, match="cannot be taken apart"):
            take_apart(mail)

    @given(st.lists(st.sampled_from(SHREDS), max_size=40))
    def test_of_shreds_break_nothing(self, shreds: list[bytes]) -> None:
        with suppress(NotTaken):
            take_apart(b"".join(shreds))

    @pytest.mark.parametrize("count", [400, 30_000])
    def test_in_a_thousand_pieces_are_left(self, count: int) -> None:
        with pytest.raises(NotTaken, match="over 300 parts"):
            take_apart(in_pieces(count))

    def test_with_a_header_that_costs_its_square_are_left_at_once(self) -> None:
        started = time.process_time()
        with pytest.raises(NotTaken, match="too long"):
            take_apart(b'Content-Type: a/b; x="' + b";" * 3_000_000 + b"\n\n")

        assert time.process_time() - started < 2

    @pytest.mark.parametrize("body", ["%%%%", "A", "", "A" * 10_001])
    def test_broken_packing_breaks_nothing(self, body: str) -> None:
        assert len(attached("Content-Disposition: attachment; filename=a.pdf", body=body).files) == 1

    @pytest.mark.parametrize("header", [
        "Content-Disposition: attachment; filename*0*=x''a; filename*0=b",
        "Content-Disposition: attachment; filename*=''",
        "Content-Type: multipart/mixed",
        "Content-Type: ;;;=",
        "Content-Type: message/rfc822",
        "Content-Transfer-Encoding: x-uuencode",
    ])  # fmt: skip
    def test_broken_headers_break_nothing(self, header: str) -> None:
        take_apart(raw_part(header, body="begin 644 a\n#86)C\n`\nend"))
