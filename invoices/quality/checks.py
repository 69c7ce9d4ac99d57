"""All that is checked of an invoice, in the order in which it is told; a table, and the one walk through it."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from invoices.fields import Context, Extraction, Finding
from invoices.quality import (
    checks_amounts,
    checks_dates,
    checks_duplicates,
    checks_identifiers,
    checks_papers,
    checks_parties,
    checks_rates,
    checks_rows,
    mentions,
)
from invoices.quality.case import Case

Check: TypeAlias = Callable[[Case], Iterator[Finding]]

# What holds for any kind of document that is read.
OF_ANY: tuple[Check, ...] = (
    checks_papers.single,
    checks_papers.repairs,
    checks_duplicates.duplicates,
    checks_dates.future,
    checks_identifiers.checksums,
    checks_identifiers.agreement,
)

# By the kind of document, which is a table of fields, labels and checks; any other is checked for what holds of any.
CHECKS: dict[str, tuple[Check, ...]] = {
    "invoice": (
        checks_papers.kind,
        checks_papers.complete,
        checks_papers.receipt,
        checks_papers.credited,
        checks_amounts.plausible,
        checks_amounts.totals,
        checks_rows.vat_rows,
        checks_rows.breakdown,
        checks_rows.lines,
        checks_rows.each_line,
        checks_amounts.payment,
        checks_amounts.proportion,
        checks_amounts.unproven,
        checks_rates.rates,
        checks_rates.currency,
        checks_rates.reverse_charge,
        checks_rates.small_business,
        checks_dates.age,
        checks_dates.due,
        checks_identifiers.account,
        checks_parties.own_sale,
        checks_parties.addressee,
        checks_parties.history,
        mentions.mentions,
        *OF_ANY,
    ),
    "tax_notice": (checks_papers.needed, checks_amounts.plausible, *OF_ANY),
}


def check(
    extraction: Extraction, context: Context, *, sha256: str = "", splits: tuple[tuple[int, int], ...] = ()
) -> tuple[Finding, ...]:
    """Return everything that is noticed about an invoice; nothing that is missing ever raises.

    `sha256` is that of the bytes as received; `splits` are the page ranges of the invoices that the file seems to hold.
    """
    case = Case(extraction, context, sha256, splits)
    return tuple(found for each in CHECKS.get(extraction.kind, OF_ANY) for found in each(case))
