"""What is tried next on a page."""

from dataclasses import replace
from decimal import Decimal

from invoices.document import Attempt, LayerVerdict
from invoices.ocr.policy import Policy
from invoices.ocr.routing import SoFar, Try, next_try
from tests.builders import measures

POLICY = Policy(usable_from=0.5, strong_below=0.8, languages=("fra", "eng"))
CLEAN = SoFar(LayerVerdict.ABSENT, measures(), POLICY)


def after(known: SoFar, *scores: float | None) -> SoFar:
    """Go on from what is known, each next try ending with the next of the scores (None: it failed)."""
    for score in scores:
        step = expected(known)
        tried = Attempt(step.engine, "1", step.recipe, (), step.why, 0.1, Decimal(0), score)
        known = replace(known, attempts=(*known.attempts, tried))
    return known


def expected(known: SoFar) -> Try:
    step = next_try(known)
    assert step is not None
    return step


class TestAuto:
    def test_takes_a_good_text_layer_and_reads_nothing(self) -> None:
        known = replace(CLEAN, layer=LayerVerdict.GOOD)

        assert expected(known).engine == "embedded"
        assert next_try(after(known, 0.99)) is None

    def test_reads_a_page_whose_text_layer_is_not_enough_for_this_installation(self) -> None:
        demanding = replace(CLEAN, layer=LayerVerdict.GOOD, policy=replace(POLICY, usable_from=1.0))

        assert expected(after(demanding, 0.99)).engine == "tesseract"

    def test_reads_a_page_whose_text_layer_is_garbled(self) -> None:
        assert expected(replace(CLEAN, layer=LayerVerdict.GARBLED)).engine == "tesseract"

    def test_asks_the_cheap_engine_first_and_stops_where_it_reads_well(self) -> None:
        assert expected(CLEAN).why == "first"
        assert next_try(after(CLEAN, 0.9)) is None

    def test_asks_the_strong_engine_where_the_cheap_one_is_not_believed(self) -> None:
        step = expected(after(CLEAN, 0.7))

        assert (step.engine, step.why) == ("rapidocr", "low_score")

    def test_asks_the_strong_engine_where_the_cheap_one_failed(self) -> None:
        assert expected(after(CLEAN, None)).engine == "rapidocr"

    def test_goes_straight_to_the_strong_engine_on_a_page_the_cheap_one_cannot_read(self) -> None:
        noisy = replace(CLEAN, measures=measures(noise=60.0))

        assert expected(noisy).why == "hard_page"

    def test_asks_the_cheap_engine_where_nothing_is_seen_that_could_be_hard_to_read(self) -> None:
        assert expected(replace(CLEAN, measures=measures(x_height=0.0, noise=60.0))).why == "first"

    def test_stops_once_a_page_is_usable(self) -> None:
        assert next_try(after(CLEAN, 0.3, 0.6)) is None


class TestUnderTheThreshold:
    def test_another_recipe_is_tried(self) -> None:
        step = expected(after(CLEAN, 0.3, 0.4))

        assert (step.recipe, step.why) == ("rapidocr_strong", "other_recipe")

    def test_a_page_that_reads_like_noise_is_turned_first(self) -> None:
        known = after(CLEAN, 0.01, 0.02)

        assert [expected(known).turn, expected(after(known, 0.01)).turn] == [180, 90]

    def test_turning_ends_when_the_page_reads(self) -> None:
        assert next_try(after(CLEAN, 0.01, 0.02, 0.9)) is None

    def test_a_person_reads_it_when_nothing_is_left_to_try(self) -> None:
        known = after(CLEAN, 0.01, 0.02, 0.01, 0.01, 0.01, 0.1)

        assert next_try(known) is None
        assert known.best < POLICY.usable_from


class TestOneEngine:
    def test_that_takes_the_text_layer_is_not_tried_again_however_little_there_is(self) -> None:
        known = replace(CLEAN, policy=replace(POLICY, engine="embedded"))

        assert next_try(after(known, 0.0)) is None

    def test_is_the_only_one_tried_when_asked_for_by_name(self) -> None:
        known = replace(CLEAN, policy=replace(POLICY, engine="tesseract"))

        tried = [expected(known), expected(after(known, 0.3))]

        assert {step.engine for step in tried} == {"tesseract"}
        assert next_try(after(known, 0.3, 0.3)) is None

    def test_starts_with_the_recipe_that_the_installation_names(self) -> None:
        known = replace(CLEAN, policy=replace(POLICY, engine="tesseract", recipes={"tesseract": "ours"}))

        assert expected(known).recipe == "ours"


class TestAnotherLanguage:
    def test_is_read_again_where_the_model_lacks_its_letters(self) -> None:
        german = replace(after(CLEAN, 0.9), language="deu", other_model=True)

        assert expected(german).languages == ("deu", "fra", "eng")

    def test_is_left_where_the_model_knows_its_letters(self) -> None:
        assert next_try(replace(after(CLEAN, 0.9), language="eng", other_model=False)) is None
