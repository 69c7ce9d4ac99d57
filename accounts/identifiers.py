"""A company's identifiers, checked by their checksums and written one way."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum import iban
from stdnum.eu import vat
from stdnum.exceptions import ValidationError as BadNumber
from stdnum.fr import siren as french


def clean_siren(value: str) -> str:
    """Return the nine digits of a SIREN, or raise ValidationError."""
    if not value.strip():
        return ""
    try:
        return str(french.validate(value))
    except BadNumber as problem:
        raise ValidationError(
            _("This SIREN is not valid: it has nine digits, the last of which proves the others. Check it on a Kbis.")
        ) from problem


def clean_vat_number(value: str) -> str:
    """Return a European VAT number without spaces, or raise ValidationError."""
    if not value.strip():
        return ""
    try:
        return str(vat.validate(value))
    except BadNumber as problem:
        raise ValidationError(
            _("This VAT number is not valid: a French one is FR, a two-character key and the SIREN.")
        ) from problem


def clean_iban(value: str) -> str:
    """Return an IBAN without spaces, or raise ValidationError."""
    try:
        return str(iban.validate(value))
    except BadNumber as problem:
        raise ValidationError(
            _("“%(iban)s” is not a valid IBAN. Copy it from the bank’s own document."),
            params={"iban": value.strip()[:40]},
        ) from problem


def siren_of(vat_number: str) -> str:
    """Return the SIREN inside a French VAT number, or nothing."""
    return vat_number[4:] if vat_number.startswith("FR") else ""


def check_same_company(siren: str, vat_number: str) -> None:
    """Raise ValidationError when a VAT number belongs to another company than a SIREN."""
    inside = siren_of(vat_number)
    if inside and siren and inside != siren:
        raise ValidationError(_("The VAT number belongs to another company than the SIREN: one of them is wrong."))
