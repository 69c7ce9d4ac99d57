"""Naming documents at a terminal."""

import argparse
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.core.management.base import CommandError, CommandParser

from invoices.models import Document
from invoices.selectors.selection import ASKED_OF, Selection, documents_meant


def add_selection(parser: CommandParser) -> None:
    """Ask which documents are meant."""
    which = parser.add_argument_group("which documents")
    which.add_argument("--all", action="store_true", help="every one of them")
    which.add_argument("--organisation", type=int, metavar="ID", help="those of one organisation")
    which.add_argument(
        "--where",
        action="append",
        default=[],
        type=condition,
        metavar="NAME=VALUE",
        help=f"such as state=in_review; repeatable; names: {', '.join(ASKED_OF)}",
    )
    which.add_argument("--since", type=day, metavar="DAY", help="received on this day or later, such as 2026-01-31")
    which.add_argument("--supplier", default="", metavar="NAME", help="part of the name, or the SIREN")
    which.add_argument("--ids", type=int, nargs="+", default=[], metavar="ID", help="these")


def documents_of(options: dict[str, Any]) -> list[int]:
    """Return the numbers of the documents that somebody named; what is done with them may change what they answer to.

    Raises:
        CommandError: nobody said which.
    """
    selection = Selection(
        organisation=options["organisation"],
        where=dict(options["where"]),
        since=options["since"],
        supplier=options["supplier"],
        ids=tuple(options["ids"]),
    )
    if selection.is_everything and not options["all"]:
        raise CommandError("Say which documents: --where state=in_review, --since, --supplier, --ids …, or --all.")
    return list(documents_meant(selection).values_list("pk", flat=True))


def each_of(numbers: Iterable[int]) -> Iterator[Document]:
    """Return the documents one by one as they stand then; one that was purged meanwhile is passed over."""
    for number in numbers:
        if (document := Document.objects.filter(pk=number).select_related("organisation").first()) is not None:
            yield document


def condition(written: str) -> tuple[str, str]:
    """Take a condition.

    Raises:
        ArgumentTypeError: nothing of that name can be asked.
    """
    name, sign, value = written.partition("=")
    if not sign or name not in ASKED_OF:
        raise argparse.ArgumentTypeError(f"{written!r}: write NAME=VALUE, where NAME is one of {', '.join(ASKED_OF)}")
    return name, value


def day(written: str) -> date:
    """Take a day.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        return date.fromisoformat(written)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(f"{written!r}: write a day as 2026-01-31") from problem
