"""The numbers that registers and banks give, found in a line of words joined by single spaces, each with its proof.

One whose checksum fails is still an answer: it is marked, and somebody looks at it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from invoices.extraction import registers
from invoices.extraction.identifier_forms import (
    SEPARATORS,
    IdentifierKind,
    compact_of,
    is_announced_bic,
    places_of,
)
from invoices.extraction.text import plain

__all__ = [
    "SEPARATORS", "Identifier", "IdentifierKind", "find_emails", "find_identifiers", "find_phones", "same_company",
    "siren_of", "vat_number_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that a register gave."""

    kind: IdentifierKind
    value: str  # compact, upper-case
    raw: str
    valid: bool
    weak: bool = False  # its checksum proves less than others do, or it has none and nothing announces it


PROOFS: dict[IdentifierKind, Callable[[str], bool]] = {
    "siren": registers.proves_siren,
    "siret": registers.proves_siret,
    "vat": registers.proves_vat,
    "iban": registers.proves_iban,
    "bic": registers.is_bic,
}

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+ ?@ ?[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?![\w-])")
PHONE = re.compile(
    r"""
    (?<![\w+,/-])(?<!\d[ .])
    (?:
        (?:\+|00)\d{1,3}[ .-]?(?:\(0\)[ .-]?)?\(?\d{1,4}\)?(?:[ ./-]?\d{2,4}){2,5}
        |0\d(?P<gap>[ .-]?)\d\d(?:(?P=gap)\d\d){3}      # 01 23 45 67 89
        |0\d{3}(?:[ ]\d{3}){2}                          # 0800 123 456
    )(?![\w/]|[.,]\d|[ ]\d\d\b)
    """,
    re.VERBOSE,
)
DIALLED = range(9, 16)  # digits in a telephone number; fifteen is the most there are in the world


def find_identifiers(text: str) -> list[tuple[int, int, Identifier]]:
    """Find numbers of companies and accounts, proven or not, with where they start and end; none inside another."""
    line = plain(text)
    found: list[tuple[int, int, Identifier]] = []
    for start, end, kind, value in places_of(line):
        if all(end <= other[0] or start >= other[1] for other in found):
            weak = _is_weak(kind, value, line, start)
            found.append((start, end, Identifier(kind, value, text[start:end], PROOFS[kind](value), weak)))
    return sorted(found, key=lambda place: place[:2])


def _is_weak(kind: IdentifierKind, value: str, line: str, start: int) -> bool:
    if kind == "bic":
        return not registers.is_known_bic(value) and not is_announced_bic(line, start)
    return kind == "siret" and registers.is_weakly_proven(value)


def find_emails(text: str) -> list[tuple[int, int, str]]:
    """Find addresses of mail, in lower case and without stray spaces, with where they start and end."""
    if "@" not in text:
        return []
    return [(*match.span(), match[0].replace(" ", "").lower()) for match in EMAIL.finditer(text)]


def find_phones(text: str) -> list[tuple[int, int, str]]:
    """Find telephone numbers, French ones and international ones, as digits with their plus."""
    places = ((*match.span(), _dialled(match[0])) for match in PHONE.finditer(plain(text)))
    return [place for place in places if len(place[2].lstrip("+")) in DIALLED]


def _dialled(printed: str) -> str:
    digits = re.sub(r"[^\d+]", "", printed.replace("(0)", ""))
    return f"+{digits[2:]}" if digits.startswith("00") else digits


# --- Who is behind a number -------------------------------------------------------------------------


def siren_of(value: str) -> str | None:
    """Return the SIREN inside a SIREN, a SIRET or a French VAT number; Monaco's numbers hold none."""
    compact = compact_of(value)
    if re.fullmatch(r"FR[A-Z\d]{2}\d{9}", compact):
        return None if compact[4:].startswith(registers.MONACO) else compact[4:]
    return compact[:9] if re.fullmatch(r"\d{9}(?:\d{5})?", compact) else None


def vat_number_of(siren: str) -> str:
    """Return the French VAT number of a SIREN, with the key of digits that nearly all have."""
    return f"FR{(12 + 3 * (int(siren) % 97)) % 97:02d}{siren}"


def same_company(one: str, other: str) -> bool:
    """Tell whether two numbers are of one company: the SIREN inside the SIRET inside the VAT number."""
    first, second = siren_of(one), siren_of(other)
    if first and second:
        return first == second
    return bool(compact_of(one)) and compact_of(one) == compact_of(other)
