"""Of all amounts of an invoice those are taken that are its totals: no capital, no earlier balance, no retention."""

from decimal import Decimal

import pytest

from invoices.extraction.resolve import extract
from invoices.fields import Field
from tests.believing import believing
from tests.builders import an_ocr_result
from tests.scenes import ATELIER, a_page
from tests.understood import CONTEXT

NET, VAT, GROSS, DUE = Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS, Field.AMOUNT_DUE
TOTALS = "Total HT   211,00\nTVA 20%   42,20\nTotal TTC   253,20"


def amounts(text: str) -> dict[Field, str]:
    found = extract(an_ocr_result(a_page(text)), CONTEXT, believing()).extraction
    return {name: str(found.value(name)) for name in (NET, VAT, GROSS, DUE) if name in found.fields}


class TestTheTotals:
    @pytest.mark.parametrize(
        "decoy",
        [
            "SARL au capital de 8 000,00 €", "Tél. 04 72 00 00 00", "Solde précédent   900,00", "Remise de 10 %",
            "Encours autorisé 5 000,00 €",
            "Porte 900,00 1080,00 180,00", "Échéances : 02/03/2026 126,60   01/04/2026 126,60",
            "Pénalité de retard : 40,00 €",
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("form", ["{decoy}\n{totals}", "{totals}\n{decoy}"])
    def test_are_not_mistaken_for_another_amount(self, decoy: str, form: str) -> None:
        assert amounts(form.format(decoy=decoy, totals=TOTALS)) == {
            NET: "211.00",
            VAT: "42.20",
            GROSS: "253.20",
            DUE: "253.20",
        }

    def test_are_found_in_wide_print(self) -> None:
        assert amounts(ATELIER.replace(" ", "   "))[GROSS] == "253.20"

    @pytest.mark.xfail(strict=True, reason="letters that are set wide make no words")
    def test_are_found_where_letters_are_set_wide(self) -> None:
        assert amounts("T O T A L   T T C           253,20 €")[GROSS] == "253.20"

    @pytest.mark.parametrize("gross", ["256,20", "258,20", "248,20"])
    def test_are_as_printed_where_they_do_not_add_up(self, gross: str) -> None:
        text = TOTALS.replace("253,20", gross)

        assert amounts(text)[VAT] == "42.20"

    def test_are_no_surer_where_they_do_not_add_up(self) -> None:
        wrong = extract(an_ocr_result(a_page(TOTALS.replace("253,20", "258,20"))), CONTEXT, believing()).extraction
        alone = extract(an_ocr_result(a_page("Total TTC   258,20")), CONTEXT, believing()).extraction

        assert wrong.fields[GROSS].confidence <= alone.fields[GROSS].confidence


class TestWhatIsDue:
    def test_is_what_a_retention_leaves(self) -> None:
        assert amounts(f"{TOTALS}\nRetenue de garantie 5%   -12,66\nNet à payer   240,54")[DUE] == "240.54"

    def test_is_what_a_deposit_leaves(self) -> None:
        found = amounts(f"{TOTALS}\nAcompte versé   100,00\nReste à payer   153,20")

        assert (found[GROSS], found[DUE]) == ("253.20", "153.20")

    def test_may_hold_an_earlier_balance(self) -> None:
        found = amounts(f"{TOTALS}\nSolde précédent   900,00\nNet à payer   1153,20")

        assert (found[GROSS], found[DUE]) == ("253.20", "1153.20")

    def test_is_never_the_total_where_an_earlier_balance_makes_it_more(self) -> None:
        assert Decimal(amounts(f"{TOTALS}\nSolde précédent   900,00\nNet à payer   1153,20")[GROSS]) == Decimal(
            "253.20"
        )
