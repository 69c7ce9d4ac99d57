"""Sources and their runs as the pages show them: a state in a word and a colour, problems in sentences."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from invoices.errors import ERRORS
from invoices.models import Source, SourceRun
from invoices.selectors.sources import Listed
from invoices.services.source_pulling import BROKE_OFF, GOES_ON
from invoices.sources.registry import SOURCES
from invoices.wording import in_words
from invoices.wording_sources import in_words as title_in_words

State = SourceRun.State

# What a person does with each kind of source, on the page where one is chosen.
KINDS: dict[str, Promise] = {
    "client_api": _(
        "A program that lists your invoices and hands them out one by one. Its maker gives you an address."
    ),
    "blob_container": _(
        "A container in the cloud in which invoices are laid down. You need its address and a signed link."
    ),
    "folder": _("A folder of this server, for example one that your scanner writes to."),
    "mailbox": _("Suppliers write to an address of yours; what is attached to their mails comes in by itself."),
}
# A badge's colour and word; see templates/components/_badge.html.
STATES: dict[str, tuple[str, Promise]] = {
    State.RUNNING: ("info", pgettext_lazy("run of a source", "Running")),
    State.DONE: ("proven", pgettext_lazy("run of a source", "Done")),
    State.FAILED: ("refused", pgettext_lazy("run of a source", "Failed")),
    State.LOST: ("asked", pgettext_lazy("run of a source", "Interrupted")),
}
MORE = ("info", _("To be continued"))
PAUSED = ("neutral", _("Paused"))
WAITING = ("neutral", _("Not yet pulled"))
OTHER_ENDS: dict[str, Promise] = {
    GOES_ON: _("There is more; it goes on by itself."),
    BROKE_OFF: _("It broke off for a reason that nobody foresaw. It will be tried again."),
}
LOST = _("It was interrupted. Nothing is lost: the next run goes on where this one stopped.")
FULL = _("Enough documents are waiting to be read; it goes on by itself when there are fewer.")


@dataclass(frozen=True, slots=True)
class Shown:
    """A source in the list."""

    source: Source
    kind: str
    colour: str
    state: Promise
    trouble: str
    last_run_at: datetime | None


@dataclass(frozen=True, slots=True)
class ShownRun:
    """A run in the history."""

    run: SourceRun
    colour: str
    state: Promise
    said: str
    problems: tuple[tuple[str, str], ...]  # name, reason
    unnamed: int


def shown(listed: Listed) -> Shown:
    """Return a source as the list shows it."""
    source, run = listed.source, listed.run
    colour, state = _state_of(run) if run else WAITING
    if not source.is_active:
        colour, state = PAUSED
    trouble = said_of(run) if run and run.state == State.FAILED else ""
    return Shown(source, title_of(source.kind), colour, state, trouble, run.started_at if run else None)


def shown_run(run: SourceRun) -> ShownRun:
    """Return a run as the history shows it."""
    colour, state = _state_of(run)
    problems = tuple((str(each["name"]), _in_words(each["code"], each["facts"])) for each in run.problems)
    return ShownRun(run, colour, state, said_of(run), problems, run.skipped - len(problems))


def said_of(run: SourceRun) -> str:
    """Say why a run ended as it did; nothing where there is nothing to say."""
    if run.state == State.LOST:
        return str(LOST)
    if run.state == State.DONE and run.error_code and run.error_code not in OTHER_ENDS:
        return str(FULL)
    return _in_words(run.error_code, run.error_facts) if run.error_code else ""


def kinds_here(folders: tuple[Path, ...]) -> list[tuple[str, str, Promise]]:
    """Return the kinds one may choose from, with title and text: watching a folder takes one that may be watched."""
    return [(kind, title_of(kind), text) for kind, text in KINDS.items() if folders or kind != "folder"]


def title_of(kind: str) -> str:
    """Return what a kind of source is called."""
    return title_in_words(SOURCES[kind][0]) if kind in SOURCES else kind


def _state_of(run: SourceRun) -> tuple[str, Promise]:
    """Return colour and word; a run that stopped before the end for a good reason is not yet done."""
    return MORE if run.state == State.DONE and run.error_code else STATES[run.state]


def _in_words(code: str, facts: dict[str, str | float]) -> str:
    if code in ERRORS:
        return in_words(ERRORS[code](**facts))
    # Another version may have written a code that this one does not know.
    return str(OTHER_ENDS.get(code, OTHER_ENDS[BROKE_OFF]))
