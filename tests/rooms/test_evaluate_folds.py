"""manage.py evaluate --folds: each family is answered by what was trained on the others."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import CommandError

from invoices.labelled.folding import Labelled, Trainer, Understand
from invoices.management import folds
from tests import paper
from tests.evaluating import TRUE, a_labelled_folder, answered, evaluate

# No mark for the database: a query would fail the test.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scored").mkdir()
    return a_labelled_folder(tmp_path / "scored")


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The families that each part was answered from."""
    found: list[list[str]] = []

    def trainer(documents: Sequence[Labelled]) -> Understand:
        found.append([one.truth.family for one in documents])
        return answered

    @contextmanager
    def trainers(at_once: int) -> Iterator[Trainer]:
        yield trainer

    monkeypatch.setattr(folds, "scorer_trainer", trainers)
    return found


def another_folder(folder: Path, families: Sequence[str]) -> Path:
    (folder / "documents").mkdir(parents=True)
    rows = [{"file": f"{number}.pdf", "fields": TRUE, "family": family} for number, family in enumerate(families)]
    for row in rows:
        (folder / "documents" / str(row["file"])).write_bytes(paper.pdf())
    (folder / "truth.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


class TestFolds:
    def test_answer_each_family_by_what_was_trained_on_the_others(self, folder: Path, seen: list[list[str]]) -> None:
        assert evaluate(folder, "--engine", "embedded", "--folds", 5).startswith("2 documents, 0 unanswered")
        assert sorted(seen) == [["dupont.pdf"], ["moreau.pdf"]]

    def test_train_on_other_folders_too_but_on_no_look_alike(
        self, folder: Path, tmp_path: Path, seen: list[list[str]]
    ) -> None:
        other = another_folder(tmp_path / "other", ["dupont.pdf", "third"])

        evaluate(folder, "--engine", "embedded", "--folds", 2, "--also", other)

        assert sorted(seen) == [["dupont.pdf", "dupont.pdf", "third"], ["moreau.pdf", "third"]]

    def test_are_answered_by_a_scorer_that_was_fitted_for_them(self, folder: Path) -> None:
        shown = evaluate(folder, "--engine", "embedded", "--folds", 2, "--processes", 1)

        assert shown.startswith("2 documents, 0 unanswered, 0 failed.")

    def test_need_two_families(self, folder: Path, seen: list[list[str]]) -> None:
        (folder / "documents" / "moreau.pdf").unlink()

        with pytest.raises(CommandError, match="of one family"):
            evaluate(folder, "--engine", "embedded", "--folds", 2)

    @pytest.mark.parametrize(
        ("options", "why"),
        [
            (("--folds", 1), "two parts"),
            (("--folds", 5, "--answers", "a"), "leave"),
            (("--also", "other"), "where there are --folds"),
        ],
    )
    def test_are_refused_where_they_make_no_sense(self, folder: Path, options: tuple[object, ...], why: str) -> None:
        with pytest.raises(CommandError, match=why):
            evaluate(folder, *options)
