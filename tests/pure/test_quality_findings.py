"""The closed list says everything that can be noticed, and what to do about it."""

import ast
from string import Formatter

import pytest

from invoices.fields import Field, Severity
from invoices.quality.findings import FINDINGS, finding, in_english
from invoices.quality.names import NAMES
from tests.house.tree import python


def gaps(words: str) -> set[str]:
    return {gap for _, gap, _, _ in Formatter().parse(words) if gap}


def made() -> dict[str, set[str]]:
    """Return the codes that findings are made of, with the names of their facts as far as they are written there."""
    found: dict[str, set[str]] = {}
    for name, tree in python():
        if not name.startswith("invoices/quality/"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "finding":
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    facts = {each.arg for each in node.keywords if each.arg and each.arg != "severity"}
                    is_open = any(each.arg is None for each in node.keywords)
                    found.setdefault(str(code.value), set()).update({"*"} if is_open else facts)
    return found


class TestTheList:
    def test_has_every_code_that_is_made(self) -> None:
        assert set(made()) <= set(FINDINGS)

    def test_has_no_gap_that_nothing_fills(self) -> None:
        short = {code: gaps(FINDINGS[code].words) - facts for code, facts in made().items() if "*" not in facts}

        assert not {code: left for code, left in short.items() if left}

    @pytest.mark.parametrize("code", FINDINGS)
    def test_says_what_was_found_and_what_to_do(self, code: str) -> None:
        kind = FINDINGS[code]

        assert kind.words.endswith(".")
        assert kind.advice.endswith(".")
        # A sign that gettext would take for a gap of its own.
        assert "%" not in kind.words + kind.advice
        assert not gaps(kind.advice)


class TestAFinding:
    def test_is_as_grave_as_its_kind_unless_told_otherwise(self) -> None:
        assert finding("total_zero", Field.TOTAL_GROSS).severity is Severity.DOUBT
        assert finding("total_zero", Field.TOTAL_GROSS, severity=Severity.NOTE).severity is Severity.NOTE

    def test_calls_a_field_by_its_name(self) -> None:
        assert in_english(finding("field_missing", field="total_gross")) == "Not found on the page: total with VAT."

    def test_of_an_unknown_kind_cannot_be_made(self) -> None:
        with pytest.raises(KeyError):
            finding("no_such_code")


class TestTheNames:
    def test_name_every_field(self) -> None:
        assert set(Field) <= set(NAMES["field"])
