"""manage.py evaluate --folds: each family is answered by what was trained on the others."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from django.core.management import CommandError

from invoices.labelled.folding import Labelled, Understand
from invoices.management.commands import evaluate as command
from tests.evaluating import a_labelled_folder, answered, evaluate

# No mark for the database: a query would fail the test.


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(command, "understand_answer", answered)
    monkeypatch.setattr(command, "TRAINER", None)
    return a_labelled_folder(tmp_path)


class TestFolds:
    def test_answer_each_family_by_what_was_trained_on_the_others(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen: list[list[str]] = []

        def trainer(documents: Sequence[Labelled]) -> Understand:
            seen.append([one.truth.family for one in documents])
            return answered

        monkeypatch.setattr(command, "TRAINER", trainer)

        assert evaluate(folder, "--engine", "embedded", "--folds", 5).startswith("2 documents, 0 unanswered")
        assert sorted(seen) == [["dupont.pdf"], ["moreau.pdf"]]

    def test_need_two_families(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(command, "TRAINER", lambda documents: answered)
        (folder / "documents" / "moreau.pdf").unlink()

        with pytest.raises(CommandError, match="of one family"):
            evaluate(folder, "--engine", "embedded", "--folds", 2)

    def test_need_somebody_who_learns(self, folder: Path) -> None:
        with pytest.raises(CommandError, match="nothing that it could train"):
            evaluate(folder, "--folds", 5)

    @pytest.mark.parametrize(
        ("options", "why"), [(("--folds", 1), "two parts"), (("--folds", 5, "--answers", "a"), "leave")]
    )
    def test_are_refused_where_they_make_no_sense(self, folder: Path, options: tuple[object, ...], why: str) -> None:
        with pytest.raises(CommandError, match=why):
            evaluate(folder, *options)
