"""The pages about sources, as those see them who manage them, who may pull them, and who only look on."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from accounts.origin import Actor
from invoices.models import Source, SourceRun
from invoices.services.sources import SourceFacts, source_create, source_pause
from tests.browser.screen import Screen
from tests.browser.stage import Stage
from tests.cast import Cast

State = SourceRun.State
MAILBOX = {"host": "imap.exemple.fr", "user": "factures@exemple.fr"}
LATE = "it could not be reached"
LEFT_OUT: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("Conditions générales de vente.docx", "unknown_kind", {}),
    ("scan-0042.pdf", "damaged_file", {"detail": "its end is missing"}),
    ("catalogue.pdf", "too_many_pages", {"pages": 640, "most": 300}),
)


def with_a_source(cast: Cast) -> None:
    """Add a mailbox that nobody has pulled yet, and whose turn is not soon."""
    facts = SourceFacts("Boîte des factures", MAILBOX, {"password": "un-mot-de-passe"}, 15, 72)
    source_create(organisation=cast.atelier, kind="mailbox", facts=facts, by=Actor(cast.alice.pk))
    Source.objects.update(next_run_at=timezone.now() + timedelta(hours=1))


def with_runs(cast: Cast) -> None:
    """Let the mailbox have seen everything that may happen to it."""
    with_a_source(cast)
    problems = [{"name": name, "code": code, "facts": facts} for name, code, facts in LEFT_OUT]
    runs: tuple[dict[str, object], ...] = (
        {"state": State.DONE, "new": 1204, "known": 12},
        {"state": State.LOST, "new": 3},
        {"state": State.DONE, "new": 250, "error_code": "intake_full", "error_facts": {"waiting": 5000}},
        {"state": State.DONE, "new": 2, "skipped": 25, "problems": problems, "on_demand": True},
        {"state": State.FAILED, "error_code": "no_answer", "error_facts": {"host": "imap.exemple.fr", "detail": LATE}},
    )
    for age, facts in enumerate(runs):
        begun = timezone.now() - timedelta(hours=len(runs) - age)
        SourceRun.objects.create(source=Source.objects.get(), started_at=begun, **facts)
    Source.objects.update(last_arrival_at=timezone.now() - timedelta(days=4))


def with_trouble(cast: Cast) -> None:
    """Let it rest after nothing has come for too long."""
    with_runs(cast)
    Source.objects.update(alarmed_at=timezone.now())
    source_pause(source=Source.objects.get(), by=Actor(cast.alice.pk))


def with_several(cast: Cast) -> None:
    with_runs(cast)
    name = "Logiciel de facturation du siège et de ses établissements secondaires"
    api = SourceFacts(name, {"url": "https://api.exemple.fr"})
    source_create(organisation=cast.atelier, kind="client_api", facts=api, by=Actor(cast.alice.pk))


def the_source(cast: Cast) -> int:
    """Return the number of the first source there is."""
    return Source.objects.order_by("pk")[0].pk


def opens_the_form(kind: str) -> Callable[[Stage], None]:
    def way(stage: Stage) -> None:
        stage.page.goto(f"{stage.address('source_create')}?kind={kind}")

    return way


def fills_in_what_cannot_be(stage: Stage) -> None:
    opens_the_form("mailbox")(stage)
    stage.fill(name="Boîte", own_host="imap exemple fr", own_port="99999", own_user="factures", own_password="secret")
    stage.send()


def asks_to_remove(stage: Stage) -> None:
    """Open the question that stands before a source is removed."""
    stage.show("source", the_source(stage.cast))
    stage.page.locator("[data-dialog-target=open]").click()
    stage.page.locator("dialog[open]").wait_for()


SOURCES = (
    Screen("sources", "source_list", "alice", before=with_several),
    Screen("sources-none", "source_list", "alice"),
    Screen("sources-viewer", "source_list", "victor", before=with_a_source),
    Screen("source-kinds", "source_create", "alice"),
    Screen("source-new-api", "source_create", "alice", way=opens_the_form("client_api")),
    Screen("source-new-blob", "source_create", "alice", way=opens_the_form("blob_container")),
    Screen("source-new-folder", "source_create", "alice", way=opens_the_form("folder")),
    Screen("source-new-mailbox", "source_create", "alice", way=opens_the_form("mailbox")),
    Screen("source-new-errors", "source_create", "alice", way=fills_in_what_cannot_be, status=422),
    Screen("source", "source", "alice", the_source, before=with_runs),
    Screen("source-first", "source", "alice", the_source, before=with_a_source),
    Screen("source-trouble", "source", "alice", the_source, before=with_trouble),
    Screen("source-accountant", "source", "ben", the_source, before=with_runs),
    Screen("source-viewer", "source", "victor", the_source, before=with_runs),
    Screen("source-dialog", "source", "alice", before=with_a_source, way=asks_to_remove, in_dialog=True),
)
