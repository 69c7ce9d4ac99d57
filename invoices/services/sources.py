"""Adding, changing, pausing and removing the places that documents come from by themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation
from accounts.origin import Actor
from accounts.services.audit import audit_record
from invoices import wiring
from invoices.errors import SettingRefused, SourceRefused
from invoices.models import Arrival, Source
from invoices.services.source_hints import pull_hint
from invoices.services.source_holding import runs_give_up
from invoices.services.source_secrets import connector_of, opened, sealed
from invoices.sources.registry import load_connector

# What lets go of a source: whoever pulls it now stops at the next document.
LET_GO: Mapping[str, object] = {"lease_token": "", "lease_until": None}
# The settings that say to which machine a secret goes.
PLACES = frozenset({"url", "host", "port"})
# What every source has, whatever its kind.
SIMPLE = ("name", "every_minutes", "silent_hours")


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What a person fills in; an empty secret stands for the one that is kept."""

    name: str
    settings: dict[str, str]
    secret: dict[str, str] = field(default_factory=dict, repr=False)
    every_minutes: int = 60
    silent_hours: int = 0


@transaction.atomic
def source_create(*, organisation: Organisation, kind: str, facts: SourceFacts, by: Actor) -> Source:
    """Add a source; it is pulled for the first time as soon as a worker is free.

    Raises:
        SettingRefused: a setting cannot be; its `field` says which.
    """
    secret = {name: value for name, value in facts.secret.items() if value}
    _check(kind, facts.settings, secret, organisation.pk)
    source = Source.objects.create(
        organisation=organisation,
        name=facts.name,
        kind=kind,
        settings=facts.settings,
        sealed=sealed(secret),
        every_minutes=facts.every_minutes,
        silent_hours=facts.silent_hours,
    )
    pull_hint(source.pk)
    audit_record(action="source.created", by=by, organisation=organisation.pk, on=source)
    return source


@transaction.atomic
def source_update(*, source: Source, facts: SourceFacts, by: Actor) -> Source:
    """Change a source.

    With other settings it is looked through from its start, and whoever pulls it now stops at the next document; what
    is here already is known by its key.

    Raises:
        SettingRefused: a setting cannot be; its `field` says which.
    """
    given = {name: value for name, value in facts.secret.items() if value}
    moved = _moved(source.settings, facts.settings)
    secret = _kept(source, given, moved) | given
    _check(source.kind, facts.settings, secret, source.organisation_id)
    simple = [name for name in SIMPLE if getattr(source, name) != getattr(facts, name)]
    if not (simple or moved or given):
        return source
    after = {name: getattr(facts, name) for name in simple} | _consequences(simple)
    if moved or given:
        after |= {"settings": facts.settings, "sealed": sealed(secret), "next_run_at": timezone.now(), **LET_GO}
        runs_give_up(source.pk)
    Source.objects.filter(pk=source.pk).update(**after, **({"cursor": {}} if moved else {}))
    source.refresh_from_db()
    changed = [*simple, *moved, *given]
    audit_record(action="source.changed", by=by, organisation=source.organisation_id, on=source, fields=changed)
    return source


@transaction.atomic
def source_pause(*, source: Source, by: Actor) -> None:
    """Stop pulling a source until somebody resumes it; whoever pulls it now stops at the next document."""
    if Source.objects.filter(pk=source.pk, is_active=True).update(is_active=False, **LET_GO):
        runs_give_up(source.pk)
        audit_record(action="source.paused", by=by, organisation=source.organisation_id, on=source)


@transaction.atomic
def source_resume(*, source: Source, by: Actor) -> None:
    """Pull a paused source again, at once and then by its schedule."""
    now = timezone.now()
    again = {"is_active": True, "next_run_at": now, "watched_since": now, "alarmed_at": None}
    if Source.objects.filter(pk=source.pk, is_active=False).update(**again):
        pull_hint(source.pk)
        audit_record(action="source.resumed", by=by, organisation=source.organisation_id, on=source)


@transaction.atomic
def source_pull_ask(*, source: Source, by: Actor) -> None:
    """Have a source pulled as soon as a worker is free, whether or not its turn has come."""
    Source.objects.filter(pk=source.pk).update(next_run_at=timezone.now())
    pull_hint(source.pk, on_demand=True)
    audit_record(action="source.asked", by=by, organisation=source.organisation_id, on=source)


@transaction.atomic
def source_delete(*, source: Source, by: Actor) -> None:
    """Forget a source, its settings and its secrets; the documents that came from it stay."""
    # Without their source, its keys would stand among the Idempotency-Keys of programs.
    Arrival.objects.filter(source=source).update(key="")
    if Source.objects.filter(pk=source.pk).delete()[0]:
        audit_record(action="source.deleted", by=by, organisation=source.organisation_id, on=source)


def source_check(*, source: Source) -> str:
    """Reach a source and say in a short fact what is there; nothing is fetched.

    Raises:
        InvoiceError: it cannot be reached, or does not hold what it should.
    """
    return connector_of(source).check()


def _moved(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Return the names of the settings that are no longer what they were."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def _consequences(changed: list[str]) -> dict[str, object]:
    """Return what else is written: another rhythm begins now, and so does another patience with silence."""
    now = timezone.now()
    rhythm: dict[str, object] = {"next_run_at": now} if "every_minutes" in changed else {}
    patience = {"alarmed_at": None, "watched_since": now} if "silent_hours" in changed else {}
    return rhythm | patience


def _check(kind: str, settings: dict[str, str], secret: dict[str, str], organisation_id: int) -> None:
    allowed = wiring.source_allowed(organisation_id)
    load_connector(kind, settings, secret, wiring.source_outbound(), allowed=allowed)


def _kept(source: Source, given: Mapping[str, str], moved: list[str]) -> dict[str, str]:
    """Return the secrets that are kept; those that can no longer be opened are asked for again.

    Raises:
        SettingRefused: one would be sent to another machine than the one it was typed in for.
    """
    try:
        kept = opened(source)
    except SourceRefused:
        return {}
    if PLACES & set(moved):
        for name in sorted(kept.keys() - given.keys()):
            # Whoever may change the address must not learn the secret by having it sent to themselves.
            raise SettingRefused(field=name, label=name, detail="the address has changed, so type it in again")
    return kept
