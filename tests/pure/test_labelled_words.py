"""Words with boxes and no image become a reading like any other."""

import json
from pathlib import Path
from typing import Any

from invoices.document import OcrResult
from invoices.labelled.rows import Row
from invoices.labelled.word_page import NOT_SAID
from invoices.labelled.words import reading_of
from invoices.ocr.kept import from_json, to_json

WIDTH, HEIGHT = 800, 1000


def word(text: str, x: float, y: float, **more: object) -> dict[str, object]:
    return {"text": text, "x": x, "y": y, "w": 15 * len(text), "h": 20, **more}


TICKET = (word("Boulangerie", 40, 30), word("Total", 40, 200), word("12,40", 600, 203, confidence=0.5))


def row(*words: dict[str, object], **changes: object) -> Row:
    whole: dict[str, Any] = {"file": "ticket_1", "width": WIDTH, "height": HEIGHT, "words": list(words or TICKET)}
    return Row(Path("told.jsonl"), 3, json.dumps({**whole, **changes}).encode())


def reading(*words: dict[str, object], **changes: object) -> OcrResult:
    return reading_of(row(*words, **changes))


def texts(result: OcrResult) -> list[str]:
    return [line.text for line in result.pages[0].text.lines]


class TestAReading:
    def test_bears_the_name_that_the_truth_has_for_the_document(self) -> None:
        assert reading().file == "ticket_1"
        assert reading(file="some/where/ticket_1.jpg").file == "ticket_1.jpg"

    def test_has_its_words_in_lines_from_the_top(self) -> None:
        assert texts(reading()) == ["Boulangerie", "Total 12,40"]

    def test_has_lines_that_follow_a_leaning_page(self) -> None:
        # Each line falls by more than its height over the page, so that its end stands beside the start of the next.
        leaning = [word(f"w{line}{at}", 60 * at, 100 + 40 * line + 4 * at) for line in range(6) for at in range(12)]

        found = texts(reading(*leaning))

        assert [line.split()[0] for line in found] == [f"w{line}0" for line in range(6)]
        assert all(len(line.split()) == 12 for line in found)

    def test_says_where_each_word_stands_on_the_page(self) -> None:
        box = reading().pages[0].text.words[0].box

        assert (box.left, box.top, box.right, box.bottom) == (0.05, 0.03, 0.25625, 0.05)

    def test_is_as_sure_as_the_data_says_and_else_not_quite(self) -> None:
        assert [word.confidence for word in reading().pages[0].text.words] == [NOT_SAID, NOT_SAID, 0.5]

    def test_cuts_at_its_spaces_what_was_labelled_as_one(self) -> None:
        parts = reading(word("NET  A PAYER", 0, 0)).pages[0].text.words

        assert [part.text for part in parts] == ["NET", "A", "PAYER"]
        assert [part.box.left for part in parts] == [0.0, 0.09375, 0.13125]

    def test_leaves_out_words_without_a_sign(self) -> None:
        assert texts(reading(word("", 10, 10), *TICKET)) == ["Boulangerie", "Total 12,40"]

    def test_keeps_on_the_page_what_reaches_over_its_edge(self) -> None:
        box = reading(word("bord", -10, -5), *TICKET).pages[0].text.words[0].box

        assert (box.left, box.top) == (0.0, 0.0)

    def test_measures_what_its_words_tell(self) -> None:
        measures = reading().pages[0].measures

        assert (measures.dpi, measures.x_height, measures.skew) == (230.0, 15.6, 0.0)
        assert measures.ink.grid()[3, 6]
        assert not measures.ink.grid()[60].any()

    def test_is_kept_and_taken_up_again(self) -> None:
        assert from_json(to_json(reading())) == reading()

    def test_tells_rows_apart_by_what_they_hold(self) -> None:
        assert reading().sha256 != reading(word("autre", 1, 1)).sha256
