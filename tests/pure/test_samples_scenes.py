"""Made-up trade is sound: sums hold, rates are of the lines, registers' numbers pass their checks."""

from decimal import Decimal

import pytest
from stdnum import iban
from stdnum.be import vat as be_vat
from stdnum.de import vat as de_vat
from stdnum.fr import siren as fr_siren
from stdnum.fr import siret
from stdnum.gb import vat as gb_vat

from invoices.samples import registers
from invoices.samples.arithmetic import taxes_of
from invoices.samples.dice import dice
from invoices.samples.scenes import Wish, a_scene
from invoices.samples.spelled import spelled, spelled_euros
from invoices.samples.trades import TRADES
from invoices.samples.values import ZERO, Item, Scene


def scene(seed: int, trade: str) -> Scene:
    return a_scene(dice(f"{seed}"), Wish(trade, "receipt" if TRADES[trade].is_till else "invoice"))


def item(amount: str, rate: str = "20") -> Item:
    price = Decimal(amount)
    return Item("", (), "", Decimal(1), "", price, ZERO, Decimal(rate), price)


@pytest.mark.parametrize("trade", TRADES)
class TestScene:
    def test_sums_hold(self, trade: str) -> None:
        for made in (scene(seed, trade) for seed in range(5)):
            sums = made.sums
            assert sums.net + sums.vat == sums.gross
            assert sums.due in {sums.gross - sums.paid, sums.gross - sums.paid + sums.previous}
            assert sum((line.amount for line in made.items), ZERO) == sums.items
            assert sums.items - sums.discount + sums.shipping == (sums.gross if made.prices_with_tax else sums.net)

    def test_rates_are_those_of_the_lines(self, trade: str) -> None:
        made = scene(1, trade)

        assert {tax.rate for tax in made.taxes} == {line.rate for line in made.items}

    def test_days_follow_one_another(self, trade: str) -> None:
        made = scene(2, trade)

        assert made.delivery_date <= made.issue_date <= made.due_date


class TestRounding:
    def test_tax_is_rounded_on_every_line_or_once(self) -> None:
        items = (item("0.12"), item("0.12"), item("0.12"))

        each, once = (taxes_of(items, {}, with_tax=False, per_line=per_line)[0] for per_line in (True, False))

        assert (each.amount, once.amount) == (Decimal("0.06"), Decimal("0.07"))

    def test_tax_is_taken_out_of_prices_that_hold_it(self) -> None:
        tax = taxes_of((item("12.00"),), {}, with_tax=True, per_line=False)[0]

        assert (tax.base, tax.amount) == (Decimal("10.00"), Decimal("2.00"))


@pytest.mark.parametrize("seed", range(20))
class TestRegisters:
    def test_numbers_pass_the_checks_of_their_countries(self, seed: int) -> None:
        chance = dice(f"{seed}")

        assert siret.is_valid(registers.a_siret(chance, registers.a_siren(chance)))
        assert de_vat.is_valid(registers.a_german_vat_number(chance))
        assert gb_vat.is_valid(registers.a_british_vat_number(chance))
        assert be_vat.is_valid(registers.a_belgian_vat_number(chance))
        assert iban.is_valid(registers.a_foreign_iban(chance, "DE"))
        assert iban.is_valid(registers.a_foreign_iban(chance, "GB"))

    def test_the_vat_number_holds_the_siren(self, seed: int) -> None:
        siren = registers.a_siren(dice(f"{seed}"))

        assert registers.french_vat_number(siren) == f"FR{int(siren + '12') % 97:02d}{siren}"
        assert fr_siren.is_valid(siren)

    def test_belgian_accounts_hold_with_their_own_check(self, seed: int) -> None:
        number = registers.a_foreign_iban(dice(f"{seed}"), "BE")

        assert int(number[4:14]) % 97 == int(number[14:]) % 97

    def test_french_accounts_hold_with_their_rib_key(self, seed: int) -> None:
        number = registers.a_french_iban(dice(f"{seed}"))
        bank, counter, account, key = (int(part) for part in (number[4:9], number[9:14], number[14:25], number[25:]))

        assert iban.is_valid(number)
        assert (89 * bank + 15 * counter + 3 * account + key) % 97 == 0


def test_some_numbers_of_suppliers_are_wrong_as_on_paper() -> None:
    numbers = [scene(seed, "office").supplier.siret for seed in range(200)]

    assert 0 < sum(not siret.is_valid(number) for number in numbers) < 40


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zéro"), (21, "vingt et un"), (71, "soixante et onze"), (80, "quatre-vingts"), (91, "quatre-vingt-onze"),
        (200, "deux cents"), (201, "deux cent un"), (1980, "mille neuf cent quatre-vingts"),
        (200_000, "deux cent mille"),
    ],
)  # fmt: skip
def test_numbers_are_spelled_as_in_french(number: int, words: str) -> None:
    assert spelled(number) == words


def test_cents_are_spelled_apart() -> None:
    assert spelled_euros(Decimal("1204.50")) == "mille deux cent quatre euros et cinquante centimes"
