"""Whatever is noticed about an invoice has words in both languages, and every fact that its sentence has a gap for."""

import ast
from collections.abc import Iterator
from typing import TypeGuard

import pytest
from django.utils.translation import override

from invoices import answers_words
from invoices.electronic.checking import SENTENCES
from invoices.quality.findings import FINDINGS
from invoices.wording_findings import FINDINGS as WORDS
from invoices.wording_pages import PAGES, PAGES_ADVICE
from invoices.wording_rules import RULES
from invoices.wording_xml_rules import SENTENCES as XML_WORDS
from invoices.wording_xml_rules import xml_sentence
from tests.house.test_wording import branches, gaps, literal, nodes
from tests.house.tree import Function

RULE = 5  # the place of the rule in a Candidate


def called(*names: str) -> Iterator[ast.Call]:
    for node in nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def made(*by: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield every finding that code makes under a name of its own."""
    for call in called(*by):
        if call.args and (code := literal(call.args[0])):
            yield code, call


def facts_of(call: ast.Call) -> set[str] | None:
    """Return the names of the facts, where they all stand in the call."""
    names = {keyword.arg for keyword in call.keywords if keyword.arg is not None}
    return names if len(names) == len(call.keywords) else None


def reasons() -> Iterator[ast.expr]:
    """Yield the expressions that say why a value is that of its field."""
    yield from (call.args[RULE] for call in called("Candidate") if len(call.args) > RULE)
    for node in nodes():
        if is_a_rule(node):
            yield from branches(node.value, {})
        elif isinstance(node, Function) and node.name == "rule_of":
            yield from (inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return) and inner.value)


def is_a_rule(node: ast.AST) -> TypeGuard[ast.Assign | ast.keyword]:
    """Tell whether something is called a rule here."""
    if isinstance(node, ast.Assign):
        return isinstance(node.targets[0], ast.Name) and node.targets[0].id == "rule"
    return isinstance(node, ast.keyword) and node.arg == "rule"


def beginnings(node: ast.expr) -> Iterator[str]:
    """Yield the codes with which a reason may begin."""
    first: ast.AST = node.values[0] if isinstance(node, ast.JoinedStr) else node
    choices = branches(first.value, {}) if isinstance(first, ast.FormattedValue) else [first]
    yield from (text.partition(":")[0] for choice in choices if (text := literal(choice)))


class TestFindings:
    def test_have_words_whoever_makes_them(self) -> None:
        codes = {code for code, _ in made("finding", "Finding")}
        assert "arithmetic_totals" in codes
        missing = codes - {*FINDINGS, *PAGES}

        assert not missing, f"Add to the tables of invoices/quality/findings.py and of invoices/wording_*.py: {missing}"

    def test_bring_the_facts_of_their_sentence(self) -> None:
        calls = [(code, facts_of(call)) for code, call in made("finding")]
        known = [(code, facts) for code, facts in calls if code in FINDINGS and facts is not None]
        lacking = {code: gone for code, facts in known if (gone := gaps(FINDINGS[code].words) - facts)}

        assert not lacking, f"The sentence has gaps that nobody fills: {lacking}"

    def test_of_pages_say_the_same_to_machines(self) -> None:
        with override("en"):
            assert {code: str(words) for code, words in PAGES.items()} == answers_words.PAGES

        assert PAGES.keys() == PAGES_ADVICE.keys()

    @pytest.mark.parametrize("code", WORDS)
    def test_are_said_in_french(self, code: str) -> None:
        with override("fr"):
            assert str(WORDS[code]) != FINDINGS[code].words


class TestReasons:
    def test_have_words_whoever_gives_them(self) -> None:
        codes = {code for node in reasons() for code in beginnings(node)}
        assert {"right_of", "below", "form", "xml"} <= codes
        missing = codes - {*RULES, *SENTENCES}

        assert not missing, f"Add to RULES in invoices/wording_rules.py and in invoices/answers_words.py: {missing}"

    def test_say_the_same_to_machines(self) -> None:
        with override("en"):
            assert {code: str(words) for code, words in RULES.items()} == answers_words.RULES


class TestRulesOfXml:
    def test_say_what_the_rules_say(self) -> None:
        with override("en"):
            said = {rule: xml_sentence(rule, "{detail}") for rule in XML_WORDS}

        assert said == SENTENCES, "The tables in invoices/wording_xml_*.py hold the words of each rule, sign by sign."

    @pytest.mark.parametrize("rule", SENTENCES)
    def test_are_said_in_french_and_begin_small(self, rule: str) -> None:
        with override("fr"):
            said = xml_sentence(rule, "{detail}")

        assert said != SENTENCES[rule]
        assert said[0].islower(), "It stands behind a colon."
        assert gaps(said) == gaps(SENTENCES[rule])
