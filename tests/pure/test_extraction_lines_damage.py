from decimal import Decimal

from invoices.extraction.lines import find_lines
from tests.pure.test_extraction_lines import amounts, described
from tests.tables import a_sheet


class TestHeadings:
    def test_may_have_a_letter_misread(self) -> None:
        page = a_sheet("""
Désignatlon                          Quantlté      P.U. HT      Montent HT
Révision du vélo                          1          60,00           60,00
Chambre à air                             2           7,00           14,00
Total HT                                                             74,00
""")

        first, second = find_lines([page])

        assert (first.description, second.quantity) == ("Révision du vélo", Decimal(2))
        assert first.confidence > 0.6

    def test_may_be_lost_above_the_amounts(self) -> None:
        page = a_sheet("""
Désignation                          Qté      P.U. HT
Révision du vélo                       1        60,00            60,00
Chambre à air                          2         7,00            14,00
Total HT                                                         74,00
""")

        assert amounts(find_lines([page])) == ["60.00", "14.00"]

    def test_may_be_lost_above_the_descriptions(self) -> None:
        page = a_sheet("""
                                     Qté      P.U. HT      Montant HT
Révision du vélo                       1        60,00           60,00
Chambre à air                          2         7,00           14,00
Total HT                                                        74,00
""")

        assert described(find_lines([page])) == ["Révision du vélo", "Chambre à air"]

    def test_may_run_into_one_another(self) -> None:
        page = a_sheet("""
Désignation                          Qté   TVA   Montant Total TTC
Révision du vélo                       1    20     60,00     72,00
Chambre à air                          2    20     14,00     16,80
Total                                              74,00     88,80
""")

        assert amounts(find_lines([page], net=Decimal("74.00"))) == ["60.00", "14.00"]


class TestAmounts:
    def test_that_were_misread_are_told_by_quantity_price_and_total(self) -> None:
        page = a_sheet("""
Désignation                          Qté      P.U. HT      Montant HT
Révision du vélo                       1        60,00           80,00
Chambre à air                          2         7,00           14,00
Total HT                                                        74,00
""")

        assert amounts(find_lines([page], net=Decimal("74.00"))) == ["60.00", "14.00"]

    def test_stay_as_they_are_printed_without_a_total_that_says_otherwise(self) -> None:
        page = a_sheet("""
Désignation                          Qté      P.U. HT      Montant HT
Révision du vélo                       1        60,00           80,00
Chambre à air                          2         7,00           14,00
""")

        assert amounts(find_lines([page])) == ["80.00", "14.00"]

    def test_without_their_comma_are_told_by_quantity_and_price(self) -> None:
        page = a_sheet("""
Désignation                          Qté      P.U. HT      Montant HT
Révision du vélo                       2        60,00           1200O
Chambre à air                          2         7,00           14,00
Total HT                                                       134,00
""")

        assert amounts(find_lines([page])) == ["120.00", "14.00"]

    def test_of_three_decimals_are_no_thousands_where_the_total_says_so(self) -> None:
        page = a_sheet("""
Description                          Qty      Amount
Paper by the sheet                     3       1.005
Envelopes                              2       4.000
Net total                                       5.00
""")

        assert amounts(find_lines([page], net=Decimal("5.00"))) == ["1.005", "4.000"]


class TestLinesOfATable:
    def test_read_as_signs_are_left_out(self) -> None:
        page = a_sheet("""
|   Désignation                  |   Qté   |   Montant HT   |
|   Révision du vélo             |     1   |        60,00   |
|   Chambre à air                |     2   |        14,00   |
|                                  Total HT         74,00   |
""")

        lines = find_lines([page])

        assert described(lines) == ["Révision du vélo", "Chambre à air"]
        assert amounts(lines) == ["60.00", "14.00"]


class TestConfidence:
    def test_grows_with_what_bears_an_item_out(self) -> None:
        page = a_sheet("""
Désignation                          Qté      P.U. HT      Montant HT
Révision du vélo                       1        60,00           60,00
Total HT                                                        60,00
""")
        bare = a_sheet("""
Révision du vélo                                                60,00
Chambre à air                                                   14,00
""")

        (sure,) = find_lines([page], net=Decimal("60.00"))
        unsure, _ = find_lines([bare])

        assert 0.9 < sure.confidence < 1.0
        assert unsure.confidence < 0.5
