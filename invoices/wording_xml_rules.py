"""The rule that an electronic invoice breaks, in the words of the person's language; by its number."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from invoices import wording_xml_amounts, wording_xml_vat
from invoices.errors import fill
from invoices.wording_xml_amounts import DECIMALS, TOTALS
from invoices.wording_xml_contents import LINES, PRESENCE
from invoices.wording_xml_details import detail_in_words
from invoices.wording_xml_files import CONTAINER, FILE
from invoices.wording_xml_france import FRANCE, IDENTIFIERS, REFORM
from invoices.wording_xml_vat import BY_CATEGORY, RATES

RULE = _("Rule {rule}: {sentence}")

SENTENCES: dict[str, Promise] = {
    **CONTAINER, **FILE, **PRESENCE, **LINES, **TOTALS, **DECIMALS, **RATES, **BY_CATEGORY,
    **FRANCE, **REFORM, **IDENTIFIERS,
}  # fmt: skip
# What fills the gaps besides the detail.
NAMED: dict[str, dict[str, Promise]] = {**wording_xml_amounts.NAMED, **wording_xml_vat.NAMED}


def xml_rule_in_words(rule: str, detail: str) -> str:
    """Say in the active language which rule is broken and how; nothing of a rule that is not in the tables."""
    if rule not in SENTENCES:
        return ""
    return fill(str(RULE), {"rule": rule, "sentence": xml_sentence(rule, detail_in_words(rule, detail))})


def xml_sentence(rule: str, detail: str) -> str:
    """Say what a rule asks, with a detail that is in words already."""
    names = {gap: str(name) for gap, name in NAMED.get(rule, {}).items()}
    return fill(str(SENTENCES[rule]), {**names, "detail": detail})
