"""manage.py compare_engines: engines side by side on a folder of documents whose text is known."""

import csv
import shutil
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from invoices.ocr.comparison import Row
from invoices.ocr.engines.mistral import Mistral
from invoices.ocr.policy import Policy
from invoices.ocr.registry import ENGINES
from tests import paper
from tests.markup import elements

# No mark for the database: a query would fail the test.
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
COMMAND = "invoices.management.commands.compare_engines"
OTHER = ("Garage Moreau", "Facture n° 2024-17", "Vidange et filtre à huile", "Total TTC   96,00 €")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two drawn invoices, and papers that are no documents."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "dupont.pdf").write_bytes(paper.pdf())
    (folder / "moreau.pdf").write_bytes(paper.pdf([OTHER]))
    (folder / "README.md").write_text("Two invoices.")
    return folder


def compare(*arguments: object) -> str:
    out = StringIO()
    call_command("compare_engines", *map(str, arguments), stdout=out)
    return out.getvalue()


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(path.read_text("utf-8"))))


def noted(seen: list[Policy], files: object, policy: Policy, tools: object) -> list[Row]:
    """Read nothing, and note who was to read."""
    seen.append(policy)
    return []


class TestComparing:
    @needs_tesseract
    def test_reads_every_document_with_the_engine_and_measures_it(self, folder: Path, tmp_path: Path) -> None:
        reports = tmp_path / "reports"

        shown = compare(folder, "--engine", "tesseract", "--csv", reports / "rows.csv", "--html", reports / "page.html")

        assert shown.startswith("2 documents; known on them:")
        rows = rows_of(reports / "rows.csv")
        assert [(row["document"], row["engine"], row["error"]) for row in rows] == [
            ("dupont.pdf", "tesseract", ""),
            ("moreau.pdf", "tesseract", ""),
        ]
        assert all(float(row["word_recall"]) > 0.9 and float(row["cpu_seconds"]) > 0 for row in rows)
        assert [each.text for each in elements((reports / "page.html").read_text("utf-8"), "h1")] == [
            "Engines compared"
        ]

    def test_names_the_engines_that_cannot_work_here_and_why(self, folder: Path) -> None:
        shown = compare(folder, "--engine", "embedded", "--language", "fra")

        assert "Not compared" in shown
        assert "AZURE_OCR_KEY" in shown

    def test_takes_what_is_written_down_for_the_truth(self, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "told.jsonl").write_text('{"file": "dupont.pdf", "text": "Nothing of it 12,34"}\n')

        compare(folder, "--engine", "embedded", "--truth", tmp_path / "told.jsonl", "--csv", tmp_path / "rows.csv")

        recalls = {row["document"]: float(row["word_recall"]) for row in rows_of(tmp_path / "rows.csv")}
        assert recalls == {"dupont.pdf": 0.0, "moreau.pdf": 1.0}

    def test_may_take_some_of_many(self, folder: Path, tmp_path: Path) -> None:
        compare(folder, "--engine", "embedded", "--most", 1, "--csv", tmp_path / "rows.csv")

        assert len(rows_of(tmp_path / "rows.csv")) == 1

    def test_asks_every_engine_that_works_here_unless_told_otherwise(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(f"{COMMAND}.engines_here", lambda languages: {"embedded": None, "azure": "no key"})
        monkeypatch.setattr(f"{COMMAND}.ENGINES", ("embedded", "azure"))

        compare(folder, "--csv", tmp_path / "rows.csv")

        assert {row["engine"] for row in rows_of(tmp_path / "rows.csv")} == {"auto"}

    def test_keeps_to_the_recipes_of_the_installation(
        self, folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen: list[Policy] = []
        monkeypatch.setattr(f"{COMMAND}.rows", partial(noted, seen))
        settings.OCR = {**settings.OCR, "first_recipe": {"tesseract": "none"}}

        compare(folder, "--engine", "tesseract", "--language", "deu")

        (policy,) = seen
        assert (policy.engine, policy.languages, policy.recipes) == ("tesseract", ("deu",), {"tesseract": "none"})


class TestAServiceThatSendsPagesAway:
    @pytest.fixture(autouse=True)
    def asked(self, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> list[Policy]:
        """An installation with keys for a service, and who was asked to read."""
        asked: list[Policy] = []
        monkeypatch.setattr(f"{COMMAND}.rows", partial(noted, asked))
        monkeypatch.setattr(f"{COMMAND}.service_engines", lambda: {"mistral": Mistral("only-for-tests")})
        monkeypatch.setattr(f"{COMMAND}.engines_here", lambda languages: dict.fromkeys(ENGINES))
        settings.OCR = {**settings.OCR, "away": "mistral", "away_allowed": True}
        return asked

    def test_takes_no_part_unasked(self, folder: Path, asked: list[Policy]) -> None:
        shown = compare(folder)

        assert "mistral  it sends pages away; name it with --engine" in shown
        assert "mistral" not in {policy.engine for policy in asked}
        assert {policy.away for policy in asked} == {None}

    def test_takes_part_where_it_is_named(self, folder: Path, asked: list[Policy]) -> None:
        shown = compare(folder, "--engine", "mistral", "--engine", "auto")

        assert "it sends pages away" not in shown
        assert [(policy.engine, policy.away) for policy in asked] == [("mistral", "mistral"), ("auto", "mistral")]


class TestAskingForNonsense:
    @pytest.mark.parametrize("option", ["--csv", "--html"])
    def test_says_before_it_reads_that_a_report_cannot_be_written(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, option: str
    ) -> None:
        monkeypatch.setattr(f"{COMMAND}.rows", None)

        with pytest.raises(CommandError, match="documents cannot be written: Is a directory"):
            compare(folder, option, folder)

    def test_leaves_no_report_where_there_is_nothing_to_say(self, folder: Path, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match=r"dupont\.pdf/rows\.csv cannot be written"):
            compare(folder, "--csv", tmp_path / "rows.csv", "--html", folder / "dupont.pdf" / "rows.csv")

        assert not (tmp_path / "rows.csv").exists()

    def test_names_the_form_of_a_language(self, folder: Path) -> None:
        with pytest.raises(CommandError, match="as in fra, deu or chi_sim"):
            compare(folder, "--language", "french")

    def test_names_a_folder_that_is_none(self, folder: Path) -> None:
        with pytest.raises(CommandError, match=r"dupont\.pdf is not a folder"):
            compare(folder / "dupont.pdf")

    @pytest.mark.parametrize("arguments", [(), ("--most", 0)])
    def test_says_that_there_are_no_documents(self, folder: Path, arguments: tuple[object, ...]) -> None:
        if not arguments:
            for path in folder.glob("*.pdf"):
                path.unlink()

        with pytest.raises(CommandError, match="There are no documents in"):
            compare(folder, *arguments)

    @pytest.mark.parametrize("content", [None, "not JSON", '{"text": "whose?"}', '["a.pdf"]'])
    def test_says_that_what_is_known_cannot_be_read(self, folder: Path, content: str | None) -> None:
        if content is not None:
            (folder / "told.jsonl").write_text(content)

        with pytest.raises(CommandError, match="What is known of these documents cannot be read"):
            compare(folder, "--truth", folder / "told.jsonl")
