"""What was misread, cut out of the page by the browser."""

from pathlib import Path
from typing import Any

import pytest

from invoices.document import Box
from invoices.labelled.crops import crop_of, place_of
from invoices.labelled.judging import judged
from invoices.labelled.page_images import PageImage, Pages, pages_of, pages_read
from invoices.labelled.scores import scored
from invoices.pipeline import Tools
from tests import paper
from tests.builders import an_ocr_result
from tests.doubles.reader import ReaderInThisProcess
from tests.markup import elements
from tests.misread import PAGE, PNG, TRUTH, WHERE, answer, page, scores


class TestACrop:
    def test_stands_under_the_document_and_says_what_it_shows(self) -> None:
        written = page(scores(), {1: PAGE})

        said = "total_gross: 12.00, answered 1200"
        assert said in [each.text for each in elements(written, "figcaption")]
        assert said in [each.get("aria-label") for each in elements(written, "svg")]

    def test_brings_its_page_along_once(self) -> None:
        two = answer()
        two["fields"]["currency"] = {"value": "USD", "page": 1, "box": WHERE}

        written = page(scored([TRUTH], [two]), {1: PAGE})

        assert len(elements(written, "image")) == 1
        assert [each.get("href") for each in elements(written, "use")] == ["#sheet-0-1", "#sheet-0-1"]

    def test_frames_the_place_and_shows_what_is_around_it(self) -> None:
        drawn = crop_of(PAGE, "sheet", Box(0.5, 0.4, 0.6, 0.42), says="x")

        (svg,), (frame,) = elements(drawn, "svg"), elements(drawn, "rect")
        assert svg.get("viewBox") == "300.0 740.0 500.0 160.0"
        assert [frame.get(side) for side in ("x", "y", "width", "height")] == ["500", "800", "100", "40"]

    def test_is_made_smaller_where_the_place_is_large(self) -> None:
        (svg,) = elements(crop_of(PAGE, "sheet", Box(0.0, 0.0, 1.0, 1.0), says="x"), "svg")

        assert (svg.get("width"), svg.get("height")) == ("160", "320")

    @pytest.mark.parametrize(
        ("found", "images"),
        [
            ({}, {}),
            ({}, {2: PAGE}),
            ({}, {1: PageImage(b"GIF89a", 10, 10)}),
            ({"box": None}, {1: PAGE}),
            ({"box": [0.1, 0.2]}, {1: PAGE}),
            ({"box": ["0", "0", "1", "1"]}, {1: PAGE}),
            ({"box": [0.0, 0.0, 7.0, 1.0]}, {1: PAGE}),
            ({"box": [0.5, 0.5, 0.5, 0.6]}, {1: PAGE}),
            ({"page": None}, {1: PAGE}),
        ],
    )
    def test_is_left_out_where_there_is_nothing_to_show(self, found: dict[str, Any], images: Pages) -> None:
        written = page(scores(**found), images)

        assert not elements(written, "image")
        assert not elements(written, "use")

    def test_is_not_looked_for_where_nothing_was_answered(self) -> None:
        assert place_of(judged(TRUTH, None), "total_gross") is None


class TestPages:
    def test_bear_the_numbers_of_their_readings(self) -> None:
        (found,) = pages_of(an_ocr_result(), (PNG,)).items()

        assert (found[0], found[1].width, found[1].media_type) == (1, 1654, "image/png")

    def test_are_those_that_a_reader_prepared(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(paper.pdf())

        (found,) = pages_read(tmp_path / "a.pdf", Tools(ReaderInThisProcess())).values()

        assert found.media_type == "image/jpeg"

    @pytest.mark.parametrize("name", ["damaged.pdf", "nowhere.pdf"])
    def test_of_a_document_that_cannot_be_read_are_none(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "damaged.pdf").write_bytes(b"%PDF-1.7 and nothing more")

        assert pages_read(tmp_path / name, Tools(ReaderInThisProcess())) == {}
