"""What a made-up document claims stands printed on it, and adds up."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import pypdfium2
import pytest

from invoices.fields import DocumentType, Field
from invoices.samples.making import Sample, make
from invoices.samples.said import Claim
from invoices.samples.truth import Truth

SEEDS = range(60)
AS_PRINTED = {
    Field.SUPPLIER_SIREN, Field.SUPPLIER_SIRET, Field.SUPPLIER_VAT_NUMBER, Field.SUPPLIER_IBAN, Field.SUPPLIER_BIC,
    Field.CUSTOMER_SIREN, Field.CUSTOMER_VAT_NUMBER, Field.INVOICE_NUMBER, Field.ORDER_NUMBER, Field.SUPPLIER_EMAIL,
}  # fmt: skip
AMOUNTS = {
    Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS, Field.AMOUNT_DUE, Field.AMOUNT_PAID, Field.DISCOUNT,
}  # fmt: skip
NAMES = {Field.SUPPLIER_NAME, Field.CUSTOMER_NAME}


def squashed(text: str) -> str:
    return "".join(text.split())


def digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


@cache
def sample(seed: int) -> Sample:
    return next(make(seed, 1))


@cache
def printed_on(seed: int) -> str:
    file = pypdfium2.PdfDocument(sample(seed).content)
    try:
        return squashed("".join(page.get_textpage().get_text_range() for page in file))
    finally:
        file.close()


def truths(seed: int) -> tuple[Truth, ...]:
    return sample(seed).truth.parts or (sample(seed).truth,)


def claims(seed: int, fields: set[Field]) -> list[Claim]:
    return [claim for truth in truths(seed) for claim in truth.printed if claim.field in fields]


def amounts(*names: str) -> Iterator[list[Decimal]]:
    """Yield some amounts of each truth that prints them all."""
    for seed in SEEDS:
        for truth in truths(seed):
            if all(name in truth.fields for name in names):
                yield [Decimal(truth.fields[name]) for name in names]


@pytest.mark.parametrize("seed", SEEDS)
class TestPrint:
    def test_every_claim_stands_on_the_page(self, seed: int) -> None:
        missing = [claim for claim in claims(seed, set(Field)) if squashed(claim.printed) not in printed_on(seed)]

        assert not missing

    def test_every_field_was_claimed_by_print(self, seed: int) -> None:
        for truth in truths(seed):
            claimed = {claim.field.value for claim in truth.printed}
            assert set(truth.fields) - {"document_type", "currency"} <= claimed

    def test_numbers_are_printed_as_they_are(self, seed: int) -> None:
        assert [c for c in claims(seed, AS_PRINTED) if squashed(c.printed) != squashed(c.value)] == []

    def test_amounts_are_printed_digit_by_digit(self, seed: int) -> None:
        assert [claim for claim in claims(seed, AMOUNTS) if digits(claim.printed) != digits(claim.value)] == []

    def test_names_are_printed_letter_by_letter(self, seed: int) -> None:
        assert [claim for claim in claims(seed, NAMES) if claim.printed.upper() != claim.value.upper()] == []

    def test_descriptions_of_lines_are_printed(self, seed: int) -> None:
        lines = [line["description"] for truth in truths(seed) for line in truth.lines]

        assert [line for line in lines if squashed(line) not in printed_on(seed)] == []

    def test_the_kind_of_paper_is_always_told(self, seed: int) -> None:
        assert sample(seed).truth.fields["document_type"] in set(DocumentType)


class TestSums:
    def test_net_and_tax_make_the_total(self) -> None:
        found = list(amounts("total_net", "total_vat", "total_gross"))

        assert found
        assert all(net + vat == gross for net, vat, gross in found)

    def test_what_is_due_is_the_total_less_what_was_paid(self) -> None:
        found = list(amounts("total_gross", "amount_paid", "amount_due"))

        assert found
        assert all(gross - paid <= due for gross, paid, due in found)

    def test_the_summary_of_the_tax_adds_up(self) -> None:
        summed = [
            (sum(Decimal(tax["base"]) for tax in truth.vat_breakdown), Decimal(truth.fields["total_net"]))
            for seed in SEEDS
            for truth in truths(seed)
            if truth.vat_breakdown and "total_net" in truth.fields
        ]

        assert summed
        assert all(bases == net for bases, net in summed)
