"""Puts one document together: who, whom, what, when and how much. Nothing here decides how it looks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from invoices.samples.arithmetic import cents, lowered, taxes_of
from invoices.samples.goods import items_of
from invoices.samples.numbering import a_customer_number, a_number, an_order_number
from invoices.samples.placeholders import filled
from invoices.samples.suppliers import a_customer, a_supplier
from invoices.samples.trade import Trade
from invoices.samples.trades import TRADES
from invoices.samples.values import ZERO, Item, Party, Scene, Sums, Tax
from invoices.samples.wordings import METHODS, TERMS

FIRST_DAY = date(2018, 1, 2)
DAYS = 3200
VAT_CODES = ("A", "B", "C", "D", "E", "F")
TYPES = {"invoice": "invoice", "deposit": "invoice", "credit_note": "credit_note", "receipt": "receipt"}
# Deposits, discounts and shipping are rare on bills, and they are what tells the sums apart.
PAID, DISCOUNT, SHIPPING, REBATES, DELIVERY = 0.14, 0.1, 0.12, 0.2, 0.12


@dataclass(frozen=True, slots=True)
class Wish:
    """What a document is to be."""

    trade: str
    kind: str = "invoice"
    long: bool = False


def a_scene(chance: Random, wish: Wish) -> Scene:
    """Make up everything that one document could say."""
    trade = TRADES[wish.trade]
    alone = chance.random() < trade.alone
    supplier = a_supplier(chance, trade.shapes, trade.ape, trade.territory, alone=alone)
    customer = a_customer(chance, _where_it_sells(chance, trade))
    day = FIRST_DAY + timedelta(chance.randrange(DAYS))
    at_till = wish.kind == "receipt"
    with_tax = at_till or chance.random() < trade.with_tax
    items = items_of(
        chance, trade, day, at_till=at_till, with_rebates=not at_till and chance.random() < REBATES, long=wish.long
    )
    taxes, sums = _sums(chance, items, with_tax=with_tax, at_till=at_till, utility=trade.is_utility)
    return Scene(
        trade=wish.trade,
        kind=wish.kind,
        document_type=TYPES.get(wish.kind, "other"),
        language=trade.language,
        currency=chance.choice(trade.currencies),
        supplier=supplier,
        customer=customer,
        delivery=a_customer(chance, _where_it_sells(chance, trade)) if chance.random() < DELIVERY else None,
        number=a_number(chance, wish.kind, day, trade.numbering),
        issue_date=day,
        due_date=day + timedelta(chance.choice((0, 8, 14, 15, 20, 30, 30, 30, 45, 60))),
        delivery_date=day - timedelta(chance.choice((0, 1, 1, 2, 3, 5, 9))),
        order_number=an_order_number(chance, day),
        customer_number=a_customer_number(chance),
        origin=a_number(chance, "invoice", day - timedelta(40), ()),
        items=items,
        taxes=taxes,
        sums=sums,
        prices_with_tax=with_tax,
        mention=trade.mention,
        method=chance.choice(METHODS[trade.language]),
        terms=chance.choice(TERMS[trade.language]),
        extras=_extras(chance, trade, day, supplier),
        notes=tuple(_fill(note, chance, trade, day, supplier) for note in trade.notes),
    )


def _where_it_sells(chance: Random, trade: Trade) -> str:
    if trade.language == "fr":
        return trade.territory
    return chance.choice(("FR", "FR", trade.territory))


def _extras(chance: Random, trade: Trade, day: date, supplier: Party) -> tuple[tuple[str, str], ...]:
    count = chance.randint(0, len(trade.extras))
    return tuple(
        (label, _fill(text, chance, trade, day, supplier)) for label, text in chance.sample(trade.extras, count)
    )


def _fill(text: str, chance: Random, trade: Trade, day: date, supplier: Party) -> str:
    return filled(text, chance, day, language=trade.language, site=supplier.site, phone=supplier.phone)


def _codes(items: tuple[Item, ...]) -> Mapping[Decimal, str]:
    return dict(zip(sorted({item.rate for item in items}, reverse=True), VAT_CODES, strict=False))


def _sums(
    chance: Random, items: tuple[Item, ...], *, with_tax: bool, at_till: bool, utility: bool
) -> tuple[tuple[Tax, ...], Sums]:
    taxes = taxes_of(items, _codes(items), with_tax=with_tax, per_line=chance.random() < 0.5)
    total = sum((item.amount for item in items), ZERO)
    discount = shipping = ZERO
    if not with_tax and not utility:
        discount = cents(total * Decimal(chance.choice((2, 3, 5, 10))) / 100) if chance.random() < DISCOUNT else ZERO
        shipping = (
            Decimal(chance.choice(("5.90", "9.50", "12.00", "15.00", "24.90"))) if chance.random() < SHIPPING else ZERO
        )
        if discount or shipping:
            taxes = lowered(taxes, discount, shipping, max(tax.rate for tax in taxes))
    net, vat = sum((tax.base for tax in taxes), ZERO), sum((tax.amount for tax in taxes), ZERO)
    paid = ZERO
    if not at_till and chance.random() < PAID:
        paid = cents((net + vat) * Decimal(chance.choice((20, 30, 30, 40, 50))) / 100)
    previous = Decimal(chance.randint(1900, 32000)) / 100 if utility and chance.random() < 0.6 else ZERO
    return taxes, Sums(total, discount, shipping, net, vat, net + vat, paid, net + vat - paid, previous)
