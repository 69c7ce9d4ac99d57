"""What a QR code or an engine says of a field is evidence, with its source, and never believed blindly."""

from datetime import date
from decimal import Decimal

import pytest

from invoices.document import Box, Code, Suggestion
from invoices.extraction.claims import claims_of
from invoices.fields import Candidate, Field, Source, Value
from tests.builders import an_ocr_result
from tests.scenes import a_page, a_page_of, set_as

HERE = Box(0.8, 0.8, 0.9, 0.9)
IBAN = "FR7630006000011234567890189"
TRANSFER = ("BCD", "002", "1", "SCT", "AGRIFRPP", "Atelier Dupont", IBAN, "EUR253.20", "", "FA-12")


def in_code(text: str) -> dict[Field, Value]:
    page = a_page("Facture", codes=(Code("qr", text, HERE),))
    return {claim.field: claim.value for claim in claims_of(an_ocr_result(page), {1})}


def said_by_an_engine(*said: Suggestion) -> list[Candidate]:
    text = set_as("Facture")
    return list(claims_of(an_ocr_result(a_page_of(type(text)(text.lines, said))), {1}))


class TestACode:
    def test_with_a_line_for_each_fact_is_read(self) -> None:
        assert in_code("INVOICE: FAC/2018/0009\nDATE: 25/12/2018\nTTC = 120,50\nHT: 100.42\nnothing") == {
            Field.INVOICE_NUMBER: "FAC/2018/0009",
            Field.ISSUE_DATE: date(2018, 12, 25),
            Field.TOTAL_GROSS: Decimal("120.50"),
            Field.TOTAL_NET: Decimal("100.42"),
        }

    def test_of_a_transfer_is_read(self) -> None:
        assert in_code("\n".join(TRANSFER)) == {
            Field.SUPPLIER_IBAN: IBAN,
            Field.SUPPLIER_NAME: "Atelier Dupont",
            Field.AMOUNT_DUE: Decimal("253.20"),
        }

    def test_of_a_transfer_may_leave_the_amount_to_the_payer(self) -> None:
        assert Field.AMOUNT_DUE not in in_code("\n".join(TRANSFER[:7]))
        assert Field.AMOUNT_DUE not in in_code("\n".join((*TRANSFER[:7], "EUR1e9")))

    @pytest.mark.parametrize(
        "text", ["", "https://exemple.fr/FA-12", "3760123456789", "\n\n\n", ":", "= 12", "colour: red", "date: soon"]
    )
    def test_of_another_kind_says_nothing(self, text: str) -> None:
        assert in_code(text) == {}

    def test_stands_where_it_was_found(self) -> None:
        page = a_page("Facture", number=3, codes=(Code("qr", "TTC: 12.00", HERE),))

        (claim,) = claims_of(an_ocr_result(page), {3})

        assert (claim.source, claim.rule, claim.raw) == (Source.QR, "code:qr", "12.00")
        assert (claim.evidence[0].page, claim.evidence[0].box) == (3, HERE)

    def test_on_a_page_that_does_not_count_says_nothing(self) -> None:
        pages = (a_page("Facture", number=each, codes=(Code("qr", f"TTC: {each}.00", HERE),)) for each in (1, 2, 3))

        assert [claim.value for claim in claims_of(an_ocr_result(*pages), {1, 3})] == [Decimal(1), Decimal(3)]


class TestAnEngine:
    def test_is_believed_less_than_it_believes_itself(self) -> None:
        (claim,) = said_by_an_engine(Suggestion("issue_date", "02/03/2026", 0.9, HERE))

        assert (claim.value, claim.source) == (date(2026, 3, 2), Source.ENGINE)
        assert claim.confidence < 0.9

    def test_need_not_say_where_it_stands(self) -> None:
        assert said_by_an_engine(Suggestion("supplier_name", "Dupont", 0.9))[0].evidence == ()

    @pytest.mark.parametrize(
        ("field", "raw"),
        [
            ("colour", "red"),
            ("issue_date", "soon"),
            ("total_gross", "much"),
            ("supplier_iban", "none"),
            ("supplier_name", "  "),
        ],
    )
    def test_is_not_heard_where_it_names_no_field_or_no_value(self, field: str, raw: str) -> None:
        assert said_by_an_engine(Suggestion(field, raw, 0.9, HERE)) == []
