"""Recipes: what is done to a page for an engine, in order, and recipes that an installation brings."""

from dataclasses import replace

import numpy as np
import pytest

from invoices.document import Page
from invoices.imaging.degrade import degrade
from invoices.imaging.measures import measure
from invoices.imaging.recipes import RECIPES, Prepared, Recipe, prepare, recipe_from
from invoices.imaging.steps import Deskew, Enlarge, Unwarp
from tests import paper


@pytest.fixture(scope="module")
def clean() -> Page:
    return paper.page(paper.INVOICE * 2)


def prepared(page: Page, recipe: str) -> Prepared:
    return prepare(page, measure(page), RECIPES[recipe])


class TestPrepare:
    @pytest.mark.parametrize("recipe", [name for name in RECIPES if not name.endswith("_strong")])
    def test_gives_a_clean_page_back_as_the_same_object(self, clean: Page, recipe: str) -> None:
        assert prepared(clean, recipe) == Prepared(clean, ())

    @pytest.mark.parametrize(
        ("damage", "steps"),
        [
            ("c200", []),
            ("c75", ["enlarge"]),
            ("rot2", ["deskew"]),
            ("rot90", ["turn"]),
            ("blur", []),
            ("blur2", ["sharpen"]),
            ("jpeg10", []),
            ("noise2", ["smooth"]),
            ("lowcon", []),
            ("lowcon2", ["smooth"]),
            ("shadow", ["background"]),
            ("photo", ["unwarp", "background"]),
        ],
    )
    def test_does_for_tesseract_what_the_damage_asks_for(self, clean: Page, damage: str, steps: list[str]) -> None:
        done = prepared(degrade(clean, damage, 1), "tesseract").steps

        assert [label.split()[0] for label in done] == steps

    def test_measures_anew_what_a_turn_has_moved(self, clean: Page) -> None:
        lying = degrade(degrade(clean, "rot2", 1), "rot90", 1)

        done = prepared(lying, "tesseract")

        assert [label.split()[0] for label in done.steps] == ["turn", "deskew"]
        assert abs(measure(done.page).skew) <= 0.15

    @pytest.mark.parametrize("recipe", ["tesseract", "tesseract_strong", "rapidocr_strong", "service"])
    def test_evens_out_the_shadow_that_the_gate_lets_pass(self, clean: Page, recipe: str) -> None:
        assert "background" in prepared(degrade(clean, "shadow", 1), recipe).steps

    def test_spares_strong_engines_all_but_the_lie_of_the_page(self, clean: Page) -> None:
        assert prepared(degrade(clean, "shadow", 1), "rapidocr").steps == ()
        assert prepared(degrade(clean, "photo", 1), "rapidocr").steps == ("unwarp",)

    @pytest.mark.parametrize("engine", ["tesseract", "rapidocr"])
    def test_does_more_on_a_second_try(self, clean: Page, engine: str) -> None:
        faint = degrade(clean, "lowcon2", 1)

        first, second = (prepared(faint, f"{engine}{kind}").steps for kind in ("", "_strong"))

        assert set(second) - set(first)

    def test_claims_no_step_that_changed_nothing(self, clean: Page) -> None:
        mistaken = replace(measure(clean), photo=True)

        assert prepare(clean, mistaken, Recipe("photos", (Unwarp(),))) == Prepared(clean, ())

    def test_keeps_what_is_sent_to_a_service_within_its_limits(self) -> None:
        poster = Page(1, np.full((5000, 5000), 255, np.uint8), 600)

        done = prepared(poster, "service")

        assert done.page.image.size <= 16e6
        assert done.steps == ("shrink 0.80",)


class TestRecipeOfAnInstallation:
    def test_names_its_steps_and_their_settings(self) -> None:
        recipe = recipe_from({"name": "ours", "steps": ["unwarp", {"step": "deskew", "over": 2}, {"step": "enlarge"}]})

        assert recipe == Recipe("ours", (Unwarp(), Deskew(over=2.0), Enlarge()))

    def test_may_be_empty(self) -> None:
        assert recipe_from({"name": "bare", "steps": []}) == Recipe("bare")

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ({"steps": []}, "needs a name"),
            ({"name": "", "steps": []}, "needs a name"),
            ({"name": 7, "steps": []}, "needs a name"),
            ({"name": "x"}, "not a list"),
            ({"name": "x", "steps": "deskew"}, "not a list"),
            ({"name": "x", "steps": [], "engine": "y"}, "and not: engine"),
            ({"name": "x", "steps": [7]}, "neither the name of a step nor a table"),
            ({"name": "x", "steps": ["iron"]}, "no step 'iron'; there are invert, unwarp"),
            ({"name": "x", "steps": [{"over": 1}]}, "no step None"),
            ({"name": "x", "steps": [{"step": "deskew", "under": 1}]}, "deskew has no setting 'under'; it has over"),
            ({"name": "x", "steps": [{"step": "turn", "over": 1}]}, "turn has no setting 'over'; it has none"),
            ({"name": "x", "steps": [{"step": "deskew", "over": "much"}]}, "over is not a number"),
            ({"name": "x", "steps": [{"step": "deskew", "over": True}]}, "over is not a number"),
            ({"name": "x", "steps": [{"step": "deskew", "over": float("nan")}]}, "over is not a number"),
            ({"name": "x", "steps": [{"step": "smooth", "sigma": 0}]}, "sigma is 0; it may be from 0.3 to 10"),
            ({"name": "x", "steps": [{"step": "enlarge", "at_most": 50}]}, "at_most is 50; it may be from 1 to 8"),
        ],
    )
    def test_that_is_wrong_says_so_in_plain_words(self, data: dict[str, object], words: str) -> None:
        with pytest.raises(ValueError, match=r"[Rr]ecipe") as wrong:
            recipe_from(data)

        assert words in str(wrong.value)
