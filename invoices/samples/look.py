"""How a document looks and in which words it speaks, drawn once and kept to from top to end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import TypeVar

from reportlab.lib.colors import Color, HexColor, black, white

from invoices.samples.days import WRITINGS
from invoices.samples.dice import dice
from invoices.samples.figures import CURRENCIES, MINUSES, SEPARATORS, SIGNS, THIN, Figures
from invoices.samples.fonts import FACES, has_thin_space
from invoices.samples.pen import Pen, Type
from invoices.samples.values import Scene
from invoices.samples.wordings import chosen_words

Choice = TypeVar("Choice")
ACCENTS = ("#1f3a5f", "#8a1c1c", "#1d6b45", "#444444", "#c25b12", "#5b2a86", "#0b7285", "#000000", "#2b6cb0", "#7a5c1e")
COLONS = (" :", " : ", ":", "", " :", "")
FACE_SHARES = ("helvetica",) * 5 + ("times",) * 2 + ("vera",) * 3 + ("courier",)


@dataclass(frozen=True, slots=True)
class Look:
    """What stays the same all over a document."""

    face: str
    size: float
    stretch: float
    accent: Color
    figures: Figures
    bare: Figures
    write_day: Callable[[date], str]
    colon: str
    minus: int  # -1 where a credit note prints its amounts as negative

    def type(self, *, bold: bool = False, scale: float = 1.0, color: Color = black) -> Type:
        return Type(FACES[self.face][int(bold)], round(self.size * scale, 2), color, self.stretch)

    @property
    def on_accent(self) -> Color:
        return white


def a_look(chance: Random, scene: Scene, face: str = "") -> Look:
    """Draw the looks of a document; some families are set in one face always."""
    face = face or chance.choice(FACE_SHARES)
    figures = _figures(chance, scene, face)
    size = chance.choice((7.8, 8.2, 8.5, 9, 9, 9.5, 10)) - (1.2 if face == "vera" else 0)
    return Look(
        face=face,
        size=size,
        stretch=chance.choice((1.0, 1.0, 1.0, 0.92, 0.96, 1.04)),
        accent=HexColor(chance.choice(ACCENTS)),
        figures=figures,
        bare=replace(figures, before="", after=""),
        write_day=chance.choice(WRITINGS[scene.language]),
        colon=chance.choice(COLONS),
        minus=-1 if scene.kind == "credit_note" and chance.random() < 0.5 else 1,
    )


def _figures(chance: Random, scene: Scene, face: str) -> Figures:
    thousands, decimal = chance.choice(SEPARATORS[scene.language])
    if thousands == THIN and not has_thin_space(face):
        thousands = " "
    shapes = [shape for shape in CURRENCIES[scene.language] if any(shape) or scene.currency == "EUR"]
    before, after = chance.choice(shapes)
    shape = {"sign": SIGNS[scene.currency], "code": scene.currency}
    return Figures(thousands, decimal, before.format(**shape), after.format(**shape), chance.choice(MINUSES))


@dataclass(frozen=True, slots=True)
class Job:
    """A document on its way to paper."""

    scene: Scene
    look: Look
    words: Mapping[str, str]
    pen: Pen
    seed: str
    pages: int = 1  # as counted when it was measured

    def pick(self, what: str, choices: Sequence[Choice]) -> Choice:
        """Choose, the same way each time this document is asked for the same thing."""
        return self.chance(what).choice(choices)

    def happens(self, what: str, share: float) -> bool:
        return self.chance(what).random() < share

    def chance(self, what: str) -> Random:
        """Return a die of its own for something that needs many throws."""
        return dice(f"{self.seed}/{what}")

    def label(self, name: str) -> str:
        """Return a label with the colon of this document."""
        word = self.words[name]
        return word if word.endswith(":") else word + self.look.colon.rstrip()

    def money(self, value: Decimal, *, bare: bool = False) -> str:
        figures = self.look.bare if bare else self.look.figures
        return figures.money(value * self.look.minus)

    def day(self, value: date) -> str:
        return self.look.write_day(value)


def a_job(chance: Random, scene: Scene, size: tuple[float, float], seed: str, face: str = "") -> Job:
    """Draw looks and words for a scene and take a pen."""
    return Job(scene, a_look(chance, scene, face), chosen_words(chance, scene.language), Pen(size), seed)
