"""The words that introduce a value are found in a row, the longest first, in three languages."""

import pytest

from invoices.extraction.labels import Label, bare, labels_in
from invoices.extraction.roles import Role
from tests.scenes import a_row


def labels(text: str) -> list[Label]:
    return list(labels_in(a_row(text)))


def roles(text: str) -> list[Role]:
    return [label.role for label in labels(text)]


class TestALabel:
    @pytest.mark.parametrize(
        ("printed", "role"),
        [
            ("Total HT", Role.NET), ("TOTAL H.T.", Role.NET), ("Montant total H.T", Role.NET),
            ("Montant TVA", Role.VAT),
            ("T.V.A.", Role.VAT), ("Total T.T.C.", Role.GROSS), ("Net à payer", Role.DUE), ("Acompte versé", Role.PAID),
            ("Rendu monnaie", Role.CHANGE), ("Remise", Role.DISCOUNT), ("Date d'échéance", Role.DUE_DATE),
            ("Facture n°", Role.INVOICE_NUMBER), ("Facturé à", Role.CUSTOMER), ("Sous-total", Role.SUBTOTAL),
            ("Grand Total", Role.GROSS), ("Amount due", Role.DUE), ("Invoice No.", Role.INVOICE_NUMBER),
            ("Gesamtbetrag", Role.GROSS), ("Zwischensumme", Role.SUBTOTAL), ("Rechnungsnummer", Role.INVOICE_NUMBER),
        ],
    )  # fmt: skip
    def test_says_what_it_announces(self, printed: str, role: Role) -> None:
        assert roles(printed)[0] is role

    def test_is_the_longest_wording_that_fits(self) -> None:
        (label,) = labels("Montant hors taxes")

        assert (label.role, label.phrase, label.language) == (Role.NET, "montant hors taxes", "fr")

    def test_of_the_whole_net_total_is_no_gross_total(self) -> None:
        assert roles("Montant total hors taxes") == [Role.NET]

    def test_ends_where_the_value_begins(self) -> None:
        (label,) = labels("Net à payer : 253,20 €")

        assert [token.word.text for token in label.tokens] == ["Net", "à", "payer"]
        assert label.left < label.right < 300

    def test_steps_over_small_words_and_shares_between_its_words(self) -> None:
        assert roles("Montant de la TVA") == roles("Montant TVA")
        assert roles("Total incl. 6% GST") == [Role.GROSS]

    @pytest.mark.parametrize(
        "printed",
        [
            "TVA 20%",
            "Montant TVA 20 %",
            "TVA 20 %",
            "TVA (20 %)",
        ],
    )
    def test_of_a_tax_is_one_with_its_rate_too(self, printed: str) -> None:
        assert roles(f"{printed}                 42,20") == [Role.VAT]

    def test_is_not_put_together_across_columns(self) -> None:
        assert [label.phrase for label in labels("Total                    HT")] == ["total", "ht"]

    def test_stands_beside_others_in_one_row(self) -> None:
        assert roles("Total HT 211,00   TVA 42,20   Total TTC 253,20") == [Role.NET, Role.VAT, Role.GROSS]

    @pytest.mark.parametrize("printed", ["Merci de votre visite", "25/12/2018", "|", "12,50 €", "Poignée"])
    def test_is_not_everything_that_is_printed(self, printed: str) -> None:
        assert labels(printed) == []


class TestABareWord:
    @pytest.mark.parametrize(
        ("printed", "word"),
        [
            ("l'echeance", "echeance"),
            ("(ttc)", "ttc"),
            ("h.t.", "ht"),
            ("t.v.a", "tva"),
            ("total:", "total"),
            ("***", ""),
        ],
    )
    def test_has_no_point_no_bracket_no_article(self, printed: str, word: str) -> None:
        assert bare(printed) == word
