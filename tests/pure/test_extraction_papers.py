"""What kind of paper it is: by its title, by what tills print, and never by a word in passing."""

import pytest

from invoices.extraction.papers import paper_of
from invoices.fields import Candidate
from tests.scenes import ATELIER, a_view


def paper(text: str, **changes: object) -> Candidate:
    found = paper_of(a_view(text, **changes))
    assert found is not None
    return found


class TestATitle:
    @pytest.mark.parametrize(
        ("title", "kind"),
        [
            ("FACTURE", "invoice"), ("Facture n° 12", "invoice"), ("INVOICE", "invoice"), ("Rechnung", "invoice"),
            ("AVOIR", "credit_note"),
            ("Facture d'avoir n° 3", "credit_note"), ("Facture d’avoir", "credit_note"),
            ("Credit note", "credit_note"), ("Gutschrift", "credit_note"), ("DEVIS", "other"),
            ("Bon de commande", "other"), ("Bon de livraison n° 4", "other"), ("Facture proforma", "other"),
            ("Relance", "other"),
            ("Relevé de compte", "other"), ("Lieferschein", "other"), ("Ticket de caisse", "receipt"),
            ("Reçu", "receipt"), ("RECEIPT", "receipt"),
        ],
    )  # fmt: skip
    def test_says_what_it_is(self, title: str, kind: str) -> None:
        found = paper(f"Atelier Dupont\n\n{title}\n\nPorte       12,00")

        assert found.value == kind
        assert found.rule.startswith("title:")
        assert found.evidence[0].page == 1

    def test_may_be_set_wide(self) -> None:
        assert paper("F A C T U R E\n\nPorte       12,00").value == "invoice"

    def test_is_tall_rather_than_small_and_above_rather_than_below(self) -> None:
        text = "Bon de commande n° 7 du 3 mars reçu par courriel\n\nFACTURE\n\nPorte   12,00\n\nDevis accepté le 3 mars"

        assert paper(text, tall=("FACTURE",)).value == "invoice"

    def test_is_no_word_in_a_sentence_below(self) -> None:
        text = f"{ATELIER}\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n    Aucun avoir ne sera fait sans le ticket de caisse."

        assert paper(text).value == "invoice"

    def test_stands_on_the_first_page(self) -> None:
        found = paper_of(a_view("FACTURE\nPorte   12,00", "AVOIR"))

        assert found is not None
        assert found.value == "invoice"

    def test_is_surer_where_no_other_contradicts_it(self) -> None:
        assert paper("FACTURE\n\n12,00").confidence > paper("FACTURE\n\nDEVIS\n\n12,00").confidence
