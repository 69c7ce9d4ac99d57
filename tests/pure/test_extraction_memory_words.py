"""A correction teaches the words that introduce the corrected value, so that the next one is found by them."""

from datetime import date
from decimal import Decimal

import pytest

from invoices.extraction.introduced import introduced
from invoices.extraction.memory_words import kind_of, learned
from invoices.fields import Field, Kind, Value
from tests.scenes import a_view

PAGE = """
    Atelier Dupont

    Dossier : AD-77                 Votre repère : FA 2026 0042
    Émis le : 02/03/2026            Nous visitons le 05/03/2026

    Désignation            Prix convenu        Le tout

    Pose                         211,00         253,20

    Solde du dossier         1 253,20 €
    Total                      211,00
"""


class TestACorrection:
    @pytest.mark.parametrize(
        ("field", "value", "words"),
        [
            (Field.INVOICE_NUMBER, "AD-77", "dossier"),
            (Field.ORDER_NUMBER, "FA 2026 0042", "votre repere"),
            (Field.ISSUE_DATE, date(2026, 3, 2), "emis le"),
            (Field.DELIVERY_DATE, date(2026, 3, 5), "nous visitons le"),
            (Field.TOTAL_GROSS, Decimal("1253.20"), "solde du dossier"),
            (Field.TOTAL_NET, Decimal("253.20"), "le tout"),
        ],
    )
    def test_teaches_the_words_to_the_left_or_above(self, field: Field, value: Value, words: str) -> None:
        assert learned(field, value, a_view(PAGE)) == words

    @pytest.mark.parametrize(
        ("field", "value", "words"),
        [(Field.INVOICE_NUMBER, "AD-77", "dossier"), (Field.TOTAL_GROSS, Decimal("1253.20"), "solde du dossier")],
    )
    def test_is_found_again_by_what_it_taught(self, field: Field, value: Value, words: str) -> None:
        assert [one.value for one in introduced(words, kind_of(field), a_view(PAGE))] == [value]

    def test_teaches_nothing_where_the_value_is_not_printed(self) -> None:
        assert learned(Field.TOTAL_GROSS, Decimal("7.00"), a_view(PAGE)) is None

    def test_teaches_nothing_where_no_words_stand_before_it(self) -> None:
        assert learned(Field.TOTAL_GROSS, Decimal("7.00"), a_view("7,00")) is None

    def test_teaches_no_words_that_introduce_something_else_as_well(self) -> None:
        assert learned(Field.TOTAL_GROSS, Decimal("7.00"), a_view("Total   7,00\n\nTotal   9,00")) is None

    def test_may_be_of_nothing(self) -> None:
        assert learned(Field.INVOICE_NUMBER, "", a_view(PAGE)) is None


class TestWhatIsIntroduced:
    @pytest.mark.parametrize(
        ("page", "words", "kind", "values"),
        [
            ("Référence de l'avis : 24 69 1234567 89", "reference avis", Kind.NUMBER, ["24 69 1234567 89"]),
            ("N° fiscal\n12 34 567", "n° fiscal", Kind.NUMBER, ["12 34 567"]),
            ("Adresse du bien :   3 place du Marché", "adresse du bien", Kind.TEXT, ["3 place du Marché"]),
            ("Montant   12,00   13,00", "montant", Kind.AMOUNT, [Decimal("12.00")]),
            ("Payé le 02/03/2026", "paye le", Kind.DATE, [date(2026, 3, 2)]),
            ("SIREN : 404 833 048", "siren", Kind.IDENTIFIER, ["404833048"]),
            ("M0ntant   12,00", "montant", Kind.AMOUNT, [Decimal("12.00")]),
            ("Montant", "montant", Kind.AMOUNT, []),
            ("Montant   12,00", "", Kind.AMOUNT, []),
        ],
    )
    def test_stands_to_the_right_or_below(self, page: str, words: str, kind: Kind, values: list[Value]) -> None:
        assert [one.value for one in introduced(words, kind, a_view(page))] == values
