"""Scores as a page of its own."""

from invoices.labelled.scores import scored
from tests.markup import elements, parsed
from tests.misread import PAGE, TRUTH, page, scores


class TestThePage:
    def test_says_what_was_counted_in_tables(self) -> None:
        written = page(scores())

        assert [each.text for each in elements(written, "h1")] == ["Documents evaluated"]
        captions = [each.text for each in elements(written, "caption")]
        assert captions == ["Fields", "Confidence", "Slowest documents", "a.pdf"]
        assert parsed(written).get("lang") == "en"

    def test_lets_wide_tables_scroll_by_keyboard(self) -> None:
        scrolled = [each for each in elements(page(scores()), "div") if each.get("role") == "region"]

        assert len(scrolled) == 4
        assert all(each.get("tabindex") == "0" and each.get("aria-label") for each in scrolled)

    def test_loads_nothing_from_elsewhere(self) -> None:
        written = page(scores(), {1: PAGE})

        assert not [each for tag in ("script", "link", "img", "iframe") for each in elements(written, tag)]
        links = [each.get("href", "") for each in parsed(written).iter() if "href" in each.attrib]
        assert links
        assert all(link.startswith(("#", "data:image/png;base64,")) for link in links)

    def test_has_no_diagram_where_nobody_said_how_sure_he_was(self) -> None:
        written = page(scored([TRUTH], [{"file": "a.pdf", "fields": {"currency": "USD"}}]))

        assert not elements(written, "svg")
        assert "Confidence" not in [each.text for each in elements(written, "caption")]

    def test_lets_no_value_become_markup(self) -> None:
        written = page(scores(value="<script>alert(1)</script>"), {1: PAGE})

        assert not elements(written, "script")
