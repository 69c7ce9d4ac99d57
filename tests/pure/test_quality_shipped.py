"""The calibration that is shipped is kept whole, and nothing else is believed."""

import json

import pytest

from invoices.quality import shipped
from invoices.quality.confidence import Calibration, Curve
from invoices.quality.shipped import shipped_calibration
from invoices.quality.thresholds import Evidence


class TestTheFile:
    LEARNT = Calibration(
        {"total_gross/ocr": Curve((0.0, 0.5, 1.0), (0.1, 0.2, 0.8))},
        {"vat_key": 0.9},
        Evidence.of({"real": [(0.97, True), (0.2, False)], "generated": [(0.99, True)]}),
        {"documents": "3"},
    )

    @pytest.mark.parametrize("calibration", [LEARNT, Calibration()], ids=["learnt", "empty"])
    def test_gives_back_what_it_was_given(self, calibration: Calibration) -> None:
        assert Calibration.from_json(json.loads(json.dumps(calibration.to_json()))) == calibration

    @pytest.mark.parametrize("change", [{"format": 2}, {"grid": [0.5]}, {"curves": {"*": [[1, 0], [0, 1]]}}])
    def test_of_another_kind_is_refused(self, change: dict[str, object]) -> None:
        with pytest.raises(ValueError, match=r"format|grid|curve"):
            Calibration.from_json(self.LEARNT.to_json() | change)

    def test_that_is_shipped_is_the_one_that_was_measured(self) -> None:
        assert shipped_calibration() is shipped_calibration()

    def test_that_somebody_changed_is_not_believed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shipped, "DIGEST", "0" * 64)
        monkeypatch.setattr(shipped, "FILE", "score.py")

        with pytest.raises(ValueError, match="install the product again"):
            shipped_calibration.__wrapped__()
