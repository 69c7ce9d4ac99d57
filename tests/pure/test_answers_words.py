"""What findings and rules say where no other language than English is known."""

import pytest

from invoices.answers_words import PAGES, RULES, finding_in_english, rule_in_english
from invoices.quality.findings import FINDINGS


class TestAFinding:
    def test_is_said_with_its_facts(self) -> None:
        assert finding_in_english("several_invoices", {"count": 2}) == "This file seems to hold 2 invoices."

    def test_names_fields_and_mentions_in_words(self) -> None:
        said = finding_in_english("field_missing", {"field": "issue_date"})

        assert "issue_date" not in said
        assert "date of issue" in said

    def test_about_the_picture_of_a_page_says_what_is_wrong(self) -> None:
        assert finding_in_english("page_too_small", {"page": 2, "fault": "too_small"}) == "Page 2: too small."
        assert finding_in_english("page_empty", {"page": 3}) == "Not one word was read on page 3."

    @pytest.mark.parametrize("code", [*FINDINGS, *PAGES, "something_else"])
    def test_is_a_sentence_even_where_a_fact_is_missing(self, code: str) -> None:
        said = finding_in_english(code, {})

        assert said
        assert "{" not in said


class TestARule:
    @pytest.mark.parametrize(
        ("rule", "said"),
        [
            ("right_of:net à payer", "to the right of “net à payer”"), ("below:total ttc", "below “total ttc”"),
            ("place_on_page", "by its place on the page"),
            ("xml:BT-112", "element BT-112 of the XML"), ("code:qr", "in a code on the page (qr)"),
            ("something_else", "something_else"),
            ("right_of:a:b {c}", "to the right of “a:b {c}”"),
        ],
    )  # fmt: skip
    def test_is_said_with_the_words_it_is_about(self, rule: str, said: str) -> None:
        assert rule_in_english(rule) == said

    @pytest.mark.parametrize("code", RULES)
    def test_of_the_table_is_said_without_gaps(self, code: str) -> None:
        assert "{" not in rule_in_english(f"{code}:words")
