"""Curves and caps from answers that were judged."""

import numpy as np
import pytest

from invoices.labelled.calibrating import calibration_of, caps_of, curves_of
from invoices.labelled.sights import Sight
from invoices.quality.confidence import Calibration

CHANCE = np.random.default_rng(3)


def some(
    count: int, right: float, *, name: str = "total_gross", source: str = "ocr", raw: float = 0.9, **more: object
) -> list[Sight]:
    """See so many answers of one score, of which such a share is right."""
    proven = bool(more.pop("is_proven", False))
    codes = frozenset(more.pop("codes", ()))  # type: ignore[call-overload]
    return [Sight(name, source, raw, proven, place < round(right * count), codes) for place in range(count)]


class TestCurves:
    def test_say_what_a_score_was_worth(self) -> None:
        calibration = Calibration(curves_of([*some(200, 0.6, raw=0.5), *some(200, 0.95, raw=0.9)]))

        assert calibration.worth("total_gross", "ocr", 0.5) == pytest.approx(0.6, abs=0.03)
        assert calibration.worth("total_gross", "ocr", 0.9) == pytest.approx(0.95, abs=0.02)

    def test_tell_what_is_proven_from_what_is_not(self) -> None:
        calibration = Calibration(curves_of([*some(100, 1.0, is_proven=True), *some(100, 0.7)]))

        assert calibration.worth("total_gross", "ocr", 0.9, is_proven=True) > 0.95
        assert calibration.worth("total_gross", "ocr", 0.9) == pytest.approx(0.7, abs=0.04)

    def test_lean_on_answers_like_them_where_there_are_few(self) -> None:
        calibration = Calibration(curves_of([*some(300, 0.95), *some(2, 0.0, name="due_date")]))

        assert 0.6 < calibration.worth("due_date", "ocr", 0.9) < 0.95

    def test_stand_in_for_what_was_never_seen(self) -> None:
        calibration = Calibration(curves_of(some(100, 0.8)))

        for name, source in (("total_gross", "text"), ("due_date", "ocr"), ("due_date", "text")):
            assert calibration.worth(name, source, 0.9) == pytest.approx(0.8, abs=0.04)

    def test_of_rows_are_not_mixed_with_those_of_fields(self) -> None:
        calibration = Calibration(curves_of([*some(100, 0.9), *some(400, 0.1, name="lines")]))

        assert calibration.worth("due_date", "ocr", 0.9) > 0.85
        assert calibration.worth("lines", "ocr", 0.9) < 0.15

    def test_of_nothing_are_none(self) -> None:
        assert curves_of([]) == {}

    def test_hold_on_answers_they_have_not_seen(self) -> None:
        scores = CHANCE.uniform(size=4000)
        right = CHANCE.uniform(size=4000) < scores**2
        answers = [
            Sight("total_gross", "ocr", float(score), is_proven=False, is_right=bool(is_right))
            for score, is_right in zip(scores, right, strict=True)
        ]
        calibration = Calibration(curves_of(answers[:2000]))

        said = np.array([calibration.worth("total_gross", "ocr", one.raw) for one in answers[2000:]])

        assert np.abs(said - scores[2000:] ** 2).mean() < 0.05


class TestCaps:
    def test_leave_so_much_that_what_a_finding_names_is_right_as_often_as_said(self) -> None:
        answers = [*some(300, 0.98), *some(60, 0.4, codes=["arithmetic_totals"])]

        calibration = calibration_of(answers)

        assert calibration.caps["arithmetic_totals"] == pytest.approx(0.42, abs=0.03)
        assert calibration.worth("total_gross", "ocr", 0.9) > 0.95

    def test_are_not_measured_on_a_handful(self) -> None:
        assert (
            "arithmetic_totals"
            not in calibration_of([*some(100, 0.9), *some(5, 0.0, codes=["arithmetic_totals"])]).caps
        )

    def test_are_measured_of_findings_that_cap_and_of_no_other(self) -> None:
        assert caps_of(some(100, 0.5, codes=["date_close"]), Calibration()) == {}

    def test_take_nothing_where_what_is_named_is_right_all_the_same(self) -> None:
        calibration = calibration_of([*some(100, 0.95), *some(100, 0.95, codes=["vat_key"])])

        assert calibration.caps["vat_key"] > 0.9
