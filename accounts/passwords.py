"""What makes a password good enough: length, and not being a word anybody would try here. No rules on its make-up."""

import re

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User

LONGEST = 1024
# What people reach for when this product asks them for a password.
WORDS = (
    "probant",
    "facture",
    "factures",
    "invoice",
    "invoices",
    "comptable",
    "comptabilite",
    "compta",
    "accounting",
    "fournisseur",
    "supplier",
    "motdepasse",
    "password",
    "passwort",
    "azerty",
    "qwerty",
    "bonjour",
    "soleil",
    "welcome",
    "admin",
    "1234567890",
    "0987654321",
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)


class LengthValidator(MinimumLengthValidator):
    """Ask for a minimum, and refuse only lengths that no person types."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Refuse what is too short or absurdly long."""
        super().validate(password, user)
        if len(password) > LONGEST:
            raise ValidationError(
                ngettext("At most %(most)d character.", "At most %(most)d characters.", LONGEST) % {"most": LONGEST}
            )


class ContextWordsValidator:
    """Refuse passwords made of little more than words tied to the product or the person."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Refuse a password in which fewer than six characters are left once the known words are gone."""
        rest = password.casefold()
        for word in sorted({*WORDS, *_words_of(user)}, key=len, reverse=True):
            rest = rest.replace(word, "")
        rest = re.sub(r"(19|20)\d\d|(.)\2+", r"\2", re.sub(r"[\W_]", "", rest))
        if len(rest) < min(6, len(password)):
            raise ValidationError(
                _("This password is made of words that are easy to guess here. Add a few of your own.")
            )

    def get_help_text(self) -> str:
        """Say it before it is needed."""
        return _("Not made of your name, your company or words such as “invoice”. A sentence does well.")


def _words_of(user: User | None) -> set[str]:
    """Return the words that point to a person: parts of the address and of the name."""
    known = f"{getattr(user, 'email', '')} {getattr(user, 'full_name', '')}".casefold()
    return {word for word in re.split(r"[\W_]+", known) if len(word) >= 4}
