"""How the numbers of companies and accounts stand in a line: with or without spaces, a letter read for a digit."""

import re
from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias

from invoices.extraction import registers
from invoices.extraction.confusions import AS_DIGITS, AS_LETTERS
from invoices.extraction.registers import VAT_FORMS, WORDS_TOO

IdentifierKind: TypeAlias = Literal["siren", "siret", "vat", "iban", "bic"]
Place: TypeAlias = tuple[int, int, IdentifierKind, str]

SEPARATORS = re.compile(r"[\s.\-/:]")
MOST_DAMAGED = 2  # letters read for digits in one number; with more it is no number
UPPER = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")

DIGIT = r"[\dOoIil|SBZ]"
APART = r"[ .-]?"
CLASSES = {"9": DIGIT, "A": "[A-Z]", "X": r"[A-Z\d]"}


def _spelt(form: str) -> str:
    """Return the pattern of a form whose characters may stand apart."""
    return APART.join(CLASSES.get(sign, sign) for sign in form)


def _vat_pattern() -> str:
    countries = (
        rf"{country}[ .:-]?(?:{'|'.join(_spelt(form) for form in sorted(forms, key=len, reverse=True))})"
        for country, forms in VAT_FORMS.items()
    )
    return rf"(?<![A-Za-z\d])(?:{'|'.join(countries)})(?![A-Za-z\d])(?! ?[.,]\d\d(?!\d))(?! ?(?:€|EUR))"


VAT = re.compile(_vat_pattern())
IBAN = re.compile(r"(?:(?<![A-Z\d])|(?<=IBAN))(?P<country>[A-Z]{2}) ?[\dO]{2}(?=[ .-]?[A-Z\d]{3})")
SIRET = re.compile(
    rf"(?<![A-Za-z\d])(?<!\d[ .,]){_spelt('999999999')}{APART}"
    rf"(?:{DIGIT}{{5}}|{DIGIT}{{3}} {DIGIT}{{2}}|{DIGIT}{{2}} {DIGIT}{{3}})(?![A-Za-z\d])"
)
SIREN = re.compile(
    # The letter of the old registers of commerce may stand before it: RCS B123456782.
    rf"(?:(?<![A-Za-z\d+])|(?<=\b[ABCD]))(?<!\d[ .,])"
    rf"{DIGIT}{{3}}(?P<gap>[ .-]?){DIGIT}{{3}}(?P=gap){DIGIT}{{3}}"
    rf"(?![A-Za-z\d]|[.,]\d|[ -]\d| ?(?:[€$£]|EUR))"
)
BIC = re.compile(r"(?<![A-Za-z\d])[A-Z]{4} ?[A-Z]{2} ?[A-Z\d]{2} ?(?:[A-Z\d]{3})?(?![A-Za-z\d])")
BIC_IS_ANNOUNCED = re.compile(r"\b(?:BIC|SWIFT)\b.{0,12}$", re.IGNORECASE)

# Where a word announces one, a number that cannot be one is still an answer.
ANNOUNCED: tuple[tuple[IdentifierKind, re.Pattern[str], range], ...] = (
    ("siret", re.compile(r"\bSIRET\b[^\d\n]{0,12}?(?P<number>\d(?:[ .-]?\d){10,15})(?![\d,])", re.I), range(11, 17)),
    ("siren", re.compile(r"\bSIREN\b[^\d\n]{0,12}?(?P<number>\d(?:[ .-]?\d){6,10})(?![\d,])", re.I), range(7, 12)),
    (
        "iban",
        re.compile(r"\bIBAN\b\W{0,4}(?P<number>[A-Z]{2} ?\d\d(?:[ .-]?(?=[A-Z]{0,3}\d)[A-Z\d]{1,4}){3,9})(?!\w)"),
        range(13, 37),
    ),
)
FRENCH_WITHOUT_LETTERS = re.compile(
    rf"\b(?:TVA|VAT|intracom\w*)\b\D{{0,24}}?(?P<number>{_spelt('99999999999')})(?![A-Za-z\d]|[.,]\d|[ -]\d)", re.I
)


def places_of(line: str) -> Iterator[Place]:
    """Yield what has the form of such a number; where two overlap, the one that is surer comes first."""
    for find in FINDERS:
        yield from find(line)


def is_announced_bic(line: str, start: int) -> bool:
    """Tell whether a word before a place says that a BIC follows."""
    return bool(BIC_IS_ANNOUNCED.search(line[:start]))


def compact_of(printed: str) -> str:
    """Return a number without what is only put between its characters."""
    return SEPARATORS.sub("", printed).upper()


# --- One kind each ----------------------------------------------------------------------------------


