"""Do the rows add up: those of the VAT breakdown, and the lines?"""

from collections.abc import Iterator
from decimal import Decimal

from invoices.fields import Field, Finding, Severity
from invoices.quality.case import Case, figure, money
from invoices.quality.findings import finding
from invoices.quality.gravity import how_grave
from invoices.quality.proofs import WITHOUT_LINES, proven_by
from invoices.quality.sums import of_breakdown, of_line, of_lines, of_row, slack_of_row, works_out


def vat_rows(case: Case) -> Iterator[Finding]:
    """Each row of the VAT breakdown is its rate times its base."""
    for number, row in enumerate(case.extraction.vat_breakdown, start=1):
        found = of_row(row, case.extraction.lines)
        if found is not None and abs(found.gap) > slack_of_row(case.extraction.lines):
            yield finding(
                "arithmetic_vat",
                Field.TOTAL_VAT,
                row=number,
                rate=figure(row.rate),
                base=money(row.base or Decimal(0)),
                expected=money(found.made),
                amount=money(found.printed),
                difference=money(abs(found.gap)),
            )


def breakdown(case: Case) -> Iterator[Finding]:
    """The rows of the VAT breakdown sum to the totals."""
    sums = dict(of_breakdown(case))
    tax = sums.get(Field.TOTAL_VAT)
    for name, found in sums.items():
        if found.gap:
            # What is sold without VAT often stands in no row: the bases then miss it, and the tax is all there.
            is_exempt_part = name is Field.TOTAL_NET and found.gap > 0 and tax is not None and not tax.gap
            yield finding(
                "arithmetic_breakdown",
                name,
                severity=Severity.WARNING if is_exempt_part else how_grave(case, found),
                field=name.value,
                sum=money(found.made),
                total=money(found.printed),
                difference=money(abs(found.gap)),
            )


def lines(case: Case) -> Iterator[Finding]:
    """The lines sum to the net total, or to the gross one where prices are with VAT."""
    found = of_lines(case)
    if found is None or not found[1].gap:
        return
    name, made = found
    # Lines are easily missed; they put a total in doubt only where nothing else holds it up.
    is_held_up = bool(proven_by(case, WITHOUT_LINES) & {Field.TOTAL_NET, Field.TOTAL_GROSS})
    yield finding(
        "arithmetic_lines",
        name,
        severity=Severity.WARNING if is_held_up else Severity.DOUBT,
        sum=money(made.made),
        total=money(made.printed),
        difference=money(abs(made.gap)),
    )


def each_line(case: Case) -> Iterator[Finding]:
    """Each line is its quantity times its price, less a discount in whole percents at most."""
    for number, line in enumerate(case.extraction.lines, start=1):
        found = of_line(line)
        if found is not None and not works_out(line):
            yield finding(
                "arithmetic_line",
                line=number,
                quantity=figure(line.quantity or Decimal(0)),
                price=figure(line.unit_price or Decimal(0)),
                expected=money(found.made),
                net=money(found.printed),
            )
