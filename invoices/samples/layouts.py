"""All families of look-alikes by name."""

from invoices.samples.layout import Layout
from invoices.samples.layouts_classic import CLASSIC
from invoices.samples.layouts_forms import FORMS
from invoices.samples.layouts_ledger import LEDGER
from invoices.samples.layouts_modern import MODERN
from invoices.samples.layouts_tills import TILL_LAYOUTS
from invoices.samples.roll import Roll

SHEETS: dict[str, Layout] = CLASSIC | MODERN | FORMS | LEDGER
ROLLS: dict[str, Roll] = TILL_LAYOUTS
LAYOUTS: tuple[str, ...] = (*SHEETS, *ROLLS)
