"""The messages that wait in a folder where there is no mail server."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.filebased import EmailBackend

from ocrsite.mailbox import MOST, Mail, messages_kept


def keep(folder: Path, subject: str, body: str = "Bonjour", *, date: str = "") -> None:
    """Write a message as Django does without a mail server."""
    headers = {"Date": date} if date else {}
    message = EmailMessage(subject, body, "probant@exemple.fr", ["marie@exemple.fr"], headers=headers)
    EmailBackend(file_path=str(folder)).send_messages([message])


def test_no_folder_is_an_empty_mailbox(tmp_path: Path) -> None:
    assert messages_kept(tmp_path / "nowhere") == []


def test_a_message_is_read_as_it_would_have_arrived(tmp_path: Path) -> None:
    keep(tmp_path, "Votre code : é", "Le code est 123-456.", date="Thu, 20 Nov 2026 09:30:00 +0100")

    assert messages_kept(tmp_path) == [
        Mail(
            to="marie@exemple.fr",
            subject="Votre code : é",
            body="Le code est 123-456.",
            at=datetime(2026, 11, 20, 8, 30, tzinfo=UTC),
        )
    ]


def test_the_newest_comes_first(tmp_path: Path) -> None:
    for day in (19, 21, 20):
        keep(tmp_path, f"day {day}", date=f"Thu, {day} Nov 2026 09:30:00 +0000")

    assert [mail.subject for mail in messages_kept(tmp_path)] == ["day 21", "day 20", "day 19"]


def test_the_time_is_always_one_that_can_be_shown(tmp_path: Path) -> None:
    keep(tmp_path, "as Django dates it")
    keep(tmp_path, "with a zone", date="Thu, 20 Nov 2026 09:30:00 +0000")

    assert all(mail.at.tzinfo for mail in messages_kept(tmp_path))


def test_several_messages_of_one_file_are_told_apart(tmp_path: Path) -> None:
    door = EmailBackend(file_path=str(tmp_path))
    for subject in ("first", "second"):
        door.send_messages([EmailMessage(subject, "body", to=["marie@exemple.fr"])])

    assert {mail.subject for mail in messages_kept(tmp_path)} == {"first", "second"}


def test_of_a_message_in_two_forms_the_plain_one_is_shown(tmp_path: Path) -> None:
    message = EmailMultiAlternatives("both", "plain", to=["marie@exemple.fr"])
    message.attach_alternative("<p>rich</p>", "text/html")
    EmailBackend(file_path=str(tmp_path)).send_messages([message])

    assert messages_kept(tmp_path)[0].body.strip() == "plain"


def test_a_message_without_plain_text_has_an_empty_body(tmp_path: Path) -> None:
    message = EmailMessage("rich only", "<p>rich</p>", to=["marie@exemple.fr"])
    message.content_subtype = "html"
    EmailBackend(file_path=str(tmp_path)).send_messages([message])

    assert messages_kept(tmp_path)[0].body == ""


@pytest.mark.parametrize("text", ["no message at all", "-" * 79, "Subject: no date\n\nbody"])
def test_what_is_no_message_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "20261120-093000-1.log").write_text(text, encoding="utf-8")

    assert messages_kept(tmp_path) == []


def test_a_rule_inside_a_message_ends_what_is_shown_of_it(tmp_path: Path) -> None:
    keep(tmp_path, "with a rule", "before\n" + "-" * 79 + "\nafter")

    assert [mail.body.strip() for mail in messages_kept(tmp_path)] == ["before"]


def test_only_the_newest_are_shown(tmp_path: Path) -> None:
    for number in range(MOST + 1):
        keep(tmp_path, f"{number}", date=f"Thu, 20 Nov 2026 09:{number:02}:00 +0000")

    found = messages_kept(tmp_path)

    assert len(found) == MOST
    assert found[0].subject == str(MOST)
