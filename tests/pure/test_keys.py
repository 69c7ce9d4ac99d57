"""Keys that are shown once."""

from hypothesis import given
from hypothesis import strategies as st

from accounts.keys import digest_of, fresh_key, opens


def test_no_two_keys_are_the_same() -> None:
    assert len({fresh_key() for _ in range(100)}) == 100


def test_a_key_holds_256_bits_and_fits_into_an_address() -> None:
    key = fresh_key()

    assert len(key) >= 43
    assert key.replace("-", "").replace("_", "").isalnum()


def test_the_digest_does_not_show_the_key() -> None:
    key = fresh_key()

    assert key not in digest_of(key)


@given(key=st.text())
def test_a_key_opens_its_own_digest(key: str) -> None:
    assert opens(key, digest_of(key))


@given(key=st.text(), other=st.text())
def test_another_key_does_not(key: str, other: str) -> None:
    assert opens(other, digest_of(key)) == (other == key)
