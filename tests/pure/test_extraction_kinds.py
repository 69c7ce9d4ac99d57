"""A notice of a local tax is no invoice, and is read by its labels all the same: kinds of documents are a table."""

from datetime import date
from decimal import Decimal

import pytest

from invoices.extraction.kind_tables import INVOICE, kinds, required_of
from invoices.extraction.kinds import extract_by_kind, kind_of
from invoices.fields import DocumentType, Field, Kind, Source, Value
from tests.scenes import ATELIER, a_view

NOTICE = """
    FINANCES PUBLIQUES                              Atelier Dupont SARL
    Centre des finances publiques de Lyon 3e        12 rue des Lilas
    165 rue Garibaldi                               69003 Lyon
    69003 Lyon

    AVIS D'IMPÔT 2026
    COTISATION FONCIÈRE DES ENTREPRISES

    Vos références
    Numéro fiscal : 12 34 567 890 123
    Référence de l'avis : 26 69 1234567 89
    Date d'établissement : 15/10/2026

    Redevable légal :        Atelier Dupont SARL
    SIRET :                  404 833 048 00022
    Lieu d'imposition :      12 rue des Lilas
                             69003 Lyon

    Base                     4 520,00
    Taux                     26,99 %
    Cotisation totale        1 220,00 €
    Acompte versé              520,00 €
    Montant à payer            700,00 €

    Date limite de paiement
    15/12/2026
"""


class TestTheKind:
    def test_is_told_by_a_title_and_a_label(self) -> None:
        assert kind_of(a_view(NOTICE)) == "tax_notice"

    @pytest.mark.parametrize(
        "page",
        [
            ATELIER,
            "",
            "FACTURE\nRefacturation taxe foncière 2026   800,00",
            f"{ATELIER}\n\n\nNuméro fiscal : 12 34 567 890 123",
        ],
    )
    def test_is_an_invoice_where_only_one_of_them_stands_there(self, page: str) -> None:
        assert kind_of(a_view(page)) == INVOICE

    def test_is_not_told_by_words_far_below(self) -> None:
        below = "\n" * 50

        assert kind_of(a_view(f"FACTURE{below}Taxe foncière\nNuméro fiscal : 12 34 567")) == INVOICE


class TestANotice:
    @pytest.mark.parametrize(
        ("field", "value", "rule"),
        [
            (Field.INVOICE_NUMBER, "26 69 1234567 89", "right_of:reference de l'avis"),
            (Field.ORDER_NUMBER, "12 34 567 890 123", "right_of:numero fiscal"),
            (Field.ISSUE_DATE, date(2026, 10, 15), "right_of:date d'etablissement"),
            (Field.DUE_DATE, date(2026, 12, 15), "below:date limite de paiement"),
            (Field.AMOUNT_DUE, Decimal("700.00"), "right_of:montant a payer"),
            (Field.AMOUNT_PAID, Decimal("520.00"), "right_of:acompte verse"),
            (Field.TOTAL_GROSS, Decimal("1220.00"), "right_of:cotisation totale"),
            (Field.CUSTOMER_NAME, "Atelier Dupont SARL", "right_of:redevable legal"),
            (Field.CUSTOMER_SIREN, "404833048", "right_of:siret"),
            (Field.CUSTOMER_ADDRESS, "12 rue des Lilas, 69003 Lyon", "right_of:lieu d'imposition"),
            (
                Field.SUPPLIER_NAME,
                "Centre des finances publiques de Lyon 3e",
                "wording:centre des finances publiques",
            ),
            (Field.DOCUMENT_TYPE, DocumentType.OTHER, "title"),
            (Field.CURRENCY, "EUR", "beside_amounts"),
        ],
    )
    def test_is_read_by_its_labels(self, field: Field, value: Value, rule: str) -> None:
        one = extract_by_kind("tax_notice", a_view(NOTICE))[field]

        assert (one.value, one.rule) == (value, rule)

    def test_says_where_each_value_stands_and_whence_it_is(self) -> None:
        found = extract_by_kind("tax_notice", a_view(NOTICE))

        assert found[Field.AMOUNT_DUE].evidence
        assert found[Field.AMOUNT_DUE].source is Source.OCR

    def test_is_less_sure_where_one_label_introduces_two_values(self) -> None:
        twice = extract_by_kind("tax_notice", a_view(NOTICE, f"Montant à payer   9,00\n{ATELIER}"))
        once = extract_by_kind("tax_notice", a_view(NOTICE))

        assert twice[Field.AMOUNT_DUE].confidence < once[Field.AMOUNT_DUE].confidence

    def test_without_a_field_has_none(self) -> None:
        assert Field.AMOUNT_PAID not in extract_by_kind("tax_notice", a_view(NOTICE.replace("Acompte versé", "")))


class TestTheTable:
    @pytest.mark.parametrize("name", kinds())
    def test_needs_only_what_it_looks_for(self, name: str) -> None:
        looked_for = {field.field for field in kinds()[name].fields}

        assert set(required_of(name)) <= looked_for
        assert kinds()[name].titles

    @pytest.mark.parametrize("name", kinds())
    def test_has_words_for_every_field_and_one_that_tells_it_from_an_invoice(self, name: str) -> None:
        fields = kinds()[name].fields

        assert all(field.labels or field.named for field in fields)
        assert any(field.telling for field in fields)
        assert all(field.kind in Kind and field.means for field in fields)

    def test_of_an_invoice_is_built_in(self) -> None:
        assert INVOICE not in kinds()
        assert required_of(INVOICE) == ()
