"""Whether the numbers of companies and accounts pass their own checks."""

import re
from collections.abc import Callable, Iterator

from stdnum import iban as account

from invoices.electronic.companies import company_numbers, digits, squashed
from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.party import Party
from invoices.electronic.rules import Subject
from invoices.extraction.registers import is_bic, proves_iban, proves_siren, proves_siret, proves_vat

FRENCH, MONACO = "FR", "000"
SIREN_REGISTER, SIRET_REGISTER = "0002", "0009"
SIREN_DIGITS, SIRET_DIGITS, VAT_DIGITS = 9, 14, 13
OLD_KEY = re.compile(r"FR(\d\d)(\d{9})", re.ASCII)
# Elsewhere the digits of the bank itself are checked by rules that change.
KEPT_BY_FRANCE = ("FR", "MC")

Check = Callable[[Subject], Iterator[str]]


def _parties(invoice: XmlInvoice) -> tuple[Party, Party]:
    return invoice.seller, invoice.buyer


def vat_keys(subject: Subject) -> Iterator[str]:
    """Yield French VAT numbers whose key is wrong."""
    for party in _parties(subject.invoice):
        number = squashed(party.vat_number)
        if number.startswith(FRENCH) and not _has_right_key(number):
            yield number


def _has_right_key(number: str) -> bool:
    """Tell whether the key fits the SIREN; whether the SIREN fits its own check is another question."""
    found = OLD_KEY.fullmatch(number)
    return int(found[2] + "12") % 97 == int(found[1]) if found else proves_vat(number)


def sirens(subject: Subject) -> Iterator[str]:
    """Yield SIREN that fail their check."""
    yield from (number for number in _registered(subject, SIREN_DIGITS) if not proves_siren(number))


def sirets(subject: Subject) -> Iterator[str]:
    """Yield SIRET that fail their check."""
    yield from (number for number in _registered(subject, SIRET_DIGITS) if not proves_siret(number))


def _registered(subject: Subject, length: int) -> Iterator[str]:
    """List the numbers of one length; many a SIRET stands where a SIREN belongs."""
    for party in _parties(subject.invoice):
        known = (digits(party.identified(scheme)) for scheme in (SIREN_REGISTER, SIRET_REGISTER))
        yield from (number for number in known if len(number) == length)


def misshapen(subject: Subject) -> Iterator[str]:
    """Yield what is given as SIREN or SIRET and has another length."""
    for party in _parties(subject.invoice):
        for scheme in (SIREN_REGISTER, SIRET_REGISTER):
            written = party.identified(scheme)
            if written and len(digits(written)) not in (SIREN_DIGITS, SIRET_DIGITS):
                yield written


def agree(subject: Subject) -> Iterator[str]:
    """Yield the numbers of a party that are not of one company."""
    for party in _parties(subject.invoice):
        vat_number, (siren, siret) = squashed(party.vat_number), company_numbers(party)
        inside = vat_number[4:] if vat_number.startswith(FRENCH) and len(vat_number) == VAT_DIGITS else ""
        told = {number for number in (siren, siret[:SIREN_DIGITS], inside) if number and not number.startswith(MONACO)}
        if len(told) > 1:
            yield " / ".join(sorted(told))


def iban(subject: Subject) -> Iterator[str]:
    """Yield an IBAN that fails its check."""
    number = squashed(subject.invoice.payment.iban)
    proves = proves_iban if number.startswith(KEPT_BY_FRANCE) else account.is_valid
    if number and not proves(number):
        yield number


def bic(subject: Subject) -> Iterator[str]:
    """Yield a BIC that is not built like one."""
    number = squashed(subject.invoice.payment.bic)
    if number and not is_bic(number):
        yield number
