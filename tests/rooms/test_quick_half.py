"""What understands a reading on this installation: its models, its day, and whoever asks."""

import pytest
from django.core.management import CommandError
from django.utils import timezone

from invoices.fields import Context, Field
from invoices.management.understanding import understanding
from invoices.understanding import Models
from invoices.wiring import quick_half
from learning.core.errors import ArtefactRefused
from tests.believing import believing, knowing_nothing, models
from tests.builders import an_ocr_result
from tests.scenes import ATELIER, a_page
from tests.understood import OWN, TODAY

# No mark for the database: a query would fail the test.
RESULT = an_ocr_result(a_page(ATELIER))


@pytest.fixture(autouse=True)
def no_shipped_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Models, "shipped", models)


class TestTheQuickHalf:
    def test_understands_with_the_models_of_the_installation(self) -> None:
        assert quick_half()(RESULT).extraction.text(Field.INVOICE_NUMBER) == "FA-2026-0042"

    def test_understands_with_another_scorer_where_one_is_given(self) -> None:
        assert Field.INVOICE_NUMBER not in quick_half(scorer=knowing_nothing())(RESULT).extraction.fields
        assert Field.INVOICE_NUMBER in quick_half(scorer=believing())(RESULT).extraction.fields

    def test_knows_who_asks_where_it_is_told(self) -> None:
        printed = an_ocr_result(a_page(f"{ATELIER}\n    TVA {OWN.vat_number}"))

        found = quick_half(Context(TODAY, own=(OWN,)))(printed).extraction

        assert found.value(Field.CUSTOMER_VAT_NUMBER) == OWN.vat_number
        assert Field.SUPPLIER_VAT_NUMBER not in found.fields

    def test_is_of_today(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(timezone, "localdate", lambda: TODAY.replace(year=2020))

        codes = {found.code for found in quick_half()(RESULT).assessment.findings}

        assert "date_in_future" in codes


class TestForACommand:
    def test_is_the_same(self) -> None:
        assert understanding()(RESULT).extraction == quick_half()(RESULT).extraction

    @pytest.mark.parametrize("problem", [ArtefactRefused("it is another one"), ValueError("it is another one")])
    def test_says_in_a_sentence_that_a_model_is_refused(
        self, monkeypatch: pytest.MonkeyPatch, problem: ValueError
    ) -> None:
        def refused() -> Models:
            raise problem

        monkeypatch.setattr(Models, "shipped", refused)

        with pytest.raises(CommandError, match="it is another one"):
            understanding()
