"""manage.py evaluate: a labelled folder is read, answered and scored."""

import json
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from invoices.document import OcrResult
from invoices.labelled.folding import Labelled, Understand
from invoices.labelled.judging import Json
from invoices.management.commands import evaluate
from tests import paper
from tests.markup import elements

# No mark for the database: a query would fail the test.
TRUE = {"invoice_number": "FA-2024-0042", "issue_date": "2024-03-12", "total_gross": "253.20"}
WHERE = {"page": 1, "box": [0.1, 0.2, 0.3, 0.22]}


def answered(result: OcrResult) -> Json:
    """Answer every document alike, and wrongly where the total is concerned."""
    fields: dict[str, Any] = {name: {"value": value, "confidence": 0.9} for name, value in TRUE.items()}
    fields["total_gross"] = {"value": "211.00", "confidence": 0.6, **WHERE}
    return {"file": result.file, "fields": fields, "decision": "accepted", "seconds": result.seconds}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two drawn invoices of two families, of which something is known, and one of which nothing is."""
    documents = tmp_path / "documents"
    documents.mkdir()
    for name in ("dupont.pdf", "moreau.pdf", "unknown.pdf"):
        (documents / name).write_bytes(paper.pdf())
    rows = [{"file": name, "fields": TRUE, "family": name} for name in ("dupont.pdf", "moreau.pdf")]
    (tmp_path / "truth.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def _a_reader_of_invoices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate, "understand_answer", answered)
    monkeypatch.setattr(evaluate, "TRAINER", None)


def run(*arguments: object) -> str:
    out = StringIO()
    call_command("evaluate", *map(str, arguments), stdout=out)
    return out.getvalue().replace("\N{NO-BREAK SPACE}", " ")


class TestEvaluating:
    def test_reads_the_documents_that_the_truth_names_and_scores_each_field(self, folder: Path) -> None:
        shown = run(folder, "--engine", "embedded")

        assert shown.startswith("2 documents, 0 unanswered, 0 failed.")
        lines = {line.split()[0]: line.split() for line in shown.splitlines() if line}
        assert lines["invoice_number"][1:6] == ["2", "2", "2", "2", "0"]
        assert lines["total_gross"][1:6] == ["2", "2", "0", "0", "0"]

    def test_says_how_much_would_be_booked_unseen_and_how_true_confidence_is(self, folder: Path) -> None:
        shown = run(folder, "--engine", "embedded")

        assert "Accepted without a person: 2 of 2 (100.0 %); wrong among them: 2" in shown
        assert "Confidence: 6 answers" in shown
        assert "Slowest documents" in shown

    def test_names_the_worst_documents_where_it_is_asked_to(self, folder: Path) -> None:
        assert "253.20" not in run(folder, "--engine", "embedded")
        assert "253.20" in run(folder, "--engine", "embedded", "--worst", 1)

    def test_takes_readings_that_were_kept(self, folder: Path, tmp_path: Path) -> None:
        kept = tmp_path / "kept"
        call_command("read_invoice", str(folder / "documents"), "--save-ocr", str(kept), stdout=StringIO())

        shown = run(kept, "--truth", folder / "truth.jsonl")

        assert shown.startswith("2 documents, 0 unanswered, 0 failed.")

    def test_counts_what_cannot_be_read(self, folder: Path) -> None:
        (folder / "documents" / "dupont.pdf").write_bytes(b"%PDF-1.7 and nothing more")

        assert run(folder, "--engine", "embedded").startswith("2 documents, 0 unanswered, 1 failed.")

    def test_scores_answers_that_were_given_before(self, folder: Path, tmp_path: Path) -> None:
        given = tmp_path / "answers.jsonl"
        given.write_text(json.dumps({"file": "elsewhere/dupont.pdf", "fields": TRUE}) + "\n", encoding="utf-8")

        shown = run(folder, "--answers", given)

        assert shown.startswith("2 documents, 1 unanswered, 0 failed.\nEvery field right: 1 of 2.")


class TestReports:
    def test_are_a_page_with_crops_and_figures(self, folder: Path, tmp_path: Path) -> None:
        page, figures = tmp_path / "reports" / "page.html", tmp_path / "reports" / "figures.json"

        run(folder, "--engine", "embedded", "--html", page, "--json", figures)

        assert len(elements(page.read_text("utf-8"), "image")) == 2
        assert json.loads(figures.read_text("utf-8"))["fields"]["total_gross"]["right"] == 0

    def test_have_no_crops_where_the_documents_are_gone(self, folder: Path, tmp_path: Path) -> None:
        given = tmp_path / "answers.jsonl"
        given.write_text(json.dumps({"file": "dupont.pdf", "fields": {"total_gross": {"value": "1", **WHERE}}}))
        for path in (folder / "documents").iterdir():
            path.unlink()

        run(folder, "--answers", given, "--html", tmp_path / "page.html")

        assert not elements((tmp_path / "page.html").read_text("utf-8"), "image")

    def test_that_cannot_be_written_are_said(self, folder: Path, tmp_path: Path) -> None:
        given = tmp_path / "answers.jsonl"
        given.write_text("")

        with pytest.raises(CommandError, match="cannot be written"):
            run(folder, "--answers", given, "--json", folder)


class TestFolds:
    def test_answer_each_family_by_what_was_trained_on_the_others(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen: list[list[str]] = []

        def trainer(documents: Sequence[Labelled]) -> Understand:
            seen.append([one.truth.family for one in documents])
            return answered

        monkeypatch.setattr(evaluate, "TRAINER", trainer)

        assert run(folder, "--engine", "embedded", "--folds", 5).startswith("2 documents, 0 unanswered")
        assert sorted(seen) == [["dupont.pdf"], ["moreau.pdf"]]

    def test_need_two_families(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(evaluate, "TRAINER", lambda documents: answered)
        (folder / "documents" / "moreau.pdf").unlink()

        with pytest.raises(CommandError, match="of one family"):
            run(folder, "--engine", "embedded", "--folds", 2)

    def test_need_somebody_who_learns(self, folder: Path) -> None:
        with pytest.raises(CommandError, match="nothing that it could train"):
            run(folder, "--folds", 5)

    @pytest.mark.parametrize(
        ("options", "why"), [(("--folds", 1), "two parts"), (("--folds", 5, "--answers", "a"), "leave")]
    )
    def test_are_refused_where_they_make_no_sense(self, folder: Path, options: tuple[object, ...], why: str) -> None:
        with pytest.raises(CommandError, match=why):
            run(folder, *options)


class TestWhatCannotBeEvaluated:
    def test_is_a_folder_that_is_none(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="is not a folder"):
            run(tmp_path / "nowhere")

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
            run(folder)

    @pytest.mark.parametrize(
        ("answers", "why"), [("{}\n", "line 1: it names no file"), ("[]\n", "line 1"), (None, "No such file")]
    )
    def test_is_an_answer_that_is_none(self, folder: Path, answers: str | None, why: str) -> None:
        given = folder / "answers.jsonl"
        if answers is not None:
            given.write_text(answers)

        with pytest.raises(CommandError, match=why):
            run(folder, "--answers", given)
