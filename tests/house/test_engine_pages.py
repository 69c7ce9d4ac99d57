"""Every engine has a page that lets a stranger decide."""

import pytest

from invoices.ocr.registry import ENGINES
from tests.house.tree import ROOT

FOLDER = ROOT / "docs/engines"
ANSWERS = ("What it is good at", "What it costs", "Where the page goes", "Limits", "Setting it up")


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_has_a_page(name: str) -> None:
    page = FOLDER / f"{name}.md"

    assert page.is_file(), (
        f"Write docs/engines/{name}.md: what it is good at, what it costs, where the page goes, limits and settings."
    )


@pytest.mark.parametrize("name", ENGINES)
def test_every_page_answers_what_a_stranger_asks(name: str) -> None:
    told = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    missing = [title for title in ANSWERS if f"\n## {title}\n" not in told]

    assert not missing, f"docs/engines/{name}.md has no section {missing}: whoever chooses an engine asks for it."


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_is_in_the_table_and_the_menu(name: str) -> None:
    index = (FOLDER / "index.md").read_text(encoding="utf-8")
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")

    assert f"[`{name}`]({name}.md)" in index, f"Add a row for {name} to the table of docs/engines/index.md."
    assert f"engines/{name}.md" in menu, f"Add engines/{name}.md to `nav` in mkdocs.yml."


def test_no_page_is_left_over_from_an_engine_that_is_gone() -> None:
    others = {page.stem for page in FOLDER.glob("*.md")} - {*ENGINES, "index", "measured", "services"}

    assert not others, f"docs/engines has pages about no engine of the table, remove them: {sorted(others)}"
