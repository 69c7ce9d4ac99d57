"""manage.py demo_client_api: plays the client's two sources of invoices on one's own machine."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from invoices.management.terminal import at_a_terminal, shown_label
from invoices.samples.client_api import VINTAGES
from invoices.samples.client_api_picture import truth_of
from invoices.samples.client_api_server import ClientServer, ClientStore

WHAT_TO_TYPE = """\
Invoice API (2023)    address http://{place}
Blob storage (2024)   address http://{place}, container invoices-{{year}}, first year 2018,
                      signed link {signed}
Outside this machine nobody is answered. Let the product call it: SOURCE_PRIVATE_HOSTS={place}
Stop with Ctrl-C."""


class Command(BaseCommand):
    help = "Serve made-up invoices as the client does: an API that is paged by date, and blob storage by year."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask where to serve what, and how badly."""
        parser.add_argument("--host", default="127.0.0.1", help="default: this machine alone")
        parser.add_argument("--port", type=int, default=8077, help="default: 8077; 0 takes a free one")
        parser.add_argument("--invoices", type=int, default=1000, help="how many of each vintage (default: 1000)")
        parser.add_argument("--seed", type=int, default=1, help="the same seed serves the same bytes (default: 1)")
        parser.add_argument("--vintage", choices=VINTAGES, help="only this one (default: both)")
        parser.add_argument("--refuse", type=float, default=0.0, help="how often it says 403, 0 to 1 (default: 0)")
        parser.add_argument("--page", type=int, default=50, help="how many stand on one page of a list (default: 50)")
        parser.add_argument("--truth", type=Path, metavar="FILE", help="write what is true of each invoice")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the truth where it is asked for, and serve until somebody stops it."""
        store = _store(options)
        with at_a_terminal(), _server(store, options["host"], options["port"]) as server:
            if options["truth"]:
                _write_truth(store, options["truth"])
                self.stdout.write(f"The truth is in {shown_label(options['truth'])}")
            self.stdout.write(WHAT_TO_TYPE.format(place=server.place, signed=store.signed))
            self.stdout.flush()
            server.serve_forever(poll_interval=0.1)


def _store(options: dict[str, Any]) -> ClientStore:
    if options["invoices"] < 1 or options["page"] < 1:
        raise CommandError("--invoices and --page: write a number from 1.")
    if not 0 <= options["refuse"] <= 1:
        raise CommandError("--refuse: write a number from 0 to 1, such as 0.05.")
    vintages = (options["vintage"],) if options["vintage"] else VINTAGES
    return ClientStore(options["seed"], options["invoices"], vintages, options["page"], options["refuse"])


def _server(store: ClientStore, host: str, port: int) -> ClientServer:
    try:
        return ClientServer(store, host, port)
    except (OSError, OverflowError) as problem:
        raise CommandError(
            f"Port {port} of {host} cannot be opened ({problem}): choose another by --port."
        ) from problem


def _write_truth(store: ClientStore, file: Path) -> None:
    part = file.with_name(f"{file.name}.part")
    try:
        with part.open("w", encoding="utf-8") as truths:
            truths.writelines(
                json.dumps(truth_of(invoice).as_json, ensure_ascii=False) + "\n" for invoice in store.invoices()
            )
        part.replace(file)
    except OSError as problem:
        raise CommandError(f"{shown_label(file)} cannot be written: {problem.strerror}.") from problem
