"""Is every mention there that French law asks for?"""

from datetime import date
from decimal import Decimal

import pytest

from invoices.fields import Context, DocumentType, Extraction, Field, LineItem, Severity, Value
from invoices.quality.checks import check
from invoices.quality.mentions import MENTIONS
from invoices.quality.names import MENTIONS as NAMES
from tests.understood import CONTEXT, an_invoice
from tests.understood import MENTIONS as ALL

Values = dict[Field, Value | None]
SMALL: Values = {Field.TOTAL_NET: Decimal(150), Field.TOTAL_VAT: Decimal(30), Field.TOTAL_GROSS: Decimal(180)}
UNTAXED: Values = {Field.TOTAL_NET: Decimal(200), Field.TOTAL_VAT: Decimal(0), Field.TOTAL_GROSS: Decimal(200)}


def missing(extraction: Extraction, context: Context = CONTEXT) -> dict[str, Severity]:
    found = [each for each in check(extraction, context) if each.code == "mention_missing"]
    return {str(each.facts["mention"]): each.severity for each in found}


class TestAFrenchInvoice:
    def test_that_says_it_all_lacks_nothing(self) -> None:
        assert missing(an_invoice()) == {}

    @pytest.mark.parametrize("code", ["legal_form", "discount_terms", "late_penalty", "fixed_fee_40"])
    def test_that_leaves_out_a_wording_is_told_which(self, code: str) -> None:
        said = [mention for mention in ALL if mention != code]

        assert missing(an_invoice({Field.SUPPLIER_NAME: "Atelier Dupont"}, mentions=said)) == {code: Severity.WARNING}

    @pytest.mark.parametrize("code", ["supplier_address", "customer_name", "customer_address", "supplier_vat_number"])
    def test_that_leaves_out_a_field_is_told_which(self, code: str) -> None:
        assert missing(an_invoice({Field(code): None})) == {code: Severity.WARNING}

    def test_is_told_on_what_the_law_rests(self) -> None:
        found = next(each for each in check(an_invoice({Field.SUPPLIER_ADDRESS: None}), CONTEXT))

        assert found.facts == {"mention": "supplier_address", "basis": "CGI, ann. II, art. 242 nonies A, I, 1°"}
        assert found.fields == (Field.SUPPLIER_ADDRESS,)

    @pytest.mark.parametrize("field", [Field.DUE_DATE, Field.PAYMENT_TERMS])
    def test_says_in_one_way_or_the_other_when_it_is_due(self, field: Field) -> None:
        unsaid: Values = {Field.DUE_DATE: None, Field.PAYMENT_TERMS: None}

        assert missing(an_invoice(unsaid)) == {"due_date": Severity.WARNING}
        assert missing(an_invoice({**unsaid, field: "30 jours"})) == {}

    def test_may_name_a_siret_instead_of_a_siren(self) -> None:
        assert missing(an_invoice({Field.SUPPLIER_SIREN: None})) == {}
        assert "supplier_siren" in missing(an_invoice({Field.SUPPLIER_SIREN: None, Field.SUPPLIER_SIRET: None}))

    def test_up_to_150_euros_needs_no_vat_number(self) -> None:
        number: Values = {Field.SUPPLIER_VAT_NUMBER: None}
        above: Values = {Field.TOTAL_NET: Decimal("150.01")}

        assert "supplier_vat_number" not in missing(an_invoice({**SMALL, **number}))
        assert "supplier_vat_number" in missing(an_invoice({**SMALL, **number, **above}))

    def test_of_a_sole_trader_has_no_capital_and_no_form(self) -> None:
        said = ("sole_trader", "discount_terms", "late_penalty", "fixed_fee_40")

        assert missing(an_invoice({Field.SUPPLIER_NAME: "Jean Dupont"}, mentions=said)) == {}

    def test_of_a_company_has_a_capital_and_a_registry(self) -> None:
        said = ("legal_form", "discount_terms", "late_penalty", "fixed_fee_40")

        assert set(missing(an_invoice(mentions=said))) == {"capital", "rcs"}

    def test_of_a_company_may_tell_its_form_in_its_name(self) -> None:
        said = ("capital", "rcs", "discount_terms", "late_penalty", "fixed_fee_40")

        assert missing(an_invoice({Field.SUPPLIER_NAME: "Garage Dupont SA"}, mentions=said)) == {}
        assert set(missing(an_invoice({Field.SUPPLIER_NAME: "Garage Dupont"}, mentions=said))) == {"legal_form"}

    def test_without_vat_says_why(self) -> None:
        untaxed = an_invoice(UNTAXED, vat_breakdown=(), lines=())

        assert missing(untaxed) == {"exemption": Severity.WARNING}
        assert missing(an_invoice(UNTAXED, vat_breakdown=(), lines=(), mentions=(*ALL, "exempt_261"))) == {}

    def test_under_the_reverse_charge_names_the_number_of_the_customer(self) -> None:
        untaxed = an_invoice(UNTAXED, vat_breakdown=(), lines=(), mentions=(*ALL, "reverse_charge"))

        assert missing(untaxed) == {"customer_vat_number": Severity.WARNING}

    def test_counts_and_prices_what_was_sold(self) -> None:
        lines = (LineItem("", Decimal("211.00")),)

        assert set(missing(an_invoice(lines=lines))) == {"description", "quantity", "unit_price"}


class TestTheMentionsOfTheReform:
    BARE = tuple(mention for mention in ALL if mention != "operation_category")

    @pytest.mark.parametrize(("day", "severity"), [
        (date(2026, 8, 31), None), (date(2026, 9, 1), Severity.NOTE), (date(2027, 8, 31), Severity.NOTE),
        (date(2027, 9, 1), Severity.WARNING),
    ])  # fmt: skip
    def test_are_asked_for_from_their_day(self, day: date, severity: Severity | None) -> None:
        bare = an_invoice({Field.ISSUE_DATE: day, Field.CUSTOMER_SIREN: None}, mentions=self.BARE)
        expected = {} if severity is None else dict.fromkeys(("customer_siren", "operation_category"), severity)

        assert missing(bare, Context.empty(day)) == expected


class TestWhatTheLawSparesOne:
    @pytest.mark.parametrize("paper", [DocumentType.RECEIPT, DocumentType.OTHER])
    def test_is_no_invoice(self, paper: DocumentType) -> None:
        assert missing(an_invoice({Field.DOCUMENT_TYPE: paper}, mentions=())) == {}

    def test_comes_from_abroad(self) -> None:
        german: Values = {Field.SUPPLIER_VAT_NUMBER: "DE136695976", Field.SUPPLIER_SIREN: None}

        assert missing(an_invoice(german, mentions=(), language="de")) == {}

    def test_is_a_credit_note_as_to_how_it_is_paid(self) -> None:
        credit = an_invoice({Field.DOCUMENT_TYPE: DocumentType.CREDIT_NOTE}, mentions=("legal_form", "capital", "rcs"))

        assert missing(credit) == {}


def test_every_mention_has_a_name() -> None:
    assert {mention.code for mention in MENTIONS} == set(NAMES)
