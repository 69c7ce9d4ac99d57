"""Is this company that one? By the numbers that registers gave, and by name where there are none."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from invoices.extraction.identifiers import siren_of
from invoices.extraction.text import fold, squash
from invoices.fields import Company
from invoices.quality.identifiers import bare

COMPANY_FORMS = re.compile(
    r"\b(?:s\.?a\.?r\.?l|s\.?a\.?s\.?u?|s\.?a|e\.?u\.?r\.?l|s\.?c\.?i|s\.?n\.?c|s\.?c\.?p|scop|gmbh|ag|kg|ohg|ug|ltd|"
    r"limited|llc|inc|plc|bv|nv|spa|srl)\b\.?"
)
TITLES = re.compile(r"\b(?:societe|ste|ets|etablissements|entreprise|monsieur|madame|mme|mr?)\b\.?")
LIKE = 0.85  # of the letters, in order; a slip or two of the reader are borne
REMEMBERED = 16384  # names and numbers of the suppliers that an organisation has
INSIDE = 0.6  # of a longer name that its part must make up to stand for it


@lru_cache(REMEMBERED)
def name_key(name: str) -> str:
    """Return a name without its legal form, accents and spaces; as it is where nothing else is left."""
    return squash(TITLES.sub(" ", COMPANY_FORMS.sub(" ", fold(name)))) or squash(name)


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are of one company, a slip of the pen and a legal form aside."""
    shorter, longer = sorted((name_key(one), name_key(other)), key=len)
    if not shorter:
        return False
    if shorter in longer and len(shorter) >= INSIDE * len(longer):
        return True
    # Where the lengths alone forbid it, the letters need not be compared.
    if 2 * len(shorter) < LIKE * (len(shorter) + len(longer)):
        return False
    letters = SequenceMatcher(None, shorter, longer, autojunk=False)
    return letters.quick_ratio() >= LIKE and letters.ratio() >= LIKE


@lru_cache(REMEMBERED)
def number_key(number: str) -> tuple[str, bool]:
    """Return the SIREN inside a register's number, and that it is one; else the number as it is."""
    siren = siren_of(number)
    return (siren, True) if siren else (bare(number), False)


def same_number(number: str, company: Company) -> bool | None:
    """Tell whether a register's number is that of a company; nothing where it cannot be told."""
    if not number:
        return None
    asked = number_key(number)
    known = [number_key(each) for each in (company.siren, company.vat_number) if each]
    if asked in known:
        return True
    # A SIREN says nothing about a company of which only a foreign number is known.
    return False if any(is_siren == asked[1] for _, is_siren in known) else None


def is_company(company: Company, *, numbers: Iterable[str], name: str) -> bool | None:
    """Tell whether a party on an invoice is this company: by any number, else by name; nothing if neither says."""
    told = [answer for number in numbers if (answer := same_number(number, company)) is not None]
    if told:
        return any(told)
    names = [each for each in (company.name, *company.other_names) if each]
    if not name_key(name) or not names:
        return None
    return any(same_name(name, each) for each in names)
