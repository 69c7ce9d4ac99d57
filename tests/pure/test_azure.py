"""Azure Document Intelligence, against a stand-in that speaks its documented language."""

from base64 import b64decode
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from invoices.document import Box
from invoices.errors import EngineBusy, EngineError, EngineNonsense, EngineRefused, EngineUnavailable
from invoices.ocr.engine import Engine
from invoices.ocr.engines.azure import Azure
from tests import paper
from tests.doubles.azure_server import RESULT_ID, AzureServer, a_field
from tests.doubles.service_server import KEY, Pauses, service_at
from tests.doubles.slow_server import running, says

PAGE = paper.page(dpi=100)
LANGUAGES = ("fra", "eng")


@pytest.fixture
def server() -> Iterator[AzureServer]:
    with running(AzureServer()) as server:
        yield server


def engine_at(server: AzureServer, pauses: Pauses | None = None, **settings: Any) -> Azure:
    plain: dict[str, Any] = {"key": KEY, "service": service_at(server, pauses)}
    return Azure(server.url, **plain | settings)


def failure(server: AzureServer, **settings: Any) -> EngineError:
    with pytest.raises(EngineError) as caught:
        engine_at(server, **settings).read(PAGE, LANGUAGES)
    return caught.value


class TestReading:
    def test_returns_words_in_lines_with_their_places(self, server: AzureServer) -> None:
        text = engine_at(server).read(PAGE, LANGUAGES)

        assert text.text == "Facture F-2026-117\nTotal TTC 1 234,56 €"
        assert text.placed
        first = text.words[0]
        assert (first.text, first.confidence) == ("Facture", 0.98)
        assert first.box == Box(0.1, 0.07143, 0.24, 0.09286)

    def test_a_space_within_a_word_parts_it_as_everywhere(self, server: AzureServer) -> None:
        words = engine_at(server).read(PAGE, LANGUAGES).lines[1].words

        assert [word.text for word in words] == ["Total", "TTC", "1", "234,56", "€"]

    def test_sends_the_page_once_with_the_key_and_asks_until_it_is_analysed(self, server: AzureServer) -> None:
        server.running = 3
        pauses = Pauses()

        engine_at(server, pauses).read(PAGE, LANGUAGES)

        sent, *asked, deleted = server.questions
        assert sent.path == "/documentintelligence/documentModels/prebuilt-invoice:analyze?api-version=2024-11-30"
        assert b64decode(sent.json["base64Source"])[:4] == b"\x89PNG"
        assert [question.method for question in asked] == ["GET"] * 4
        assert pauses.taken == [2.0, 1.0, 1.0, 1.0]
        assert all(question.headers["ocp-apim-subscription-key"] == KEY for question in server.questions)
        assert (deleted.method, RESULT_ID in deleted.path) == ("DELETE", True)

    def test_leaves_the_result_over_there_when_told_to(self, server: AzureServer) -> None:
        engine_at(server, delete_after=False).read(PAGE, LANGUAGES)

        assert "DELETE" not in {question.method for question in server.questions}

    def test_a_result_that_cannot_be_deleted_is_used_all_the_same(self, server: AzureServer) -> None:
        server.running = 0
        answer, busy = server.answer, says(b"", "500 Internal Server Error")
        server.answer = lambda asked: busy if asked.method == "DELETE" else answer(asked)  # type: ignore[method-assign]

        assert engine_at(server).read(PAGE, LANGUAGES).words
        assert [question.method for question in server.questions] == ["POST", "GET", "DELETE"]

    def test_a_page_without_words_is_empty(self, server: AzureServer) -> None:
        server.analysis = {"pages": [{"pageNumber": 1, "width": 1000, "height": 1400, "words": None}]}

        assert engine_at(server).read(PAGE, LANGUAGES).lines == ()

    def test_words_that_no_line_claims_are_put_in_lines_by_where_they_stand(self, server: AzureServer) -> None:
        page = server.analysis["pages"][0]
        page["lines"] = None
        page["words"][0]["span"] = None
        page["words"].reverse()

        assert engine_at(server).read(PAGE, LANGUAGES).text == "Facture F-2026-117\nTotal TTC 1 234,56 €"

    def test_very_many_words_that_no_line_claims_stand_alone(self, server: AzureServer) -> None:
        page = server.analysis["pages"][0]
        page["lines"] = []
        page["words"] = page["words"] * 400

        assert len(engine_at(server).read(PAGE, LANGUAGES).lines) == 2800

    def test_words_off_the_page_are_left_out(self, server: AzureServer) -> None:
        words = server.analysis["pages"][0]["words"]
        words[0]["polygon"] = [-50, -50, -20, -50, -20, -20, -50, -20]
        words[1]["polygon"] = [100, 100, 200]
        words[2]["polygon"] = None
        words[3]["content"] = "\x00\u202e"

        assert engine_at(server).read(PAGE, LANGUAGES).text == "1 234,56 €"


