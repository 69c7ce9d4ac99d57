"""Ten thousand errors put in on purpose: how many are seen, how many are mended, and that none is mended wrongly."""

from collections import Counter
from collections.abc import Callable
from random import Random

import pytest

from invoices.extraction.registers import proves_siret
from tests.misreading import DIGITS, measure_amounts, measure_identifiers, measure_overlooked

Measure = Callable[[Random, int], Counter[str]]

ERRORS = 5_000
SEED = 4
LEAST = 0.95


class TestOneDigit:
    @pytest.mark.parametrize("measure", [measure_identifiers, measure_amounts])
    def test_misread_is_seen_and_mended_and_never_mended_wrongly(self, measure: Measure) -> None:
        tally = measure(Random(SEED), ERRORS)

        assert tally["seen"] >= LEAST * tally["errors"]
        assert tally["mended"] >= LEAST * tally["covered"] > 0
        assert tally["false"] == 0

    def test_of_la_poste_is_seen_nearly_as_often(self) -> None:
        right = "35600000000100"
        wrong = {right[:at] + digit + right[at + 1 :] for at in range(14) for digit in DIGITS} - {right}

        assert sum(map(proves_siret, wrong)) <= (1 - LEAST) * len(wrong)


class TestMoreThanThat:
    def test_misread_at_once_is_never_mended_wrongly(self) -> None:
        assert measure_identifiers(Random(SEED), 1_000, at_once=2)["false"] == 0
        assert measure_amounts(Random(SEED), 1_000, at_once=2)["false"] == 0

    def test_overlooked_is_never_mended(self) -> None:
        assert measure_overlooked(Random(SEED), 1_000) == 0
