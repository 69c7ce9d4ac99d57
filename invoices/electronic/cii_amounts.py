"""Payment, totals, VAT rates, discounts and charges of a Cross Industry Invoice."""

from lxml import etree

from invoices.electronic.invoice import Payment
from invoices.electronic.nodes import attribute, every, first, number_at, text
from invoices.electronic.sums import Allowance, Tax, Totals
from invoices.electronic.written import Number, number

SUMS = "SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation"
PERCENT = "RateApplicablePercent|ApplicablePercent"
SUM_OF = {
    "lines": "LineTotalAmount",
    "allowances": "AllowanceTotalAmount",
    "charges": "ChargeTotalAmount",
    "net": "TaxBasisTotalAmount",
    "gross": "GrandTotalAmount",
    "paid": "TotalPrepaidAmount",
    "rounding": "RoundingAmount",
    "due": "DuePayableAmount",
}


def payment_of(settlement: etree._Element | None) -> Payment:
    """Read how it is to be paid, to the first account that is given."""
    means = every(settlement, "SpecifiedTradeSettlementPaymentMeans")
    accounts = [found for found in means if text(found, "PayeePartyCreditorFinancialAccount/IBANID")]
    chosen = next(iter(accounts or means), None)
    account = first(chosen, "PayeePartyCreditorFinancialAccount")
    terms = (text(found) for found in every(settlement, "SpecifiedTradePaymentTerms/Description"))
    return Payment(
        code=text(chosen, "TypeCode"),
        words=text(chosen, "Information"),
        terms=" ".join(words for words in terms if words),
        iban=text(account, "IBANID"),
        has_account=account is not None,
        account=text(account, "IBANID|ProprietaryID"),
        bic=text(chosen, "PayeeSpecifiedCreditorFinancialInstitution/BICID"),
    )


def totals_of(settlement: etree._Element | None, currency: str) -> Totals:
    """Read the sums at the foot."""
    sums = first(settlement, SUMS)
    vat = [number(text(found), attribute(found, "currencyID")) for found in every(sums, "TaxTotalAmount")]
    return Totals(
        vat=next((found for found in vat if found.currency in ("", currency)), Number() if currency else _any(vat)),
        third_party=number_at(settlement, "SpecifiedFinancialAdjustment/ActualAmount"),
        **{name: number_at(sums, path) for name, path in SUM_OF.items()},
    )


def _any(numbers: list[Number]) -> Number:
    return next(iter(numbers), Number())


def tax_of(tax: etree._Element) -> Tax:
    """Read one row of the VAT breakdown."""
    return Tax(
        category=text(tax, "CategoryCode"),
        rate=number_at(tax, PERCENT),
        base=number_at(tax, "BasisAmount"),
        amount=number_at(tax, "CalculatedAmount"),
        reason=text(tax, "ExemptionReason"),
        reason_code=text(tax, "ExemptionReasonCode"),
        kind=text(tax, "TypeCode"),
    )


def allowances_of(settlement: etree._Element | None) -> tuple[Allowance, ...]:
    """Read discounts and charges, freight among them."""
    ordinary = (_allowance(found) for found in every(settlement, "SpecifiedTradeAllowanceCharge"))
    freight = (_freight(found) for found in every(settlement, "SpecifiedLogisticsServiceCharge"))
    return (*ordinary, *freight)


def _allowance(found: etree._Element) -> Allowance:
    return Allowance(
        is_charge=text(found, "ChargeIndicator") in ("true", "1"),
        amount=number_at(found, "ActualAmount"),
        category=text(found, "CategoryTradeTax/CategoryCode"),
        rate=number_at(found, f"CategoryTradeTax/{PERCENT}"),
        reason=text(found, "Reason"),
    )


def _freight(found: etree._Element) -> Allowance:
    return Allowance(
        is_charge=True,
        amount=number_at(found, "AppliedAmount"),
        category=text(found, "AppliedTradeTax/CategoryCode"),
        rate=number_at(found, f"AppliedTradeTax/{PERCENT}"),
        reason=text(found, "Description"),
    )
