"""manage.py evaluate: a labelled folder is read, answered and scored."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from invoices.management.commands import evaluate as command
from invoices.management.commands import read_invoice
from tests.builders import an_outcome
from tests.evaluating import TRUE, a_labelled_folder, answered, evaluate

# No mark for the database: a query would fail the test.


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(read_invoice, "understanding", lambda: an_outcome)
    monkeypatch.setattr(command, "understand_answer", answered)
    return a_labelled_folder(tmp_path)


class TestEvaluating:
    def test_reads_the_documents_that_the_truth_names_and_scores_each_field(self, folder: Path) -> None:
        shown = evaluate(folder, "--engine", "embedded")

        assert shown.startswith("2 documents, 0 unanswered, 0 failed.")
        lines = {line.split()[0]: line.split() for line in shown.splitlines() if line}
        assert lines["invoice_number"][1:6] == ["2", "2", "2", "2", "0"]
        assert lines["total_gross"][1:6] == ["2", "2", "0", "0", "0"]

    def test_says_how_much_would_be_booked_unseen_and_how_true_confidence_is(self, folder: Path) -> None:
        shown = evaluate(folder, "--engine", "embedded")

        assert "Accepted without a person: 2 of 2 (100.0 %); wrong among them: 2" in shown
        assert "Confidence: 6 answers" in shown
        assert "Slowest documents" in shown

    def test_names_the_worst_documents_where_it_is_asked_to(self, folder: Path) -> None:
        assert "253.20" not in evaluate(folder, "--engine", "embedded")
        assert "253.20" in evaluate(folder, "--engine", "embedded", "--worst", 1)

    def test_takes_readings_that_were_kept(self, folder: Path, tmp_path: Path) -> None:
        kept = tmp_path / "kept"
        call_command("read_invoice", str(folder / "documents"), "--save-ocr", str(kept), stdout=StringIO())

        shown = evaluate(kept, "--truth", folder / "truth.jsonl")

        assert shown.startswith("2 documents, 0 unanswered, 0 failed.")

    def test_counts_what_cannot_be_read(self, folder: Path) -> None:
        (folder / "documents" / "dupont.pdf").write_bytes(b"%PDF-1.7 and nothing more")

        assert evaluate(folder, "--engine", "embedded").startswith("2 documents, 0 unanswered, 1 failed.")

    def test_scores_answers_that_were_given_before(self, folder: Path, tmp_path: Path) -> None:
        given = tmp_path / "answers.jsonl"
        given.write_text(json.dumps({"file": "elsewhere/dupont.pdf", "fields": TRUE}) + "\n", encoding="utf-8")

        shown = evaluate(folder, "--answers", given)

        assert shown.startswith("2 documents, 1 unanswered, 0 failed.\nEvery field right: 1 of 2.")
