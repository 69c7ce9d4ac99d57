"""The words of each language, and the choice a document makes among them."""

from collections.abc import Mapping
from random import Random

from invoices.samples import wordings_de, wordings_en, wordings_fr

WORDINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "fr": wordings_fr.FRENCH,
    "en": wordings_en.ENGLISH,
    "de": wordings_de.GERMAN,
}
METHODS = {"fr": wordings_fr.METHODS, "en": wordings_en.METHODS, "de": wordings_de.METHODS}
TERMS = {"fr": wordings_fr.TERMS, "en": wordings_en.TERMS, "de": wordings_de.TERMS}
SMALL_PRINT = {"fr": wordings_fr.SMALL_PRINT, "en": wordings_en.SMALL_PRINT, "de": wordings_de.SMALL_PRINT}

# What suppliers to several countries label in two languages, and how often they do.
BOTH = (
    "invoice_number", "issue_date", "due_date", "order_number", "customer_number", "total_net", "total_vat",
    "total_gross",
    "amount_due", "invoice",
)  # fmt: skip
IN_TWO_LANGUAGES = 0.05


def chosen_words(chance: Random, language: str) -> Mapping[str, str]:
    """Choose one wording for each thing; a document keeps to its words."""
    words = {name: chance.choice(choices) for name, choices in WORDINGS[language].items()}
    if chance.random() >= (IN_TWO_LANGUAGES if language == "fr" else 3 * IN_TWO_LANGUAGES):
        return words
    second = wordings_en.ENGLISH if language == "fr" else wordings_fr.FRENCH
    return words | {name: f"{words[name]} / {chance.choice(second[name])}" for name in BOTH}
