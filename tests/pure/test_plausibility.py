"""Does it look like writing?"""

import pytest

from invoices.document import Word
from invoices.ocr.plausibility import is_plausible, plausible_share, scrap_share
from tests.builders import a_word


def words(*texts: str) -> list[Word]:
    return [a_word(text) for text in texts]


class TestAWord:
    @pytest.mark.parametrize(
        "text",
        [
            "Facture", "TOTAL", "l’échéance", "(TVA)", "S.A.R.L.", "1 234,56", "1.234,56", "-12.30", "€15", "20%",
            "31/12/2026", "12:45", "compta@exemple.fr", "www.exemple.fr", "FR12345678901", "FAC-2018-0009", "Straße",
            "McDonald", "HT", "KG:",
        ],
    )  # fmt: skip
    def test_of_an_invoice_is_plausible(self, text: str) -> None:
        assert is_plausible(text)

    @pytest.mark.parametrize("text", ["|", "~_", "aBcDe", "xkcdbrt", "eeee", "a1b2c3d", "¬", "", "l|;", "'"])
    def test_made_of_specks_is_not(self, text: str) -> None:
        assert not is_plausible(text)


class TestAPage:
    def test_counts_by_letters(self) -> None:
        assert plausible_share(words("Facture", "|||")) == 0.7

    def test_without_words_has_nothing_plausible(self) -> None:
        assert plausible_share([]) == 0.0
        assert scrap_share([]) == 1.0

    def test_knows_scraps_from_figures(self) -> None:
        assert scrap_share(words("|", "3", "Total", "-")) == 0.5
