"""A mailbox on a real mail server, where there is one."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from invoices.errors import SourceGone, SourceRefused
from invoices.outbound.client import Outbound
from invoices.outbound.guard import Guard
from invoices.sources.mailbox import Mailbox
from tests.doubles.authority import certified
from tests.doubles.servers.dovecot import Dovecot, dovecot_served, why_not
from tests.doubles.servers.mails import PDF, a_mail, forwarded, with_logo
from tests.doubles.servers.taking import Taker

HOST, PASSWORD = "imap.example", "a-pass-word-of-the-tests"

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ssl.SSLContext]:
    folder = tmp_path_factory.mktemp("authority")
    return folder / f"{HOST}.pem", certified(HOST, folder)[1]


@pytest.fixture(scope="module")
def server(trust: tuple[Path, ssl.SSLContext]) -> Iterator[Dovecot]:
    with dovecot_served(trust[0], PASSWORD) as running:
        yield running


@pytest.fixture(scope="module")
def outbound(server: Dovecot, trust: tuple[Path, ssl.SSLContext]) -> Outbound:
    guard = Guard(frozenset({f"{HOST}:{server.port}"}), resolve=lambda host, port: ["127.0.0.1"])
    return Outbound(guard, authorities=trust[1])


def mailbox(server: Dovecot, outbound: Outbound, *, user: str, password: str = PASSWORD, **settings: str) -> Mailbox:
    given = {"host": HOST, "port": str(server.port), "user": user, **settings}
    return Mailbox.from_settings(given, {"password": password}, outbound)


def test_a_day_of_a_mailbox(server: Dovecot, outbound: Outbound) -> None:
    files = [(f"{number}.pdf", PDF + b"%d" % number) for number in range(3)]
    for name, raw in {
        "1": a_mail(*files),
        "2": with_logo(),
        "3": a_mail(subject="vide"),
        "4": forwarded(a_mail(("f.pdf", PDF))),
    }.items():
        server.deliver(raw, name)
    taker = Taker()
    for _ in range(5):
        taker.take(mailbox(server, outbound, user="comptable"), most=2)
    # The last mail is looked at once more, and moved as well now that this is what is wished.
    server.deliver(a_mail(("later.pdf", PDF), subject="later"), "5")
    taker.take(mailbox(server, outbound, user="comptable", done="move", done_folder="Traitées"))

    assert sorted(taker.names) == ["0.pdf", "1.pdf", "2.pdf", "f.pdf", "facture.pdf", "later.pdf"]
    assert [each.name for each in taker.skipped] == ["vide"]
    assert [server.flags(name) for name in "12"] == ["S", "S"]
    assert server.flags("3") == ""
    assert mailbox(server, outbound, user="comptable").check() == "mails in the folder: 3"
    assert mailbox(server, outbound, user="comptable", folder="Traitées").check() == "mails in the folder: 2"


def test_a_wrong_password(server: Dovecot, outbound: Outbound) -> None:
    with pytest.raises(SourceRefused):
        mailbox(server, outbound, user="comptable", password="wrong").check()


def test_a_folder_that_is_not_there(server: Dovecot, outbound: Outbound) -> None:
    with pytest.raises(SourceGone):
        mailbox(server, outbound, user="comptable", folder="Nulle part").check()
