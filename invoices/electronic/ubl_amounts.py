"""Payment, totals, VAT rates, discounts and charges of a UBL document."""

import re

from lxml import etree

from invoices.electronic.invoice import Payment
from invoices.electronic.nodes import attribute, every, first, number_at, text
from invoices.electronic.sums import Allowance, Tax, Totals

SUM_OF = {
    "lines": "LineExtensionAmount",
    "allowances": "AllowanceTotalAmount",
    "charges": "ChargeTotalAmount",
    "net": "TaxExclusiveAmount",
    "gross": "TaxInclusiveAmount",
    "paid": "PrepaidAmount",
    "rounding": "PayableRoundingAmount",
    "due": "PayableAmount",
}
# The same element holds other numbers of accounts as well.
IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}$")


def payment_of(root: etree._Element) -> Payment:
    """Read how it is to be paid, to the first account that is given."""
    means = every(root, "PaymentMeans")
    accounts = [found for found in means if text(found, "PayeeFinancialAccount/ID")]
    chosen = next(iter(accounts or means), None)
    terms = (text(found) for found in every(root, "PaymentTerms/Note"))
    account = text(chosen, "PayeeFinancialAccount/ID")
    code = first(chosen, "PaymentMeansCode")
    return Payment(
        code=text(code),
        words=attribute(code, "name") or text(chosen, "InstructionNote"),
        terms=" ".join(words for words in terms if words),
        iban=account if IBAN.match("".join(account.split())) else "",
        has_account=chosen is not None and first(chosen, "PayeeFinancialAccount") is not None,
        account=account,
        bic=text(chosen, "PayeeFinancialAccount/FinancialInstitutionBranch/ID"),
    )


def tax_total(root: etree._Element, currency: str) -> etree._Element:
    """Return the VAT in the currency of the invoice; a second one may stand in that of the books."""
    found = every(root, "TaxTotal")
    ours = (each for each in found if attribute(first(each, "TaxAmount"), "currencyID") in ("", currency))
    return next(ours, next(iter(found), root))


def totals_of(root: etree._Element, currency: str) -> Totals:
    """Read the sums at the foot."""
    sums = first(root, "LegalMonetaryTotal")
    vat = number_at(tax_total(root, currency), "TaxAmount")
    return Totals(vat=vat, **{name: number_at(sums, path) for name, path in SUM_OF.items()})


def tax_of(tax: etree._Element) -> Tax:
    """Read one row of the VAT breakdown."""
    return Tax(
        category=text(tax, "TaxCategory/ID"),
        rate=number_at(tax, "TaxCategory/Percent"),
        base=number_at(tax, "TaxableAmount"),
        amount=number_at(tax, "TaxAmount"),
        reason=text(tax, "TaxCategory/TaxExemptionReason"),
        reason_code=text(tax, "TaxCategory/TaxExemptionReasonCode"),
        kind=text(tax, "TaxCategory/TaxScheme/ID"),
    )


def allowance_of(found: etree._Element) -> Allowance:
    """Read one discount or charge."""
    return Allowance(
        is_charge=text(found, "ChargeIndicator") in ("true", "1"),
        amount=number_at(found, "Amount"),
        category=text(found, "TaxCategory/ID"),
        rate=number_at(found, "TaxCategory/Percent"),
        reason=text(found, "AllowanceChargeReason"),
    )