def _ibans(line: str) -> Iterator[Place]:
    upper = line.translate(UPPER)
    for match in IBAN.finditer(upper):
        length = registers.iban_lengths().get(match["country"])
        end = _end_after(upper, match.start(), length) if length else None
        if end is not None and (value := iban_value(compact_of(upper[match.start() : end]))):
            yield match.start(), end, "iban", value


def _end_after(line: str, start: int, many: int) -> int | None:
    """Return where so many letters and digits end, at most one separator between two of them; None: not there."""
    place, seen = start, 0
    while seen < many:
        if place < len(line) and line[place] in " .-" and seen:
            place += 1
        if place >= len(line) or not (line[place].isascii() and line[place].isalnum()):
            return None
        place, seen = place + 1, seen + 1
    return None if line[place : place + 1].isalnum() else place


def iban_value(compact: str) -> str | None:
    """Write digits where the country's accounts have digits; None where they cannot be read as such."""
    country = compact[:2]
    if registers.iban_lengths().get(country) != len(compact):
        return None
    kinds = "nn" + registers.iban_kinds(country)
    value = "".join(map(_as_kind, compact[2:], kinds))
    fits = all(sign.isdigit() for sign, kind in zip(value, kinds, strict=True) if kind == "n")
    return country + value if fits else None


def _as_kind(sign: str, kind: str) -> str:
    if kind == "n":
        return sign.translate(AS_DIGITS)
    return sign.translate(AS_LETTERS) if kind == "a" else sign


def _vat_numbers(line: str) -> Iterator[Place]:
    for match in VAT.finditer(line):
        value = vat_value(SEPARATORS.sub("", match[0]))
        # "DE 100 000 000" is the end of "au capital de".
        is_word = match[0][:2] in WORDS_TOO and not match[0][2].isalnum()
        if value and any(map(str.isdigit, value[4:])) and (not is_word or registers.proves_vat(value)):
            yield *match.span(), "vat", value


def vat_value(compact: str) -> str | None:
    """Write digits where the country's numbers have digits; None where too few can be read as such."""
    letters = "CHE" if compact.startswith("CHE") else compact[:2]
    body = compact[len(letters) :]
    form = next((form for form in VAT_FORMS.get(letters, ()) if len(form) == len(body)), None)
    if (
        form is None
        or sum(kind == "9" and not sign.isdigit() for sign, kind in zip(body, form, strict=True)) > MOST_DAMAGED
    ):
        return None
    fixed = "".join(sign.translate(AS_DIGITS) if kind == "9" else sign for sign, kind in zip(body, form, strict=True))
    # The key of a French number has no O and no I.
    key = fixed[:2].replace("O", "0").replace("I", "1") if letters == "FR" else fixed[:2]
    return letters + key + fixed[2:]


def _french_without_letters(line: str) -> Iterator[Place]:
    for match in FRENCH_WITHOUT_LETTERS.finditer(line):
        value = "FR" + SEPARATORS.sub("", match["number"]).translate(AS_DIGITS)
        if registers.proves_vat(value):
            yield *match.span("number"), "vat", value


def _sirets(line: str) -> Iterator[Place]:
    yield from _digits(line, SIRET, "siret")


def _sirens(line: str) -> Iterator[Place]:
    yield from _digits(line, SIREN, "siren")


def _digits(line: str, form: re.Pattern[str], kind: IdentifierKind) -> Iterator[Place]:
    for match in form.finditer(line):
        compact = SEPARATORS.sub("", match[0])
        if sum(not sign.isdigit() for sign in compact) <= MOST_DAMAGED:
            yield *match.span(), kind, compact.translate(AS_DIGITS)


def _bics(line: str) -> Iterator[Place]:
    for match in BIC.finditer(line):
        compact = match[0].replace(" ", "")
        if len(compact) not in (8, 11) or not registers.is_bic(compact):
            continue
        sure = registers.is_known_bic(compact) or is_announced_bic(line, match.start())
        # "DESIGNATION" is built like one too, of a country without IBAN; "PAGE DE LA" is one only after the word BIC.
        if sure or (compact == match[0] and compact[4:6] in registers.iban_lengths()):
            yield *match.span(), "bic", compact


def _announced(line: str) -> Iterator[Place]:
    for kind, form, lengths in ANNOUNCED:
        for match in form.finditer(line):
            value = compact_of(match["number"])
            if len(value) in lengths and (kind != "iban" or value[:2] in registers.iban_lengths()):
                yield *match.span("number"), kind, value


FINDERS: tuple[Callable[[str], Iterator[Place]], ...] = (
    _ibans, _vat_numbers, _french_without_letters, _sirets, _sirens, _bics, _announced,
)  # fmt: skip
