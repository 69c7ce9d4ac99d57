"""manage.py explain: all that could be a value, and why the winner won, in French and in English."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from invoices.document import OcrResult
from invoices.labelled.lessons import fitted
from invoices.labelled.teaching import lesson_of
from invoices.management.explained import PROOFS
from invoices.ocr.kept import to_json
from invoices.quality.confidence import Calibration
from invoices.quality.proofs import PROOFS as ALL_PROOFS
from invoices.understanding import Models
from learning.core.errors import ArtefactRefused
from tests import paper
from tests.electronic import cii, in_a_pdf
from tests.labelled import a_reading, a_row, truth_for

# No mark for the database: a query would fail the test.
WIDTH = 100


@pytest.fixture(autouse=True)
def models(monkeypatch: pytest.MonkeyPatch, known: Models) -> None:
    monkeypatch.setattr(Models, "shipped", lambda: known)


@pytest.fixture(scope="module")
def known() -> Models:
    lessons = [lesson_of(a_reading(row), truth_for(row)) for row in map(a_row, range(16))]
    return Models(fitted(lessons, map, seed=0, card={}), Calibration())


@pytest.fixture
def reading(tmp_path: Path) -> Path:
    return kept(tmp_path, a_reading(a_row(20)))


def kept(folder: Path, result: OcrResult) -> Path:
    path = folder / "invoice.ocr.json"
    path.write_bytes(to_json(result))
    return path


def explain(path: Path, field: str, language: str = "en") -> str:
    out = StringIO()
    call_command("explain", str(path), "--field", field, "--language", language, stdout=out)
    return out.getvalue().replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


class TestExplaining:
    def test_says_what_was_chosen_why_and_from_what(self, reading: Path) -> None:
        shown = explain(reading, "total_gross")

        assert shown.startswith("Total with VAT: 288.00, right with a chance of ")
        assert "proven: net plus VAT is the gross total" in shown
        assert "chosen together with the other totals: 240.00 + 48.00 = 288.00" in shown
        assert any(line.startswith("→  288.00") for line in shown.splitlines())

    def test_says_so_in_french(self, reading: Path) -> None:
        shown = explain(reading, "total_gross", "fr")

        assert "288,00" in shown

    @pytest.mark.parametrize("field", ["total_gross", "invoice_number", "issue_date", "supplier_name", "currency"])
    def test_fits_a_terminal(self, reading: Path, field: str) -> None:
        assert max(map(len, explain(reading, field).splitlines())) <= WIDTH

    def test_names_the_element_of_an_electronic_invoice(self, tmp_path: Path) -> None:
        shown = explain(kept(tmp_path, in_a_pdf(cii())), "total_gross")

        assert "from the XML: element " in shown

    def test_says_where_nothing_was_chosen(self, reading: Path) -> None:
        shown = explain(reading, "supplier_iban")

        assert "nothing was chosen" in shown
        assert "Nothing on the document could be it." in shown

    def test_reads_a_document_that_was_not_read_before(self, tmp_path: Path) -> None:
        path = tmp_path / "facture.pdf"
        path.write_bytes(paper.pdf())

        assert explain(path, "currency").startswith("Currency: EUR")

    def test_says_why_a_file_cannot_be_read(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="cannot be opened"):
            explain(tmp_path / "nowhere.pdf", "currency")

    def test_says_why_a_model_is_refused(self, reading: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refused() -> Models:
            raise ArtefactRefused("it is another one")

        monkeypatch.setattr(Models, "shipped", refused)

        with pytest.raises(CommandError, match="it is another one"):
            explain(reading, "currency")

    def test_has_words_for_every_proof(self) -> None:
        assert {proof.__name__ for proof in ALL_PROOFS} == PROOFS.keys()
