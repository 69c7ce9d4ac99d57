"""What a made-up document claims stands printed on it, and adds up."""

from decimal import Decimal
from functools import cache

import pypdfium2
import pytest
from stdnum import iban
from stdnum.de import vat as de_vat
from stdnum.fr import siret, tva
from stdnum.gb import vat as gb_vat

from invoices.fields import DocumentType, Field
from invoices.samples.dice import dice
from invoices.samples.layouts import LAYOUTS
from invoices.samples.making import Sample, make
from invoices.samples.registers import a_british_vat_number, a_french_iban, a_german_vat_number, a_siren, a_siret
from invoices.samples.scenes import Wish, a_scene
from invoices.samples.trades import TRADES
from invoices.samples.truth import Truth
from invoices.samples.values import ZERO, Scene

SEEDS = range(60)


def squashed(text: str) -> str:
    return "".join(text.split()).replace("\x02", "")


@cache
def sample(seed: int) -> Sample:
    return next(make(seed, 1))


def printed_on(content: bytes) -> str:
    file = pypdfium2.PdfDocument(content)
    try:
        return squashed("".join(page.get_textpage().get_text_range() for page in file))
    finally:
        file.close()


def truths(one: Truth) -> tuple[Truth, ...]:
    return one.parts or (one,)


def scene(seed: int, trade: str) -> Scene:
    return a_scene(dice(f"{seed}"), Wish(trade, "receipt" if TRADES[trade].is_till else "invoice"))


@pytest.mark.parametrize("seed", SEEDS)
class TestTruth:
    def test_every_claimed_value_is_printed(self, seed: int) -> None:
        text = printed_on(sample(seed).content)
        claims = [claim for truth in truths(sample(seed).truth) for claim in truth.printed]

        missing = [claim for claim in claims if squashed(claim.printed) not in text]

        assert not missing

    def test_every_field_of_the_truth_was_claimed_by_print(self, seed: int) -> None:
        for truth in truths(sample(seed).truth):
            claimed = {claim.field.value for claim in truth.printed}
            assert set(truth.fields) - {"document_type", "currency"} <= claimed

    def test_descriptions_are_printed(self, seed: int) -> None:
        text = printed_on(sample(seed).content)

        missing = [line for line in sample(seed).truth.lines if squashed(line["description"]) not in text]

        assert not missing

    def test_the_kind_of_paper_is_always_told(self, seed: int) -> None:
        assert sample(seed).truth.fields["document_type"] in set(DocumentType)

    def test_printed_totals_add_up(self, seed: int) -> None:
        fields = sample(seed).truth.fields
        if not {Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS} <= set(fields):
            pytest.skip("not all three are printed")

        assert Decimal(fields["total_net"]) + Decimal(fields["total_vat"]) == Decimal(fields["total_gross"])

    def test_the_summary_of_the_tax_adds_up_to_the_totals(self, seed: int) -> None:
        truth = sample(seed).truth
        if not truth.vat_breakdown or Field.TOTAL_NET not in truth.fields:
            pytest.skip("no summary, or no total beside it")

        assert sum(Decimal(tax["base"]) for tax in truth.vat_breakdown) == Decimal(truth.fields["total_net"])


@pytest.mark.parametrize("trade", TRADES)
@pytest.mark.parametrize("seed", range(3))
class TestScene:
    def test_sums_hold(self, seed: int, trade: str) -> None:
        made = scene(seed, trade)
        sums = made.sums

        assert sums.net + sums.vat == sums.gross
        assert sums.due in {sums.gross - sums.paid, sums.gross - sums.paid + sums.previous}
        assert sum((item.amount for item in made.items), ZERO) == sums.items
        assert sums.items - sums.discount + sums.shipping == (sums.gross if made.prices_with_tax else sums.net)

    def test_rates_are_those_of_the_lines(self, seed: int, trade: str) -> None:
        made = scene(seed, trade)

        assert {tax.rate for tax in made.taxes} == {item.rate for item in made.items}

    def test_the_due_date_is_not_before_the_issue_date(self, seed: int, trade: str) -> None:
        made = scene(seed, trade)

        assert made.delivery_date <= made.issue_date <= made.due_date


@pytest.mark.parametrize("seed", range(20))
class TestRegisters:
    def test_french_numbers_hold(self, seed: int) -> None:
        chance = dice(f"{seed}")
        siren = a_siren(chance)

        assert siret.is_valid(a_siret(chance, siren))
        assert tva.is_valid(f"FR{int(siren + '12') % 97:02d}{siren}")

    def test_foreign_numbers_hold(self, seed: int) -> None:
        assert de_vat.is_valid(a_german_vat_number(dice(f"{seed}")))
        assert gb_vat.is_valid(a_british_vat_number(dice(f"{seed}")))

    def test_accounts_hold_with_their_rib_key(self, seed: int) -> None:
        number = a_french_iban(dice(f"{seed}"))
        bank, counter, account, key = (int(part) for part in (number[4:9], number[9:14], number[14:25], number[25:]))

        assert iban.is_valid(number)
        assert (89 * bank + 15 * counter + 3 * account + key) % 97 == 0


def test_some_numbers_of_suppliers_are_wrong_as_on_paper() -> None:
    numbers = [a_scene(dice(f"{seed}"), Wish("office")).supplier.siret for seed in range(200)]

    assert 0 < sum(not siret.is_valid(number) for number in numbers) < 40


def test_every_family_says_which_one_it_is() -> None:
    made = [next(make(0, 1, layouts=[family])) for family in LAYOUTS]

    assert [one.truth.family for one in made] == list(LAYOUTS)
