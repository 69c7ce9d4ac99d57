"""How suppliers number their papers."""

from collections.abc import Sequence
from datetime import date
from random import Random

from invoices.samples.placeholders import filled

NUMBERS: dict[str, tuple[str, ...]] = {
    "invoice": (
        "F{yyyy}-{n4}", "FA{n6}", "{yyyy}{mm}{n3}", "FC{yy}{n5}", "{n6}", "FAC-{yyyy}-{n5}", "{yyyy}/{mm}/{n3}",
        "F-{n5}", "{n8}",
        "FV{yy}-{n4}", "{yy}{mm}-{n4}", "FACT{n5}", "{n4}/{yyyy}", "VE{n7}", "{n5}", "F {n4} {n3}", "{yyyy}-{n3}",
        "FA-{yy}-{n3}",
        "{n4}", "RE-{n6}", "{n3}", "F{yyyy}{mm}{n4}",
    ),
    "credit_note": ("AV{n5}", "A{yyyy}-{n3}", "AV-{yyyy}-{n4}", "{n6}", "AVOIR{n4}"),
    "receipt": ("{n4}", "{n6}", "{n3}-{n4}", "{n10}", "{n2}/{n5}"),
}  # fmt: skip
OTHERS = ("D{n5}", "DE{yyyy}-{n4}", "CF{n6}", "BL{n6}", "{n6}", "PRO-{n4}", "R{n5}")
ORDERS = ("{n6}", "BC{n5}", "CMD-{n5}", "45{n8}", "PO-{n5}", "{yy}-{n4}", "C{yyyy}{n4}", "4{n2}/{n3}")
CUSTOMERS = ("C{n5}", "{n6}", "CL{n4}", "411{n5}", "{n4}", "CLI-{n4}", "{n8}")


def a_number(chance: Random, kind: str, day: date, own: Sequence[str]) -> str:
    """Number a paper in the way of its trade, or in one of the usual ways."""
    usual = NUMBERS.get("invoice" if kind == "deposit" else kind, OTHERS)
    return filled(chance.choice(own if own and kind == "invoice" else usual), chance, day)


def an_order_number(chance: Random, day: date) -> str:
    """Number an order."""
    return filled(chance.choice(ORDERS), chance, day)


def a_customer_number(chance: Random) -> str:
    """Number a customer."""
    return filled(chance.choice(CUSTOMERS), chance, date.min.replace(year=2000))
