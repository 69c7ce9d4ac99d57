"""An invoice that is right is left in peace, and nothing that can be read makes a check break."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from invoices.document import Box, Place
from invoices.fields import Context, Extraction, Field, LineItem, Source, Value, VatRate
from invoices.quality.checks import CHECKS, OF_ANY, check
from invoices.quality.findings import FINDINGS, in_english
from invoices.quality.proofs import proven
from tests.understood import CONTEXT, OWN, a_candidate, an_invoice, noticed, only

ODD: tuple[Decimal, ...] = tuple(
    map(
        Decimal,
        ("NaN", "sNaN", "-NaN", "Infinity", "-Infinity", "0", "-0", "1E+999", "-1E+30", "1E-999", "-12.345678901"),
    )
)
AMOUNTS = (Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS, Field.AMOUNT_DUE, Field.AMOUNT_PAID, Field.DISCOUNT)
ODD_TEXTS = ("", " ", "\x00", "²³", "FR", "FR" + "9" * 500, "🂡" * 40, "{net}", "%s %(a)s", "ﬁ", "0" * 14, "DE1")
DAYS = (date.min, date.max, date(2024, 2, 29), datetime(2026, 3, 2, 12, 0))


class TestAnInvoiceThatIsRight:
    def test_gives_nothing_to_notice(self) -> None:
        assert check(an_invoice(), CONTEXT) == ()

    def test_gives_nothing_to_notice_where_the_company_it_is_addressed_to_is_known(self) -> None:
        assert check(an_invoice(), Context(CONTEXT.today, own=(OWN,))) == ()

    @pytest.mark.parametrize("source", Source)
    def test_may_come_from_anywhere(self, source: Source) -> None:
        assert check(an_invoice(source=source), CONTEXT) == ()


class TestNothingFound:
    def test_is_said_field_by_field(self) -> None:
        missing = [found.fields[0] for found in check(Extraction(), CONTEXT)]

        assert missing == [Field.INVOICE_NUMBER, Field.ISSUE_DATE, Field.TOTAL_GROSS, Field.SUPPLIER_NAME]

    def test_proves_nothing(self) -> None:
        assert proven(Extraction()) == frozenset()

    def test_is_no_fault_of_another_kind_of_document(self) -> None:
        assert check(Extraction(kind="certificate"), CONTEXT) == ()


class TestWhateverIsRead:
    @pytest.mark.parametrize("odd", ODD, ids=str)
    @pytest.mark.parametrize("name", AMOUNTS)
    def test_no_amount_breaks_a_check(self, name: Field, odd: Decimal) -> None:
        extraction = an_invoice({name: odd})

        assert all(in_english(found) for found in check(extraction, CONTEXT))
        assert proven(extraction) is not None

    @pytest.mark.parametrize("odd", ODD, ids=str)
    def test_no_row_breaks_a_check(self, odd: Decimal) -> None:
        rows = (VatRate(odd, Decimal(100), Decimal(20)), VatRate(Decimal(20), odd, odd), VatRate(odd, None, None))
        lines = (
            LineItem("", odd, quantity=odd, unit_price=odd, vat_rate=odd),
            LineItem("x", Decimal(5), quantity=odd, unit_price=Decimal(2), vat_rate=Decimal(-100)),
            LineItem("y", Decimal(5), quantity=Decimal(2), unit_price=odd, vat_rate=Decimal(20)),
        )
        extraction = an_invoice(vat_breakdown=rows, lines=lines)

        assert all(in_english(found) for found in check(extraction, CONTEXT))
        assert proven(extraction) is not None

    @pytest.mark.parametrize("text", ODD_TEXTS, ids=ascii)
    def test_no_text_breaks_a_check(self, text: str) -> None:
        extraction = an_invoice({name: text for name in Field if name not in AMOUNTS and "date" not in name})

        assert all(in_english(found) for found in check(extraction, Context(CONTEXT.today, own=(OWN,))))

    @pytest.mark.parametrize("day", DAYS, ids=str)
    @pytest.mark.parametrize("today", [date.min, date.max, date(2028, 2, 29)], ids=str)
    def test_no_day_breaks_a_check(self, day: date, today: date) -> None:
        extraction = an_invoice({Field.ISSUE_DATE: day, Field.DUE_DATE: day})

        assert all(in_english(found) for found in check(extraction, Context.empty(today)))

    @pytest.mark.parametrize("value", [Decimal(5), date(2026, 3, 2), "text"], ids=["amount", "day", "text"])
    def test_a_value_of_the_wrong_kind_counts_as_none(self, value: Value) -> None:
        assert all(in_english(found) for found in check(an_invoice(dict.fromkeys(Field, value)), CONTEXT))

    def test_a_place_that_is_missing_proves_nothing_and_breaks_nothing(self) -> None:
        bare = a_candidate(Field.TOTAL_GROSS, Decimal("253.20"))
        fields = {Field.TOTAL_GROSS: Extraction().fields.get(Field.TOTAL_GROSS) or bare}

        assert "total_not_proven" in noticed(Extraction(fields))


class TestEveryCheck:
    def test_of_any_document_holds_for_invoices_too(self) -> None:
        assert set(OF_ANY) <= set(CHECKS["invoice"])

    def test_says_in_its_first_line_what_should_be(self) -> None:
        assert all(each.__doc__ and each.__doc__.split("\n")[0].endswith(".") for each in CHECKS["invoice"])

    def test_makes_findings_of_the_closed_list_only(self) -> None:
        poor = only({Field.TOTAL_GROSS: Decimal(-5), Field.SUPPLIER_IBAN: "FR00"}, source=Source.TEXT)

        assert {found.code for found in check(poor, CONTEXT)} <= set(FINDINGS)


def test_a_place_is_a_place_of_its_own() -> None:
    first, second = (a_candidate(Field.TOTAL_NET, Decimal(1), place=place).evidence[0] for place in (1, 31))

    assert first != second
    assert first == Place(1, Box(0.6, 0.03, 0.8, 0.05))
