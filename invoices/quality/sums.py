"""The sums of an invoice: which of them work out, and by how much the others miss."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from invoices.fields import Field, LineItem, VatRate
from invoices.quality.case import CENT, HUNDRED, Case, sane

NOUGHT = Decimal(0)
PRICED_PER = (1, 100, 1000)
MOST_ROUNDED = 20  # lines; with more, chance makes up for itself


@dataclass(frozen=True, slots=True)
class Sum:
    """What some figures make, and what is printed for it."""

    made: Decimal
    printed: Decimal

    @property
    def gap(self) -> Decimal:
        return self.printed - self.made


# --- The totals -------------------------------------------------------------------------------------


def of_totals(case: Case) -> Sum | None:
    """Return net plus VAT against gross, where all three are there."""
    net, vat, gross = (case.amount(name) for name in (Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS))
    if net is None or vat is None or gross is None:
        return None
    return Sum(net + vat, gross)


def of_payment(case: Case) -> Sum | None:
    """Return gross less what is paid against the amount due, where both are there."""
    gross, due = case.amount(Field.TOTAL_GROSS), case.amount(Field.AMOUNT_DUE)
    if gross is None or due is None:
        return None
    return Sum(gross - (case.amount(Field.AMOUNT_PAID) or NOUGHT), due)


# --- The VAT breakdown ------------------------------------------------------------------------------


def slack_of_row(lines: Sequence[LineItem]) -> Decimal:
    """Return how far the tax of one row may be off: a cent, or half a cent for each line that was rounded by itself."""
    return max(CENT, CENT / 2 * min(len(lines), MOST_ROUNDED))


def of_row(row: VatRate, lines: Iterable[LineItem] = ()) -> Sum | None:
    """Return rate times base against the tax of one row, rounded as comes nearest: on the base or line by line."""
    rate, base, printed = sane(row.rate), sane(row.base), sane(row.amount)
    if rate is None or base is None or printed is None:
        return None
    made = [_cents(base * rate / HUNDRED, rounding) for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN)]
    nets = [sane(line.net_amount) for line in lines if sane(line.vat_rate) == rate]
    known = [net for net in nets if net is not None]
    if known and sum(known) == base and len(known) == len(nets):
        made.append(sum((_cents(net * rate / HUNDRED, ROUND_HALF_UP) for net in known), NOUGHT))
    return min((Sum(each, printed) for each in made), key=lambda tried: abs(tried.gap))


def of_breakdown(case: Case) -> Iterator[tuple[Field, Sum]]:
    """Yield what the bases and the taxes of the breakdown make, against the totals that are there."""
    rows = case.extraction.vat_breakdown
    for name, cells in (
        (Field.TOTAL_NET, [sane(row.base) for row in rows]),
        (Field.TOTAL_VAT, [sane(row.amount) for row in rows]),
    ):
        total = case.amount(name)
        if cells and total is not None and (made := _added(cells)) is not None:
            yield name, Sum(made, total)


# --- The lines --------------------------------------------------------------------------------------


def of_lines(case: Case) -> tuple[Field, Sum] | None:
    """Return what the lines make against the total they come nearest to: net or gross, before or after a discount."""
    made = _added([sane(line.net_amount) for line in case.extraction.lines])
    if made is None:
        return None
    discount = abs(case.amount(Field.DISCOUNT) or NOUGHT)
    totals = [(name, case.amount(name)) for name in (Field.TOTAL_NET, Field.TOTAL_GROSS)]
    known = [(name, total) for name, total in totals if total is not None]
    sums = [(name, Sum(made - less, total)) for name, total in known for less in (NOUGHT, discount)]
    return min(sums, key=lambda tried: abs(tried[1].gap), default=None)


def of_line(line: LineItem) -> Sum | None:
    """Return quantity times price against what is printed for a line."""
    quantity, price, net = sane(line.quantity), sane(line.unit_price), sane(line.net_amount)
    if quantity is None or price is None or net is None:
        return None
    return Sum(_cents(quantity * price, ROUND_HALF_UP), net)


def works_out(line: LineItem) -> bool:
    """Tell whether a line is its quantity times its price, as far as a line says all there is to know.

    The price may be per hundred or thousand, with VAT, rounded in print, or less a discount in whole percents.
    """
    quantity, price, net = sane(line.quantity), sane(line.unit_price), sane(line.net_amount)
    if quantity is None or price is None or net is None:
        return True
    slack = CENT + abs(quantity) * Decimal(1).scaleb(min(-2, _last_place(price))) / 2
    full = [quantity * price / per for per in PRICED_PER]
    full += [full[0] / (1 + rate / HUNDRED)] if (rate := sane(line.vat_rate)) is not None and rate > -HUNDRED else []
    if any(abs(each - net) <= slack for each in full):
        return True
    rebate = (1 - net / full[0]) * HUNDRED if full[0] else NOUGHT
    return 0 < rebate <= HUNDRED and abs(full[0] * (1 - round(rebate) / HUNDRED) - net) <= slack


def _last_place(value: Decimal) -> int:
    """Return the exponent of the last digit that is printed."""
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _added(cells: list[Decimal | None]) -> Decimal | None:
    """Add up, where nothing is missing."""
    known = [cell for cell in cells if cell is not None]
    return sum(known, NOUGHT) if known and len(known) == len(cells) else None


def _cents(value: Decimal, rounding: str) -> Decimal:
    return value.quantize(CENT, rounding=rounding)
