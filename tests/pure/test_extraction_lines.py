from decimal import Decimal

from invoices.extraction.lines import find_lines
from invoices.fields import LineItem
from tests.tables import a_sheet


def amounts(lines: tuple[LineItem, ...]) -> list[str]:
    return [str(line.net_amount) for line in lines]


def described(lines: tuple[LineItem, ...]) -> list[str]:
    return [line.description for line in lines]


class TestFindLines:
    def test_reads_a_table_under_its_header(self) -> None:
        page = a_sheet("""
Désignation                          Qté      P.U. HT     TVA      Montant HT
Nettoyage des vitres                   2        45,00    20 %           90,00
Cire pour parquet                     10         7,50    20 %           75,00
                                                     Total HT          165,00
""")

        first, second = find_lines([page])

        assert first.description == "Nettoyage des vitres"
        assert (first.quantity, first.unit_price, first.vat_rate) == (Decimal(2), Decimal("45.00"), Decimal(20))
        assert first.net_amount == Decimal("90.00")
        assert (second.description, second.net_amount) == ("Cire pour parquet", Decimal("75.00"))

    def test_says_where_an_item_stands(self) -> None:
        page = a_sheet("""
Désignation                          Montant HT
Nettoyage des vitres                      90,00
dans tout le bâtiment
Total HT                                  90,00
""")

        (line,) = find_lines([page])

        assert line.place is not None
        assert line.place.page == 1
        assert line.place.box.top < 2.1 / 80
        assert line.place.box.bottom > 3.5 / 80

    def test_joins_text_below_an_amount(self) -> None:
        page = a_sheet("""
Désignation                          Qté      Prix unitaire      Total
Entretien de la chaudière              1             120,00     120,00
y compris le ramonage
Déplacement                            1              35,00      35,00
zone 2
Total HT                                                        155,00
""")

        assert described(find_lines([page])) == [
            "Entretien de la chaudière y compris le ramonage",
            "Déplacement zone 2",
        ]

    def test_joins_text_above_an_amount_where_that_is_how_the_table_is_set(self) -> None:
        page = a_sheet("""
Description                          Qty      Unit price      Amount
Maintenance of the
heating system                         1          120.00      120.00
Replacement of the
boiler's burner                        2           35.00       70.00
Cleaning of all
chimneys of the house                  1           60.00       60.00

Net total                                                     250.00
""")

        assert described(find_lines([page]))[1] == "Replacement of the boiler's burner"
        assert described(find_lines([page]))[2] == "Cleaning of all chimneys of the house"

    def test_finds_words_below_a_row_of_codes(self) -> None:
        page = a_sheet("""
Art.-Nr.          Menge      Einzelpreis      Betrag
Bezeichnung
AB100                10             4,00       40,00
Stiefel aus Gummi
AB207                 2             6,50       13,00
Handschuhe
Summe netto                                    53,00
""")

        assert described(find_lines([page])) == ["Stiefel aus Gummi", "Handschuhe"]

    def test_reads_headings_set_in_two_rows(self) -> None:
        page = a_sheet("""
                                                  Prix       Prix
Désignation                          Qté      unitaire      total
Pose de carrelage                     12         30,00     360,00
Joints                                 1         40,00      40,00
                                    Total HT               400,00
""")

        first, _ = find_lines([page])

        assert (first.quantity, first.unit_price, first.net_amount) == (
            Decimal(12),
            Decimal("30.00"),
            Decimal("360.00"),
        )

    def test_keeps_a_code_apart_from_the_description(self) -> None:
        page = a_sheet("""
Réf.          Désignation                    Qté      P.U.      Montant HT
TB-100        Trépied en bois                  3     20,00           60,00
TB-200        Tabouret                         1     35,00           35,00
Total HT                                                             95,00
""")

        first, _ = find_lines([page])

        assert (first.product_code, first.description) == ("TB-100", "Trépied en bois")

    def test_reads_the_unit_behind_a_quantity(self) -> None:
        page = a_sheet("""
Désignation               Quantité      P.U. HT     Montant HT
Sable de rivière             3,5 t        20,00          70,00
Total HT                                                 70,00
""")

        (line,) = find_lines([page])

        assert (line.quantity, line.unit) == (Decimal("3.5"), "t")

    def test_knows_a_quantity_from_a_thousand(self) -> None:
        page = a_sheet("""
Désignation                          Qté      Montant HT
Location d'une nacelle                 2          450,00
Transport aller et retour                       1 450,00
Total HT                                        1 900,00
""")

        assert amounts(find_lines([page])) == ["450.00", "1450.00"]

    def test_takes_the_net_of_two_columns_of_amounts(self) -> None:
        page = a_sheet("""
Libellé                              Qté      PU HT      Total HT      Total TTC
Ramette de papier                     10       4,00         40,00          48,00
Agrafeuse                              1      12,00         12,00          14,40
                                     Total                  52,00          62,40
""")

        assert amounts(find_lines([page])) == ["40.00", "12.00"]

    def test_finds_nothing_on_a_page_of_prose(self) -> None:
        page = a_sheet("""
Madame, Monsieur,
nous vous remercions de votre confiance et vous prions d'agréer
nos salutations distinguées.
""")

        assert find_lines([page]) == ()

    def test_finds_nothing_on_no_page(self) -> None:
        assert find_lines([]) == ()
