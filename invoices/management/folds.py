"""A labelled folder answered in parts, each by what was learned from the others."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.management.base import CommandError

from invoices.answers import answer_of
from invoices.extraction.scoring import Scorer
from invoices.labelled.folding import Labelled, Trainer, Understand, answers_in_folds
from invoices.labelled.judging import Json
from invoices.labelled.material import crew_of
from invoices.labelled.schooling import School, with_others
from invoices.management.material import material_of
from invoices.wiring import quick_half

FEWEST_PARTS = 2


def check_folds(options: dict[str, Any]) -> None:
    """Refuse what makes no sense.

    Raises:
        CommandError: and why.
    """
    if options["folds"] is None:
        if options["also"]:
            raise CommandError("Other folders are learned from where there are --folds only.")
        return
    if options["answers"]:
        raise CommandError("Answers that were given before were not trained here: leave --folds or --answers out.")
    if options["folds"] < FEWEST_PARTS:
        raise CommandError("It takes two parts at least: one to learn from, one to be measured on.")


def answered_in_folds(documents: Sequence[Labelled], options: dict[str, Any]) -> list[Json]:
    """Answer each document by what was learned from the other parts, and from the other folders asked for.

    Raises:
        CommandError: all documents are of one family, or another folder cannot be used.
    """
    if len({one.truth.family for one in documents}) < FEWEST_PARTS and not options["also"]:
        raise CommandError("All these documents are of one family: there is no other to train on.")
    with scorer_trainer(options["processes"]) as trainer:
        learn = with_others(trainer, _others(options), documents)
        return answers_in_folds(documents, learn, folds=options["folds"])


def _others(options: dict[str, Any]) -> list[Labelled]:
    if not options["also"]:
        return []
    with material_of({**options, "folders": options["also"], "truth": None}) as others:
        return [Labelled(one.reading(), one.truth) for one in others]


@contextmanager
def scorer_trainer(at_once: int) -> Iterator[Trainer]:
    """Give who learns from labelled documents and answers others, with the calibration of the product."""
    with crew_of(at_once) as crew:
        yield School(crew, answering_with)


def answering_with(scorer: Scorer) -> Understand:
    """Return who answers documents with this scorer."""
    understand = quick_half(scorer=scorer)
    return lambda result: answer_of(result.file, understand(result))
