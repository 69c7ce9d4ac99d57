"""An engine that reads from a script: for demonstrations, and for tests where no OCR program is installed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, ClassVar

from msgspec import Meta

from invoices.document import Box, Line, Page, PageText, Word

# The first line stands this far down, the others follow at this distance; a page takes as many as fit.
MARGIN, PITCH, HEIGHT = 0.05, 0.02, 0.014
LETTER = 0.0095
FITTING = int((1 - 2 * MARGIN) / PITCH)


@dataclass(frozen=True, slots=True)
class Scripted:
    """Says of each page, by its number, the lines it was told to say; of other pages nothing."""

    name: ClassVar[str] = "scripted"
    leaves_the_building: ClassVar[bool] = False

    pages: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    confidence: Annotated[float, Meta(ge=0, le=1)] = 0.95

    @property
    def version(self) -> str:
        return "1"

    @property
    def cost_per_page(self) -> Decimal:
        return Decimal(0)

    def why_unavailable(self, languages: tuple[str, ...]) -> str | None:
        return None

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        """Lay the script of this page out, one line under the other, each letter as wide as the next."""
        said = [line.split() for line in self.pages.get(page.number, ()) if line.strip()]
        pitch = PITCH * min(1.0, FITTING / max(1, len(said)))
        return PageText(tuple(self._line(words, MARGIN + row * pitch, pitch) for row, words in enumerate(said)))

    def _line(self, words: list[str], top: float, pitch: float) -> Line:
        letters = len(" ".join(words))
        letter = min(LETTER, (1 - 2 * MARGIN) / letters)
        left, laid = MARGIN, []
        for text in words:
            right = left + letter * len(text)
            box = Box.of(left, top, right, top + pitch * HEIGHT / PITCH, width=1, height=1)
            laid.append(Word(text, box, self.confidence))
            left = right + letter
        return Line(tuple(laid))
