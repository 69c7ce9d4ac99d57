"""An identifier that was misread is mended where its checksum and a party that is known prove it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from invoices.extraction.mending import mended
from invoices.fields import Candidate, Company, Context, Extraction, Field, KnownSupplier, Source
from tests.scenes import a_view
from tests.understood import CONTEXT, IBAN, OTHER_SIREN, OWN, SIREN, SIRET, TODAY, VAT_NUMBER, a_candidate

SIRET_READ = "40483804800022"  # one digit of it misread
VAT_READ = "FR83404833648"
KNOWN = replace(CONTEXT, suppliers=(KnownSupplier(Company("Atelier Dupont", siren=SIREN), ibans=(IBAN,)),))


def read(*pages: str, **numbers: str) -> Extraction:
    """Understand identifiers of a page as they were read, and mend them without knowing anybody."""
    return mended_with(CONTEXT, numbers, *pages)


def mended_with(context: Context, numbers: Mapping[str, str], *pages: str, source: Source = Source.OCR) -> Extraction:
    fields = {Field(name): a_candidate(Field(name), number, source=source) for name, number in numbers.items()}
    return mended(Extraction(fields), a_view(*pages or ("",)), context)


def told(extraction: Extraction, field: Field) -> tuple[str, str | None, str]:
    one = extraction.fields[field]
    return str(one.value), one.read_as, one.rule


class TestAnIdentifier:
    def test_is_mended_by_another_of_the_same_company(self) -> None:
        found = read(supplier_siret=SIRET_READ, supplier_vat_number=VAT_NUMBER)

        assert told(found, Field.SUPPLIER_SIRET) == (SIRET, SIRET_READ, "repaired:checksum, supplier_vat_number")

    def test_is_mended_by_one_that_stands_elsewhere_on_the_page(self) -> None:
        found = read(f"RCS Lyon {SIREN}", supplier_vat_number=VAT_READ)

        assert told(found, Field.SUPPLIER_VAT_NUMBER) == (VAT_NUMBER, VAT_READ, "repaired:checksum, page")

    def test_is_mended_by_a_supplier_that_is_known(self) -> None:
        found = mended_with(KNOWN, {"supplier_siret": SIRET_READ, "supplier_iban": IBAN.replace("11", "17")})

        assert told(found, Field.SUPPLIER_SIRET) == (SIRET, SIRET_READ, "repaired:checksum, known_supplier")
        assert found.value(Field.SUPPLIER_IBAN) == IBAN

    @pytest.mark.parametrize("numbers", [{"supplier_siret": SIRET_READ}, {"supplier_iban": IBAN.replace("11", "17")}])
    def test_of_somebody_unknown_is_left_alone(self, numbers: Mapping[str, str]) -> None:
        assert mended_with(CONTEXT, numbers, f"SIREN {OTHER_SIREN}").fields == {
            Field(name): a_candidate(Field(name), number) for name, number in numbers.items()
        }

    def test_of_a_text_layer_is_never_mended(self) -> None:
        found = mended_with(KNOWN, {"supplier_siret": SIRET_READ}, source=Source.TEXT)

        assert found.value(Field.SUPPLIER_SIRET) == SIRET_READ

    def test_takes_along_what_was_taken_from_inside_it(self) -> None:
        inside = replace(a_candidate(Field.SUPPLIER_SIREN, SIRET_READ[:9]), rule="inside:supplier_siret")
        fields: dict[Field, Candidate] = {
            Field.SUPPLIER_SIRET: a_candidate(Field.SUPPLIER_SIRET, SIRET_READ),
            Field.SUPPLIER_SIREN: inside,
        }

        found = mended(Extraction(fields), a_view(""), KNOWN)

        assert told(found, Field.SUPPLIER_SIREN) == (SIREN, SIRET_READ, "inside:supplier_siret")


class TestOnesOwnNumber:
    """One of the customer's that was misread passes for the supplier's, since nobody knows it any more."""

    READ = OWN.siren.replace("26", "76")

    @pytest.fixture
    def context(self) -> Context:
        return Context(TODAY, own=(OWN,))

    def test_goes_to_the_customer_once_it_is_mended(self, context: Context) -> None:
        found = mended_with(context, {"supplier_siren": self.READ})

        assert told(found, Field.CUSTOMER_SIREN) == (OWN.siren, self.READ, "repaired:checksum, own")
        assert Field.SUPPLIER_SIREN not in found.fields

    def test_stays_there_where_it_is_read_a_second_time(self, context: Context) -> None:
        numbers = {"supplier_siren": self.READ, "customer_siren": OWN.siren}

        assert mended_with(context, numbers).fields == {
            Field.CUSTOMER_SIREN: a_candidate(Field.CUSTOMER_SIREN, OWN.siren)
        }

    def test_leaves_nothing_behind_at_the_supplier(self, context: Context) -> None:
        inside = replace(a_candidate(Field.SUPPLIER_SIREN, self.READ), rule="inside:supplier_vat_number")
        vat_number = a_candidate(Field.SUPPLIER_VAT_NUMBER, OWN.vat_number.replace("26", "76"))
        fields: dict[Field, Candidate] = {one.field: one for one in (inside, vat_number)}

        assert set(mended(Extraction(fields), a_view(""), context).fields) == {Field.CUSTOMER_VAT_NUMBER}
