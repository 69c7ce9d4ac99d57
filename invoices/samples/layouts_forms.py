"""Layouts of preprinted forms, old programs and papers that are not A4."""

from reportlab.lib.pagesizes import A4, A5, landscape

from invoices.samples.blocks import PALE, beside, frame, lowered, nothing, stack
from invoices.samples.blocks_meta import dated, headline, labels, ladder, number_row, numbered, spoken
from invoices.samples.blocks_parties import buyer, contacts, delivered, logo, seller
from invoices.samples.blocks_payment import bank, fine_print, legal_foot, payment
from invoices.samples.blocks_table import Grid
from invoices.samples.blocks_taxes import taxes
from invoices.samples.blocks_totals import totals, totals_across
from invoices.samples.layout import Layout
from invoices.samples.says_lines import FOLIO, ORDERS

WIDE = tuple(order for order in ORDERS if len(order) >= 6)

FORMS: dict[str, Layout] = {
    # Wholesalers' program: much on little room, the totals in a row at the end of the page.
    "dense_form": Layout(
        top=stack(
            beside((0, 0.46, seller()), (0.54, 1, lowered(frame(buyer(label="none"), pad=10), 10))),
            beside((0, 0.4, numbered(scale=1.2)), (0.5, 1, delivered)),
            ladder(most=7),
            gap=8,
        ),
        grid=Grid(rules="columns", head="pale", tight=1.2, orders=WIDE),
        bottom=stack(
            beside((0, 0.55, taxes(share=1)), (0.6, 1, stack(payment, bank, gap=4))),
            totals_across,
            fine_print(0.66),
            gap=6,
        ),
        foot=legal_foot(name=False, contact=True),
        margin=26,
        margin_top=24,
        gap=6,
        at_the_end=True,
        again=stack(numbered(scale=1.1), ladder(other=False), gap=4),
    ),
    # What a line printer would have written: one typeface, no rule at all.
    "line_printer": Layout(
        top=stack(
            beside((0, 0.5, seller(identity=True)), (0.55, 1, lowered(buyer(label="none", bold=False), 50))),
            labels(align="line"),
            gap=22,
        ),
        grid=Grid(rules="none", head="plain", tight=1),
        bottom=stack(
            beside((0.45, 1, totals(style="plain", strong_scale=1.0))),
            beside((0, 0.7, taxes(ruled=False))),
            payment,
            bank,
            fine_print(1.0),
            gap=12,
        ),
        foot=nothing,
        face="courier",
        margin=48,
        at_the_end=True,
        again=number_row,
    ),
    # Hotels and garages: a small sheet, days at the left.
    "folio": Layout(
        size=A5,
        margin=26,
        margin_top=24,
        only=("hotel", "restaurant", "garage", "taxi", "service_de", "caterer", "rental", "web_shop"),
        top=stack(
            logo("center"), seller(align="center"), beside((0, 0.52, labels()), (0.56, 1, buyer(label="none"))), gap=10
        ),
        grid=Grid(rules="rows", head="line", tight=2, orders=FOLIO),
        bottom=stack(beside((0.4, 1, totals(style="plain"))), taxes(share=1.0), payment, fine_print(), gap=8),
        gap=8,
        again=numbered(scale=1.0),
    ),
    # A sheet laid sideways, as some haulage and cleaning firms print.
    "sideways": Layout(
        size=landscape(A4),
        margin=34,
        margin_top=28,
        top=stack(
            beside((0, 0.3, stack(logo(), seller(), gap=2)), (0.36, 0.62, labels()), (0.68, 1, frame(buyer()))),
            spoken(align="center", scale=1.2),
            gap=10,
        ),
        grid=Grid(rules="all", head="filled", tight=2, orders=WIDE),
        bottom=stack(
            beside((0, 0.4, taxes()), (0.42, 0.66, stack(payment, bank, gap=4)), (0.7, 1, totals(style="boxed"))),
            fine_print(),
            gap=8,
        ),
        foot=legal_foot(name=False),
        gap=10,
        again=numbered(scale=1.0),
    ),
    # Craftsmen: the bill as a half sheet with the totals at the left.
    "half_sheet": Layout(
        size=A5,
        margin=24,
        margin_top=22,
        top=stack(
            beside((0, 0.55, seller()), (0.58, 1, stack(headline(align="right", scale=1.3), dated(), gap=2))),
            beside((0, 0.5, number_row), (0.48, 1, buyer())),
            labels(main=False, align="line"),
            gap=10,
        ),
        grid=Grid(rules="outer", head="pale", tight=2),
        bottom=stack(
            beside((0, 0.62, totals(style="boxed")), (0.66, 1, payment)),
            beside((0, 0.8, taxes())),
            bank,
            fine_print(),
            gap=8,
        ),
        gap=8,
        again=numbered(scale=1.0),
    ),
    # Seller at the right, buyer at the left above the title: the order many programs from abroad have.
    "mirrored": Layout(
        top=stack(
            beside((0, 0.45, lowered(buyer(), 20)), (0.6, 1, stack(logo("right"), seller(align="right"), gap=4))),
            frame(
                beside((0, 0.5, headline(scale=1.2)), (0.5, 1, labels(other=False, align="edges"))),
                fill=PALE,
                stroke=None,
            ),
            beside((0, 0.5, labels(main=False)), (0.55, 1, delivered)),
            gap=14,
        ),
        grid=Grid(rules="rows", head="filled", zebra=True, tight=3),
        bottom=stack(
            beside((0, 0.42, totals(style="ruled")), (0.5, 1, stack(taxes(), bank, gap=8))),
            payment,
            fine_print(),
            gap=12,
        ),
        foot=legal_foot(name=True, align="left"),
        margin=40,
        again=numbered(scale=1.0),
    ),
    # Lawyers: narrow, in paragraphs, totals in the flow of the text.
    "parchment": Layout(
        only=("lawyer", "accountant", "consulting_en", "training", "freelancer", "printer", "cleaning"),
        margin=76,
        margin_top=60,
        top=stack(
            logo("center"),
            contacts,
            dated(),
            lowered(buyer(label="none", bold=False), 8),
            spoken(align="center", scale=1.2),
            labels(main=False, align="line"),
            gap=18,
        ),
        grid=Grid(
            rules="none",
            head="plain",
            tight=4,
            orders=(("description", "net"), ("description", "quantity", "unit_price", "rebate", "net")),
        ),
        bottom=stack(
            beside((0.2, 1, totals(style="plain", strong_scale=1.0))),
            taxes(share=0.3),
            payment,
            bank,
            fine_print(0.9),
            gap=16,
        ),
        foot=legal_foot(name=True, align="center", apart=True),
        again=numbered(scale=1.0),
    ),
}
