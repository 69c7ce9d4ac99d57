"""Families of till receipts."""

from invoices.samples.blocks import beside, lowered, nothing, space, stack
from invoices.samples.blocks_till import clerk, dashes, references, register_numbers, shop, ticket_line
from invoices.samples.blocks_till_items import items, table_head
from invoices.samples.blocks_till_sums import bars, card_slip, counted, goodbye, paid, tax, tax_lines, tax_table, total
from invoices.samples.roll import Roll

SHORT = ("petrol", "parking", "taxi", "post")

TILL_LAYOUTS: dict[str, Roll] = {
    # The plain one: everything in the middle, amounts with the code of their tax.
    "till_plain": Roll(
        stack(shop(), ticket_line(), dashes(), items(style="code"), dashes(), total(), counted, paid, dashes(),
            tax_table, goodbye, bars, gap=3)
    ),
    # Printed in a proportional typeface on wide paper, left-aligned head, tax as lines.
    "till_wide": Roll(
        stack(
            shop(align="left"), space(4), references, ticket_line(together=False), dashes("="), table_head,
                items(style="table"), dashes("="),
            tax_lines, total(scale=1.6), paid, card_slip, goodbye, gap=4,
        ),
        face="helvetica",
        size=8.5,
        width=240,
    ),
    # Restaurants: table and covers on top, quantity before the dish.
    "till_table": Roll(
        stack(
            shop(identity=False), space(4), references, dashes("."), items(style="before"), dashes("."),
                total(scale=1.8), tax, space(4), paid, ticket_line(together=False),
            register_numbers(), goodbye, gap=4,
        ),
        face="vera",
        size=7.2,
        width=205,
    ),
    # Petrol stations, car parks, taxis: little to sell, much to say.
    "till_facts": Roll(
        stack(shop(), space(4), ticket_line(together=False), references, space(4), items(style="below"),
            total(scale=1.2), tax_lines, paid, card_slip, goodbye, gap=3),
        face="courier",
        size=8.4,
        width=180,
        only=SHORT,
    ),
    # Very small and long, as supermarkets have it.
    "till_long": Roll(
        stack(
            shop(), clerk, dashes(), items(style="code"), space(3), counted, total(scale=1.9), paid, space(6),
                tax_table, card_slip, bars, ticket_line(with_clerk=False), goodbye,
            gap=2,
        ),
        face="helvetica",
        size=7.0,
        width=170,
        margin=6,
    ),
    # The slip of a printer at the counter: bold head, everything below one another.
    "till_slip": Roll(
        stack(
            goodbye, shop(align="left", identity=True), ticket_line(together=False), dashes("*"), items(style="below"),
                total(scale=1.0), dashes("*"), tax, paid,
            references, gap=5,
        ),
        face="times",
        size=9.2,
        width=226,
    ),
    # A note on a half sheet rather than a roll.
    "till_note": Roll(
        stack(
            beside((0, 0.55, shop(align="left")), (0.6, 1, lowered(ticket_line(together=False), 4))), space(10),
                references, table_head, items(style="table"),
            dashes(), beside((0.35, 1, stack(tax_lines, total(scale=1.3), paid, gap=2))), beside((0, 0.6, tax_table)),
                goodbye, nothing, gap=6,
        ),
        face="helvetica",
        size=9.0,
        width=396,
        margin=24,
    ),
}  # fmt: skip
