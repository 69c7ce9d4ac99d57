"""Rows of truth that cannot be used are refused with their line, and files are read as they come."""

import json
from pathlib import Path
from typing import Any

import pytest

from invoices.labelled.rows import LONGEST_ROW, BadRow, Row, rows_in
from invoices.labelled.truth import Truth, truth_of, truths_of
from tests.shared import DATA, needs_real_documents


def truth(**row: Any) -> Truth:
    return truth_of(Row(Path("truth.jsonl"), 7, json.dumps({"file": "a.pdf", **row}).encode()))


class TestABadRow:
    @pytest.mark.parametrize(
        ("row", "why"),
        [
            ({"file": None}, "names no file"),
            ({"file": "a/"}, None),
            ({"file": ""}, "names no file"),
            ({"fields": [1]}, "fields are no table"),
            ({"fields": {"total_net": "12,00"}}, "total_net is no amount: '12,00'"),
            ({"fields": {"total_net": "NaN"}}, "total_net is no amount"),
            ({"fields": {"invoice_date": "12/03/2024"}}, "issue_date is no date"),
            ({"fields": {"currency": "EUR"}, "lines": 3}, "lines is no list"),
        ],
    )
    def test_is_refused_with_its_line(self, row: dict[str, Any], why: str | None) -> None:
        if why is None:
            assert truth(**row).file == "a"
            return
        with pytest.raises(BadRow, match=f"truth.jsonl, line 7: .*{why}"):
            truth(**row)

    def test_that_comes_twice_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "truth.jsonl"
        path.write_text('{"file": "a.pdf"}\n\n{"file": "b/a.pdf"}\n')

        with pytest.raises(BadRow, match=r"line 3: 'a\.pdf' was there before") as refused:
            truths_of(path)

        assert refused.value.number == 3

    def test_without_end_is_refused(self) -> None:
        with pytest.raises(BadRow, match="over 50 MB"):
            Row(Path("truth.jsonl"), 1, b" " * (LONGEST_ROW + 1)).object()

    def test_does_not_bring_into_the_message_what_a_terminal_would_obey(self) -> None:
        with pytest.raises(BadRow) as refused:
            Row(Path("t"), 1, b'{"\\u001b[2J": {}, "a": []}').taken(dict[str, dict[str, int]])

        assert "\x1b" not in str(refused.value)


class TestAFile:
    def test_may_begin_with_a_mark_and_have_empty_lines(self, tmp_path: Path) -> None:
        path = tmp_path / "truth.jsonl"
        path.write_bytes(b'\xef\xbb\xbf{"file": "a.pdf"}\r\n  \r\n{"file": "b.pdf"}')

        assert [row.number for row in rows_in(path)] == [1, 3]
        assert [one.file for one in truths_of(path)] == ["a.pdf", "b.pdf"]

    @needs_real_documents
    @pytest.mark.parametrize("path", sorted(DATA.glob("*/truth.jsonl")), ids=lambda path: path.parent.name)
    def test_of_real_documents_can_be_read_whole(self, path: Path) -> None:
        assert len(truths_of(path)) == len(path.read_text("utf-8").splitlines())
