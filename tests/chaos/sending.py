"""Sends the documents of a folder, one after the other, and says of each that it was acknowledged."""

import sys
import time
from pathlib import Path

import django

django.setup()

from django.db import DatabaseError, connection  # noqa: E402 - settings first

from accounts.models import Organisation  # noqa: E402
from accounts.origin import Actor  # noqa: E402
from invoices.errors import InvoiceError  # noqa: E402
from invoices.models import Origin  # noqa: E402
from invoices.services.intake import Incoming, document_receive  # noqa: E402

PAUSE = 0.5


def send(path: Path, organisation: Organisation) -> None:
    """Send a document until it is taken, as a program would that is told to try again."""
    incoming = Incoming(path.name, path.read_bytes(), Origin.API, key=path.name)
    while True:
        try:
            document_receive(organisation=organisation, incoming=incoming, by=Actor(via="api"))
        except InvoiceError as problem:
            if not problem.passing:
                raise
        except DatabaseError:
            connection.close()
        else:
            print(path.name, flush=True)  # noqa: T201 - it is what this program is for
            return
        time.sleep(PAUSE)


if __name__ == "__main__":
    company = Organisation.objects.get()
    for document in sorted(Path(sys.argv[1]).iterdir()):
        send(document, company)
