"""The scheduler, faster than in earnest; each time it says how many documents are there, and how many are done."""

import time

import django

django.setup()

from django.db import DatabaseError, connection  # noqa: E402 - settings first

from invoices.models import Document  # noqa: E402
from invoices.models.document import FINAL  # noqa: E402
from invoices.services.sweep import intake_sweep  # noqa: E402


def counted() -> str:
    return f"{Document.objects.count()} {Document.objects.filter(state__in=FINAL).count()}"


if __name__ == "__main__":
    while True:
        try:
            intake_sweep()
            print(counted(), flush=True)  # noqa: T201 - the storm listens
        except DatabaseError:
            connection.close()
        time.sleep(1)
