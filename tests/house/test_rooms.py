"""Which room leans on which, beyond what the contracts of import-linter say."""

import configparser

import grimp

from tests.house.tree import ROOT

APPS = tuple(sorted(path.parent.name for path in ROOT.glob("*/apps.py")))


def package_of(module: str) -> str:
    path = ROOT / module.replace(".", "/")
    return module if path.is_dir() else module.rpartition(".")[0]


def nested(one: str, other: str) -> bool:
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


def edges() -> set[tuple[str, str]]:
    graph = grimp.build_graph(*APPS)
    pairs = ((package_of(here), package_of(there)) for here in graph.modules for there in imported_by(graph, here))
    return {(here, there) for here, there in pairs if not nested(here, there)}


def imported_by(graph: grimp.ImportGraph, module: str) -> set[str]:
    return graph.find_modules_directly_imported_by(module)


def test_no_two_packages_import_each_other() -> None:
    leaning = edges()
    circles = sorted({tuple(sorted(pair)) for pair in leaning if pair[::-1] in leaning})

    assert not circles, (
        f"These lean on one another: {circles}. Move what both need one floor down, or announce it by a signal."
    )


def test_every_app_stands_in_the_import_contracts() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    known = set(contracts["importlinter"]["root_packages"].split())

    assert known >= set(APPS), f"Name {set(APPS) - known} in .importlinter: an app without a storey obeys no law."
