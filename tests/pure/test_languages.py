"""Which language a text is in."""

from invoices.ocr.languages import language_of

FRENCH = "Facture adressée au client pour la livraison de votre commande, montant total hors taxe, échéance le 3"
ENGLISH = "Invoice for the delivery of your order, please pay the amount due to the account below by the date given"
GERMAN = "Rechnung für die Lieferung Ihrer Bestellung, der Betrag ist bis zum 3. auf das Konto zu zahlen, netto"


class TestLanguageOf:
    def test_knows_french_english_and_german(self) -> None:
        assert [language_of(text.split()) for text in (FRENCH, ENGLISH, GERMAN)] == ["fra", "eng", "deu"]

    def test_says_nothing_of_a_few_words(self) -> None:
        assert language_of(["Rechnung", "Facture", "12,50"]) is None

    def test_says_nothing_of_a_mixture(self) -> None:
        assert language_of((FRENCH + " " + GERMAN).split()) is None

    def test_says_nothing_of_figures(self) -> None:
        assert language_of(["1", "2", "3"] * 50) is None
