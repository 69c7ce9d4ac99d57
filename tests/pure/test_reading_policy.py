"""Who reads a document: the installation's habit, bent by the organisation, bent by the document."""

import pytest

from invoices.ocr.policy import AUTO, Policy, Preference, choose

NOTHING = Preference()
HOUSE = Policy(engine="auto", away="azure", away_allowed=False, languages=("fra",))


class TestChoice:
    def test_is_the_installation_s_where_nothing_else_is_said(self) -> None:
        assert choose(HOUSE, NOTHING, NOTHING) == HOUSE

    def test_of_the_organisation_goes_before_the_installation_s(self) -> None:
        assert choose(HOUSE, Preference(engine="rapidocr"), NOTHING).engine == "rapidocr"

    def test_of_the_document_goes_before_the_organisation_s(self) -> None:
        settled = choose(HOUSE, Preference(engine="rapidocr", languages=("deu",)), Preference(engine="tesseract"))

        assert settled.engine == "tesseract"
        assert settled.languages == ("deu",)


class TestLeaving:
    def test_is_allowed_by_the_organisation(self) -> None:
        assert choose(HOUSE, Preference(away_allowed=True), NOTHING).may_go_away

    def test_is_never_allowed_by_the_document_alone(self) -> None:
        assert not choose(HOUSE, NOTHING, Preference(away_allowed=True)).may_go_away

    def test_is_refused_by_the_document_whatever_the_organisation_allows(self) -> None:
        assert not choose(HOUSE, Preference(away_allowed=True), Preference(away_allowed=False)).may_go_away

    def test_needs_a_service_to_go_to(self) -> None:
        assert not choose(Policy(away_allowed=True), NOTHING, NOTHING).may_go_away

    def test_is_no_leaving_where_the_service_runs_on_a_machine_of_one_s_own(self) -> None:
        own = Policy(away="vision_llm", own_services=("vision_llm",))

        assert choose(own, NOTHING, Preference(away_allowed=False)).may_go_away
        assert not choose(own, NOTHING, NOTHING).may_leave


class TestAnEngineAwayFromHome:
    def test_is_allowed_by_the_keeper_who_names_it(self) -> None:
        named, asked = Policy(engine="azure"), HOUSE.with_preference(Preference(engine="azure"))

        for policy in (named, asked, choose(named, NOTHING, NOTHING), choose(named, NOTHING, Preference("azure"))):
            assert (policy.engine, policy.may_leave, policy.kept_from) == ("azure", True, None)

    @pytest.mark.parametrize(
        ("house", "organisation", "document"),
        [
            (HOUSE, Preference("azure"), NOTHING),
            (HOUSE, NOTHING, Preference("azure")),
            (HOUSE, NOTHING, Preference("azure", away_allowed=True)),
            (HOUSE, Preference(away_allowed=False), Preference("azure", away_allowed=True)),
            (Policy(away_allowed=True), Preference("azure", away_allowed=False), NOTHING),
            (Policy("azure"), Preference(away_allowed=False), NOTHING),
            (Policy("azure"), NOTHING, Preference(away_allowed=False)),
            (Policy("azure", away_allowed=True), NOTHING, Preference("azure", away_allowed=False)),
            (Policy("mistral"), Preference("azure"), NOTHING),
        ],
    )
    def test_is_not_used_where_nobody_allows_it_or_somebody_forbids_it(
        self, house: Policy, organisation: Preference, document: Preference
    ) -> None:
        settled = choose(house, organisation, document)

        assert (settled.engine, settled.asked_for) == (AUTO, "azure")
        assert not settled.may_leave
        assert not settled.may_go_away

    @pytest.mark.parametrize(
        ("house", "organisation", "document"),
        [
            (HOUSE, Preference("azure", away_allowed=True), NOTHING),
            (HOUSE, Preference(away_allowed=True), Preference("azure")),
            (Policy(away_allowed=True), Preference("azure"), NOTHING),
            (Policy(away_allowed=True), NOTHING, Preference("azure")),
        ],
    )
    def test_is_used_where_the_organisation_or_the_installation_allows_it(
        self, house: Policy, organisation: Preference, document: Preference
    ) -> None:
        settled = choose(house, organisation, document)

        assert (settled.engine, settled.may_leave, settled.asked_for) == ("azure", True, "azure")

    def test_needs_no_permission_on_a_machine_of_one_s_own(self) -> None:
        own = Policy(own_services=("vision_llm",))

        settled = choose(own, NOTHING, Preference("vision_llm", away_allowed=False))

        assert (settled.engine, settled.may_leave) == ("vision_llm", False)
