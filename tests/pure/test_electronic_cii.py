"""Factur-X and ZUGFeRD 2: every profile says what it holds, and the fields come out as from paper."""

from datetime import date
from decimal import Decimal

import pytest

from invoices.fields import Field, Source
from tests import electronic
from tests.electronic import read


class TestEveryProfile:
    @pytest.mark.parametrize("profile", electronic.PROFILES)
    def test_gives_its_header_and_keeps_all_rules(self, profile: str) -> None:
        found = read(electronic.cii(profile))

        assert (found.syntax, found.profile, found.attachment) == ("CII", profile, "invoice.xml")
        assert found.findings == ()
        assert found.extraction.value(Field.INVOICE_NUMBER) == "FA-2026-0042"
        assert found.extraction.value(Field.TOTAL_GROSS) == Decimal("415.00")

    @pytest.mark.parametrize(("profile", "lines", "rates"), [("MINIMUM", 0, 0), ("BASIC WL", 0, 2), ("BASIC", 2, 2)])
    def test_has_as_many_lines_and_rates_as_it_may(self, profile: str, lines: int, rates: int) -> None:
        found = read(electronic.cii(profile)).extraction

        assert (len(found.lines), len(found.vat_breakdown)) == (lines, rates)


class TestFields:
    def test_are_those_of_paper(self) -> None:
        found = read(electronic.cii()).extraction

        assert {name: candidate.value for name, candidate in found.fields.items()} == {
            Field.DOCUMENT_TYPE: "invoice",
            Field.INVOICE_NUMBER: "FA-2026-0042",
            Field.ORDER_NUMBER: "BC-77",
            Field.CURRENCY: "EUR",
            Field.ISSUE_DATE: date(2026, 9, 15),
            Field.DUE_DATE: date(2026, 10, 15),
            Field.DELIVERY_DATE: date(2026, 9, 10),
            Field.SUPPLIER_NAME: "Menuiserie Exemple SARL",
            Field.SUPPLIER_ADDRESS: "8 rue du Rabot, 69003 Lyon, FR",
            Field.SUPPLIER_SIREN: "123456782",
            Field.SUPPLIER_VAT_NUMBER: "FR11123456782",
            Field.SUPPLIER_IBAN: "FR7630006000011234567890189",
            Field.CUSTOMER_NAME: "Hôtel de l’Essai SAS",
            Field.CUSTOMER_ADDRESS: "3 passage Fictif, 75011 Paris, FR",
            Field.CUSTOMER_SIREN: "987654324",
            Field.TOTAL_NET: Decimal("350.00"),
            Field.TOTAL_VAT: Decimal("65.00"),
            Field.TOTAL_GROSS: Decimal("415.00"),
            Field.AMOUNT_PAID: Decimal("115.00"),
            Field.AMOUNT_DUE: Decimal("300.00"),
            Field.PAYMENT_METHOD: "transfer",
            Field.PAYMENT_TERMS: "30 jours net",
        }

    def test_say_where_they_stood_and_how_they_were_written(self) -> None:
        iban = read(electronic.cii()).extraction.fields[Field.SUPPLIER_IBAN]

        assert (iban.source, iban.rule, iban.confidence, iban.evidence) == (Source.XML, "xml:BT-84", 0.99, ())

    def test_remarks_are_kept_for_the_wordings_of_the_law(self) -> None:
        assert read(electronic.cii()).notes.splitlines() == [
            "Frais : 40 €",
            "Trois fois le taux légal",
            "Pas d’escompte",
        ]

    def test_a_siret_gives_the_siren_too(self) -> None:
        found = read(electronic.cii().replace(">123456782<", ">12345678200010<")).extraction

        assert found.value(Field.SUPPLIER_SIRET) == "12345678200010"
        assert found.value(Field.SUPPLIER_SIREN) == "123456782"

    def test_a_vat_number_gives_the_siren_where_no_register_is_named(self) -> None:
        xml = electronic.without(electronic.cii(), "SpecifiedLegalOrganization")

        assert read(xml).extraction.value(Field.SUPPLIER_SIREN) == "123456782"

    def test_a_wrong_vat_number_gives_no_siren(self) -> None:
        xml = electronic.without(electronic.cii(), "SpecifiedLegalOrganization").replace("FR11", "FR12")

        assert read(xml).extraction.value(Field.SUPPLIER_SIREN) is None

    def test_a_second_total_in_the_currency_of_the_books_is_left_alone(self) -> None:
        total = '<ram:TaxTotalAmount currencyID="EUR">65.00</ram:TaxTotalAmount>'
        books = '<ram:TaxTotalAmount currencyID="CHF">61.10</ram:TaxTotalAmount>'
        xml = electronic.cii().replace(total, books + total)

        assert read(xml).extraction.value(Field.TOTAL_VAT) == Decimal("65.00")

    def test_the_currency_of_an_amount_stands_in_for_a_missing_one(self) -> None:
        xml = electronic.without(electronic.cii(), "InvoiceCurrencyCode")

        assert read(xml).extraction.value(Field.CURRENCY) == "EUR"

    def test_a_means_of_payment_without_a_name_of_ours_keeps_its_own(self) -> None:
        xml = electronic.cii().replace(
            "<ram:TypeCode>58</ram:TypeCode>", "<ram:TypeCode>ZZZ</ram:TypeCode><ram:Information>Troc</ram:Information>"
        )

        assert read(xml).extraction.value(Field.PAYMENT_METHOD) == "Troc"
