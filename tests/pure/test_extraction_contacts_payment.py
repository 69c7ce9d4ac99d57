"""How to reach the supplier and how it wants to be paid, as printed, and never by the customer's address."""

import pytest

from invoices.extraction.contacts import address_of, contacts_of, payment_of
from invoices.fields import Candidate, Field
from tests.scenes import a_view, named

LETTER = """
    Atelier Dupont SARL                    Facturé à
    12 rue des Lilas                       Probant Conseil
    69003 Lyon                             3 place du Marché
    Tél. 04 72 00 00 00                    75004 Paris
    compta@dupont.example                  achats@probant.example
"""


def address(text: str, name: str) -> Candidate | None:
    view = a_view(text)
    return address_of(view, named(view, name), Field.SUPPLIER_ADDRESS)


def told(text: str, customer: str = "") -> dict[Field, object]:
    return {one.field: one.value for one in contacts_of(a_view(text), customer)}


def paid(text: str) -> dict[Field, object]:
    return {one.field: one.value for one in payment_of(a_view(text))}


class TestContacts:
    def test_are_the_first_that_are_not_the_customers(self) -> None:
        text = "Probant Conseil\nachats@probant.example\n01 40 00 00 00\n\ncompta@dupont.example\nTél. 04 72 00 00 00"

        assert told(text, "probantconseil") == {
            Field.SUPPLIER_EMAIL: "compta@dupont.example",
            Field.SUPPLIER_PHONE: "0472000000",
        }

    def test_are_none_where_none_is_printed(self) -> None:
        assert told("Merci de votre visite") == {}

    @pytest.mark.xfail(strict=True, reason="a row of two columns is the customer's altogether")
    def test_in_a_row_with_the_customers_are_the_suppliers_all_the_same(self) -> None:
        assert told(LETTER, "probantconseil")[Field.SUPPLIER_EMAIL] == "compta@dupont.example"


class TestPayment:
    def test_terms_are_what_follows_their_label(self) -> None:
        assert paid("Conditions de paiement : 30 jours fin de mois")[Field.PAYMENT_TERMS] == "30 jours fin de mois"

    def test_terms_without_words_are_none(self) -> None:
        assert Field.PAYMENT_TERMS not in paid("Conditions de paiement :")

    def test_terms_are_kept_short(self) -> None:
        assert len(str(paid(f"Conditions de paiement : {'a' * 90} {'b' * 90}")[Field.PAYMENT_TERMS])) == 120

    @pytest.mark.parametrize(
        ("text", "method"),
        [
            ("Règlement par virement", "transfer"), ("Prélèvement SEPA le 3", "direct_debit"),
            ("CB EMV 12,00", "card"), ("Visa ****1234", "card"),
            ("Par chèque à l'ordre de", "cheque"), ("Espèces 20,00", "cash"), ("Überweisung", "transfer"),
        ],
    )  # fmt: skip
    def test_method_is_told_by_its_wording(self, text: str, method: str) -> None:
        assert paid(text)[Field.PAYMENT_METHOD] == method

    @pytest.mark.parametrize("text", ["Merci", "", "Pas d'espèce", "Facture n° 12"])
    def test_method_is_not_told_by_anything_else(self, text: str) -> None:
        assert Field.PAYMENT_METHOD not in paid(text)

    @pytest.mark.xfail(strict=True, reason="the discount for paying at once, which most invoices deny, counts as cash")
    def test_method_is_not_cash_for_a_word_of_discount(self) -> None:
        assert Field.PAYMENT_METHOD not in paid("Pas d'escompte pour paiement comptant")
