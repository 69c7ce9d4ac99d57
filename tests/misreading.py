"""Errors put into identifiers and amounts on purpose, counted: seen, located and mended, mended wrongly."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from stdnum import luhn

from invoices.extraction.identifiers import PROOFS, IdentifierKind, vat_number_of
from invoices.extraction.relations import Product, Relation, broken, holds, independent, share_of, sum_of
from invoices.extraction.repair import repaired_amounts, repaired_identifier

CENT = Decimal("0.01")
RATES = (Decimal(20), Decimal(10), Decimal("5.5"), Decimal("2.1"))
DIGITS = "0123456789"
KNOWN = 0.8  # of the parties
MINUS_IS_WRONG, MARK_IS_LOST = 0.05, 0.1  # of the amounts; in the others one digit is
OVERLOOKED = (("gross",), ("net", "gross"), ("vat", "gross"), ("base 0", "net", "gross"))


def misread(random: Random, text: str) -> str:
    """Return a text with one of its digits read as another."""
    place = random.choice([at for at, sign in enumerate(text) if sign.isdigit()])
    return text[:place] + random.choice(DIGITS.replace(text[place], "")) + text[place + 1 :]


# --- Identifiers ------------------------------------------------------------------------------------


def company(random: Random) -> dict[IdentifierKind, str]:
    """Return the identifiers of an invented company and its account."""
    siren = _with_check(random, 8)
    account = "".join(random.choices(DIGITS, k=21))
    iban = f"FR76{account}{97 - int(account + '00') % 97:02d}"
    return {"siren": siren, "siret": _with_check(random, 4, siren), "vat": vat_number_of(siren), "iban": iban}


def _with_check(random: Random, many: int, start: str = "") -> str:
    body = start + "".join(random.choices(DIGITS, k=many))
    return body + luhn.calc_check_digit(body)


def measure_identifiers(random: Random, errors: int, *, at_once: int = 1) -> Counter[str]:
    """Misread digits of the identifiers of companies of which most are known otherwise."""
    tally: Counter[str] = Counter(errors=errors)
    others = [number for _ in range(20) for number in company(random).values()]
    for _ in range(errors):
        numbers = company(random)
        kind = random.choice(tuple(numbers))
        read = meant = numbers[kind]
        while sum(map(str.__ne__, read, meant)) < at_once:
            read = misread(random, read)
        known = random.random() < KNOWN
        mend = repaired_identifier(kind, read, known=[*others, *(_witnesses(kind, numbers) if known else ())])
        # What tells an establishment from another is said once: nothing else proves those five digits.
        covered = known and not (kind == "siret" and read[:9] == meant[:9])
        tally.update(seen=not PROOFS[kind](read), covered=covered, mended=covered and mend == meant)
        tally.update(false=mend not in (None, meant))
    return tally


def _witnesses(kind: IdentifierKind, numbers: Mapping[IdentifierKind, str]) -> list[str]:
    """Return what tells of a number of a company: the account that is known, or the other numbers on the page."""
    return [number for each, number in numbers.items() if (each == kind if kind == "iban" else each != kind)]


# --- Amounts ----------------------------------------------------------------------------------------


def invoice(random: Random) -> tuple[dict[str, Decimal], list[Relation]]:
    """Return the amounts of an invented invoice and what holds between them."""
    values: dict[str, Decimal] = {}
    relations: list[Relation] = []
    rates = random.sample(RATES, random.choice((1, 1, 2, 3)))
    for number, rate in enumerate(rates):
        base = _total(values, list(_lines(random, number, values, relations)))
        vat = (base * rate / 100).quantize(CENT, ROUND_HALF_UP)
        values |= {f"base {number}": base, f"rate {number}": rate, f"vat {number}": vat}
        relations.append(share_of(f"base {number}", f"rate {number}", f"vat {number}"))
    lines, bases, vats = (_named(values, kind) for kind in ("line ", "base ", "vat "))
    values |= {"net": _total(values, bases), "vat": _total(values, vats)}
    values["gross"] = values["net"] + values["vat"]
    sums = sum_of("net", lines), sum_of("net", bases), sum_of("vat", vats), sum_of("gross", ("net", "vat"))
    return values, [*relations, *sums]


def _lines(random: Random, rate: int, values: dict[str, Decimal], relations: list[Relation]) -> Iterator[str]:
    for number in range(random.randint(1, 4)):
        quantity, price, line = (f"{kind} {rate}.{number}" for kind in ("quantity", "price", "line"))
        values |= {quantity: Decimal(random.randint(1, 40)), price: Decimal(random.randint(50, 50_000)) * CENT}
        values[line] = values[quantity] * values[price]
        relations.append(Product(quantity, price, line))
        yield line


def _named(values: Mapping[str, Decimal], kind: str) -> list[str]:
    return [name for name in values if name.startswith(kind)]


def _total(values: Mapping[str, Decimal], names: Sequence[str]) -> Decimal:
    return sum((values[name] for name in names), Decimal(0))


def measure_amounts(random: Random, errors: int, *, at_once: int = 1) -> Counter[str]:
    """Misread amounts of invoices."""
    tally: Counter[str] = Counter(errors=errors)
    for _ in range(errors):
        values, relations = invoice(random)
        names = random.sample([name for name in values if not name.startswith("rate ")], at_once)
        read = values | {name: _misread_amount(random, values[name]) for name in names}
        mends = repaired_amounts(read, relations, raw=dict.fromkeys(values, ""))
        covered = at_once == 1 and is_covered(names[0], read, relations)
        tally.update(seen=bool(broken(read, relations)), covered=covered, mended=covered and bool(mends))
        tally.update(false=any(mend != values[name] for name, mend in mends.items()))
    return tally


def _misread_amount(random: Random, value: Decimal) -> Decimal:
    way = random.random()
    if way < MINUS_IS_WRONG:
        return -value
    return value.scaleb(2) if way < MINUS_IS_WRONG + MARK_IS_LOST else Decimal(misread(random, f"{value:f}"))


def is_covered(name: str, read: Mapping[str, Decimal], relations: Sequence[Relation]) -> bool:
    """Tell whether two independent relations of one value fail."""
    failing = [relation for relation in relations if name in relation.names and not holds(relation, read)]
    without = [relation for relation in relations if name not in relation.names]
    return independent(failing, without, read) > 1


def measure_overlooked(random: Random, invoices: int) -> int:
    """Read all amounts well but overlook a discount or a deposit; count what is mended although nothing was misread."""
    mended = 0
    for _ in range(invoices):
        values, relations = invoice(random)
        off = random.choice((1, -1)) * random.choice((5, 10, 20, 50, 100, 300))
        values |= {name: values[name] + off for name in random.choice(OVERLOOKED)}
        mended += bool(repaired_amounts(values, relations, raw=dict.fromkeys(values, "")))
    return mended
