"""The file of OCR_SETTINGS, looked through before anything is built from it: a slip of the hand is said in words."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from invoices.errors import EngineUnavailable
from invoices.imaging.recipes import RECIPES, recipe_from
from invoices.ocr.registry import ENGINES, load_engine

Table = Mapping[str, Any]
# What a file may not say: a key belongs into a file of its own, and the service is built here.
NEVER = {"key": "a key comes by its environment variable or a secret file", "service": "it is no setting"}


def check_engines(engines: Table) -> None:
    """Look through the settings of each engine.

    Raises:
        ImproperlyConfigured: there is no such engine or setting, or its value cannot be.
    """
    for name, table in engines.items():
        check_engine(name, table)


def check_engine(name: str, table: object) -> None:
    """Look through the settings of one engine.

    Raises:
        ImproperlyConfigured: there is no such engine or setting, or its value cannot be.
    """
    if name not in ENGINES:
        raise _wrong("engines", f"there is no engine {name}; there are {', '.join(ENGINES)}")
    if not isinstance(table, Mapping):
        raise _wrong(f"engines.{name}", "it is not a table of settings")
    for key in NEVER.keys() & table.keys():
        raise _wrong(f"engines.{name}", f"{key} may not stand in this file: {NEVER[key]}")
    if not _can_be_made(name, {}):
        return  # A library is missing: nobody can say what its settings are, and nobody uses them.
    try:
        load_engine(name, table)
    except EngineUnavailable as problem:
        raise _wrong(f"engines.{name}", str(problem.facts["detail"])) from problem


def check_recipes(own: Table, first: Table) -> None:
    """Look through own recipes and through which engine begins with which.

    Raises:
        ImproperlyConfigured: a recipe is none, or an engine begins with one that there is not.
    """
    for name, data in own.items():
        if not isinstance(data, Mapping):
            raise _wrong(f"recipes.{name}", "it is not a table with steps")
        try:
            recipe_from({"name": name, **data})
        except ValueError as problem:
            raise _wrong("recipes", str(problem).removesuffix(".")) from problem
    for engine, recipe in first.items():
        if engine not in ENGINES:
            raise _wrong("first_recipe", f"there is no engine {engine}; there are {', '.join(ENGINES)}")
        if recipe not in (known := [*RECIPES, *own]):
            raise _wrong("first_recipe", f"there is no recipe {recipe}; there are {', '.join(known)}")


def _can_be_made(name: str, table: Table) -> bool:
    try:
        load_engine(name, table)
    except EngineUnavailable:
        return False
    return True


def _wrong(table: str, what: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"OCR_SETTINGS, {table}: {what}.")
