"""Rows of words that cannot be a reading are refused with their line."""

import json
from pathlib import Path
from typing import Any

import pytest

from invoices.labelled.rows import BadRow, Row
from invoices.labelled.words import reading_of

WIDTH, HEIGHT = 800, 1000


def word(text: str, x: float, y: float, **more: object) -> dict[str, object]:
    return {"text": text, "x": x, "y": y, "w": 15 * len(text), "h": 20, **more}


TICKET = (word("Boulangerie", 40, 30), word("Total", 40, 200), word("12,40", 600, 203, confidence=0.5))


def row(*words: dict[str, object], **changes: object) -> Row:
    whole: dict[str, Any] = {"file": "ticket_1", "width": WIDTH, "height": HEIGHT, "words": list(words or TICKET)}
    return Row(Path("told.jsonl"), 3, json.dumps({**whole, **changes}).encode())


class TestABadRow:
    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"words": []}, "there is no word on it"),
            ({"words": [word(" ", 10, 10)]}, "there is no word on it"),
            ({"words": [word("loin", 900, 10)]}, "word 1 stands off its page"),
            ({"words": [*TICKET, word("bas", 10, 1200)]}, "word 4 stands off its page"),
            ({"words": [{"text": "sans place"}]}, r"missing required field `x` - at `\$\.words\[0\]`"),
            ({"words": [word("a", 1, 1, confidence=7)]}, "it does not hold together"),
            ({"words": [word("a", 1, 1) | {"w": -5}]}, "it does not hold together"),
            ({"words": None}, "it does not hold together"),
            ({"width": 0}, "it does not hold together"),
            ({"height": "1000"}, "it does not hold together"),
            ({"file": ""}, "it does not hold together"),
            ({"file": "a/.."}, "cannot be the name of a file"),
            ({"file": "é" * 150}, "cannot be the name of a file"),
            ({"file": "a\u202eb"}, "cannot be the name of a file"),
        ],
    )
    def test_is_refused_with_its_line(self, changes: dict[str, Any], why: str) -> None:
        with pytest.raises(BadRow, match=f"told.jsonl, line 3: .*{why}"):
            reading_of(row(**changes))

    @pytest.mark.parametrize("content", [b"{", b"[1]", b"\xff", b"[" * 100_000])
    def test_is_refused_when_it_is_no_object(self, content: bytes) -> None:
        with pytest.raises(BadRow, match="line 1"):
            reading_of(Row(Path("told.jsonl"), 1, content))
