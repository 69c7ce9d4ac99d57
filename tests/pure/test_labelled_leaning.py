"""How far the lines of a page fall, told from its words."""

import json
from pathlib import Path
from typing import Any

import pytest

from invoices.document import OcrResult
from invoices.labelled.leaning import slope_of
from invoices.labelled.rows import Row
from invoices.labelled.words import reading_of

WIDTH, HEIGHT = 800, 1000


def word(text: str, x: float, y: float, **more: object) -> dict[str, object]:
    return {"text": text, "x": x, "y": y, "w": 15 * len(text), "h": 20, **more}


TICKET = (word("Boulangerie", 40, 30), word("Total", 40, 200), word("12,40", 600, 203, confidence=0.5))


def row(*words: dict[str, object], **changes: object) -> Row:
    whole: dict[str, Any] = {"file": "ticket_1", "width": WIDTH, "height": HEIGHT, "words": list(words or TICKET)}
    return Row(Path("told.jsonl"), 3, json.dumps({**whole, **changes}).encode())


def reading(*words: dict[str, object], **changes: object) -> OcrResult:
    return reading_of(row(*words, **changes))


class TestTheSlope:
    def test_of_a_few_words_is_not_guessed(self) -> None:
        boxes = [each.box for each in reading(*TICKET).pages[0].text.words]

        assert slope_of(boxes, shape=0.8) == 0.0
        assert slope_of([], shape=0.8) == 0.0

    def test_is_told_from_the_small_steps_between_neighbours(self) -> None:
        falling = [word("mot", 60 * at, 100 + 3 * at) for at in range(12)]
        boxes = [each.box for each in reading(*falling).pages[0].text.words]

        # Three pixels down for sixty across; over the width that is forty of a thousand.
        assert slope_of(boxes, shape=WIDTH / HEIGHT) == pytest.approx(0.04, abs=1e-4)
