"""Draws on pages from their top downwards, and keeps what the print claims."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

from reportlab.lib.colors import Color, black
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from invoices.samples.fonts import load_faces
from invoices.samples.said import Claim, Said, said

LEADING = 1.28
ASCENT = 0.8


@dataclass(frozen=True, slots=True)
class Type:
    """How some print is set."""

    font: str
    size: float
    color: Color = black
    stretch: float = 1.0

    @property
    def leading(self) -> float:
        return self.size * LEADING

    def width(self, text: str) -> float:
        return float(stringWidth(text, self.font, self.size)) * self.stretch


@dataclass(slots=True)
class Proof:
    """What has been printed so far that some field asks for."""

    texts: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    lines: list[dict[str, str]] = field(default_factory=list)
    taxes: list[dict[str, str]] = field(default_factory=list)


class Pen:
    """A pen on paper, or above it: muted, it only measures."""

    def __init__(self, size: tuple[float, float]) -> None:
        load_faces()
        self.width, self.height = size
        self.page = 1
        self.muted = False
        self.proof = Proof()
        self._file = BytesIO()
        self._canvas = Canvas(self._file, pagesize=size, invariant=1, pageCompression=1)

    @contextmanager
    def only_measuring(self) -> Iterator[None]:
        """Draw nothing and claim nothing for a while."""
        before, self.muted = self.muted, True
        try:
            yield
        finally:
            self.muted = before

    def text(self, x: float, y: float, what: Said | str, kind: Type, align: str = "left") -> None:
        """Set one line whose top is at `y`; `x` is its left, its middle or its right."""
        if self.muted:
            return
        piece = said(what)
        self.proof.texts.append(piece.text)
        self.proof.claims.extend(piece.claims)
        left = x - kind.width(piece.text) * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        line: Any = self._canvas.beginText(left, self.height - y - kind.size * ASCENT)
        line.setFont(kind.font, kind.size)
        line.setFillColor(kind.color)
        line.setHorizScale(100 * kind.stretch)
        line.textOut(piece.text)
        self._canvas.drawText(line)

    def rule(
        self, left: float, top: float, right: float, bottom: float, width: float = 0.5, color: Color = black
    ) -> None:
        if not self.muted:
            self._canvas.setLineWidth(width)
            self._canvas.setStrokeColor(color)
            self._canvas.line(left, self.height - top, right, self.height - bottom)

    def box(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: Color | None = None,
        stroke: Color | None = None,
        radius: float = 0.0,
    ) -> None:
        """Draw a rectangle, filled, outlined or both."""
        if self.muted:
            return
        self._canvas.setLineWidth(0.6)
        self._canvas.setFillColor(fill or black)
        self._canvas.setStrokeColor(stroke or black)
        low = self.height - top - height
        self._canvas.roundRect(
            left, low, width, height, radius, stroke=int(stroke is not None), fill=int(fill is not None)
        )

    def disc(self, x: float, y: float, radius: float, fill: Color) -> None:
        if not self.muted:
            self._canvas.setFillColor(fill)
            self._canvas.circle(x, self.height - y, radius, stroke=0, fill=1)

    def triangle(self, x: float, y: float, side: float, fill: Color) -> None:
        if not self.muted:
            path = self._canvas.beginPath()
            path.moveTo(x, self.height - y - side)
            path.lineTo(x + side / 2, self.height - y)
            path.lineTo(x + side, self.height - y - side)
            path.close()
            self._canvas.setFillColor(fill)
            self._canvas.drawPath(path, stroke=0, fill=1)

    def next_page(self) -> None:
        self.page += 1
        if not self.muted:
            self._canvas.showPage()

    def claim_line(self, row: dict[str, str]) -> None:
        if not self.muted:
            self.proof.lines.append(row)

    def claim_tax(self, row: dict[str, str]) -> None:
        if not self.muted:
            self.proof.taxes.append(row)

    def finish(self) -> bytes:
        """Close the document and return it."""
        self._canvas.showPage()
        self._canvas.save()
        return self._file.getvalue()


def fitted(text: str, kind: Type, width: float, *, smallest: float = 5.0) -> Type:
    """Make the print smaller until a text fits on a line."""
    while kind.size > smallest and kind.width(text) > width:
        kind = replace(kind, size=kind.size - 0.5)
    return kind


def wrapped(text: str, kind: Type, width: float) -> list[str]:
    """Break a text into lines that fit; a word longer than a line is cut."""
    lines: list[str] = []
    for word in text.split(" "):
        tried = f"{lines[-1]} {word}" if lines else word
        if lines and kind.width(tried) <= width:
            lines[-1] = tried
        else:
            lines.append(word)
    return lines or [""]
