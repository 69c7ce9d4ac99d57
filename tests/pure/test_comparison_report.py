"""A comparison of engines as a page of its own."""

from invoices.ocr.comparison import Comparison, Unavailable, compare
from invoices.ocr.comparison_report import Section, to_html
from invoices.ocr.tables import Table
from tests.comparing import ROWS, a_row
from tests.markup import elements, parsed

COMPARISON = compare(ROWS, [Unavailable("mistral", "no key is set")])
LIMITS = Section("Limits", ("Handwriting was not tried.",), Table("Licences", ("Engine", "Licence"), (("a", "MIT"),)))


class TestAsAPage:
    def test_has_a_title_tables_plots_and_what_else_there_is_to_know(self) -> None:
        page = to_html(COMPARISON, title="Engines compared", sections=[LIMITS, Section("Method")])

        assert [each.text for each in elements(page, "h1")] == ["Engines compared"]
        assert [each.text for each in elements(page, "h2")] == ["Not compared", "Not read", "Limits", "Method"]
        assert len(elements(page, "svg")) == 3
        assert len(elements(page, "table")) == 5
        assert "Handwriting was not tried." in [each.text for each in elements(page, "p")]

    def test_loads_nothing_from_elsewhere(self) -> None:
        page = to_html(COMPARISON, title="x", sections=[LIMITS])

        assert not [each for tag in ("script", "link", "img", "iframe") for each in elements(page, tag)]
        assert "url(" not in page
        assert not [each for each in parsed(page).iter() if {"src", "href"} & set(each.attrib)]

    def test_gives_each_plot_a_name_of_its_own(self) -> None:
        names = [each.get("id") for each in parsed(to_html(COMPARISON, title="x")).iter() if each.get("id")]

        assert len(names) == len(set(names)) == 6

    def test_says_its_language_and_lets_wide_tables_scroll_by_keyboard(self) -> None:
        page = to_html(COMPARISON, title="x")

        assert parsed(page).get("lang") == "en"
        scrolled = [each for each in elements(page, "div") if each.get("role") == "region"]
        assert all(each.get("tabindex") == "0" and each.get("aria-label") for each in scrolled)

    def test_plots_no_documents_whose_text_is_not_known(self) -> None:
        page = to_html(compare([a_row(accuracy=None), a_row("b.pdf", "azure", accuracy=None, pages=0)]), title="x")

        assert len(elements(page, "svg")) == 2

    def test_plots_nothing_of_nothing(self) -> None:
        assert elements(to_html(compare(()), title="x"), "svg") == []

    def test_lets_no_name_become_markup(self) -> None:
        row = a_row("<script>alert(1)</script>.pdf", "<b>", error="</table>")

        page = to_html(Comparison((row,), compare([row]).summaries), title="<i>")

        assert not elements(page, "script")
        assert not elements(page, "b")
