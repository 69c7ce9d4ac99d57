"""Reading sources and their runs. The person or the organisation comes first: nothing is found that is not theirs."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet
from django.http import Http404

from accounts.models import Organisation, User
from invoices.models import Source, SourceRun


@dataclass(frozen=True, slots=True)
class Listed:
    """A source with its latest run."""

    source: Source
    run: SourceRun | None


def sources_of(organisation: Organisation) -> list[Listed]:
    """Return an organisation's sources by name, each with its latest run."""
    sources = Source.objects.of(organisation).order_by("name", "pk")
    latest = sources.annotate(latest=Max("runs")).values("latest")
    runs = {run.source_id: run for run in SourceRun.objects.filter(pk__in=latest)}
    return [Listed(source, runs.get(source.pk)) for source in sources]


def source_get(*, user: User, source_id: int) -> Source:
    """Return a source of one of a person's organisations.

    Raises:
        Http404: there is none; a stranger does not learn whether it exists.
    """
    mine = Source.objects.filter(organisation__memberships__user=user).select_related("organisation")
    if (source := mine.filter(pk=source_id).first()) is None:
        raise Http404
    return source


def runs_of(source: Source) -> QuerySet[SourceRun]:
    """Return the runs of a source, newest first."""
    return SourceRun.objects.filter(source=source).order_by("-pk")


def is_pulled_soon(source: Source, now: datetime) -> bool:
    """Tell whether a source is being pulled or about to be, so that its page is worth looking at again."""
    held = source.lease_until is not None and source.lease_until > now
    return held or (source.is_active and source.next_run_at <= now)
