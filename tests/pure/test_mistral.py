"""Mistral OCR, against a stand-in that speaks its documented language."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from invoices.document import Box, PageText
from invoices.errors import EngineError, EngineNonsense, EngineRefused
from invoices.ocr.engine import Engine
from invoices.ocr.engines.mistral import Mistral
from invoices.ocr.formats.markdown import printed_lines
from tests import paper
from tests.doubles.mistral_server import MistralServer, a_page, block, scores
from tests.doubles.service_server import KEY, service_at
from tests.doubles.slow_server import running

LINES = ("Atelier Dupont SARL", "Facture FA-2024-0042", "Pièces   120,00 €", "Total TTC   253,20 €")
PAGE = paper.page(LINES, dpi=150)
LANGUAGES = ("fra", "eng")


@pytest.fixture
def server() -> Iterator[MistralServer]:
    with running(MistralServer()) as server:
        yield server


def engine_at(server: MistralServer, **settings: Any) -> Mistral:
    plain: dict[str, Any] = {"key": KEY, "endpoint": server.url, "service": service_at(server)}
    return Mistral(**plain | settings)


def read(server: MistralServer, **settings: Any) -> PageText:
    return engine_at(server, **settings).read(PAGE, LANGUAGES)


def failure(server: MistralServer, **settings: Any) -> EngineError:
    with pytest.raises(EngineError) as caught:
        read(server, **settings)
    return caught.value


class TestReading:
    def test_turns_markdown_into_lines_of_words(self, server: MistralServer) -> None:
        text = read(server)

        assert text.text.splitlines() == [
            "Facture F-2026-117",
            "Désignation Total",
            "Papier 1 028,80",
            "Total TTC 1 234,56 % & frais",
        ]

    def test_says_that_the_places_are_worked_out(self, server: MistralServer) -> None:
        text = read(server)

        assert not text.placed
        assert all(word.box.is_inside(Box.WHOLE_PAGE) for word in text.words)

    def test_lays_words_where_the_page_is_printed(self, server: MistralServer) -> None:
        server.pages = [a_page("\n\n".join(LINES))]

        lines = read(server).lines

        tops = [line.box.top for line in lines]
        assert len(lines) == 4
        assert tops == sorted(tops)
        assert all(0.05 < line.box.top < 0.25 for line in lines)
        assert lines[3].words[-2].box.left > lines[3].words[1].box.right

    def test_asks_for_blocks_and_scores_and_for_no_pictures(self, server: MistralServer) -> None:
        read(server)

        (asked,) = server.questions
        assert asked.json["model"] == "mistral-ocr-latest"
        assert asked.json["include_blocks"] is True
        assert asked.json["confidence_scores_granularity"] == "word"
        assert asked.json["include_image_base64"] is False

    def test_an_older_model_is_not_asked_for_them(self, server: MistralServer) -> None:
        server.old = True

        assert isinstance(failure(server), EngineRefused)
        assert read(server, details=False).words

    def test_lays_the_words_of_a_block_within_it(self, server: MistralServer) -> None:
        head, rest = "\n".join(LINES[:2]), "\n".join(LINES[2:])
        split = round(1400 * 0.105)
        blocks = [
            block("text", rest, 0, split, 1000, 1400),
            block("image", "![img](img)", 0, 0, 10, 10),
            block("title", f"# {head}", 0, 0, 1000, split),
        ]
        server.pages = [a_page(f"{rest}\n{head}", blocks=blocks)]

        lines = read(server).lines

        assert [line.words[0].text for line in lines] == ["Pièces", "Total", "Atelier", "Facture"]
        assert lines[2].box.bottom < lines[3].box.bottom < lines[0].box.top < lines[1].box.top

    def test_blocks_that_leave_text_out_are_not_relied_on(self, server: MistralServer) -> None:
        server.pages = [a_page("\n".join(LINES), blocks=[block("text", LINES[0], 0, 0, 1000, 200)])]

        assert len(read(server).lines) == 4

    def test_a_block_without_a_place_may_be_anywhere(self, server: MistralServer) -> None:
        server.pages = [a_page("\n".join(LINES), blocks=[block("text", "\n".join(LINES), 5, 5, 5, 5)])]

        assert len(read(server).lines) == 4

    def test_each_word_is_as_sure_as_its_score_says(self, server: MistralServer) -> None:
        page = a_page("**Total** TTC 253,20 €")
        page["confidence_scores"] = scores(("**Total**", 0.99), (" TTC", 0.95), (" 253,20 €", 0.41), average=0.8)
        server.pages = [page]

        assert [word.confidence for word in read(server).words] == [0.99, 0.95, 0.41, 0.41]

    def test_a_word_without_a_score_is_as_sure_as_its_page(self, server: MistralServer) -> None:
        page = a_page("Total TTC 253,20")
        page["confidence_scores"] = scores(("Total", 0.99), ("253,20", 0.7), average=0.8)
        server.pages = [page]

        assert [word.confidence for word in read(server).words] == [0.99, 0.8, 0.7]

    def test_a_page_without_scores_is_as_sure_as_not(self, server: MistralServer) -> None:
        server.pages = [a_page("Total")]

        assert [word.confidence for word in read(server).words] == [0.5]

    @pytest.mark.parametrize("pages", [[], [a_page("")], [a_page("![img-0.jpeg](img-0.jpeg)\n---\n")]])
    def test_a_page_without_words_is_empty(self, server: MistralServer, pages: list[dict[str, Any]]) -> None:
        server.pages = pages

        assert read(server).lines == ()

    def test_a_page_without_dimensions_is_read(self, server: MistralServer) -> None:
        server.pages = [a_page("Total", blocks=[block("text", "Total", 0, 0, 9, 9)]) | {"dimensions": None}]

        assert read(server).text == "Total"


class TestFailures:
    def test_a_wrong_key_is_refused_and_not_repeated_to_anybody(self, server: MistralServer) -> None:
        problem = failure(server, key="wrong")

        assert isinstance(problem, EngineRefused)
        assert "the key is not valid (authentication_error)" in str(problem)

    @pytest.mark.parametrize(
        "change", [{"markdown": None}, {"markdown": 7}, {"blocks": {}}, {"dimensions": {"width": 0}}]
    )
    def test_wrong_types_are_nonsense(self, server: MistralServer, change: dict[str, Any]) -> None:
        server.pages = [a_page() | change]

        assert isinstance(failure(server), EngineNonsense)


class TestAvailability:
    def test_fits_the_door(self) -> None:
        engine: Engine = Mistral()

        assert isinstance(engine, Engine)
        assert engine.version == "mistral-ocr-latest"
        assert engine.cost_per_page == Decimal("0.004")

    @pytest.mark.parametrize(
        ("settings", "words"),
        [
            ({}, "MISTRAL_API_KEY"),
            ({"key": KEY, "model": ""}, "MISTRAL_OCR_MODEL"),
            ({"key": KEY, "endpoint": "http://api.mistral.ai"}, "https on port 443"),
        ],
    )
    def test_says_what_is_missing(self, settings: dict[str, Any], words: str) -> None:
        assert words in (Mistral(**settings).why_unavailable(LANGUAGES) or "")

    def test_works_with_a_key(self) -> None:
        assert Mistral(KEY).why_unavailable(LANGUAGES) is None

    def test_the_page_leaves_the_building_unless_it_is_read_on_ones_own_machine(self, server: MistralServer) -> None:
        assert Mistral(KEY).leaves_the_building
        assert not engine_at(server).leaves_the_building

    def test_shows_no_key(self) -> None:
        assert KEY not in repr(Mistral(KEY))


class TestPrintedLines:
    @pytest.mark.parametrize(
        ("markdown", "printed"),
        [
            ("## Facture", "Facture"),
            ("> Note", "Note"),
            ("* Papier", "Papier"),
            ("- 12,50", "- 12,50"),
            ("-12,50 €", "-12,50 €"),
            ("#12 du lot", "#12 du lot"),
            ("**Net à payer** : __253,20__ `€`", "Net à payer : 253,20 €"),
            ("| A | B \\| C | D |", "A B | C D"),
            ("|A|B|", "A B"),
            ("a|b", "a|b"),
            ("[Voir](https://x.example) ici", "Voir ici"),
            ("12 rue<br>75002 Paris<br/>France", "12 rue 75002 Paris France"),
            ("H<sub>2</sub>O", "H 2 O"),
            ("TVA $20 \\%$", "TVA 20 %"),
            ("$5 and $7", "$5 and $7"),
            ("$\\mathbf{x}_{1}$", "\\mathbfx_1"),
            ("Dupont \\& fils \\#1", "Dupont & fils #1"),
            ("Dupont &amp; &lt;fils&gt;", "Dupont & <fils>"),
            ("5 * 4 * 3", "5 * 4 * 3"),
            ("1\u202f234,56", "1 234,56"),
            ("co\u00adopé\u200brative\x07", "coopérative"),
        ],
    )
    def test_are_what_stands_on_the_paper(self, markdown: str, printed: str) -> None:
        assert [" ".join(words) for words in printed_lines(markdown)] == [printed]

    def test_rules_and_pictures_are_no_lines(self) -> None:
        assert list(printed_lines("---\n| --- | :---: |\n***\n====\n\n![](a.png)\n\u200b")) == []
