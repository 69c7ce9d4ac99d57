"""A mailbox: every document that is attached to a mail; a mail is marked once all of its documents are durable."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import ClassVar

from invoices.errors import AddressRefused, FileTooLarge, InvoiceError, NotTaken
from invoices.outbound.addresses import host_of
from invoices.outbound.client import Outbound
from invoices.sources.arriving import arrived, check_size
from invoices.sources.door import NO_FOLDERS, Allowed, Cursor, Fetched, Known, Skipped
from invoices.sources.mail_parts import Enclosed, Mail, digest, take_apart
from invoices.sources.mail_session import KEYWORD, SEEN, MailAccount, MailFacts, MailSession, signed_in
from invoices.sources.settings import Setting, SettingKind, checked

MARKS = {"seen": SEEN, "keyword": KEYWORD}


@dataclass(frozen=True, slots=True)
class Place:
    """A mail in its folder, and the last one before it that is done with."""

    validity: str
    uid: int
    before: int

    def cursor(self, *, done: bool) -> Cursor:
        """Return where to go on: behind this mail, or once more at it."""
        return {"validity": self.validity, "uid": str(self.uid if done else self.before), "mail": str(self.uid)}


@dataclass(slots=True)
class Mailbox:
    """Takes attachments from one folder of a mailbox, mail by mail in the order of their arrival."""

    kind: ClassVar[str] = "mailbox"
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting("host", "Mail server (IMAP)", help="Its name alone, such as imap.example.fr."),
        Setting("port", "Port", SettingKind.NUMBER, default="993", least=1, most=65_535, help="TLS from the start."),
        Setting("user", "User name"),
        Setting("password", "Password", SettingKind.SECRET),
        Setting("folder", "Mail folder", default="INBOX"),
        Setting("start_date", "First day", SettingKind.DATE, required=False, help="Older mails are not looked at."),
        Setting(
            "done",
            "A mail that was taken is",
            SettingKind.CHOICE,
            default="seen",
            choices=(
                ("seen", "marked as read"),
                ("keyword", "given a keyword"),
                ("move", "moved to another folder"),
                ("nothing", "left as it is"),
            ),
        ),
        Setting("done_folder", "Mail folder for what was taken", required=False, help="Only where mails are moved."),
    )

    account: MailAccount
    outbound: Outbound
    folder: str = "INBOX"
    start: date | None = None
    done: str = "seen"
    done_folder: str = ""
    most_bytes: int = 50_000_000
    _session: MailSession | None = field(default=None, init=False, repr=False)
    _waiting: dict[int, set[str]] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def from_settings(
        cls,
        settings: Mapping[str, str],
        secret: Mapping[str, str],
        outbound: Outbound,
        *,
        allowed: Allowed = NO_FOLDERS,
    ) -> "Mailbox":
        """Make the connector from what a person has filled in."""
        given = checked(cls.settings, settings, secret)
        table = {each.name: each for each in cls.settings}
        try:
            host = host_of(given["host"])
        except AddressRefused as problem:
            raise table["host"].refused("its host is neither a name nor a number") from problem
        if given["done"] == "move" and given["done_folder"] in {"", given["folder"]}:
            raise table["done_folder"].refused("name another folder than the one that is looked through")
        account = MailAccount(host, int(given["port"]), given["user"], given["password"])
        start = date.fromisoformat(given["start_date"]) if given["start_date"] else None
        return cls(account, outbound, given["folder"], start, given["done"], given["done_folder"], allowed.most_bytes)

    def check(self) -> str:
        """Sign in and count the mails in the folder."""
        with signed_in(self.account, self.outbound) as session:
            return f"mails in the folder: {session.select(self.folder, readonly=True)}"

    def fetch(self, cursor: Cursor, *, now: datetime, known: Known) -> Iterator[Fetched | Skipped]:
        """Yield the documents of the mails since the last one, which is looked at once more."""
        with self._opened() as session:
            same = cursor.get("validity") == session.validity
            last = before = int(cursor.get("uid", "0")) if same else 0
            for uid in session.uids(max(last, 1), self.start):
                if (facts := session.facts(uid)) is not None:
                    place = Place(session.validity, uid, before)
                    # It was done with, unless we were interrupted between keeping its documents and marking it.
                    again = uid == last
                    if not (again and self._is_marked(facts)):
                        yield from self._mail(session, place, facts, known, again=again)
                before = uid

    def settle(self, done: Fetched) -> None:
        """Mark the mail when this was the last of its documents."""
        uid, is_last = int(done.cursor["mail"]), done.cursor["uid"] == done.cursor["mail"]
        waiting = self._waiting.get(uid)
        if waiting is not None:
            waiting.discard(done.key)
            is_last = not waiting
        if not is_last or self.done == "nothing":
            return
        if self._session is not None and self._session.validity == done.cursor["validity"]:
            self._mark(self._session, uid)
            return
        with self._opened() as session:
            # Under another validity, the number belongs to another mail.
            if session.validity == done.cursor["validity"]:
                self._mark(session, uid)

    def _mail(
        self, session: MailSession, place: Place, facts: MailFacts, known: Known, *, again: bool
    ) -> Iterator[Fetched | Skipped]:
        found = self._documents(session, place, facts)
        documents = [each for each in found if isinstance(each, Fetched)]
        here = known([each.key for each in documents]) if documents else set()
        left = [each for each in found if (each.key not in here if isinstance(each, Fetched) else not again)]
        wanted = {each.key for each in left if isinstance(each, Fetched)}
        self._waiting = {place.uid: set(wanted)}
        for number, each in enumerate(left, 1):
            yield replace(each, cursor=place.cursor(done=number == len(left)))
        if documents and not wanted:
            self._mark(session, place.uid, facts)

    def _documents(self, session: MailSession, place: Place, facts: MailFacts) -> Sequence[Fetched | Skipped]:
        try:
            # What is attached grows by a third on its way.
            check_size(facts.size * 3 // 4, self.most_bytes)
            raw = session.content(place.uid, facts.size)
            mail = take_apart(raw) if raw is not None else None
        except (FileTooLarge, NotTaken) as problem:
            return [_left(place, f"mail {place.uid}", problem)]
        if mail is None:
            return []
        label = mail.message_id or f"{place.validity}.{place.uid}"
        documents = [self._document(mail, digest(label.encode()), each, place) for each in mail.files]
        return documents or [_left(place, mail.subject, NotTaken(detail="no document is attached to it"))]

    def _document(self, mail: Mail, label: str, enclosed: Enclosed, place: Place) -> Fetched | Skipped:
        key, cursor = f"{label}:{enclosed.index}:{digest(enclosed.content)}", place.cursor(done=False)
        if enclosed.fault:
            return Skipped(key, enclosed.name, enclosed.fault, cursor)
        return arrived(key, enclosed.name, enclosed.content, cursor, most_bytes=self.most_bytes, note=mail.note)

    def _is_marked(self, facts: MailFacts) -> bool:
        return self.done == "nothing" or MARKS.get(self.done, "").lower() in facts.flags

    def _mark(self, session: MailSession, uid: int, facts: MailFacts | None = None) -> None:
        if facts is not None and self._is_marked(facts):
            return
        if self.done == "move":
            session.move(uid, self.done_folder)
        else:
            session.flag(uid, MARKS[self.done])

    @contextmanager
    def _opened(self) -> Iterator[MailSession]:
        with signed_in(self.account, self.outbound) as session:
            session.select(self.folder, readonly=False)
            self._session = session
            try:
                yield session
            finally:
                self._session = None


def _left(place: Place, name: str, problem: InvoiceError) -> Skipped:
    return Skipped(f"mail:{place.validity}.{place.uid}", name, problem, place.cursor(done=False))
