from decimal import Decimal

from invoices.extraction.lines import find_lines
from tests.pure.test_extraction_lines import amounts, described
from tests.tables import a_sheet


class TestRowsThatAreNoItems:
    def test_stops_at_the_totals(self) -> None:
        page = a_sheet("""
Désignation                          Qté      P.U. HT      Montant HT
Tonte de la pelouse                    1        80,00           80,00
                              Total HT                          80,00
                              TVA 20 %                          16,00
                              Net à payer                       96,00
                              Acompte versé                     30,00
""")

        assert amounts(find_lines([page])) == ["80.00"]

    def test_passes_over_the_sum_of_a_chapter(self) -> None:
        page = a_sheet("""
Désignation                          Qté      P.U. HT      Montant HT
Dépose de la cuisine                   1       300,00          300,00
Évacuation                             2        50,00          100,00
Sous-total lot 1                                               400,00
Peinture du plafond                   20        10,00          200,00
Sous-total lot 2                                               200,00
                              Total HT                         600,00
""")

        assert amounts(find_lines([page])) == ["300.00", "100.00", "200.00"]

    def test_leaves_out_what_is_added_below_a_subtotal(self) -> None:
        page = a_sheet("""
Bezeichnung                          Menge      Einzelpreis      Betrag
Mineralwasser                           20             5,00      100,00
Pfand                                   20             0,50       10,00
Zwischensumme                                                    110,00
zzgl. Versandkosten                                                5,80
Nettobetrag                                                      115,80
""")

        assert amounts(find_lines([page], net=Decimal("115.80"))) == ["100.00", "10.00"]

    def test_takes_a_discount_off_the_item_it_stands_under(self) -> None:
        page = a_sheet("""
Bezeichnung                          Menge      Einzelpreis      Betrag
Kunstrasen                               3             4,00       12,00
Rabatt 25 %                                                       -3,00
Rollrasen                                2             5,50       11,00
Zwischensumme                                                     20,00
""")

        assert amounts(find_lines([page], net=Decimal("20.00"))) == ["9.00", "11.00"]

    def test_keeps_an_item_that_begins_like_a_way_of_paying(self) -> None:
        page = a_sheet("""
Description                          Qty      Unit price      Amount
Card reader                            2           40.00       80.00
Balance for letters                    1           25.00       25.00
                                Total                         105.00
""")

        assert described(find_lines([page])) == ["Card reader", "Balance for letters"]

    def test_takes_no_table_of_taxes_for_items(self) -> None:
        page = a_sheet("""
Taux TVA            Base HT      Montant TVA
20 %                 100,00            20,00
5,5 %                 50,00             2,75
""")

        assert find_lines([page], net=Decimal(150)) == ()

    def test_keeps_shipping_that_stands_among_the_items(self) -> None:
        page = a_sheet("""
Article                              Qté      Prix unitaire      Total
Théière en fonte                       1              45,00      45,00
Frais de port                                                     6,90
Total HT                                                         51,90
""")

        assert described(find_lines([page], net=Decimal("51.90"))) == ["Théière en fonte", "Frais de port"]

    def test_leaves_out_shipping_that_stands_among_the_totals(self) -> None:
        page = a_sheet("""
Article                              Qté      Prix unitaire      Total
Théière en fonte                       1              45,00      45,00
                                              Port                6,90
                                              Total HT           51,90
""")

        assert described(find_lines([page], net=Decimal("51.90"))) == ["Théière en fonte"]

    def test_keeps_what_costs_nothing(self) -> None:
        page = a_sheet("""
Désignation                          Qté      P.U. HT      Montant HT
Installation                           1       150,00          150,00
Mise en service                        1                       Offert
Formation                              2        80,00          160,00
Total HT                                                       310,00
""")

        lines = find_lines([page])

        assert described(lines) == ["Installation", "Mise en service", "Formation"]
        assert amounts(lines) == ["150.00", "0.00", "160.00"]

    def test_takes_no_amount_within_a_sentence(self) -> None:
        page = a_sheet("""
Désignation                                     Montant HT
Location de la salle                                300,00
Une caution est demandée, en cas de dégradation de 500,00 au plus
Total HT                                            300,00
""")

        assert amounts(find_lines([page], net=Decimal("300.00"))) == ["300.00"]


class TestSectionsOfATable:
    def test_with_headers_of_their_own_are_read_together(self) -> None:
        page = a_sheet("""
Main d'oeuvre                        Temps      Taux horaire      Montant HT
Vidange du moteur                      1,5             60,00           90,00
Total main d'oeuvre                                                    90,00

Pièces                               Qté        P.U. HT           Montant HT
Filtre à huile                         1          12,00                12,00
Huile 5W30                             4           9,00                36,00
Total pièces                                                           48,00
                                       Total HT                       138,00
""")

        assert amounts(find_lines([page])) == ["90.00", "12.00", "36.00"]

    def test_may_begin_with_a_title(self) -> None:
        page = a_sheet("""
N°      Désignation                      U       Qté      P.U.       Total HT
1       GROS OEUVRE
1.1     Fouilles en rigole               m3      12       35,00        420,00
1.2     Béton de fondation               m3       4      140,00        560,00
        Sous-total 1                                                   980,00
2       CHARPENTE
2.1     Fermes en sapin                  U        3      400,00      1 200,00
        Total général HT                                             2 180,00
""")

        assert described(find_lines([page])) == ["Fouilles en rigole", "Béton de fondation", "Fermes en sapin"]
