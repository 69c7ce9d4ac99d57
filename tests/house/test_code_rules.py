"""Shortcuts that cost more than they save."""

import ast
from collections.abc import Iterator

from tests.house.tree import python

UNPICKLERS = {("pickle", "load"), ("pickle", "loads"), ("joblib", "load"), ("cloudpickle", "load"), ("dill", "load")}


def nodes() -> Iterator[tuple[str, ast.AST]]:
    for name, tree in python():
        for node in ast.walk(tree):
            yield f"{name}:{getattr(node, 'lineno', 0)}", node


def called(node: ast.AST) -> tuple[str, str]:
    """Return the owner and the name of what is called, or nothing."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        return node.func.value.id, node.func.attr
    return "", ""


def gives_everything(node: ast.AST) -> bool:
    """Tell whether a form or serializer opens all columns, including the one added next year."""
    if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
        return False
    is_all = isinstance(node.value, ast.Constant) and node.value.value == "__all__"
    return is_all and node.targets[0].id == "fields"


def test_forms_and_serializers_name_their_fields() -> None:
    open_doors = [place for place, node in nodes() if gives_everything(node)]

    assert not open_doors, f"Name the fields at {open_doors}: a list is the only thing a reviewer can check."


def test_nothing_is_unpickled_unseen() -> None:
    loads = [place for place, node in nodes() if called(node) in UNPICKLERS]
    numpy = [
        place
        for place, node in nodes()
        if isinstance(node, ast.keyword) and node.arg == "allow_pickle" and getattr(node.value, "value", True)
    ]

    assert not loads + numpy, (
        f"{loads + numpy} would run whatever a file says: check its signature first, in one place."
    )


def test_names_are_imported_singly() -> None:
    stars = [
        place
        for place, node in nodes()
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*" and not place.startswith("ocrsite/settings/")
    ]

    assert not stars, f"{stars}: only a settings module builds on another by import *."
