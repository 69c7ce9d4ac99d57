"""A password is good when it is long and not made of words that anybody would try here."""

import contextlib

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from accounts.passwords import LONGEST, ContextWordsValidator, LengthValidator

MARIE = User(email="marie.durand@cabinet-lacombe.fr", full_name="Marie Durand")


@pytest.mark.parametrize(
    "good",
    [
        "cheval pile agrafe correct",
        "un mot de passe assez long",
        "les factures de la boulangerie du coin",
        "日本語のとても長い合言葉です",
        "Tr0ub4dor&3xyz",
        "x7Qp-mars-9vLk-Zt",
    ],
)
def test_a_good_one_passes(good: str) -> None:
    validate_password(good, MARIE)


@pytest.mark.parametrize(
    "bad",
    [
        "elevenchars",
        "motdepasse123",
        "factures2026!",
        "Probant-2026-Probant",
        "MarieDurand2026",
        "lacombe-cabinet-marie",
        "aaaaaaaaaaaa",
        "azertyazerty2025",
        "123456789012",
        "comptabilite.comptable.2024",
    ],
)
def test_a_bad_one_is_refused(bad: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(bad, MARIE)


class TestLength:
    validator = LengthValidator(min_length=12)

    def test_twelve_characters_are_enough(self) -> None:
        self.validator.validate("x" * 12)

    def test_eleven_are_not(self) -> None:
        with pytest.raises(ValidationError):
            self.validator.validate("x" * 11)

    def test_a_very_long_sentence_is_welcome(self) -> None:
        self.validator.validate("x" * LONGEST)

    def test_what_no_person_types_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="1024"):
            self.validator.validate("x" * (LONGEST + 1))


class TestContextWords:
    validator = ContextWordsValidator()

    def test_without_a_person_the_product_still_counts(self) -> None:
        with pytest.raises(ValidationError):
            self.validator.validate("probant-invoices")

    def test_a_name_of_somebody_else_is_no_context(self) -> None:
        self.validator.validate("mariedurand-xy", User(email="paul@exemple.fr"))

    def test_short_words_of_a_name_are_left_alone(self) -> None:
        self.validator.validate("ferblantier", User(email="fer@exemple.fr", full_name="Al Fer"))

    def test_capitals_hide_nothing(self) -> None:
        with pytest.raises(ValidationError):
            self.validator.validate("FACTURES-FACTURES")

    def test_is_announced_before_it_is_needed(self) -> None:
        assert len(password_validators_help_texts()) == 3

    @given(password=st.text(min_size=12, max_size=60))
    def test_any_text_gets_an_answer(self, password: str) -> None:
        with contextlib.suppress(ValidationError):
            self.validator.validate(password, MARIE)
