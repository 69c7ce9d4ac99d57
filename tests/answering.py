"""Answers as whoever asked receives them, and the form they are promised to have."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SCHEMA = Path(__file__).resolve().parents[1] / "docs" / "reading.schema.json"


def schema_of_answers() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def through_json(answer: dict[str, object]) -> Any:
    """Write an answer and read it back, as it travels; no sign of it may be none of JSON."""
    return json.loads(json.dumps(answer, allow_nan=False))
