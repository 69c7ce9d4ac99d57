"""What is known of labelled documents, whatever other people call it."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from invoices.labelled.rows import Row
from invoices.labelled.true_rows import TrueLine, TrueRate
from invoices.labelled.truth import Truth, truth_of
from invoices.labelled.values import confidence_of, values_of


def truth(**row: Any) -> Truth:
    return truth_of(Row(Path("truth.jsonl"), 7, json.dumps({"file": "a.pdf", **row}).encode()))


class TestNames:
    def test_of_data_sets_become_ours(self) -> None:
        told = {"invoice_date": "2024-03-12", "iban": "FR76", "buyer_name": "Moreau", "total_tax": "2.00"}

        assert truth(fields=told).fields == {
            "issue_date": "2024-03-12",
            "supplier_iban": "FR76",
            "customer_name": "Moreau",
            "total_vat": "2.00",
        }

    @pytest.mark.parametrize(("code", "word"), [("380", "invoice"), (381, "credit_note"), ("384", None)])
    def test_of_kinds_of_papers_become_words(self, code: object, word: str | None) -> None:
        assert truth(fields={"document_type_code": code}).fields == {"document_type": word}

    def test_of_tables_are_found_beside_the_fields_and_among_them(self) -> None:
        rates, lines = [{"rate": "20", "base": "10", "tax": "2.00"}], [{"description": "Vis", "net": "10.00"}]
        expected = (TrueRate(Decimal("20.00"), Decimal("10.00"), Decimal("2.00")),)

        within = truth(fields={"vat_breakdown": rates, "lines": lines})
        beside = truth(fields={"total_net": "10"}, vat_breakdown=rates, lines=lines)

        assert within.vat_breakdown == beside.vat_breakdown == expected
        assert within.lines == beside.lines == (TrueLine("Vis", Decimal("10.00")),)


class TestValues:
    def test_that_are_empty_are_known_to_be_absent(self) -> None:
        assert truth(fields={"due_date": None, "iban": "", "total_net": 12}).fields == {
            "due_date": None,
            "supplier_iban": None,
            "total_net": "12",
        }

    def test_do_not_say_that_nothing_was_paid(self) -> None:
        assert truth(fields={"prepaid": "0.00"}).fields == {}

    def test_bear_the_confidence_of_an_answer(self) -> None:
        values = values_of({"fields": {"currency": {"value": "EUR", "confidence": 0.9}, "iban": {"value": None}}})

        assert values.fields == {"currency": "EUR", "supplier_iban": None}
        assert values.confidences == {"currency": 0.9}

    @pytest.mark.parametrize("said", [None, "much", 1.5, -0.1, float("nan"), [1]])
    def test_bear_none_that_cannot_be(self, said: object) -> None:
        assert confidence_of({"confidence": said}) is None


class TestATruth:
    def test_keeps_what_else_its_row_says(self) -> None:
        found = truth(family="moulin", language="fr", script="typed", text="Facture", pages=2)

        assert (found.family, found.language, found.script, found.text) == ("moulin", "fr", "typed", "Facture")
        assert found.other == {"pages": 2}

    def test_is_a_family_of_its_own_where_no_other_is_named(self) -> None:
        assert truth(file="scans/dupont-3.pdf").family == "dupont-3"

    @pytest.mark.parametrize(
        ("fields", "is_credit"),
        [
            ({"document_type": "credit_note"}, True),
            ({"document_type_code": "381"}, True),
            ({"total_gross": "-12.00"}, True),
            ({"total_gross": "12.00"}, False),
            ({}, False),
        ],
    )
    def test_knows_a_credit_note(self, fields: dict[str, str], is_credit: bool) -> None:
        assert truth(fields=fields).is_credit is is_credit

    def test_may_hold_a_day_that_no_calendar_has(self) -> None:
        assert truth(fields={"issue_date": "2026-02-30"}).fields["issue_date"] == "2026-02-30"

    def test_may_count_its_lines_where_it_has_no_fields(self) -> None:
        assert truth(lines=15).lines == ()
