"""Draws one document of a family: what it is to be, who is in it, and its truth."""

from dataclasses import dataclass, replace
from random import Random

from invoices.samples.layout import Layout, draw
from invoices.samples.layouts import ROLLS, SHEETS
from invoices.samples.look import Job, a_job
from invoices.samples.roll import Roll, draw_roll
from invoices.samples.scenes import Wish, a_scene
from invoices.samples.trades import INVOICING, TILLS
from invoices.samples.truth import Truth, truth_of

OTHERS = ("deposit", "quote", "proforma", "order", "delivery_note")
KINDS = ("invoice",) * 18 + ("credit_note",) * 3 + OTHERS
HOW_OFTEN_LONG = 0.07


@dataclass(frozen=True, slots=True)
class Drawn:
    """A document as it leaves the program that makes it."""

    content: bytes
    pages: int
    truth: Truth


def a_document(chance: Random, family: str, *, seed: str, file: str) -> Drawn:
    """Draw a document of a family, with whatever else it says drawn by chance."""
    job = _on_a_roll(chance, ROLLS[family], seed) if family in ROLLS else _on_sheets(chance, SHEETS[family], seed)
    truth = truth_of(job.scene, job.pen.proof, file=file, family=family)
    return Drawn(job.pen.finish(), job.pages, truth)


def _on_sheets(chance: Random, layout: Layout, seed: str) -> Job:
    wish = Wish(
        chance.choice(layout.only or INVOICING), chance.choice(layout.kinds or KINDS), chance.random() < HOW_OFTEN_LONG
    )
    scene = a_scene(chance, wish)
    return draw(a_job(chance, scene, layout.size, seed, layout.face), layout)


def _on_a_roll(chance: Random, roll: Roll, seed: str) -> Job:
    scene = a_scene(chance, Wish(chance.choice(roll.only or TILLS), "receipt"))
    job = a_job(chance, scene, (roll.width, roll.width), seed, roll.face)
    size = roll.size * chance.choice((0.92, 1.0, 1.0, 1.08))
    return draw_roll(replace(job, look=replace(job.look, size=size, minus=1)), roll)
