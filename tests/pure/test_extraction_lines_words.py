import pytest

from invoices.extraction.line_columns import headers_of
from invoices.extraction.line_rows_closing import closing_of
from invoices.extraction.line_words import Closing, Column
from invoices.extraction.line_words_known import LANGUAGES, meant
from tests.tables import a_sheet

ITEMS = (Column.DESCRIPTION, Column.QUANTITY, Column.PRICE, Column.AMOUNT)


def columns_of(text: str) -> tuple[Column | None, ...]:
    (header,) = headers_of(a_sheet(text))
    return header.columns


class TestHeadings:
    @pytest.mark.parametrize(
        ("printed", "columns"),
        [
            (
                "Réf.   Désignation   Qté   P.U. HT   Remise   TVA   Montant HT",
                (
                    Column.CODE,
                    Column.DESCRIPTION,
                    Column.QUANTITY,
                    Column.PRICE,
                    Column.DISCOUNT,
                    Column.RATE,
                    Column.NET,
                ),
            ),
            (
                "Pos.   Artikelbezeichnung   Menge   Einzelpreis   Betrag",
                (Column.POSITION, Column.DESCRIPTION, Column.QUANTITY, Column.PRICE, Column.AMOUNT),
            ),
            (
                "Description   Quantity   Rate   Amount",
                ITEMS,
            ),
            (
                "Descrizione   Quantità   Prezzo   Importo",
                ITEMS,
            ),
            (
                "Omschrijving   Aantal   Prijs   Bedrag",
                ITEMS,
            ),
            (
                "Concepto   Cantidad   Precio   Importe",
                ITEMS,
            ),
        ],
    )
    def test_name_their_columns(self, printed: str, columns: tuple[Column, ...]) -> None:
        assert columns_of(printed) == columns

    def test_mean_the_total_by_a_price_that_stands_alone(self) -> None:
        assert columns_of("Désignation   Quantité   Prix HT")[-1] is Column.NET

    def test_mean_one_piece_by_a_price_beside_a_total(self) -> None:
        assert columns_of("Désignation   Prix   Total")[1] is Column.PRICE

    def test_mean_pieces_by_an_amount_left_of_the_product(self) -> None:
        assert columns_of("Amount   Product   Price   Total")[0] is Column.QUANTITY

    def test_are_not_those_of_taxes(self) -> None:
        assert headers_of(a_sheet("Taux TVA   Base HT   Montant TVA   Total TTC")) == ()

    def test_are_not_a_sentence_that_speaks_of_prices(self) -> None:
        assert (
            headers_of(a_sheet("Le prix des articles est fixé par notre tarif en vigueur au jour de la commande")) == ()
        )

    @pytest.mark.parametrize(
        ("read", "word"),
        [("deslgnation", "designation"), ("designatio", "designation"), ("betra", "betrag"), ("vélo", "vélo")],
    )
    def test_may_have_one_letter_misread_or_lost(self, read: str, word: str) -> None:
        assert meant(read) == word


class TestClosingRows:
    @pytest.mark.parametrize(
        ("printed", "said"),
        [
            ("Total HT   120,00", Closing.TOTAL),
            ("Net à payer   144,00", Closing.TOTAL),
            ("TVA 20 %   24,00", Closing.TOTAL),
            ("Rechnungssumme netto   845,00", Closing.TOTAL),
            ("Fait à Lyon   Total TTC   144,00", Closing.TOTAL),
            ("Sous-total lot 2   400,00", Closing.SUBTOTAL),
            ("Total charpente   1 200,00", Closing.SUBTOTAL),
            ("À reporter   80,00", Closing.SUBTOTAL),
            ("Zwischensumme   202,76", Closing.SUBTOTAL),
            ("Carte bancaire   41,90", Closing.PAYMENT),
        ],
    )
    def test_are_known_by_their_words(self, printed: str, said: Closing) -> None:
        assert closing_of(a_sheet(printed).rows[0].tokens) is said

    @pytest.mark.parametrize(
        "printed",
        ["Taxe de séjour   9,90", "Base de données   300,00", "Card reader   80,00", "Netteté 2000   10,00", "12,00"],
    )
    def test_are_not_items_that_begin_alike(self, printed: str) -> None:
        assert closing_of(a_sheet(printed).rows[0].tokens) is None


class TestLanguages:
    def test_all_name_what_a_table_of_items_must_have(self) -> None:
        needed = {Column.DESCRIPTION, Column.QUANTITY, Column.PRICE, Column.AMOUNT}

        assert all(needed <= set(language.columns) for language in LANGUAGES)
        assert all(
            language.closing.keys() >= {Closing.TOTAL, Closing.SUBTOTAL, Closing.PAYMENT} for language in LANGUAGES
        )
