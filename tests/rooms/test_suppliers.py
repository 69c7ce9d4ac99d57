"""Finding the supplier of an invoice among those an organisation has had, or making it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Organisation
from invoices.fields import Extraction, Field
from invoices.models import Supplier, SupplierIban
from invoices.services import suppliers
from invoices.services.suppliers import supplier_of
from tests.factories import OrganisationFactory
from tests.factories_invoices import SupplierFactory
from tests.understood import IBAN, OTHER_SIREN, SIREN, SIRET, VAT_NUMBER, an_invoice, only

NAME = Field.SUPPLIER_NAME
GERMAN, LUXEMBOURGISH = "DE811569869", "LU26375245"


@pytest.fixture
def company(db: None) -> Organisation:
    return OrganisationFactory.create()


def found(company: Organisation, extraction: Extraction) -> Supplier:
    supplier = supplier_of(organisation_id=company.pk, extraction=extraction)
    assert supplier is not None
    return supplier


def named(name: str, **numbers: str) -> Extraction:
    return only({NAME: name, **{Field(f"supplier_{key}"): value for key, value in numbers.items()}})


class TestANewSupplier:
    def test_is_made_with_all_that_the_invoice_says(self, company: Organisation) -> None:
        supplier = found(company, an_invoice())

        supplier.refresh_from_db()
        assert (supplier.siren, supplier.siret, supplier.vat_number) == (SIREN, SIRET, VAT_NUMBER)
        assert (supplier.name, supplier.names) == ("Atelier Dupont SARL", ["Atelier Dupont SARL"])
        assert supplier.ibans.get().iban == IBAN

    def test_is_known_by_the_siren_inside_its_other_numbers(self, company: Organisation) -> None:
        assert found(company, named("", siret=SIRET)).siren == SIREN
        assert found(company, named("", vat_number=VAT_NUMBER)).siren == SIREN
        assert Supplier.objects.count() == 1

    def test_is_not_made_of_nothing(self, company: Organisation) -> None:
        assert supplier_of(organisation_id=company.pk, extraction=only({})) is None
        assert supplier_of(organisation_id=company.pk, extraction=only({Field.SUPPLIER_IBAN: IBAN})) is None

    def test_is_not_made_of_what_is_doubtful(self, company: Organisation) -> None:
        assert supplier_of(organisation_id=company.pk, extraction=an_invoice(confidence=0.49)) is None

    def test_may_be_called_whatever_was_printed(self, company: Organisation) -> None:
        name = "Du\0pont \udcff " + "x" * 300

        supplier = found(company, named(name, vat_number="X" * 50))

        supplier.refresh_from_db()
        assert supplier.name.startswith("Dupont ? x")
        assert (len(supplier.name), len(supplier.vat_number)) == (200, 20)


class TestAKnownSupplier:
    def test_is_found_by_its_number_whatever_it_is_called(self, company: Organisation) -> None:
        known = SupplierFactory.create(organisation=company, name="Dupont", siren=SIREN)

        assert found(company, named("Menuiserie du Parc", siren=SIREN)) == known
        assert found(company, named("Menuiserie du Parc", siret=SIRET)) == known

    def test_is_found_by_its_name_without_its_legal_form(self, company: Organisation) -> None:
        known = SupplierFactory.create(organisation=company, name="Atelier Dupont")

        assert found(company, named("ATELIER DUPONT S.A.R.L.")) == known

    def test_learns_a_number_a_spelling_and_an_account(self, company: Organisation) -> None:
        known = SupplierFactory.create(organisation=company, name="Atelier Dupont", names=["Atelier Dupont"])

        found(company, an_invoice())
        found(company, an_invoice())

        known.refresh_from_db()
        assert known.siren == SIREN
        assert known.names == ["Atelier Dupont", "Atelier Dupont SARL"]
        account = known.ibans.get()
        assert account.first_seen_at < account.last_seen_at

    def test_keeps_no_more_spellings_than_a_person_would_read(self, company: Organisation) -> None:
        known = SupplierFactory.create(organisation=company, siren=SIREN)

        for number in range(30):
            found(company, named(f"Dupont {number}", siren=SIREN))

        known.refresh_from_db()
        assert len(known.names) == suppliers.MOST_NAMES

    def test_of_another_organisation_is_another(self, company: Organisation) -> None:
        elsewhere = SupplierFactory.create(siren=SIREN)

        assert found(company, an_invoice()) != elsewhere

    def test_keeps_its_number_when_an_invoice_says_another(self, company: Organisation) -> None:
        known = SupplierFactory.create(organisation=company, siren=SIREN, vat_number=VAT_NUMBER)

        found(company, named("Dupont", siren=SIREN, vat_number=GERMAN))

        known.refresh_from_db()
        assert known.vat_number == VAT_NUMBER


class TestTheSameName:
    def test_with_another_number_is_another_company(self, company: Organisation) -> None:
        first = SupplierFactory.create(organisation=company, name="Dupont", siren=SIREN)

        assert found(company, named("Dupont", siren=OTHER_SIREN)) != first

    @pytest.mark.parametrize(
        ("here", "there"),
        [
            ({"vat_number": LUXEMBOURGISH}, {"vat_number": GERMAN}),
            ({"vat_number": GERMAN}, {"siren": SIREN, "vat_number": VAT_NUMBER}),
        ],
    )
    def test_in_another_country_is_another_company(
        self, company: Organisation, here: dict[str, str], there: dict[str, str]
    ) -> None:
        first = SupplierFactory.create(organisation=company, name="Siemens", **here)

        second = found(company, named("Siemens", **there))

        first.refresh_from_db()
        assert second != first
        assert (first.siren, first.vat_number) == ("", here["vat_number"])
        assert found(company, named("Siemens", **there)) == second

    def test_without_a_number_is_the_only_one_there_is(self, company: Organisation) -> None:
        known = SupplierFactory.create(organisation=company, name="Dupont", siren=SIREN)

        assert found(company, named("Dupont")) == known

    def test_without_a_number_among_several_is_one_of_its_own_and_stays_it(self, company: Organisation) -> None:
        SupplierFactory.create(organisation=company, name="Dupont", siren=SIREN)
        SupplierFactory.create(organisation=company, name="Dupont", siren=OTHER_SIREN)

        first, second, third = (found(company, named("Dupont")) for _ in range(3))

        assert first == second == third
        assert first.siren == ""
        assert found(company, named("Dupont", siren=SIREN)) != first


class TestAnotherWorker:
    @pytest.mark.parametrize(
        "printed",
        [an_invoice(), named("Dupont"), named("Dupont", vat_number=GERMAN)],
        ids=["SIREN", "name", "VAT number"],
    )
    def test_that_made_it_at_the_same_moment_made_the_one(
        self, company: Organisation, monkeypatch: pytest.MonkeyPatch, printed: Extraction
    ) -> None:
        look, looks = suppliers._found, [False]

        def look_too_early(organisation_id: int, seen: suppliers._Seen) -> Supplier | None:
            if looks.pop():
                return look(organisation_id, seen)
            looks.extend((True, True))
            monkeypatch.setattr(suppliers, "_found", look)
            found(company, printed)
            monkeypatch.setattr(suppliers, "_found", look_too_early)
            return None

        monkeypatch.setattr(suppliers, "_found", look_too_early)

        late = found(company, printed)

        assert Supplier.objects.get() == late

    def test_that_gave_the_number_to_another_row_just_now_is_believed(
        self, company: Organisation, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        known = SupplierFactory.create(organisation=company, name="Atelier Dupont")
        SupplierFactory.create(organisation=company, name="Menuiserie du Parc", siren=SIREN)
        monkeypatch.setattr(suppliers, "_found", lambda *_anything: known)

        assert found(company, an_invoice()).siren == ""

        known.refresh_from_db()
        assert known.siren == ""

    def test_that_cannot_be_found_is_an_error_and_not_a_second_row(
        self, company: Organisation, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        SupplierFactory.create(organisation=company, siren=SIREN)
        monkeypatch.setattr(suppliers, "_found", lambda *_anything: None)

        with pytest.raises(IntegrityError), transaction.atomic():
            found(company, an_invoice())

    @pytest.mark.django_db(transaction=True)
    def test_of_many_on_postgres_makes_one(self) -> None:
        if connection.vendor != "postgresql":
            pytest.skip("SQLite's in-memory database has one table lock")
        company, together = OrganisationFactory.create(), Barrier(8)

        def meet(_worker: int) -> int:
            together.wait()
            try:
                return found(company, an_invoice()).pk
            finally:
                connection.close()

        with ThreadPoolExecutor(8) as pool:
            assert len(set(pool.map(meet, range(8)))) == 1
        assert SupplierIban.objects.count() == 1
