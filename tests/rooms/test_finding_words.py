"""What is found is said in the language of the person, by name and by day."""

import pytest
from django.utils.translation import override

from invoices.quality.findings import FINDINGS
from invoices.quality.names import NAMES
from invoices.wording_advice import ADVICE
from invoices.wording_findings import FINDINGS as WORDS
from invoices.wording_names import NAMES as NAMES_IN_WORDS
from invoices.wording_names import told


class TestTheWords:
    def test_are_those_of_the_list(self) -> None:
        with override("en"):
            assert {code: str(words) for code, words in WORDS.items()} == {
                code: kind.words for code, kind in FINDINGS.items()
            }
            assert {code: str(words) for code, words in ADVICE.items()} == {
                code: kind.advice for code, kind in FINDINGS.items()
            }

    def test_name_what_the_list_names(self) -> None:
        with override("en"):
            named = {
                fact: {name: str(words) for name, words in names.items()} for fact, names in NAMES_IN_WORDS.items()
            }

        assert named == NAMES


class TestTheFacts:
    @pytest.mark.parametrize(("fact", "value", "said"), [
        ("field", "total_gross", "total with VAT"), ("mention", "rcs", "RCS and town of the registry"),
        ("same", "file", "the very same file"), ("field", "unknown", "unknown"), ("rate", "20", "20"),
        ("line", 3, 3), ("date", "2026-02-30", "2026-02-30"),
    ])  # fmt: skip
    def test_are_told_by_name(self, fact: str, value: str | float, said: str | float) -> None:
        with override("en"):
            assert told({fact: value}) == {fact: said}

    def test_tell_days_as_the_person_writes_them(self) -> None:
        with override("fr"):
            assert told({"date": "2026-03-02"}) == {"date": "02/03/2026"}
