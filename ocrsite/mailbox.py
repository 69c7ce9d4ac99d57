"""The messages that wait under var/mail when there is no mail server."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

# What Django writes between two messages of one file.
RULE = b"-" * 79
MOST = 50


@dataclass(frozen=True, slots=True)
class Mail:
    """A message as it would have arrived."""

    to: str
    subject: str
    body: str
    at: datetime


def messages_kept(folder: Path) -> list[Mail]:
    """Return the newest messages, the latest first."""
    files = sorted(folder.glob("*.log"), reverse=True)[:MOST] if folder.is_dir() else []
    found = [mail for file in files for part in file.read_bytes().split(RULE) if (mail := _read(part))]
    return sorted(found, key=lambda mail: mail.at, reverse=True)[:MOST]


def _read(raw: bytes) -> Mail | None:
    message = message_from_bytes(raw.strip(), _class=EmailMessage, policy=policy.default)
    # A body may hold such a rule too: what follows it is no message.
    if message["Date"] is None:
        return None
    body = message.get_body(("plain",))
    return Mail(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        body=body.get_content() if isinstance(body, EmailMessage) else "",
        at=_moment(str(message["Date"])),
    )


def _moment(date: str) -> datetime:
    """Return when a message was written; a zone of -0000, which Django writes, means UTC and reads as none."""
    at = parsedate_to_datetime(date)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
