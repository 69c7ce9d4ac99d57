"""The comments that stand above fields, constraints and indexes in the source of a model: they say who needs them."""

import ast
import inspect
from collections.abc import Iterator, Mapping
from textwrap import dedent

from django.db.models import Model

RULES = frozenset({"UniqueConstraint", "CheckConstraint", "ExclusionConstraint", "Index"})


def comments_of(model: type[Model]) -> Mapping[str, str]:
    """Return the comment of each field, constraint and index that has one, by its name."""
    source = dedent(inspect.getsource(model))
    lines = source.splitlines()
    [drawn] = ast.parse(source).body
    said = {name: _comment(lines, node) for name, node in _fields(drawn)}
    last: tuple[str, str] = ("", "")
    for name, kind, node in _rules(drawn):
        # One comment may stand for the two that follow it, if they are of a kind.
        last = kind, _comment(lines, node) or (last[1] if last[0] == kind else "")
        said[name] = last[1]
    return {name: comment for name, comment in said.items() if comment}


def _fields(drawn: ast.AST) -> Iterator[tuple[str, ast.Assign]]:
    for node in getattr(drawn, "body", ()):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node


def _rules(drawn: ast.AST) -> Iterator[tuple[str, str, ast.Call]]:
    calls = sorted((node for node in ast.walk(drawn) if isinstance(node, ast.Call)), key=lambda call: call.lineno)
    for call in calls:
        kind = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if kind in RULES and (name := _named(call)):
            yield name, kind, call


def _named(call: ast.Call) -> str:
    words = {word.arg: word.value for word in call.keywords}
    name = words.get("name")
    return str(name.value) if isinstance(name, ast.Constant) else ""


def _comment(lines: list[str], node: ast.Assign | ast.Call) -> str:
    """Return what stands behind it or, on lines of its own, above it."""
    end = node.end_lineno or node.lineno
    behind = lines[end - 1][node.end_col_offset or 0 :].partition("  # ")[2] if node.end_lineno else ""
    above: list[str] = []
    for line in reversed(lines[: node.lineno - 1]):
        if not line.strip().startswith("# "):
            break
        above.insert(0, line.strip().removeprefix("# "))
    return " ".join([*above, *([behind.strip()] if behind else [])])
