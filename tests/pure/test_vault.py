"""Secrets kept encrypted."""

import pytest

from accounts import vault


class TestVault:
    def test_gives_back_what_was_put_in(self) -> None:
        assert vault.decrypt(vault.encrypt("JBSWY3DP", keys=["a key"]), keys=["a key"]) == "JBSWY3DP"

    def test_shows_nothing_of_it(self) -> None:
        assert "JBSWY3DP" not in vault.encrypt("JBSWY3DP", keys=["a key"])

    def test_still_opens_with_a_key_that_was_replaced(self) -> None:
        sealed = vault.encrypt("JBSWY3DP", keys=["the former key"])

        assert vault.decrypt(sealed, keys=["the new key", "the former key"]) == "JBSWY3DP"

    def test_says_what_to_do_when_the_key_is_gone(self) -> None:
        sealed = vault.encrypt("JBSWY3DP", keys=["the former key"])

        with pytest.raises(vault.Locked, match="SECRET_KEY_FALLBACKS"):
            vault.decrypt(sealed, keys=["the new key"])
