"""Who sells and who buys: by what is likely, by whom the organisation is, never one for the other."""

from collections.abc import Iterable, Mapping

import pytest

from invoices.extraction.candidates import Ranked
from invoices.extraction.parties import names_of
from invoices.fields import Candidate, Company, Context, Field
from tests.understood import CONTEXT, OWN, TODAY, a_candidate

SUPPLIER, CUSTOMER = Field.SUPPLIER_NAME, Field.CUSTOMER_NAME
OURS = Context(TODAY, own=(Company("Probant Conseil", other_names=("Probant SAS",)),))
Likely = dict[str, float]


def chosen(suppliers: Likely, customers: Likely, context: Context = CONTEXT, *, till: bool = False) -> dict[Field, str]:
    """Choose among names that are each printed at a place of its own."""
    found: Ranked = {
        SUPPLIER: ranked(SUPPLIER, suppliers, range(10)),
        CUSTOMER: ranked(CUSTOMER, customers, range(10, 20)),
    }
    return values(names_of(found, context, till=till))


def ranked(field: Field, likely: Likely, places: Iterable[int]) -> tuple[Candidate, ...]:
    each = zip(likely.items(), places, strict=False)
    return tuple(a_candidate(field, name, place=place, confidence=sure) for (name, sure), place in each)


def values(names: Mapping[Field, Candidate]) -> dict[Field, str]:
    return {field: str(one.value) for field, one in names.items()}


class TestTheNames:
    def test_are_the_likeliest_of_each(self) -> None:
        found = chosen({"Atelier Dupont": 0.9, "Porte": 0.2}, {"Probant Conseil": 0.8, "Lyon": 0.3})

        assert found == {SUPPLIER: "Atelier Dupont", CUSTOMER: "Probant Conseil"}

    def test_are_left_out_where_none_is_likely(self) -> None:
        assert chosen({"Porte": 0.001}, {"Lyon": 0.001}) == {}
        assert chosen({}, {}) == {}

    def test_are_never_the_same(self) -> None:
        assert chosen({"Atelier Dupont": 0.9}, {"ATELIER DUPONT": 0.9, "Probant": 0.2}) == {
            SUPPLIER: "Atelier Dupont",
            CUSTOMER: "Probant",
        }

    def test_are_not_the_same_where_one_holds_the_other(self) -> None:
        assert CUSTOMER not in chosen({"Atelier Dupont SARL": 0.9}, {"Atelier Dupont": 0.9})

    @pytest.mark.parametrize("kind", ["Société", "Restaurant", "Boulangerie", "Transports"])
    def test_are_not_the_same_for_the_trade_that_both_begin_with(self, kind: str) -> None:
        assert chosen({f"{kind} Martin": 0.9}, {f"{kind} Leroy": 0.9})[CUSTOMER] == f"{kind} Leroy"

    def test_that_are_short_may_stand_in_one_another(self) -> None:
        assert chosen({"Orange": 0.9}, {"Or": 0.9})[CUSTOMER] == "Or"

    def test_are_not_two_readings_of_one_print(self) -> None:
        found: Ranked = {
            SUPPLIER: ranked(SUPPLIER, {"Atelier Dupont": 0.9}, [3]),
            CUSTOMER: ranked(CUSTOMER, {"Menuiserie": 0.9, "Probant": 0.2}, [3, 4]),
        }

        assert values(names_of(found, CONTEXT)) == {SUPPLIER: "Atelier Dupont", CUSTOMER: "Probant"}

    def test_are_chosen_together(self) -> None:
        found = chosen({"Probant Conseil": 0.5, "Atelier Dupont": 0.4}, {"Probant Conseil": 0.9})

        assert found == {SUPPLIER: "Atelier Dupont", CUSTOMER: "Probant Conseil"}

    def test_of_a_till_are_the_suppliers_and_a_customers_that_is_likely(self) -> None:
        assert chosen({"Atelier Dupont": 0.9}, {"Caisse": 0.2}, till=True) == {SUPPLIER: "Atelier Dupont"}
        assert chosen({"Atelier Dupont": 0.9}, {"Probant": 0.5}, till=True)[CUSTOMER] == "Probant"


class TestTheOrganisationItself:
    def test_is_not_the_supplier_where_anybody_else_is_likely(self) -> None:
        found = chosen({"Probant Conseil": 0.9, "Atelier Dupont": 0.3}, {}, OURS)

        assert found == {SUPPLIER: "Atelier Dupont"}

    @pytest.mark.parametrize("name", ["PROBANT CONSEIL", "Probant S.A.S.", "Probant Conseil SAS"])
    def test_is_never_believed_to_be_the_supplier_by_any_of_its_names(self, name: str) -> None:
        found: Ranked = {SUPPLIER: (a_candidate(SUPPLIER, name, confidence=0.97),)}

        assert all(one.confidence < 0.1 for one in names_of(found, OURS).values())

    def test_is_the_customer_where_it_is_named_at_all(self) -> None:
        assert chosen({}, {"Lyon": 0.6, "Probant Conseil SAS": 0.05}, OURS) == {CUSTOMER: "Probant Conseil SAS"}

    def test_without_a_name_is_nobody(self) -> None:
        nameless = Context(TODAY, own=(Company(siren=OWN.siren),))

        assert chosen({"Atelier Dupont": 0.9}, {}, nameless) == {SUPPLIER: "Atelier Dupont"}
