"""The text that a PDF page carries itself: nothing is recognised, so nothing is misread."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from typing import ClassVar

from invoices.document import Page, PageText


@cache
def library() -> str:
    """Return the library and its version; looking it up takes as long as the page itself."""
    return f"pypdfium2 {version('pypdfium2')}"


@dataclass(frozen=True, slots=True)
class Embedded:
    """Returns what was found when the page was opened; whether to trust it is decided elsewhere."""

    name: ClassVar[str] = "embedded"
    leaves_the_building: ClassVar[bool] = False

    @property
    def version(self) -> str:
        """Return the version of the library that took the text out of the PDF."""
        return library()

    @property
    def cost_per_page(self) -> Decimal:
        return Decimal(0)

    def why_unavailable(self, languages: tuple[str, ...]) -> str | None:
        return None

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        return page.layer.text
