"""A mail server that speaks as much IMAP4rev1 over TLS as a reader of mails needs, and can be told to misbehave."""

import base64
import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import cast

USER, PASSWORD = "comptable", "a-pass-word-of-the-tests"


@dataclass
class Kept:
    """A mail in a folder."""

    uid: int
    raw: bytes
    flags: set[str] = field(default_factory=set)


@dataclass
class MailFolder:
    """Mails with numbers that are never given twice."""

    validity: int = 1
    mails: list[Kept] = field(default_factory=list)
    next_uid: int = 1

    def add(self, raw: bytes) -> Kept:
        mail = Kept(self.next_uid, raw)
        self.next_uid += 1
        self.mails.append(mail)
        return mail

    def number_anew(self) -> None:
        """Forget all numbers, as a server does after a repair."""
        self.validity += 1
        for number, mail in enumerate(self.mails, 101):
            mail.uid, self.next_uid = number, number + 1


Answer = Callable[["Visit", str, str], None]


class MailServer(ThreadingTCPServer):
    """Holds folders; `instead` maps a command to what is done in its place."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, tls: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), Visit)
        self.tls = tls
        self.folders = {"INBOX": MailFolder(), "Done": MailFolder()}
        self.abilities = "IMAP4rev1 AUTH=PLAIN MOVE UIDPLUS"
        self.instead: dict[str, Answer] = {}
        self.asked: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def inbox(self) -> MailFolder:
        return self.folders["INBOX"]

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet about callers who hang up."""


class Visit(StreamRequestHandler):
    """One client, until it says good-bye."""

    folder = MailFolder()
    ended = False

    def setup(self) -> None:
        self.house = cast(MailServer, self.server)
        self.request = self.house.tls.wrap_socket(self.request, server_side=True)
        super().setup()

    def finish(self) -> None:
        with suppress(OSError):
            super().finish()
        self.request.close()

    def handle(self) -> None:
        with suppress(OSError):
            self.say("* OK here")
            while not self.ended and (line := self.rfile.readline()):
                tag, _, said = line.decode("utf-8", "replace").strip().partition(" ")
                command, _, rest = said.partition(" ")
                if command.upper() == "UID":
                    command, _, rest = rest.partition(" ")
                self.house.asked.append(f"{command.upper()} {rest}".strip())
                named: Answer = getattr(Visit, f"on_{command.lower()}", Visit.on_unknown)
                self.house.instead.get(command.upper(), named)(self, tag, rest)

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def on_unknown(self, tag: str, rest: str) -> None:
        self.say(f"{tag} BAD unknown")

    def on_capability(self, tag: str, rest: str) -> None:
        self.say(f"* CAPABILITY {self.house.abilities}")
        self.say(f"{tag} OK done")

    def on_authenticate(self, tag: str, rest: str) -> None:
        self.say("+ ")
        said = base64.b64decode(self.rfile.readline()).decode()
        self.enter(tag, said == f"\0{USER}\0{PASSWORD}")

    def on_login(self, tag: str, rest: str) -> None:
        self.enter(tag, rest.replace('"', "") == f"{USER} {PASSWORD}")

    def enter(self, tag: str, is_right: bool) -> None:
        self.say(f"{tag} OK in" if is_right else f"{tag} NO [AUTHENTICATIONFAILED] for {USER} {PASSWORD}")

    def on_select(self, tag: str, rest: str) -> None:
        folder = self.house.folders.get(rest.strip('"'))
        if folder is None:
            self.say(f"{tag} NO no such mailbox")
            return
        self.folder = folder
        self.say(f"* {len(folder.mails)} EXISTS")
        self.say(f"* OK [UIDVALIDITY {folder.validity}] UIDs")
        self.say(f"{tag} OK [READ-WRITE] selected")

    def on_examine(self, tag: str, rest: str) -> None:
        self.on_select(tag, rest)

    def on_search(self, tag: str, rest: str) -> None:
        first = int(rest.split()[1].split(":")[0])
        uids = [mail.uid for mail in self.folder.mails]
        found = [uid for uid in uids if uid >= first] or uids[-1:]
        self.say(" ".join(["* SEARCH", *map(str, found)]))
        self.say(f"{tag} OK done")

    def on_fetch(self, tag: str, rest: str) -> None:
        uid, _, what = rest.partition(" ")
        for number, mail in enumerate(self.folder.mails, 1):
            if mail.uid == int(uid) and "BODY" in what:
                self.say(f"* {number} FETCH (UID {uid} BODY[] {{{len(mail.raw)}}}")
                self.wfile.write(mail.raw)
                self.say(")")
            elif mail.uid == int(uid):
                flags = " ".join(sorted(mail.flags))
                self.say(f"* {number} FETCH (UID {uid} FLAGS ({flags}) RFC822.SIZE {len(mail.raw)})")
        self.say(f"{tag} OK done")

    def on_store(self, tag: str, rest: str) -> None:
        uid, flags = rest.split()[0], re.findall(r"[\\$]\w+", rest)
        for mail in self.folder.mails:
            if mail.uid == int(uid):
                mail.flags |= set(flags)
        self.say(f"{tag} OK done")

    def on_copy(self, tag: str, rest: str) -> None:
        uid, _, name = rest.partition(" ")
        for mail in self.folder.mails:
            if mail.uid == int(uid):
                self.house.folders[name.strip('"')].add(mail.raw)
        self.say(f"{tag} OK done")

    def on_move(self, tag: str, rest: str) -> None:
        self.on_copy("*", rest)
        self.folder.mails = [mail for mail in self.folder.mails if mail.uid != int(rest.split()[0])]
        self.say(f"{tag} OK done")

    def on_expunge(self, tag: str, rest: str) -> None:
        self.folder.mails = [mail for mail in self.folder.mails if "\\Deleted" not in mail.flags]
        self.say(f"{tag} OK done")

    def on_logout(self, tag: str, rest: str) -> None:
        self.say("* BYE")
        self.say(f"{tag} OK bye")
        self.ended = True


@contextmanager
def mail_served(tls: ssl.SSLContext) -> Iterator[MailServer]:
    """Run a mail server until the test is over."""
    with MailServer(tls) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
