"""What is found is said in the language of the person: names by their names, amounts and days as they are written."""

import pytest
from django.utils.translation import override

from invoices.quality.findings import FINDINGS
from invoices.quality.names import NAMES
from invoices.wording import advice_in_words, finding_in_words
from invoices.wording_advice import ADVICE
from invoices.wording_facts import told
from invoices.wording_findings import FINDINGS as WORDS
from invoices.wording_names import NAMES as NAMES_IN_WORDS
from invoices.wording_pages import PAGES
from tests.rooms.test_wording import spaced


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
        ("same", "file", "the very same file"), ("field", "unknown", "unknown"), ("fault", "dark", "too dark"),
        ("date", "2026-02-30", "2026-02-30"), ("date", "2026-03-02", "2 Mar 2026"), ("iban_country", "DE", "Germany"),
        ("gross", "1234.50", "1,234.50"), ("country", "XX", "XX"),
    ])  # fmt: skip
    def test_are_told_in_english(self, fact: str, value: str, said: str) -> None:
        with override("en"):
            assert told({fact: value}) == {fact: said}

    @pytest.mark.parametrize(("fact", "value", "said"), [
        ("date", "2026-03-02", "02/03/2026"), ("due", "2026-12-31", "31/12/2026"), ("due", "1234.56", "1 234,56"),
        ("gross", "1234567.00", "1 234 567,00"), ("difference", "-0.01", "-0,01"), ("rate", "5.5", "5,5"),
        ("price", "12.345", "12,345"), ("amount", "NaN", "NaN"), ("amount", "1E+20", "1E+20"), ("line", 3, "3"),
        ("score", 0.1 + 0.2, "0,3"), ("confidence", 50, "50"), ("days", 1200, "1 200"), ("country", "BE", "Belgique"),
    ])  # fmt: skip
    def test_are_told_in_french(self, fact: str, value: str | float, said: str) -> None:
        with override("fr"):
            assert spaced(str(told({fact: value})[fact])) == said

    @pytest.mark.parametrize("fact", ["number", "customer", "first", "second", "read_as"])
    @pytest.mark.parametrize("value", ["2026.10", "2026-03-02", "nothing"])
    def test_of_the_paper_stay_as_it_has_them(self, fact: str, value: str) -> None:
        with override("fr"):
            assert told({fact: value}) == {fact: value}

    @pytest.mark.parametrize(("field", "value", "said"), [
        ("total_gross", "1500.00", "1 500,00"), ("issue_date", "2026-03-02", "02/03/2026"),
        ("invoice_number", "2026.10", "2026.10"), ("supplier_siren", "404833048", "404833048"),
        ("document_type", "credit_note", "avoir"), ("supplier_name", "1.5", "1.5"),
    ])  # fmt: skip
    def test_that_are_values_are_told_by_their_field(self, field: str, value: str, said: str) -> None:
        with override("fr"):
            facts = told({"field": field, "xml": value, "page": value, "value": value})

        assert {spaced(str(facts[name])) for name in ("xml", "page", "value")} == {said}


class TestASentence:
    def test_is_french_to_the_last_sign(self) -> None:
        facts: dict[str, str | float] = {
            "net": "2535.00",
            "vat": "507.00",
            "sum": "3042.00",
            "gross": "3000.00",
            "difference": "42.00",
        }

        with override("fr"):
            said = spaced(finding_in_words("arithmetic_totals", facts))

        assert said == (
            "2 535,00 HT et 507,00 de TVA font 3 042,00, mais le total TTC imprimé est 3 000,00 : écart de 42,00."
        )

    def test_of_the_picture_of_a_page_names_its_fault(self) -> None:
        with override("fr"):
            assert spaced(finding_in_words("page_uneven", {"page": 1, "fault": "uneven"})) == (
                "Page 1 : ombre sur la page."
            )


class TestAdvice:
    @pytest.mark.parametrize("code", [*FINDINGS, *PAGES, "page_blurred"])
    def test_is_given_for_everything_that_is_noticed(self, code: str) -> None:
        with override("en"):
            english = advice_in_words(code)
        with override("fr"):
            assert advice_in_words(code) != english

        assert english == (FINDINGS[code].advice if code in FINDINGS else english)
