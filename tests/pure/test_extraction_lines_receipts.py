from decimal import Decimal

from invoices.extraction.lines import find_lines
from tests.pure.test_extraction_lines import amounts, described
from tests.tables import a_sheet


class TestTillReceipts:
    def test_are_read_without_a_header(self) -> None:
        page = a_sheet("""
          BOULANGERIE DU PONT
          12 rue du Moulin
          Tél. 03 00 00 00 00

BAGUETTE                           1,20
CROISSANT BEURRE                   1,35
TARTE AUX POMMES                  14,00

TOTAL                             16,55
CB                                16,55
""")

        lines = find_lines([page], gross=Decimal("16.55"))

        assert described(lines) == ["BAGUETTE", "CROISSANT BEURRE", "TARTE AUX POMMES"]
        assert amounts(lines) == ["1.20", "1.35", "14.00"]

    def test_may_say_how_many_below_the_name(self) -> None:
        page = a_sheet("""
EAU GAZEUSE
   2 x 2,20                        4,40
PLAT DU JOUR
   3 x 12,50                      37,50

TOTAL A PAYER                     41,90
""")

        first, second = find_lines([page])

        assert (first.description, first.quantity, first.unit_price) == ("EAU GAZEUSE", Decimal(2), Decimal("2.20"))
        assert (second.description, second.net_amount) == ("PLAT DU JOUR", Decimal("37.50"))

    def test_may_say_how_many_above_the_name(self) -> None:
        page = a_sheet("""
Qty      Price      Total
  2       6.10      12.20
  Mushroom soup
  1      12.90      12.90
  Noodle soup

Total amount        25.10
""")

        assert described(find_lines([page])) == ["Mushroom soup", "Noodle soup"]

    def test_mix_both_kinds_of_rows(self) -> None:
        page = a_sheet("""
SIROP CITRON                       3,99
EAU PLATE
   2 x 2,20                        4,40
PAIN                               1,10

TOTAL                              9,49
""")

        assert described(find_lines([page])) == ["SIROP CITRON", "EAU PLATE", "PAIN"]

    def test_may_begin_each_row_with_a_quantity(self) -> None:
        page = a_sheet("""
2 CAFE ALLONGE                     4,40
1 JUS D'ORANGE                     4,20
2 CROISSANT                        3,40

TOTAL                             12,00
""")

        first, *_ = find_lines([page])

        assert (first.description, first.quantity, first.unit_price) == ("CAFE ALLONGE", Decimal(2), Decimal("2.20"))

    def test_may_lead_to_the_amount_with_a_dash(self) -> None:
        page = a_sheet("""
1 LETTRE VERTE              -       6,00
1 LETTRE SUIVIE             -      10,50
TOTAL COMMANDE TTC                 16,50
""")

        assert amounts(find_lines([page], gross=Decimal("16.50"))) == ["6.00", "10.50"]

    def test_set_a_code_of_the_tax_behind_the_amount(self) -> None:
        page = a_sheet("""
LAIT ENTIER                        2,15   A
SAC CAISSE                         0,15   B
TOTAL                              2,30
""")

        assert amounts(find_lines([page])) == ["2.15", "0.15"]

    def test_are_over_at_a_sum_whose_word_was_not_read(self) -> None:
        page = a_sheet("""
POMMES                             2,00
POIRES                             3,00
T0TA1                              5,00
rendu monnaie                      5,00
""")

        assert amounts(find_lines([page])) == ["2.00", "3.00"]

    def test_keep_telephone_numbers_out(self) -> None:
        page = a_sheet("""
          FLEURS DE MAI
   Tel                      0300000000
BOUQUET ROND                     25,00
TOTAL                            25,00
""")

        assert amounts(find_lines([page], gross=Decimal("25.00"))) == ["25.00"]


class TestInvoicesWithoutAHeader:
    def test_are_read_by_where_their_amounts_stand(self) -> None:
        page = a_sheet("""
Folgende Risiken sind versichert:
Privathaftpflicht                           50,00 €
Mitversicherte Personen                      8,00 €
Gesamtbeitrag                               58,00 €
Versicherungsteuer 19 %                     11,02 €
Rechnungsbetrag                             69,02 €
""")

        assert described(find_lines([page], net=Decimal("58.00"))) == ["Privathaftpflicht", "Mitversicherte Personen"]

    def test_have_quantity_and_price_found_by_their_product(self) -> None:
        page = a_sheet("""
Tuiles anciennes              120      1,50      180,00
Faîtières                      10      8,00       80,00
Total HT                                         260,00
""")

        first, _ = find_lines([page])

        assert (first.description, first.quantity, first.unit_price) == (
            "Tuiles anciennes",
            Decimal(120),
            Decimal("1.50"),
        )

    def test_join_a_sentence_that_ends_beside_its_amount(self) -> None:
        page = a_sheet("""
Étude du dossier                                                    450,00 €
Rédaction des conclusions
devant le tribunal judiciaire                                     1 200,00 €
Audience de plaidoirie                                              600,00 €
                                          Total honoraires HT     2 250,00 €
""")

        lines = find_lines([page], net=Decimal("2250.00"))

        assert described(lines)[1] == "Rédaction des conclusions devant le tribunal judiciaire"
        assert amounts(lines) == ["450.00", "1200.00", "600.00"]

    def test_may_lead_to_the_amount_with_points(self) -> None:
        page = a_sheet("""
Abonnement mensuel ..................................     29,99 €
Appels vers mobiles ..................................     4,01 €
Total TTC ...........................................     34,00 €
""")

        assert described(find_lines([page])) == ["Abonnement mensuel", "Appels vers mobiles"]
