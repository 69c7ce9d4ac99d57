"""How documents are read here: limits, engines, and what may leave the building."""

import tomllib
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from ocrsite import env

ENGINES = ("auto", "embedded", "tesseract", "rapidocr", "azure", "mistral", "vision_llm", "scripted")
SERVICES = ("", "azure", "mistral", "vision_llm")
_LANGUAGES = ("fra", "eng", "deu")
# What the OCR_SETTINGS file may hold: recipes by name, and which settings and first recipe each engine has.
_TABLES = ("recipes", "engines", "first_recipe")
MEGABYTE = 1_000_000


def _recipes_and_engines(path: str) -> dict[str, dict[str, dict[str, object]]]:
    """Read the file of own recipes and engine settings, if there is one."""
    if not path:
        return {}
    try:
        found = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    # A file that is not in UTF-8 is a ValueError as well.
    except (OSError, ValueError) as problem:
        raise ImproperlyConfigured(f"OCR_SETTINGS names {path}, which cannot be read as TOML: {problem}.") from problem
    if wrong := sorted(name for name, table in found.items() if name not in _TABLES or not isinstance(table, dict)):
        tables = ", ".join(f"[{name}]" for name in _TABLES)
        raise ImproperlyConfigured(f"OCR_SETTINGS names {path}, where {wrong[0]} is none of the tables {tables}.")
    return found


_OWN = _recipes_and_engines(env.text("OCR_SETTINGS", ""))

OCR: dict[str, Any] = {
    "engine": env.choice("OCR_ENGINE", default="auto", options=ENGINES),
    "languages": tuple(env.listing("OCR_LANGUAGES", default=_LANGUAGES)) or _LANGUAGES,
    "away": env.choice("OCR_AWAY", default="", options=SERVICES) or None,
    "away_allowed": env.boolean("OCR_AWAY_ALLOWED", default=False),
    "private_hosts": tuple(env.listing("OCR_PRIVATE_HOSTS")),
    **{table: _OWN.get(table, {}) for table in _TABLES},
}


def _said(**settings: object) -> dict[str, object]:
    """Leave out what the environment does not say: the file has its word there, then the engine's own default."""
    return {name: value for name, value in settings.items() if value != ""}


OCR_SERVICES: dict[str, dict[str, object]] = {
    "azure": _said(
        endpoint=env.text("AZURE_OCR_ENDPOINT", ""),
        key=env.secret("AZURE_OCR_KEY", ""),
        model=env.text("AZURE_OCR_MODEL", ""),
        cost_per_page=env.text("OCR_COST_AZURE", "") and env.money("OCR_COST_AZURE", default="0.01"),
    ),
    "mistral": _said(
        key=env.secret("MISTRAL_API_KEY", ""),
        model=env.text("MISTRAL_OCR_MODEL", ""),
        cost_per_page=env.text("OCR_COST_MISTRAL", "") and env.money("OCR_COST_MISTRAL", default="0.004"),
    ),
    "vision_llm": _said(
        url=env.text("VISION_LLM_URL", ""),
        key=env.secret("VISION_LLM_KEY", ""),
        model=env.text("VISION_LLM_MODEL", ""),
        cost_per_page=env.text("OCR_COST_VISION_LLM", "") and env.money("OCR_COST_VISION_LLM", default="0"),
    ),
}

READER_LIMITS: dict[str, int] = {
    "most_bytes": env.integer("DOCUMENT_MEGABYTES", default=50, least=1, most=500) * MEGABYTE,
    "most_pages": env.integer("DOCUMENT_PAGES", default=300, least=1, most=5000),
    "memory_bytes": env.integer("READER_MEMORY_MEGABYTES", default=4000, least=1000) * MEGABYTE,
    "page_seconds": env.integer("READER_PAGE_SECONDS", default=60, least=5, most=600),
    "document_seconds": env.integer("READER_DOCUMENT_SECONDS", default=900, least=10, most=7200),
}

INTAKE: dict[str, int] = {
    # A worker says every third of it that it lives; after the whole of it, another takes its document.
    "lease_seconds": env.integer("LEASE_SECONDS", default=90, least=3, most=3600),
    # Bulk imports are held back from so many waiting documents of an organisation on; 0 is never.
    "most_waiting": env.integer("MOST_WAITING", default=5000),
    # Over all workers, for each engine outside.
    "calls_at_once": env.integer("ENGINE_CALLS_AT_ONCE", default=4, least=1, most=1000),
}

# Machines of one's own that sources may be fetched from, host:port, and folders that may be watched. Where
# {organisation} stands in a folder, each organisation has its own; the others may be watched by all of them.
SOURCE_PRIVATE_HOSTS = tuple(env.listing("SOURCE_PRIVATE_HOSTS"))
SOURCE_ROOTS = tuple(env.listing("SOURCE_ROOTS"))

# A virus scanner that everything received passes; while it does not answer, nothing is taken in.
CLAMD_ADDRESS = env.address("CLAMD_ADDRESS", schemes=("unix", "tcp"))
