"""manage.py load_samples: fills an organisation with a made-up year of invoices, read like any others."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.models import Organisation
from accounts.origin import Actor
from invoices.management.terminal import at_a_terminal, watched
from invoices.services.demo import Loaded, demo_load
from invoices.wiring import engines_here, toolbox

MOST = 2000


class Command(BaseCommand):
    help = "Fill an organisation with made-up invoices, taken in and read like any others. Again: only what is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask how many, for whom, and who reads them."""
        parser.add_argument("--count", type=int, default=60, help="how many files of the year (default: 60)")
        parser.add_argument("--organisation", type=int, metavar="ID", help="for whom (default: the demonstration's)")
        parser.add_argument("--later", action="store_true", help="only take them in; workers read them")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load them and say what came of it."""
        if not 1 <= options["count"] <= MOST:
            raise CommandError(f"--count: write a number from 1 to {MOST}.")
        with at_a_terminal():
            organisation = _organisation(options["organisation"])
            loaded = Counter((one.outcome, one.why) for one in _loaded(organisation, options))
            self.stdout.write("\n".join(_summary(organisation, loaded)))


def _loaded(organisation: Organisation, options: dict[str, Any]) -> Iterator[Loaded]:
    with ExitStack() as stack:
        tools = None if options["later"] else stack.enter_context(toolbox())
        files = demo_load(
            organisation=organisation,
            count=options["count"],
            last_day=timezone.localdate(),
            by=Actor(),
            tools=tools,
            with_scans=engines_here(("fra",))["tesseract"] is None,
        )
        yield from watched(files, unit="file", total=options["count"])


def _organisation(number: int | None) -> Organisation:
    """Return whom they are for: who was named, or the first that the demonstration accounts have made."""
    if number is not None:
        found = Organisation.objects.filter(pk=number).first()
        if found is None:
            raise CommandError(f"There is no organisation {number}.")
        return found
    found = Organisation.objects.filter(members__is_demo=True).order_by("pk").first()
    if found is None:
        raise CommandError(
            "There is no demonstration here. Name an organisation: --organisation 1, or run create_demo."
        )
    return found


def _summary(organisation: Organisation, loaded: Counter[tuple[str, str]]) -> Iterator[str]:
    of = Counter[str]()
    for (outcome, _), times in loaded.items():
        of[outcome] += times
    yield f"{organisation.name}: {of['new']} new, {of['known']} there already, {of['refused']} refused"
    for (outcome, why), times in sorted(loaded.items()):
        if outcome == "refused":
            yield f"  {times} refused ({why}), as they were meant to be"
