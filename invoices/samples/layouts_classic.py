"""Layouts as word processors and small invoicing programs make them."""

from invoices.samples.blocks import PALE, beside, frame, lowered, nothing, space, stack
from invoices.samples.blocks_meta import (
    date_row,
    dated,
    headline,
    labels,
    ladder,
    number_row,
    numbered,
    reference_line,
    spoken,
)
from invoices.samples.blocks_parties import buyer, delivered, logo, seller, sender_line
from invoices.samples.blocks_payment import bank, fine_print, legal_foot, payment
from invoices.samples.blocks_table import Grid
from invoices.samples.blocks_taxes import taxes
from invoices.samples.blocks_totals import totals, totals_across
from invoices.samples.layout import Layout

CLASSIC: dict[str, Layout] = {
    # Seller left on top, buyer right in the window, title and labels under them.
    "window_right": Layout(
        top=stack(
            beside((0, 0.5, stack(logo(), seller(identity=False), gap=4)), (0.55, 1, lowered(buyer(), 62))),
            stack(headline(), labels(), gap=4),
            delivered,
            gap=16,
        ),
        grid=Grid(rules="rows", head="filled"),
        bottom=stack(
            beside((0, 0.5, stack(taxes(), payment, bank, gap=8)), (0.58, 1, totals(style="plain"))),
            fine_print(),
            gap=14,
        ),
        foot=legal_foot(name=True),
        again=labels(other=False),
    ),
    # Title and labels at the right of the head, buyer left.
    "title_right": Layout(
        top=stack(
            beside((0, 0.5, seller()), (0.56, 1, stack(headline(align="right"), labels(align="edges"), gap=4))),
            beside((0, 0.48, buyer()), (0.52, 1, delivered)),
            gap=20,
        ),
        grid=Grid(rules="all", head="pale"),
        bottom=stack(
            beside((0, 0.52, stack(taxes(ruled=False), bank, gap=8)), (0.6, 1, totals(style="boxed"))),
            payment,
            fine_print(),
            gap=12,
        ),
        again=numbered(scale=1.0),
    ),
    # A letter: place and day, the number in a sentence.
    "letter": Layout(
        top=stack(
            beside((0, 0.5, seller(identity=False)), (0.55, 1, lowered(buyer(label="none", bold=False), 74))),
            lowered(dated(), 8),
            numbered(),
            reference_line,
            gap=14,
        ),
        grid=Grid(rules="none", head="line", tight=2),
        bottom=stack(beside((0.5, 1, totals(style="ruled"))), payment, bank, taxes(share=0.2), fine_print(), gap=12),
        foot=legal_foot(name=True, align="center"),
        margin=56,
        margin_top=50,
        again=numbered(scale=1.0),
    ),
    # Title and number as a sentence over everything, parties side by side in boxes.
    "sentence_boxes": Layout(
        top=stack(
            logo("center"),
            frame(spoken(align="center"), fill=PALE, stroke=None),
            beside((0, 0.48, frame(seller(label=True))), (0.52, 1, frame(buyer()))),
            ladder(main=False),
            delivered,
            gap=12,
        ),
        grid=Grid(rules="columns", head="pale"),
        bottom=stack(totals_across, taxes(share=0.5), stack(payment, bank, gap=6), fine_print(), gap=12),
        foot=legal_foot(name=False),
        at_the_end=True,
        again=spoken(scale=1.0),
    ),
    # Everything of the seller stands at the foot; the head has nothing but a logo.
    "all_in_foot": Layout(
        top=stack(
            beside((0, 0.5, logo()), (0.5, 1, lowered(headline(align="right", scale=1.5), 6))),
            beside((0, 0.45, labels()), (0.54, 1, lowered(buyer(label="none"), 20))),
            gap=30,
        ),
        grid=Grid(rules="rows", head="line", tight=4),
        bottom=stack(beside((0, 0.5, taxes()), (0.6, 1, totals(style="colour"))), payment, fine_print(), gap=14),
        foot=stack(beside((0, 0.4, legal_foot(align="left", apart=True)), (0.45, 0.98, bank))),
        again=labels(other=False),
    ),
    # The German letter: a small line of the sender, a block of references at the right.
    "din_letter": Layout(
        top=stack(
            beside((0.5, 1, logo("right"))),
            beside(
                (0, 0.46, stack(sender_line, buyer(label="none", bold=False), gap=2)),
                (0.6, 1, labels(main=True, align="edges")),
            ),
            space(14),
            headline(scale=1.5),
            gap=16,
        ),
        grid=Grid(rules="none", head="line"),
        bottom=stack(
            beside((0.52, 1, totals(style="plain"))), beside((0, 0.6, taxes())), payment, fine_print(0.9), gap=14
        ),
        foot=beside((0, 0.32, legal_foot(align="left", apart=True)), (0.36, 0.62, nothing), (0.5, 1, bank)),
        margin=60,
        again=number_row,
    ),
    # A ladder of cells under the head: labels above, values below.
    "ladder": Layout(
        top=stack(
            beside(
                (0, 0.52, stack(logo(), seller(), gap=4)),
                (0.56, 1, stack(headline(align="left", scale=1.6), lowered(frame(buyer(), radius=6), 16))),
            ),
            ladder(),
            gap=16,
        ),
        grid=Grid(rules="columns", head="filled", tight=2),
        bottom=stack(
            beside((0, 0.55, taxes()), (0.6, 1, totals(style="boxed"))),
            beside((0, 0.5, payment), (0.5, 1, bank)),
            fine_print(),
            gap=12,
        ),
        at_the_end=True,
        again=ladder(other=False),
    ),
    # Centred head, as some craftsmen have it printed.
    "centred": Layout(
        top=stack(
            logo("center"),
            seller(align="center", identity=False),
            beside((0, 0.45, stack(numbered(scale=1.3), date_row, gap=3)), (0.5, 1, buyer())),
            labels(main=False, align="line"),
            gap=14,
        ),
        grid=Grid(rules="all", head="plain"),
        bottom=stack(
            beside((0.55, 1, totals(style="ruled"))),
            beside((0, 0.6, taxes(ruled=False))),
            payment,
            bank,
            fine_print(),
            gap=10,
        ),
        foot=legal_foot(name=False, contact=True),
        again=numbered(scale=1.0),
    ),
}
