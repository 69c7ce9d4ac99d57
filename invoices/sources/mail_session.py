"""What is said to a mail server: sign in, open a folder, look for mails, take one, mark it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date

from invoices.errors import NoAnswer, SourceBusy, SourceGone, SourceNonsense, SourceRefused
from invoices.outbound.client import Outbound
from invoices.sources.mail_line import ROOM, MailLine, in_mail_words

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# How a server says, within a refusal, that it is a passing one.
FOR_NOW = re.compile(r"\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]", re.IGNORECASE)
FLAGS = re.compile(rb"FLAGS \(([^)]*)\)", re.IGNORECASE)
SIZE = re.compile(rb"RFC822\.SIZE (\d{1,12})\b", re.IGNORECASE)
FAREWELL = 5.0
SEEN = "\\Seen"
KEYWORD = "$Probant"


@dataclass(frozen=True, slots=True)
class MailAccount:
    """Where a mailbox is, and who opens it."""

    host: str
    port: int
    user: str
    password: str

    def __repr__(self) -> str:
        return f"MailAccount({self.host}:{self.port})"


@dataclass(frozen=True, slots=True)
class MailFacts:
    """What is known of a mail before it is taken."""

    size: int
    flags: frozenset[str]


@dataclass(slots=True)
class MailSession:
    """Somebody signed in at a mail server, with one folder open."""

    line: MailLine
    host: str
    abilities: frozenset[str] = frozenset()
    validity: str = ""

    def select(self, folder: str, *, readonly: bool) -> int:
        """Open a folder and return how many mails it holds."""
        with in_mail_words(self.host):
            self.line.within(ROOM)
            state, found = self.line.select(quoted(folder), readonly)
            if state != "OK":
                raise SourceGone(place=self.host, detail="there is no such mail folder")
            validity = self.line.response("UIDVALIDITY")[1]
            self.validity = str(int(validity[-1] or b"0")) if validity else "0"
            return int(found[-1] or b"0")

    def uids(self, first: int, since: date | None) -> list[int]:
        """Return the numbers of the mails from one on, oldest first."""
        asked = ["UID", f"{first}:*"]
        if since:
            asked += ["SINCE", f"{since.day:02}-{MONTHS[since.month - 1]}-{since.year}"]
        lines = self._uid("SEARCH", *asked)
        with in_mail_words(self.host):
            numbers = {int(number) for line in lines if isinstance(line, bytes) for number in line.split()}
        # The last mail is named even where it lies before the range.
        return sorted(number for number in numbers if number >= first)

    def facts(self, uid: int) -> MailFacts | None:
        """Look at a mail from outside, or find it gone."""
        for line in self._uid("FETCH", str(uid), "(FLAGS RFC822.SIZE)"):
            head = line[0] if isinstance(line, tuple) else line
            if head and _is_about(head, uid) and (size := SIZE.search(head)):
                flags = FLAGS.search(head)
                return MailFacts(int(size[1]), frozenset(_folded(flags[1] if flags else b"").split()))
        return None

    def content(self, uid: int, size: int) -> bytes | None:
        """Take a mail without marking it as read, or find it gone."""
        for part in self._uid("FETCH", str(uid), "(BODY.PEEK[])", room=2 * size + ROOM):
            if isinstance(part, tuple) and _is_about(part[0], uid):
                return bytes(part[1])
        return None

    def flag(self, uid: int, flag: str) -> None:
        """Put a flag on a mail."""
        self._uid("STORE", str(uid), "+FLAGS.SILENT", f"({flag})")

    def move(self, uid: int, folder: str) -> None:
        """Move a mail to another folder."""
        if "MOVE" in self.abilities:
            self._uid("MOVE", str(uid), quoted(folder))
            return
        self._uid("COPY", str(uid), quoted(folder))
        self.flag(uid, "\\Deleted")
        if "UIDPLUS" in self.abilities:
            self._uid("EXPUNGE", str(uid))

    def _uid(self, command: str, *arguments: str, room: int = ROOM) -> list[bytes | tuple[bytes, bytes] | None]:
        with in_mail_words(self.host):
            self.line.within(room)
            state, found = self.line.uid(command, *arguments)
            if state != "OK":
                raise SourceNonsense(place=self.host, detail=f"it refuses {command}")
            return list(found)


@contextmanager
def signed_in(account: MailAccount, outbound: Outbound) -> Iterator[MailSession]:
    """Sign in at a mail server, and out at the end.

    Raises:
        SourceRefused: the name or the password is wrong.
        InvoiceError: it cannot be reached, or does not speak as agreed on.
    """
    with in_mail_words(account.host):
        line = MailLine(outbound, account.host, account.port)
    try:
        with in_mail_words(account.host):
            _sign_in(line, account)
            # A server tells more of what it can do to those who are in.
            abilities = str(line.capability()[1]).upper()
        yield MailSession(line, account.host, frozenset(re.findall(r"[A-Z0-9=+-]+", abilities)))
    finally:
        with suppress(MailLine.error, OSError, NoAnswer, SourceNonsense):
            line.within(ROOM, seconds=FAREWELL)
            line.logout()
        line.shutdown()


def _sign_in(line: MailLine, account: MailAccount) -> None:
    line.within(ROOM)
    try:
        if "AUTH=PLAIN" in line.capabilities:
            line.authenticate("PLAIN", lambda _: f"\0{account.user}\0{account.password}".encode())
        else:
            line.login(account.user, account.password)
    except MailLine.abort:
        raise
    except (MailLine.error, UnicodeEncodeError) as problem:
        if FOR_NOW.search(str(problem)):
            raise SourceBusy(place=account.host, detail="it takes no more visitors") from None
        # Without its cause: what is shown of that may hold what was sent.
        raise SourceRefused(place=account.host, detail="the name or the password is not taken") from None


def quoted(folder: str) -> str:
    """Write the name of a folder as the protocol does: in its own form of UTF-7, between quotes."""
    pieces, odd = [], ""
    for sign in f"{folder}\0":
        if sign != "\0" and not " " <= sign <= "~":
            odd += sign
            continue
        pieces.append(_packed(odd) + ("&-" if sign == "&" else sign))
        odd = ""
    plain = "".join(pieces).rstrip("\0")
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _packed(odd: str) -> str:
    if not odd:
        return ""
    return "&" + odd.encode("utf-7").decode("ascii").strip("+-").replace("/", ",") + "-"


def _is_about(head: bytes, uid: int) -> bool:
    return re.search(rb"\bUID %d\b" % uid, head, re.IGNORECASE) is not None


def _folded(flags: bytes) -> str:
    return flags.decode("ascii", "replace").lower()
