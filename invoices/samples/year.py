"""What a company receives in a year: the bills of a few suppliers again and again, receipts, and the usual mishaps."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from invoices.samples.bundle import bundled
from invoices.samples.dice import dice
from invoices.samples.drawing import Drawn
from invoices.samples.facturx import can_be_electronic, with_xml
from invoices.samples.layout import draw
from invoices.samples.layouts import ROLLS, SHEETS
from invoices.samples.look import a_job
from invoices.samples.render import damaged
from invoices.samples.roll import draw_roll
from invoices.samples.scenes import Wish, a_scene
from invoices.samples.truth import truth_of
from invoices.samples.values import Party, Scene

DAYS = 360
# Who sells, how the bills look, and how they are numbered.
HOUSES: tuple[tuple[str, str, str], ...] = (
    ("energy", "utility", "{day:%Y%m}{serial:05d}"), ("telecom", "utility_short", "T{day:%y%m}-{serial:04d}"),
    ("office", "window_right", "FA{serial:06d}"), ("cloud_fr", "band", "INV-{day:%Y}-{serial:05d}"),
    ("web_shop", "web_letter", "W{serial:07d}"), ("lawyer", "letter", "{day:%Y}/{serial:03d}"),
    ("accountant", "title_right", "H{day:%y}{serial:04d}"), ("cleaning", "dense_form", "FC{serial:05d}"),
    ("transport", "grid_left", "TR-{day:%Y}-{serial:04d}"), ("printer", "side_column", "F{day:%Y}-{serial:04d}"),
    ("electrician", "labels_above", "FAC-{day:%Y}-{serial:05d}"), ("caterer", "centred", "{serial:06d}"),
    ("saas_en", "ladder", "SUB-{serial:06d}"), ("service_de", "din_letter", "RE-{serial:06d}"),
)  # fmt: skip
TILLS: tuple[tuple[str, str], ...] = (("restaurant", "till_plain"), ("petrol", "till_table"), ("parking", "till_slip"))
# Where in a round of twenty something else comes than the next bill; the rest are bills with text and with XML.
ROUND = 20
RECEIPTS, SCANS, CREDITS = frozenset({4, 10, 16}), frozenset({8, 18}), frozenset({14})
TWO_IN_ONE, AGAIN, BROKEN = 7, 12, 17
ELECTRONIC_EVERY = 3
SCAN = "c200"


@dataclass(frozen=True, slots=True)
class Arriving:
    """A file as somebody would send it, and what it is meant to show."""

    name: str
    content: bytes
    shows: str  # text, electronic, scan, receipt, two_in_one, again, broken


@dataclass(frozen=True, slots=True)
class Year:
    """A company's year, up to a day; the same seed and the same day bring the same bytes."""

    seed: str
    customer: Party
    last_day: date
    with_scans: bool = False

    def arriving(self, place: int) -> Arriving:
        """Return what comes at a place of the year."""
        at, name = place % ROUND, f"{place:04d}"
        if at == BROKEN:
            return Arriving(f"scan_{name}.pdf", _bill(self, place).content[:700], "broken")
        if at == TWO_IN_ONE:
            both = bundled([_bill(self, place), _bill(self, place + 1000)], file=f"pile_{name}.pdf")
            return Arriving(f"pile_{name}.pdf", both.content, "two_in_one")
        if at == AGAIN:
            # The bill before, printed anew: other bytes, the same number.
            copy = _drawn(_scene(self, place - 1), _family(place - 1), f"{self.seed}/{place}/again")
            return Arriving(f"copie_{name}.pdf", copy.content, "again")
        if at in RECEIPTS:
            return Arriving(f"ticket_{name}.pdf", _receipt(self, place).content, "receipt")
        return self._bill(place, f"facture_{name}")

    def _bill(self, place: int, name: str) -> Arriving:
        scene, drawn = _scene(self, place), _bill(self, place)
        if self.with_scans and place % ROUND in SCANS:
            picture = damaged(drawn.content, SCAN, place)
            return Arriving(name + picture.suffix, picture.content, "scan")
        if place % ELECTRONIC_EVERY == 0 and can_be_electronic(scene):
            return Arriving(f"{name}.pdf", with_xml(drawn.content, scene), "electronic")
        return Arriving(f"{name}.pdf", drawn.content, "text")


def a_year(year: Year, count: int) -> Iterator[tuple[int, Arriving]]:
    """Yield what comes in, by its place."""
    for place in range(count):
        yield place, year.arriving(place)


def _house(place: int) -> tuple[str, str, str]:
    return HOUSES[place % len(HOUSES)]


def _family(place: int) -> str:
    return _house(place)[1]


def _bill(year: Year, place: int) -> Drawn:
    return _drawn(_scene(year, place), _family(place), f"{year.seed}/{place}")


def _scene(year: Year, place: int) -> Scene:
    trade, _, numbers = _house(place)
    chance = dice(f"{year.seed}/{place}")
    made = a_scene(chance, Wish(trade, "credit_note" if place % ROUND in CREDITS else "invoice"))
    supplier = a_scene(dice(f"{year.seed}/house/{trade}"), Wish(trade)).supplier
    day = year.last_day - timedelta(chance.randrange(DAYS))
    return replace(
        made,
        supplier=supplier,
        customer=year.customer,
        delivery=None,
        number=numbers.format(day=day, serial=101 + place),
        issue_date=day,
        due_date=day + (made.due_date - made.issue_date),
        delivery_date=day - (made.issue_date - made.delivery_date),
    )


def _receipt(year: Year, place: int) -> Drawn:
    trade, family = TILLS[place % len(TILLS)]
    chance = dice(f"{year.seed}/{place}")
    day = year.last_day - timedelta(chance.randrange(DAYS))
    scene = replace(a_scene(chance, Wish(trade, "receipt")), issue_date=day, due_date=day, delivery_date=day)
    roll = ROLLS[family]
    job = draw_roll(a_job(chance, scene, (roll.width, roll.width), f"{year.seed}/{place}", roll.face), roll)
    return Drawn(job.pen.finish(), job.pages, truth_of(scene, job.pen.proof, file="", family=family))


def _drawn(scene: Scene, family: str, seed: str) -> Drawn:
    layout = SHEETS[family]
    job = draw(a_job(dice(seed), scene, layout.size, seed, layout.face), layout)
    return Drawn(job.pen.finish(), job.pages, truth_of(scene, job.pen.proof, file="", family=family))
