"""manage.py read_invoice: files in, answers out, nothing else touched."""

import json
import os
from errno import ENOSPC
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import deactivate, override
from pytest_django.fixtures import Settings

from invoices.management.commands import read_invoice
from invoices.ocr.kept import to_json
from invoices.understanding import understand
from invoices.wiring import service_engines
from tests import paper
from tests.believing import models
from tests.builders import a_page_reading, an_ocr_result
from tests.understood import CONTEXT

# No mark for the database: a query would fail the test.
quick_half = partial(understand, context=CONTEXT, models=models())


@pytest.fixture(autouse=True)
def no_shipped_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_invoice, "understanding", lambda: quick_half)


@pytest.fixture
def invoice(tmp_path: Path) -> Path:
    path = tmp_path / "facture.pdf"
    path.write_bytes(paper.pdf())
    return path


def read(*arguments: object) -> str:
    out = StringIO()
    call_command("read_invoice", *map(str, arguments), stdout=out)
    return out.getvalue()


def failing(*arguments: object) -> tuple[str, str]:
    """Return what a command that ends with one prints, and what it says of errors."""
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("read_invoice", *map(str, arguments), stdout=out, stderr=err)
    assert ended.value.code == 1
    return out.getvalue(), err.getvalue()


def answers(*arguments: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in read(*arguments, "--jsonl").splitlines()]


class TestAnswers:
    def test_come_one_a_line_for_each_file(self, invoice: Path, tmp_path: Path) -> None:
        (tmp_path / "second.pdf").write_bytes(
            paper.pdf([["Facture n° 2", "Total TTC 12,00 €", "Merci de votre visite"]])
        )

        found = answers(tmp_path)

        assert {Path(answer["file"]).name for answer in found} == {"facture.pdf", "second.pdf"}
        assert {answer["engine"] for answer in found} == {"embedded"}

    def test_say_what_was_understood(self, invoice: Path) -> None:
        (found,) = answers(invoice)

        assert found["fields"]["invoice_number"]["value"] == "FA-2024-0042"
        assert found["fields"]["invoice_number"]["source"] == "text"
        assert found["decision"] == "review"
        assert {finding["severity"] for finding in found["findings"]} <= {"note", "warning", "doubt"}

    def test_can_be_the_text_alone(self, invoice: Path) -> None:
        assert "Net à payer" in read(invoice, "--text")

    def test_can_be_hocr(self, invoice: Path) -> None:
        root = ElementTree.fromstring(read(invoice, "--hocr"))  # noqa: S314 - our own output

        assert root.tag.endswith("html")

    def test_can_be_kept_and_given_again(self, invoice: Path, tmp_path: Path) -> None:
        kept = tmp_path / "kept"

        first = answers(invoice, "--save-ocr", kept)
        again = answers(*kept.iterdir())

        assert again[0]["reading"] == first[0]["reading"]

    def test_keeps_no_reading_of_a_reading(self, invoice: Path, tmp_path: Path) -> None:
        answers(invoice, "--save-ocr", tmp_path / "kept")

        answers(*(tmp_path / "kept").iterdir(), "--save-ocr", tmp_path / "again")

        assert list((tmp_path / "again").iterdir()) == []

    def test_can_be_printed_whatever_the_bytes_of_a_name(self, tmp_path: Path) -> None:
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/facture-re\xe7ue.pdf"))
        path.write_bytes(paper.pdf())

        for form in ("--jsonl", "--text", "--hocr"):
            assert read(path, form).encode("utf-8")


