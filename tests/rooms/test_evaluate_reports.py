"""manage.py evaluate --html, --json: what is written for later."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError

from invoices.management.commands import evaluate as command
from tests.evaluating import WHERE, a_labelled_folder, answered, evaluate
from tests.markup import elements

# No mark for the database: a query would fail the test.


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(command, "understand_answer", answered)
    return a_labelled_folder(tmp_path)


class TestReports:
    def test_are_a_page_with_crops_and_figures(self, folder: Path, tmp_path: Path) -> None:
        page, figures = tmp_path / "reports" / "page.html", tmp_path / "reports" / "figures.json"

        evaluate(folder, "--engine", "embedded", "--html", page, "--json", figures)

        assert len(elements(page.read_text("utf-8"), "image")) == 2
        assert json.loads(figures.read_text("utf-8"))["fields"]["total_gross"]["right"] == 0

    def test_have_no_crops_where_the_documents_are_gone(self, folder: Path, tmp_path: Path) -> None:
        given = tmp_path / "answers.jsonl"
        given.write_text(json.dumps({"file": "dupont.pdf", "fields": {"total_gross": {"value": "1", **WHERE}}}))
        for path in (folder / "documents").iterdir():
            path.unlink()

        evaluate(folder, "--answers", given, "--html", tmp_path / "page.html")

        assert not elements((tmp_path / "page.html").read_text("utf-8"), "image")

    def test_that_cannot_be_written_are_said(self, folder: Path, tmp_path: Path) -> None:
        given = tmp_path / "answers.jsonl"
        given.write_text("")

        with pytest.raises(CommandError, match="cannot be written"):
            evaluate(folder, "--answers", given, "--json", folder)
