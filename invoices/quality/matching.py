"""Is this company that one? By the numbers that registers gave, and by name where there are none."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from invoices.extraction.identifiers import same_company, siren_of
from invoices.extraction.text import fold, squash
from invoices.fields import Company

FORMS = re.compile(
    r"\b(?:s\.?a\.?r\.?l|s\.?a\.?s\.?u?|s\.?a|e\.?u\.?r\.?l|s\.?c\.?i|s\.?n\.?c|s\.?c\.?p|gmbh|ag|kg|ohg|ug|ltd|limited|"
    r"llc|inc|plc|bv|nv|spa|srl|societe|ste|ets|etablissements|entreprise|monsieur|madame|mme|mr?)\b\.?"
)
LIKE = 0.85  # of the letters, in order; a slip or two of the reader are borne
INSIDE = 0.6  # of a longer name that its part must make up to stand for it


def name_key(name: str) -> str:
    """Return a name without its legal form, accents and spaces; as it is where nothing else is left."""
    return squash(FORMS.sub(" ", fold(name))) or squash(name)


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are of one company, a slip of the pen and a legal form aside."""
    shorter, longer = sorted((name_key(one), name_key(other)), key=len)
    if not shorter:
        return False
    if shorter in longer and len(shorter) >= INSIDE * len(longer):
        return True
    return SequenceMatcher(None, shorter, longer, autojunk=False).ratio() >= LIKE


def same_number(number: str, company: Company) -> bool | None:
    """Tell whether a register's number is that of a company; nothing where it cannot be told."""
    if not number:
        return None
    known = [each for each in (company.siren, company.vat_number) if each]
    if any(same_company(number, each) for each in known):
        return True
    # A SIREN says nothing about a company of which only a foreign number is known.
    comparable = [each for each in known if bool(siren_of(each)) == bool(siren_of(number))]
    return False if comparable else None


def is_company(company: Company, *, numbers: Iterable[str], name: str) -> bool | None:
    """Tell whether a party on an invoice is this company: by any number, else by name; nothing if neither says."""
    told = [answer for number in numbers if (answer := same_number(number, company)) is not None]
    if told:
        return any(told)
    names = [each for each in (company.name, *company.other_names) if each]
    if not name_key(name) or not names:
        return None
    return any(same_name(name, each) for each in names)
