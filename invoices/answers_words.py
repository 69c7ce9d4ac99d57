"""What findings and rules say where no other language than English is known; by their codes."""

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
    "remembered": "as corrected before for this supplier",
    "xml": "element {words} of the XML",
}


def finding_in_english(code: str, facts: Facts) -> str:
    """Put a finding into words where no other language is known."""
    if code in FINDINGS:
        told = {name: NAMES.get(name, {}).get(str(fact), fact) for name, fact in facts.items()}
        return fill(FINDINGS[code].words, told)
    words = PAGES.get(code, PAGES["page_fault"])
    return fill(words, {**facts, "fault": str(facts.get("fault", "")).replace("_", " ")})


def rule_in_english(rule: str) -> str:
    """Put the reason for a value into words where no other language is known."""
    code, _, words = rule.partition(":")
    return fill(RULES.get(code, "{words}"), {"words": words or code})
