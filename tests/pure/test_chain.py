"""The seals of the audit trail."""

from hypothesis import given
from hypothesis import strategies as st

from accounts.chain import BEGINNING, digest, seal

KEY = b"a key that is long enough for the test"
FACTS = {"action": "token.created", "actor": 7, "fields": ["name"]}
facts = st.dictionaries(st.text(max_size=10), st.none() | st.integers() | st.text(max_size=10), max_size=5)


class TestSeal:
    def test_is_the_same_for_the_same_row(self) -> None:
        assert seal(FACTS, previous=BEGINNING, key=KEY) == seal(FACTS, previous=BEGINNING, key=KEY)

    def test_does_not_depend_on_the_order_of_the_facts(self) -> None:
        turned = dict(reversed(FACTS.items()))

        assert seal(turned, previous=BEGINNING, key=KEY) == seal(FACTS, previous=BEGINNING, key=KEY)

    @given(one=facts, other=facts)
    def test_changes_with_any_fact(self, one: dict[str, object], other: dict[str, object]) -> None:
        same = seal(one, previous=BEGINNING, key=KEY) == seal(other, previous=BEGINNING, key=KEY)

        assert same == (one == other)

    def test_changes_with_the_row_before(self) -> None:
        assert seal(FACTS, previous="f" * 64, key=KEY) != seal(FACTS, previous=BEGINNING, key=KEY)

    def test_cannot_be_made_without_the_key(self) -> None:
        assert seal(FACTS, previous=BEGINNING, key=b"guessed") != seal(FACTS, previous=BEGINNING, key=KEY)

    def test_fits_its_column(self) -> None:
        assert len(seal(FACTS, previous=BEGINNING, key=KEY)) == len(BEGINNING) == 64


class TestDigest:
    def test_recognises_the_same_value(self) -> None:
        assert digest("192.0.2.7", key=KEY) == digest("192.0.2.7", key=KEY)

    def test_tells_two_values_apart(self) -> None:
        assert digest("192.0.2.7", key=KEY) != digest("192.0.2.8", key=KEY)

    def test_cannot_be_compared_with_another_installation(self) -> None:
        assert digest("192.0.2.7", key=KEY) != digest("192.0.2.7", key=b"another key")

    def test_of_nothing_is_nothing(self) -> None:
        assert digest("", key=KEY) == ""

    @given(value=st.text(min_size=1))
    def test_fits_its_column(self, value: str) -> None:
        assert len(digest(value, key=KEY)) == 32
