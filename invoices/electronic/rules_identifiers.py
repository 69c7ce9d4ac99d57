"""Numbers of companies and accounts that fail their own check; no norm asks for it, and it deserves a look."""

from invoices.electronic import identifier_checks
from invoices.electronic.rules import Rule, Subject
from invoices.fields import Field, Severity

IDENTIFIERS: tuple[Rule[Subject], ...] = tuple(
    Rule(number, words, check, fields, Severity.WARNING)
    for number, words, check, fields in (
        (
            "FR-VAT-KEY",
            "The check key of a French VAT number is wrong: {detail}.",
            identifier_checks.vat_keys,
            (Field.SUPPLIER_VAT_NUMBER, Field.CUSTOMER_VAT_NUMBER),
        ),
        (
            "FR-SIREN",
            "A SIREN fails its check: {detail}.",
            identifier_checks.sirens,
            (Field.SUPPLIER_SIREN, Field.CUSTOMER_SIREN),
        ),
        (
            "FR-SIRET",
            "A SIRET fails its check: {detail}.",
            identifier_checks.sirets,
            (Field.SUPPLIER_SIRET, Field.CUSTOMER_SIREN),
        ),
        (
            "FR-REGISTER-FORM",
            "A number given as SIREN or SIRET has neither nine nor fourteen digits: {detail}.",
            identifier_checks.misshapen,
            (Field.SUPPLIER_SIREN, Field.SUPPLIER_SIRET, Field.CUSTOMER_SIREN),
        ),
        (
            "FR-SAME-COMPANY",
            "SIREN, SIRET and VAT number are not of the same company: {detail}.",
            identifier_checks.agree,
            (Field.SUPPLIER_SIREN, Field.SUPPLIER_VAT_NUMBER, Field.CUSTOMER_SIREN, Field.CUSTOMER_VAT_NUMBER),
        ),
        ("IBAN-CHECK", "The IBAN fails its check: {detail}.", identifier_checks.iban, (Field.SUPPLIER_IBAN,)),
        ("BIC-FORM", "The BIC is not built like one: {detail}.", identifier_checks.bic, (Field.SUPPLIER_BIC,)),
    )
)
