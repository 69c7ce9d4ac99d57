"""What findings and rules say where no other language than English is known; by their codes."""

import re

from invoices.electronic.checking import SENTENCES
from invoices.errors import fill
from invoices.fields import Facts
from invoices.quality.findings import FINDINGS
from invoices.quality.names import NAMES

# What is said of how pages could be read.
PAGES: dict[str, str] = {
    "page_not_readable": "Page {page} reads too badly to be believed (score {score}); a person reads it.",
    "page_fault": "Page {page}: {fault}.",
    "page_empty": "Not one word was read on page {page}.",
}

# Why a value is thought to be that of its field: a code, and after a colon the words that it is about.
RULES: dict[str, str] = {
    "right_of": "to the right of “{words}”",
    "below": "below “{words}”",
    "place_on_page": "by its place on the page",
    "what_the_equation_leaves": "what net and gross leave between them",
    "nothing_paid": "the gross total, since nothing was paid",
    "title": "the title “{words}”",
    "no_title": "nothing says otherwise",
    "negative_total": "the total is negative",
    "beside_amounts": "printed beside the amounts",
    "usual_in": "usual in documents in this language ({words})",
    "inside": "part of {words}",
    "form": "by its form",
    "wording": "by its wording",
    "below_the_name": "below the name",
    "code": "in a code on the page ({words})",
    "engine_says": "the reading service says so",
    "remembered": "as known of this supplier",
    "xml": "element {words} of the XML",
    "repaired": "corrected, as only this agrees: {words}",
}


# Findings that say which rule of electronic invoices is broken.
OF_RULES = frozenset({"xml_rule_broken", "xml_rule_warning"})
MORE = re.compile(r" \(\+(\d+)\)$")


def finding_in_english(code: str, facts: Facts) -> str:
    """Put a finding into words where no other language is known."""
    if code in OF_RULES and facts.get("rule") in SENTENCES:
        return _xml_rule(str(facts["rule"]), str(facts.get("detail", "")))
    if code in FINDINGS:
        told = {name: NAMES.get(name, {}).get(str(fact), fact) for name, fact in facts.items()}
        return fill(FINDINGS[code].words, told)
    words = PAGES.get(code, PAGES["page_fault"])
    return fill(words, {**facts, "fault": str(facts.get("fault", "")).replace("_", " ")})


def _xml_rule(rule: str, detail: str) -> str:
    """Say which rule is broken, by what, and by how many things more."""
    sentence = fill(SENTENCES[rule], {"detail": MORE.sub(r" and \1 more", detail)})
    return f"Rule {rule}: {sentence}"


def rule_in_english(rule: str) -> str:
    """Put the reason for a value into words where no other language is known."""
    code, _, words = rule.partition(":")
    if code == "inside":
        words = NAMES["field"].get(words, words)
    return fill(RULES.get(code, "{words}"), {"words": words or code})
