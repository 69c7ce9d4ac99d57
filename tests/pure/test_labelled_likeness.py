"""Is an answer right? As a bookkeeper would say, and to the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoices.labelled.likeness import is_exact, is_right, same_name


class TestAnAnswer:
    @pytest.mark.parametrize(
        ("field", "truth", "answer"),
        [
            ("total_net", "12.004", "12.00"),
            ("issue_date", "2024-03-12", "2024-03-12T00:00:00"),
            ("invoice_number", "FA-2024-0042", "fa 2024/0042"),
            ("supplier_iban", "FR76 3000", "FR763000"),
            ("supplier_name", "Atelier Dupont SARL", "ATELIER DUPONT"),
            ("supplier_name", "Crêperie de l'Œuf", "Creperie de l'Oeuf"),
            ("supplier_name", "Garage Moreau et Fils", "Garage Moreau & Fils"),
            ("supplier_name", "Menuiserie Lefebvre", "Menuiserie Lefebure"),
            ("supplier_name", "Grand Hôtel du Parc", "Grand Hôtel du Parc Nice"),
            ("supplier_name", "SA", "S.A"),
        ],
    )
    def test_may_be_right_without_being_exact(self, field: str, truth: str, answer: str) -> None:
        assert is_right(field, truth, answer)
        assert not is_exact(field, truth, answer)

    @pytest.mark.parametrize(
        ("field", "truth", "answer"),
        [
            ("total_net", "12.00", "12.01"),
            ("total_net", "12.00", "-12.00"),
            ("total_net", "12.00", "twelve"),
            ("total_net", "12.00", "1E+40"),
            ("issue_date", "2024-03-12", "2024-12-03"),
            ("invoice_number", "FA-2024-0042", "FA-2024-0043"),
            ("supplier_name", "Atelier Dupont SARL", "Atelier Martin SARL"),
            ("supplier_name", "Dupont", "Dup"),
            ("supplier_name", "Grand Hôtel du Parc", "Parc"),
            ("supplier_name", "SARL", "SAS"),
            ("document_type", "invoice", "credit_note"),
        ],
    )
    def test_may_be_wrong(self, field: str, truth: str, answer: str) -> None:
        assert not is_right(field, truth, answer)
        assert not is_exact(field, truth, answer)

    def test_on_a_credit_note_may_bear_either_sign_and_either_word(self) -> None:
        assert is_right("total_gross", "-12.00", "12.00", credit=True)
        assert is_exact("total_gross", "-12.00", "12.00", credit=True)
        assert is_right("document_type", "invoice", "credit_note", credit=True)
        assert not is_right("document_type", "invoice", "receipt", credit=True)

    def test_is_exact_but_for_spaces_and_zeros(self) -> None:
        assert is_exact("supplier_name", " Atelier  Dupont", "Atelier Dupont")
        assert is_exact("total_net", "12", "12.00")
        assert not is_exact("supplier_name", "Atelier Dupont", "ATELIER DUPONT")
        assert not is_exact("total_net", "twelve", "12")

    @given(st.text(max_size=40))
    def test_that_is_the_truth_is_right_whatever_it_is(self, text: str) -> None:
        assert same_name(text, text)
        assert is_right("invoice_number", text, text)
