"""Every function says what it takes and gives, and every file says at its top what it needs."""

import ast

from tests.house.tree import Function, functions

# Libraries that an installation may lack, or that take half a second to load: only these are loaded on use.
OPTIONAL = {"mlflow", "rapidocr", "storages"}


def missing_annotations(node: Function) -> list[str]:
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]
    bare = [each.arg for each in arguments if each and not each.annotation and each.arg not in {"self", "cls"}]
    return bare if node.returns else [*bare, "its result"]


def imports_inside(node: Function) -> list[str]:
    names: list[str] = []
    for inner in ast.walk(node):
        if isinstance(inner, ast.Import):
            names += [alias.name for alias in inner.names]
        elif isinstance(inner, ast.ImportFrom):
            names.append(inner.module or ".")
    return [name for name in names if name.split(".")[0] not in OPTIONAL]


def test_every_function_is_annotated() -> None:
    bare = {place: missing for place, node in functions() if (missing := missing_annotations(node))}

    assert not bare, f"Annotate, in tests too (a test returns None): {bare}"


def test_imports_stand_at_the_top_of_the_file() -> None:
    inside = {place: names for place, node in functions() if (names := imports_inside(node))}

    assert not inside, (
        f"Move these imports to the top: {inside}. When that makes a circle, one of the two rooms holds something that "
        "belongs to the other. Only optional libraries load on use; they are named in this test."
    )