class TestSuggestions:
    def test_its_fields_come_back_under_our_names(self, server: AzureServer) -> None:
        found = {each.field: each for each in engine_at(server).read(PAGE, LANGUAGES).suggestions}

        assert found["invoice_number"].raw == "F-2026-117"
        assert found["total_gross"].raw == "1 234,56 €"
        assert found["total_gross"].confidence == 0.87
        assert found["total_gross"].box == Box(0.6, 0.14286, 0.78, 0.16429)
        assert found["supplier_name"].raw == "Société Étoile"
        assert found["currency"].raw == "EUR"
        assert found["lines[0].description"].raw == "Papier"
        assert found["lines[0].net_amount"].raw == "1 028,80"
        assert found["vat_breakdown[0].rate"].raw == "20 %"
        assert found["supplier_bic"].raw == "AGRIFRPP"
        assert len(found) == 9

    def test_a_field_without_print_is_no_suggestion(self, server: AzureServer) -> None:
        fields = server.analysis["documents"][0]["fields"]
        fields.clear()
        fields |= {"InvoiceId": {"type": "string"}, "Items": {"type": "array", "valueArray": [{"type": "object"}]}}
        fields["DueDate"] = a_field("12/03/2026", boundingRegions=None)
        del fields["DueDate"]["confidence"]

        (due,) = engine_at(server).read(PAGE, LANGUAGES).suggestions

        assert (due.field, due.raw, due.confidence, due.box) == ("due_date", "12/03/2026", 0.0, None)

    def test_a_model_that_only_reads_suggests_nothing(self, server: AzureServer) -> None:
        del server.analysis["documents"]

        assert engine_at(server, model="prebuilt-read").read(PAGE, LANGUAGES).suggestions == ()
        assert "prebuilt-read:analyze" in server.questions[0].path


