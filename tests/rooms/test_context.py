"""What an organisation knows before a document is understood."""

from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from invoices.fields import Company, Field, Promise
from invoices.models import Preferences, SupplierIban
from invoices.selectors.context import context_of
from tests.factories import OrganisationFactory
from tests.factories_invoices import SupplierFactory
from tests.understood import IBAN, SIREN, VAT_NUMBER

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 20)


class TestTheContext:
    def test_knows_who_the_organisation_is(self) -> None:
        organisation = OrganisationFactory.create(name="Probant Conseil", siren=SIREN, vat_number=VAT_NUMBER)

        context = context_of(organisation, today=TODAY)

        assert (context.own, context.today) == ((Company("Probant Conseil", SIREN, VAT_NUMBER),), TODAY)

    def test_of_an_organisation_that_chose_nothing_is_the_default(self) -> None:
        context = context_of(OrganisationFactory.create(), today=TODAY)

        assert (context.territory, context.promise, context.suppliers) == ("FR", Promise(0.01, 0.9), ())

    def test_knows_what_it_promises_itself(self) -> None:
        chosen = Preferences.objects.create(
            organisation=OrganisationFactory.create(),
            territory="GP",
            most_wrong=Decimal("0.005"),
            sureness=Decimal("0.95"),
        )

        context = context_of(chosen.organisation, today=TODAY)

        assert (context.territory, context.promise) == ("GP", Promise(0.005, 0.95))

    def test_knows_its_suppliers_with_their_accounts_and_what_corrections_taught(self) -> None:
        supplier = SupplierFactory.create(
            name="Dupont",
            siren=SIREN,
            names=["DUPONT SARL"],
            memory={"invoice_number": "piece n°", "a field of old": "x"},
            defaults={"currency": "EUR"},
        )
        SupplierIban.objects.create(supplier=supplier, iban=IBAN)
        SupplierFactory.create(name="Somebody else's")

        (known,) = context_of(supplier.organisation, today=TODAY).suppliers

        assert known.company == Company("Dupont", SIREN, "", ("DUPONT SARL",))
        assert known.ibans == (IBAN,)
        assert known.memory == {Field.INVOICE_NUMBER: "piece n°"}
        assert known.defaults == {Field.CURRENCY: "EUR"}

    def test_asks_the_database_no_more_for_many_suppliers(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        organisation = OrganisationFactory.create()
        SupplierFactory.create_batch(20, organisation=organisation)

        with django_assert_num_queries(3):
            assert len(context_of(organisation, today=TODAY).suppliers) == 20
