"""Copies of invoices, and papers that look like them and are others: what the search for duplicates is measured on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from invoices.samples.dice import dice
from invoices.samples.layout import draw
from invoices.samples.layouts import ROLLS, SHEETS
from invoices.samples.look import Job, a_job
from invoices.samples.numbering import a_number
from invoices.samples.pen import Pen
from invoices.samples.render import damaged
from invoices.samples.roll import draw_roll
from invoices.samples.scenes import Wish, a_scene
from invoices.samples.trades import INVOICING, TILLS

MONTH = timedelta(30)
ORIGINAL, COPY, NEXT_MONTH, OTHER_SALE, CREDIT = "original", "copy", "next month", "other sale", "credit note"
# How the same paper comes a second and a third time.
SCANS = ("c200", "c150", "rot2", "jpeg30", "c300", "noise", "c100", "blur", "lowcon")
PHOTOS = ("photo", "photo", "shadow", "photo2")


@dataclass(frozen=True, slots=True)
class Paper:
    """One file, the family that it belongs to, and what it is there."""

    name: str
    content: bytes
    family: int
    part: str
    damage: str = ""

    @property
    def is_same(self) -> bool:
        """Tell whether it is the family's invoice itself."""
        return self.part in {ORIGINAL, COPY}


def families(seed: int, count: int) -> Iterator[list[Paper]]:
    """Make so many families, each of one invoice, its copies, and its look-alikes; one in four is a till's."""
    for number in range(count):
        yield list(_family(dice(f"{seed}/{number}"), number))


def _family(chance: Random, number: int) -> Iterator[Paper]:
    job = _first(chance, f"twins/{number}")
    original = _drawn(job)
    for part, content in {ORIGINAL: original, **_others(chance, job)}.items():
        yield Paper(f"{number}-{part}.pdf".replace(" ", "-"), content, number, part)
        if part != ORIGINAL:
            yield _taken(content, number, part, chance.choice(SCANS))
    for damage in (chance.choice(SCANS), chance.choice(PHOTOS)):
        yield _taken(original, number, COPY, damage)


def _first(chance: Random, seed: str) -> Job:
    if chance.random() < 0.25:
        roll = ROLLS[chance.choice(sorted(ROLLS))]
        scene = a_scene(chance, Wish(chance.choice(roll.only or TILLS), "receipt"))
        return a_job(chance, scene, (roll.width, roll.width), f"{seed}|{_key(ROLLS, roll)}", roll.face)
    layout = SHEETS[chance.choice(sorted(name for name, sheet in SHEETS.items() if not sheet.kinds))]
    scene = a_scene(chance, Wish(chance.choice(layout.only or INVOICING)))
    return a_job(chance, scene, layout.size, f"{seed}|{_key(SHEETS, layout)}", layout.face)


def _key(table: Mapping[str, object], found: object) -> str:
    return next(name for name, each in table.items() if each is found)


def _drawn(job: Job) -> bytes:
    name = job.seed.partition("|")[2]
    if name in ROLLS:
        return draw_roll(job, ROLLS[name]).pen.finish()
    return draw(replace(job, pen=Pen(SHEETS[name].size)), SHEETS[name]).pen.finish()


def _others(chance: Random, job: Job) -> dict[str, bytes]:
    """Draw what the same supplier sends besides: the same again a month later, another sale, a credit note."""
    scene, kind = job.scene, job.scene.kind
    later = scene.issue_date + MONTH
    monthly = replace(scene, number=a_number(chance, kind, later, ()), issue_date=later)
    monthly = replace(monthly, due_date=scene.due_date + MONTH, delivery_date=scene.delivery_date + MONTH)
    sale = a_scene(chance, Wish(scene.trade, kind))
    # The same day at the same till: only what was sold, and its number, differ.
    sale = replace(sale, supplier=scene.supplier, customer=scene.customer, currency=scene.currency)
    sale = replace(sale, issue_date=scene.issue_date, due_date=scene.due_date, prices_with_tax=scene.prices_with_tax)
    made = {NEXT_MONTH: monthly, OTHER_SALE: sale}
    if kind == "invoice":
        number = a_number(chance, "credit_note", later, ())
        credit = replace(monthly, kind="credit_note", document_type="credit_note", number=number, origin=scene.number)
        made[CREDIT] = credit
    return {part: _drawn(replace(job, scene=each)) for part, each in made.items()}


def _taken(content: bytes, number: int, part: str, damage: str) -> Paper:
    picture = damaged(content, damage, number)
    name = f"{number}-{part}-{damage}{picture.suffix}".replace(" ", "-")
    return Paper(name, picture.content, number, part, damage)