class TestABadFile:
    @pytest.mark.parametrize("form", ["--text", "--hocr"])
    def test_is_named_with_its_error_where_only_text_is_asked_for(self, tmp_path: Path, form: str) -> None:
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/re\xe7ue.pdf"))

        out, err = failing(path, form)

        assert out == ""
        assert err.encode("utf-8").startswith(os.fsencode(tmp_path) + b"/re?ue.pdf: ")

    def test_is_answered_with_its_error_and_ends_the_command_with_one(
        self, invoice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        bad = tmp_path / "bad.pdf"
        bad.write_bytes(b"%PDF-1.7 and nothing more")
        out = StringIO()

        with pytest.raises(SystemExit) as ended:
            call_command("read_invoice", str(bad), str(invoice), stdout=out)

        found = {Path(line["file"]).name: line for line in map(json.loads, out.getvalue().splitlines())}
        assert ended.value.code == 1
        assert found["bad.pdf"]["error"]["code"] == "damaged_file"
        assert found["facture.pdf"]["error"] is None

    @pytest.mark.parametrize(
        ("name", "content", "code"),
        [
            ("empty.pdf", b"", "empty_file"),
            ("page.html", b"<html></html>", "unknown_kind"),
            (None, b"", "missing_file"),
        ],
    )
    def test_says_what_is_wrong(self, tmp_path: Path, name: str | None, content: bytes, code: str) -> None:
        path = tmp_path / (name or "nowhere.pdf")
        if name:
            path.write_bytes(content)
        out = StringIO()

        with pytest.raises(SystemExit):
            call_command("read_invoice", str(path), stdout=out)

        assert json.loads(out.getvalue())["error"]["code"] == code


class TestTheWords:
    @pytest.mark.parametrize(
        ("language", "content", "message"),
        [
            ("fr", b"%PDF-1.7", "Ce fichier est endommagé\N{NO-BREAK SPACE}: sa fin manque. Ouvrez-le sur"),
            ("en", b"%PDF-1.7", "This file is damaged: its end is missing. Open it on"),
            ("fr", b"", "Ce fichier est vide. Envoyez-le à nouveau"),
            ("en", b"", "This file is empty. Send it again"),
        ],
    )
    @pytest.mark.parametrize("form", ["--jsonl", "--text"])
    def test_are_of_the_language_in_use(
        self, tmp_path: Path, language: str, content: bytes, message: str, form: str
    ) -> None:
        path = tmp_path / "facture.pdf"
        path.write_bytes(content)

        with override(language):
            assert message in "".join(failing(path, form))

    @pytest.mark.parametrize(
        ("language", "message"), [("fr", "Page 1\N{NO-BREAK SPACE}: photo floue."), ("en", "Page 1: blurred photo.")]
    )
    def test_of_a_bad_picture_are_too(self, tmp_path: Path, language: str, message: str) -> None:
        kept = tmp_path / "facture.ocr.json"
        kept.write_bytes(to_json(an_ocr_result(a_page_reading(fault="blurred"))))

        with override(language):
            found = answers(kept)

        assert found[0]["findings"][0]["message"] == message

    @pytest.mark.parametrize(
        ("language", "message"), [("fr", "La page 1 se lit trop mal"), ("en", "Page 1 reads too badly")]
    )
    def test_of_what_was_found_are_too(self, tmp_path: Path, language: str, message: str) -> None:
        kept = tmp_path / "facture.ocr.json"
        kept.write_bytes(to_json(an_ocr_result(a_page_reading(score=0.42, usable=False))))

        with override(language):
            found = answers(kept)

        assert found[0]["findings"][0]["message"].startswith(message)

    def test_are_french_where_nobody_chose(self, tmp_path: Path) -> None:
        deactivate()  # what an earlier test chose in this thread
        out = StringIO()

        with pytest.raises(SystemExit):
            call_command("read_invoice", str(tmp_path / "nowhere.pdf"), stdout=out)

        assert "aucun fichier ne porte ce nom" in out.getvalue()


class TestAskingForNonsense:
    def test_names_the_engines_there_are(self, invoice: Path) -> None:
        with pytest.raises(CommandError, match="tesseract"):
            read(invoice, "--engine", "crystal-ball")

    def test_of_a_folder_to_keep_readings_in_says_why_it_cannot_be_made(self, invoice: Path) -> None:
        with pytest.raises(CommandError, match=r"facture\.pdf cannot be made a folder"):
            read(invoice, "--save-ocr", invoice)

    def test_of_a_service_without_its_key_says_what_is_missing(self, invoice: Path) -> None:
        out = StringIO()

        with pytest.raises(SystemExit):
            call_command("read_invoice", str(invoice), "--engine", "azure", stdout=out)

        assert "AZURE_OCR_KEY" in json.loads(out.getvalue())["error"]["message"]

    def test_names_the_folder_that_is_empty(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match=f"There are no files in {tmp_path}"):
            read(tmp_path)

    def test_of_hocr_for_several_files_says_what_to_do(self, invoice: Path) -> None:
        with pytest.raises(CommandError, match="one file at a time, or keep the readings with --save-ocr"):
            read(invoice, invoice, "--hocr")

    @pytest.mark.parametrize("language", ["fr", "fra -c x=1", "FRA", "../fra", "chi_", ""])
    def test_of_a_language_that_is_none_names_the_form(self, invoice: Path, language: str) -> None:
        with pytest.raises(CommandError, match="as in fra, deu or chi_sim"):
            read(invoice, f"--language={language}")

    @pytest.mark.parametrize("number", ["0", "-1", "100000", "many", "²"])
    def test_of_too_few_or_too_many_readers_names_the_bounds(self, invoice: Path, number: str) -> None:
        with pytest.raises(CommandError, match="write a number from 1 to "):
            read(invoice, f"--processes={number}")

    @pytest.mark.parametrize(
        ("slip", "said"),
        [
            ({"recipes": {"ours": {"steps": ["descew"]}}}, "there is no step 'descew'"),
            ({"private_hosts": ("ollama",)}, "OCR_PRIVATE_HOSTS: "),
        ],
    )
    def test_in_the_settings_is_said_in_words(
        self, invoice: Path, settings: Settings, slip: dict[str, object], said: str
    ) -> None:
        service_engines.cache_clear()
        settings.OCR = {**settings.OCR, **slip}

        with pytest.raises(CommandError, match=said):
            read(invoice)

        service_engines.cache_clear()

    def test_in_the_settings_of_a_service_is_too(self, invoice: Path, settings: Settings) -> None:
        service_engines.cache_clear()
        settings.OCR_SERVICES = {"azure": {"colour": "blue"}}

        with override("en"), pytest.raises(CommandError, match="it has no setting colour"):
            read(invoice)

        service_engines.cache_clear()


class TestSeveralFiles:
    def test_stand_each_under_its_name_where_only_text_is_asked_for(self, invoice: Path, tmp_path: Path) -> None:
        other = tmp_path / "\x1b[31mred.pdf"
        other.write_bytes(invoice.read_bytes())

        written = read(invoice, other, "--text")

        assert f"==> {invoice} <==\n" in written
        assert f"==> {tmp_path}/\\x1b[31mred.pdf <==\n" in written


class TestReadingsThatCannotBeKept:
    def test_are_kept_under_a_shorter_name_where_the_name_is_long(self, tmp_path: Path) -> None:
        path = tmp_path / ("é" * 122 + ".pdf")  # 248 bytes
        path.write_bytes(paper.pdf())

        answers(path, "--save-ocr", tmp_path / "kept")

        (kept,) = (tmp_path / "kept").iterdir()
        assert kept.name.startswith("é" * 75 + ".")
        assert kept.name.endswith(".ocr.json")

    def test_are_named_and_the_others_are_read(
        self, invoice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(path: Path, content: bytes) -> int:
            path.touch()
            raise OSError(ENOSPC, "No space left on device")

        second = tmp_path / "second.pdf"
        second.write_bytes(invoice.read_bytes())
        monkeypatch.setattr(Path, "write_bytes", full)

        out, err = failing(invoice, second, "--save-ocr", tmp_path / "kept")

        assert [json.loads(line)["error"] for line in out.splitlines()] == [None, None]
        assert err.count(f"its reading cannot be kept in {tmp_path}/kept: No space left on device.") == 2
        assert list((tmp_path / "kept").iterdir()) == []


class TestHostileText:
    @pytest.fixture
    def hostile(self, tmp_path: Path) -> Path:
        path = tmp_path / "hostile.ocr.json"
        path.write_bytes(to_json(an_ocr_result(a_page_reading("\x1b]0;owned\x07", "a\x9b31mb\u202ec"))))
        return path

    def test_commands_no_terminal(self, hostile: Path) -> None:
        assert read(hostile, "--text") == "]0;owned\na31mbc\n"

    def test_commands_none_by_the_name_of_its_file_in_json(self, invoice: Path, tmp_path: Path) -> None:
        path = invoice.rename(tmp_path / "\x9b31m\u202e.pdf")

        written = read(path)

        assert "\\u009b31m\\u202e.pdf" in written
        assert json.loads(written)["file"] == str(path)
