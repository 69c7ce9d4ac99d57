"""Each spot is weighed for each field; the model is kept as numbers and refused where it is not the one it says."""

from dataclasses import replace
from pathlib import Path

import pytest

from invoices.document import TextSource
from invoices.extraction import scoring
from invoices.extraction.scoring import FORMAT, Scorer, Weighed, from_artefact, rule_of, shipped_scorer, to_artefact
from invoices.extraction.spots import LEARNED, spots_of
from invoices.fields import Field, Source
from learning.core.artefact import load, save
from learning.core.errors import ArtefactRefused
from tests.believing import believing, knowing_nothing
from tests.scenes import ATELIER, a_view


def weighed(text: str, scorer: Scorer | None = None) -> dict[Field, tuple[Weighed, ...]]:
    return (scorer or believing()).weighed(spots_of(a_view(text)))


class TestWeighing:
    def test_puts_the_likeliest_first(self) -> None:
        found = weighed(ATELIER)[Field.TOTAL_GROSS]

        assert found[0].described.spot.raw == "253,20 €"
        assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
        assert all(0 < one.score < 1 for one in found)

    def test_finds_nothing_on_an_empty_page(self) -> None:
        assert set(weighed("").values()) == {()}

    def test_finds_nothing_for_a_field_that_was_not_learned(self) -> None:
        assert weighed(ATELIER, knowing_nothing()) == dict.fromkeys(LEARNED, ())

    def test_keeps_the_order_of_the_page_among_equals(self) -> None:
        found = weighed("12,00\n13,00\n14,00")[Field.TOTAL_GROSS]

        assert [one.described.spot.row for one in found] == [0, 1, 2]


class TestACandidate:
    def test_shows_where_it_stands_and_why_it_is_one(self) -> None:
        (first, *_) = weighed(ATELIER)[Field.TOTAL_GROSS]

        one = first.candidate()

        assert (one.field, one.raw, one.confidence, one.rule) == (
            Field.TOTAL_GROSS,
            "253,20 €",
            first.score,
            "right_of:total ttc",
        )
        assert (one.evidence[0].page, one.source) == (1, Source.OCR)

    def test_may_have_another_value_than_is_printed(self) -> None:
        (first, *_) = weighed(ATELIER)[Field.TOTAL_GROSS]

        assert first.candidate("another").value == "another"

    def test_comes_from_where_the_words_of_its_page_do(self) -> None:
        spots = spots_of(a_view(ATELIER, source=TextSource.TEXT))

        assert believing().weighed(spots)[Field.TOTAL_GROSS][0].candidate().source is Source.TEXT

    @pytest.mark.parametrize(
        ("text", "rule"),
        [
            ("Total TTC    253,20", "right_of:total ttc"),
            ("Total TTC\n253,20", "below:total ttc"),
            ("253,20", "place_on_page"),
        ],
    )
    def test_says_in_a_code_what_introduces_it(self, text: str, rule: str) -> None:
        assert rule_of(weighed(text)[Field.TOTAL_GROSS][0].described) == rule


class TestAScorer:
    def test_weighs_the_same_once_it_was_written_and_read(self, tmp_path: Path) -> None:
        digest = save(to_artefact(believing()), tmp_path / "scorer.model")
        again = from_artefact(load(tmp_path / "scorer.model", digest=digest, format=FORMAT))

        assert {*again.forests} == {*believing().forests}
        assert again.card["made"] == "by hand"
        assert [one.score for one in weighed(ATELIER, again)[Field.TOTAL_NET]] == pytest.approx(
            [one.score for one in weighed(ATELIER)[Field.TOTAL_NET]]
        )

    def test_that_was_fitted_on_other_features_is_refused(self) -> None:
        artefact = to_artefact(believing())
        other = replace(artefact, card={**artefact.card, "features_amount": ["colour"]})

        with pytest.raises(ArtefactRefused, match="other features"):
            from_artefact(other)

    def test_that_is_shipped_weighs_every_learned_field(self) -> None:
        assert {*shipped_scorer().forests} == {*LEARNED}

    def test_that_is_not_the_shipped_one_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(scoring, "DIGEST", "0" * 64)

        with pytest.raises(ArtefactRefused, match="digest"):
            shipped_scorer.__wrapped__()
