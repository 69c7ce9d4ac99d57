"""Who sells, who buys, and was the supplier paid to this account before?"""

from collections.abc import Iterator

from invoices.fields import Company, DocumentType, Field, Finding, KnownSupplier
from invoices.quality.case import Case
from invoices.quality.findings import finding
from invoices.quality.identifiers import bare
from invoices.quality.matching import is_company

SUPPLIER = (Field.SUPPLIER_SIREN, Field.SUPPLIER_SIRET, Field.SUPPLIER_VAT_NUMBER)
CUSTOMER = (Field.CUSTOMER_SIREN, Field.CUSTOMER_VAT_NUMBER)


def own_sale(case: Case) -> Iterator[Finding]:
    """The organisation is not its own supplier."""
    if any(is_supplier(case, company) for company in case.context.own):
        yield finding("own_as_supplier", Field.SUPPLIER_NAME, *_there(case, SUPPLIER))


def addressee(case: Case) -> Iterator[Finding]:
    """The invoice is addressed to this organisation."""
    if case.type == DocumentType.RECEIPT:
        return
    numbers, name = [case.text(each) for each in CUSTOMER], case.text(Field.CUSTOMER_NAME)
    answers = [is_company(company, numbers=numbers, name=name) for company in case.context.own]
    if any(answers) or False not in answers:
        return
    # A name that was misread into another, beside a number that could not be compared, is no proof yet.
    yield finding(
        "other_company",
        Field.CUSTOMER_NAME,
        *_there(case, CUSTOMER),
        customer=name or next(number for number in numbers if number),
    )


def history(case: Case) -> Iterator[Finding]:
    """The supplier has been here before, and is paid to an account of before."""
    if not case.context.suppliers:
        return
    supplier, iban = known_supplier(case), bare(case.text(Field.SUPPLIER_IBAN))
    if supplier is None and any(case.text(each) for each in (Field.SUPPLIER_NAME, *SUPPLIER)):
        yield finding("supplier_unknown", Field.SUPPLIER_NAME)
    if supplier is not None and supplier.ibans and iban and iban not in map(bare, supplier.ibans):
        yield finding("iban_changed", Field.SUPPLIER_IBAN, value=iban)


def known_supplier(case: Case) -> KnownSupplier | None:
    """Return the supplier of this invoice, if it was here before."""
    return next((each for each in case.context.suppliers if is_supplier(case, each.company)), None)


def is_supplier(case: Case, company: Company) -> bool:
    """Tell whether a company is the supplier of this invoice."""
    numbers = [case.text(each) for each in SUPPLIER]
    return bool(is_company(company, numbers=numbers, name=case.text(Field.SUPPLIER_NAME)))


def _there(case: Case, names: tuple[Field, ...]) -> tuple[Field, ...]:
    return tuple(name for name in names if case.text(name))
