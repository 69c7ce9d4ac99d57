"""manage.py evaluate: what cannot be evaluated, and why."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from invoices.management.commands import evaluate as command
from tests.evaluating import a_labelled_folder, answered, evaluate

# No mark for the database: a query would fail the test.


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(command, "understand_answer", answered)
    return a_labelled_folder(tmp_path)


class TestWhatCannotBeEvaluated:
    def test_is_a_folder_that_is_none(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="is not a folder"):
            evaluate(tmp_path / "nowhere")

    @pytest.mark.parametrize(
        ("truth", "why"),
        [
            ("", "says nothing"),
            ("{}\n", "line 1: it names no file"),
            ('{"file": "other.pdf"}\n', "holds none of the documents"),
            (None, "cannot be read: No such file"),
        ],
    )
    def test_is_a_folder_without_a_truth_that_can_be_used(self, folder: Path, truth: str | None, why: str) -> None:
        (folder / "truth.jsonl").unlink()
        if truth is not None:
            (folder / "truth.jsonl").write_text(truth)

        with pytest.raises(CommandError, match=why):
            evaluate(folder)

    @pytest.mark.parametrize(
        ("answers", "why"), [("{}\n", "line 1: it names no file"), ("[]\n", "line 1"), (None, "No such file")]
    )
    def test_is_an_answer_that_is_none(self, folder: Path, answers: str | None, why: str) -> None:
        given = folder / "answers.jsonl"
        if answers is not None:
            given.write_text(answers)

        with pytest.raises(CommandError, match=why):
            evaluate(folder, "--answers", given)
