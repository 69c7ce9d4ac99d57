"""Why a field has its value: every rival, the sets of totals, and what proves the one that was chosen."""

from decimal import Decimal

import pytest

from invoices.document import OcrResult
from invoices.fields import Field, Source
from invoices.labelled.explaining import Explanation, explained
from invoices.labelled.lessons import fitted
from invoices.labelled.teaching import lesson_of
from invoices.quality.confidence import Calibration
from invoices.understanding import Models
from tests.electronic import cii, in_a_pdf
from tests.labelled import a_reading, a_row, truth_for
from tests.understood import CONTEXT


@pytest.fixture(scope="module")
def models() -> Models:
    lessons = [lesson_of(a_reading(row), truth_for(row)) for row in map(a_row, range(16))]
    return Models(fitted(lessons, map, seed=0, card={}), Calibration())


def explain(models: Models, field: Field, result: OcrResult | None = None) -> Explanation:
    return explained(result or a_reading(a_row(20)), field, context=CONTEXT, models=models)


class TestExplaining:
    def test_shows_all_that_could_have_been_the_value(self, models: Models) -> None:
        found = explain(models, Field.TOTAL_GROSS)

        assert {rival.candidate.value for rival in found.rivals} >= {Decimal("288.00"), Decimal("240.00")}
        assert [rival.candidate.value for rival in found.rivals if rival.is_chosen] == [Decimal("288.00")]

    def test_tells_of_each_total_the_best_set_with_it(self, models: Models) -> None:
        found = {rival.candidate.value: rival.together for rival in explain(models, Field.TOTAL_GROSS).rivals}

        best = found[Decimal("288.00")]
        assert best is not None
        assert best.holds
        assert best.chosen[Field.TOTAL_NET].value == Decimal("240.00")
        assert all(other is None or other.worth <= best.worth for other in found.values())

    def test_has_no_set_with_a_value_that_nothing_speaks_for(self, models: Models) -> None:
        found = {rival.candidate.value: rival.together for rival in explain(models, Field.TOTAL_GROSS).rivals}

        assert found[Decimal("48.00")] is None

    def test_names_what_proves_the_value(self, models: Models) -> None:
        assert "net_and_vat_make_gross" in explain(models, Field.TOTAL_NET).proofs

    def test_has_no_sets_for_what_is_no_total(self, models: Models) -> None:
        found = explain(models, Field.INVOICE_NUMBER)

        assert found.chosen is not None
        assert found.chosen.value == "FA-2024-0360"
        assert all(rival.together is None for rival in found.rivals)

    def test_shows_a_value_that_was_found_by_other_means(self, models: Models) -> None:
        found = explain(models, Field.CURRENCY)

        assert [(rival.candidate.value, rival.is_chosen) for rival in found.rivals] == [("EUR", True)]

    def test_shows_the_element_of_an_electronic_invoice(self, models: Models) -> None:
        found = explain(models, Field.INVOICE_NUMBER, in_a_pdf(cii()))

        assert found.chosen is not None
        assert found.chosen.source is Source.XML
        assert found.chosen.rule.startswith("xml:")
        assert found.proofs == ("said_outright",)

    def test_finds_nothing_where_nothing_could_be_it(self, models: Models) -> None:
        found = explain(models, Field.SUPPLIER_IBAN)

        assert found.chosen is None
        assert found.rivals == ()
