"""A real mail server, Dovecot, run for a test on a machine that has it."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

DOVECOT = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
SETTINGS = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
ssl = required
ssl_cert = <{certificate}
ssl_key = <{certificate}
auth_mechanisms = plain login
mail_location = maildir:{folder}/mails
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}
}}
service imap-login {{
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
  }}
}}
namespace inbox {{
  inbox = yes
  mailbox "Traitées" {{
    auto = create
  }}
}}
"""


@dataclass(frozen=True)
class Dovecot:
    """Where it listens, and the folder into which mails are delivered."""

    port: int
    mails: Path

    def deliver(self, raw: bytes, name: str) -> None:
        """Put a mail into the inbox, as a mail transport does."""
        part = self.mails / "tmp" / name
        part.write_bytes(raw)
        part.chmod(0o666)
        part.rename(self.mails / "new" / name)

    def flags(self, name: str) -> str:
        """Return the letters that stand for the flags of a mail."""
        return next(path.name.partition(":2,")[2] for path in self.mails.rglob(f"{name}:*"))


def why_not() -> str:
    """Say what keeps Dovecot from being run, or nothing."""
    if DOVECOT is None:
        return "Dovecot is not installed (Debian: dovecot-imapd)"
    return "" if os.geteuid() == 0 else "Dovecot drops its rights, which only root can do"


@contextmanager
def dovecot_served(certificate: Path, password: str) -> Iterator[Dovecot]:
    """Run Dovecot until the test is over."""
    assert DOVECOT
    user = pwd.getpwnam("nobody")
    # Not the folder of the test: other users, as whom Dovecot runs, may not enter that one.
    with TemporaryDirectory(prefix="dovecot", ignore_cleanup_errors=True) as name:
        folder, port = Path(name), _free_port()
        folder.chmod(0o755)
        for part in ("mails/new", "mails/cur", "mails/tmp"):
            (folder / part).mkdir(parents=True)
        for part in ("mails", "mails/new", "mails/cur", "mails/tmp"):
            os.chown(folder / part, user.pw_uid, user.pw_gid)
        settings = {"folder": folder, "certificate": certificate, "password": password, "port": port}
        text = SETTINGS.format(**settings, uid=user.pw_uid, gid=user.pw_gid)
        (folder / "dovecot.conf").write_text(text, encoding="utf-8")
        process = subprocess.Popen([DOVECOT, "-F", "-c", folder / "dovecot.conf"])
        try:
            _wait_for(port, folder / "log")
            yield Dovecot(port, folder / "mails")
        finally:
            process.terminate()
            process.wait(10)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _wait_for(port: int, log: Path) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(log.read_text(encoding="utf-8") if log.exists() else "Dovecot does not listen.")
