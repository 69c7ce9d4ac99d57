"""The languages of documents: which one a text is in, told by the small words that every text has.

Codes are those of ISO 639-2, as OCR programs know them.
"""

from collections import Counter
from collections.abc import Iterable

# Words that are frequent in one of the languages and rare in the others; those that several share say little.
_FRENCH = """
le les des du au aux et ou où pour par sur avec sans dans cette ces nous vous votre vos notre nos est sont sera être à
facture client montant date échéance règlement paiement prix quantité désignation hors taxe tva ttc ht numéro
adresse rue téléphone société siège banque compte livraison commande remise jours retard pénalité capital
"""
_ENGLISH = """
the of and to with from by this that your our you we is are be at on or not please thank
invoice customer amount due payment price quantity description subtotal tax number address street phone company
bank account delivery order discount days receipt cash change balance
"""
_GERMAN = """
der das und zu zum zur für mit von vom bei nach aus auf den dem ein eine einer wir sie ihr ihre unser unsere ist sind
rechnung kunde kunden betrag datum fällig zahlung preis menge bezeichnung summe gesamt netto brutto mwst nummer
straße tel firma sitz konto lieferung bestellung rabatt tage steuer ust lieferschein
"""
SMALL_WORDS: dict[str, frozenset[str]] = {
    "fra": frozenset(_FRENCH.split()),
    "eng": frozenset(_ENGLISH.split()),
    "deu": frozenset(_GERMAN.split()),
}

# Letters that the model of another language may not know. English needs none beyond those that all models know.
OWN_LETTERS: dict[str, frozenset[str]] = {
    "fra": frozenset("àâçèéêëîïôùûœ"),
    "eng": frozenset(),
    "deu": frozenset("äöüß"),
}

ENOUGH_WORDS = 6
CLEARLY_MORE = 1.5


def small_words_in(words: Iterable[str]) -> Counter[str]:
    """Count, for each language, the words of a text that are at home in it."""
    counts: Counter[str] = Counter()
    for word in words:
        plain = word.casefold().strip(".,:;()")
        counts.update(language for language, small in SMALL_WORDS.items() if plain in small)
    return counts


def language_of(words: Iterable[str]) -> str | None:
    """Name the language of a text, or nothing where its words leave a doubt."""
    ranking = [*small_words_in(words).most_common(2), ("", 0), ("", 0)]
    (first, most), (_, second) = ranking[:2]
    return first if most >= ENOUGH_WORDS and most >= CLEARLY_MORE * second else None
