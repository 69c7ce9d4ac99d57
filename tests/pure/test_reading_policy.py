"""Who reads a document: the installation's habit, bent by the organisation, bent by the document."""

from invoices.ocr.policy import Policy, Preference, choose

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
