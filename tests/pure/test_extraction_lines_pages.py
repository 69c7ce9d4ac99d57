from decimal import Decimal

from invoices.extraction.lines import find_lines
from tests.pure.test_extraction_lines import amounts, described
from tests.tables import a_sheet


class TestSeveralPages:
    HEADER = "Désignation                          Qté      P.U. HT      Montant HT"

    def test_follows_a_table_whose_header_comes_again(self) -> None:
        first = a_sheet(f"""
{self.HEADER}
Gravier                                2        40,00           80,00
                                        À reporter              80,00
""")
        second = a_sheet(
            f"""
{self.HEADER}
                                        Report                  80,00
Pavés                                 10         6,00           60,00
                                        Total HT               140,00
""",
            number=2,
        )

        lines = find_lines([first, second], net=Decimal("140.00"))

        assert amounts(lines) == ["80.00", "60.00"]
        assert [line.place.page for line in lines if line.place] == [1, 2]

    def test_follows_a_table_whose_header_does_not(self) -> None:
        first = a_sheet(f"""
{self.HEADER}
Gravier                                2        40,00           80,00
""")
        second = a_sheet(
            """
Pavés                                 10         6,00           60,00
                                        Total HT               140,00
""",
            number=2,
        )

        assert amounts(find_lines([first, second])) == ["80.00", "60.00"]


class TestCreditNotes:
    def test_turn_positive(self) -> None:
        page = a_sheet("""
Désignation                          Qté      P.U. HT      Montant HT
Bidon percé                           -5         4,00          -20,00
                              Total HT                         -20,00
""")

        (line,) = find_lines([page], credit=True)

        assert (line.net_amount, line.quantity) == (Decimal("20.00"), Decimal(5))


class TestPapersWithoutPrices:
    def test_list_what_was_delivered(self) -> None:
        page = a_sheet("""
Désignation                                        Quantité
Ciment 25 kg                                         10 sac
Sable de rivière                                        2 t
Reçu en bon état le 3 mars
""")

        lines = find_lines([page])

        assert described(lines) == ["Ciment 25 kg", "Sable de rivière"]
        assert [line.quantity for line in lines] == [Decimal(10), Decimal(2)]
        assert [line.net_amount for line in lines] == [None, None]
