"""manage.py verify_archive: proves the legal copy, or names what is broken."""

import sys
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from accounts.management.commands.verify_audit import whole_seal
from invoices.management.archive_words import REMAINS, proof_in_words
from invoices.management.terminal import at_a_terminal, watched
from invoices.services.archive_proof import ArchiveProof, archive_organisations, archive_verify, lines_count
from invoices.services.archive_remains import Kind, remains_find, remains_remove

WITHOUT = "nothing was received yet"


class Command(BaseCommand):
    help = "Walk the register of received documents and compare it with the database and every stored byte."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        """Take an organisation and seals that were noted."""
        parser.add_argument("--organisation", type=int, metavar="ID", help="only this one (default: all)")
        noted = "a last seal that an earlier run printed; repeatable. By it a register cut off at its end shows"
        parser.add_argument("--head", action="append", default=[], metavar="SEAL", type=whole_seal, help=noted)
        orphans = "remove received bytes that no line knows and that are older than a day"
        parser.add_argument("--remove-orphans", action="store_true", help=orphans)

    def handle(self, *args: Any, **options: Any) -> None:
        """Prove each register, then look for what the store holds beside; end with 1 when something is broken."""
        with at_a_terminal():
            proofs = _proofs(options["organisation"], frozenset(options["head"]))
            for line in (line for proof in proofs for line in proof_in_words(proof)):
                self.stdout.write(line)
            self._remains(remove=options["remove_orphans"])
        if faults := sum(len(proof.faults) for proof in proofs):
            raise CommandError(f"The archive is broken: {faults} faults. What holds is what is not named above.")
        if set(options["head"]) - set[str]().union(*(proof.seals_found for proof in proofs)):
            raise CommandError(
                "All that is here holds, but a seal you named is gone: the end of a register was cut off."
            )

    def _remains(self, *, remove: bool) -> None:
        """Tell what the store holds that nothing refers to."""
        if remove:
            removed = remains_remove(now=timezone.now(), kinds=frozenset({Kind.INTAKE}))
            self.stdout.write(f"{removed} orphans removed.")
        found = list(watched(remains_find(), unit="file"))
        for kind, count in sorted(Counter(one.kind for one in found).items()):
            self.stdout.write(f"In the store, and no fault: {count} {REMAINS[kind]}")


def _proofs(organisation: int | None, heads: frozenset[str]) -> list[ArchiveProof]:
    known = archive_organisations()
    if organisation is not None and organisation not in known:
        raise CommandError(f"Organisation {organisation} has no register: {WITHOUT}, or there is no such number.")
    chosen = known if organisation is None else [organisation]
    now = timezone.now()
    with tqdm(total=lines_count(chosen), unit="line", file=sys.stderr, disable=not sys.stderr.isatty()) as bar:
        return [archive_verify(organisation=each, now=now, heads=heads, watch=bar.update) for each in chosen]
