"""Numbers of companies and accounts that fail their own check; no norm asks for it, and it deserves a look."""

import re
from collections.abc import Callable, Iterator

from stdnum import iban

from invoices.electronic.invoice import Party, XmlInvoice
from invoices.electronic.rules import Rule, Subject
from invoices.electronic.values import company_numbers, digits, squashed
from invoices.extraction.registers import is_bic, proves_iban, proves_siren, proves_siret, proves_vat
from invoices.fields import Field, Severity

FRENCH, MONACO = "FR", "000"
SIREN_REGISTER, SIRET_REGISTER = "0002", "0009"
SIREN_DIGITS, SIRET_DIGITS, VAT_DIGITS = 9, 14, 13
OLD_KEY = re.compile(r"FR(\d\d)(\d{9})", re.ASCII)
# Elsewhere the digits of the bank itself are checked by rules that change.
KEPT_BY_FRANCE = ("FR", "MC")

Check = Callable[[Subject], Iterator[str]]


def _parties(invoice: XmlInvoice) -> tuple[Party, Party]:
    return invoice.seller, invoice.buyer


def _vat_keys(subject: Subject) -> Iterator[str]:
    for party in _parties(subject.invoice):
        number = squashed(party.vat_number)
        if number.startswith(FRENCH) and not _has_right_key(number):
            yield number


def _has_right_key(number: str) -> bool:
    """Tell whether the key fits the SIREN; whether the SIREN fits its own check is another question."""
    found = OLD_KEY.fullmatch(number)
    return int(found[2] + "12") % 97 == int(found[1]) if found else proves_vat(number)


def _sirens(subject: Subject) -> Iterator[str]:
    yield from (number for number in _registered(subject, SIREN_DIGITS) if not proves_siren(number))


def _sirets(subject: Subject) -> Iterator[str]:
    yield from (number for number in _registered(subject, SIRET_DIGITS) if not proves_siret(number))


def _registered(subject: Subject, length: int) -> Iterator[str]:
    """List the numbers of one length; many a SIRET stands where a SIREN belongs."""
    for party in _parties(subject.invoice):
        known = (digits(party.identified(scheme)) for scheme in (SIREN_REGISTER, SIRET_REGISTER))
        yield from (number for number in known if len(number) == length)


def _misshapen(subject: Subject) -> Iterator[str]:
    for party in _parties(subject.invoice):
        for scheme in (SIREN_REGISTER, SIRET_REGISTER):
            written = party.identified(scheme)
            if written and len(digits(written)) not in (SIREN_DIGITS, SIRET_DIGITS):
                yield written


def _agree(subject: Subject) -> Iterator[str]:
    for party in _parties(subject.invoice):
        vat_number, (siren, siret) = squashed(party.vat_number), company_numbers(party)
        inside = vat_number[4:] if vat_number.startswith(FRENCH) and len(vat_number) == VAT_DIGITS else ""
        told = {number for number in (siren, siret[:SIREN_DIGITS], inside) if number and not number.startswith(MONACO)}
        if len(told) > 1:
            yield " / ".join(sorted(told))


def _iban(subject: Subject) -> Iterator[str]:
    number = squashed(subject.invoice.payment.iban)
    proves = proves_iban if number.startswith(KEPT_BY_FRANCE) else iban.is_valid
    if number and not proves(number):
        yield number


def _bic(subject: Subject) -> Iterator[str]:
    number = squashed(subject.invoice.payment.bic)
    if number and not is_bic(number):
        yield number


IDENTIFIERS: tuple[Rule[Subject], ...] = tuple(
    Rule(number, words, check, fields, Severity.WARNING)
    for number, words, check, fields in (
        (
            "FR-VAT-KEY",
            "The check key of a French VAT number is wrong: {detail}.",
            _vat_keys,
            (Field.SUPPLIER_VAT_NUMBER, Field.CUSTOMER_VAT_NUMBER),
        ),
        (
            "FR-SIREN",
            "A SIREN fails its check: {detail}.",
            _sirens,
            (Field.SUPPLIER_SIREN, Field.CUSTOMER_SIREN),
        ),
        (
            "FR-SIRET",
            "A SIRET fails its check: {detail}.",
            _sirets,
            (Field.SUPPLIER_SIRET, Field.CUSTOMER_SIREN),
        ),
        (
            "FR-REGISTER-FORM",
            "A number given as SIREN or SIRET has neither nine nor fourteen digits: {detail}.",
            _misshapen,
            (Field.SUPPLIER_SIREN, Field.SUPPLIER_SIRET, Field.CUSTOMER_SIREN),
        ),
        (
            "FR-SAME-COMPANY",
            "SIREN, SIRET and VAT number are not of the same company: {detail}.",
            _agree,
            (Field.SUPPLIER_SIREN, Field.SUPPLIER_VAT_NUMBER, Field.CUSTOMER_SIREN, Field.CUSTOMER_VAT_NUMBER),
        ),
        ("IBAN-CHECK", "The IBAN fails its check: {detail}.", _iban, (Field.SUPPLIER_IBAN,)),
        ("BIC-FORM", "The BIC is not built like one: {detail}.", _bic, (Field.SUPPLIER_BIC,)),
    )
)
