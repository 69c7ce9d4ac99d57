"""Errors put into identifiers and amounts on purpose, counted: seen, located and mended, mended wrongly."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from stdnum import luhn

from invoices.extraction.identifiers import PROOFS, IdentifierKind, vat_number_of
from invoices.extraction.relations import (
    Relation,
    broken,
    holds,
    independent,
    share_of,
    sum_of,
)
from invoices.extraction.repair import repaired_amounts, repaired_identifier

CENT = Decimal("0.01")
RATES = (Decimal(20), Decimal(10), Decimal("5.5"), Decimal("2.1"))


@dataclass
class Tally:
    """What became of the errors."""

    counts: Counter[str] = field(default_factory=Counter)

    def __getitem__(self, name: str) -> int:
        return self.counts[name]

    def share(self, name: str, of: str) -> float:
        return self.counts[name] / self.counts[of]

    def note(self, *, seen: bool, covered: bool, mend: object, meant: object) -> None:
        self.counts.update(
            errors=1,
            seen=seen,
            covered=covered,
            mended=covered and mend == meant,
            false=mend is not None and mend != meant,
        )


# --- Identifiers ------------------------------------------------------------------------------------


def company(random: Random) -> dict[IdentifierKind, str]:
    """Return the identifiers of an invented company and its account."""
    siren = _with_check(random, 8)
    siret = _with_check(random, 4, siren)
    bban = "".join(random.choice("0123456789") for _ in range(21))
    key = 97 - int(bban + "00") % 97
    return {"siren": siren, "siret": siret, "vat": vat_number_of(siren), "iban": f"FR76{bban}{key:02d}"}


def _with_check(random: Random, many: int, start: str = "") -> str:
    body = start + "".join(random.choice("0123456789") for _ in range(many))
    return body + luhn.calc_check_digit(body)


def misread(random: Random, text: str) -> tuple[str, int]:
    """Return a text with one of its digits read as another, and where."""
    place = random.choice([at for at, sign in enumerate(text) if sign.isdigit()])
    digit = random.choice([sign for sign in "0123456789" if sign != text[place]])
    return text[:place] + digit + text[place + 1 :], place


def measure_identifiers(random: Random, errors: int) -> Tally:
    """Misread one digit of the identifiers of companies of which four in five are known otherwise."""
    tally = Tally()
    others = [number for _ in range(50) for number in company(random).values()]
    for _ in range(errors):
        numbers = company(random)
        kind = random.choice(tuple(numbers))
        read, place = misread(random, numbers[kind])
        known = random.random() < 0.8
        witnesses = [number for each, number in numbers.items() if (each == "iban") == (kind == "iban")]
        mend = repaired_identifier(kind, read, known=[*others, *(witnesses if known else ())])
        # The establishment of a company is said once: nothing else tells its five digits.
        covered = known and not (kind == "siret" and place >= 9)
        tally.note(seen=not PROOFS[kind](read), covered=covered, mend=mend, meant=numbers[kind])
    return tally


# --- Amounts ----------------------------------------------------------------------------------------


def invoice(random: Random) -> tuple[dict[str, Decimal], list[Relation]]:
    """Return the amounts of an invented invoice and what holds between them."""
    values: dict[str, Decimal] = {}
    relations: list[Relation] = []
    rates = random.sample(RATES, random.choice((1, 1, 2, 3)))
    for number, rate in enumerate(rates):
        lines = list(_lines(random, f"{number}", values, relations))
        values |= {f"rate {number}": rate, f"base {number}": sum((values[line] for line in lines), Decimal(0))}
        values[f"vat {number}"] = _rounded(values[f"base {number}"] * rate / 100)
        relations.append(share_of(f"base {number}", f"rate {number}", f"vat {number}"))
    of = {kind: [f"{kind} {number}" for number in range(len(rates))] for kind in ("base", "vat")}
    values |= {"net": _total(values, of["base"]), "vat": _total(values, of["vat"])}
    values["gross"] = values["net"] + values["vat"]
    lines = [name for name in values if name.startswith("line ")]
    relations += [sum_of("net", of["base"]), sum_of("vat", of["vat"]), sum_of("gross", ("net", "vat"))]
    return values, [*relations, sum_of("net", lines)]


def _lines(random: Random, rate: str, values: dict[str, Decimal], relations: list[Relation]) -> Iterator[str]:
    for number in range(random.randint(1, 4)):
        place = f"{rate}.{number}"
        quantity, price = Decimal(random.randint(1, 40)), Decimal(random.randint(50, 50_000)) * CENT
        values |= {f"quantity {place}": quantity, f"price {place}": price, f"line {place}": quantity * price}
        product = share_of(f"quantity {place}", f"price {place}", f"line {place}")
        relations.append(type(product)(product.one, product.other, product.result))
        yield f"line {place}"


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


def _total(values: dict[str, Decimal], names: Sequence[str]) -> Decimal:
    return sum((values[name] for name in names), Decimal(0))


def measure_amounts(random: Random, errors: int) -> Tally:
    """Misread one digit of an amount, or lose its mark or its minus."""
    tally = Tally()
    for _ in range(errors):
        values, relations = invoice(random)
        name = random.choice([each for each in values if not each.startswith("rate ")])
        read = values | {name: _misread_amount(random, values[name])}
        mend = repaired_amounts(read, relations, raw=dict.fromkeys(values, ""))
        tally.note(
            seen=bool(broken(read, relations)),
            covered=is_covered(name, read, relations),
            mend=(name, mend.get(name)) if name in mend else (next(iter(mend.items())) if mend else None),
            meant=(name, values[name]),
        )
    return tally


def _misread_amount(random: Random, value: Decimal) -> Decimal:
    way = random.random()
    if way < 0.05:
        return -value
    if way < 0.1:
        return value.scaleb(2)
    return Decimal(misread(random, f"{value:f}")[0])


def is_covered(name: str, read: dict[str, Decimal], relations: list[Relation]) -> bool:
    """Tell whether two independent relations that fail name one value."""
    failing = [relation for relation in relations if name in relation.names and not holds(relation, read)]
    without = [relation for relation in relations if name not in relation.names]
    return independent(failing, without, read) >= 2


def measure_overlooked(random: Random, invoices: int) -> Counter[str]:
    """Read everything well, but overlook a discount, a deposit or a line: nothing was misread, so nothing is mended."""
    mends: Counter[str] = Counter()
    for _ in range(invoices):
        values, relations = invoice(random)
        off = Decimal(random.choice((5, 10, 20, 50, 100, 300))) * random.choice((1, -1))
        shifted = random.choice([("gross",), ("net", "gross"), ("vat", "gross"), ("base 0", "net", "gross")])
        values |= {name: values[name] + off for name in shifted}
        mends[" ".join(shifted) if repaired_amounts(values, relations, raw=dict.fromkeys(values, "")) else ""] += 1
    return mends