class TestFailures:
    def test_a_wrong_key_is_refused_and_not_repeated_to_anybody(self, server: AzureServer) -> None:
        problem = failure(server, key="wrong")

        assert isinstance(problem, EngineRefused)
        assert str(problem) == (
            "azure refused this page: the key is not valid (401). Check its key and quota in the settings."
        )

    @pytest.mark.parametrize(
        "location",
        [
            "https://evil.example/documentintelligence/documentModels/m/analyzeResults/1?api-version=2024-11-30",
            "http://127.0.0.1:1/documentintelligence/documentModels/m/analyzeResults/1?api-version=2024-11-30",
            "http://169.254.169.254/latest/meta-data/",
            "//evil.example/",
            "/documentintelligence/",
            "file:///etc/passwd",
        ],
    )
    def test_the_key_follows_no_pointer_to_another_machine(self, server: AzureServer, location: str) -> None:
        server.location = location

        problem = failure(server)

        assert isinstance(problem, EngineNonsense)
        assert "own host" in str(problem)
        assert len(server.asked) == 1

    def test_an_answer_without_a_pointer_is_nonsense(self, server: AzureServer) -> None:
        server.planned.append(says(b"{}"))

        assert isinstance(failure(server), EngineNonsense)

    def test_an_analysis_that_never_ends_is_given_up(self, server: AzureServer) -> None:
        server.running = 10_000
        pauses = Pauses()

        with pytest.raises(EngineBusy, match="not done after 120 seconds"):
            engine_at(server, pauses).read(PAGE, LANGUAGES)

        assert pauses.now < 120

    @pytest.mark.parametrize(
        ("operation", "kind", "words"),
        [
            ({"status": "failed", "error": {"code": "InternalServerError"}}, EngineBusy, "InternalServerError"),
            (
                {"status": "failed", "error": {"code": "InvalidRequest", "innererror": {"code": "InvalidContent"}}},
                EngineRefused,
                "InvalidContent",
            ),
            ({"status": "failed"}, EngineRefused, "failed"),
            ({"status": "canceled"}, EngineNonsense, "it is canceled"),
            ({"status": "\x1b[2J"}, EngineNonsense, "it is [2J"),
            ({"status": "succeeded"}, EngineNonsense, "it is succeeded"),
            ({"status": "succeeded", "analyzeResult": {"pages": []}}, EngineNonsense, "length"),
        ],
    )
    def test_an_analysis_that_fails_says_why(
        self, server: AzureServer, operation: dict[str, Any], kind: type[EngineError], words: str
    ) -> None:
        server.operation = operation

        problem = failure(server)

        assert type(problem) is kind
        assert words in str(problem)

    def test_a_fault_without_a_bottom_is_cut_off(self, server: AzureServer) -> None:
        fault: dict[str, Any] = {"code": "deepest"}
        for number in range(20):
            fault = {"code": f"code {number}", "innererror": fault}
        server.operation = {"status": "failed", "error": fault}

        assert "code 14" in str(failure(server))

    def test_a_busy_service_is_asked_again(self, server: AzureServer) -> None:
        server.planned += [says(b"", "429 Too Many Requests", "Retry-After: 3\r\n"), says(b"", "500 Oops")]
        pauses = Pauses()

        assert engine_at(server, pauses).read(PAGE, LANGUAGES).words
        assert pauses.taken[:2] == [3.0, 1.0]


class TestAvailability:
    def test_fits_the_door(self) -> None:
        engine: Engine = Azure()

        assert isinstance(engine, Engine)
        assert engine.version == "prebuilt-invoice 2024-11-30"
        assert engine.cost_per_page == Decimal("0.01")

    @pytest.mark.parametrize(
        ("settings", "words"),
        [
            ({}, "AZURE_OCR_ENDPOINT"),
            ({"endpoint": "https://mine.example"}, "AZURE_OCR_KEY"),
            ({"endpoint": "https://mine.example", "key": KEY, "model": "../x"}, "AZURE_OCR_MODEL"),
            ({"endpoint": "http://mine.example", "key": KEY}, "https on port 443"),
            ({"endpoint": "mine.example", "key": KEY}, "not a plain http"),
        ],
    )
    def test_says_what_is_missing(self, settings: dict[str, Any], words: str) -> None:
        assert words in (Azure(**settings).why_unavailable(LANGUAGES) or "")

    def test_works_with_an_endpoint_and_a_key(self) -> None:
        assert Azure("https://mine.cognitiveservices.azure.com/", KEY).why_unavailable(LANGUAGES) is None

    def test_an_endpoint_in_a_private_network_is_unavailable_in_words(self) -> None:
        with pytest.raises(EngineUnavailable, match="private network"):
            Azure("https://10.0.0.1", KEY).read(PAGE, LANGUAGES)

    def test_the_page_leaves_the_building_unless_it_is_read_on_ones_own_machine(self, server: AzureServer) -> None:
        assert Azure("https://mine.example", KEY).leaves_the_building
        assert not engine_at(server).leaves_the_building

    def test_shows_no_key(self) -> None:
        assert KEY not in repr(Azure("https://mine.example", KEY))
