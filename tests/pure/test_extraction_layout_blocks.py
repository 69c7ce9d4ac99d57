"""Cells that stand closely one below the other are a block: an address, a column, a paragraph."""

from invoices.extraction.layout import Sheet
from tests.scenes import a_sheet


def blocks(sheet: Sheet) -> list[str]:
    return [block.text for block in sheet.blocks]


class TestBlocks:
    def test_keep_two_addresses_side_by_side_apart(self) -> None:
        sheet = a_sheet("""
            Atelier Dupont SARL               Probant Conseil
            12 rue des Lilas                  3 place du Marché
            69003 Lyon                        75004 Paris
        """)

        assert blocks(sheet) == [
            "atelier dupont sarl\n12 rue des lilas\n69003 lyon",
            "probant conseil\n3 place du marche\n75004 paris",
        ]

    def test_end_at_a_row_that_is_left_free(self) -> None:
        assert blocks(a_sheet("Atelier Dupont\n\nFacture")) == ["atelier dupont", "facture"]

    def test_join_lines_that_are_centred_one_below_the_other(self) -> None:
        sheet = a_sheet("""
            CHEZ MARCEL ET FILLES
              12 rue des Lilas
                 69003 Lyon
        """)

        assert len(sheet.blocks) == 1

    def test_leave_a_line_out_that_stands_elsewhere(self) -> None:
        assert len(a_sheet("Atelier Dupont\n                         Facture").blocks) == 2

    def test_know_every_cell_of_the_sheet_once(self) -> None:
        sheet = a_sheet(
            "Désignation       Qté     Prix\nPorte             1       12,00\nPoignée           3       2,00"
        )
        cells = [cell for row in sheet.rows for cell in row.cells]

        assert sorted(map(id, cells)) == sorted(id(cell) for block in sheet.blocks for cell in block.cells)
        assert all(any(cell is one for one in sheet.block_of[id(cell)].cells) for cell in cells)

    def test_are_numbered_from_the_top(self) -> None:
        assert [block.number for block in a_sheet("a\n\nb\n\nc").blocks] == [0, 1, 2]
