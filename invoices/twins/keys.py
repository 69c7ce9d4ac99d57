"""By what an invoice is known to those who file it: its number, its supplier, its day and its total."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from invoices.extraction.text import fold, look_alike, squash
from invoices.fields import Extraction, Field
from invoices.quality import matching

LONGEST_NUMBER, LONGEST_SUPPLIER = 100, 200
# Zeros that fill a number up: FA-000042 and FA-42 are one number, 2024-0042 and 2024-42 may be two.
FILLING = re.compile(r"^(\D*)0+(?=\d)")
# What a second print of an invoice is marked with, at times right beside its number.
MARKED = re.compile(r"\b(?:duplicata|duplicate|copie|copy)\b")
REGISTERED = (Field.SUPPLIER_SIREN, Field.SUPPLIER_SIRET, Field.SUPPLIER_VAT_NUMBER)
NAME = "name:"


@dataclass(frozen=True, slots=True)
class Keys:
    """What tells one invoice from another, as far as it was found."""

    number: str = ""  # as printed
    supplier_name: str = ""
    suppliers: tuple[str, ...] = ()  # how the supplier is looked up, the surest way first
    kind: str = ""
    gross: Decimal | None = None
    day: date | None = None

    @property
    def number_key(self) -> str:
        return number_key(self.number)


def keys_of(extraction: Extraction) -> Keys:
    """Return what tells this invoice from others."""
    name = extraction.text(Field.SUPPLIER_NAME)
    return Keys(
        number=extraction.text(Field.INVOICE_NUMBER),
        supplier_name=name,
        suppliers=supplier_keys((extraction.text(field) for field in REGISTERED), name),
        kind=extraction.text(Field.DOCUMENT_TYPE),
        gross=extraction.amount(Field.TOTAL_GROSS),
        day=extraction.day(Field.ISSUE_DATE),
    )


def number_key(number: str) -> str:
    """Return a number as it is looked up: without case, separators, filling zeros, and what poor readings confuse."""
    bare = squash(look_alike(MARKED.sub(" ", fold(number))))
    return FILLING.sub(r"\1", bare)[:LONGEST_NUMBER]


def supplier_keys(numbers: Iterable[str], name: str) -> tuple[str, ...]:
    """Return how a supplier is looked up: by what registers gave it, then by its name."""
    known = (matching.number_key(number) for number in numbers if number)
    found = [f"siren:{number}" if is_siren else f"vat:{number}" for number, is_siren in known if number]
    named = matching.name_key(name)
    keys = (*found, *([NAME + named] if named else []))
    return tuple(dict.fromkeys(key[:LONGEST_SUPPLIER] for key in keys))


def same_supplier(one: Keys, other: Keys) -> bool | None:
    """Tell whether two invoices come from one supplier; nothing where it cannot be told."""
    ours, theirs = (tuple(key for key in keys.suppliers if not key.startswith(NAME)) for keys in (one, other))
    if set(ours) & set(theirs):
        return True
    # Only numbers of the same register can contradict each other.
    registers = {key.partition(":")[0] for key in ours} & {key.partition(":")[0] for key in theirs}
    if matching.same_name(one.supplier_name, other.supplier_name):
        return None if registers else True
    return False if registers or (one.supplier_name and other.supplier_name) else None
