"""Whose identifier it is, told by who stands near, by what announces it and by whom one knows."""

import pytest

from invoices.extraction.owners import Owned, best_of, owned
from invoices.fields import Company, Context, KnownSupplier
from tests.scenes import a_view, named
from tests.understood import CONTEXT, OWN, SIREN, SIRET, TODAY, VAT_NUMBER

OTHER = "FR40303265045"
LOW = "\n" * 30


def leaning(text: str, context: Context = CONTEXT, supplier: str = "", customer: str = "") -> list[float]:
    view = a_view(text)
    names = (named(view, name) if name else None for name in (supplier, customer))
    return [one.lean for one in owned(view, context, *names)]


class TestAnIdentifier:
    def test_is_the_suppliers_where_nothing_speaks_for_anybody(self) -> None:
        (lean,) = leaning(f"Porte{LOW}TVA {VAT_NUMBER}")

        assert 0 < lean < 1

    @pytest.mark.parametrize("word", ["Client", "Customer", "Kunde", "Facturé à", "Livré à", "Votre n° de TVA"])
    def test_is_the_customers_after_the_customers_word(self, word: str) -> None:
        assert leaning(f"{word} : {VAT_NUMBER}")[0] < 0

    @pytest.mark.parametrize("word", ["Fournisseur", "Émetteur", "RCS Lyon", "SARL au capital de 8 000 €"])
    def test_is_the_suppliers_after_the_suppliers_word(self, word: str) -> None:
        assert leaning(f"{word} {VAT_NUMBER}")[0] > leaning(f"Porte {VAT_NUMBER}")[0]

    def test_belongs_to_the_name_that_stands_last_before_it_in_its_block(self) -> None:
        text = f"Facture\n\n\n\n\n\n\n\nAtelier Dupont\nTVA {VAT_NUMBER}\n\nProbant\nTVA {OTHER}"
        supplier, customer = leaning(text, supplier="Atelier Dupont", customer="Probant")

        assert customer < 0 < supplier

    def test_is_not_the_customers_for_the_telephone_of_the_service_for_customers(self) -> None:
        assert leaning(f"Porte{LOW}Service clients 04 72 00 00 00 - SIRET {SIRET}")[0] > 0

    @pytest.mark.xfail(strict=True, reason="the row before counts as the head of a block however far up it stands")
    def test_is_not_the_customers_for_a_word_far_above_its_block(self) -> None:
        assert leaning(f"Client : Probant{LOW}SIRET {SIRET}")[0] > 0

    def test_in_the_foot_and_in_the_head_is_rather_the_suppliers(self) -> None:
        head, middle, foot = (leaning("Porte" + "\n" * rows + f"TVA {VAT_NUMBER}")[0] for rows in (1, 30, 60))

        assert foot > head > middle

    def test_of_the_organisation_itself_is_the_customers_whatever_stands_near(self) -> None:
        ours = Context(TODAY, own=(OWN,))

        assert leaning(f"RCS Lyon Fournisseur {OTHER}", ours)[0] < -5

    def test_of_a_supplier_that_is_known_is_the_suppliers(self) -> None:
        known = Context(TODAY, suppliers=(KnownSupplier(Company("Dupont", siren=SIREN)),))

        assert leaning(f"Client : {VAT_NUMBER}", known)[0] > leaning(f"Client : {VAT_NUMBER}")[0]

    def test_of_an_account_is_that_of_whoever_is_to_be_paid(self) -> None:
        assert leaning("Client : IBAN FR76 3000 6000 0112 3456 7890 189")[0] > 0


class TestTheBest:
    def all(self) -> tuple[Owned, ...]:
        return owned(a_view(f"Fournisseur TVA {VAT_NUMBER}\nClient : TVA {OTHER}\nSIRET {SIRET}"), CONTEXT, None, None)

    def test_are_of_one_kind_and_one_side(self) -> None:
        assert [one.identifier.value for one in best_of(self.all(), "vat", supplier=True)] == [VAT_NUMBER]
        assert [one.identifier.value for one in best_of(self.all(), "vat", supplier=False)] == [OTHER]
        assert best_of(self.all(), "iban", supplier=True) == ()

    def test_are_each_value_once(self) -> None:
        assert len(best_of((*self.all(), *self.all()), "vat", supplier=True)) == 1
