"""manage.py import_words: words with boxes and no image become readings that the other commands take."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from invoices.ocr.kept import from_json
from invoices.understanding import Models
from tests.believing import models

# No mark for the database: a query would fail the test.


def row(name: str = "ticket_1", **changes: object) -> dict[str, Any]:
    words = [{"text": text, "x": 40, "y": 30 * line, "w": 90, "h": 20} for line, text in enumerate(("Total", "12,40"))]
    return {"file": name, "width": 800, "height": 1000, "words": words, **changes}


@pytest.fixture
def told(tmp_path: Path) -> Path:
    return tmp_path / "words.jsonl"


def write(path: Path, *rows: object) -> None:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")


def import_words(told: Path, folder: Path) -> str:
    out = StringIO()
    call_command("import_words", str(told), str(folder), stdout=out)
    return out.getvalue()


def failing(told: Path, folder: Path) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("import_words", str(told), str(folder), stdout=out, stderr=err)
    assert ended.value.code == 1
    return out.getvalue(), err.getvalue()


class TestImporting:
    def test_writes_a_reading_for_each_row(self, told: Path, tmp_path: Path) -> None:
        write(told, row("ticket_1"), row("ticket_2"))

        assert import_words(told, tmp_path / "kept") == f"Readings in {tmp_path}/kept: 2. Rows left out: 0.\n"
        assert sorted(path.name for path in (tmp_path / "kept").iterdir()) == ["ticket_1.ocr.json", "ticket_2.ocr.json"]
        assert from_json((tmp_path / "kept" / "ticket_1.ocr.json").read_bytes()).file == "ticket_1"

    def test_leaves_out_bad_rows_with_their_lines_and_ends_with_one(self, told: Path, tmp_path: Path) -> None:
        write(told, row("ticket_1"), "{", row("ticket_2", words=[]), row("a/ticket_1"))

        out, err = failing(told, tmp_path / "kept")

        assert out.endswith("kept: 1. Rows left out: 3.\n")
        assert err.splitlines() == [
            "words.jsonl, line 2: it is not whole JSON",
            "words.jsonl, line 3: there is no word on it",
            "words.jsonl, line 4: 'ticket_1' was there before",
        ]

    def test_of_nothing_ends_with_one(self, told: Path, tmp_path: Path) -> None:
        write(told)

        assert failing(told, tmp_path / "kept")[0].endswith("kept: 0. Rows left out: 0.\n")

    def test_says_when_there_are_no_words_or_no_room_for_readings(self, told: Path, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="cannot be read: No such file"):
            import_words(told, tmp_path / "kept")
        write(told, row())
        with pytest.raises(CommandError, match="File exists"):
            import_words(told, told)


class TestReadings:
    def test_are_answered_under_the_name_of_their_document(
        self, told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Models, "shipped", models)
        write(told, row("ticket_1"))
        import_words(told, tmp_path / "kept")
        out = StringIO()

        call_command("read_invoice", str(tmp_path / "kept"), stdout=out)

        answer = json.loads(out.getvalue())
        assert (answer["file"], answer["engine"], answer["error"]) == ("ticket_1", "imported", None)
