"""Layouts as web services, designers and utilities have them made."""

from reportlab.lib.pagesizes import LETTER

from invoices.samples.blocks import GREY, beside, frame, lowered, nothing, space, stack
from invoices.samples.blocks_meta import grid, headline, labels, numbered, reference_line, spoken
from invoices.samples.blocks_modern import (
    amount_box,
    amount_sentence,
    band,
    column_at_the_side,
    contact_box,
    facts_above,
    usage_chart,
)
from invoices.samples.blocks_parties import buyer, contacts, delivered, logo, seller
from invoices.samples.blocks_payment import bank, fine_print, legal_foot, payment
from invoices.samples.blocks_table import Grid
from invoices.samples.blocks_taxes import taxes
from invoices.samples.blocks_totals import totals
from invoices.samples.layout import Layout
from invoices.samples.trades import UTILITIES

MODERN: dict[str, Layout] = {
    # A band of colour with the name in white.
    "band": Layout(
        top=stack(
            band(),
            beside((0, 0.4, labels()), (0.45, 1, buyer())),
            delivered,
            gap=16,
        ),
        grid=Grid(rules="none", head="line", zebra=True, tight=4),
        bottom=stack(
            beside((0, 0.5, stack(taxes(ruled=False), payment, bank, gap=10)), (0.58, 1, totals(style="colour"))),
            fine_print(),
            gap=14,
        ),
        foot=legal_foot(name=True, contact=True),
        margin_top=44,
        again=numbered(scale=1.0),
    ),
    # Everything of the seller in a column at the side.
    "side_column": Layout(
        side=column_at_the_side,
        side_width=132,
        top=stack(headline(scale=2.2), labels(align="beside"), lowered(buyer(), 6), gap=14),
        grid=Grid(rules="rows", head="line"),
        bottom=stack(beside((0.35, 1, totals(style="ruled"))), taxes(), payment, bank, fine_print(), gap=12),
        margin=30,
        again=numbered(scale=1.0),
    ),
    # As payment services write them: Letter paper, the amount as a sentence, labels in grey.
    "web_letter": Layout(
        size=LETTER,
        margin=50,
        margin_top=48,
        top=stack(
            beside((0, 0.6, headline(scale=2.0)), (0.6, 1, logo("right"))),
            labels(align="beside"),
            beside((0, 0.46, seller()), (0.5, 1, buyer())),
            amount_sentence,
            gap=18,
        ),
        grid=Grid(rules="none", head="line", tight=5),
        bottom=stack(
            beside((0.5, 1, totals(style="ruled", strong_scale=1.0))),
            payment,
            taxes(share=0.2),
            fine_print(0.85),
            gap=14,
        ),
        again=numbered(scale=1.0),
    ),
    # Number, date and due date side by side with small labels over them.
    "facts_above": Layout(
        top=stack(
            beside((0, 0.5, logo()), (0.55, 1, contacts)),
            headline(scale=2.4),
            facts_above,
            beside((0, 0.46, seller(label=True)), (0.52, 1, buyer())),
            reference_line,
            gap=16,
        ),
        grid=Grid(rules="rows", head="plain", tight=5),
        bottom=stack(
            beside((0, 0.48, taxes(ruled=False)), (0.55, 1, totals(style="plain", strong_scale=1.4))),
            bank,
            payment,
            fine_print(),
            gap=14,
        ),
        foot=legal_foot(name=False),
        margin=50,
        again=numbered(scale=1.0),
    ),
    # Energy and telephone: the sums on the first page, the lines behind it.
    "utility": Layout(
        only=UTILITIES,
        kinds=("invoice",) * 9 + ("credit_note",),
        top=stack(
            beside(
                (0, 0.4, stack(logo(), seller(identity=False), contact_box, gap=8)),
                (0.5, 1, lowered(buyer(label="none"), 70)),
            ),
            spoken(scale=1.4),
            beside(
                (0, 0.42, stack(amount_box, usage_chart, gap=16)),
                (0.48, 1, stack(totals(style="ruled"), labels(main=False), gap=14)),
            ),
            payment,
            fine_print(),
            gap=18,
        ),
        apart=True,
        grid=Grid(rules="rows", head="pale", tight=2),
        bottom=stack(taxes(share=1.0), bank, gap=14),
        foot=legal_foot(name=True),
        again=stack(spoken(scale=1.0), space(4)),
    ),
    # The same business, on one page and with a talon below.
    "utility_short": Layout(
        only=(*UTILITIES, "cloud_fr", "security", "rental"),
        top=stack(
            beside((0, 0.3, logo()), (0.34, 0.62, contacts), (0.66, 1, amount_box)),
            beside((0, 0.45, grid()), (0.55, 1, lowered(buyer(label="none"), 12))),
            gap=22,
        ),
        grid=Grid(rules="outer", head="filled", tight=2),
        bottom=stack(
            beside((0, 0.5, taxes()), (0.56, 1, totals(style="boxed"))),
            frame(stack(payment, bank, gap=4), stroke=GREY),
            fine_print(),
            gap=14,
        ),
        foot=legal_foot(name=True),
        again=numbered(scale=1.0),
    ),
    # Labels in a column at the right, each with its value under it.
    "labels_above": Layout(
        top=stack(
            beside((0, 0.5, stack(logo(), lowered(buyer(), 20), gap=10)), (0.7, 1, labels(align="above"))),
            headline(scale=1.7),
            gap=16,
        ),
        grid=Grid(rules="outer", head="line", zebra=True, tight=3),
        bottom=stack(beside((0, 0.45, taxes()), (0.5, 1, totals(style="ruled"))), bank, payment, fine_print(), gap=14),
        foot=legal_foot(name=True, contact=True, align="left"),
        margin=46,
        again=numbered(scale=1.0),
    ),
    # A grid of references left, the buyer right, totals over the full width under one another.
    "grid_left": Layout(
        top=stack(
            beside((0, 0.5, logo()), (0.5, 1, headline(align="right", scale=1.6))),
            beside((0, 0.5, seller()), (0.55, 1, frame(buyer(), stroke=GREY))),
            beside((0, 0.5, grid())),
            delivered,
            gap=16,
        ),
        grid=Grid(rules="all", head="pale", tight=2),
        bottom=stack(
            totals(style="boxed"), beside((0, 0.7, taxes())), stack(payment, bank, gap=4), fine_print(), gap=12
        ),
        foot=nothing,
        margin=36,
        again=numbered(scale=1.0),
    ),
}
