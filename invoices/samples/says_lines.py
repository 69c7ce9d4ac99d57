"""The columns of the table of what was sold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from invoices.samples.arithmetic import cents
from invoices.samples.figures import short
from invoices.samples.look import Job
from invoices.samples.says_money import is_without_prices, rate_of
from invoices.samples.trades import TRADES
from invoices.samples.values import CENT, Item

Cell = Callable[[Job, Item, Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the words over it, what stands in it, and which key of a line it makes true."""

    head: str
    cell: Cell
    align: str = "right"
    key: str = ""


def is_bare(job: Job) -> bool:
    """Tell whether amounts in the table go without their currency."""
    return job.happens("table.bare", 0.6)


def _amount(job: Job, item: Item, _: Sequence[str]) -> str:
    return job.money(item.amount, bare=is_bare(job))


def _gross(job: Job, item: Item, _: Sequence[str]) -> str:
    gross = item.amount if job.scene.prices_with_tax else cents(item.amount * (100 + item.rate) / 100)
    return job.money(gross, bare=is_bare(job))


def _price(job: Job, item: Item, _: Sequence[str]) -> str:
    return job.look.figures.price(item.unit_price)


def _rate(job: Job, item: Item, _: Sequence[str]) -> str:
    return rate_of(job, item.rate) + job.pick("rate.sign", ("", " %", "%"))


def _rebate(job: Job, item: Item, _: Sequence[str]) -> str:
    return short(item.rebate).replace(".", job.look.figures.decimal) + "%" if item.rebate else ""


def _code_of_rate(job: Job, item: Item, _: Sequence[str]) -> str:
    return next((tax.code for tax in job.scene.taxes if tax.rate == item.rate), "")


def _quantity(job: Job, item: Item, names: Sequence[str]) -> str:
    is_long = job.happens("quantity.long", 0.25) and item.quantity == item.quantity.quantize(CENT)
    number = f"{item.quantity:.2f}" if is_long else short(item.quantity)
    with_unit = "unit" not in names and item.unit and job.happens("quantity.unit", 0.4)
    return number.replace(".", job.look.figures.decimal) + (f" {item.unit}" if with_unit else "")


def _day(job: Job, item: Item, _: Sequence[str]) -> str:
    place = job.scene.items.index(item)
    day = job.scene.issue_date - timedelta(max(0, len(job.scene.items) - place - 1) % 7)
    return f"{day:%d/%m}" if job.happens("day.short", 0.5) else f"{day:%d/%m/%Y}"


COLUMNS: dict[str, Column] = {
    "code": Column("col_code", lambda job, item, names: item.code, "left", "product_code"),
    "description": Column("col_description", lambda job, item, names: item.description, "left", "description"),
    "day": Column("col_day", _day, "left"),
    "quantity": Column("col_quantity", _quantity, "right", "quantity"),
    "unit": Column("col_unit", lambda job, item, names: item.unit, "center", "unit"),
    "unit_price": Column("col_unit_price", _price, "right", "unit_price"),
    "rebate": Column("col_rebate", _rebate),
    "vat": Column("col_vat", _rate, "right", "vat_rate"),
    "vat_code": Column("col_vat_code", _code_of_rate, "center"),
    "net": Column("col_net", _amount, "right", "net_amount"),
    "gross": Column("col_gross", _gross),
}

ORDERS: tuple[tuple[str, ...], ...] = (
    ("description", "quantity", "unit_price", "rebate", "net"),
    ("description", "quantity", "unit_price", "rebate", "vat", "net"),
    ("code", "description", "quantity", "unit_price", "rebate", "net"),
    ("code", "description", "quantity", "unit", "unit_price", "rebate", "vat", "net"),
    ("code", "description", "vat", "unit_price", "quantity", "rebate", "net"),
    ("quantity", "description", "unit_price", "rebate", "net"),
    ("quantity", "unit", "code", "description", "unit_price", "rebate", "net", "vat_code"),
    ("description", "unit", "quantity", "unit_price", "rebate", "vat", "net", "gross"),
    ("description", "vat", "net"),
    ("description", "net"),
    ("description", "vat", "quantity", "unit_price", "rebate", "net"),
    ("code", "description", "quantity", "unit_price", "rebate", "net", "vat_code"),
    ("description", "unit_price", "quantity", "rebate", "net", "vat"),
)
FOLIO = (
    ("day", "description", "quantity", "net"),
    ("day", "description", "vat", "quantity", "unit_price", "net"),
    ("day", "code", "description", "net", "vat_code"),
)
UNPRICED = (
    ("code", "description", "quantity", "unit"),
    ("quantity", "unit", "description"),
    ("description", "quantity"),
)
# Without a quantity, a price of one would have to be the amount.
NEED_ONE_OF_EACH = ("quantity",)


def columns_named(job: Job, orders: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Choose which columns this document has and in which order."""
    if is_without_prices(job):
        return tuple(name for name in job.pick("columns", UNPRICED) if name not in _missing(job))
    items = job.scene.items
    plain = all(item.quantity == 1 and not item.rebate for item in items)
    fitting = [order for order in orders if plain or set(NEED_ONE_OF_EACH) <= set(order)] or list(orders)
    missing = _missing(job)
    return tuple(name for name in job.pick("columns", fitting) if name not in missing)


def _missing(job: Job) -> set[str]:
    items, missing = job.scene.items, set[str]()
    if not any(item.rebate for item in items):
        missing.add("rebate")
    if not any(item.unit for item in items):
        missing.add("unit")
    if not (TRADES[job.scene.trade].has_codes or job.happens("codes", 0.15)):
        missing.add("code")
    if job.scene.mention:
        missing |= {"vat", "vat_code", "gross"}
    return missing | ({"gross"} if job.scene.prices_with_tax else set())


def head_of(job: Job, name: str) -> str:
    """Return the words over a column."""
    if job.scene.prices_with_tax and name in {"unit_price", "net"}:
        return job.words["col_unit_price_ttc" if name == "unit_price" else "col_gross"]
    return job.words[COLUMNS[name].head]


def line_claim(job: Job, item: Item, names: Sequence[str]) -> dict[str, str]:
    """Return what a printed line makes true: only what its columns say, and prices only where they are before tax."""
    values = {
        "description": item.description,
        "product_code": item.code,
        "quantity": short(item.quantity),
        "unit": item.unit,
        "unit_price": f"{item.unit_price:f}",
        "vat_rate": short(item.rate),
        "net_amount": f"{item.amount:.2f}",
    }
    keys = [COLUMNS[name].key for name in names]
    hidden = {"unit_price", "net_amount"} if job.scene.prices_with_tax else set()
    return {key: values[key] for key in keys if key and key not in hidden and values[key]}
