"""Layouts of papers that ask for money and are no bills."""

from invoices.samples.blocks import beside, frame, lowered, stack
from invoices.samples.blocks_ledger import day_in_the_text, open_items, plea
from invoices.samples.blocks_meta import dated, headline, labels
from invoices.samples.blocks_parties import buyer, logo, seller
from invoices.samples.blocks_payment import bank, fine_print, legal_foot
from invoices.samples.layout import Layout

LEDGER: dict[str, Layout] = {
    "reminder_letter": Layout(
        kinds=("reminder",),
        lines=False,
        top=stack(
            beside((0, 0.5, seller(identity=False)), (0.55, 1, lowered(buyer(label="none", bold=False), 64))),
            dated(),
            headline(scale=1.4),
            plea,
            gap=22,
        ),
        bottom=stack(open_items(ruled=False), bank, fine_print(0.9), gap=18),
        foot=legal_foot(name=True),
        margin=58,
        margin_top=50,
    ),
    "statement_table": Layout(
        kinds=("statement", "statement", "reminder"),
        lines=False,
        top=stack(
            beside((0, 0.5, stack(logo(), seller(), gap=4)), (0.56, 1, lowered(frame(buyer()), 10))),
            headline(align="center"),
            day_in_the_text,
            labels(main=False, align="line"),
            plea,
            gap=16,
        ),
        bottom=stack(open_items(), bank, fine_print(), gap=16),
        foot=legal_foot(name=False),
    ),
}
