"""What is asked of the confined reader and what it answers: the values that cross to the child process and back."""

from dataclasses import dataclass, field
from typing import Any

from invoices.document import OcrResult
from invoices.imaging.opening.limits import FileLimits
from invoices.ocr.policy import Policy

EngineSettings = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ReaderConfig:
    """What a reader is started with, and keeps."""

    limits: FileLimits = field(default_factory=FileLimits)
    engines: EngineSettings = field(default_factory=dict)
    recipes: dict[str, dict[str, object]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """One document to read; its bytes travel beside this."""

    name: str
    policy: Policy
    keep_images: bool = False  # answer with the prepared pages as files to store and show


@dataclass(frozen=True, slots=True)
class BarePage:
    """A prepared page that may be sent to a service: its size here, its packed pixels among the blobs."""

    number: int
    rows: int
    columns: int
    dpi: float


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """What was read; blobs hold first the stored pages (when asked for), then the pixels of the bare ones."""

    result: OcrResult
    stored: int = 0
    bare: tuple[BarePage, ...] = ()
    peak_bytes: int = 0  # the most memory the reader ever took, with the programs it called
    cpu_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Step:
    """A sign of life: one try at a page has ended."""

    page: int
    pages: int
    engine: str
    why: str
    score: float | None  # None when it failed
