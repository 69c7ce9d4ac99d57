"""The justification of the threshold: every figure on a page that anybody can read, with plots that are valid SVG."""

import json
import re

import pytest

from invoices.ocr.legibility_fit import AS_IT_IS, PROMISE, USABLE_RECALL
from invoices.ocr.legibility_report import ANY, page_of, study
from tests.made_samples import some_samples
from tests.markup import bare_tag, elements, parsed

OUTCOME = study(some_samples(engines=("rapidocr", "tesseract")))
FILES = page_of(OUTCOME)
PAGE = FILES["reading-quality.md"]
PLOTS = {"images/reading-threshold.svg", "images/reading-scores.svg", "images/reading-honesty.svg"}


def rows_under(title: str) -> list[list[str]]:
    """Return the cells of the rows of the table under a heading, without its head."""
    lines = PAGE.partition(f"## {title}")[2].partition("\n## ")[0].splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return cells[2:]


class TestAStudy:
    def test_fits_each_engine_and_the_average_of_all(self) -> None:
        assert set(OUTCOME.fitted) == {"rapidocr", "tesseract", ANY}

    def test_counts_only_what_an_engine_really_read(self) -> None:
        assert len(OUTCOME.samples) == len(OUTCOME.scores) == 40
        assert all(sample.measured for sample in OUTCOME.samples)

    def test_chooses_one_threshold_for_all_engines(self) -> None:
        assert OUTCOME.chosen in OUTCOME.table
        assert OUTCOME.chosen.right >= PROMISE
        assert 0.0 < OUTCOME.chosen.score < 0.99

    def test_can_be_kept_beside_the_score(self) -> None:
        kept = json.loads(json.dumps(OUTCOME.as_json))

        assert set(kept["engines"]) == {"rapidocr", "tesseract", ANY}
        assert kept["threshold"]["score"] == OUTCOME.chosen.score

    def test_tells_its_cards_and_its_threshold(self) -> None:
        *cards, last = OUTCOME.text.splitlines()

        assert [card.split()[0] for card in cards] == ["rapidocr", "tesseract", ANY]
        assert all("auc=1.0" in card for card in cards)
        assert last == f"threshold  {OUTCOME.chosen}"


class TestThePage:
    def test_has_no_gap_left_and_no_figure_that_is_none(self) -> None:
        assert not re.search(r"[{}]|\bnan\b|\bNone\b", PAGE)

    def test_says_what_was_measured(self) -> None:
        assert "40 readings of documents of 10 families" in PAGE
        assert "with 1 kinds of damage" in PAGE
        assert f"{USABLE_RECALL:.0%} of its words" in PAGE

    def test_says_where_the_threshold_stands_and_why(self) -> None:
        chosen = OUTCOME.chosen

        assert f"threshold is **{chosen.score:.2f}**" in PAGE
        assert f"at least {PROMISE:.0%}" in PAGE
        assert f"{chosen.believed:.1%} of all readings are believed, {chosen.right:.1%} of them are usable" in PAGE
        assert f"{chosen.kept:.1%} of the usable ones are kept" in PAGE

    def test_has_the_card_of_each_engine(self) -> None:
        for row, engine in zip(rows_under("The score"), ("rapidocr", "tesseract", ANY), strict=True):
            card = OUTCOME.fitted[engine].card
            shares = [f"{value:.3f}" for value in (card.auc, card.auc_of_confidence, card.brier)]
            assert row == [engine, str(card.samples), str(card.usable), *shares]

    def test_says_what_other_thresholds_would_mean(self) -> None:
        rows = rows_under("The minimum quality threshold")

        assert [row[0] for row in rows] == [f"{tenth / 10:.2f}" for tenth in range(10)]
        assert rows[0] == ["0.00", "100.0%", "50.0%", "100.0%"]

    def test_holds_the_score_against_what_really_happened(self) -> None:
        rows = rows_under("Is it honest?")

        assert sum(int(row[0]) for row in rows) == 40
        assert (rows[0][2], rows[-1][2]) == ("0.00", "1.00")

    def test_tells_the_damages_apart(self) -> None:
        assert rows_under("By damage") == [[AS_IT_IS, "20", "20", "20", "0"], ["blur2", "20", "0", "0", "0"]]

    def test_shows_the_plots_that_come_with_it(self) -> None:
        assert set(re.findall(r"\((images/[^)]+)\)", PAGE)) == PLOTS == set(FILES) - {"reading-quality.md"}


@pytest.mark.parametrize("name", sorted(PLOTS))
class TestAPlot:
    def test_is_a_named_svg(self, name: str) -> None:
        drawn = parsed(FILES[name])

        assert bare_tag(drawn) == "svg"
        assert [each.text for each in elements(FILES[name], "title")]

    def test_holds_no_figure_that_is_none(self, name: str) -> None:
        assert not re.search(r"\b(nan|inf|None)\b", FILES[name])


def test_every_reading_is_a_point_of_the_plot() -> None:
    drawn = FILES["images/reading-scores.svg"]

    largest = sorted(each.get("d", "").count("M") for each in elements(drawn, "path"))[-2:]
    assert largest == [20, 20]
    assert f"threshold {OUTCOME.chosen.score:.2f}" in drawn
