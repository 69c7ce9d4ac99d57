"""What goes wrong while reading is said in French as well: every sentence, and every short phrase within one."""

import ast
import os
import re
from collections.abc import Iterator
from errno import EACCES, EAGAIN, EIO, EMFILE, ENAMETOOLONG, ENOENT, ENOMEM, ENOSPC
from string import Formatter

import msgspec
import pytest
from django.utils.translation import override

from invoices.document import Box
from invoices.errors import ERRORS
from invoices.imaging.gate import Fault
from invoices.ocr.refusals import COME_BACK, REFUSALS
from invoices.wording import WORDS
from invoices.wording_details import SHAPES, said
from invoices.wording_pages import FAULTS
from invoices.wording_phrases import BORROWED_PHRASES, PATTERNS, PHRASES
from tests.house.test_catalogue import messages
from tests.house.tree import ROOT, Function, python

TABLES = "invoices/wording"
# Who says in a phrase what is wrong: by its return, or by taking the phrase at this place.
RETURNING = {"why_unavailable", "fault", "fault_of", "_named"}
TAKING = {"damaged": 0, "_hold": 1}


def modules() -> list[ast.Module]:
    return [tree for name, tree in python() if name.startswith("invoices/") and not name.startswith(TABLES)]


def nodes() -> Iterator[ast.AST]:
    for tree in modules():
        yield from ast.walk(tree)


def constants() -> dict[str, ast.expr]:
    """Return what stands behind the names that modules give to their phrases."""
    return {
        node.targets[0].id: node.value
        for node in nodes()
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper()
    }


def said_by(node: ast.AST) -> Iterator[ast.expr | None]:
    """Yield the expressions by which a piece of code says what is wrong."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TAKING:
        yield node.args[TAKING[node.func.id]]
    elif isinstance(node, ast.keyword) and node.arg == "detail":
        yield node.value
    elif isinstance(node, Function) and node.name in RETURNING:
        yield from (inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return))


def branches(value: ast.expr | None, named: dict[str, ast.expr]) -> Iterator[ast.expr]:
    """Yield what an expression may come to, as far as it is written there."""
    if isinstance(value, ast.IfExp):
        yield from branches(value.body, named)
        yield from branches(value.orelse, named)
    elif isinstance(value, ast.Name) and value.id in named:
        yield named[value.id]
    elif value is not None:
        yield value


def phrases_in_code() -> list[ast.expr]:
    named = constants()
    return [branch for node in nodes() for value in said_by(node) for branch in branches(value, named)]


def literal(node: ast.AST) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def outline(node: ast.AST) -> str | None:
    """Return an f-string with bare gaps."""
    if not isinstance(node, ast.JoinedStr):
        return None
    return "".join(literal(part) or "{}" for part in node.values)


def bare(pattern: str) -> str:
    return re.sub(r"\{\w+\}", "{}", pattern)


def gaps(*sentences: str) -> set[str]:
    return {gap for text in sentences for _, gap, _, _ in Formatter().parse(text) if gap is not None}


def texts(said: str | list[str] | tuple[str, ...] | None) -> list[str]:
    """Return a text, or the forms it has for one and for many."""
    return [said] if isinstance(said, str) else list(said or ())


class TestSentences:
    def test_say_what_the_errors_say(self) -> None:
        with override("en"):
            words = {code: str(sentence) for code, sentence in WORDS.items()}

        assert words == {code: kind.words for code, kind in ERRORS.items()}, (
            "WORDS in invoices/wording.py holds the words of every error in invoices/errors.py, sign by sign."
        )

    def test_name_every_fault_of_a_picture(self) -> None:
        assert set(FAULTS) == set(Fault), "FAULTS in invoices/wording_pages.py has a word for each fault of the gate."


class TestPhrases:
    def test_of_every_error_are_in_the_table(self) -> None:
        found = {text for node in phrases_in_code() if (text := literal(node))}
        assert "its end is missing" in found
        missing = (found | set(REFUSALS.values()) | set(COME_BACK.values())) - PHRASES

        assert not missing, f"Add to PHRASES in invoices/wording_phrases.py, and run make messages: {missing}"

    def test_with_values_in_them_are_in_the_table(self) -> None:
        known = {bare(pattern) for pattern in PATTERNS}
        missing = {text for node in phrases_in_code() if (text := outline(node))} - known

        assert not missing, f"Add to PATTERNS in invoices/wording_phrases.py, a name in each gap: {missing}"

    def test_are_all_still_said(self) -> None:
        written = {text for node in nodes() if (text := literal(node))} | {kind.words for kind in ERRORS.values()}
        outlines = {text for node in nodes() if (text := outline(node))} | {bare(text).rstrip(".") for text in written}
        stale = [text for text in PHRASES if text not in written]
        stale += [text for text in PATTERNS if bare(text) not in outlines]

        assert not stale, f"Nobody says these any more, remove them from invoices/wording_phrases.py: {stale}"

    def test_are_found_again_with_what_fills_them(self) -> None:
        filled = {pattern: re.sub(r"\{(\w+)\}", r"<\1>", pattern) for pattern in SHAPES}
        found = {
            pattern: next(name for name in SHAPES if SHAPES[name].fullmatch(text)) for pattern, text in filled.items()
        }

        assert found == {pattern: pattern for pattern in SHAPES}, "One pattern takes what belongs to another."

    def test_stay_as_they_are_in_english(self) -> None:
        texts = PHRASES | BORROWED_PHRASES | {re.sub(r"\{(\w+)\}", r"<\1>", pattern) for pattern in SHAPES}

        with override("en"):
            changed = {text: said(text) for text in texts if said(text) != text}

        assert not changed


class TestPhrasesOfOthers:
    @pytest.mark.parametrize("number", [EACCES, ENOENT, ENAMETOOLONG, EIO, EMFILE, ENOMEM, EAGAIN, ENOSPC])
    def test_are_those_of_the_system(self, number: int) -> None:
        assert os.strerror(number).lower() in BORROWED_PHRASES

    @pytest.mark.parametrize(("content", "french"), [
        ('{"left": "a"}', "`str` au lieu de `float`, à l’endroit `$.left`"),
        ('{"left": 0.1}', "il manque le champ `top`"),
    ])  # fmt: skip
    def test_are_those_of_the_library(self, content: str, french: str) -> None:
        with pytest.raises(msgspec.ValidationError) as caught:
            msgspec.json.decode(content, type=Box)

        with override("fr"):
            assert said(str(caught.value)) == french


class TestFrench:
    def test_has_the_gaps_of_the_english(self) -> None:
        ours = [said for said in messages(ROOT) if any(place.startswith(TABLES) for place, _ in said.locations)]
        wrong = [said.id for said in ours if gaps(*texts(said.id)) != gaps(*texts(said.string))]

        assert len(ours) > len(WORDS)
        assert not wrong, f"The gaps in braces are names: leave each as it is in {wrong}"
