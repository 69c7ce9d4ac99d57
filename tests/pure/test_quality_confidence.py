"""A confidence is what a score was worth, and no more than failed checks leave of it."""

import math
from dataclasses import replace
from decimal import Decimal

import pytest

from invoices.fields import Extraction, Field, Severity, Source, VatRate
from invoices.quality.caps import CAPS, ROW_CAPS
from invoices.quality.confidence import Calibration, Curve, calibrated, main_source
from invoices.quality.findings import FINDINGS, finding
from tests.understood import ROWS, an_invoice

NAME, GROSS = Field.SUPPLIER_NAME, Field.TOTAL_GROSS
MODEST = Curve((0.0, 0.5, 1.0), (0.1, 0.2, 0.8))


def confidence(name: Field, extraction: Extraction) -> float:
    return extraction.fields[name].confidence


class TestACurve:
    @pytest.mark.parametrize(
        ("score", "worth"), [(0.0, 0.1), (0.25, 0.15), (0.75, 0.5), (1.0, 0.8), (-1, 0.1), (9, 0.8)]
    )
    def test_is_straight_between_its_points_and_level_beyond(self, score: float, worth: float) -> None:
        assert MODEST.at(score) == pytest.approx(worth)

    @pytest.mark.parametrize(("raw", "worth"), [
        ((), ()), ((0.0, 1.0), (0.1,)), ((0.0, 0.0), (0.1, 0.2)), ((1.0, 0.0), (0.1, 0.2)), ((0.0, 1.0), (0.2, 0.1)),
        ((0.0, 1.0), (0.2, 1.1)), ((0.0, 1.0), (math.nan, 0.5)),
    ])  # fmt: skip
    def test_rises_or_is_refused(self, raw: tuple[float, ...], worth: tuple[float, ...]) -> None:
        with pytest.raises(ValueError, match="curve"):
            Curve(raw, worth)


class TestWhatAScoreIsWorth:
    def test_is_the_score_itself_where_nothing_was_learnt(self) -> None:
        assert calibrated(an_invoice(), Calibration()) == an_invoice()

    @pytest.mark.parametrize(("key", "worth"), [
        ("supplier_name/ocr", 0.8), ("supplier_name", 0.8), ("*/ocr", 0.8), ("*", 0.8),
        ("supplier_name/text", 1.0), ("supplier_siren", 1.0), ("supplier_name/ocr/proven", 1.0),
    ])  # fmt: skip
    def test_is_told_by_field_and_source(self, key: str, worth: float) -> None:
        judged = calibrated(an_invoice(confidence=1.0), Calibration({key: MODEST}))

        assert confidence(NAME, judged) == worth

    def test_is_told_by_the_closest_curve(self) -> None:
        curves = {"*": Curve((0.0,), (0.1,)), "supplier_name": Curve((0.0,), (0.2,)), "supplier_name/ocr": MODEST}

        assert confidence(NAME, calibrated(an_invoice(confidence=1.0), Calibration(curves))) == 0.8

    def test_is_more_for_what_is_proven(self) -> None:
        curves = {"total_gross/ocr": MODEST, "total_gross/ocr/proven": Curve((0.0,), (0.999,))}

        assert confidence(GROSS, calibrated(an_invoice(), Calibration(curves))) == 0.999

    def test_holds_for_rows_as_well(self) -> None:
        curves = {"vat_breakdown": Curve((0.0,), (0.3,)), "lines/ocr": Curve((0.0,), (0.4,))}
        judged = calibrated(an_invoice(), Calibration(curves))

        assert [row.confidence for row in judged.vat_breakdown] == [0.3]
        assert [line.confidence for line in judged.lines] == [0.4, 0.4]

    def test_is_beyond_doubt_where_a_person_said_it(self) -> None:
        said = an_invoice(confidence=1.0, source=Source.HUMAN)

        assert confidence(NAME, calibrated(said, Calibration({"*": MODEST}))) == 1.0

    @pytest.mark.parametrize(("score", "worth"), [(math.nan, 0.0), (math.inf, 1.0), (-3.0, 0.0), (1.5, 1.0)])
    def test_is_a_probability_whatever_the_score(self, score: float, worth: float) -> None:
        assert confidence(NAME, calibrated(an_invoice(confidence=score), Calibration())) == worth

    def test_leaves_everything_else_as_it_was(self) -> None:
        extraction = an_invoice()
        judged = calibrated(extraction, Calibration({"*": MODEST}))

        assert replace(judged.fields[NAME], confidence=0.97) == extraction.fields[NAME]
        assert judged.mentions == extraction.mentions


class TestAFailedCheck:
    def test_caps_the_fields_that_it_names(self) -> None:
        judged = calibrated(an_invoice(), Calibration(), (finding("iban_checksum", Field.SUPPLIER_IBAN),))

        assert confidence(Field.SUPPLIER_IBAN, judged) == CAPS["iban_checksum"]
        assert confidence(NAME, judged) == 0.97

    def test_that_is_but_a_warning_caps_nothing(self) -> None:
        warning = finding("vat_key", Field.SUPPLIER_VAT_NUMBER, severity=Severity.WARNING)

        assert confidence(Field.SUPPLIER_VAT_NUMBER, calibrated(an_invoice(), Calibration(), (warning,))) == 0.97

    def test_never_lifts_a_confidence(self) -> None:
        judged = calibrated(an_invoice(confidence=0.1), Calibration(), (finding("iban_checksum", Field.SUPPLIER_IBAN),))

        assert confidence(Field.SUPPLIER_IBAN, judged) == 0.1

    def test_counts_as_much_as_was_measured(self) -> None:
        known = Calibration(caps={"iban_checksum": 0.63})
        judged = calibrated(an_invoice(), known, (finding("iban_checksum", Field.SUPPLIER_IBAN),))

        assert confidence(Field.SUPPLIER_IBAN, judged) == 0.63

    def test_of_one_row_caps_that_row(self) -> None:
        rows = (*ROWS, VatRate(Decimal(10), Decimal(10), Decimal(7), confidence=0.9))
        judged = calibrated(an_invoice(vat_breakdown=rows), Calibration(), (finding("arithmetic_vat", row=2),))

        assert [row.confidence for row in judged.vat_breakdown] == [0.9, ROW_CAPS["arithmetic_vat"][2]]

    def test_of_one_line_caps_that_line(self) -> None:
        judged = calibrated(an_invoice(), Calibration(), (finding("arithmetic_line", line=1),))

        assert [line.confidence for line in judged.lines] == [ROW_CAPS["arithmetic_line"][2], 0.9]

    def test_of_all_lines_caps_them_all(self) -> None:
        judged = calibrated(an_invoice(), Calibration(), (finding("arithmetic_lines", GROSS),))

        assert {line.confidence for line in judged.lines} == {ROW_CAPS["arithmetic_lines"][2]}

    def test_is_one_of_the_closed_list(self) -> None:
        assert set(CAPS) | set(ROW_CAPS) <= set(FINDINGS)
        assert all(0.0 < cap < 1.0 for cap in CAPS.values())


def test_rows_come_from_where_most_values_do() -> None:
    mixed = dict(an_invoice().fields)
    mixed[NAME] = replace(mixed[NAME], source=Source.MEMORY)

    assert main_source(mixed.values()) == "ocr"
    assert main_source(()) == ""
