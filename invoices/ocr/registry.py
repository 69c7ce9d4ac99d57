"""Every engine there is: its name, its title, where it is written. Adding one is a file and a line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from importlib import import_module
from typing import Any, get_type_hints

import msgspec

from invoices.errors import EngineUnavailable
from invoices.ocr.engine import Engine


@dataclass(frozen=True, slots=True)
class EngineRow:
    """An engine as a person chooses it; its code is loaded on use, so that a missing library breaks only this one."""

    title: str
    path: str
    local: bool  # runs here, so that it may be used within the confined reader


ENGINES: dict[str, EngineRow] = {
    "embedded": EngineRow("The PDF's own text", "invoices.ocr.engines.embedded.Embedded", local=True),
    "tesseract": EngineRow("Tesseract", "invoices.ocr.engines.tesseract.Tesseract", local=True),
    "rapidocr": EngineRow("RapidOCR", "invoices.ocr.engines.rapidocr.RapidOcr", local=True),
    "azure": EngineRow("Azure Document Intelligence", "invoices.ocr.engines.azure.Azure", local=False),
    "mistral": EngineRow("Mistral OCR", "invoices.ocr.engines.mistral.Mistral", local=False),
    "vision_llm": EngineRow("A vision model", "invoices.ocr.engines.vision_llm.VisionLlm", local=False),
    "scripted": EngineRow("Scripted, for demonstrations", "invoices.ocr.engines.scripted.Scripted", local=True),
}
LOCAL: frozenset[str] = frozenset(name for name, row in ENGINES.items() if row.local)


def load_engine(name: str, settings: Mapping[str, object]) -> Engine:
    """Make an engine from its settings; what is not set keeps its default.

    Raises:
        EngineUnavailable: no engine has this name, its library is missing, or a setting is unknown or impossible.
    """
    if name not in ENGINES:
        raise EngineUnavailable(engine=name, detail=f"no engine has this name; there are {_listed(ENGINES)}")
    kind = _class_at(ENGINES[name].path, name)
    try:
        engine: Engine = kind(**_checked(settings, kind))
    except ValueError as problem:
        raise EngineUnavailable(engine=name, detail=str(problem)) from problem
    return engine


def _class_at(path: str, name: str) -> Any:
    module, _, kind = path.rpartition(".")
    try:
        return getattr(import_module(module), kind)
    except ImportError as problem:
        missing = problem.name or module
        raise EngineUnavailable(engine=name, detail=f"the library {missing} is not installed") from problem


def _checked(settings: Mapping[str, object], kind: Any) -> dict[str, object]:
    """Convert each setting to what its field holds: numbers and lists as a settings file writes them."""
    hints = get_type_hints(kind, include_extras=True)
    known = {each.name: hints[each.name] for each in fields(kind)}
    if unknown := settings.keys() - known.keys():
        raise ValueError(f"it has no setting {_listed(unknown)}; it has {_listed(known) or 'none'}")
    return {key: _value(key, value, known[key]) for key, value in settings.items()}


def _value(key: str, value: object, hint: object) -> object:
    # What is made already, such as a service with its memory of failures, goes in as it is.
    if isinstance(hint, type) and is_dataclass(hint) and isinstance(value, hint):
        return value
    try:
        return msgspec.convert(value, hint, str_keys=True)
    except msgspec.ValidationError as problem:
        raise ValueError(f"its setting {key}: {problem}") from problem


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
